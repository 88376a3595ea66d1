"""The catalogue: every page of docs/ with its front matter as types, and their relations both ways.

Lists, backlinks, the index and the feeds are derived from here and nowhere else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from tailieu.content import clauses
from tailieu.content.front_matter import Lines, place_of
from tailieu.content.markdown import MarkdownText
from tailieu.content.schema import (
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
    """A page of docs/. `path` is relative to docs/ with `/`; `id` is the file's stem, `kind` the
    folder of its kind."""

    id: str
    kind: str
    path: str
    meta: M
    body: str
    body_line: int
    lines: Lines = field(repr=False, compare=False)
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


def _none() -> defaultdict[Any, list[Any]]:
    return defaultdict(list)


@dataclass
class Catalog:
    """All pages by kind and id, and their relations both ways."""

    # Folder of the kind → id → page.
    _pages: dict[str, dict[str, Entry[Any]]] = field(default_factory=dict)

    # By path relative to docs/: all that lies there, and every page as it is written.
    files: dict[str, Path] = field(default_factory=dict)
    texts: dict[str, MarkdownText] = field(default_factory=dict)
    folder: str = "docs"

    # Backlinks, each list in the order of the pages' ids.
    citing_document: defaultdict[str, list[Entry[Sheet]]] = field(default_factory=_none)
    citing_clause: defaultdict[tuple[str, str], list[Entry[Sheet]]] = field(default_factory=_none)
    citing_source: defaultdict[str, list[Entry[Sheet]]] = field(default_factory=_none)
    holding: defaultdict[str, list[Entry[Document]]] = field(default_factory=_none)
    sheet_replaced_by: defaultdict[str, list[Entry[Sheet]]] = field(default_factory=_none)
    replaced_by: defaultdict[str, list[Entry[Document]]] = field(default_factory=_none)
    amended_by: defaultdict[str, list[Entry[Document]]] = field(default_factory=_none)
    guided_by: defaultdict[str, list[Entry[Document]]] = field(default_factory=_none)

    def shown(self, path: str) -> str:
        """`path`, which is relative to docs/, as people are shown it."""
        return f"{self.folder}/{path}"

    def of(self, model: type[M]) -> dict[str, Entry[M]]:
        """The pages of one kind by id."""
        return self.in_folder(model.folder)

    def in_folder(self, folder: str) -> dict[str, Entry[Any]]:
        """The pages of the kind that docs/`folder`/ holds, by id."""
        return self._pages.get(folder, {})

    def add(self, entry: Entry[Any]) -> None:
        """Take up a page, in the place of another of its kind and id if there is one."""
        self._pages.setdefault(entry.kind, {})[entry.id] = entry

    @property
    def sheets(self) -> dict[str, Entry[Sheet]]:
        return self.of(Sheet)

    @property
    def documents(self) -> dict[str, Entry[Document]]:
        return self.of(Document)

    @property
    def sources(self) -> dict[str, Entry[Source]]:
        return self.of(Source)

    @property
    def packs(self) -> dict[str, Entry[Pack]]:
        return self.of(Pack)

    @property
    def pages(self) -> dict[str, Entry[TextPage]]:
        """Those of no other kind."""
        return self.of(TextPage)

    def entries(self) -> Iterator[Entry[Any]]:
        """Every page of every kind."""
        for pages in self._pages.values():
            yield from pages.values()

    def by_path(self) -> dict[str, Entry[Any]]:
        """Every page by its Vietnamese path in docs/."""
        return {entry.path: entry for entry in self.entries()}

    @property
    def abbreviations(self) -> dict[str, Abbreviation]:
        """The glossary, by the short forms."""
        return {
            short: meaning
            for page in self.pages.values()
            for short, meaning in page.meta.abbreviations.items()
        }

    def on_agenda(self, item: PackItem) -> Entry[Any]:
        """The page that a pack's item names."""
        return self.in_folder(item.target.folder)[item.target.id]
