"""What a rule may look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.markdown import MarkdownText


@dataclass(frozen=True)
class Project:
    """The catalogue with its pages as they are written, on the day `today`.

    `whole` is false where the pages are strays that were given to the text rules only.
    """

    catalog: Catalog
    today: date
    whole: bool = True

    @cached_property
    def texts(self) -> tuple[MarkdownText, ...]:
        """Copies of the pages: what they cache for the rules is many times their size."""
        return tuple(replace(text) for text in self.catalog.texts.values())

    @cached_property
    def vietnamese(self) -> tuple[MarkdownText, ...]:
        """The pages in Vietnamese."""
        return tuple(text for text in self.texts if text.lang == "vi")

    @cached_property
    def own_words(self) -> frozenset[str]:
        """Every word of the Vietnamese pages' own, so that each is judged but once."""
        return frozenset().union(*(page.own_words for page in self.vietnamese))

    def files(self, *endings: str) -> Iterator[tuple[str, Path]]:
        """(path in docs/, where it lies) of every file with one of these `endings`."""
        for relative, path in self.catalog.files.items():
            if relative.lower().endswith(endings) and path.is_file() and not path.is_symlink():
                yield relative, path

    def shown(self, path: str) -> str:
        """`path`, which is relative to docs/, as people are shown it."""
        return self.catalog.shown(path)

    def sheet_bodies(self) -> Iterator[tuple[Entry, str, str, str, int]]:
        """(sheet, language, path as shown, body, its first line) of every sheet and translation."""
        for sheet in self.catalog.sheets.values():
            yield sheet, "vi", self.shown(sheet.path), sheet.body, sheet.body_line
            if sheet.en:
                english = sheet.en
                yield sheet, "en", self.shown(english.path), english.body, english.body_line

    def translated(self) -> Iterator[tuple[Entry, MarkdownText, MarkdownText]]:
        """(page, its text, the text of its translation)."""
        for entry in self.catalog.entries():
            if entry.en:
                yield entry, self.catalog.texts[entry.path], self.catalog.texts[entry.en.path]
