"""The catalogue: the only reader of `docs/`.

Front matter becomes typed pages, relations are resolved both ways, and every broken one is a
finding. Lists, backlinks, the index and the feeds are derived from here and nowhere else.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from tailieu.content import clauses, faults
from tailieu.content.findings import Finding, shortened
from tailieu.content.markdown import FRONT_MATTER, MarkdownText
from tailieu.content.messages import Message
from tailieu.content.schema import (
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
)
from tailieu.content.schema_errors import explain

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

    def place(self, *field: str | int) -> tuple[int, str]:
        """Line of a field of the front matter, or of what should hold it, and its dotted path."""
        return place_of(self.lines, field)

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


@dataclass
class Catalog:
    """All pages by kind and id, and their relations both ways."""

    sheets: dict[str, Entry[Sheet]] = field(default_factory=dict)
    documents: dict[str, Entry[Document]] = field(default_factory=dict)
    sources: dict[str, Entry[Source]] = field(default_factory=dict)
    packs: dict[str, Entry[Pack]] = field(default_factory=dict)
    pages: dict[str, Entry[TextPage]] = field(default_factory=dict)

    # By path relative to docs/: all that lies there, and every page as it is written.
    files: dict[str, Path] = field(default_factory=dict)
    texts: dict[str, MarkdownText] = field(default_factory=dict)
    folder: str = "docs"

    # Backlinks, each list in the order of the pages' ids.
    citing_document: dict[str, list[Entry[Sheet]]] = field(default_factory=dict)
    citing_clause: dict[tuple[str, str], list[Entry[Sheet]]] = field(default_factory=dict)
    citing_source: dict[str, list[Entry[Sheet]]] = field(default_factory=dict)
    holding: dict[str, list[Entry[Document]]] = field(default_factory=dict)
    sheet_replaced_by: dict[str, list[Entry[Sheet]]] = field(default_factory=dict)
    replaced_by: dict[str, list[Entry[Document]]] = field(default_factory=dict)
    amended_by: dict[str, list[Entry[Document]]] = field(default_factory=dict)
    guided_by: dict[str, list[Entry[Document]]] = field(default_factory=dict)

    def shown(self, path: str) -> str:
        """`path`, which is relative to docs/, as people are shown it."""
        return f"{self.folder}/{path}"

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


# Reading --------------------------------------------------------------------------------------


_LONGEST_NUMBER = 100


class _Loader(yaml.CSafeLoader):
    """Leaves dates as they are typed, so that a wrong one can be quoted back, and takes only
    true and false for booleans: the key `on` is a word, as in YAML 1.2. Nor do `<<` and `=` mean
    anything. The form in the browser reads so too (overrides/assets/form/front_matter.js)."""

    def construct_yaml_int(self, node: yaml.ScalarNode) -> int:
        # Python neither reads nor writes numbers of thousands of digits.
        if len(node.value) > _LONGEST_NUMBER:
            raise yaml.constructor.ConstructorError(problem_mark=node.start_mark)
        return super().construct_yaml_int(node)


_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.construct_yaml_int)
_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag.rsplit(":", 1)[1] not in ("timestamp", "bool", "merge", "value")
    ]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


def load(docs: Path) -> tuple[Catalog, list[Finding]]:
    """Read every page below `docs`; what cannot be read or resolved comes back as findings.

    The catalogue then holds the pages that could be read, so that later rules can still speak.
    """
    if not docs.is_dir():
        missing = faults.UNREADABLE.at(
            str(docs), 0, message=faults.NO_FOLDER, fix=faults.NO_FOLDER_FIX
        )
        return Catalog(), [missing]
    catalog = Catalog(folder=docs.name)
    findings: list[Finding] = []
    translations: dict[str, English] = {}
    for path in sorted(docs.rglob("*")):
        relative = path.relative_to(docs).as_posix()
        catalog.files[relative] = path
        # MkDocs would follow it and publish what it points to, whatever its name.
        if path.is_symlink():
            findings.append(faults.SYMLINK.at(relative, 0))
            continue
        if path.suffix != ".md":
            continue
        text = read_text(path, relative, findings)
        if text is None:
            continue
        catalog.texts[relative] = MarkdownText(catalog.shown(relative), text)
        read = _read(text, relative, findings)
        if read is None:
            continue
        values, lines, body, body_line = read
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
            findings.append(faults.NAME_TAKEN.at(relative, 0, key=key, taken=taken.path))
            continue
        catalog.kind(kind)[key] = Entry(
            key, kind, relative, meta, body, body_line, lines, tuple(clauses.split(body))
        )
    _attach_translations(catalog, translations, findings)
    _resolve(catalog, findings)
    return catalog, sorted(replace(f, path=catalog.shown(f.path)) for f in findings)


def load_strays(paths: Iterable[Path]) -> tuple[Catalog, list[Finding]]:
    """Any Markdown files, as text only: what rules about text need and no more."""
    catalog = Catalog()
    findings: list[Finding] = []
    for given in paths:
        if not given.exists():
            findings.append(_no_file(given))
        inside = sorted(given.rglob("*.md")) if given.is_dir() else [given]
        for path in inside:
            if path.is_symlink() or not path.is_file():
                continue
            text = read_text(path, str(path), findings)
            if text is not None:
                catalog.files[str(path)] = path
                catalog.texts[str(path)] = MarkdownText(str(path), text)
    return catalog, findings


def below(
    catalog: Catalog, docs: Path, paths: Iterable[Path], findings: Iterable[Finding]
) -> list[Finding]:
    """Those of `findings` that are about `paths`; a path that is not in `docs` is one itself."""
    kept: list[Finding] = []
    wanted: list[str] = []
    for path in paths:
        try:
            relative = path.resolve().relative_to(docs.resolve()).as_posix()
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
    return faults.UNREADABLE.at(str(path), 0, message=faults.NO_FILE, fix=faults.NO_FILE_FIX)


def read_text(path: Path, shown: str, findings: list[Finding]) -> str | None:
    """The text of one page as it is written; None, with a finding, where it has none."""
    refused = partial(faults.UNREADABLE.at, shown)
    try:
        if path.is_dir():
            findings.append(refused(0, message=faults.A_FOLDER, fix=faults.A_FOLDER_FIX))
            return None
        size = path.stat().st_size
        if size > faults.MOST_BYTES:
            findings.append(faults.TOO_LARGE.at(shown, 0, size=round(size / 1e6)))
            return None
        raw = path.read_bytes()
    except OSError as error:
        findings.append(refused(0, reason=error.strerror))
        return None
    if b"\0" in raw and raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        findings.append(refused(0, message=faults.NOT_TEXT, fix=faults.NOT_TEXT_FIX))
        return None
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        findings.append(refused(line, message=faults.NOT_UTF8, fix=faults.NOT_UTF8_FIX))
        return None


def _read(text: str, path: str, findings: list[Finding]) -> tuple | None:
    name = path.rsplit("/", 1)[-1]
    if not SLUG.fullmatch(name.removesuffix(".md").removesuffix(".en")):
        findings.append(faults.NAME.at(path, 0, name=name))
    if not text.strip():
        empty = faults.NO_FRONT_MATTER.at(path, 0, message=faults.EMPTY, fix=faults.EMPTY_FIX)
        findings.append(empty)
        return None
    match = FRONT_MATTER.match(text)
    if not match:
        findings.append(faults.NO_FRONT_MATTER.at(path, 1))
        return None
    try:
        trick = _trick(match[1])
        if trick:
            line, what, called = trick
            findings.append(faults.YAML_TRICKS.at(path, line, what=what, name=called))
            return None
        loader = _Loader(match[1])
        node = loader.get_single_node()
        values = loader.construct_document(node) if node else None
    except (yaml.YAMLError, ValueError) as error:
        written = match[1].rstrip("\n").split("\n")
        at = _fault_line(error, written)
        findings.append(faults.YAML.at(path, at + 2, written=shortened(written[at].strip())))
        return None
    if not isinstance(values, dict):
        findings.append(
            faults.YAML.at(path, 2, message=faults.NOT_FIELDS, fix=faults.NOT_FIELDS_FIX)
        )
        return None
    lines: dict[tuple[str | int, ...], int] = {}
    _collect_lines(
        node,
        (),
        lines,
        lambda field, at: findings.append(faults.KEY_TWICE.at(path, at, field, name=field)),
    )
    body = text[match.end() :]
    return values, lines, body, text.count("\n", 0, match.end()) + 1


# A line that is neither field nor item; a value that begins with a quotation mark, where no second
# one follows on its line. YAML complains further down, where it can't go on any more.
_ODD = re.compile(
    r"""\s*(?=\S)(?!-\s|-$|\#)(?:(?!:(?:\s|$)).)*"""
    r"""|(?:[^"'#]|"(?:\\.|[^"\\])*"|'[^']*')*?(?:^\s*|[:-]\s+|[\[{,]\s*)(["'])(?:(?!\1).)*"""
)


