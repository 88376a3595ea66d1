"""The ids of a page's elements: those that only the site gives, and those of authors."""

from __future__ import annotations

import re

from tailieu.content.clauses import ADDRESS
from tailieu.content.number_forms import ATTACHMENTS
from tailieu.language.slugs import slug

# Places that the site names, beside those of clauses: the points of a sheet, notes, and what its
# code looks up. A browser without `caches` would find the element of that name in its place.
_OWNED = re.compile(
    r"(?:y|so-lieu|chu-thich|tham-chieu)-\d+|tl-.*|noi-dung|caches"
    r"|phieu-(?:title|see|results|page|page-name|out|lost|faulty|faulty-name|by-hand|dan)"
)
# Those of the templates around an author's text, which it would otherwise lead elsewhere. The parts
# of a sheet and of a document that stand within the text are kept for them by site/draft.py.
_OF_TEMPLATES = re.compile(
    "atom|ban-moi-nhat|ca-nam|chu-de|chuong-trinh|dau|doc-o-day|giu-tren-may|ics|ky-nay|lich-su"
    r"|loc-\d+|luoc-do|luu-y|mang-theo|mua-nay|muc-luc|phan-(?:citations|general|others)"
    r"|phieu-lien-quan|sap-toi|sap-xep|thang-\d+|thuoc-tinh|tim|tom-tat|van-ban|van-ban-o-day"
    "|ve-phieu"
)
_CLAUSE = re.compile(ADDRESS)
_PLACE = re.compile("[a-z0-9]+(?:[-_][a-z0-9]+)*")


def _owned(place: str) -> bool:
    if _OWNED.fullmatch(place) or _OF_TEMPLATES.fullmatch(place):
        return True
    return place not in ATTACHMENTS and bool(_CLAUSE.match(place))


def may_name(place: str) -> bool:
    """Whether an element of an author may have the id `place`."""
    return bool(_PLACE.fullmatch(place)) and not _owned(place)


def anchor(heading: str) -> str:
    """The id of a heading: its words, and none that the site names."""
    place = slug(heading, "-")
    return f"{place}-de-muc" if _owned(place) else place
