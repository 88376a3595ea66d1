"""Prepares a Word file for pandoc: legacy encodings and list numbers become text, the rest goes.

Nothing outside the file is looked up, and only text reaches pandoc: no pictures, charts or
embedded files.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from lxml import etree

from tailieu.importing import errors
from tailieu.importing.blocks import Loss
from tailieu.importing.word.displayed import settle
from tailieu.importing.word.fonts import FontDecoder, Styles
from tailieu.importing.word.losses import Losses
from tailieu.importing.word.margins import record_headers_and_footers
from tailieu.importing.word.numbering import Numbering
from tailieu.importing.word.ooxml import Element, Package, attribute, child, w
from tailieu.importing.word.package import pack, simplify_styles
from tailieu.importing.word.rewriting import Rewriter

_KINDS = ("styles", "numbering", "footnotes", "endnotes", "comments")
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}


@dataclass(frozen=True)
class Prepared:
    """A .docx for pandoc and what is known of it.

    `paragraphs` are the paragraphs' texts, to compare with pandoc's result; `repaired` counts
    decoded runs by encoding.
    """

    data: bytes
    paragraphs: list[str]
    losses: list[Loss]
    repaired: dict[str, int]


def prepare(data: bytes, shown: str) -> Prepared:
    """Prepare the .docx `data`; `shown` is the file's name in messages.

    Raises ContentErrors for a file that is not a sound Word file.
    """
    package = Package(data, shown)
    document = package.part(package.main)
    if document is None or document.tag != w("document") or child(document, "body") is None:
        raise errors.broken(shown, package.main)
    names = {kind: name for kind in _KINDS for name in package.related(kind)[:1]}
    parts = {kind: package.part(name) for kind, name in names.items()}
    styles = Styles(parts.get("styles"))
    losses = Losses()
    decoder = FontDecoder(package, styles, losses)
    for part in (document, *(parts.get(kind) for kind in ("footnotes", "endnotes", "comments"))):
        if part is not None:
            settle(part)
            decoder.decode(part)
    _numbers_to_text(document, Numbering(parts.get("numbering"), styles.by_id))
    notes = {f"{name}Reference": _by_id(parts.get(kind), name) for kind, name in _NOTES.items()}
    comments = _by_id(parts.get("comments"), "comment")
    rewriter = Rewriter(package, styles, losses, comments, notes)
    body = rewriter.rewrite(document, package.relations(package.main))
    # A note of a note would have no end.
    for unused in notes.values():
        unused.clear()
    written = {}
    read = [document]
    for kind, name in _NOTES.items():
        used = rewriter.used[f"{name}Reference"]
        relations = package.relations(names[kind]) if used else {}
        read += used.values()
        written[kind] = "".join(
            f"<w:{name} w:id={quoteattr(key)}>{rewriter.rewrite(note, relations)}</w:{name}>"
            for key, note in used.items()
        )
    record_headers_and_footers(package, decoder, losses)
    if styles.part is not None:
        simplify_styles(styles.part)
    told, paragraphs = losses.told(read)
    packed = pack(body, written, styles.part, rewriter.links)
    return Prepared(packed, paragraphs, told, dict(decoder.repaired))


def _by_id(part: Element | None, name: str) -> dict[str, Element]:
    """The elements `w:name` of a part by their ids, without separators of notes."""
    return {
        attribute(element, "id"): element
        for element in (() if part is None else part.iterfind(w(name)))
        if attribute(element, "type") in ("", "normal")
    }


def _numbers_to_text(document: Element, numbering: Numbering) -> None:
    """Write the numbers and bullets that Word only displays into the text of their paragraphs."""
    for paragraph in document.iter(w("p")):
        label = numbering.label(paragraph)
        if not label:
            continue
        run = etree.Element(w("r"))
        text = etree.SubElement(run, w("t"))
        text.text = f"{label} "
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        paragraph.insert(0 if child(paragraph, "pPr") is None else 1, run)
