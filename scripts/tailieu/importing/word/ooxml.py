"""Reading the XML of a Word file safely, and short functions to query it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from lxml import etree

from tailieu.content.messages import Message
from tailieu.importing import errors
from tailieu.importing.unpacking import open_package, unpack

Element = etree._Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

# Strict Open XML names the same elements in namespaces of its own. ISO/IEC 29500-1 and -4.
_STRICT = re.compile(r"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_TRANSITIONAL = r"http://schemas.openxmlformats.org/\1/2006/\2"

_NO_WORD_TEXT = Message(
    "không có phần chữ của Word (word/document.xml).",
    "has no text of Word's (word/document.xml).",
)


def w(name: str) -> str:
    """The qualified name of an element or attribute of WordprocessingML."""
    return f"{{{_W}}}{name}"


def child(element: Element | None, name: str) -> Element | None:
    """The first child `w:name`; None where it or `element` is missing."""
    if element is None:
        return None
    tag = w(name)
    # Not find(): it looks for a second one too, through all of a long paragraph.
    return next((inner for inner in element if inner.tag == tag), None)


def attribute(element: Element | None, name: str) -> str:
    """The value of the attribute `w:name`; "" where it or `element` is missing."""
    return "" if element is None else element.get(w(name)) or ""


def number(element: Element | None, name: str, default: int = 0) -> int:
    """The attribute `w:name` as an integer; `default` where it is missing or not an integer."""
    value = attribute(element, name)
    return int(value) if re.fullmatch(r"-?\d{1,9}", value) else default


def local(element: Element | None) -> str:
    """The name without its namespace; "" for None, comments and processing instructions."""
    if element is None or not isinstance(element.tag, str):
        return ""
    return element.tag.rpartition("}")[2]


def is_on(toggle: Element | None) -> bool:
    """Whether a property such as `w:vanish` is there and not switched off."""
    return toggle is not None and attribute(toggle, "val") not in ("0", "false", "off")


def copied(properties: Element | None, names: Iterable[str]) -> str:
    """The XML of `properties` with those of these names, each with its value; "" with none."""
    inside = ""
    for name in names:
        found = child(properties, name)
        if found is not None:
            values = (
                f" w:{key}={quoteattr(attribute(found, key))}"
                for key in ("val", "dropCap")
                if attribute(found, key)
            )
            inside += f"<w:{name}{''.join(values)}/>"
    return f"<w:{local(properties)}>{inside}</w:{local(properties)}>" if inside else ""


def paragraph_of(element: Element) -> Element | None:
    """The paragraph that `element` is, or stands in."""
    return element if element.tag == w("p") else next(element.iterancestors(w("p")), None)


def text_of(element: Element) -> str:
    """All text inside an element, with a space for each tab and between paragraphs."""
    words = []
    for inner in element.iter():
        name = local(inner)
        if name in ("t", "delText"):
            words.append(inner.text or "")
        elif name == "noBreakHyphen":
            words.append("-")
        elif name in ("tab", "br", "p", "tc"):
            words.append(" ")
    return " ".join("".join(words).split())


@dataclass(frozen=True)
class Relation:
    """What a part refers to: `target` is the name of a part, or an address outside the file."""

    kind: str
    target: str


class Package:
    """The parts of a .docx, read one by one into memory; no name in it is used as a path.

    Raises ContentErrors for a file that is not a sound Word file, is locked with a password, or
    unpacks to more than a document needs.
    """

    def __init__(self, data: bytes, shown: str):
        """`shown` is the file's name in messages."""
        self.shown = shown
        self.archive = open_package(data, shown)
        self.names = set(self.archive.namelist())
        starts = [each for each in self.relations("").values() if each.kind == "officeDocument"]
        self.main = starts[0].target if starts else "word/document.xml"
        if self.main not in self.names:
            raise errors.not_importable(shown, _NO_WORD_TEXT)

    def part(self, name: str) -> Element | None:
        """The root element of a part; None where the package has no part of that name."""
        if name not in self.names:
            return None
        data = unpack(self.archive, name, self.shown)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise errors.broken(self.shown, f"{name}: {error}") from None
        # Word writes no DOCTYPE; one could declare entities that name files or grow without end.
        if root.getroottree().docinfo.doctype:
            raise errors.broken(self.shown, f"{name}: DOCTYPE")
        if any(_STRICT.match(address) for address in root.nsmap.values()):
            _to_transitional(root)
        return root

    def relations(self, name: str) -> dict[str, Relation]:
        """What the part `name` refers to, by id; with "" what the package itself does."""
        folder, _, file = name.rpartition("/")
        listed = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, Relation] = {}
        for each in () if listed is None else listed:
            target = each.get("Target") or ""
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = (each.get("Type") or "").rpartition("/")[2]
            found.setdefault(each.get("Id") or "", Relation(kind, target))
        return found

    def related(self, kind: str) -> list[str]:
        """The names of the parts of a kind that belong to the main part, such as `styles`."""
        return [each.target for each in self.relations(self.main).values() if each.kind == kind]


def _to_transitional(root: Element) -> None:
    """Rename the elements and attributes of Strict Open XML, in place."""
    for element in root.iter(etree.Element):
        element.tag = _STRICT.sub(_TRANSITIONAL, str(element.tag))
        for name, value in element.attrib.items():
            if _STRICT.search(str(name)):
                del element.attrib[name]
                element.set(_STRICT.sub(_TRANSITIONAL, str(name)), value)
