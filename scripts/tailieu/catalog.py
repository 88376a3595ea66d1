"""The catalogue: the only reader of `docs/`.

Front matter becomes typed pages, relations are resolved both ways, and every broken one is a
finding. Lists, backlinks, the index and the feeds are derived from here and nowhere else.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from tailieu import clauses, clock
from tailieu.findings import Finding
from tailieu.models import (
    MODELS,
    SLUG,
    Abbreviation,
    Document,
    Pack,
    PackItem,
    Page,
    Sheet,
    Source,
    TextPage,
    Translation,
    explain,
)

FOLDERS = {kind: kind for kind in ("phieu", "van-ban", "nguon", "bo-tai-lieu")}


# The loaded pages -----------------------------------------------------------------------------

M = TypeVar("M", bound=Page)


@dataclass(frozen=True)
class English:
    """The translation of a page: its path in docs/, front matter and body."""

    path: str
    meta: Translation
    body: str
    body_line: int


@dataclass(frozen=True)
class Entry(Generic[M]):
    """A page of docs/. `path` is relative to docs/ with `/`; `id` is the file's stem."""

    id: str
    kind: str
    path: str
    meta: M
    body: str
    body_line: int
    lines: dict[tuple[str | int, ...], int] = field(repr=False, compare=False)
    clauses: tuple[clauses.Clause, ...] = ()
    en: English | None = None

    @property
    def html_path(self) -> str:
        """The address of the Vietnamese page, relative to the site's root."""
        return self.path.removesuffix(".md") + ".html"

    def page_path(self, lang: str) -> str:
        """The address in `lang`, or of the Vietnamese page where there is no translation."""
        return f"en/{self.html_path}" if lang == "en" and self.en else self.html_path

    def text(self, name: str, lang: str) -> Any:
        """A field of the front matter in `lang`, else in Vietnamese."""
        translated = getattr(self.en.meta, name, None) if lang == "en" and self.en else None
        return translated or getattr(self.meta, name)


@dataclass(frozen=True)
class Change:
    """One line of a document's history; `document` is the record that caused it, where held."""

    event: str
    on: date | None
    by: str | None
    document: Entry[Document] | None = None
    note: str | None = None
    mark: str | None = None


@dataclass
class Catalog:
    """All pages by kind and id, and their relations both ways."""

    sheets: dict[str, Entry[Sheet]] = field(default_factory=dict)
    documents: dict[str, Entry[Document]] = field(default_factory=dict)
    sources: dict[str, Entry[Source]] = field(default_factory=dict)
    packs: dict[str, Entry[Pack]] = field(default_factory=dict)
    pages: dict[str, Entry[TextPage]] = field(default_factory=dict)

    # Backlinks, each list in the order of the pages' ids.
    citing_document: dict[str, list[Entry[Sheet]]] = field(default_factory=dict)
    citing_clause: dict[tuple[str, str], list[Entry[Sheet]]] = field(default_factory=dict)
    citing_source: dict[str, list[Entry[Sheet]]] = field(default_factory=dict)
    holding: dict[str, list[Entry[Document]]] = field(default_factory=dict)
    sheet_replaced_by: dict[str, list[Entry[Sheet]]] = field(default_factory=dict)
    replaced_by: dict[str, list[Entry[Document]]] = field(default_factory=dict)
    amended_by: dict[str, list[Entry[Document]]] = field(default_factory=dict)
    guided_by: dict[str, list[Entry[Document]]] = field(default_factory=dict)

    def kind(self, kind: str) -> dict[str, Entry]:
        return {
            "phieu": self.sheets,
            "van-ban": self.documents,
            "nguon": self.sources,
            "bo-tai-lieu": self.packs,
            "trang": self.pages,
        }[kind]

    def entries(self) -> Iterable[Entry]:
        for kind in MODELS:
            yield from self.kind(kind).values()

    def by_path(self) -> dict[str, Entry]:
        """Every page by its Vietnamese path in docs/."""
        return {entry.path: entry for entry in self.entries()}

    @property
    def abbreviations(self) -> dict[str, Abbreviation]:
        return {
            short: meaning
            for page in self.pages.values()
            for short, meaning in page.meta.abbreviations.items()
        }

    def on_agenda(self, item: PackItem) -> Entry[Sheet] | Entry[Document]:
        """The page that a pack's item names."""
        return self.sheets[item.sheet] if item.sheet else self.documents[item.document]

    def sheet_status(self, sheet: Entry[Sheet], today: date) -> str:
        """A key of terms.STATUSES for a sheet on `today`."""
        meta = sheet.meta
        if meta.withdrawn:
            return "da-rut"
        if self.sheet_replaced_by.get(sheet.id):
            return "bi-thay-the"
        if meta.archived:
            return "luu-tru"
        return clock.sheet_status(
            today, start=meta.in_force_from, end=meta.in_force_until, review_by=meta.review_by
        )

    def document_status(self, document: Entry[Document], today: date) -> str:
        """A key of terms.STATUSES for a document on `today`.

        A replacement counts from the day it comes into force; one whose day is unknown counts at
        once, since a reader must not rely on a text that is known to have a successor.
        """
        meta = document.meta
        for newer in self.replaced_by.get(document.id, []):
            if newer.meta.effective is None or newer.meta.effective <= today:
                return "bi-thay-the"
        if any(
            event.event in ("bi-thay-the", "het-hieu-luc") and (not event.on or event.on <= today)
            for event in meta.history
        ):
            return "het-hieu-luc"
        if meta.expires and today > meta.expires:
            return "het-hieu-luc"
        if meta.type == "cong-van" and meta.system == "dang":
            return "chi-dao"
        if meta.effective is None:
            return "chua-ro"
        return "con-hieu-luc" if meta.effective <= today else "chua-hieu-luc"

    def history(self, document: Entry[Document]) -> list[Change]:
        """The document's life, oldest first; undated changes last."""
        meta = document.meta
        changes = []
        if meta.issued:
            changes.append(Change("ban-hanh", meta.issued, meta.number, mark=meta.mark))
        if meta.effective:
            changes.append(Change("co-hieu-luc", meta.effective, meta.number, mark=meta.mark))
        for event, others in (
            ("sua-doi-bo-sung", self.amended_by.get(document.id, [])),
            ("bi-thay-the", self.replaced_by.get(document.id, [])),
        ):
            for other in others:
                on = other.meta.effective or other.meta.issued
                changes.append(Change(event, on, other.meta.number, other, mark=other.meta.mark))
        if meta.expires:
            changes.append(Change("het-hieu-luc", meta.expires, None, mark=meta.mark))
        for event in meta.history:
            changes.append(
                Change(event.event, event.on, event.by, note=event.note, mark=event.evidence.mark)
            )
        return sorted(changes, key=lambda change: (change.on or date.max, change.by or ""))


