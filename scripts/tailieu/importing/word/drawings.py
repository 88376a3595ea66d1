"""The drawings of a Word file: the text boxes in them, and what is lost of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from tailieu.importing.word.losses import Losses
from tailieu.importing.word.ooxml import Element, local

_Placed = TypeVar("_Placed")

# A text box of Word's, the text of other shapes, text drawn as a picture (WordArt), and what stands
# in a drawing without a box, where Word never puts it.
_BOXES = ("txbxContent", "txBody", "textpath", "p", "tbl")


@dataclass(frozen=True)
class Frame:
    """Where something is drawn: from where it is measured, and lengths in one unit."""

    base: str
    top: float
    left: float
    height: float


@dataclass(frozen=True)
class Drawing:
    """The text boxes of a drawing in reading order, and its frame, None where it states none."""

    boxes: list[Element]
    frame: Frame | None


def read_drawing(drawing: Element, words_of: Callable[[str], str], losses: Losses) -> Drawing:
    """The text boxes of `drawing`; what else there is of it is recorded as lost.

    `words_of` gives the words of the part with a relation's id.
    """
    own = list(_outside_boxes(drawing))
    boxes = [inner for inner in own if local(inner) in _BOXES]
    _record(drawing, own, words_of, losses)
    placed = [(_first(map(_frame, box.iterancestors())), box) for box in boxes]
    return Drawing(_in_order(placed), _first(map(_frame, own)))


def in_reading_order(drawings: list[Drawing]) -> list[Element]:
    """The boxes of the drawings of one paragraph: from the top; side by side, from the left."""
    ordered = _in_order([(drawing.frame, drawing) for drawing in drawings])
    return [box for drawing in ordered for box in drawing.boxes]


def _in_order(placed: list[tuple[Frame | None, _Placed]]) -> list[_Placed]:
    frames = [frame for frame, _ in placed if frame is not None]
    if len(frames) < len(placed) or len({frame.base for frame in frames}) > 1:
        return [each for _, each in placed]
    rows: list[list[tuple[Frame, _Placed]]] = []
    by_top = sorted(
        ((frame, each) for frame, each in placed if frame is not None), key=lambda pair: pair[0].top
    )
    for frame, each in by_top:
        # Side by side: it begins above the middle of the first of its row.
        if rows and frame.top <= rows[-1][0][0].top + rows[-1][0][0].height / 2:
            rows[-1].append((frame, each))
        else:
            rows.append([(frame, each)])
    return [each for row in rows for _, each in sorted(row, key=lambda pair: pair[0].left)]


def _outside_boxes(drawing: Element) -> Iterator[Element]:
    """The elements of `drawing`, its text boxes too, but not what is in them."""
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        yield element
        if local(element) not in _BOXES:
            waiting.extend(reversed(element))


def _first(frames: Iterator[Frame | None]) -> Frame | None:
    return next((frame for frame in frames if frame is not None), None)


_SIDES = {"left": 0.0, "inside": 0.0, "top": 0.0, "center": 1e7, "right": 2e7, "outside": 2e7}
_LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)(pt|in|cm|mm|px|)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "": 1.0}


def _frame(element: Element) -> Frame | None:
    """The frame that `element` itself states: of wp:anchor, of a shape in a group, or of VML."""
    if local(element) == "anchor":
        down, across = element.find("{*}positionV"), element.find("{*}positionH")
        extent = element.find("{*}extent")
        if down is None or across is None:
            return None
        base = f"{down.get('relativeFrom')} {across.get('relativeFrom')}"
        height = _number("" if extent is None else extent.get("cy") or "")
        return Frame(base, _offset(down), _offset(across), height)
    at = element.find("{*}spPr/{*}xfrm/{*}off")
    if at is not None:
        size = element.find("{*}spPr/{*}xfrm/{*}ext")
        height = _number("" if size is None else size.get("cy") or "")
        return Frame("", _number(at.get("y") or ""), _number(at.get("x") or ""), height)
    style = dict(
        rule.strip().split(":", 1)
        for rule in (element.get("style") or "").split(";")
        if ":" in rule
    )
    top = style.get("top") or style.get("margin-top")
    left = style.get("left") or style.get("margin-left")
    if top is None or left is None:
        return None
    base = f"{style.get('mso-position-vertical-relative')}"
    return Frame(base, _number(top), _number(left), _number(style.get("height", "")))


def _offset(position: Element) -> float:
    for inner in position:
        text = (inner.text or "").strip()
        return _SIDES[text] if text in _SIDES else _number(text)
    return 0.0


def _number(text: str) -> float:
    found = _LENGTH.fullmatch(text.strip())
    return 0.0 if found is None else float(found[1]) * _POINTS[found[2]]


def _record(
    drawing: Element, own: list[Element], words_of: Callable[[str], str], losses: Losses
) -> None:
    names = {local(inner) for inner in own}
    described = next((inner for inner in own if local(inner) == "docPr"), None)
    words = "" if described is None else described.get("descr") or described.get("title") or ""
    if "OLEObject" in names or local(drawing) == "object":
        losses.add("đối tượng nhúng", drawing, words)
    elif "chart" in names:
        losses.add("biểu đồ", drawing, f"{words} {_words_in(own, 'chart', words_of)}")
    elif "relIds" in names:
        losses.add("sơ đồ SmartArt", drawing, f"{words} {_words_in(own, 'relIds', words_of)}")
    elif names & {"pic", "blip", "imagedata"}:
        losses.add("hình", drawing, words)
    elif names.isdisjoint(_BOXES):
        losses.add("nét vẽ", drawing, words, decoration=True)
    else:
        losses.add("khung của hộp văn bản", drawing, "", decoration=True)


def _words_in(own: list[Element], name: str, words_of: Callable[[str], str]) -> str:
    """The words of the parts that the elements `name` refer to."""
    ids = (
        value
        for inner in own
        if local(inner) == name
        for key, value in inner.attrib.items()
        if str(key).rpartition("}")[2] in ("id", "dm")
    )
    return " ".join(map(words_of, map(str, ids)))
