"""What a full text quotes of another: a law quotes the articles that it changes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailieu.content import number_forms

# In paragraphs: more is a quotation mark that is never closed.
_LONGEST = 400
_ARTICLE = re.compile(r"(?:#+ |\**(?:Điều|ĐIỀU) \d)")


def quoted(texts: Sequence[str]) -> list[bool]:
    """Of each paragraph of a full text, whether it stands within a quotation."""
    found: list[bool] = []
    until = -1
    for place, text in enumerate(texts):
        found.append(place <= until)
        if place > until:
            until = max(until, _end(texts, place, text))
    return found


def _end(texts: Sequence[str], first: int, text: str) -> int:
    """The paragraph that ends the quotation which begins in `first`; -1 where there is none."""
    plain = number_forms.words(text)
    if plain.startswith('"'):
        return _pair(texts, first)
    begins = plain.startswith("“")
    opened = 0
    # The first of the paragraphs just above, each of which leads on with a colon.
    leads: int | None = None
    for place in range(first, min(first + _LONGEST, len(texts))):
        if place > first:
            if texts[place].startswith("#"):
                break
            if leads and number_forms.words(texts[place]).startswith("“"):
                # What introduces a quotation is no part of the one before, which has no end.
                return leads - 1
            leads = (leads or place) if _leads_on(texts[place]) else None
        opened += texts[place].count("“") - texts[place].count("”")
        if opened <= 0:
            return place
    return _next_article(texts, first) if begins else -1


def _leads_on(text: str) -> bool:
    return number_forms.ending(text).rstrip().endswith(":")


def _pair(texts: Sequence[str], first: int) -> int:
    """The paragraph that ends what `first` begins with the sign that opens and closes alike."""
    count = 0
    for place in range(first, min(first + _LONGEST, len(texts))):
        if place > first and texts[place].startswith("#"):
            break
        count += texts[place].count('"')
        if count % 2 == 0:
            return place
    return -1


def _next_article(texts: Sequence[str], first: int) -> int:
    """The paragraph before the next article or heading, as far as a quotation without end goes."""
    for place in range(first + 1, min(first + _LONGEST, len(texts))):
        if _ARTICLE.match(texts[place]):
            return place - 1
    return first