def _fault_line(error: Exception, written: list[str]) -> int:
    """The line, from 0, that a person should look at."""
    if isinstance(error, yaml.reader.ReaderError):
        at = "\n".join(written).encode()[: error.position].count(b"\n")
    else:
        mark = getattr(error, "problem_mark", None)
        at = min(mark.line, len(written) - 1) if mark else 0
    return next((i for i in range(at + 1) if _ODD.fullmatch(written[i])), at)


# More than any page needs; YAML itself would go on until the stack ends.
_MOST_LEVELS = 12

# Without one of these no event needs to be looked at, and most pages are read twice as fast.
_SIGN = re.compile(r"(?:^|[\s\[{,:-])[&*!]")
_STEPS = re.compile(r"\n(?: {24}| *(?:[-?] +){4}|\?)")


def _suspect(text: str) -> bool:
    return (
        (any(sign in text for sign in "&*!") and _SIGN.search(text) is not None)
        or _STEPS.search(f"\n{text}") is not None
        or (text.count("[") + text.count("{") > _MOST_LEVELS and _depth(text) > _MOST_LEVELS)
    )


def _depth(text: str) -> int:
    """How deep brackets nest, at most."""
    deepest = level = 0
    for char in re.findall(r"[\[\]{}]", text):
        level += 1 if char in "[{" else -1
        deepest = max(deepest, level)
    return deepest


