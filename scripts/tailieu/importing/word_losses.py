"""What is lost of a Word file: each loss with the place where a person finds it in Word."""

from __future__ import annotations

from tailieu.importing.blocks import Loss, short
from tailieu.importing.ooxml import Element, parent_of, text_of, visible_text_of, w


class Losses:
    """Collects the losses of one document, in the order in which they are added."""

    def __init__(self, document: Element):
        self.found: list[Loss] = []
        # Before anything is removed, so that they keep the numbers that a person counts.
        self._tables = list(document.iter(w("tbl")))

    def add(self, what: str, element: Element, quote: str, decoration: bool = False) -> None:
        """Record that `what`, which reads `quote`, is lost at `element`."""
        self.found.append(Loss(what, self._place(element), " ".join(quote.split()), decoration))

    def remove(
        self, what: str, element: Element, quote: str | None = None, decoration: bool = False
    ) -> None:
        """Record `element` and remove it from its parent; `quote` is by default its text."""
        self.add(what, element, text_of(element) if quote is None else quote, decoration)
        parent = parent_of(element)
        # lxml keeps the text that follows an element as the element's tail.
        if element.tail:
            before = element.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + element.tail
            else:
                parent.text = (parent.text or "") + element.tail
        parent.remove(element)

    def _place(self, element: Element) -> str:
        cell = next(element.iterancestors(w("tc")), None)
        if cell is not None:
            row, table = cell.getparent(), next(cell.iterancestors(w("tbl")), None)
            if row is not None and table in self._tables and row.getparent() is table:
                rows, cells = table.findall(w("tr")), row.findall(w("tc"))
                return (
                    f"ở bảng {self._tables.index(table) + 1}, hàng {rows.index(row) + 1}, "
                    f"ô {cells.index(cell) + 1}"
                )
        paragraph = next(element.iterancestors(w("p")), element)
        if paragraph is not element and visible_text_of(paragraph):
            return f"ở đoạn «{short(visible_text_of(paragraph))}»"
        for before in paragraph.itersiblings(w("p"), preceding=True):
            if visible_text_of(before):
                return f"sau đoạn «{short(visible_text_of(before))}»"
        return "ở đầu tệp"
