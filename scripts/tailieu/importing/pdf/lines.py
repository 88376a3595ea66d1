"""Join the lines of a PDF's pages to paragraphs, by where they stand and how they begin and end.

A PDF file says where letters are, not what a paragraph is. Lengths are in points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from statistics import median_low
from typing import NamedTuple

# What numbers a paragraph. An article is one only with its name or alone: a line may begin with
# `Điều 209 và Điều 219 của Bộ luật`.
_NUMBERED = re.compile(
    r"\d{1,3}[.)]\s|\d{1,2}(?:\.\d{1,2}){1,4}[.)]?\s|[a-zđ]\)\s|(?:[-–−+•]|\\\*)\s|[IVX]{1,6}[.)]\s"
    r"|(?:Điều|ĐIỀU) \d{1,3}[a-zđ]?(?:[.:]|\s?[-–]|$)"
    r"|(?:Chương|CHƯƠNG) [IVX\d]|(?:Mục|MỤC) [IVX\d]+[.:]?$"
)
# What begins a paragraph everywhere.
_ALWAYS = re.compile(r"Số\s*:|Kính gửi|Nơi nhận|Độc lập\s*-|CỘNG H(?:ÒA|OÀ) XÃ HỘI")
# A word that goes on in the next line, as in `162/2026/NĐ-`.
_DIVIDED = re.compile(r"\w-$")
# The number of a page in a table of contents.
_LISTED = re.compile(r"(?:\.|…|_){3,}\s*\d+$")
_OPEN = re.compile(r"[^.;:!?…”\"]$")
# What refers to an article in the line below it.
_REFERS = re.compile(r"(?:khoản \d{1,2}|điểm [a-zđ]|tại|theo|của|Điều|khoản|quy định)$")
_SPACE = 0.25
# The shares of the text's width by which a line may be from where it should be: from an edge of the
# text, and from its middle; and how far a paragraph is set in at most.
_OFF = 0.02
_OFF_CENTRE = 0.015
_SET_IN = 0.25
# In heights of letters: how far lines of a paragraph are apart at most, and how far those of which
# the second can only go on.
_APART = 1.3
_FAR_APART = 2.5
# By how much the heights of letters in a paragraph differ at most.
_SIZES = 0.12


class Line(NamedTuple):
    """A line with inline marks, its edges, the width of its first word and the height of its
    letters."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    first: float
    size: float

    @property
    def words(self) -> str:
        """The text without marks for bold."""
        return self.text.replace("**", "")


class Paragraph(NamedTuple):
    """A paragraph, and whether it continues the last one of the lines before."""

    text: str
    goes_on: bool


class Column(NamedTuple):
    """Between what a text stands, and whether its paragraphs are set in."""

    left: float
    right: float
    set_in: bool

    @property
    def width(self) -> float:
        """How wide the text is."""
        return self.right - self.left

    def is_full(self, line: Line, following: Line) -> bool:
        """Whether the first word of the line that follows had no more room in `line`."""
        free = self.right - line.x1
        if self.is_centred(line):
            free += line.x0 - self.left
        return free < following.first + _SPACE * line.size

    def at_left(self, line: Line) -> bool:
        """Whether a line begins at the left edge."""
        return line.x0 <= self.left + max(self.width * _OFF, 3)

    def is_centred(self, line: Line) -> bool:
        """Whether a line stands in the middle."""
        off = abs(line.x0 + line.x1 - self.left - self.right) / 2
        return off < self.width * _OFF_CENTRE and not self.at_left(line)


def column_of(lines: list[Line], set_in: bool = False) -> Column:
    """Between what lines stand: the edges that several of them share, else the outermost."""
    lefts, rights = [line.x0 for line in lines], [line.x1 for line in lines]
    return Column(
        min(_shared(lefts) or lefts), max(_shared(rights) or rights), set_in
    )  # fmt: skip


def _shared(edges: Iterable[float]) -> list[int]:
    """The edges that at least three lines share."""
    return [edge for edge, count in Counter(map(round, edges)).items() if count > 2]


