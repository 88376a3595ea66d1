"""Tables as a page can show them: one row of heads, no merged cells, no layout."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tailieu.importing.blocks import Block, Lines, plain

_BULLET = re.compile(r"[-–+•*o▪]")
# A calculation with a cell for each amount and each sign.
_OPERATOR = re.compile(r"[=+×x:÷/–-]")
# Those who sign a form stand side by side.
_SIGN_HERE = re.compile(r"\(?ký(?:,| và| tên| ghi|\))", re.IGNORECASE)
_MOST_COLUMNS, _MOST_ROWS = 3, 4
# What begins a row of contents and no heads: `1`, `a)`, `-`, `Họ và tên:`.
_CONTENT = re.compile(r"\(?(?:\d{1,3}|[a-zđ])[.)]?|[-+•]|.*:")
_LONGEST_HEAD = 120

Row = tuple[Lines, ...]


def arranged(blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks` with every table as a page can show it.

    - Rows and columns without a word go.
    - A cell that spans the table at its beginning or end becomes paragraphs before or after it.
    - Several rows of heads become one: the lines of a head stand below each other.
    - What has one column, one row of few cells, people who sign side by side, or rows that only
      begin with a bullet, becomes paragraphs; a calculation in one row becomes one.
    """
    for block in blocks:
        if block.kind == "table":
            yield from _arranged(block)
        else:
            yield block


def _arranged(block: Block) -> Iterator[Block]:
    width = max(map(len, block.rows))
    rows = [row + ((),) * (width - len(row)) for row in block.rows]
    wide = {at for at, column, _, across in block.merged if (column, across) == (0, width)}
    first, last = 0, len(rows)
    while first < last and (first in wide or not any(rows[first])):
        yield from _paragraphs(rows[first])
        first += 1
    while last > first and (last - 1 in wide or not any(rows[last - 1])):
        last -= 1
    heads = _head_rows(block, rows, first, last)
    joined = [_below_each_other(rows[first : first + heads]), *rows[first + heads : last]]
    yield from _table([row for row in joined if any(row)], heads > 1)
    for row in rows[last:]:
        yield from _paragraphs(row)


def _head_rows(block: Block, rows: list[Row], first: int, last: int) -> int:
    """How many rows from `first` hold heads: a head over several others spans columns.

    The heads beside it span rows, or have nothing below them.
    """
    spans = [(column, down, across) for at, column, down, across in block.merged if at == first]
    under = {column + n for column, _, across in spans if across > 1 for n in range(across)}
    if not under:
        return 1
    heads = max(down for _, down, _ in spans)
    if heads == 1 and first + 1 < last:
        beside = {column for column, cell in enumerate(rows[first]) if cell} - under
        below = {column for column, cell in enumerate(rows[first + 1]) if cell}
        heads = 2 if below and not below & beside else 1
    return min(heads, last - first)


def _below_each_other(rows: list[Row]) -> Row:
    return tuple(
        tuple(line for cell in column for line in cell) for column in zip(*rows, strict=True)
    )


def _table(rows: list[Row], headed: bool) -> Iterator[Block]:
    columns = [column for column in zip(*rows, strict=True) if any(column)]
    rows = list(zip(*columns, strict=True))
    if len(rows) == 1 and any(_OPERATOR.fullmatch(_text(cell)) for cell in rows[0]):
        yield Block(" ".join(line for cell in rows[0] for line in cell))
    elif len(columns) == 1 or _side_by_side(rows):
        for column in columns:
            yield from _paragraphs(column)
    elif len(columns) == 2 and all(_BULLET.fullmatch(_text(first)) for first, _ in rows):
        for bullet, text in rows:
            yield Block(" ".join([_text(bullet), *text[:1]]))
            yield from map(Block, text[1:])
    elif rows:
        yield Block(kind="table", rows=tuple(rows), headed=headed or _has_heads(rows))


def _side_by_side(rows: list[Row]) -> bool:
    """Whether the columns are apart from each other, such as those of people who sign."""
    if not rows or len(rows[0]) > _MOST_COLUMNS or len(rows) > _MOST_ROWS:
        return False
    return len(rows) == 1 or any(_SIGN_HERE.match(_text(cell)) for row in rows for cell in row)


def _paragraphs(cells: Iterable[Lines]) -> Iterator[Block]:
    return (Block(line) for cell in cells for line in cell)


def _has_heads(rows: list[Row]) -> bool:
    """Whether the first row names the columns."""
    texts = [_text(cell) for cell in rows[0]]
    if len(rows) == 1 or _CONTENT.fullmatch(texts[0]):
        return False
    filled = sum(map(bool, texts))
    return 2 * filled >= len(texts) and max(map(len, texts)) <= _LONGEST_HEAD


def _text(cell: Lines) -> str:
    return plain(" ".join(cell)).strip()
