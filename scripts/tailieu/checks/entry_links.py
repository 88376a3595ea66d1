"""The addresses in the front matter of a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tailieu.checks.project import Link
from tailieu.content.catalogue import Entry
from tailieu.content.fields import Mark, marked_values


def outlinks(entry: Entry[Any]) -> Iterator[Link]:
    """Every address that the page links to."""
    for place, address in marked_values(entry.meta, Mark.OUTLINK):
        line, field = entry.place(*place)
        yield Link(line, address, field)


def evidence(entry: Entry[Any]) -> Iterator[Link]:
    """Every address where something was read, which is no link of the page."""
    meta = entry.meta
    holders: list[tuple[tuple[str | int, ...], object]] = [((), meta)]
    for name, held in (
        ("citations", getattr(meta, "citations", {}).items()),
        ("history", enumerate(getattr(meta, "history", ()))),
    ):
        holders += [((name, key), holder) for key, holder in held]
    for place, holder in holders:
        read = getattr(holder, "evidence", None)
        for index, page in enumerate(read.pages if read else ()):
            line, field = entry.place(*place, "evidence", "pages", index, "url")
            yield Link(line, page.url, field)
