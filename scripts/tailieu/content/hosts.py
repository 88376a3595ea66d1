"""The hosts of addresses, and the registered sources that they belong to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import idna

if TYPE_CHECKING:
    # Sources have hosts themselves.
    from tailieu.content.catalogue import Catalog

# The endings by which the checks know a host in text.
ENDINGS = "vn|com|net|org|info|xyz|asia"


# What countries have below their own endings, beside the names of those who registered them; of
# Vietnam also those of its provinces: https://publicsuffix.org/list/public_suffix_list.dat
_ENDING = re.compile(
    r"(?:ac|ai|asn|biz|com?|edu|go[bv]?|gouv|health|id|idv|info?|int|io|ltd|mil|mobi|name|net?|ngo"
    r"|nhs|nic|org?|plc|police|pro|sch)\.[a-z]{2}"
    r"|(?:angiang|bacgiang|backan|baclieu|bacninh|baria-vungtau|bentre|binhdinh|binhduong|binhphuoc"
    r"|binhthuan|camau|cantho|caobang|daklak|daknong|danang|dienbien|dongnai|dongthap|gialai"
    r"|hagiang|haiduong|haiphong|hanam|hanoi|hatinh|haugiang|hoabinh|hungyen|khanhhoa|kiengiang"
    r"|kontum|laichau|lamdong|langson|laocai|longan|namdinh|nghean|ninhbinh|ninhthuan|phutho|phuyen"
    r"|quangbinh|quangnam|quangngai|quangninh|quangtri|soctrang|sonla|tayninh|thaibinh|thainguyen"
    r"|thanhhoa|thanhphohochiminh|thuathienhue|tiengiang|travinh|tuyenquang|vinhlong|vinhphuc"
    r"|yenbai)\.vn"
)
# Dots that people read as those of a host, beside those that Unicode calls the same.
_DOTS = dict.fromkeys(map(ord, "。·‧∙⋅•・"), ".")
_DOT = re.compile("[.․‥…﹒．｡。·‧∙⋅•・･]")


def as_read(text: str) -> str:
    """The letters, digits, dots and hyphens that people read in `text`, whatever stands for them:
    without marks on letters that have none, and without what nobody sees."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFKC", text)
    return "".join(map(_as_read, filter(str.isprintable, composed))).translate(_DOTS)


def _as_read(char: str) -> str:
    kind = unicodedata.category(char)
    if kind in ("Mn", "Me"):
        return ""
    return "-" if kind == "Pd" else str(unicodedata.digit(char, char))


def may_name_a_host(markup: str) -> bool:
    """Whether a host may be read in the text that Markdown makes of `markup`."""
    if not _DOT.search(markup):
        return False
    letters = re.sub(r"[^\w.]|_", "", as_read(markup))
    return re.search(rf"(?i)\.(?:{ENDINGS})", letters) is not None


def is_registered_name(host: str) -> bool:
    """Whether a host in ASCII is a name that somebody has registered, or one below it.

    Others are IP addresses, and endings such as `vn` and `gov.vn`, below which many have theirs.
    """
    name = host.removeprefix("www.")
    *labels, top = name.split(".")
    if not labels or not all(labels) or not top or top[0].isdigit():
        return False
    return not _ENDING.fullmatch(name)


@cache
def host_of(address: str) -> str | None:
    """The host of an external address in ASCII, without `www.`; None for other addresses."""
    if not re.match(r"(?i)(?:https?:)?//", address):
        return None
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return address
    return ascii_host(host).removeprefix("www.")


def ascii_host(host: str) -> str:
    """The host in ASCII (IDNA 2008), or in lower case if it has no such form."""
    try:
        return idna.encode(host.lower(), uts46=True).decode()
    except idna.IDNAError:
        return host.lower()


def registered(catalog: Catalog) -> dict[str, str]:
    """Registered host without `www.` → id of its source in docs/nguon."""
    return {
        ascii_host(source.meta.host).removeprefix("www."): source.id
        for source in catalog.sources.values()
    }


def belongs(host: str, known: Container[str]) -> str | None:
    """The registered host that `host` is or is a subdomain of, the longest; None for others."""
    labels = host.split(".")
    domains = (".".join(labels[at:]) for at in range(len(labels) - 1))
    return next((domain for domain in domains if domain in known), None)
