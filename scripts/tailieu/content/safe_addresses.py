"""Addresses that a page may lead to, in the few forms that people and browsers read alike."""

from __future__ import annotations

import re
from urllib.parse import unquote

from tailieu.content.hosts import ascii_host

# In other schemes an address can run code, open programs, or ask for passwords.
_WEB = re.compile(
    r"(?i)(https?://)((?:[^\W_][\w-]*\.)*[^\W_][\w-]*\.?)((?::\d{1,5})?(?:[/?#].*)?)", re.DOTALL
)
_MAIL = re.compile(r"(?i)mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?i)tel:\+?[\d(][\d().-]*")
# After two slashes, written as codes too, a host may begin: `/.//host/a` of a page that was opened
# from a disk is `file:////host/a`, which Windows asks the network for.
_OTHER = re.compile(r"(?i)[^?#]*?(?://|%2f|%5c)|[^/?#]*:")


def sound(address: str) -> str | None:
    """The address as a page may have it, a host with accents in ASCII; None for what is refused.

    Kept are `https://host/…`, `http://host/…` without a user or an escape in the host,
    `mailto:name@host`, `tel:+84…`, and paths of the site.
    """
    address = address.strip()
    if web := _WEB.fullmatch(address):
        host = web[2] if web[2].isascii() else ascii_host(web[2])
        clean = host.isascii() and _read_alike(web[3]) and " " not in web[3]
        return f"{web[1]}{host}{web[3]}" if clean else None
    if _MAIL.fullmatch(address) or _PHONE.fullmatch(address):
        return address
    return sound_path(address)


def sound_path(address: str) -> str | None:
    """The path of a page or file of the site, or a place on the page; None for all else."""
    address = address.strip()
    # A space is part of a file's name.
    if not _read_alike(address) or _OTHER.match(address):
        return None
    if re.search(r"%(?![0-9a-fA-F]{2})", address):
        return None
    try:
        unquote(address, errors="strict")
    except UnicodeDecodeError:
        return None
    return address


def _read_alike(text: str) -> bool:
    """Whether people and browsers see the same characters: browsers read a backslash as a slash,
    and they, or the build (site/html_filters.py), leave out some of those that nobody sees."""
    return text.isprintable() and "\\" not in text