# Reading --------------------------------------------------------------------------------------


class _Loader(yaml.CSafeLoader):
    """Leaves dates as they are typed, so that a wrong one can be quoted back, and takes only
    true and false for booleans: the key `on` is a word, as in YAML 1.2."""


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
    ]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)


def load(docs: Path) -> tuple[Catalog, list[Finding]]:
    """Read every page below `docs`; what cannot be read or resolved comes back as findings.

    The catalogue then holds the pages that could be read, so that later rules can still speak.
    """
    if not docs.is_dir():
        fix = "chạy lệnh ở thư mục gốc của dự án, hoặc chỉ thư mục bằng --docs."
        return Catalog(), [Finding(str(docs), 0, "TL001", "không có thư mục này.", fix)]
    catalog = Catalog()
    findings: list[Finding] = []
    translations: dict[str, English] = {}
    for path in sorted(docs.rglob("*")):
        # MkDocs would follow it and publish what it points to, whatever its name.
        if path.is_symlink():
            place = path.relative_to(docs).as_posix()
            fix = "chép tệp thật vào đây."
            findings.append(Finding(place, 0, "TL002", "là liên kết tượng trưng.", fix))
    for path in sorted(docs.rglob("*.md")):
        if path.is_symlink():
            continue
        read = _read(path, docs, findings)
        if read is None:
            continue
        relative, values, lines, body, body_line = read
        if relative.endswith(".en.md"):
            meta = _validate(Translation, values, lines, relative, findings)
            if meta:
                translations[relative] = English(relative, meta, body, body_line)
            continue
        kind = FOLDERS.get(relative.split("/")[0], "trang") if "/" in relative else "trang"
        if path.stem == "index":
            kind = "trang"
        meta = _validate(MODELS[kind], values, lines, relative, findings)
        if meta is None:
            continue
        key = path.stem if kind != "trang" else relative.removesuffix(".md")
        taken = catalog.kind(kind).get(key)
        if taken:
            findings.append(
                Finding(
                    relative,
                    0,
                    "TL007",
                    f"tên «{key}» đã được «docs/{taken.path}» dùng.",
                    "đặt tên tệp khác; mỗi tên chỉ dùng một lần.",
                )
            )
            continue
        catalog.kind(kind)[key] = Entry(
            key, kind, relative, meta, body, body_line, lines, tuple(clauses.split(body))
        )
    _attach_translations(catalog, translations, findings)
    _resolve(catalog, findings)
    prefix = docs.name
    return catalog, sorted(
        Finding(f"{prefix}/{f.path}", f.line, f.rule, f.message, f.fix) for f in findings
    )


