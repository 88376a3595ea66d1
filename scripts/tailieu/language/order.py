"""The order of Vietnamese titles."""

from __future__ import annotations

import re
import sys
import unicodedata

_PLACE = {char: place for place, char in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", 1)}
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_DIGITS = re.compile("([0-9]+)")


def alphabetical(title: str) -> tuple[list[int], str]:
    """A sort key in the order of Vietnamese dictionaries: đ after d, tones only as a tie-break.

    Numbers come before letters, and by what they amount to: 59 before 293.
    """
    folded = title.casefold()
    letters = unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", folded)))
    key = []
    # Every other piece is a number.
    for place, piece in enumerate(_DIGITS.split(letters)):
        if place % 2:
            key += [ord("0") - sys.maxunicode, int(piece)]
        else:
            key += [_PLACE.get(char, ord(char) - sys.maxunicode) for char in piece]
    return key, folded
