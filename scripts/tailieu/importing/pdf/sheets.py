"""Divide the pages of a PDF file into tables, heads and feet, notes, and the text between them."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import chain

from tailieu.importing.blocks import plain
from tailieu.importing.head.lines import has_title
from tailieu.importing.pdf.columns import line_of, rows
from tailieu.importing.pdf.grids import Grid, grids
from tailieu.importing.pdf.lines import Line
from tailieu.importing.pdf.pages import Page, Piece

# In letters: what is shorter may be a letter of the text that has another font.
_SHORTEST_HEAD = 5
# The shares of a page's longer side in which its head and its foot stand, and where its number may
# stand alone; and how many lines a head or a foot has.
_EDGE, _FAR_EDGE = 0.1, 0.15
_EDGE_LINES = 3
# Notes are set in smaller letters than the text, by at least this share.
_SMALL = 0.93
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|\*+)[\])]?\s*\D")
# What ends a line of the text.
_ENDS = re.compile(r"[^.][.;:,]$")
_PAGE_NUMBER = re.compile(r"(?:[Tt]rang )?[-–\s]*\d+(?:\s*/\s*\d+)?[-–\s]*")
# The same in the line of a running head, at either of its ends.
_NUMBER_BESIDE = re.compile(r"^\d+ | \d+$")


class Sheet:
    """A page divided into tables, heads and feet, notes, and the text between them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = list(page.pieces)
        self.tables: list[tuple[Grid, dict[tuple[int, int], list[Piece]]]] = []
        for grid in grids(page.rulings):
            cells: dict[tuple[int, int], list[Piece]] = {}
            for piece in self.text:
                if place := grid.place(piece):
                    cells.setdefault(place, []).append(piece)
            if len(cells) > 1:
                inside = {id(piece) for held in cells.values() for piece in held}
                self.text = [piece for piece in self.text if id(piece) not in inside]
                self.tables.append((grid, cells))
        edge = max(page.width, page.height)
        lines = rows(self.text)
        lines = [*lines[:_EDGE_LINES], *lines[_EDGE_LINES:][-_EDGE_LINES:]]
        self.edges = [row for row in lines if _near_edge(row, page.height, edge * _EDGE)]
        self.ends = [
            row for row in lines[:1] + lines[-1:] if _near_edge(row, page.height, edge * _FAR_EDGE)
        ]
        self.heads: list[str] = []
        self.numbers: list[str] = []
        self.turned: list[str] = []

    @property
    def shapes(self) -> set[str]:
        """Its lines at the edges: their words in any order, without numbers."""
        said = [_said(row) for row in self.edges] + self.page.turned
        return {_shape(line) for line in said} - {""}

    def leave_out(self, repeated: set[str]) -> None:
        """Take out the number of the page, and lines at its edges that are `repeated`."""
        for row in [*self.ends, *self.edges]:
            if row[0] not in self.text:
                continue
            said = _said(row)
            if _PAGE_NUMBER.fullmatch(said):
                self.numbers.append(" ".join(re.findall(r"\d+", said)))
            elif row in self.edges and _shape(said) in repeated:
                self.heads.append(_NUMBER_BESIDE.sub("", said))
                self.numbers += [found.strip() for found in _NUMBER_BESIDE.findall(said)]
            else:
                continue
            self.text = [piece for piece in self.text if piece not in row]
        for line in self.page.turned:
            if _PAGE_NUMBER.fullmatch(line):
                self.numbers.append(line)
            elif _shape(line) in repeated:
                self.heads.append(line)
            else:
                self.turned.append(line)

    def notes(self) -> list[Line]:
        """Take out the notes at the foot of the page."""
        letters: Counter[float] = Counter()
        for piece in self.text:
            letters[round(piece.size, 1)] += len(piece.text)
        if not letters:
            return []
        usual = letters.most_common(1)[0][0]
        found: list[list[Piece]] = []
        small: list[list[Piece]] = []
        for row in reversed(rows(self.text)):
            if max(piece.size for piece in row) >= usual * _SMALL:
                break
            small.insert(0, row)
            if _NOTE.match(_said(row)):
                found = list(small)
        held = {id(piece) for row in found for piece in row}
        self.text = [piece for piece in self.text if id(piece) not in held]
        return [line_of(row) for row in found]


def _near_edge(row: list[Piece], height: float, edge: float) -> bool:
    middle = (row[0].y0 + row[0].y1) / 2
    return not edge < middle < height - edge


def _said(row: list[Piece]) -> str:
    return " ".join(piece.text for piece in row)


def _shape(line: str) -> str:
    # A line of the text, as `Luật này.`, or the head of a document: an attachment may have its own
    # on a page near that of the first.
    if _ENDS.search(line) or has_title(plain(line)):
        return ""
    words = re.sub(r"\d+", "#", line).split()
    return " ".join(sorted(words)) if len("".join(words).strip("#")) >= _SHORTEST_HEAD else ""


def without_repeated(sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    """Each page without the lines at its edges that also stand, but for numbers, on one near it."""
    near: deque[tuple[Sheet | None, set[str]]] = deque([(None, set())] * 2, maxlen=5)
    for sheet in chain(sheets, (None, None)):
        near.append((sheet, sheet.shapes if sheet else set()))
        if len(near) < 5 or not (this := near[2][0]):
            continue
        this.leave_out(set().union(*(near[at][1] for at in (0, 1, 3, 4))))
        yield this
