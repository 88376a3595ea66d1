"""What a full text quotes of another: a law quotes the articles that it changes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tailieu.content import number_forms

# In paragraphs: more is a quotation mark that is never closed.
_LONGEST = 400
_ARTICLE = re.compile(r"(?:#+ |\**(?:Điều|ĐIỀU) \d)")


def quoted(texts: Sequence[str]) -> list[bool]:
    """Of each paragraph of a full text, whether it stands within a quotation."""
    lines = [_line(text) for text in texts]
    found: list[bool] = []
    until = -1
    for place in range(len(texts)):
        found.append(place <= until)
        if place > until:
            until = _end(lines, place)
    return found


class _Line(NamedTuple):
    """What of a paragraph tells of quotations; `opens` is how many more it opens than it closes."""

    begins: str
    opens: int
    signs: int
    leads_on: bool
    is_heading: bool
    is_article: bool


def _line(text: str) -> _Line:
    return _Line(
        number_forms.words(text)[:1],
        text.count("“") - text.count("”"),
        text.count('"'),
        number_forms.ending(text).rstrip().endswith(":"),
        text.startswith("#"),
        _ARTICLE.match(text) is not None,
    )


def _end(lines: Sequence[_Line], first: int) -> int:
    """The paragraph that ends the quotation which begins in `first`; -1 where there is none."""
    line = lines[first]
    if line.begins == '"':
        return _pair(lines, first)
    opened = line.opens
    if opened <= 0:
        return -1
    # The first of the paragraphs just above, each of which leads on with a colon.
    leads = 0
    for place in range(first + 1, min(first + _LONGEST, len(lines))):
        line = lines[place]
        if line.is_heading:
            break
        if leads and line.begins == "“":
            # What introduces a quotation is no part of the one before, which has no end.
            return leads - 1
        leads = (leads or place) if line.leads_on else 0
        opened += line.opens
        if opened <= 0:
            return place
    return _next_article(lines, first) if lines[first].begins == "“" else -1


def _pair(lines: Sequence[_Line], first: int) -> int:
    """The paragraph that ends what `first` begins with the sign that opens and closes alike."""
    count = 0
    for place in range(first, min(first + _LONGEST, len(lines))):
        if place > first and lines[place].is_heading:
            break
        count += lines[place].signs
        if count % 2 == 0:
            return place
    return -1


def _next_article(lines: Sequence[_Line], first: int) -> int:
    """The paragraph before the next article or heading, as far as a quotation without end goes."""
    for place in range(first + 1, min(first + _LONGEST, len(lines))):
        if lines[place].is_article:
            return place - 1
    return first
