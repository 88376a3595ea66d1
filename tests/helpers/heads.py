"""Heads of made-up documents, as blocks, and what is recognised in them."""

from __future__ import annotations

from datetime import date

from tailieu.importing.blocks import Block
from tailieu.importing.head.layout import flattened
from tailieu.importing.head.metadata import recognise

STATE = ("**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**", "**Độc lập - Tự do - Hạnh phúc**")
DAY = "Hà Tiên, ngày 05 tháng 3 năm 2026"


def paragraphs(*lines: str) -> list[Block]:
    """A paragraph a line; `**bold**` has its marks."""
    return [Block(line) for line in lines]


def table(*rows: tuple[tuple[str, ...], ...]) -> Block:
    """A table of rows of cells of lines."""
    return Block(kind="table", rows=rows)


def office_head(*left: str, day: str = DAY) -> Block:
    """The usual head of two columns; `left` is the column of the issuer and the number."""
    return table(((left), (*STATE, day)))


def recognised(*parts: Block | str) -> dict[str, str | date]:
    """The values, by name, that are recognised in tables and lines."""
    blocks = [Block(part) if isinstance(part, str) else part for part in parts]
    return recognise(list(flattened(blocks))).values()


def unsure(*parts: Block | str) -> set[str]:
    """The names of the values that are recognised but unsure."""
    blocks = [Block(part) if isinstance(part, str) else part for part in parts]
    found = recognise(list(flattened(blocks)))
    return {name for name, each in vars(found).items() if each and not each.sure}
