"""Characters that show as nothing: no eye sees them, and no search finds past them."""

from __future__ import annotations

import re

# Soft hyphens, joiners and marks of direction, fillers of Hangul and blanks of Braille, vowels of
# Khmer and selectors of Mongolian that are never drawn, formats of music and shorthand, tags,
# control characters.
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
    "\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
