"""Our own browser code as pages load it: joined, and without comments and indentation.

The files run as they stand in overrides/, one after the other; what is joined here saves requests,
and a third of the compressed bytes.
"""

from __future__ import annotations

from pathlib import Path

import rjsmin

# The folders of assets/ that hold our own code.
FOLDERS = ("js", "search", "pack", "form")

# What pages load → what it is made of, in order; all below assets/.
JOINED = {
    # On every page.
    "js/site.js": (
        "js/dom.js",
        "js/clock.js",
        "js/badges.js",
        "js/keep.js",
        "js/page.js",
        "search/open.js",
    ),
    # From the reader's first touch of the search on, beside search/text.js.
    "search/search.js": (
        "search/pace.js",
        "search/inflate.js",
        "search/files.js",
        "search/lookup.js",
        "search/query.js",
        "search/rank.js",
        "search/correct.js",
        "search/excerpt.js",
        "search/engine.js",
        "search/results.js",
        "search/box.js",
    ),
    # Inside every pack in one file.
    "pack/one-file.js": (
        "search/text.js",
        "js/dom.js",
        "js/clock.js",
        "js/badges.js",
        "pack/find.js",
    ),
}

# What the search needs on a page that is none of the site's.
SEARCH_ALONE = ("js/dom.js", "js/clock.js", "search/text.js", "search/search.js")

# Parts that pages also load by themselves.
ALONE = {"search/text.js"}


def joined(assets: Path, *names: str) -> str:
    """The code of these scripts of the site, from the files below `assets`."""
    parts = [part for name in names for part in JOINED.get(name, (name,))]
    return "".join(rjsmin.jsmin((assets / part).read_text("utf-8")) + "\n" for part in parts)


def write(assets: Path) -> None:
    """Turn our own files below `assets`, as overrides/ has them, into what pages load."""
    own = {
        path.relative_to(assets).as_posix()
        for folder in FOLDERS
        for path in (assets / folder).glob("*.js")
    }
    parts = {part for made in JOINED.values() for part in made} - ALONE
    code = {name: joined(assets, name) for name in (own - parts) | JOINED.keys()}
    for part in parts:
        (assets / part).unlink()
    for name, text in code.items():
        (assets / name).write_text(text, encoding="utf-8")
