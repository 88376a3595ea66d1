"""Characters that show as nothing, or that turn what stands around them about."""

from __future__ import annotations

import re

# Soft hyphens, joiners and marks of direction, fillers of Hangul and blanks of Braille, vowels of
# Khmer and selectors of Mongolian that are never drawn, fillers of Khitan, formats and blank notes
# of music and shorthand, places of objects, tags, control characters. No search finds past them.
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800"
    "\u3164\ufeff\uffa0\ufff9-\ufffc\U0001bca0-\U0001bca3\U00016fe4\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e007f"
    "\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
# Blocks of scripts that are written from right to left.
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
# Marks of their letters, which go in the direction of what they stand on.
_MARK = (
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3\u07fd\u0816-\u082d"
    "\u0859-\u085b\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff\ufb1e]"
)
RIGHT_TO_LEFT = re.compile(f"[{_RIGHT}]")
_LETTER = rf"(?=[{_RIGHT}])(?!\d)[\w]"
# Those of them that stand in no word, of two letters or more, nor beside one: a browser sets the
# numbers around them in another order.
TURNING = re.compile(
    rf"(?<![{_RIGHT}])(?<![{_RIGHT}] )(?=[{_RIGHT}]*?(?!{_MARK})[{_RIGHT}])"
    rf"(?!(?:[{_RIGHT}]| (?=[{_RIGHT}]))*?{_LETTER}(?:(?=[{_RIGHT}])[^\w])*{_LETTER})"
    rf"[{_RIGHT}]+(?: [{_RIGHT}]+)*"
)
