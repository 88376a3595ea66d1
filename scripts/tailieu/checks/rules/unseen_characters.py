from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from tailieu.content.findings import Edit, Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message
from tailieu.language.unseen import RIGHT_TO_LEFT, TURNING, UNSEEN

RULE = Rule(
    "TL062",
    "error",
    "text",
    Message("Không có ký tự không nhìn thấy", "No unseen characters"),
    Message(
        "Ký tự rộng bằng không, gạch nối mềm, ký tự đổi chiều chữ: mắt không thấy, tìm không ra; "
        "ký tự đổi chiều còn làm câu đọc khác đi.",
        "Zero-width characters, soft hyphens and bidi controls: no eye sees them, no search finds "
        "past them, and bidi controls make a line read otherwise than it is.",
    ),
    Message(
        "có {count} ký tự không nhìn thấy: {names}.",
        "holds {count} unseen characters: {names}.",
    ),
    Message(
        "gõ lại chỗ này, hoặc chạy `tailieu check --fix` để xóa.",
        "type this line again, or run `tailieu check --fix` to remove them.",
    ),
)
_LOST = Message(
    "có ký tự «�»: chữ ở đây đã mất khi chuyển mã.",
    "holds “�”: a letter was lost here when the text was converted.",
)
_RESTORE = Message("xem bản gốc và gõ lại chữ đã mất.", "type the lost letter from the original.")
_TURNED = Message(
    "có ký tự đổi chiều chữ: {names}; số quanh nó hiện theo thứ tự khác.",
    "holds characters that turn the line about: {names}; numbers show in another order.",
)
_DELETE = Message("xóa ký tự ấy và gõ lại chỗ này.", "delete them and type this place again.")
# Invisible characters that str.isprintable accepts.
_PRINTABLE = (
    "\U00016fe4\U0001d159\ufffc"
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\ufffd"
)
# Joiners belong between the parts of an emoji, and in scripts with joining letters.
_JOINERS = "\u200c\u200d"


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each line with invisible characters."""
    text = page.body
    if RIGHT_TO_LEFT.search(text):
        turned = TURNING.finditer(text)
        for line, matches in groupby(turned, key=lambda match: page.line(match.start())):
            signs = dict.fromkeys(sign for run in matches for sign in RIGHT_TO_LEFT.findall(run[0]))
            names = ", ".join(f"U+{ord(sign):04X}" for sign in signs)
            yield RULE.at(page.path, line, message=_TURNED, fix=_DELETE, names=names)
    if text.replace("\n", "").isprintable() and not any(c in text for c in _PRINTABLE):
        return
    found = [m for m in UNSEEN.finditer(text) if not _rightly_joined(text, m.start())]
    for line, matches in groupby(found, key=lambda match: page.line(match.start())):
        group = list(matches)
        yield RULE.at(
            page.path,
            line,
            count=len(group),
            names=", ".join(dict.fromkeys(_name(match[0]) for match in group)),
            edits=[Edit(m.start(), m.end(), "") for m in group if not page.recorded(m.start())],
        )
    for line in sorted({page.line(match.start()) for match in re.finditer("\ufffd", text)}):
        yield RULE.at(page.path, line, message=_LOST, fix=_RESTORE)


def _rightly_joined(text: str, at: int) -> bool:
    if text[at] not in _JOINERS or not 0 < at < len(text) - 1:
        return False
    return all(ord(text[near]) > 0x0590 and not text[near].isspace() for near in (at - 1, at + 1))


def _name(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, 'CONTROL')}"