@dataclass
class Joiner:
    """Joins lines page by page; what it saw of earlier pages tells how a text is set."""

    _set_in: int = 0
    _flush: int = 0
    _lefts: list[float] = field(default_factory=list)
    # Whether lines of this page end at one edge, so that it is known which of them are full.
    _sure: bool = False
    _last: tuple[Column, list[Line], bool] | None = None

    def column(self, lines: list[Line]) -> Column:
        """Between what the running text of the next page stands."""
        left, right, _ = column_of(lines)
        self._sure = bool(_shared(line.x1 for line in lines))
        # Where all lines of a page are set in, the page before the last tells where others begin:
        # margins of left and right pages may differ.
        if len(self._lefts) == 2 and 0 < left - self._lefts[0] < (right - left) * _SET_IN:
            goes_on = (line for line in lines if line.x0 < left + _OFF * (right - left))
            if not any(map(_only_goes_on, goes_on)):
                left = self._lefts[0]
        self._lefts = [*self._lefts[-1:], left]
        column = Column(left, right, False)
        for before, line in zip([None, *lines], lines, strict=False):
            begins = before and not _OPEN.search(before.words) and not column.is_full(before, line)
            if (begins or _NUMBERED.match(line.words)) and not column.is_centred(line):
                self._set_in += left + column.width * _SET_IN > line.x0 and not column.at_left(line)
                self._flush += column.at_left(line)
        return Column(left, right, self._set_in > self._flush)

    def paragraphs(self, lines: list[Line], column: Column) -> Iterator[Paragraph]:
        """The paragraphs of lines that are read one after another."""
        apart = [before.y0 - line.y1 for before, line in pairwise(lines)]
        usual = median_low(apart) if apart else 0.0
        held: list[Line] = []
        text, goes_on = "", False
        for line in lines:
            if held and _continues(held, line, column, column, usual):
                text = joined(text, line.text)
                held.append(line)
                continue
            if held:
                yield Paragraph(text, goes_on)
            goes_on = not held and self._goes_on(line, column)
            text, held = line.text, [line]
        if held:
            yield Paragraph(text, goes_on)
            self._last = column, held, self._sure

    def forget(self) -> None:
        """What comes next does not continue what came before."""
        self._last = None

    def _goes_on(self, line: Line, column: Column) -> bool:
        """Whether the first line of a page or column continues the paragraph before it."""
        if not self._last:
            return False
        earlier, held, sure = self._last
        if not sure:
            earlier = earlier._replace(right=inf)
        return _continues(held, line, earlier, column, None)


def _continues(
    held: list[Line], line: Line, earlier: Column, column: Column, usual: float | None
) -> bool:
    """Whether a line belongs to the paragraph of the lines `held`, which stand in `earlier`.

    `usual` is how far lines are apart; None between pages.
    """
    before = held[-1]
    if _ALWAYS.match(line.words) or _LISTED.search(before.words):
        return False
    if abs(before.size - line.size) > _SIZES * max(before.size, line.size):
        return False
    apart = before.y0 - line.y1 if usual is not None else 0.0
    numbered = _NUMBERED.match(line.words) is not None
    open_ = _OPEN.search(before.words) is not None
    only_on = _only_goes_on(line) and open_ and not before.words.isupper()
    if apart > line.size * (_FAR_APART if only_on else _APART):
        return False
    if _DIVIDED.search(before.words) or only_on:
        return True
    if not earlier.is_full(before, line):
        return False
    if earlier.is_centred(before):
        return column.is_centred(line) and _looks(before) == _looks(line) and not numbered
    if numbered and _all_bold(before) and not line.text.startswith("**"):
        # Below a title in bold a number begins the text, however full its line is.
        return False
    if numbered and not _REFERS.search(before.words):
        return column.set_in and column.at_left(line) and open_
    if column.at_left(line):
        wider = usual is not None and apart > usual + line.size * 0.2
        return column.set_in or open_ or not wider
    return _hangs(held, line)


def _only_goes_on(line: Line) -> bool:
    """Whether a line can begin no paragraph."""
    return line.words[:1].islower() and not _NUMBERED.match(line.words)


def _looks(line: Line) -> tuple[bool, bool]:
    return line.words.isupper(), line.text.startswith("**")


def _all_bold(line: Line) -> bool:
    return line.text.startswith("**") and line.text.find("**", 2) == len(line.text) - 2


def _hangs(held: list[Line], line: Line) -> bool:
    """Whether a line stands below the text of a numbered paragraph, as all its lines but one."""
    if not _NUMBERED.match(held[0].words):
        return False
    if len(held) > 1:
        return abs(line.x0 - held[-1].x0) < line.size * _SPACE
    return held[0].x0 < line.x0 < held[0].x0 + 4 * line.size


def joined(text: str, more: str) -> str:
    """Two parts of a paragraph; a word that was divided at its hyphen is one again."""
    divided = _DIVIDED.search(text) and re.match(r"\w", more)
    return f"{text}{'' if divided else ' '}{more}".replace("** **", " ")
