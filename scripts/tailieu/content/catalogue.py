"""The catalogue: every page of docs/ with its typed front matter, and their relations both ways.

Lists, backlinks, the search and all other views are derived from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from tailieu.content import clauses
from tailieu.content.front_matter import Lines, place_of
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Lang
from tailieu.content.pieces import Piece, cut
from tailieu.content.schema import (
    Abbreviation,
    Checkable,
    Citation,
    Document,
    Pack,
    PackItem,
    Page,
    Sheet,
    Source,
    TextPage,
    Translation,
)

M = TypeVar("M", bound=Page)


@dataclass(frozen=True)
class English:
    """The translation of a page: its path in docs/, front matter and text.

    Its body begins at the offset `start`, in the line `body_line`.
    """

    path: str
    meta: Translation
    source: MarkdownText = field(repr=False)
    start: int
    body_line: int
    clauses: tuple[clauses.Clause, ...] = ()

    @property
    def body(self) -> str:
        """The text below the front matter."""
        return self.source.text[self.start :]


@dataclass(frozen=True)
class Entry(Generic[M]):
    """A page of docs/ that is not a translation.

    `path` is relative to docs/, `id` is the file's stem, `kind` the folder of its kind. The body
    begins at the offset `start` of the text, in the line `body_line`; lines count from 1.
    """

    id: str
    kind: str
    path: str
    meta: M
    source: MarkdownText = field(repr=False)
    start: int
    body_line: int
    lines: Lines = field(repr=False, compare=False)
    clauses: tuple[clauses.Clause, ...] = ()
    en: English | None = None

    @property
    def body(self) -> str:
        """The text below the front matter; a copy, since thousands of pages are kept."""
        return self.source.text[self.start :]

    def place(self, *field: str | int) -> tuple[int, str]:
        """(line, dotted path) of a field of the front matter, or the line of its parent."""
        return place_of(self.lines, field)

    @property
    def html_path(self) -> str:
        """The address of the Vietnamese page, from the site's root."""
        return self.path.removesuffix(".md") + ".html"

    def page_path(self, lang: Lang) -> str:
        """The address in `lang`, or of the Vietnamese page if there is no translation."""
        return f"en/{self.html_path}" if lang == "en" and self.en else self.html_path

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The pages that a long full text is cut into; none if it stands on the page itself."""
        return cut(self.clauses)

    @cached_property
    def _piece_of(self) -> dict[str, Piece]:
        """Clause → the first piece that has it, for those on other pages than the document's."""
        named = reversed([piece for piece in self.pieces if piece.id])
        return {clause.id: piece for piece in named for clause in piece.clauses}

    def paths(self, lang: Lang) -> list[str]:
        """The addresses of its page and of the pages of its pieces, in the order of the text."""
        others = (self.piece_path(lang, piece) for piece in self.pieces[1:])
        return [self.page_path(lang), *others]

    def piece_path(self, lang: Lang, piece: Piece) -> str:
        """The address of a piece of the full text, from the site's root."""
        page = self.page_path(lang)
        return f"{page.removesuffix('.html')}/{piece.name}.html" if piece.id else page

    def clause_path(self, lang: Lang, clause: str) -> str:
        """The address of a clause of the full text, from the site's root."""
        piece = self._piece_of.get(clause)
        page = self.piece_path(lang, piece) if piece else self.page_path(lang)
        return f"{page}#{clause}"

    def text(self, name: str, lang: Lang) -> Any:
        """A field of the front matter in `lang`, or in Vietnamese if it is not translated."""
        translated = getattr(self.en.meta, name, None) if lang == "en" and self.en else None
        return translated or getattr(self.meta, name)


def _none() -> defaultdict[Any, list[Any]]:
    return defaultdict(list)


