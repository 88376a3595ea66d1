"""What stands on the pages of a PDF file: runs of text, ruled lines and pictures.

Lengths are in points, from the lower left corner of a page.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import (
    LAParams,
    LTChar,
    LTComponent,
    LTContainer,
    LTCurve,
    LTImage,
    LTLine,
    LTPage,
    LTRect,
    LTTextLine,
)
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, resolve1
from pdfminer.utils import Rect

from tailieu.importing.blocks import clean, escape
from tailieu.language import legacy_encodings

# A page draws a few forms; a file of a kilobyte can ask for millions, each in the one before.
_MOST_DRAWN = 10_000
# A font has at most so many signs; a range in its table of signs can claim billions.
_MOST_SIGNS = 65_536
_RANGES = re.compile(rb"beginbfrange(.*?)(?:endbfrange|\Z)", re.DOTALL)
_LISTED = re.compile(rb"\[[^\]]*")
_RANGE = re.compile(rb"<\s*([0-9A-Fa-f]{1,16})\s*>\s*<\s*([0-9A-Fa-f]{1,16})\s*>\s*[<\[]")
# What stands for a letter of which the file does not tell which one it is; it is told as broken.
_UNKNOWN = "\uffff"
# How pdfminer, and some programs that write PDF, name such a letter.
_UNNAMED = re.compile(r"\0|\(cid:\d+\)")
# What is thinner is a ruled line, however it is drawn.
_THIN = 2.5
# Letters that are further apart than one of them is wide may stand in two cells of a table.
_CLOSE = LAParams(char_margin=1.0)
# How much of their way letters of a line may rise.
_SLANT = 0.1


class Swelling(Exception):
    """The file asks for more than a document needs."""


class Piece(NamedTuple):
    """A run of text on one line, with inline marks, its edges, the width of its first word and the
    height of its letters."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    first: float
    size: float


class Ruling(NamedTuple):
    """A ruled line: horizontal where y0 equals y1, else vertical."""

    x0: float
    y0: float
    x1: float
    y1: float


class Page(NamedTuple):
    """What stands on a page, upright; `turned` is the text that runs in another direction."""

    number: int
    width: float
    height: float
    pieces: list[Piece]
    turned: list[str]
    rulings: list[Ruling]
    pictures: int


def pages(data: bytes, most: int, repaired: Counter[str]) -> Iterator[Page]:
    """The first `most` pages of a PDF file; adds runs decoded by legacy encoding to `repaired`.

    Raises Swelling, and on a broken file whatever pdfminer raises.
    """
    device = PDFPageAggregator(PDFResourceManager(), laparams=None)
    interpreter = _Interpreter(device.rsrcmgr, device)
    for number, page in enumerate(PDFPage.get_pages(io.BytesIO(data), maxpages=most), 1):
        interpreter.process_page(page)
        yield _page(device.get_result(), number, repaired)


class _Interpreter(PDFPageInterpreter):
    """Stops at what would take time and memory without end."""

    def init_resources(self, resources: dict[object, object]) -> None:
        fonts = resolve1(resources.get("Font")) if resources else None
        for spec in (fonts or {}).values():
            signs = resolve1(dict_value(spec).get("ToUnicode"))
            if isinstance(signs, PDFStream):
                _require_few_signs(signs)
        super().init_resources(resources)

    def do_Do(self, xobjid_arg: Any) -> None:
        drawn = getattr(self.device, "drawn", 0) + 1
        if drawn > _MOST_DRAWN:
            raise Swelling
        self.device.drawn = drawn  # type: ignore[attr-defined]
        super().do_Do(xobjid_arg)


def _require_few_signs(signs: PDFStream) -> None:
    named = sum(
        int(last, 16) - int(first, 16)
        for ranges in _RANGES.findall(signs.get_data())
        for first, last in _RANGE.findall(_LISTED.sub(b"[", ranges))
    )
    if named > 2 * _MOST_SIGNS:
        raise Swelling


