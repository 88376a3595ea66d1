"""Writes a minimal .docx for pandoc: text, notes, styles and links, nothing else of the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from tailieu.importing.ooxml import Element, Package, attribute, child, parent_of, w

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_ROOT = (
    f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1"'
    f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
# The relationships that the text needs; any other would refer to a file or an address.
_KEPT_RELATIONS = ("styles", "footnotes", "endnotes", "hyperlink")

# By their names: styles that pandoc would take for metadata, and what they are renamed to.
_TITLES = {"title": "heading 1"}
_METADATA = ("subtitle", "author", "date", "abstract", "abstract title", "bibliography")


def simplify_layout(part: Element) -> None:
    """Remove indents, which pandoc takes for quotations, and list numbering, which is text by now.

    Styles that pandoc would treat as metadata are renamed. `part` is changed in place.
    """
    for name in ("ind", "numPr"):
        for element in list(part.iterdescendants(w(name))):
            parent_of(element).remove(element)
    for style in part.iterfind(w("style")):
        name_element = child(style, "name")
        name = attribute(name_element, "val").lower()
        if name_element is None:
            continue
        if name in _TITLES:
            name_element.set(w("val"), _TITLES[name])
        elif name in _METADATA:
            name_element.set(w("val"), f"tailieu {name}")


def pack(package: Package, parts: Mapping[str, Element]) -> bytes:
    """A .docx of `parts` (name → root), with those relationships of `package` that they need."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _ROOT)
        for name, part in parts.items():
            archive.writestr(name, etree.tostring(part, encoding="UTF-8", standalone=True))
            folder, _, file = name.rpartition("/")
            relations_name = f"{folder}/_rels/{file}.rels"
            relations = package.part(relations_name)
            if relations is None:
                continue
            for relation in list(relations):
                kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
                if kind not in _KEPT_RELATIONS:
                    relations.remove(relation)
            archive.writestr(relations_name, etree.tostring(relations, encoding="UTF-8"))
    return packed.getvalue()
