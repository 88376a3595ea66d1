"""Reads docs/ into the catalogue."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, NamedTuple

from tailieu.cache import NO_CACHE, Cache
from tailieu.content import (
    clauses,
    front_matter,
    own_addresses,
    page_limits,
    page_time,
    relations,
)
from tailieu.content.catalogue import Catalog, English, Entry
from tailieu.content.fields import SLUG
from tailieu.content.findings import Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message
from tailieu.content.schema import Page, TextPage, Translation, prose_fields
from tailieu.content.text_files import UNREADABLE, read_text

NO_FOLDER = Message("không có thư mục này.", "there is no such folder.")
_NO_FOLDER_FIX = Message(
    "chạy lệnh ở thư mục gốc của dự án, hoặc chỉ thư mục bằng --docs.",
    "run the command in the project's root, or name the folder with --docs.",
)
_NO_FILE = Message("không có trong thư mục nội dung.", "is not in the content folder.")
_NO_FILE_FIX = Message(
    "xem lại đường dẫn; trang nằm ngoài docs/ thì thêm --rules text.",
    "look at the path again; for a page outside docs/ add --rules text.",
)
SYMLINK = Rule(
    "TL002",
    "error",
    "safety",
    Message("Chỉ có tệp và thư mục thật", "Real files and folders only"),
    Message(
        "Khi dựng, liên kết tượng trưng sẽ đăng cả thứ nó chỉ tới, kể cả tệp ngoài dự án; đọc một "
        "ống (FIFO) hay thiết bị thì không bao giờ hết.",
        "The build would publish whatever a symbolic link points to, even outside the project; "
        "reading a pipe (FIFO) or a device never ends.",
    ),
    Message("là liên kết tượng trưng.", "is a symbolic link."),
    Message("chép tệp thật vào đây.", "copy the real file here."),
)
_SPECIAL = Message("là ống, ổ cắm hay thiết bị, không phải tệp.", "is a pipe, socket or device.")
_SPECIAL_FIX = Message("xóa nó.", "delete it.")
NAME = Rule(
    "TL003",
    "error",
    "reading",
    Message("Tên tệp thành địa chỉ", "The file name makes an address"),
    Message(
        "Tên tệp của trang là địa chỉ của trang.",
        "A page's file name is its address.",
    ),
    Message(
        "tên tệp «{name}» không thành địa chỉ được.", "the file name “{name}” makes no address."
    ),
    Message(
        "chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ luat-dat-dai-2024.md.",
        "use only lower-case letters without accents, digits and hyphens, "
        "such as luat-dat-dai-2024.md.",
    ),
)
NAME_TAKEN = Rule(
    "TL007",
    "error",
    "reading",
    Message("Tên tệp không trùng", "File names differ"),
    Message(
        "Tên tệp là mã của trang, trang khác dùng mã ấy để dẫn tới.",
        "The file name is the page's id, by which other pages refer to it.",
    ),
    Message(
        "tên «{key}» đã được «docs/{taken}» dùng.", "“docs/{taken}” has the name “{key}” already."
    ),
    Message(
        "đặt tên tệp khác; mỗi tên chỉ dùng một lần.",
        "give the file another name; each is used once.",
    ),
)
NO_ORIGINAL = Rule(
    "TL008",
    "error",
    "reading",
    Message("Bản dịch có bản tiếng Việt", "A translation has its Vietnamese page"),
    Message(
        "Bản tiếng Anh thừa hưởng khai báo của bản tiếng Việt cùng tên.",
        "The English page inherits the front matter of the Vietnamese one of the same name.",
    ),
    Message(
        "bản dịch không có bản tiếng Việt cùng tên đọc được.",
        "the translation has no readable Vietnamese page of the same name.",
    ),
    Message(
        "thêm hoặc sửa docs/{original}, hoặc xóa bản dịch.",
        "add or mend docs/{original}, or delete the translation.",
    ),
)
CLAUSES_DIFFER = Rule(
    "TL009",
    "error",
    "content",
    Message("Bản dịch đủ từng mục của toàn văn", "The translation has every clause"),
    Message(
        "Mỗi mục của toàn văn có địa chỉ; bản dịch đứng cạnh từng mục.",
        "Each clause of a full text has an address; the translation stands beside it.",
    ),
    Message(
        "toàn văn gồm {found}; bản tiếng Việt gồm {wanted}.",
        "the full text has {found}; the Vietnamese one has {wanted}.",
    ),
    Message(
        "dịch từng đoạn một, giữ đúng thứ tự và số đầu mục.",
        "translate paragraph by paragraph, in the same order with the same numbers.",
    ),
)
_NO_CLAUSE = Message("không đoạn nào", "no paragraph")

# What may lie in docs/; a special file is a pipe, a socket or a device.
_Kind = Literal["file", "folder", "link", "special"]
# The kind of what is kept.
_KIND = "read"
# What Vim, Emacs and LibreOffice keep beside a file while it is open, which is never published.
_OF_EDITORS = re.compile(r"\..*\.sw[a-z]|4913|.*~|\.?#.*|\.~lock\..*")
# Nanoseconds that no file system's clock takes for a tick (FAT's takes two seconds).
_TICK = 3_000_000_000


@dataclass(frozen=True)
class _Read:
    """What was read of a file: its text, the page in it, findings.

    `stamp` tells the states of the file apart; None if a change may leave it as it is.
    """

    stamp: tuple[int, ...] | None
    text: MarkdownText | None = None
    page: Entry[Any] | English | None = None
    findings: tuple[Finding, ...] = ()


class Reader:
    """Reads the pages below `docs`, as often as is wanted: only what has changed is read again.

    `models` are the kinds, each with a folder of its own. What is read of a page is kept in `cache`
    for the next run.
    """

    def __init__(self, docs: Path, models: Iterable[type[Page]], cache: Cache = NO_CACHE):
        self._docs = docs
        self._kinds = {model.folder: model for model in models}
        self._prose = prose_fields(self._kinds.values())
        self._cache = cache
        # By path relative to docs/.
        self._known: dict[str, _Read] = {}

    def load(self) -> tuple[Catalog, list[Finding]]:
        """Read every page; what cannot be read or resolved is returned as findings.

        The catalogue has all pages that could be read, so that the rules can check these.
        """
        if not self._docs.is_dir():
            missing = UNREADABLE.at(str(self._docs), 0, message=NO_FOLDER, fix=_NO_FOLDER_FIX)
            return Catalog(), [missing]
        catalog = Catalog(folder=self._docs.name)
        findings: list[Finding] = []
        pages: list[str] = []
        for relative, kind in sorted(
            _files(self._docs, findings), key=lambda file: file[0].split("/")
        ):
            if own_addresses.owned(relative):
                findings += own_addresses.of_file(relative)
                continue
            catalog.files[relative] = self._docs / relative
            # MkDocs would follow it and publish its target.
            if kind == "link":
                findings.append(SYMLINK.at(relative, 0))
            elif kind == "special":
                findings.append(SYMLINK.at(relative, 0, message=_SPECIAL, fix=_SPECIAL_FIX))
            elif relative.endswith(".md") and not relative.endswith("/.md") and relative != ".md":
                pages.append(relative)
        self._read(catalog, pages)
        translations: dict[str, English] = {}
        for relative, read in self._known.items():
            findings += read.findings
            if read.text:
                catalog.texts[relative] = read.text
            if isinstance(read.page, English):
                translations[relative] = read.page
            elif read.page:
                key = read.page.id
                taken = catalog.in_folder(read.page.kind).get(key)
                if taken:
                    findings.append(NAME_TAKEN.at(relative, 0, key=key, taken=taken.path))
                else:
                    catalog.add(read.page)
        _attach_translations(catalog, translations, findings)
        findings += relations.resolve(catalog)
        findings += own_addresses.of_former(catalog)
        return catalog, sorted(replace(f, path=catalog.shown(f.path)) for f in findings)

    def _read(self, catalog: Catalog, pages: Iterable[str]) -> None:
        """Bring what is known up to date with the files of `pages`."""
        before, self._known = self._known, {}
        changed: dict[str, MarkdownText] = {}
        for relative in pages:
            path = catalog.files[relative]
            stamp = _stamp(path)
            known = before.get(relative)
            if known and stamp and stamp == known.stamp:
                self._known[relative] = known
                continue
            findings: list[Finding] = []
            raw = read_text(path, relative, findings)
            if known and known.text and known.text.text == raw:
                self._known[relative] = replace(known, stamp=stamp)
                continue
            self._known[relative] = _Read(stamp, findings=tuple(findings))
            if raw is not None:
                has_record = self._model(relative).has_record
                shown = catalog.shown(relative)
                changed[relative] = MarkdownText(shown, raw, self._prose, has_record)
        kept = self._cache.get(_KIND, [text.digest for text in changed.values()])
        new: dict[bytes, bytes] = {}
        for relative, text in changed.items():
            found: list[Finding] = []
            if text.digest in kept:
                parsed: _Parsed | None = _decoded(kept[text.digest])
            elif _is_over(text, relative, found):
                # Nothing may read it further.
                self._known[relative] = _Read(self._known[relative].stamp, findings=tuple(found))
                continue
            else:
                with page_time.limited(text.path):
                    parsed = _parsed(text, relative, found)
                # A page with findings is read again: there are few.
                encoded = _encoded(parsed) if parsed and not found else None
                if encoded:
                    new[text.digest] = encoded
            name = relative.rsplit("/", 1)[-1]
            if not SLUG.fullmatch(name.removesuffix(".md").removesuffix(".en")):
                found.append(NAME.at(relative, 0, name=name))
            page = self._page(relative, text, parsed, found) if parsed else None
            stamp = self._known[relative].stamp
            self._known[relative] = _Read(stamp, text, page, tuple(found))
        self._cache.put(_KIND, new)

    def _model(self, relative: str) -> type[Page]:
        """The model of a page; index.md is the page of a list and has no kind of its own."""
        folder, *below = (relative.removesuffix(".md").removesuffix(".en") + ".md").split("/")
        return self._kinds.get(folder, TextPage) if below and below[-1] != "index.md" else TextPage

    def _page(
        self, relative: str, text: MarkdownText, parsed: _Parsed, findings: list[Finding]
    ) -> Entry[Any] | English | None:
        """The page of a file; None, with findings, if its front matter does not fit its kind."""
        written, parts = parsed
        if relative.endswith(".en.md"):
            translation = front_matter.validate(Translation, written, relative, findings)
            if translation is None:
                return None
            return English(relative, translation, text, written.start, written.body_line, parts)
        model = self._model(relative)
        meta = front_matter.validate(model, written, relative, findings)
        if meta is None:
            return None
        key = relative.removesuffix(".md")
        if model is not TextPage:
            key = key.rsplit("/", 1)[-1]
        return Entry(
            key,
            model.folder,
            relative,
            meta,
            text,
            written.start,
            written.body_line,
            written.lines,
            parts,
        )


def load(
    docs: Path, models: Iterable[type[Page]], cache: Cache = NO_CACHE
) -> tuple[Catalog, list[Finding]]:
    """Read every page below `docs` once: see Reader."""
    return Reader(docs, models, cache).load()


def _files(docs: Path, findings: list[Finding]) -> Iterator[tuple[str, _Kind]]:
    """(path relative to `docs`, what lies there) of all that is in it, without following links.

    Folders that cannot be listed are added to `findings`.
    """
    folders = [""]
    while folders:
        below = folders.pop()
        try:
            with os.scandir(docs / below) as entries:
                for entry in entries:
                    if _OF_EDITORS.fullmatch(entry.name):
                        continue
                    kind = _kind(entry)
                    yield below + entry.name, kind
                    if kind == "folder":
                        folders.append(f"{below}{entry.name}/")
        except OSError as error:
            unreadable = UNREADABLE.at(below.rstrip("/"), 0, reason=error.strerror)
            findings.append(unreadable)


def _kind(entry: os.DirEntry[str]) -> _Kind:
    if entry.is_symlink():
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "file" if entry.is_file(follow_symlinks=False) else "special"


def _stamp(path: Path) -> tuple[int, ...] | None:
    """What tells the states of a file apart; None if a change may leave it as it is."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    # A file may change twice within one tick of the file system's clock.
    if max(status.st_mtime_ns, status.st_ctime_ns) > time.time_ns() - _TICK:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _is_over(text: MarkdownText, shown: str, findings: list[Finding]) -> bool:
    """Whether a page has too much of something, which is added to `findings`."""
    problem = page_limits.problem(text.text, has_record=text.has_record)
    if problem:
        findings.append(page_limits.RULE.at(shown, problem.line, **problem.as_values()))
    return problem is not None


