"""Signs that stand before words as a badge does: dots, ticks, stars, shields, seals."""

from __future__ import annotations

import re

# What is no sign: letters of Latin, Greek and Cyrillic with their marks, punctuation, money,
# numerals, letters in circles as numbers of items, arrows, wide punctuation of Chinese.
_NEVER = (
    r"\0-\xa3\xa5\xa7\xa8\xaa\xab\xad\xaf\xb2-\xb9\xbb-\xd6\xd8-\xf6\xf8-\u0297\u0299-\u052f"
    r"\u1d00-\u2021\u2024-\u203a\u203c-\u2041\u2043-\u204b\u204f\u2050\u2052-\u2054"
    r"\u205f-\u20dc\u20e1\u20e5-\u20ff\u2150-\u21ff\u2460-\u249b\u24ea-\u24ff\u27f0-\u27ff"
    r"\u2900-\u297f\u2c60-\u2c7f\u3000-\u3003\u3008-\u301f\ua720-\ua7ff\uff00-\uff65"
)
# A text without any of these has no sign; the search for one takes next to no time.
MAY_BE_SIGN = re.compile(f"[^{_NEVER}]")
# Of a word that they follow they say something: 37°, Microsoft®.
_OF_WORDS = r"\xa4\xa6\xa9\xac\xae\xb0\xb1\xd7\xf7\u2100-\u214f"
# A letter of a script that no page is written in, alone: `ꪜ` is a tick to those who cannot read it.
LONE_LETTER = rf"(?<!\w)(?=\w)[^{_NEVER}](?!\w)"
SIGN = re.compile(rf"(?![\w{_OF_WORDS}])[^{_NEVER}]|(?<!\w)[{_OF_WORDS}]|{LONE_LETTER}")
