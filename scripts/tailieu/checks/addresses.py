"""Hosts: what the rules about links ask of an address."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from urllib.parse import urlsplit

import idna

from tailieu.checks.project import Project


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
