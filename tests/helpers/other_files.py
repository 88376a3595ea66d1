"""Files of other programs than today's Word, written byte by byte: OLE, RTF, ODT."""

from __future__ import annotations

import os
import struct
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

from tailieu.importing.libreoffice import find_program

_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def compound(*names: str, flags: int = 0) -> bytes:
    """A compound file (OLE) with up to four streams of these names; each begins with `flags`."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[0x1E] = 9
    # The first sector is the list of streams, the second the streams.
    entries = bytearray(512)
    for at, name in enumerate(names):
        encoded = name.encode("utf-16-le")
        entries[128 * at : 128 * at + len(encoded)] = encoded
        struct.pack_into("<H", entries, 128 * at + 64, len(encoded) + 2)
        struct.pack_into("<I", entries, 128 * at + 116, 1)
    content = bytearray(512)
    struct.pack_into("<H", content, 0x0A, flags)
    return bytes(header + entries + content)


def rtf(*paragraphs: str, font: str = "Times New Roman", code_page: int = 0) -> bytes:
    """An RTF file; letters that are not of ASCII are written as Windows wrote them.

    `code_page` is the number that RTF knows it by: 0 Latin-1, 1 that of the machine, 2 symbols.
    """
    body = "".join(f"{text}\\par " for text in paragraphs)
    signs = "".join(
        char if char.isascii() else f"\\'{char.encode('cp1252').hex()}" for char in body
    )
    fonts = f"{{\\fonttbl{{\\f0\\fcharset{code_page} {font};}}}}"
    return f"{{\\rtf1\\ansi{fonts}\\f0 {signs}}}".encode("ascii")


def old_word(data: bytes, folder: Path) -> bytes:
    """A .doc made of the .rtf `data` by LibreOffice itself, in `folder`."""
    (folder / "a.rtf").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'ho-so').as_uri()}"
    command = [find_program(os.environ), profile, "--headless", "--convert-to", "doc:MS Word 97"]
    subprocess.run([*command, "--outdir", folder, folder / "a.rtf"], check=True, timeout=60)
    return (folder / "a.doc").read_bytes()


def odt(body: str, kind: str = "text", manifest: str = "", doctype: str = "") -> bytes:
    """An OpenDocument file whose text is the XML `body`; `manifest` is added to its manifest."""
    names = {"office": "office", "text": "text", "draw": "drawing", "svg": "svg-compatible"}
    spaces = " ".join(f'xmlns:{short}="{_ODF}:{name}:1.0"' for short, name in names.items())
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "mimetype", f"application/vnd.oasis.opendocument.{kind}", zipfile.ZIP_STORED
        )
        archive.writestr(
            "META-INF/manifest.xml",
            f'<m:manifest xmlns:m="{_ODF}:manifest:1.0" m:version="1.3"><m:file-entry'
            f' m:full-path="/" m:media-type="application/vnd.oasis.opendocument.{kind}"/>'
            f'<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/>{manifest}'
            "</m:manifest>",
        )
        archive.writestr(
            "content.xml",
            f'{doctype}<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink"'
            f' office:version="1.3"><office:body><office:text>{body}</office:text></office:body>'
            "</office:document-content>",
        )
    return packed.getvalue()
