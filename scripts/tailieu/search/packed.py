"""Packed data in classic scripts, loaded by script tag from a server or from a disk.

The data is a zlib stream (whose Adler-32 detects damaged files), two bytes in each UTF-16 code
unit of a string. The files are UTF-16 with a byte order mark, which takes precedence over a charset
header. This adds 3 % to the bytes of the stream, where Base64 adds 33 %, and does not affect a
server's gzip. overrides/assets/search/packed.js has it unpacked.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

# A code unit that is not allowed in a JavaScript string literal, or alone in UTF-16, is escaped as
# U+FFFD and another code unit: 0xC000 lower (surrogates) or with one bit flipped.
_ESCAPE = "\ufffd"
_ESCAPES = {chr(code): _ESCAPE + chr(code - 0xC000) for code in range(0xD800, 0xE000)}
_ESCAPES |= {char: _ESCAPE + chr(ord(char) ^ 0x100) for char in '\n\r"\\\u2028\u2029\ufffd'}
_ESCAPED = re.compile("[" + "".join(map(re.escape, _ESCAPES)) + "]")

BLOCK_BYTES = 16_384


def script(before: str, payload: bytes, size: int, after: str) -> bytes:
    """The bytes of a file: `before`, then `size,"payload"`, then `after`.

    `size` is the length of the unpacked `payload` in bytes.
    """
    # In front, where no zlib stream has a zero: browsers refuse bytes after its end.
    padded = b"\0" * (len(payload) % 2) + payload
    units = _ESCAPED.sub(
        lambda match: _ESCAPES[match[0]], padded.decode("utf-16-le", "surrogatepass")
    )
    return f'\ufeff{before}{size},"{units}"{after}'.encode("utf-16-le")


def pack(streams: Iterable[bytes]) -> tuple[bytes, int]:
    """(zlib stream, unpacked size in bytes); each of `streams` gets Huffman codes of its own."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 15)
    packed: list[bytes] = []
    size = 0
    for stream in streams:
        # In blocks that a slow phone inflates without a noticeable pause.
        for start in range(0, len(stream), BLOCK_BYTES):
            block = stream[start : start + BLOCK_BYTES]
            packed += packer.compress(block), packer.flush(zlib.Z_BLOCK)
        size += len(stream)
    packed.append(packer.flush())
    return b"".join(packed), size
