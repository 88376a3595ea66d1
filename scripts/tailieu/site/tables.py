"""The tables of a page's text, arranged so that they can be read on a phone."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

# A number or an amount: 12, 5.310.000 đồng, 30–60 phút, 4,2 %.
_NUMBER = r"\d[\d.,]*"
_UNIT = r"(?:%|[^\W\d_]+(?:/[^\W\d_]+)?)"
_FIGURE = re.compile(rf"[+−–-]?{_NUMBER}(?:\s?[–-]\s?{_NUMBER})?(?:\s?{_UNIT}){{0,2}}")
# A table of fewer columns stands on a phone as it is.
_STACKED_FROM = 3

# The head of a column, then its cells.
_Column = tuple[LexborNode, ...]


def arrange_tables(body: LexborHTMLParser) -> None:
    """Change every table of `body` in place.

    - A column that holds nothing is removed. Marks of sources that have a column to themselves move
      to the last words of their row.
    - Each `td` that does not begin with the head of its column carries it in `data-label`, for
      screens on which the cells of a row stand below each other.
    - Columns of figures have the class `tl-figures`.
    - The table gets a box that scrolls where it is still too wide, and that the keyboard reaches.

    In a text that is shown word for word all cells stay where they are.
    """
    verbatim = {table.mem_id for table in body.css("[data-verbatim] table")}
    for table in body.css("table"):
        columns = _columns(table)
        if table.mem_id not in verbatim:
            columns = _without_marks(_without_empty(columns))
        for head, *cells in columns:
            label = _words(head)
            for cell in cells:
                # «Vùng I» says what it is.
                if not _words(cell).startswith(label):
                    cell.attrs["data-label"] = label
            for cell in (head, *cells) if _are_figures(cells) else ():
                cell.attrs["class"] = "tl-figures"
        box = body.create_node("div")
        box.attrs["class"] = "tl-scroll" + (" tl-stacked" if len(columns) >= _STACKED_FROM else "")
        box.attrs["tabindex"] = "0"
        box.attrs["role"] = "group"
        table.insert_before(box, move=True)
        box.insert_child(table, move=True)


def _columns(table: LexborNode) -> list[_Column]:
    """The columns of a table; none where it has no head or its rows are of several lengths."""
    rows = [row.css("th, td") for row in table.css("tr")]
    if not table.css_first("thead") or len(rows) < 2 or len({len(row) for row in rows}) > 1:
        return []
    return list(zip(*rows, strict=True))


def _without_empty(columns: list[_Column]) -> list[_Column]:
    kept = []
    for head, *cells in columns:
        if any(cell.text().strip() or cell.css_first("img") for cell in cells):
            kept.append((head, *cells))
        else:
            _remove((head, *cells))
    return kept


def _without_marks(columns: list[_Column]) -> list[_Column]:
    rest = [column for column in columns if any(map(_words, column[1:]))]
    words = [column for column in rest if not _are_figures(column[1:])] or rest
    if not words:
        return columns
    for column in columns:
        if column in rest:
            continue
        for cell, target in zip(column, words[-1], strict=True):
            for mark in cell.css("sup"):
                target.insert_child(mark, move=True)
        _remove(column)
    return rest


def _are_figures(cells: list[LexborNode] | _Column) -> bool:
    return all(_FIGURE.fullmatch(_words(cell)) for cell in cells)


def _remove(column: _Column) -> None:
    for cell in column:
        cell.decompose()


def _words(cell: LexborNode) -> str:
    """The text of a cell without the marks of its sources."""
    parts = (
        " " if part.tag == "br" else part.text()
        for part in cell.iter(include_text=True)
        if part.tag != "sup"
    )
    return "".join(parts).strip()
