"""Links to other pages and to evidence, the same for every kind of page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from tailieu.content.catalogue import Entry
from tailieu.content.schema import Document, Evidence, Sheet
from tailieu.site.kind import Edition, Link

# So many of the sheets that cite a page are listed on it, which limits its size; lists.py has the
# rest.
BACKLINKS = 20


@dataclass(frozen=True)
class ReadAt:
    """A web page where a fact was read; `host` is without `www.`."""

    url: str
    host: str


def read_at(evidence: Evidence) -> list[ReadAt]:
    """The web pages where a fact was read; empty if it was a public file."""
    return [
        ReadAt(page.url, (urlsplit(page.url).hostname or "").removeprefix("www."))
        for page in evidence.pages
    ]


def named_link(edition: Edition, entry: Entry[Any]) -> Link:
    """A link to a page; for documents with the number, if the title does not contain it."""
    link = edition.link(entry)
    number = entry.meta.number if isinstance(entry.meta, Document) else None
    return (
        replace(link, title=f"{link.title} ({number})")
        if number and number not in link.title
        else link
    )


def newest(sheets: list[Entry[Sheet]]) -> list[Entry[Sheet]]:
    """Sheets by month, the latest first; sheets of one month keep their order."""
    return sorted(sheets, key=lambda sheet: sheet.meta.month, reverse=True)


def newest_sheets(edition: Edition, sheets: list[Entry[Sheet]]) -> list[Link]:
    """Links to the sheets that are listed on a page, of `sheets` that cite it."""
    return [edition.link(sheet) for sheet in newest(sheets)[:BACKLINKS]]
