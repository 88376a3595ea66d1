"""Bundle our own scripts and styles: files that pages load together are joined and minified.

The scripts in overrides/ also run unchanged, one after the other. Joining them saves requests, and
minifying, which also shortens the names inside functions, saves half of the compressed bytes. Names
that files share, those outside of any function, stay.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

import minify

# The folders of assets/ that hold our own code, and what kind each file there is.
FOLDERS = ("css", "js", "search", "pack", "form", "present")
_KINDS = {".css": "text/css", ".js": "application/javascript"}

# Old phones read ES2018: nothing newer may come out of what is not newer itself.
minify.config({"js-version": 2018})

# File that pages load → the files that it is made of, in order; paths below assets/.
JOINED = {
    # On every page, after css/fonts.css. Later rules overrule earlier ones; paper comes last.
    "css/tailieu.css": (
        "css/colours.css",
        "css/frame.css",
        "css/type.css",
        "css/tables.css",
        "css/pieces.css",
        "css/sheet.css",
        "css/parts.css",
        "css/document.css",
        "css/home.css",
        "css/news.css",
        "css/lists.css",
        "css/my-pack.css",
        "css/search.css",
        "css/print.css",
        "css/paper.css",
    ),
    # On every page, before it is drawn.
    "js/reading.js": ("js/storage.js", "js/reading.js"),
    # On every page.
    "js/site.js": (
        "js/dom.js",
        "js/room.js",
        "js/clock.js",
        "js/badges.js",
        "js/told.js",
        "js/keep.js",
        "js/page.js",
        "js/paper.js",
        "js/source.js",
        "js/copy.js",
        "js/cite.js",
        "search/open.js",
    ),
    # On the pages of lists.
    "js/lists.js": ("js/list-entries.js", "js/list.js"),
    # Loaded together with search/text.js when a reader first uses the search, or their own pack.
    "search/search.js": (
        "search/pace.js",
        "search/packed.js",
        "search/files.js",
        "search/lookup.js",
        "search/query.js",
        "search/rank.js",
        "search/numbers.js",
        "search/correct.js",
        "search/answer.js",
        "search/excerpt.js",
        "search/pieces.js",
        "search/engine.js",
        "search/results.js",
        "search/box.js",
    ),
    # Loaded with the English index.
    "search/english.js": ("search/vendor/wink-porter2-stemmer.js", "search/english.js"),
    # Loaded with css/present.css when a page is presented.
    "present/present.js": (
        "present/screens.js",
        "present/parts.js",
        "present/draw.js",
        "present/keys.js",
        "present/link.js",
        "present/deck.js",
        "present/stage.js",
        "present/speaker.js",
        "present/paper.js",
    ),
    # Inside every pack in one file.
    "pack/one-file.css": ("css/print.css", "pack/pack.css", "css/tables.css", "css/parts.css"),
    "pack/one-file.js": (
        "search/text.js",
        "js/dom.js",
        "js/clock.js",
        "js/badges.js",
        "pack/find.js",
    ),
}

# What the search needs on a page outside of the site.
SEARCH_ALONE = ("js/dom.js", "js/clock.js", "search/text.js", "search/search.js")

# Parts that pages also load separately.
ALONE = {"search/text.js"}


def joined(assets: Path, *names: str) -> str:
    """The minified code of scripts or styles of the site, from the files below `assets`."""
    return minified(*(assets / part for name in names for part in JOINED.get(name, (name,))))


def minified(*paths: Path) -> str:
    """The code of scripts or of style sheets, one after the other, as readers load it."""
    # Joined first: a minified script has no semicolon at its end, and the next may begin with “(”.
    code = "\n".join(path.read_text("utf-8") for path in paths)
    return cast(str, minify.string(_KINDS[paths[0].suffix], code)) + "\n"


def write(assets: Path) -> None:
    """Replace our own files below `assets`, as copied from overrides/, by those that pages load."""
    own = {
        path.relative_to(assets).as_posix()
        for folder in FOLDERS
        for path in (assets / folder).iterdir()
        if path.suffix in _KINDS
    }
    parts = {part for made in JOINED.values() for part in made} - ALONE
    code = {name: joined(assets, name) for name in (own - parts) | JOINED.keys()}
    for part in parts:
        (assets / part).unlink()
    for name, text in code.items():
        (assets / name).write_text(text, encoding="utf-8")
