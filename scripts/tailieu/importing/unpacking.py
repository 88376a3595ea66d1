"""Opens the zip packages that Word and LibreOffice files are, within limits of what they unpack."""

from __future__ import annotations

import io
import zipfile
import zlib

from tailieu.importing import errors

# Many times what a long official document needs; sizes in bytes.
MOST_MEMBERS = 5_000
_ENTRY = b"PK\x01\x02"
MOST_UNPACKED = 300_000_000
MOST_PART = 60_000_000
# What office programs write packs to a hundredth at most; more repetition is a bomb.
MOST_RATIO = 250
_LARGE = 5_000_000
# A tag takes some hundred bytes once it is read; forty thousand paragraphs have 450,000.
MOST_TAGS = 1_000_000


def open_package(data: bytes, shown: str) -> zipfile.ZipFile:
    """The zip file `data`, of which nothing is unpacked yet; `shown` is its name in messages.

    Raises ContentErrors for a file that is no sound zip, is locked with a password, or says that it
    unpacks to more than a document needs.
    """
    # Counted before the list is read, which takes a hundred times as much.
    if data.count(_ENTRY) > MOST_MEMBERS:
        raise errors.too_large(shown)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise errors.broken(shown, str(error)) from None
    # Office programs use no other compression method.
    if any(m.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for m in members):
        raise errors.broken(shown, "zip")
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise errors.too_large(shown)
    if any(member.flag_bits & 1 for member in members):
        raise errors.locked(shown)
    return archive


def unpack(archive: zipfile.ZipFile, name: str, shown: str) -> bytes:
    """The bytes of an XML part of a package that `open_package` opened.

    Raises KeyError where there is none of that name, ContentErrors for one that is broken or has
    more bytes or tags than a document needs.
    """
    member = archive.getinfo(name)
    if member.file_size > _LARGE and member.file_size > MOST_RATIO * member.compress_size:
        raise errors.too_large(shown)
    try:
        # The sizes that the package declares may be wrong.
        with archive.open(member) as file:
            data = file.read(MOST_PART + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise errors.broken(shown, str(error)) from None
    # Counted before a tree is built of it, which takes a hundred times as much.
    if len(data) > MOST_PART or data.count(b"<") > MOST_TAGS:
        raise errors.too_large(shown)
    return data