class _Parsed(NamedTuple):
    """What depends on the text of a page alone."""

    written: front_matter.Written
    clauses: tuple[clauses.Clause, ...]


def _parsed(text: MarkdownText, relative: str, findings: list[Finding]) -> _Parsed | None:
    written = front_matter.read(text.text, relative, findings)
    # Of a copy, so that the catalogue does not keep what was read of the page.
    return _Parsed(written, tuple(clauses.split(replace(text).full_text))) if written else None


def _encoded(parsed: _Parsed) -> bytes | None:
    """As JSON; None for what JSON cannot tell, such as keys that are numbers."""
    written, parts = parsed
    held = [
        [written.values, written.lines, written.start, written.body_line],
        [[clause.id, clause.mark, clause.text] for clause in parts],
    ]
    encoded = json.dumps(held, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return encoded if json.loads(encoded) == held else None


def _decoded(encoded: bytes) -> _Parsed:
    written, parts = json.loads(encoded)
    return _Parsed(front_matter.Written(*written), tuple(clauses.Clause(*part) for part in parts))


def _attach_translations(
    catalog: Catalog, translations: dict[str, English], findings: list[Finding]
) -> None:
    originals = catalog.by_path()
    for path, english in translations.items():
        name = path.removesuffix(".en.md") + ".md"
        original = originals.get(name)
        if original is None:
            if name not in catalog.files:
                findings.append(NO_ORIGINAL.at(path, 0, original=name))
            continue
        ids = [clause.id for clause in english.clauses]
        wanted = [clause.id for clause in original.clauses]
        if ids != wanted:
            findings.append(
                CLAUSES_DIFFER.at(
                    path,
                    english.body_line,
                    found=", ".join(ids) or _NO_CLAUSE,
                    wanted=", ".join(wanted) or _NO_CLAUSE,
                )
            )
            continue
        catalog.add(replace(original, en=english))


def load_texts(
    paths: Iterable[Path], models: Iterable[type[Page]]
) -> tuple[Catalog, list[Finding]]:
    """Read any Markdown files as texts only, for the rules about text.

    Their front matter, if they have one, may be that of any kind.
    """
    catalog = Catalog()
    prose = prose_fields(models)
    findings: list[Finding] = []
    for given in paths:
        if not given.exists():
            findings.append(_no_file(given))
        inside = sorted(given.rglob("*.md")) if given.is_dir() else [given]
        for path in inside:
            if path.is_symlink() or not path.is_file():
                continue
            text = read_text(path, str(path), findings)
            if text is None:
                continue
            catalog.files[str(path)] = path
            page = MarkdownText(str(path), text, prose, in_docs=False)
            if not _is_over(page, str(path), findings):
                catalog.texts[str(path)] = page
    return catalog, findings


def findings_about(
    catalog: Catalog, docs: Path, paths: Iterable[Path], findings: Iterable[Finding]
) -> list[Finding]:
    """The `findings` about `paths` (files or folders), and one for each path outside of `docs`."""
    kept: list[Finding] = []
    wanted: list[str] = []
    for path in paths:
        try:
            # Which a ring of links breaks off, and `Path.resolve` does not.
            real = Path(os.path.realpath(path))
            relative = real.relative_to(docs.resolve()).as_posix()
        except ValueError:
            relative = None
        if relative is None or (relative != "." and relative not in catalog.files):
            kept.append(_no_file(path))
        else:
            wanted.append(catalog.folder if relative == "." else catalog.shown(relative))
    return kept + [
        finding
        for finding in findings
        if any(finding.path == path or finding.path.startswith(f"{path}/") for path in wanted)
    ]


def _no_file(path: Path) -> Finding:
    return UNREADABLE.at(str(path), 0, message=_NO_FILE, fix=_NO_FILE_FIX)
