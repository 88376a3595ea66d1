"""Links to other pages and to evidence, the same for every kind of page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote, urlsplit

from tailieu.content import dates
from tailieu.content.catalogue import Entry
from tailieu.content.messages import Lang
from tailieu.content.schema import Document, Evidence, Sheet
from tailieu.site.kind import Edition, Link

# So many of the sheets that cite a page are listed on it, which limits its size; lists.py has the
# rest.
BACKLINKS = 20


# So many words of an address name its page.
_WORDS = 12
# What ends an address and is no word: numbers that a machine gave, the kind of file.
_NO_WORDS = re.compile(
    r"(?:[-_.]?(?:post|tin|ar|a|i|c)?\d{4,}[\w.]*|\.(?!\w+[-\s])\w{2,6})+$", re.I
)


@dataclass(frozen=True)
class ReadAt:
    """A web page where a fact was read; `host` is without `www.`.

    `quote` are the words read there, `name` those of the address; `date` is the one that the page
    gave, as text.
    """

    url: str
    host: str
    name: str
    quote: str | None
    date: str | None


def read_at(evidence: Evidence, lang: Lang) -> list[ReadAt]:
    """The web pages where a fact was read; empty if nothing can be looked up."""
    return [
        ReadAt(
            page.url,
            (urlsplit(page.url).hostname or "").removeprefix("www."),
            address_words(page.url),
            page.quote,
            dates.told_date(page.date, lang) if page.date else None,
        )
        for page in evidence.pages
    ]


def address_words(url: str) -> str:
    """The words of the last part of an address: `…/gap-bao-goi-112-post8131.html` → `gap bao …`.

    The path as it is where that has no words, and the host for none.
    """
    parts = urlsplit(url)
    path = unquote(parts.path).strip("/")
    last = _NO_WORDS.sub("", path.rpartition("/")[2])
    words = re.split(r"[-_+\s]+", last)
    if len(words) < 3:
        return f"/{path}" if path else parts.hostname or ""
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")


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