def _page(layout: LTPage, number: int, repaired: Counter[str]) -> Page:
    chars: list[LTChar] = []
    rulings: list[Ruling] = []
    pictures = 0
    waiting: list[LTComponent] = [layout]
    while waiting:
        element = waiting.pop()
        if isinstance(element, LTContainer):
            waiting += reversed(list(element))
        elif isinstance(element, LTChar):
            chars.append(element)
        elif isinstance(element, LTImage):
            pictures += 1
        elif isinstance(element, LTLine | LTRect | LTCurve):
            rulings += _rulings(element)
    ways = Counter(map(_way, chars))
    way = ways.most_common(1)[0][0] if chars else 0
    pieces, turned = (
        _pieces(layout, [char for char in chars if _way(char) == way], way, repaired),
        [],
    )
    for other in sorted(set(ways) - {way}):
        held = [char for char in chars if _way(char) == other]
        if other < 0:
            turned.append(clean("".join(char.get_text() for char in held)))
        else:
            turned += [piece.text for piece in _pieces(layout, held, other, repaired)]
    rulings = [Ruling(*_turned((*ruling,), layout, way)) for ruling in rulings]
    width, height = layout.width, layout.height
    if way in (1, 3):
        width, height = height, width
    return Page(number, width, height, pieces, turned, rulings, pictures)


def _way(char: LTChar) -> int:
    """In which direction text runs: quarters of a turn to the left; -1 for those between."""
    right, up = char.matrix[:2]
    if abs(up) < _SLANT * abs(right):
        return 0 if right > 0 else 2
    if abs(right) < _SLANT * abs(up):
        return 1 if up > 0 else 3
    return -1


def _turned(box: Rect, layout: LTPage, way: int) -> Rect:
    """A box on the page turned so that text which runs in direction `way` is upright."""
    x0, y0, x1, y1 = box
    match way:
        case 1:
            return y0, layout.width - x1, y1, layout.width - x0
        case 2:
            return layout.width - x1, layout.height - y1, layout.width - x0, layout.height - y0
        case 3:
            return layout.height - y1, x0, layout.height - y0, x1
        case _:
            return box


def _pieces(layout: LTPage, chars: list[LTChar], way: int, repaired: Counter[str]) -> list[Piece]:
    """The runs of text of letters that run in direction `way`."""
    for char in chars if way > 0 else ():
        char.set_bbox(_turned(char.bbox, layout, way))
    lines = layout.group_objects(_CLOSE, chars) if chars else ()
    return [piece for line in lines if (piece := _piece(line, repaired))]


def _rulings(shape: LTCurve) -> list[Ruling]:
    """The ruled lines that a shape draws: itself where it is thin, else the sides of a box."""
    x0, y0, x1, y1 = shape.bbox
    middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
    if y1 - y0 <= _THIN:
        return [Ruling(x0, middle_y, x1, middle_y)] if x1 - x0 > _THIN else []
    if x1 - x0 <= _THIN:
        return [Ruling(middle_x, y0, middle_x, y1)]
    if isinstance(shape, LTRect) and shape.stroke:
        return [
            Ruling(x0, y0, x1, y0),
            Ruling(x0, y1, x1, y1),
            Ruling(x0, y0, x0, y1),
            Ruling(x1, y0, x1, y1),
        ]
    return []


def _piece(line: LTTextLine, repaired: Counter[str]) -> Piece | None:
    """A run of text in Unicode, with marks for bold where its fonts are bold; None if empty."""
    chars = [char for char in line if isinstance(char, LTChar) and char.get_text().strip()]
    if not chars:
        return None
    text = _marked(line, repaired)
    tallest = max(chars, key=lambda char: char.height)
    first = 0.0
    for char in line:
        if not char.get_text().strip():
            if first:
                break
        elif isinstance(char, LTChar):
            first = char.x1 - chars[0].x0
    x0, x1 = min(char.x0 for char in chars), max(char.x1 for char in chars)
    return Piece(text, x0, tallest.y0, x1, tallest.y1, first, tallest.height)


def _marked(line: LTTextLine, repaired: Counter[str]) -> str:
    pieces: list[tuple[str, str]] = []
    for char in line:
        font = char.fontname.split("+")[-1] if isinstance(char, LTChar) else ""
        letter = char.get_text()
        if isinstance(char, LTChar) and _UNNAMED.fullmatch(letter):
            letter = _UNKNOWN
        if pieces and (not font or pieces[-1][0] == font):
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + letter)
        else:
            pieces.append((font, letter))
    text = ""
    for font, piece in pieces:
        encoding = legacy_encodings.encoding(font)
        if encoding and piece.strip() and not legacy_encodings.already_unicode(piece, font):
            repaired[encoding] += 1
            piece = legacy_encodings.repair(piece, font)
        piece = clean(piece)
        inner = escape(" ".join(piece.split()))
        if inner and re.search("bold|black|demi", font, re.IGNORECASE):
            inner = f"**{inner}**"
        text += " " * piece[:1].isspace() + inner + " " * (piece[-1:].isspace() and bool(inner))
    return " ".join(text.split()).replace("** **", " ").replace("****", "")
