"""The addresses in the front matter of a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tailieu.checks.project import Link
from tailieu.content.catalogue import Entry
from tailieu.content.fields import Mark, Place, marked_values
from tailieu.content.schema import Evidence


def outlinks(entry: Entry[Any]) -> Iterator[Link]:
    """Every address that the page links to."""
    for place, address in marked_values(entry.meta, Mark.OUTLINK):
        line, field = entry.place(*place)
        yield Link(line, address, field)


def read(entry: Entry[Any]) -> Iterator[tuple[Place, Evidence]]:
    """All evidence of a page with the path of its field: its own, of citations, of its history."""
    meta = entry.meta
    holders: list[tuple[Place, object]] = [((), meta)]
    for name, held in (
        ("citations", getattr(meta, "citations", {}).items()),
        ("history", enumerate(getattr(meta, "history", ()))),
    ):
        holders += [((name, key), holder) for key, holder in held]
    for place, holder in holders:
        evidence = getattr(holder, "evidence", None)
        if evidence:
            yield (*place, "evidence"), evidence


def evidence(entry: Entry[Any]) -> Iterator[Link]:
    """Every address where something was read, which is no link of the page."""
    for place, held in read(entry):
        for index, page in enumerate(held.pages):
            line, field = entry.place(*place, "pages", index, "url")
            yield Link(line, page.url, field)
