"""Frames: what surrounds the text of a page, drawn once for each place in the navigation.

MkDocs draws a frame with one character, a slot, in place of everything that differs from page to
page; filling it is then all that a page costs.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from tailieu.content.messages import LANGUAGES, Lang
from tailieu.content.site import Site
from tailieu.site import kinds
from tailieu.site.templates import relative

# What a page puts into its frame. `address` is its address on the web, `switch` the link to the
# other language.
NAMES = ("title", "description", "address", "head", "switch", "content", "scripts")
# Private-use characters, which neither the theme nor a navigation has.
SLOTS = {name: Markup(chr(0x10_0000 + number)) for number, name in enumerate(NAMES)}
_NAME_OF = {str(slot): name for name, slot in SLOTS.items()}
_SLOT = re.compile(f"([{''.join(SLOTS.values())}])")

# The page of a folder whose frame all pages of the folder have that are not in the navigation.
STUB = "tailieu-frame"


@dataclass(frozen=True, order=True)
class Place:
    """Where pages with the same frame stand.

    `path` is the path in docs/ of the one page in the navigation, or of the stub of a folder.
    """

    lang: Lang
    path: str


class Frames:
    """All frames of a site: HTML with slots, by place."""

    def __init__(self, drawn: Mapping[Place, str]) -> None:
        self.drawn = drawn
        self._pieces: dict[Place, list[str]] = {}

    def place(self, lang: Lang, path: str) -> Place:
        """The place of the page at `path`, without its language."""
        own = Place(lang, path)
        return own if own in self.drawn else Place(lang, stub(posixpath.dirname(path)))

    def fill(self, place: Place, filling: Mapping[str, str]) -> str:
        """The HTML of a page; `filling` has the HTML of every slot by its name."""
        pieces = self._pieces.get(place)
        if pieces is None:
            # Every second piece is a slot.
            pieces = self._pieces[place] = _SLOT.split(self.drawn[place])
            pieces[1::2] = [_NAME_OF[slot] for slot in pieces[1::2]]
        filled = pieces.copy()
        filled[1::2] = [filling[name] for name in pieces[1::2]]
        return "".join(filled)


def stub(folder: str) -> str:
    """The path of the stub of a folder of docs/."""
    return posixpath.join(folder, f"{STUB}.md")


def below(path: str) -> str:
    """The path of the stub of all pages that belong to those of a folder, and have folders of their
    own: addresses in a frame depend on how deep it is."""
    return stub(posixpath.join(posixpath.dirname(path), STUB))


def in_navigation(nav: Sequence[Any] | None) -> Iterator[str]:
    """The paths of all pages in `nav` of mkdocs.yml."""
    for item in nav or ():
        inner = item.values() if isinstance(item, dict) else [item]
        for value in inner:
            if isinstance(value, list):
                yield from in_navigation(value)
            elif isinstance(value, str) and value.endswith(".md"):
                yield value


def places(site: Site) -> list[Place]:
    """Every place of the site's pages."""
    entries = site.catalog.by_path()
    named = {path for path in in_navigation(site.configuration.get("nav")) if path in entries}
    found: set[Place] = set()
    for entry in entries.values():
        folder = posixpath.dirname(entry.path)
        paths = [entry.path if entry.path in named else stub(folder)]
        if entry.pieces:
            paths.append(below(entry.path))
        languages = LANGUAGES if entry.en else LANGUAGES[:1]
        found |= {Place(lang, path) for lang in languages for path in paths}
    for folder, kind in kinds.KINDS.items():
        if kind.listing:
            found |= {Place(lang, stub(folder)) for lang in LANGUAGES}
    return sorted(found)


def sources(site: Site, wanted: Sequence[Place]) -> dict[str, str]:
    """The pages from which MkDocs draws the frames: path → Markdown, front matter alone."""
    entries = site.catalog.by_path()
    found = {}
    for place in wanted:
        entry = entries.get(place.path)
        # A title that is in no navigation is not displayed.
        title = entry.text("title", place.lang) if entry else STUB
        path = place.path if place.lang == "vi" else place.path.removesuffix(".md") + ".en.md"
        found[path] = f"---\ntitle: {json.dumps(title)}\ntemplate: frame.html\n---\n"
    return found


def switch(lang: Lang, page_url: str, other_url: str | None, section: str | None) -> str:
    """The address of the other language, from the page at `page_url`.

    `other_url` is the page's translation; without one it is the list of the `section`, or the home
    page.
    """
    other = "en/" if lang == "vi" else ""
    folder = f"{section}/" if section else ""
    return relative(other_url or f"{other}{folder}index.html", page_url)
