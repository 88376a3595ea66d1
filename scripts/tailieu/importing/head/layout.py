"""Tables that only lay out the head and the foot of a document become paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tailieu.importing.blocks import Block, plain
from tailieu.importing.head import lines, signers

_PARTS = re.compile(
    r"^(?:Luật |Bộ luật )?Số\s*:?[\s\d._…]*[-/]|^Nơi nhận|(?-i:^(?:T/?M|K/?T|T/?L|TUQ)\b)",
    re.MULTILINE | re.IGNORECASE,
)
# In rows and columns that have words. A larger table is one of the text, if it has no motto.
_MOST_ROWS, _MOST_ROWS_WITH_MOTTO, _MOST_COLUMNS = 4, 8, 3

Column = list[tuple[str, ...]]


def flattened(blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks` with paragraphs in place of tables that only lay out a document's head and foot.

    Column by column, as they are read: the issuer with its number, then the title with the date.
    """
    cells = 0
    for block in blocks:
        columns = _columns(block)
        if not columns or not _is_layout(columns):
            yield block
            continue
        for column in columns:
            cells += 1
            yield from (Block(line, cell=cells) for cell in column for line in cell)


def _columns(block: Block) -> list[Column]:
    """The columns of a table that have words, of its rows that have any."""
    rows = [row for row in block.rows if any(map(any, row))]
    width = max(map(len, rows), default=0)
    columns = [[row[at] if at < len(row) else () for row in rows] for at in range(width)]
    return [column for column in columns if any(map(any, column))]


def _is_layout(columns: list[Column]) -> bool:
    rows = len(columns[0])
    if rows * len(columns) == 1:
        return True
    if len(columns) > _MOST_COLUMNS or rows > _MOST_ROWS_WITH_MOTTO:
        return False
    texts = [[plain(line) for cell in column for line in cell] for column in columns]
    if any(lines.has_title(line) for column in texts for line in column):
        return True
    if rows > _MOST_ROWS:
        return False
    return any(_PARTS.search("\n".join(column)) or signers.is_signature(column) for column in texts)