def _read(path: Path, docs: Path, findings: list[Finding]) -> tuple | None:
    relative = path.relative_to(docs).as_posix()

    def refuse(line: int, rule: str, message: str, fix: str) -> None:
        findings.append(Finding(relative, line, rule, message, fix))

    if not SLUG.fullmatch(path.name.removesuffix(".md").removesuffix(".en")):
        refuse(
            0,
            "TL003",
            f"tên tệp «{path.name}» không thành địa chỉ được.",
            "chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ luat-dat-dai-2024.md.",
        )
    try:
        raw = path.read_bytes()
    except OSError as error:
        refuse(0, "TL001", f"không đọc được: {error.strerror}.", "sửa quyền đọc của tệp.")
        return None
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        refuse(line, "TL001", "không phải chữ UTF-8.", "lưu lại tệp với bảng mã UTF-8.")
        return None
    if not text.strip():
        refuse(0, "TL004", "là tệp rỗng.", "chép một trang cùng loại rồi sửa, hoặc xóa tệp.")
        return None
    match = _FRONT_MATTER.match(text)
    if not match:
        refuse(
            1,
            "TL004",
            "không có phần khai báo ở đầu tệp.",
            "bắt đầu tệp bằng một dòng ---, các trường, rồi một dòng ---.",
        )
        return None
    try:
        node = yaml.compose(match[1], _Loader)
        values = yaml.load(match[1], _Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        refuse(
            mark.line + 2 if mark else 1,
            "TL005",
            f"phần khai báo không đọc được: {problem}.",
            "đặt giá trị có dấu hai chấm hoặc dấu # trong ngoặc kép, và thụt dòng bằng dấu cách.",
        )
        return None
    if not isinstance(values, dict):
        refuse(2, "TL005", "phần khai báo không phải các dòng «trường: giá trị».", "sửa lại.")
        return None
    lines: dict[tuple[str | int, ...], int] = {}
    _collect_lines(
        node,
        (),
        lines,
        lambda place, at: refuse(
            at, "TL006", f"trường «{place}» được ghi hai lần.", "giữ lại một dòng."
        ),
    )
    body = text[match.end() :]
    return relative, values, lines, body, text.count("\n", 0, match.end()) + 1


def _collect_lines(node: yaml.Node, place: tuple, lines: dict, repeated: Any) -> None:
    """Line of every key and item, so that an error can name the one it means."""
    lines.setdefault(place, node.start_mark.line + 2)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*place, key.value)
            if inner in lines:
                repeated(".".join(map(str, inner)), key.start_mark.line + 2)
            lines[inner] = key.start_mark.line + 2
            _collect_lines(value, inner, lines, repeated)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _collect_lines(value, (*place, index), lines, repeated)


T = TypeVar("T", bound=BaseModel)


def _validate(
    model: type[T], values: dict, lines: dict, path: str, findings: list[Finding]
) -> T | None:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        for fault in error.errors():
            message, fix = explain(fault, model)
            # A fault between fields has no place of its own: show the field that it names first.
            known = tuple(fault["loc"]) or tuple(re.findall(r"«(\w+)", message)[:1])
            while known and known not in lines:
                known = known[:-1]
            findings.append(Finding(path, lines.get(known, 1), "TL010", message, fix))
        return None


def _attach_translations(
    catalog: Catalog, translations: dict[str, English], findings: list[Finding]
) -> None:
    originals = catalog.by_path()
    for path, english in translations.items():
        original = originals.get(path.removesuffix(".en.md") + ".md")
        if original is None:
            findings.append(
                Finding(
                    path,
                    0,
                    "TL008",
                    "bản dịch không có bản tiếng Việt cùng tên đọc được.",
                    f"thêm hoặc sửa docs/{path.removesuffix('.en.md')}.md, hoặc xóa bản dịch.",
                )
            )
            continue
        ids = [clause.id for clause in clauses.split(english.body)]
        wanted = [clause.id for clause in original.clauses]
        if ids != wanted:
            findings.append(
                Finding(
                    path,
                    english.body_line,
                    "TL009",
                    f"toàn văn gồm {', '.join(ids) or 'không đoạn nào'}; bản tiếng Việt gồm"
                    f" {', '.join(wanted) or 'không đoạn nào'}.",
                    "dịch từng đoạn một, giữ đúng thứ tự và số đầu mục.",
                )
            )
            continue
        entries = catalog.kind(original.kind)
        entries[original.id] = Entry(**{**vars(original), "en": english})


