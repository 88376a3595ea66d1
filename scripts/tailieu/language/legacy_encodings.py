"""Vietnamese text from before Unicode: TCVN3 (the .Vn fonts) and VNI-Windows (the VNI- fonts).

Both draw Vietnamese letters in the places of Latin-1 ones, so the font alone says what a text
means. TCVN3 has one sign a letter and no accented capitals: the fonts whose names end in H draw
small letters as capitals. VNI writes a letter and then its mark.
"""

from __future__ import annotations

import re
import unicodedata

from tailieu.language.syllables import is_syllable

TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§"
    # As PDF files name two of them: minus and bullet operator.
    "\u2212\u2219",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐưã",
)
TONE = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_MARKS = "".join({*TONE, *CIRCUMFLEX, *BREVE})
_MARKED = re.compile(f"([aeiouyöô])([{_MARKS}])", re.IGNORECASE)
VNI_SINGLE = str.maketrans("ñöôæóòîÑÖÔÆÓÒÎ", "đươỉĩịỵĐƯƠỈĨỊỴ")

# Where Word puts the signs of a font that it takes for one of symbols.
_SYMBOLS = {0xF000 + code: code for code in range(0x20, 0x100)}
# `.VnTimeH`; in PDF files also `VnTimeHBold`.
_CAPITALS = re.compile("H(?:[,-].*|(?:Bold|Italic|Regular)+)?$")
_UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")

# What no Vietnamese Unicode text has next to its letters.
SUSPECT = re.compile(
    "[A-Za-zñö][µ¸¶¹¨»¾¼½Æ©ÇËÎÏÑªÖ×ØÜÞßäå«æçë®¬îïñöø÷ûüþ¡¢£¤¥¦§]|[®§][a-z]|[ñö][a-zùøûõï]"
)


def tcvn3(text: str) -> str:
    """Unicode for a text whose font is a .Vn one."""
    return text.translate(TCVN3)


def vni(text: str) -> str:
    """Unicode, NFC, for a text whose font is a VNI- one."""

    def marked(match: re.Match) -> str:
        letter, mark = match[1], match[2].lower()
        if mark in TONE:
            return letter + TONE[mark]
        if letter in "aeoAEO" and mark in CIRCUMFLEX:
            return letter + "\u0302" + CIRCUMFLEX[mark]
        if letter in "aA" and mark in BREVE:
            return letter + "\u0306" + BREVE[mark]
        return match[0]

    # The single letters last: what stands for ơ and ư may carry a tone.
    return unicodedata.normalize("NFC", _MARKED.sub(marked, text).translate(VNI_SINGLE))


def encoding(font: str) -> str | None:
    """`TCVN3` or `VNI` for the name of a font that draws it, such as `.VnTime,Bold`."""
    name = font.strip()
    if re.match(r"(?i:\.vn)|Vn[A-Z]", name):
        return "TCVN3"
    return "VNI" if name.lower().startswith("vni") else None


def misnamed(text: str, font: str) -> bool:
    """Is `text` in Unicode although its font is an old one? Word keeps a font's name when somebody
    goes on writing with a newer keyboard; the more text, the surer the answer."""
    if _UNICODE_ONLY.search(text):
        return True
    as_it_is = sum(is_syllable(word) for word in _letters(text))
    return as_it_is > sum(is_syllable(word) for word in _letters(repair(text, font)))


def _letters(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", text) if not word.isascii()]


def repair(text: str, font: str) -> str:
    """`text` in Unicode where `font` is one from before it; else as it is."""
    text = text.translate(_SYMBOLS) if encoding(font) else text
    match encoding(font):
        case "TCVN3":
            return tcvn3(text).upper() if _CAPITALS.search(font.strip()) else tcvn3(text)
        case "VNI":
            return vni(text)
        case _:
            return text
