"""Rewrites a part of a Word file with the few elements that pandoc is to read.

Those are paragraphs, tables, runs of text, links and references to notes. Of every other element
the text in it stays in its place, or it is recorded as lost; and any element may stand where Word
never puts it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from tailieu.importing.word.displayed import address_of, form_field
from tailieu.importing.word.drawings import Drawing, in_reading_order, read_drawing
from tailieu.importing.word.fonts import Styles, style_of
from tailieu.importing.word.formulas import linear
from tailieu.importing.word.losses import Losses
from tailieu.importing.word.ooxml import (
    Element,
    Package,
    Relation,
    attribute,
    child,
    copied,
    is_on,
    local,
    text_of,
)
from tailieu.importing.word.tables import table_xml

_RUN_PROPERTIES = ("rStyle", "b", "i", "smallCaps", "strike", "dstrike", "u", "vertAlign")
_SIGNS = {"tab": "<w:tab/>", "ptab": "<w:tab/>", "br": "<w:br/>", "cr": "<w:br/>"}
_BOXES = ("p", "tbl", "txbxContent")
_DRAWINGS = ("drawing", "pict", "object")
# What begins a paragraph of its own where it stands in none.
_INLINE = ("r", "t", "hyperlink", "fldSimple", "oMath", "oMathPara", "textpath", *_DRAWINGS)
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass
class _Line:
    """A paragraph in the making: (address that it links to, runs) in order, and its drawings."""

    style: str = ""
    pieces: list[tuple[str, str]] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)


class Rewriter:
    """Rewrites the parts of a package; `links` are the addresses that they link to, with ids.

    `comments` are by their ids, `notes` by the name of the element that refers to them and by
    their ids. Each is used once, as Word does; `used` has the notes in the order of their use.
    """

    def __init__(
        self,
        package: Package,
        styles: Styles,
        losses: Losses,
        comments: dict[str, Element],
        notes: dict[str, dict[str, Element]],
    ):
        self.links: dict[str, str] = {}
        self.used: dict[str, dict[str, Element]] = {name: {} for name in notes}
        self._package = package
        self._styles = styles
        self._losses = losses
        self._comments = comments
        self._notes = notes
        self._relations: dict[str, Relation] = {}
        self._line = _Line()
        # Of the run that is read: its properties, and whether Word shows it in capitals.
        self._properties = ""
        self._capitals = False
        # The addresses of the link and of the fields that are open, "" for a field that is no link.
        self._link = ""
        self._fields: list[str] = []

    def rewrite(self, source: Iterable[Element], relations: dict[str, Relation]) -> str:
        """The paragraphs and tables of `source`; `relations` are those of the part it is in."""
        self._relations = relations
        self._fields.clear()
        return self._blocks(source)

    # Blocks ---------------------------------------------------------------------------------------

    def _blocks(self, source: Iterable[Element]) -> str:
        return "".join(map(self._block, source))

    def _block(self, source: Element) -> str:
        name = local(source)
        if name == "p":
            return self._paragraph(source, source)
        if name == "tbl":
            return table_xml(source, self._blocks, self._losses)
        if name in _INLINE:
            return self._paragraph([source], None)
        return "" if self._is_left_out(source, name) else self._blocks(source)

    def _paragraph(self, content: Iterable[Element], source: Element | None) -> str:
        """A paragraph of `content`, and after it the text boxes that are anchored in it."""
        outer, self._line = self._line, _Line("" if source is None else style_of(source))
        outer_link, self._link = self._link, ""
        for inner in content:
            self._inline(inner)
        line, self._line, self._link = self._line, outer, outer_link
        boxes = "".join(self._block(box) for box in in_reading_order(line.drawings))
        if not line.pieces:
            return boxes
        runs = "".join(
            self._linked(address, "".join(xml for _, xml in pieces))
            for address, pieces in groupby(line.pieces, lambda piece: piece[0])
        )
        return f"<w:p>{copied(child(source, 'pPr'), ('pStyle', 'framePr'))}{runs}</w:p>{boxes}"

    def _linked(self, address: str, runs: str) -> str:
        if not address:
            return runs
        if address.startswith("#"):
            return f"<w:hyperlink w:anchor={quoteattr(address[1:])}>{runs}</w:hyperlink>"
        key = self.links.setdefault(address, f"link{len(self.links)}")
        return f'<w:hyperlink r:id="{key}">{runs}</w:hyperlink>'

    # Runs -----------------------------------------------------------------------------------------

    def _inline(self, source: Element) -> None:
        name = local(source)
        if name in _BOXES:
            # A paragraph in a paragraph, where Word never puts it.
            self._line.drawings.append(Drawing([source], None))
        elif name in _DRAWINGS:
            drawing = read_drawing(source, self._words_of, self._losses)
            self._line.drawings.append(drawing)
        elif name == "r":
            self._run(source)
        elif name == "t":
            self._text(source.text or "")
        elif name == "textpath":
            self._text(source.get("string") or "")
        elif name in _SIGNS:
            self._add(_SIGNS[name])
        elif name == "noBreakHyphen":
            self._text("-")
        elif name in ("oMath", "oMathPara"):
            self._formula(source)
        elif name == "ruby":
            # What stands above the letters comes first in the file.
            self._inlines(sorted(source, key=lambda inner: local(inner) == "rt"))
        elif name == "rt":
            self._text("(")
            self._inlines(source)
            self._text(")")
        elif name in self._notes:
            self._note(source, name)
        elif name == "commentReference":
            comment = self._comments.pop(attribute(source, "id"), None)
            if comment is not None:
                self._losses.add("bình luận", source, text_of(comment))
        elif name == "fldChar":
            self._field(source)
        elif name in ("hyperlink", "fldSimple"):
            outer, self._link = self._link, self._address(source) or self._link
            self._inlines(source)
            self._link = outer
        elif not self._is_left_out(source, name):
            self._inlines(source)

    def _inlines(self, source: Iterable[Element]) -> None:
        for inner in source:
            self._inline(inner)

    def _is_left_out(self, source: Element, name: str) -> bool:
        """Whether nothing of `source` goes into the page; that and tracked changes are recorded."""
        if name in ("del", "moveFrom"):
            what = "phần đã xóa trong bản có theo dõi thay đổi"
            if name == "moveFrom":
                self._losses.leave_out("chỗ cũ của phần đã dời", source, decoration=True)
            else:
                self._losses.leave_out(what, source)
            return True
        if name in ("ins", "moveTo"):
            what = "dấu theo dõi thay đổi; phần thêm đã đưa vào bài"
            self._losses.add(what, source, text_of(source), decoration=True)
        elif name in ("altChunk", "subDoc"):
            self._losses.add("phần chèn từ tệp khác", source, "")
        return name.endswith("Pr")

    def _run(self, source: Element) -> None:
        properties = child(source, "rPr")
        if is_on(child(properties, "vanish")):
            self._losses.leave_out("chữ ẩn", source)
            return
        outer = self._properties, self._capitals
        self._properties = copied(properties, _RUN_PROPERTIES)
        self._capitals = self._in_capitals(source)
        self._inlines(source)
        self._properties, self._capitals = outer

    def _in_capitals(self, run: Element) -> bool:
        for properties in self._styles.run_properties(run, self._line.style):
            capitals = child(properties, "caps")
            if capitals is not None:
                return is_on(capitals)
        return False

    def _text(self, text: str) -> None:
        if text:
            shown = escape(text.upper() if self._capitals else text)
            self._add(f'<w:t xml:space="preserve">{shown}</w:t>')

    def _add(self, xml: str) -> None:
        address = self._link or (self._fields[-1] if self._fields else "")
        self._line.pieces.append((address, f"<w:r>{self._properties}{xml}</w:r>"))

    def _formula(self, source: Element) -> None:
        written = linear(source)
        self._text(written)
        if unicodedata.normalize("NFKC", written) != text_of(source):
            self._losses.add("dạng của công thức, viết lại trong một dòng:", source, written)

    def _note(self, source: Element, name: str) -> None:
        key = attribute(source, "id")
        note = self._notes[name].pop(key, None)
        if note is not None:
            self.used[name][key] = note
            self._add(f"<w:{name} w:id={quoteattr(key)}/>")

    def _field(self, source: Element) -> None:
        kind = attribute(source, "fldCharType")
        if kind == "begin":
            outer = self._fields[-1] if self._fields else ""
            self._fields.append(address_of(attribute(source, "instr")) or outer)
            self._text(form_field(source))
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _address(self, source: Element) -> str:
        """Where a `w:hyperlink` or a simple field links to; "" for nowhere."""
        relation = self._relations.get(source.get(_ID) or "")
        anchor = attribute(source, "anchor")
        if relation is not None and relation.kind == "hyperlink":
            return relation.target
        return f"#{anchor}" if anchor else address_of(attribute(source, "instr"))

    def _words_of(self, key: str) -> str:
        """The words of the part that the relation `key` names, a chart's or a diagram's; once."""
        relation = self._relations.pop(key, None)
        part = None if relation is None else self._package.part(relation.target)
        if part is None:
            return ""
        texts = [*part.iter("{*}t"), *part.iterfind(".//{*}strCache/{*}pt/{*}v")]
        return " ".join(text.text or "" for text in texts)
