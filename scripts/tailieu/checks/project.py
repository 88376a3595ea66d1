"""What the rules check: the pages, and the day that counts as today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.markdown import MarkdownText
from tailieu.content.schema import Sheet


@dataclass(frozen=True)
class Project:
    """The catalogue with the source texts of its pages, on the day `today`.

    `whole` is false if the pages are any Markdown files, for the rules about text only.
    """

    catalog: Catalog
    today: date
    whole: bool = True

    @cached_property
    def pages(self) -> dict[str, MarkdownText]:
        """Copies of the pages by path relative to docs/.

        What they cache for the rules is many times their size; with copies it is freed together
        with this object.
        """
        return {path: replace(text) for path, text in self.catalog.texts.items()}

    @property
    def texts(self) -> Iterable[MarkdownText]:
        """All pages."""
        return self.pages.values()

    @cached_property
    def vietnamese(self) -> tuple[MarkdownText, ...]:
        """The pages in Vietnamese."""
        return tuple(text for text in self.texts if text.lang == "vi")

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The words of all Vietnamese pages, so that rules check each word only once."""
        return frozenset().union(*(page.own_words for page in self.vietnamese))

    def files(self, *endings: str) -> Iterator[tuple[str, Path]]:
        """(path in docs/, path on the disk) of every file with one of these `endings`."""
        for relative, path in self.catalog.files.items():
            if relative.lower().endswith(endings) and path.is_file() and not path.is_symlink():
                yield relative, path

    def shown(self, path: str) -> str:
        """A path relative to docs/ as messages display it."""
        return self.catalog.shown(path)

    def sheet_pages(self) -> Iterator[tuple[Entry[Sheet], MarkdownText]]:
        """(sheet, page) of every sheet and of every translation of one."""
        for sheet in self.catalog.sheets.values():
            yield sheet, self.pages[sheet.path]
            if sheet.en:
                yield sheet, self.pages[sheet.en.path]

    def translated(self) -> Iterator[tuple[Entry[Any], MarkdownText, MarkdownText]]:
        """(entry, page, page of the translation) of every translated page."""
        for entry in self.catalog.entries():
            if entry.en:
                yield entry, self.pages[entry.path], self.pages[entry.en.path]
