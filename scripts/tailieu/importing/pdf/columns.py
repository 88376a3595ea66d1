"""The order in which the text of a PDF page is read: its rows, and the columns that divide them.

Official documents set their head and their foot in two columns, gazettes all of their text. A
column is known by the gutter beside it, which stays free over several rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from tailieu.importing.pdf.lines import Line
from tailieu.importing.pdf.pages import Piece

# The share of its height by which a run must overlap a row to stand in it.
_OVERLAP = 0.25
# The same where it stands above or below another run of the row, as an index does.
_SAME = 0.75
# In heights of letters: how wide a gap between segments is, a gutter over several rows and a gap
# within one row alone, and how far below the others a row may stand that has text in one column.
_SEGMENT = 0.9
_GUTTER = 0.4
_GAP = 3.0
_BELOW = 1.1
# The same where the row stands below the middle of its column, as a name below a title.
_BELOW_MIDDLE = 9.0
# The share of the text's width by which middles may differ.
_OFF_MIDDLE = 0.03

_Gap = tuple[float, float]


class Region(NamedTuple):
    """Lines that are read one after another; `column` counts the columns of the page from 1 (0: all
    of its width)."""

    lines: list[Line]
    column: int


class _Row:
    """Runs of text at one height, those close to another in one segment."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        tallest = max(pieces, key=lambda piece: piece.size)
        self.size, self.y0, self.y1 = tallest.size, tallest.y0, tallest.y1
        self.segments: list[list[Piece]] = []
        end = 0.0
        for piece in self.pieces:
            if self.segments and piece.x0 - end < self.size * _SEGMENT:
                self.segments[-1].append(piece)
                end = max(end, piece.x1)
            else:
                self.segments.append([piece])
                end = piece.x1

    @property
    def gaps(self) -> list[_Gap]:
        ends = [max(piece.x1 for piece in segment) for segment in self.segments]
        return [
            (end, segment[0].x0)
            for end, segment in zip(ends, self.segments[1:], strict=False)
            if not re.fullmatch(r"[\d.]+", segment[0].text)
        ]

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return max(piece.x1 for piece in self.pieces)

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    def narrowed(self, gutters: Iterable[_Gap]) -> list[_Gap]:
        """What the row leaves free of each gutter; no gutter that it closes."""
        found = []
        for left, right in gutters:
            free = [(left, right)]
            for segment in self.segments:
                begin, end = segment[0].x0, max(piece.x1 for piece in segment)
                free = [
                    part
                    for low, high in free
                    for part in ((low, min(high, begin)), (max(low, end), high))
                    if part[1] - part[0] >= self.size * _GUTTER
                ]
            if free:
                found.append(max(free, key=lambda part: part[1] - part[0]))
        return found


def regions(pieces: list[Piece]) -> list[Region]:
    """The text of a page in the order in which it is read."""
    all_rows = [_Row(group) for group in rows(pieces)]
    if not all_rows:
        return []
    middle = (min(row.x0 for row in all_rows) + max(row.x1 for row in all_rows)) / 2
    width = max(row.x1 for row in all_rows) - min(row.x0 for row in all_rows)
    found: list[Region] = []
    columns = at = 0
    while at < len(all_rows):
        end, gutters = _band(all_rows, at, middle, width)
        if not gutters:
            if not found or found[-1].column:
                found.append(Region([], 0))
            found[-1].lines.append(line_of(all_rows[at].pieces))
            at += 1
            continue
        # What stands above it in the middle of one of its columns belongs to it.
        while found and not found[-1].column and found[-1].lines:
            above = found[-1].lines[-1]
            held = _in_columns(all_rows[at:end], gutters)
            if not _heads(above, held, all_rows[at], middle, width):
                break
            at -= 1
            found[-1].lines.pop()
        for lines in _in_columns(all_rows[at:end], gutters):
            columns += 1
            found.append(Region(lines, columns))
        at = end
    return [region for region in found if region.lines]


