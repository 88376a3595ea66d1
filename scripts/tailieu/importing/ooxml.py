"""The XML of a Word file: safe to open, short to ask."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from lxml import etree

from tailieu.content.messages import Message
from tailieu.importing import errors

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

# What a long official document needs many times over.
MOST_MEMBERS = 5_000
MOST_UNPACKED = 300_000_000
MOST_PART = 60_000_000

_NO_WORD_TEXT = Message(
    "không có phần chữ của Word (word/document.xml).",
    "has no text of Word's (word/document.xml).",
)


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{_W}}}{name}"


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    return None if element is None else element.find(w(name))


def attribute(element: etree._Element | None, name: str) -> str:
    """The value of a `w:` attribute; empty where element or attribute is missing."""
    return "" if element is None else element.get(w(name)) or ""


def number(element: etree._Element | None, name: str, default: int = 0) -> int:
    """A `w:` attribute that is a number; `default` where it is missing or none."""
    value = attribute(element, name)
    return int(value) if re.fullmatch(r"-?\d{1,9}", value) else default


def local(element: etree._Element) -> str:
    """The name without its namespace; empty for comments and processing instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


class Package:
    """The parts of a .docx, read one by one into memory: no name in it becomes a path.

    Raises ContentErrors for what is no sound Word file, asks for a password or unpacks without
    measure.
    """

    def __init__(self, data: bytes, shown: str):
        self.shown = shown
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
            members = self.archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise errors.broken(self.shown, str(error)) from None
        # Word knows no other way to pack.
        if any(m.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for m in members):
            raise errors.broken(self.shown, "zip")
        if len(members) > MOST_MEMBERS or sum(m.file_size for m in members) > MOST_UNPACKED:
            raise errors.too_large(shown)
        if any(member.flag_bits & 1 for member in members):
            raise errors.locked(shown)
        self.names = {member.filename for member in members}
        if "word/document.xml" not in self.names:
            raise errors.not_importable(shown, _NO_WORD_TEXT)

    def part(self, name: str) -> etree._Element | None:
        """The root of one part; None where the package has none of that name."""
        if name not in self.names:
            return None
        try:
            # The sizes in a package's list can lie.
            with self.archive.open(name) as file:
                data = file.read(MOST_PART + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            ValueError,
        ) as error:
            raise errors.broken(self.shown, str(error)) from None
        if len(data) > MOST_PART:
            raise errors.too_large(self.shown)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise errors.broken(self.shown, f"{name}: {error}") from None
        # Word writes none; with one, entities could name other files or grow without end.
        if root.getroottree().docinfo.doctype:
            raise errors.broken(self.shown, f"{name}: DOCTYPE")
        return root
