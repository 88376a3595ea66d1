"""Vietnamese text from before Unicode: TCVN3 (the .Vn fonts) and VNI-Windows (the VNI- fonts).

Both encodings reuse the code points of Latin-1 letters: the font's name tells how to decode a text,
and where it does not, the words that are Vietnamese only when they are decoded. TCVN3 has one code
a letter and no accented capitals: fonts whose names end in H draw lower-case letters as capitals.
VNI writes a base letter followed by its diacritic.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Literal

from tailieu.language.syllables import is_syllable, placements

Encoding = Literal["TCVN3", "VNI"]

TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§"
    # Two of them as PDF files encode them: minus and bullet operator.
    "\u2212\u2219",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐưã",
)
TONE = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_MARKS = "".join({*TONE, *CIRCUMFLEX, *BREVE})
_MARKED = re.compile(f"([aeiouyöô])([{_MARKS}])", re.IGNORECASE)
VNI_SINGLE = str.maketrans("ñöôæóòîÑÖÔÆÓÒÎ", "đươỉĩịỵĐƯƠỈĨỊỴ")

# Where Word maps the characters of a font that it takes for a symbol font.
_SYMBOLS = {0xF000 + code: code for code in range(0x20, 0x100)}
# `.VnTimeH`; in PDF files also `VnTimeHBold`.
_CAPITALS = re.compile("H(?:[,-].*|(?:Bold|Italic|Regular)+)?$")
_UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")

# Names that fonts with these encodings have, and some Unicode fonts too.
_VIETNAMESE_FONT = re.compile(r"\.?vn|tcvn", re.IGNORECASE)
_TOKEN = re.compile("[A-Za-z\u00a1-\u00ff]+")
_WORD = re.compile(r"[^\W\d_]+")
# So many different words that are Vietnamese only when decoded are no chance.
_MANY = 3

# Pairs of characters that no Vietnamese text in Unicode contains.
SUSPECT = re.compile(
    "[A-Za-zñö][µ¸¶¹¨»¾¼½Æ©ÇËÎÏÑªÖ×ØÜÞßäå«æçë®¬îïñöø÷ûüþ¡¢£¤¥¦§]|[®§][a-z]|[ñö][a-zùøûõï]"
)


def tcvn3(text: str) -> str:
    """Decode a text set in a .Vn font (TCVN3)."""
    return text.translate(TCVN3)


def vni(text: str) -> str:
    """Decode a text set in a VNI- font; the result is in NFC."""

    def marked(match: re.Match[str]) -> str:
        letter, mark = match[1], match[2].lower()
        if mark in TONE:
            return letter + TONE[mark]
        if letter in "aeoAEO" and mark in CIRCUMFLEX:
            return letter + "\u0302" + CIRCUMFLEX[mark]
        if letter in "aA" and mark in BREVE:
            return letter + "\u0306" + BREVE[mark]
        return match[0]

    # Single letters last: the codes for ơ and ư may be followed by a tone.
    return unicodedata.normalize("NFC", _MARKED.sub(marked, text).translate(VNI_SINGLE))


def vni_signs() -> dict[str, str]:
    """VNI's signs, a letter with its mark or one alone → the Unicode letter: `vni` as a table."""
    letters = "aeiouyöô"
    pairs = {
        letter + mark
        for letter in letters + letters.upper()
        for mark in _MARKS + _MARKS.upper()
        if len(vni(letter + mark)) == 1
    }
    return {sign: vni(sign) for sign in sorted(pairs | set(map(chr, VNI_SINGLE)))}


def decoded_words(text: str) -> dict[Encoding, list[tuple[str, str]]]:
    """By encoding: (word, decoded) for each word of `text` that is a syllable only if decoded."""
    # The code of TCVN3's ô is that of a quotation mark.
    tokens = (token.strip("«»") for token in _TOKEN.findall(text))
    strange = [t for t in tokens if not t.isascii() and t.lower() not in placements(t)]
    return {
        encoding: [
            (token, right) for token in strange if is_syllable(right := decode(token).lower())
        ]
        for encoding, decode in _DECODERS.items()
    }


def by_letters(text: str, font: str = "") -> Encoding | None:
    """The encoding that `text`, set in `font`, must be in by its words; None if it may be Unicode.

    Of a font with a name such as fonts of these encodings have, fewer words are enough.
    """
    text = text.translate(_SYMBOLS)
    readings = {encoding: dict(words) for encoding, words in decoded_words(text).items()}
    found, words = max(readings.items(), key=lambda reading: len(reading[1]))
    only_as_it_is = {
        word
        for word in _accented_words(text)
        if is_syllable(word)
        and (_UNICODE_ONLY.search(word) or not is_syllable(_DECODERS[found](word)))
    }
    enough = 1 if _VIETNAMESE_FONT.match(font.strip()) else _MANY
    return found if len(words) >= max(enough, 2 * len(only_as_it_is)) else None


def reading(text: str, font: str, usual: Encoding) -> Encoding | None:
    """The encoding of `text`, where most text in its font is in the `usual` one.

    None if it is in Unicode: Word keeps the font when somebody continues with a Unicode keyboard.
    The other encoding is possible where the name of the font does not imply the usual one. The
    longer the text, the surer the answer.
    """
    if _UNICODE_ONLY.search(text):
        return None
    others = () if encoding(font) else tuple(other for other in _DECODERS if other != usual)

    def syllables(used: Encoding | None) -> int:
        return sum(map(is_syllable, _accented_words(repair(text, font, used) if used else text)))

    return max((usual, None, *others), key=syllables)


def encoding(font: str) -> Encoding | None:
    """The encoding that a font's name implies: `.VnTime,Bold` → `TCVN3`, `VNI-Times` → `VNI`."""
    name = font.strip()
    if re.match(r"(?i:\.vn)|Vn[A-Z]", name):
        return "TCVN3"
    return "VNI" if name.lower().startswith("vni") else None


def already_unicode(text: str, font: str) -> bool:
    """Whether `text` is in Unicode although the name of its font implies a legacy encoding."""
    implied = encoding(font)
    return implied is None or reading(text, font, implied) is None


def _accented_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if not word.isascii()]


def repair(text: str, font: str, known: Encoding | None = None) -> str:
    """`text` decoded by the `known` encoding, or by the one that the name of `font` implies.

    Unchanged where there is none.
    """
    used = known or encoding(font)
    if not used:
        return text
    text = _DECODERS[used](text.translate(_SYMBOLS))
    name = font.strip()
    capitals = used == "TCVN3" and _VIETNAMESE_FONT.match(name) and _CAPITALS.search(name)
    return text.upper() if capitals else text


_DECODERS: dict[Encoding, Callable[[str], str]] = {"TCVN3": tcvn3, "VNI": vni}
