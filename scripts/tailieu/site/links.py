"""What pages say of other pages, and of where a fact was read, in the same way for every kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from tailieu.content.catalogue import Entry
from tailieu.content.schema import Document, Evidence, Sheet
from tailieu.site.kind import Edition, Link

# So many of the sheets that cite a page are named on it, so that it weighs the same however many
# there are; lists.py has the rest.
BACKLINKS = 20


@dataclass(frozen=True)
class ReadAt:
    """A page where a fact was read; `host` is without `www.`."""

    url: str
    host: str


def read_at(evidence: Evidence) -> list[ReadAt]:
    """The pages where a fact was read; none where it was a public file."""
    return [
        ReadAt(page, (urlsplit(page).hostname or "").removeprefix("www."))
        for page in evidence.pages
    ]


def named_link(edition: Edition, entry: Entry[Any]) -> Link:
    """A link that names a document by its number too, where its title does not."""
    link = edition.link(entry)
    number = entry.meta.number if isinstance(entry.meta, Document) else None
    return (
        replace(link, title=f"{link.title} ({number})")
        if number and number not in link.title
        else link
    )


def newest(sheets: list[Entry[Sheet]]) -> list[Entry[Sheet]]:
    """By month, the latest first; sheets of one month as they came."""
    return sorted(sheets, key=lambda sheet: sheet.meta.month, reverse=True)


def newest_sheets(edition: Edition, sheets: list[Entry[Sheet]]) -> list[Link]:
    """Those of the sheets that cite a page which it names itself."""
    return [edition.link(sheet) for sheet in newest(sheets)[:BACKLINKS]]
