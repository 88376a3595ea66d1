"""Writes script data files: values that the browser's code reads as `window.NAME`.

They are scripts, since a page opened from a disk cannot load JSON files.
"""

from __future__ import annotations

import json
from pathlib import Path

from tailieu import disk

# Allowed in JSON but not in scripts: U+2028 and U+2029 are line terminators before ES2019;
# `</script` and `<!--` end or extend a script element.
_ESCAPES = {"\u2028": "\\u2028", "\u2029": "\\u2029", "</": "<\\/", "<!--": "\\u003c!--"}


def literal(value: object) -> str:
    """`value`, which must be JSON data, as a JavaScript expression."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for plain, escaped in _ESCAPES.items():
        text = text.replace(plain, escaped)
    return text


def write(path: Path, name: str, value: object) -> None:
    """Write the file `path`, which assigns `value` to `window.<name>`; its folder is created.

    `name` is an identifier, or an item of an existing object (`texts["a"]`).
    """
    disk.write_file(path, f"window.{name}={literal(value)};\n".encode())
