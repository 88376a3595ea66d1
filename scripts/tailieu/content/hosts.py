"""The hosts of addresses, and the registered sources that they belong to."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import idna

if TYPE_CHECKING:
    # Sources have hosts themselves.
    from tailieu.content.catalogue import Catalog

# The endings by which the checks know a host in text.
ENDINGS = "vn|com|net|org|info|xyz|asia"


@cache
def host_of(address: str) -> str | None:
    """The host of an external address in ASCII, without `www.`; None for other addresses."""
    if not re.match(r"(?i)(?:https?:)?//", address):
        return None
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return address
    return ascii_host(host).removeprefix("www.")


def ascii_host(host: str) -> str:
    """The host in ASCII (IDNA 2008), or in lower case if it has no such form."""
    try:
        return idna.encode(host.lower(), uts46=True).decode()
    except idna.IDNAError:
        return host.lower()


def registered(catalog: Catalog) -> dict[str, str]:
    """Registered host without `www.` → id of its source in docs/nguon."""
    return {
        ascii_host(source.meta.host).removeprefix("www."): source.id
        for source in catalog.sources.values()
    }


def belongs(host: str, known: Container[str]) -> str | None:
    """The registered host that `host` is or is a subdomain of, the longest; None for others."""
    labels = host.split(".")
    domains = (".".join(labels[at:]) for at in range(len(labels) - 1))
    return next((domain for domain in domains if domain in known), None)