def rows(pieces: list[Piece]) -> list[list[Piece]]:
    """The runs of text by the row that they stand in, from the top and from the left."""
    groups: list[list[Piece]] = []
    tallest: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: -(piece.y0 + piece.y1)):
        if groups and _beside(groups[-1], tallest[-1], piece):
            groups[-1].append(piece)
            tallest[-1] = max(tallest[-1], piece, key=lambda piece: piece.size)
        else:
            groups.append([piece])
            tallest.append(piece)
    return [sorted(group, key=lambda piece: piece.x0) for group in groups]


def _beside(row: list[Piece], tallest: Piece, piece: Piece) -> bool:
    """Whether a run stands in a row, and not below a part of it."""
    over = min(tallest.y1, piece.y1) - max(tallest.y0, piece.y0)
    smaller = min(tallest.size, piece.size)
    if over < _OVERLAP * smaller:
        return False
    return over > _SAME * smaller or not any(
        min(piece.x1, other.x1) - max(piece.x0, other.x0) > 1 for other in row
    )


def _band(rows: list[_Row], at: int, middle: float, width: float) -> tuple[int, list[_Gap]]:
    """(the end of the rows from `at` on that gutters divide, the gutters); none: (`at`, [])."""
    gutters = rows[at].gaps
    end = at + 1
    while gutters and end < len(rows):
        kept = rows[end].narrowed(gutters)
        if not kept or not _belongs(rows[at:end], rows[end], kept, middle, width):
            break
        gutters, end = kept, end + 1
    found = [
        (low, high)
        for low, high in gutters
        if high - low >= rows[at].size * _GAP
        or sum(row.x0 < low and row.x1 > high for row in rows[at:end]) > 1
    ]
    return (end, gutters) if len(found) == len(gutters) else (at, [])


def _belongs(band: list[_Row], row: _Row, gutters: list[_Gap], middle: float, width: float) -> bool:
    """Whether a row goes on with the columns above it."""
    beyond = band[-1].y0 - row.y1
    if len(row.segments) > 1:
        return beyond < _BELOW_MIDDLE * row.size
    column = sum(row.x0 > high - 1 for _, high in gutters)
    lines = _in_columns(band, gutters)[column]
    if not lines:
        return False
    same_middle = abs((lines[-1].x0 + lines[-1].x1) / 2 - row.middle) < width * _OFF_MIDDLE
    if same_middle:
        return beyond < _BELOW_MIDDLE * row.size
    if abs(row.middle - middle) < width * _OFF_MIDDLE:
        return False
    return lines[-1].y0 - row.y1 < _BELOW * row.size


def _heads(above: Line, columns: list[list[Line]], row: _Row, middle: float, width: float) -> bool:
    """Whether a line above columns stands in the middle of one of them, and not of the page."""
    if above.y0 - row.y1 > _BELOW * row.size:
        return False
    centre = (above.x0 + above.x1) / 2
    if abs(centre - middle) < width * _OFF_MIDDLE:
        return False
    return any(
        abs((lines[0].x0 + lines[0].x1) / 2 - centre) < width * _OFF_MIDDLE
        for lines in columns
        if lines
    )


def _in_columns(rows: list[_Row], gutters: list[_Gap]) -> list[list[Line]]:
    """The lines of each column."""
    found: list[list[Line]] = [[] for _ in range(len(gutters) + 1)]
    for row in rows:
        held: list[list[Piece]] = [[] for _ in found]
        for piece in row.pieces:
            held[sum((piece.x0 + piece.x1) / 2 > low for low, _ in gutters)].append(piece)
        for lines, pieces in zip(found, held, strict=True):
            if pieces:
                lines.append(line_of(pieces))
    return found


def line_of(pieces: list[Piece]) -> Line:
    """Runs at one height as one line."""
    text, end = "", 0.0
    for piece in pieces:
        apart = text and piece.x0 - end > piece.size * 0.1
        text = f"{text}{' ' if apart else ''}{piece.text}"
        end = max(end, piece.x1)
    text = text.replace("** **", " ").replace("****", "")
    tallest = max(pieces, key=lambda piece: piece.size)
    first = pieces[0].first
    return Line(text, pieces[0].x0, tallest.y0, end, tallest.y1, first, tallest.size)
