"""Reads what a packed script holds."""

from __future__ import annotations

import re
import zlib

from tailieu.search import packed

_UNESCAPES = {escaped: char for char, escaped in packed._ESCAPES.items()}


def unpacked(script: bytes) -> tuple[str, bytes, str]:
    """(what stands before the payload, the unpacked payload, what stands after it)."""
    found = re.fullmatch(r'(.*?)(\d+),"([^"]*)"(.*)', script.decode("utf-16"), re.S)
    assert found, script[:80]
    before, size, units, after = found.groups()
    plain = re.sub("\ufffd(.)", lambda match: _UNESCAPES[match[0]], units, flags=re.S)
    padded = plain.encode("utf-16-le", "surrogatepass")
    payload = zlib.decompress(padded.removeprefix(b"\0"))
    assert len(payload) == int(size)
    return before, payload, after
