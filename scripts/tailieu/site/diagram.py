"""Where the parts of a document's diagram of relations stand (lược đồ).

The document is in the middle; what it acts on is to its left, what acts on it to its right. Lengths
are in units of the SVG in overrides/van-ban.html, of which one is a pixel at the normal text size.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from tailieu.site.kind import Link

WIDTH = 710
_COLUMN = 218
_LINE = 20
_PAD = 9
# Between boxes, between groups, and at the edges, where outlines need room.
_GAP, _APART, _EDGE = 8, 26, 2
# Characters in a line: of the font's widest usual text, so that no line leaves its box.
_CHARACTERS = 24


@dataclass(frozen=True)
class Related:
    """A document in the diagram; `link` is its page, if it has one."""

    name: str
    link: Link | None = None


@dataclass(frozen=True)
class Group:
    """Documents with one relation to the document; `outward` if it is the one that acts."""

    relation: str
    outward: bool
    documents: list[Related]


@dataclass(frozen=True)
class Line:
    """A line of text; `y` is that of its baseline."""

    y: int
    text: str


@dataclass(frozen=True)
class Box:
    """A document: an outline with its name in it."""

    x: int
    y: int
    width: int
    height: int
    lines: list[Line]
    link: Link | None = None


@dataclass(frozen=True)
class Column:
    """A group where it stands: the lines of its heading, and its boxes."""

    x: int
    heading: list[Line]
    boxes: list[Box]


@dataclass(frozen=True)
class Diagram:
    """`lines` and `heads` (of arrows) are paths."""

    width: int
    height: int
    middle: Box
    groups: list[Column]
    lines: list[str]
    heads: list[str]


def draw(name: str, groups: Sequence[Group]) -> Diagram:
    """The diagram of the document `name` and at least one group."""
    left = [group for group in groups if group.outward]
    right = [group for group in groups if not group.outward]
    own_height = _box_height(name)
    height = max(_height(left), _height(right), own_height) + 2 * _EDGE
    first, last = _EDGE, WIDTH - _COLUMN - _EDGE
    x = (first + last) // 2 if left and right else last if left else first
    middle = _box(x, (height - own_height) // 2, Related(name))
    y = height // 2
    into = x + _COLUMN
    columns, lines, heads = [], [], [_head(into, y)] if right else []
    for side, place in ((left, first), (right, last)):
        top = (height - _height(side)) // 2
        for group in side:
            columns.append(_column(group, place, top))
            top += _group_height(group) + _APART
            for box in columns[-1].boxes:
                there = box.y + box.height // 2
                if group.outward:
                    start, end = x, place + _COLUMN
                    heads.append(_head(end, there))
                else:
                    start, end = into, place
                lines.append(f"M{start} {y}H{(start + end) // 2}V{there}H{end}")
    return Diagram(WIDTH, height, middle, columns, lines, heads)


def _head(x: int, y: int) -> str:
    """The head of an arrow that ends at a point; all point to the left, at what is acted on."""
    return f"M{x} {y}L{x + 9} {y - 5}V{y + 5}Z"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _CHARACTERS, break_on_hyphens=False)


def _lines(text: str, top: int) -> list[Line]:
    return [Line(top + 15 + _LINE * number, line) for number, line in enumerate(_wrapped(text))]


def _box_height(name: str) -> int:
    return 2 * _PAD + _LINE * len(_wrapped(name))


def _box(x: int, y: int, document: Related) -> Box:
    lines = _lines(document.name, y + _PAD)
    return Box(x, y, _COLUMN, _box_height(document.name), lines, document.link)


def _group_height(group: Group) -> int:
    boxes = [_box_height(document.name) + _GAP for document in group.documents]
    return _LINE * len(_wrapped(group.relation)) + sum(boxes)


def _height(groups: Sequence[Group]) -> int:
    return sum(map(_group_height, groups)) + _APART * max(len(groups) - 1, 0)


def _column(group: Group, x: int, top: int) -> Column:
    heading = _lines(group.relation, top - 3)
    y = top + _LINE * len(heading) + _GAP // 2
    boxes = []
    for document in group.documents:
        boxes.append(_box(x, y, document))
        y += boxes[-1].height + _GAP
    return Column(x, heading, boxes)
