"""Rewrites a table of a Word file for pandoc: rows, cells, which of them are merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tailieu.importing.word.losses import Losses
from tailieu.importing.word.ooxml import Element, attribute, child, local, number, w

# As many columns as a table of Word's can have.
_MOST_COLUMNS = 63
# Pandoc counts the columns that have a width.
_COLUMN = '<w:gridCol w:w="1"/>'
_EMPTY = "<w:tc><w:p/></w:tc>"
# What wraps rows and cells; anything else is content that stands in no cell.
_WRAPPERS = ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "tbl", "tr")


def table_xml(source: Element, blocks: Callable[[Iterable[Element]], str], losses: Losses) -> str:
    """The table `source`, and after it what stands in none of its cells.

    `blocks` rewrites the contents of a cell.
    """
    loose: list[Element] = []
    rows = [(_skipped(row), _within(row, "tc", loose)) for row in _within(source, "tr", loose)]
    widths = [before + sum(map(_span, cells)) for before, cells in rows]
    columns = max(widths, default=0)
    if columns > _MOST_COLUMNS:
        first = next(source.iter(w("p")), source)
        losses.add("khung của bảng quá rộng; mỗi ô thành đoạn", first, "")
        return blocks([cell for _, cells in rows for cell in cells] + loose)
    written: list[str] = []
    for (before, cells), width in zip(rows, widths, strict=True):
        if cells:
            inside = "".join(_filled(cell, blocks(cell), not written) for cell in cells)
            # Pandoc cuts every row to the length of the first.
            after = columns - width
            written.append(f"<w:tr>{_EMPTY * before}{inside}{_EMPTY * after}</w:tr>")
    if not written:
        return blocks(loose)
    grid = f"<w:tblGrid>{_COLUMN * columns}</w:tblGrid>"
    return f"<w:tbl>{grid}{''.join(written)}</w:tbl>{blocks(loose)}"


def _within(source: Element, name: str, loose: list[Element]) -> list[Element]:
    """The elements `name` of a table or row, in whatever wraps them; `loose` gets what is none."""
    found = []
    for inner in source:
        kind = local(inner)
        if kind == name:
            found.append(inner)
        elif kind in _WRAPPERS:
            found += _within(inner, name, loose)
        else:
            loose.append(inner)
    return found


def _filled(source: Element, content: str, in_first_row: bool) -> str:
    properties = child(source, "tcPr")
    merge = child(properties, "vMerge")
    # Word hides the text of a cell that continues the one above.
    goes_on = attribute(merge, "val") != "restart"
    alone = merge is None or (goes_on and (in_first_row or "<w:t" in content))
    merged = f'<w:vMerge w:val="{"continue" if goes_on else "restart"}"/>'
    return _cell(content, _span(source), "" if alone else merged)


def _cell(content: str, span: int, merged: str) -> str:
    properties = f'<w:tcPr><w:gridSpan w:val="{span}"/>{merged}</w:tcPr>'
    return f"<w:tc>{properties}{content or '<w:p/>'}</w:tc>"


def _span(cell: Element) -> int:
    return max(1, number(child(child(cell, "tcPr"), "gridSpan"), "val", 1))


def _skipped(row: Element) -> int:
    """How many columns a row leaves empty at its beginning."""
    return max(0, number(child(child(row, "trPr"), "gridBefore"), "val"))
