"""The one writer of script data files: values that the browser's code reads as `window.NAME`.

Scripts and no .json, since a page opened from a disk can load nothing else.
"""

from __future__ import annotations

import json
from pathlib import Path

# What JSON may hold and a script may not. U+2028 and U+2029 end a line of a script before ES2019;
# `</script` and `<!--` end or swallow the element, wherever such a text is put into a page.
_ESCAPES = {"\u2028": "\\u2028", "\u2029": "\\u2029", "</": "<\\/", "<!--": "\\u003c!--"}


def literal(value: object) -> str:
    """`value`, of what JSON knows, as an expression that every script can hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for plain, escaped in _ESCAPES.items():
        text = text.replace(plain, escaped)
    return text


def write(path: Path, name: str, value: object) -> None:
    """Write the file `path` that assigns `value` to `window.<name>`; makes its folder.

    `name` is an identifier, or a place in an object that is there already (`texts["a"]`).
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"window.{name}={literal(value)};\n", encoding="utf-8")