def _trick(text: str) -> tuple[int, Message, str] | None:
    """(line, what it is, its name) of the first thing that is more than plain values."""
    if not _suspect(text):
        return None
    level = 0
    for event in yaml.parse(text, _Loader):
        what = None
        if isinstance(event, yaml.AliasEvent):
            what = faults.ALIAS, event.anchor
        elif getattr(event, "anchor", None):
            what = faults.ANCHOR, event.anchor
        elif getattr(event, "tag", None):
            what = faults.TAG, event.tag
        elif isinstance(event, yaml.CollectionStartEvent):
            level += 1
            what = (faults.DEEP, "") if level > _MOST_LEVELS else None
        elif isinstance(event, yaml.CollectionEndEvent):
            level -= 1
        if what:
            return event.start_mark.line + 2, *what
    return None


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
        for one in error.errors():
            told = explain(one, model)
            line, field = place_of(lines, told.field)
            findings.append(
                faults.SCHEMA.at(
                    path, line, field, message=told.message, fix=told.fix, **told.values
                )
            )
        return None


def place_of(
    lines: Mapping[tuple[str | int, ...], int], field: tuple[str | int, ...]
) -> tuple[int, str]:
    """(line, dotted path) of a field; one that is not written has the line of what should hold it.

    `lines` has the line of every field that is written; the file's first line stands for none.
    """
    written = field
    while written and written not in lines:
        written = written[:-1]
    return lines.get(written, 1), ".".join(map(str, field))


def _attach_translations(
    catalog: Catalog, translations: dict[str, English], findings: list[Finding]
) -> None:
    originals = catalog.by_path()
    for path, english in translations.items():
        original = originals.get(path.removesuffix(".en.md") + ".md")
        if original is None:
            wanted = path.removesuffix(".en.md") + ".md"
            if wanted not in catalog.files:
                findings.append(faults.NO_ORIGINAL.at(path, 0, original=wanted))
            continue
        ids = [clause.id for clause in clauses.split(english.body)]
        wanted = [clause.id for clause in original.clauses]
        if ids != wanted:
            findings.append(
                faults.CLAUSES_DIFFER.at(
                    path,
                    english.body_line,
                    found=", ".join(ids) or faults.NO_CLAUSE,
                    wanted=", ".join(wanted) or faults.NO_CLAUSE,
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
        folder = {v: k for k, v in FOLDERS.items()}[kind]
        # A page that is there but at fault has a finding of its own, which is the one to mend.
        if target is None and f"{folder}/{wanted}.md" not in catalog.files:
            close = difflib.get_close_matches(wanted, catalog.kind(kind), 1)
            findings.append(
                faults.NOT_THERE.at(
                    entry.path,
                    *entry.place(*place),
                    wanted=wanted,
                    folder=folder,
                    hint=faults.NEAR if close else "",
                    near=close[0] if close else "",
                )
            )
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
                        faults.NO_SUCH_CLAUSE.at(
                            sheet.path,
                            *sheet.place(*place, "clause"),
                            fix=None if known else faults.NO_FULL_TEXT_FIX,
                            document=document.id,
                            clause=citation.clause,
                            known=", ".join(known),
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
                page = entries[current]
                place = page.place("replaces")
                findings.append(faults.RING.at(page.path, *place, ring=" → ".join(ring)))
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
                faults.SAME_DOCUMENT.at(
                    document.path,
                    *document.place("number"),
                    number=meta.number,
                    issuer=meta.issuer,
                    first=first.path,
                )
            )
