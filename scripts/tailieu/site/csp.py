"""The content security policy of every page, which allows the site's own code only.

It is in the page itself, so that it also applies to pages opened from a disk, without a server.
"""

from __future__ import annotations

import base64
import hashlib

# https://www.w3.org/TR/CSP3/. The icons in the theme's styles are `data:` pictures; what Firefox
# prefetches, such as the next page, is subject to `default-src`.
POLICY = (
    "default-src 'self'; script-src 'self'; img-src 'self' data:; object-src 'none'; "
    "frame-src 'none'; base-uri {base}; form-action 'self'"
)

# What every page of the theme begins with, before anything that browsers load.
_FIRST = '<meta charset="utf-8">'


class NoPlaceForPolicy(ValueError):
    """A page does not begin as the pages of the build do."""


def digest(content: bytes) -> str:
    """The SHA-256 of `content` in Base64, as policies and `integrity` attributes write it."""
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


def with_policy(html: str, base: str = "'none'") -> str:
    """`html` with the policy before everything that browsers load; raises NoPlaceForPolicy.

    `base` says where the addresses of a page may begin instead of at the page itself.
    """
    head, found, rest = html.partition(_FIRST)
    if not found:
        raise NoPlaceForPolicy
    policy = POLICY.format(base=base)
    return f'{head}{_FIRST}\n<meta http-equiv="Content-Security-Policy" content="{policy}">{rest}'
