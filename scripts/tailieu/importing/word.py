"""Prepares a Word file for pandoc: legacy encodings and list numbers become text, the rest goes.

Nothing outside the file is looked up, and only text reaches pandoc: no pictures, charts or
embedded files.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from tailieu.importing import errors
from tailieu.importing.blocks import Loss
from tailieu.importing.numbering import Numbering
from tailieu.importing.ooxml import Element, Package, child, visible_text_of, w
from tailieu.importing.word_fonts import FontDecoder, Styles
from tailieu.importing.word_losses import Losses
from tailieu.importing.word_package import pack, simplify_layout
from tailieu.importing.word_removals import record_headers_and_footers, remove_unsupported


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
    document = package.part("word/document.xml")
    if document is None or document.tag != w("document") or child(document, "body") is None:
        raise errors.broken(shown, "word/document.xml")
    styles = Styles(package.part("word/styles.xml"))
    losses = Losses(document)
    decoder = FontDecoder(package, styles, losses)
    parts = {"word/document.xml": document}
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        part = package.part(name)
        if part is not None:
            parts[name] = part
    comments = package.part("word/comments.xml")
    for part in (*parts.values(), comments):
        if part is not None:
            decoder.decode(part)
    _numbers_to_text(document, Numbering(package.part("word/numbering.xml"), styles.by_id))
    for part in parts.values():
        remove_unsupported(part, comments, losses)
    record_headers_and_footers(package, decoder, losses)
    paragraphs = [
        visible_text_of(paragraph) for part in parts.values() for paragraph in part.iter(w("p"))
    ]
    if styles.part is not None:
        parts["word/styles.xml"] = styles.part
    for part in parts.values():
        simplify_layout(part)
    return Prepared(pack(package, parts), paragraphs, losses.found, dict(decoder.repaired))


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
