"""Join the lines of a PDF's pages to paragraphs, by where they stand.

A PDF file says where letters are, not what a paragraph is. Lengths are in points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

# What begins a new paragraph where paragraphs are not set in, wherever the line before it ends.
_BEGINS = re.compile(
    r"\d{1,3}[.)]\s|[a-zđ]\)\s|[-–+•]\s|[IVX]{1,6}\.\s"
    r"|Điều \d|Chương [IVX]|Số\s*:|Kính gửi|Nơi nhận|Độc lập"
)
# What begins one everywhere.
_ALWAYS = re.compile(r"Số\s*:|Kính gửi|Nơi nhận|Độc lập")
# A word that goes on in the next line, as in `162/2026/NĐ-`.
_DIVIDED = re.compile(r"\w-$")
# The shares of the text's width that a full line may leave free at its end, and at its beginning
# if a paragraph begins with it.
_RAGGED = 0.12
_SET_IN = 0.25
# How far a line may be from where it should be: from an edge of the text, and from its middle.
_OFF = 0.03
_OFF_CENTRE = 0.01


class Line(NamedTuple):
    """A line with inline marks: its edges, and the box it stands in, which begins at `left`."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    box: int
    left: float


class Paragraph(NamedTuple):
    """A paragraph, the box that it begins in, and whether it continues that of the page before."""

    text: str
    box: int
    goes_on: bool


class _Column(NamedTuple):
    """Between what the text of a page stands, and whether its paragraphs are set in."""

    left: float
    right: float
    set_in: bool

    @property
    def width(self) -> float:
        return self.right - self.left

    def is_full(self, line: Line) -> bool:
        """Whether a line ends at the right edge only because there was no more room."""
        ends = line.x1 >= self.right - self.width * _RAGGED
        return ends and line.x0 <= self.left + self.width * _SET_IN

    def at_left(self, line: Line) -> bool:
        return line.x0 <= self.left + self.width * _OFF

    def is_centred(self, line: Line) -> bool:
        off = abs(line.x0 + line.x1 - self.left - self.right) / 2
        return off < self.width * _OFF_CENTRE and not self.at_left(line)


@dataclass
class Joiner:
    """Joins lines page by page; what it saw of earlier pages tells how a text is set."""

    _set_in: int = 0
    _flush: int = 0
    _lefts: list[float] = field(default_factory=list)
    _last: tuple[_Column, Line] | None = None

    def paragraphs(self, lines: list[Line]) -> Iterator[Paragraph]:
        """The paragraphs of the next page."""
        if not lines:
            return
        column = self._column(lines)
        text, box, goes_on = "", 0, False
        before = None
        for line in lines:
            if before and _continues(before, line, column):
                text = joined(text, line.text)
            else:
                if before:
                    yield Paragraph(text, box, goes_on)
                text, box = line.text, line.box
                goes_on = not before and self._goes_on(line, column)
            before = line
        yield Paragraph(text, box, goes_on)
        if before:
            self._last = column, before

    def _column(self, lines: list[Line]) -> _Column:
        left: float = min(_common(line.x0 for line in lines))
        right = max(_common(line.x1 for line in lines))
        # Where all lines of a page are set in, the page before the last tells where others begin:
        # margins of left and right pages may differ.
        if len(self._lefts) == 2 and 0 < left - self._lefts[0] < (right - left) * _SET_IN:
            left = self._lefts[0]
        self._lefts = [*self._lefts[-1:], left]
        for line in lines:
            if _begins(_BEGINS, line):
                apart = line.x0 - left > (right - left) * _OFF
                self._set_in += apart
                self._flush += not apart
        return _Column(left, right, self._set_in > self._flush)

    def _goes_on(self, line: Line, column: _Column) -> bool:
        """Whether the first line of a page continues the last paragraph of the page before."""
        if not self._last or _begins(_ALWAYS, line):
            return False
        earlier, last = self._last
        if column.set_in:
            return earlier.is_full(last) and column.at_left(line)
        return (
            line.text.lstrip("*")[:1].islower()
            and last.text.rstrip("*")[-1:] not in ".;:!?"
            and not _begins(_BEGINS, line)
        )


def _common(edges: Iterable[float]) -> list[int]:
    """The edges that at least three lines share; all, if there are none."""
    counted = Counter(map(round, edges))
    return [edge for edge, count in counted.items() if count > 2] or list(counted)


def _begins(with_what: re.Pattern[str], line: Line) -> bool:
    return with_what.match(line.text.lstrip("*")) is not None


def _continues(before: Line, line: Line, column: _Column) -> bool:
    """Whether a line belongs to the paragraph of the line before it on the same page."""
    if _begins(_ALWAYS, line):
        return False
    same = before.box == line.box
    if same and _DIVIDED.search(before.text):
        return True
    if not column.is_full(before):
        return False
    if same and column.is_centred(before) and column.is_centred(line):
        return True
    if not same and abs(before.y0 - line.y1) > line.y1 - line.y0:
        return False
    if column.set_in and column.at_left(line):
        return True
    if column.set_in or _begins(_BEGINS, line):
        return False
    return column.at_left(line) or (same and line.x0 <= line.left + column.width * _OFF)


def joined(text: str, more: str) -> str:
    """Two parts of a paragraph; a word that was divided at its hyphen is one again."""
    divided = _DIVIDED.search(text) and re.match(r"\w", more)
    return f"{text}{'' if divided else ' '}{more}".replace("** **", " ")