@dataclass
class Catalog:
    """All pages by kind and id, and their relations both ways."""

    # Folder of the kind → id → page.
    _pages: dict[str, dict[str, Entry[Any]]] = field(default_factory=dict)

    # By path relative to docs/: all files, and the texts of all pages.
    files: dict[str, Path] = field(default_factory=dict)
    texts: dict[str, MarkdownText] = field(default_factory=dict)
    folder: str = "docs"

    # Backlinks, each list in the order of the pages' ids.
    citing_document: defaultdict[str, list[Entry[Sheet]]] = field(default_factory=_none)
    citing_clause: defaultdict[tuple[str, str], list[Entry[Sheet]]] = field(default_factory=_none)
    citing_source: defaultdict[str, list[Entry[Sheet]]] = field(default_factory=_none)
    # By source: the sheets and documents of which something was read there.
    read_at: defaultdict[str, list[Entry[Any]]] = field(default_factory=_none)
    holding: defaultdict[str, list[Entry[Document]]] = field(default_factory=_none)
    sheet_replaced_by: defaultdict[str, list[Entry[Sheet]]] = field(default_factory=_none)
    replaced_by: defaultdict[str, list[Entry[Document]]] = field(default_factory=_none)
    amended_by: defaultdict[str, list[Entry[Document]]] = field(default_factory=_none)
    guided_by: defaultdict[str, list[Entry[Document]]] = field(default_factory=_none)
    consolidated_by: defaultdict[str, list[Entry[Document]]] = field(default_factory=_none)

    def shown(self, path: str) -> str:
        """A path relative to docs/ as messages display it."""
        return f"{self.folder}/{path}"

    def of(self, model: type[M]) -> dict[str, Entry[M]]:
        """The pages of one kind by id."""
        return self.in_folder(model.folder)

    def in_folder(self, folder: str) -> dict[str, Entry[Any]]:
        """The pages of the kind in docs/`folder`/, by id."""
        return self._pages.get(folder, {})

    def add(self, entry: Entry[Any]) -> None:
        """Add a page, or replace the one of the same kind and id."""
        self._pages.setdefault(entry.kind, {})[entry.id] = entry

    @property
    def sheets(self) -> dict[str, Entry[Sheet]]:
        """Information sheets by id."""
        return self.of(Sheet)

    @property
    def documents(self) -> dict[str, Entry[Document]]:
        """Documents by id."""
        return self.of(Document)

    @property
    def sources(self) -> dict[str, Entry[Source]]:
        """Official sources by id."""
        return self.of(Source)

    @property
    def packs(self) -> dict[str, Entry[Pack]]:
        """Packs by id."""
        return self.of(Pack)

    @property
    def pages(self) -> dict[str, Entry[TextPage]]:
        """Pages of no other kind, by path without `.md`."""
        return self.of(TextPage)

    def entries(self) -> Iterator[Entry[Any]]:
        """Every page of every kind."""
        for pages in self._pages.values():
            yield from pages.values()

    def by_path(self) -> dict[str, Entry[Any]]:
        """Every page by its Vietnamese path in docs/."""
        return {entry.path: entry for entry in self.entries()}

    def citing(self, entry: Entry[Any]) -> list[Entry[Sheet]]:
        """The sheets that cite a document or a source; none for other pages."""
        if entry.kind == Document.folder:
            return self.citing_document.get(entry.id, [])
        return self.citing_source.get(entry.id, []) if entry.kind == Source.folder else []

    def reading(self, cited: Citation) -> Checkable:
        """Where what is cited was read, and who compared it; of a document what its page says."""
        if cited.evidence:
            return Checkable(evidence=cited.evidence, checked=cited.checked)
        document = self.documents[cited.document or ""].meta
        return Checkable(evidence=document.evidence, checked=cited.checked or document.checked)

    @property
    def abbreviations(self) -> dict[str, Abbreviation]:
        """The glossary: abbreviation → meaning."""
        return {
            short: meaning
            for page in self.pages.values()
            for short, meaning in page.meta.abbreviations.items()
        }

    def agenda(self, pack: Pack) -> list[tuple[PackItem, Entry[Any]]]:
        """The items of a pack with their pages, but for those whose pages could not be read."""
        found = [
            (item, self.in_folder(item.target.folder).get(item.target.id)) for item in pack.items
        ]
        return [(item, entry) for item, entry in found if entry]
