"""The pages of a built site, each read and parsed once for everything that uses them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser


@dataclass(frozen=True)
class BuiltPage:
    """One page: `url` is relative to the site's root, `html` its file's text, `tree` its parse."""

    url: str
    html: str
    tree: LexborHTMLParser


def built_pages(site: Path, paths: Iterable[Path]) -> Iterator[BuiltPage]:
    """The pages at `paths` below `site` in their order, one at a time."""
    for path in paths:
        html = path.read_text(encoding="utf-8", errors="replace")
        yield BuiltPage(path.relative_to(site).as_posix(), html, LexborHTMLParser(html))
