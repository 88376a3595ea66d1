"""Removes from a Word document what a page cannot hold, and records each removal as a loss."""

from __future__ import annotations

import re

from tailieu.importing.blocks import Loss
from tailieu.importing.ooxml import Element, Package, attribute, local, parent_of, text_of, w
from tailieu.importing.word_fonts import FontDecoder
from tailieu.importing.word_losses import Losses

# Tracked changes.
_CHANGES = ("ins", "del", "moveTo", "moveFrom")


def remove_unsupported(part: Element, comments: Element | None, losses: Losses) -> None:
    """Remove drawings, formulas, hidden and deleted text from `part`, in place.

    Tracked insertions are accepted. `comments` is the root of word/comments.xml, if there is one.
    """
    comment_texts = {
        attribute(comment, "id"): text_of(comment)
        for comment in (() if comments is None else comments.iterfind(w("comment")))
    }
    for element in list(part.iterdescendants()):
        if part not in element.iterancestors():
            # Inside something that was removed already.
            continue
        name = local(element)
        change = name in _CHANGES and local(element.getparent()) not in ("rPr", "trPr")
        if change and name in ("del", "moveFrom"):
            losses.remove("phần đã xóa trong bản có theo dõi thay đổi", element)
        elif change:
            what = "dấu theo dõi thay đổi; phần thêm đã đưa vào bài:"
            losses.add(what, element, text_of(element))
            _unwrap(element)
        elif name == "commentReference":
            losses.add("bình luận", element, comment_texts.get(attribute(element, "id"), ""))
        elif name == "vanish" and attribute(element, "val") not in ("0", "false"):
            run = parent_of(element).getparent()
            if run is not None and local(run) == "r" and text_of(run).strip():
                losses.remove("chữ ẩn", run)
        elif name in ("AlternateContent", "drawing", "pict", "object"):
            _remove_drawing(element, losses)
        elif name in ("oMathPara", "oMath"):
            losses.remove("công thức", element)
        elif name in ("altChunk", "subDoc"):
            losses.remove("phần chèn từ tệp khác", element)


def record_headers_and_footers(package: Package, decoder: FontDecoder, losses: Losses) -> None:
    """Record the texts of headers and footers, each once: they do not go into the page."""
    seen = set()
    for name in sorted(package.names):
        kind = re.fullmatch(r"word/(header|footer)\d*\.xml", name)
        part = package.part(name) if kind else None
        if kind is None or part is None:
            continue
        decoder.decode(part)
        text = text_of(part)
        # Page numbers are no loss.
        if text.strip() and not re.fullmatch(r"[\s\d–-]+", text) and text not in seen:
            seen.add(text)
            what = "đầu trang" if kind[1] == "header" else "chân trang"
            losses.found.append(Loss(what, "", text))


def _remove_drawing(element: Element, losses: Losses) -> None:
    names = {local(inner) for inner in element.iter()}
    if "txbxContent" in names:
        # The file holds the text box twice: in today's format and for older programs.
        box = next(inner for inner in element.iter() if local(inner) == "txbxContent")
        losses.remove("hộp văn bản", element, text_of(box))
    elif "OLEObject" in names or local(element) == "object":
        losses.remove("đối tượng nhúng", element)
    elif "chart" in names:
        losses.remove("biểu đồ", element, _alternative_text(element))
    elif "relIds" in names:
        losses.remove("sơ đồ SmartArt", element, _alternative_text(element))
    elif names & {"pic", "blip", "imagedata"}:
        losses.remove("hình", element, _alternative_text(element))
    else:
        losses.remove("nét vẽ", element, _alternative_text(element), decoration=True)


def _alternative_text(drawing: Element) -> str:
    for inner in drawing.iter():
        if local(inner) == "docPr":
            return inner.get("descr") or inner.get("title") or ""
    return ""


def _unwrap(element: Element) -> None:
    """Replace `element` by its children."""
    parent = parent_of(element)
    at = parent.index(element)
    for inner in reversed(element):
        parent.insert(at, inner)
    parent.remove(element)
