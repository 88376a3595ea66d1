"""Marks above and below letters: where a letter has many, they pile up over other lines."""

from __future__ import annotations

import re

# Of Vietnamese letters in decomposed form; no language that pages quote needs more.
MOST = 2
# Unicode's blocks and ranges of combining marks for any letter, and those of Cyrillic, Hebrew,
# Arabic, Syriac, Thai, Lao, Tibetan and Japanese; the last two lines have those of N'Ko, Samaritan,
# of Vedic and of old writings, which fonts of phones pile up too.
_MARK = (
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0483-\u0489\u0591-\u05c7"
    "\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u0730-\u074a\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1"
    "\u0eb4-\u0ebc\u0ec8-\u0ece\u0f71-\u0f84\u302a-\u302f\u3099\u309a\ua66f-\ua67d"
    "\u07eb-\u07f3\u0816-\u082d\u0859-\u085b\u0898-\u089f\u08ca-\u08ff\u0951-\u0954\u135d-\u135f\u1a75-\u1a7f"
    "\u1cd0-\u1cf9\u2de0-\u2dff\ua69e\ua69f\ua6f0\ua6f1\ua8e0-\ua8f1\U0001e000-\U0001e02a\U0001e8d0-\U0001e8d6]"
)
PILE = re.compile(f"({_MARK}{{{MOST}}}){_MARK}+")


def without_piles(text: str) -> str:
    """`text` with MOST marks on a letter at most."""
    return PILE.sub(r"\1", text)
