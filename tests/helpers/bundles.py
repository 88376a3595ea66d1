"""What tests read of a bundle and of the HTML in it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from helpers.project import quiet
from tailieu.content.findings import ContentErrors
from tailieu.offline.verify import verify

# The bundle of the day on which the tests build.
NAME = "tai-lieu-2026-11-26.zip"


def contents(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def page(data: bytes | str) -> LexborHTMLParser:
    return LexborHTMLParser(data)


def words(node) -> str:
    return " ".join(node.text().split())


def verified(archive: Path) -> list[str]:
    """What the check says of a zip: nothing, where it is whole."""
    try:
        verify(archive, quiet)
    except ContentErrors as refused:
        return [str(finding) for finding in refused.findings]
    return []
