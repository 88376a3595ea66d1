"""Writes a minimal .docx for pandoc: text, notes, styles and links, nothing else of the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from lxml import etree

from tailieu.importing.word.ooxml import Element, attribute, child, w

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_MAIN = "word/document.xml"
_NAMES = (
    f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{_OFFICE}"'
)

# By their names: styles that pandoc would take for metadata, and what they are renamed to.
_TITLES = {"title": "heading 1"}
_METADATA = ("subtitle", "author", "date", "abstract", "abstract title", "bibliography")


def simplify_styles(styles: Element) -> None:
    """Remove indents, which pandoc takes for quotations, and list numbering, which is text by now.

    Styles that pandoc would treat as metadata are renamed. `styles` is changed in place.
    """
    for element in list(styles.iter(w("ind"), w("numPr"))):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for style in styles.iterfind(w("style")):
        name_element = child(style, "name")
        name = attribute(name_element, "val").lower()
        if name_element is None:
            continue
        if name in _TITLES:
            name_element.set(w("val"), _TITLES[name])
        elif name in _METADATA:
            name_element.set(w("val"), f"tailieu {name}")


def pack(
    body: str, notes: Mapping[str, str], styles: Element | None, links: Mapping[str, str]
) -> bytes:
    """A .docx of `body`, the inside of its w:body, and of `notes`, the insides of their parts.

    `notes` are by their kind, `footnotes` or `endnotes`; `links` are addresses with their ids.
    """
    parts = {"document": f"<w:body>{body}</w:body>", **notes}
    relations = [_relation(kind, kind, f"{kind}.xml") for kind in notes]
    if styles is not None:
        relations.append(_relation("styles", "styles", "styles.xml"))
    linked = [_relation(key, "hyperlink", address, external=True) for address, key in links.items()]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _relations([_relation("main", "officeDocument", _MAIN)]))
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {_NAMES}>{content}</w:{name}>")
            own = relations if name == "document" else []
            archive.writestr(f"word/_rels/{name}.xml.rels", _relations(own + linked))
        if styles is not None:
            archive.writestr("word/styles.xml", etree.tostring(styles, encoding="UTF-8"))
    return packed.getvalue()


def _relation(key: str, kind: str, target: str, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target={quoteattr(target)}{mode}/>'


def _relations(relations: list[str]) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(relations)}</Relationships>'
