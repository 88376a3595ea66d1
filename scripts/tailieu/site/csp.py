"""The policy that every page carries: only the site's own code runs, wherever the page is opened.

A policy in the page itself holds from a disk too, where no server could send one.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

# What every page of the theme begins with, before anything that a browser would load.
_FIRST = '<meta charset="utf-8">'

# The one thing in the theme's scripts that differs from page to page: the way to the site's top.
_WAY_UP = re.compile(r'new URL\("[^"]*",location\)')


class Unsealed(ValueError):
    """A page without the place where the policy belongs."""


def digest(content: bytes) -> str:
    """As policies and `integrity` have it, without its `sha256-`."""
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


def inline_scripts(html: str) -> tuple[str, ...]:
    """The scripts that stand inside `html`, in their order."""
    found = LexborHTMLParser(html).css("script:not([src]):not([type])")
    return tuple(script.text() for script in found)


def policy(scripts: Iterable[str]) -> str:
    """The content security policy of a page whose own inline scripts are `scripts`.

    Terms: https://www.w3.org/TR/CSP3/. `data:` pictures are the icons in the theme's styles; what
    Firefox fetches ahead, such as the next page, falls under `default-src`.
    """
    allowed = "".join(f" 'sha256-{digest(script.encode())}'" for script in scripts)
    return (
        f"default-src 'self'; script-src 'self'{allowed}; img-src 'self' data:; object-src 'none'; "
        "frame-src 'none'; base-uri 'none'; form-action 'self'"
    )


def sealed(html: str, scripts: Iterable[str]) -> str:
    """`html` with its policy ahead of all else. Raises Unsealed where it has no place for it."""
    head, found, rest = html.partition(_FIRST)
    if not found:
        raise Unsealed
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts)}">'
    return f"{head}{_FIRST}\n{meta}{rest}"


def write_page(out: Path, url: str, html: str, scripts: Iterable[str]) -> None:
    """Write the page `html` to `url` below `out` with its policy.

    `scripts` are those of a page of the theme on which nothing that an author wrote stands: only
    they may run. Raises Unsealed, with the page's address, for HTML that the build did not make.
    """
    way_up = f'new URL("{"/".join([".."] * url.count("/")) or "."}",location)'
    # As they stand too, for the page that is served at every address that leads nowhere.
    allowed = dict.fromkeys([*scripts, *(_WAY_UP.sub(way_up, script) for script in scripts)])
    try:
        (out / url).write_text(sealed(html, allowed), encoding="utf-8")
    except Unsealed:
        raise Unsealed(url) from None
