"""What is lost of a Word file: each loss with the place where a person finds it in Word."""

from __future__ import annotations

from dataclasses import dataclass, field

from tailieu.importing.blocks import Loss, short
from tailieu.importing.word.ooxml import Element, paragraph_of, text_of, w


class Losses:
    """Collects the losses of one document, in the order in which they are added."""

    def __init__(self) -> None:
        self._added: list[tuple[str, Element | None, str, bool]] = []
        self._left_out: set[Element] = set()

    def add(self, what: str, element: Element, quote: str, decoration: bool = False) -> None:
        """Record that `what`, which reads `quote`, is lost at `element`."""
        quote = " ".join(quote.split())
        self._added.append((what, paragraph_of(element), quote, decoration))

    def leave_out(self, what: str, element: Element, decoration: bool = False) -> None:
        """Record that nothing of `element`, which is `what`, goes into the page."""
        self._left_out.update(element.iter(w("t")))
        quote = text_of(element)
        if quote:
            self.add(what, element, quote, decoration)

    def told(self, parts: list[Element]) -> tuple[list[Loss], list[str]]:
        """(The losses with their places in `parts`, the texts of all paragraphs less the losses).

        Nothing is to be removed from the parts before.
        """
        places: dict[Element | None, str] = {}
        texts = []
        for part in parts:
            before = ""
            for spot in _spots(part):
                text = spot.text_without(self._left_out)
                texts.append(text)
                if spot.cell:
                    place = spot.cell
                elif text:
                    place = f"ở đoạn «{short(text)}»"
                else:
                    place = f"sau đoạn «{short(before)}»" if before else "ở đầu tệp"
                places[spot.paragraph] = place
                before = text or before
        # A draft may have hundreds of changes in one paragraph.
        same: dict[tuple[str, str, bool], list[str]] = {}
        for what, paragraph, quote, decoration in self._added:
            same.setdefault((what, places.get(paragraph, ""), decoration), []).append(quote)
        losses = [
            Loss(what, place, "», «".join(filter(None, quotes)), decoration, len(quotes))
            for (what, place, decoration), quotes in same.items()
        ]
        return losses, texts


@dataclass
class _Spot:
    """A paragraph, or the part for what is in none; the cell it is in; its texts and tabs."""

    paragraph: Element
    cell: str
    pieces: list[Element] = field(default_factory=list)

    def text_without(self, left_out: set[Element]) -> str:
        shown = (
            _PIECES[str(piece.tag)] or piece.text or ""
            for piece in self.pieces
            if piece not in left_out
        )
        return " ".join("".join(shown).split())


_PIECES = {w("t"): "", w("tab"): " ", w("ptab"): " ", w("br"): " ", w("cr"): " "}
_PIECES[w("noBreakHyphen")] = "-"


def _spots(part: Element) -> list[_Spot]:
    spots = [_Spot(part, "")]
    tables = 0

    def read(element: Element, spot: _Spot, table: list[int]) -> None:
        nonlocal tables
        for inner in element:
            if inner.tag in _PIECES:
                spot.pieces.append(inner)
            elif inner.tag == w("p"):
                spots.append(_Spot(inner, spot.cell))
                read(inner, spots[-1], table)
            elif inner.tag == w("tbl"):
                tables += 1
                read(inner, spot, [tables, 0, 0])
            elif inner.tag == w("tr"):
                table[1:] = table[1] + 1, 0
                read(inner, spot, table)
            elif inner.tag == w("tc"):
                table[2] += 1
                cell = "ở bảng {}, hàng {}, ô {}".format(*table) if table[0] else spot.cell
                within = _Spot(inner, cell)
                spots.append(within)
                read(inner, within, table)
            elif len(inner):
                read(inner, spot, table)

    read(part, spots[0], [0, 0, 0])
    return spots
