"""The content security policy of every page, which allows the site's own code only.

It is in the page itself, so that it also applies to pages opened from a disk, without a server.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

# What every page of the theme begins with, before anything that browsers load.
_FIRST = '<meta charset="utf-8">'


class NoPlaceForPolicy(ValueError):
    """A page does not begin as the pages of the build do."""


def digest(content: bytes) -> str:
    """The SHA-256 of `content` in Base64, as policies and `integrity` attributes write it."""
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


def inline_scripts(html: str) -> tuple[str, ...]:
    """The texts of the inline scripts in `html`, in order."""
    found = LexborHTMLParser(html).css("script:not([src]):not([type])")
    return tuple(script.text() for script in found)


def policy(scripts: Iterable[str]) -> str:
    """The content security policy of a page whose inline scripts are `scripts`.

    https://www.w3.org/TR/CSP3/. The icons in the theme's styles are `data:` pictures; what Firefox
    prefetches, such as the next page, is subject to `default-src`.
    """
    allowed = "".join(f" 'sha256-{digest(script.encode())}'" for script in scripts)
    return (
        f"default-src 'self'; script-src 'self'{allowed}; img-src 'self' data:; object-src 'none'; "
        "frame-src 'none'; base-uri 'none'; form-action 'self'"
    )


def with_policy(html: str, scripts: Iterable[str]) -> str:
    """`html` with a policy before everything that browsers load; raises NoPlaceForPolicy."""
    head, found, rest = html.partition(_FIRST)
    if not found:
        raise NoPlaceForPolicy
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts)}">'
    return f"{head}{_FIRST}\n{meta}{rest}"
