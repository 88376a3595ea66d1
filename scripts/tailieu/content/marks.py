"""Characters that stand for what only the build may write, while a page is made.

They are private-use characters, which Markdown and the cleaner pass on like letters. `Draft` takes
them from what an author wrote, and `html_filters.clean` what would become one.
"""

from __future__ import annotations

import re

# Placeholders for our own HTML until a page is cleaned (draft.py).
FIRST_MARK = 0xF0000
# Before what only Markdown and the build give, ids and classes, unlike raw HTML.
MADE = chr(0xFFFFD)
MARK = re.compile(f"[{chr(FIRST_MARK)}-{chr(0x10FFFD)}]")
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{5,6})(?![0-9a-fA-F])|0*(\d{6,7})(?!\d));?")


def without_references(html: str) -> str:
    """`html` without references to these characters, such as `&#xF0000;`."""
    return _REFERENCE.sub(_harmless, html)


def _harmless(found: re.Match[str]) -> str:
    number = int(found[1], 16) if found[1] else int(found[2])
    return found[0] if number < FIRST_MARK else "\ufffd"
