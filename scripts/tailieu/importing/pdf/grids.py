"""Tables of a PDF page by their ruled lines."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from tailieu.importing.pdf.pages import Piece, Ruling

# Lines nearer than this are one line, drawn in parts or twice; in points.
_NEAR = 3.0
# So many ruled lines on a page are a drawing or a map, and no table.
_MOST_RULINGS = 5_000


class Grid(NamedTuple):
    """A table: the edges of its columns from the left, those of its rows from the top.

    `owner` is for each field (row, column) the field at the upper left of its cell, which may span
    several.
    """

    xs: list[float]
    ys: list[float]
    owner: dict[tuple[int, int], tuple[int, int]]

    def place(self, piece: Piece) -> tuple[int, int] | None:
        """The cell in which the middle of a piece stands."""
        column = bisect_right(self.xs, (piece.x0 + piece.x1) / 2) - 1
        row = bisect_right([-y for y in self.ys], -(piece.y0 + piece.y1) / 2) - 1
        return self.owner.get((row, column))

    def box(self, cell: tuple[int, int]) -> tuple[float, float]:
        """Between what the text of a cell stands, from the left."""
        own = [column for (_, column), owner in self.owner.items() if owner == cell]
        return self.xs[min(own)], self.xs[max(own) + 1]


def grids(rulings: list[Ruling]) -> list[Grid]:
    """The tables that ruled lines draw, from the top; each has at least two cells."""
    if len(rulings) > _MOST_RULINGS:
        return []
    across = _merged((r.y0, r.x0, r.x1) for r in rulings if r.y0 == r.y1)
    down = _merged((r.x0, r.y0, r.y1) for r in rulings if r.y0 != r.y1)
    found = [grid for group in _connected(across, down) if (grid := _grid(*group))]
    return sorted(found, key=lambda grid: -grid.ys[0])


# A ruled line: where it stands, where it begins and ends.
_Rule = tuple[float, float, float]


def _merged(rules: Iterable[_Rule]) -> list[_Rule]:
    """Rules without gaps and doubles."""
    found: list[_Rule] = []
    levels: list[list[_Rule]] = []
    for rule in sorted(rules):
        if levels and rule[0] - levels[-1][0][0] <= _NEAR:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    for level in levels:
        at = sum(rule[0] for rule in level) / len(level)
        begin = end = None
        for _, low, high in sorted(level, key=lambda rule: rule[1]):
            if begin is None or end is None or low > end + _NEAR:
                if begin is not None and end is not None:
                    found.append((at, begin, end))
                begin, end = low, high
            else:
                end = max(end, high)
        if begin is not None and end is not None:
            found.append((at, begin, end))
    return found


def _connected(across: list[_Rule], down: list[_Rule]) -> list[tuple[list[_Rule], list[_Rule]]]:
    """The rules by the groups that meet."""
    group = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for one, (y, left, right) in enumerate(across):
        for two, (x, low, high) in enumerate(down, len(across)):
            if left - _NEAR <= x <= right + _NEAR and low - _NEAR <= y <= high + _NEAR:
                group[root(one)] = root(two)
    found: dict[int, tuple[list[_Rule], list[_Rule]]] = defaultdict(lambda: ([], []))
    for at, rule in enumerate([*across, *down]):
        found[root(at)][at >= len(across)].append(rule)
    return list(found.values())


def _grid(across: list[_Rule], down: list[_Rule]) -> Grid | None:
    ys = sorted({y for y, _, _ in across}, reverse=True)
    xs = sorted({x for x, _, _ in down})
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2:
        return None
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    walls, floors = defaultdict(list), defaultdict(list)
    for x, low, high in down:
        walls[x].append((low, high))
    for y, left, right in across:
        floors[y].append((left, right))
    for row in range(rows):
        for column in range(columns):
            middle_x = (xs[column] + xs[column + 1]) / 2
            middle_y = (ys[row] + ys[row + 1]) / 2
            wall = any(low <= middle_y <= high for low, high in walls[xs[column]])
            floor = any(low <= middle_x <= high for low, high in floors[ys[row]])
            if column and not wall:
                owner[row, column] = owner[row, column - 1]
            elif row and not floor:
                owner[row, column] = owner[row - 1, column]
            else:
                owner[row, column] = row, column
    if len(set(owner.values())) < 2:
        return None
    return Grid(xs, ys, owner)
