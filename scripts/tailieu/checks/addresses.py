"""The addresses that a page leads to: what the rules about links read."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from html import unescape
from urllib.parse import urlsplit

import idna

from tailieu.checks.project import Project
from tailieu.content.markdown import MarkdownText

_LINK = re.compile(
    r"\]\(\s*<?(?P<inline>[^()\s>]*(?:\([^()\s]*\)[^()\s>]*)*)>?(?:\s+\"[^\"\n]*\"|\s+'[^'\n]*')?\s*\)"
    r"|^[ ]{0,3}\[(?!\^)[^\]\n]+\]:\s*<?(?P<reference>[^\s>]+)"
    r"|<(?P<bare>https?://[^>\s]+)>",
    re.MULTILINE,
)


# One of these is in every link, and few pages have any.
_MARKS = ("](", "]:", "<http")


@cache
def links(page: MarkdownText) -> tuple[tuple[int, str], ...]:
    """(offset, address) of every Markdown link and image in a page's body."""
    if not any(mark in page.text for mark in _MARKS):
        return ()
    return tuple(
        (match.start(match.lastgroup), unescape(match[match.lastgroup]))
        for match in _LINK.finditer(page.without_code)
        if _is_link(page, match)
    )


def _is_link(page: MarkdownText, match: re.Match) -> bool:
    """In a record only `[…](https://…)` is one (tailieu.content.clauses)."""
    return not page.recorded(match.start()) or bool(
        match["inline"] and re.match("https?://", match["inline"])
    )


@cache
def host_of(address: str) -> str | None:
    """The host of an outside address, ASCII, without `www.`; None for other addresses."""
    if not re.match(r"(?i)(?:https?:)?//", address):
        return None
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return address
    return ascii_host(host).removeprefix("www.")


def ascii_host(host: str) -> str:
    """The host as machines write it (IDNA 2008); in lower case where it has no such form."""
    try:
        return idna.encode(host.lower(), uts46=True).decode()
    except idna.IDNAError:
        return host.lower()


def registered(project: Project) -> dict[str, str]:
    """Host without `www.` → id of the source in docs/nguon."""
    return {
        ascii_host(source.meta.host).removeprefix("www."): source.id
        for source in project.catalog.sources.values()
    }


def belongs(host: str, known: Container[str]) -> bool:
    """Is `host` a registered host or below one?"""
    labels = host.split(".")
    return any(".".join(labels[at:]) in known for at in range(len(labels) - 1))
