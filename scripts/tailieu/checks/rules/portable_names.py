from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tailieu.checks.project import Project
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

RULE = Rule(
    "TL084",
    "error",
    "safety",
    Message("Tên tệp mở được ở mọi máy", "File names that every computer takes"),
    Message(
        "Bản ngoại tuyến được chép sang Windows, USB và tệp zip.",
        "The offline copy goes to Windows, USB sticks and zip files.",
    ),
    Message(
        "tên «{name}» không dùng được: {problem}.", "the name “{name}” can't be used: {problem}."
    ),
    Message(
        "đổi tên, chỉ dùng chữ thường không dấu, chữ số, gạch nối và dấu chấm.",
        "rename it with lower-case letters without accents, digits, hyphens and dots only.",
    ),
)
MOST_CHARACTERS = 180
_TWIN = Message("chỉ khác «{twin}» ở chữ hoa hay dấu", "differs from “{twin}” in case or form only")
_KEPT = Message("Windows giữ tên này", "Windows keeps this name for itself")
_CHARACTERS = Message("có ký tự Windows không nhận", "it has characters that Windows refuses")
_END = Message("bắt đầu hoặc kết thúc bằng dấu cách, dấu chấm", "it ends in a space or dot")
_DECOMPOSED = Message("viết bằng Unicode tổ hợp", "it is in decomposed Unicode")
_LONG = Message(
    f"đường dẫn dài {{length}} ký tự, quá {MOST_CHARACTERS}",
    f"its path has {{length}} characters, over {MOST_CHARACTERS}",
)
# What Windows keeps for its devices, with any ending.
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def check(project: Project) -> Iterator[Finding]:
    """One finding for each file whose name some file systems cannot store."""
    catalog = project.catalog
    seen: dict[str, str] = {}
    for relative in catalog.files:
        name = relative.rsplit("/", 1)[-1]
        problem = problem_of(relative)
        folded = unicodedata.normalize("NFC", relative).casefold()
        twin = seen.setdefault(folded, relative)
        if twin != relative:
            problem = _TWIN
        if problem:
            yield RULE.at(
                catalog.shown(relative),
                0,
                name=name,
                problem=problem,
                twin=twin,
                length=len(relative),
            )


def problem_of(relative: str) -> Message | None:
    """Why some file systems cannot store a file at this path in docs/; None if all can."""
    name = relative.rsplit("/", 1)[-1]
    if RESERVED.fullmatch(name):
        return _KEPT
    if re.search(r'[<>:"\\|?*]', name) or not name.isprintable():
        return _CHARACTERS
    if name.endswith((".", " ")) or name.startswith(" "):
        return _END
    if not unicodedata.is_normalized("NFC", name):
        return _DECOMPOSED
    if len(relative) > MOST_CHARACTERS:
        return _LONG
    return None
