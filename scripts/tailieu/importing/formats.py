"""What kind of file it is: from its bytes, since names are often wrong."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from enum import StrEnum
from struct import unpack_from

from tailieu.content.messages import Message
from tailieu.importing import errors
from tailieu.importing.unpacking import open_package, unpack


class Format(StrEnum):
    """The formats that can be imported, by the usual endings of their names."""

    docx = "docx"
    pdf = "pdf"
    doc = "doc"
    rtf = "rtf"
    odt = "odt"


_WEB_PAGE = Message(
    "là trang web mang tên .doc: Word mở được, lệnh này thì không.",
    "is a web page by the name of .doc, which Word opens and this command does not.",
)
_WORD_XML = Message(
    "là tệp XML của Word 2003, không phải .docx.", "is an XML file of Word 2003, not a .docx."
)
_SPREADSHEET = Message("là bảng tính, không phải văn bản.", "is a spreadsheet, not a text.")
_SLIDES = Message("là bài trình chiếu, không phải văn bản.", "is a presentation, not a text.")
_OTHER_PROGRAM_FIX = Message(
    "chép phần cần dùng sang Word, lưu kiểu Word Document (.docx), rồi nhập.",
    "copy what is needed into Word, save it as Word Document (.docx), then import.",
)

_ODF = b"application/vnd.oasis.opendocument."
# By a name inside the file: the main parts of other office programs.
_OTHER_PROGRAMS = {
    "xl/workbook.xml": _SPREADSHEET,
    "xl/workbook.bin": _SPREADSHEET,
    "Workbook": _SPREADSHEET,
    "Book": _SPREADSHEET,
    "ppt/presentation.xml": _SLIDES,
    "PowerPoint Document": _SLIDES,
}

# Compound files, see [MS-CFB]: what is kept in one file as if in a folder.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_MOST_SECTORS = 1_000
# Where the header has the size of sectors (as a power of 2), the first of the list of streams, and
# the first sectors of the table that chains sectors.
_SHIFT, _LIST, _TABLE, _TABLES = 0x1E, 0x30, 0x4C, 109
# In the first part of the stream WordDocument, see [MS-DOC] 2.5.2: the bit fEncrypted.
_WORD_FLAGS, _ENCRYPTED = 0x0A, 0x0100


def format_of(data: bytes, shown: str) -> Format:
    """The format of a file; `shown` is its name in messages.

    Raises ContentErrors, with what to do, for one that is locked or of another kind.
    """
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(b"PK"):
        return _zipped(data, shown)
    if b"%pdf-" in head:
        return Format.pdf
    if data.startswith(_OLE):
        return _compound(data, shown)
    if head.startswith(b"{\\rtf"):
        return Format.rtf
    if b"word.document" in head or b"/word/2003/wordml" in head:
        raise errors.not_importable(shown, _WORD_XML)
    if re.match(rb"<(?:!doctype )?html|mime-version:|<\?xml[^>]*>\s*<html", head):
        raise errors.not_importable(shown, _WEB_PAGE)
    raise errors.not_importable(shown)


def _zipped(data: bytes, shown: str) -> Format:
    archive = open_package(data, shown)
    names = archive.namelist()
    _refuse_other_programs(names, shown)
    if names[:1] != ["mimetype"]:
        return Format.docx
    # Stands first and is not packed, so that it can be read like this: OpenDocument 1.3, part 2.
    kind = re.search(re.escape(_ODF) + rb"([a-z]+)", data[:200])
    if kind and kind[1] == b"text":
        _require_modest_text(archive, shown)
        return Format.odt
    message = {b"spreadsheet": _SPREADSHEET, b"presentation": _SLIDES}.get(kind[1] if kind else b"")
    raise errors.not_importable(shown, message, _OTHER_PROGRAM_FIX if message else None)


def _require_modest_text(archive: zipfile.ZipFile, shown: str) -> None:
    """Refuse an OpenDocument text that is locked, or that LibreOffice should not be given."""
    for name in {"META-INF/manifest.xml", "content.xml", "styles.xml"} & set(archive.namelist()):
        part = unpack(archive, name, shown)
        if b"encryption-data" in part:
            raise errors.locked(shown)
        # Entities could name files, or grow without end. In UTF-16 there are zeros between.
        if b"<!DOCTYPE" in part.replace(b"\0", b""):
            raise errors.broken(shown, f"{name}: DOCTYPE")


def _compound(data: bytes, shown: str) -> Format:
    streams = dict(_streams(data))
    if "EncryptedPackage" in streams:
        raise errors.locked(shown)
    if "WordDocument" not in streams:
        _refuse_other_programs(streams, shown)
        raise errors.not_importable(shown)
    flags = streams["WordDocument"] + _WORD_FLAGS
    if flags + 2 <= len(data) and unpack_from("<H", data, flags)[0] & _ENCRYPTED:
        raise errors.locked(shown)
    return Format.doc


def _refuse_other_programs(names: Iterable[str], shown: str) -> None:
    for name in names:
        if name in _OTHER_PROGRAMS:
            raise errors.not_importable(shown, _OTHER_PROGRAMS[name], _OTHER_PROGRAM_FIX)


def _streams(data: bytes) -> Iterator[tuple[str, int]]:
    """(name, place in `data`) of each stream of a compound file, as far as its list can be read."""
    if len(data) < 512:
        return
    shift = data[_SHIFT]
    (sector,) = unpack_from("<I", data, _LIST)
    for _ in range(_MOST_SECTORS):
        first, end = (sector + 1) << shift, (sector + 2) << shift
        if shift not in (9, 12) or end > len(data):
            return
        for at in range(first, end, _ENTRY):
            (length,) = unpack_from("<H", data, at + 64)
            name = data[at : at + min(length, 64)].decode("utf-16-le", "replace").rstrip("\0")
            (start,) = unpack_from("<I", data, at + 116)
            yield name, (start + 1) << shift
        block, number = divmod(sector, (1 << shift) // 4)
        if block >= _TABLES:
            return
        (table,) = unpack_from("<I", data, _TABLE + 4 * block)
        following = ((table + 1) << shift) + 4 * number
        if following + 4 > len(data):
            return
        (sector,) = unpack_from("<I", data, following)