def _resolve(catalog: Catalog, findings: list[Finding]) -> None:
    """Fill the backlinks; every reference to a page that is not there becomes a finding."""
    back: dict[str, dict] = defaultdict(lambda: defaultdict(list))

    def refer(entry: Entry, place: tuple, kind: str, wanted: str) -> Entry | None:
        target = catalog.kind(kind).get(wanted)
        if target is None:
            folder = {v: k for k, v in FOLDERS.items()}[kind]
            close = difflib.get_close_matches(wanted, catalog.kind(kind), 1)
            fix = f"có phải «{close[0]}»? " if close else ""
            fix += f"Thêm docs/{folder}/{wanted}.md hoặc sửa dòng này."
            message = f"«{wanted}» không có trong docs/{folder}/."
            findings.append(Finding(entry.path, _line(entry, place), "TL011", message, fix))
        return target

    for document in catalog.documents.values():
        for name, kept in (
            ("replaces", "replaced_by"),
            ("amends", "amended_by"),
            ("guides", "guided_by"),
        ):
            for index, wanted in enumerate(getattr(document.meta, name)):
                if refer(document, (name, index), "van-ban", wanted):
                    back[kept][wanted].append(document)
        if document.meta.source and refer(document, ("source",), "nguon", document.meta.source):
            back["holding"][document.meta.source].append(document)
    for source in catalog.sources.values():
        for index, wanted in enumerate(source.meta.see_also):
            refer(source, ("see_also", index), "nguon", wanted)
    for pack in catalog.packs.values():
        for index, item in enumerate(pack.meta.items):
            if item.sheet:
                refer(pack, ("items", index, "sheet"), "phieu", item.sheet)
            else:
                refer(pack, ("items", index, "document"), "van-ban", item.document)
    for sheet in catalog.sheets.values():
        for index, wanted in enumerate(sheet.meta.replaces):
            if refer(sheet, ("replaces", index), "phieu", wanted):
                back["sheet_replaced_by"][wanted].append(sheet)
        for label, citation in sheet.meta.citations.items():
            place = ("citations", label)
            if citation.source:
                if refer(sheet, (*place, "source"), "nguon", citation.source):
                    _once(back["citing_source"][citation.source], sheet)
                continue
            document = refer(sheet, (*place, "document"), "van-ban", citation.document)
            if document is None:
                continue
            _once(back["citing_document"][document.id], sheet)
            if document.meta.source:
                _once(back["citing_source"][document.meta.source], sheet)
            if citation.clause:
                known = [clause.id for clause in document.clauses]
                if citation.clause not in known:
                    findings.append(
                        Finding(
                            sheet.path,
                            _line(sheet, (*place, "clause")),
                            "TL012",
                            f"văn bản «{document.id}» không có mục «{citation.clause}».",
                            f"chọn một trong: {', '.join(known)}."
                            if known
                            else "bỏ dòng này: văn bản ấy không có toàn văn.",
                        )
                    )
                _once(back["citing_clause"][(document.id, citation.clause)], sheet)
    for name, relation in back.items():
        setattr(catalog, name, {key: list(found) for key, found in relation.items()})
    _refuse_cycles(catalog.documents, findings)
    _refuse_cycles(catalog.sheets, findings)
    _refuse_same_document(catalog, findings)


def _once(found: list, sheet: Entry) -> None:
    # A sheet's citations come one after the other, so only the last can be the same.
    if not found or found[-1] is not sheet:
        found.append(sheet)


def _line(entry: Entry, place: tuple) -> int:
    while place and place not in entry.lines:
        place = place[:-1]
    return entry.lines.get(place, 1)


def _refuse_cycles(entries: dict[str, Entry], findings: list[Finding]) -> None:
    """A replaces B replaces … replaces A: name every page on the ring."""
    finished: set[str] = set()
    for start in entries:
        trail: list[str] = []
        stack = [(start, iter(entries[start].meta.replaces))]
        trail.append(start)
        while stack:
            current, remaining = stack[-1]
            following = next((step for step in remaining if step in entries), None)
            if following is None:
                finished.add(current)
                stack.pop()
                trail.pop()
            elif following in trail:
                ring = [*trail[trail.index(following) :], following]
                findings.append(
                    Finding(
                        entries[current].path,
                        _line(entries[current], ("replaces",)),
                        "TL013",
                        f"vòng thay thế: {' → '.join(ring)}.",
                        "bỏ «replaces» ở trang cũ hơn.",
                    )
                )
            elif following not in finished:
                stack.append((following, iter(entries[following].meta.replaces)))
                trail.append(following)


def _refuse_same_document(catalog: Catalog, findings: list[Finding]) -> None:
    """Numbers restart each Party term, so the key of a document is body + number + date."""
    seen: dict[tuple, Entry[Document]] = {}
    for document in catalog.documents.values():
        meta = document.meta
        if not meta.number:
            continue
        key = (meta.issuer.casefold(), meta.number.casefold(), meta.issued)
        first = seen.setdefault(key, document)
        if first is not document:
            findings.append(
                Finding(
                    document.path,
                    _line(document, ("number",)),
                    "TL014",
                    f"văn bản {meta.number} của {meta.issuer} đã có ở «docs/{first.path}».",
                    "giữ một tệp cho mỗi văn bản (cơ quan + số, ký hiệu + ngày ban hành).",
                )
            )
