"""What the rules check: a page in its languages, or all pages on the day that counts as today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.markdown import MarkdownText
from tailieu.content.schema import Page, Sheet

M = TypeVar("M", bound=Page)


@dataclass(frozen=True)
class PageTexts:
    """A page of the catalogue with its source text, and that of its translation if it has one."""

    entry: Entry[Any]
    vietnamese: MarkdownText
    english: MarkdownText | None

    def of(self, model: type[M]) -> Iterator[Entry[M]]:
        """The page if it is of the kind `model`."""
        if self.entry.kind == model.folder:
            yield self.entry

    def sheet_pages(self) -> Iterator[tuple[Entry[Sheet], MarkdownText]]:
        """(sheet, text) of a sheet and of its translation."""
        for sheet in self.of(Sheet):
            yield sheet, self.vietnamese
            if self.english:
                yield sheet, self.english

    def translated(self) -> Iterator[tuple[Entry[Any], MarkdownText, MarkdownText]]:
        """(page, text, text of the translation) of a translated page."""
        if self.english:
            yield self.entry, self.vietnamese, self.english


class Link(NamedTuple):
    """A link of a page by the line of its address, and the field if it is in the front matter."""

    line: int
    address: str
    field: str = ""


class Outline(NamedTuple):
    """What the rules about several pages need to know of a page.

    `links` are those of the body, `outlinks` those of the front matter, `evidence` the addresses
    where something was read.
    """

    links: tuple[Link, ...] = ()
    outlinks: tuple[Link, ...] = ()
    evidence: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Project:
    """The catalogue and the outlines of its pages, by path in docs/, on the day `today`."""

    catalog: Catalog
    outlines: Mapping[str, Outline]
    today: date

    def files(self, *endings: str) -> Iterator[tuple[str, Path]]:
        """(path in docs/, path on the disk) of every file with one of these `endings`."""
        for relative, path in self.catalog.files.items():
            if relative.lower().endswith(endings) and path.is_file() and not path.is_symlink():
                yield relative, path

    def shown(self, path: str) -> str:
        """A path relative to docs/ as messages display it."""
        return self.catalog.shown(path)
