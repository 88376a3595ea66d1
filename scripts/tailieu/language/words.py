"""Vietnamese words as the search sees them: the same rules for indexing pages and reading queries.

`overrides/assets/search/text.js` implements the same rules in the browser;
`tests/data/text-vectors.json` keeps both to the same answers.

A word is a pair (fold, accent). The fold has no diacritics (đ → d). The accent is one integer that
encodes which diacritics the word carries but not on which letter: `hòa` and `hoà`, composed or
decomposed, are the same word, and so are the Telex keys `hoaf` and the VNI keys `hoa2`.

    accent = tone + 6 * (stroke + 2 * marks)
    tone    0 none, 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng
    stroke  1 where the word holds đ
    marks   0 none, 1 â ê ô, 2 ă, 3 ơ ư, 4 ươ, 5 any other sequence
"""

import re
import unicodedata
from functools import cache

# Combining marks that NFC could not compose, and invisible characters: soft hyphen, zero-width
# characters, bidi controls, byte order mark.
_UNSEEN = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_COMBINING = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+")
_TONES = {"\u0301": 1, "\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0323": 5}
_TONE_CHARS = ["", *_TONES]
_VOWEL_MARKS = {"\u0302": "c", "\u0306": "b", "\u031b": "h"}
_MARKS = ["", "c", "b", "h", "hh"]
_STROKE, _CIRCUMFLEX, _BREVE, _HORN, _HORNS = 1, 2, 4, 6, 8

_INITIAL = "(?:ngh|ng|nh|gh|gi|kh|ch|ph|th|tr|qu|[bcdghklmnprstvx])?"
_NUCLEUS = (
    "(?:uyu|uya|uye|uoi|uou|uay|uai|ieu|yeu|oai|oay|oao|oeo|"
    "ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|ua|ue|ui|uo|uu|uy|ye|[aeiouy])"
)
_SYLLABLE = re.compile(f"{_INITIAL}{_NUCLEUS}(?:ch|ng|nh|[cmnpt])?")
# Initial, vowels with their marks, the rest.
_SYLLABLE_PARTS = re.compile(
    "(gi(?=[aeouy])|qu|[^aeiouy]*)([aeiouy\u0302\u0306\u031b]*)(.*)", re.DOTALL
)
_TELEX_TONES = "sfrxj"
# Vowels that take no circumflex: `thooai` is not Telex for anything.
_UNMARKED = re.compile("oa|oe|ao|ai|(?:^|[^g])ia")

# 30/2020/NĐ-CP, 31/2024/QH15, 548-CV/TU, 1060/QĐ-TTg. The capitals exclude dates and fractions. The
# lookbehind comes after the first digit because a pattern that starts with a digit is faster.
_NUMBER = re.compile(
    r"\d(?<![\w/-]\d)\d{0,4}(?:/\d{4})?[/-][A-ZĐƯÔ][A-ZĐƯÔa-z\d]*(?:[-/–][A-ZĐƯÔ][A-ZĐƯÔa-z\d]*){0,7}"
)


def clean(text: str) -> str:
    """NFC without stray combining marks and invisible characters.

    The other functions of this module expect text in this form.
    """
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def words(text: str) -> list[str]:
    """The words of a text (see `clean`) in lower case, with their diacritics."""
    return _WORD.findall(text.lower())


@cache
def word_key(word: str) -> tuple[str, int]:
    """(fold, accent) of one lower-case word; the module's docstring explains both."""
    if word.isascii():
        return word, 0
    tone, stroke, marks, fold = 0, 0, "", []
    for char in unicodedata.normalize("NFD", word):
        if char == "đ":
            stroke = 1
            fold.append("d")
        elif not "\u0300" <= char <= "\u036f":
            fold.append(char)
        elif char in _TONES:
            tone = _TONES[char]
        else:
            marks += _VOWEL_MARKS.get(char, "")
    shape = _MARKS.index(marks) if marks in _MARKS else len(_MARKS)
    return "".join(fold), tone + 6 * (stroke + 2 * shape)


def fold(text: str) -> str:
    """Lower case without diacritics: `Tuyên truyền` → `tuyen truyen`."""
    return _COMBINING.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")


def is_syllable(folded: str) -> bool:
    """Whether a word without diacritics can be one Vietnamese syllable."""
    return _SYLLABLE.fullmatch(folded) is not None


def telex(word: str) -> tuple[str, int] | None:
    """(fold, accent) of a word typed as raw Telex keys: `truyeenf` → (`truyen`, ê + huyền).

    None where the keys are not Telex for a Vietnamese word.
    """
    match = re.fullmatch("([^aeiouyw]*)([a-z]*)", word)
    if not match or not word.isascii() or not word.isalpha():
        return None
    initial, rest = match[1], match[2]
    shape = _STROKE if "dd" in initial else 0
    initial = initial.replace("dd", "d", 1)
    if not rest:
        return (initial, 6 * shape) if shape else None
    tones = [char for char in rest if char in _TELEX_TONES]
    if len(tones) > 1:
        return None
    tone = _TELEX_TONES.index(tones[0]) + 1 if tones else 0
    rest = re.sub(f"[{_TELEX_TONES}]", "", rest)
    double = re.search(r"([aeo])([a-z]*?)\1", rest)
    if double:
        shape += _CIRCUMFLEX
        rest = rest[: double.start()] + double[1] + double[2] + rest[double.end() :]
    elif "w" in rest:
        rest = rest.replace("w", "")
        shape += _horn_or_breve(initial, rest)
    folded = initial + rest
    if not is_syllable(folded) or not (tone or shape) or (double and _UNMARKED.search(folded)):
        return None
    return folded, tone + 6 * shape


def vni(word: str) -> tuple[str, int] | None:
    """(fold, accent) of a word typed as raw VNI keys: `truye62n`, `truyen62`.

    Digits follow their letter or end the word. None where the keys are not VNI for a Vietnamese
    word.
    """
    if not re.fullmatch(r"[a-z]+\d[a-z\d]*", word):
        return None
    if re.fullmatch(r"[^aeiouy\d]*d9[^aeiouy\d]*", word):
        return word.replace("9", ""), 6 * _STROKE
    folded, digits = re.sub(r"\d", "", word), re.sub(r"\D", "", word)
    tones = re.sub("[6-9]", "", digits)
    if "0" in digits or len(tones) > 1 or not is_syllable(folded):
        return None
    shape = 0
    if "9" in digits:
        if folded[0] != "d":
            return None
        shape = _STROKE
    marks = set(digits) & {"6", "7", "8"}
    if marks == {"6"} and re.search("[aeo]", folded):
        shape += _CIRCUMFLEX
    elif marks == {"7"} and re.search("[uo]", folded):
        shape += _HORNS if re.search("uo[a-z]", folded) else _HORN
    elif marks == {"8"} and "a" in folded:
        shape += _BREVE
    elif marks:
        return None
    return folded, int(tones or 0) + 6 * shape


def _horn_or_breve(initial: str, rest: str) -> int:
    """Which marks the Telex key `w` adds to these vowels."""
    if "uo" in rest:
        return _HORNS if re.search("uo[a-z]", rest) else _HORN
    if re.fullmatch("ua", rest) and not initial.endswith("q"):
        return _HORN
    return _BREVE if "a" in rest else _HORN


def compose(folded: str, accent: int) -> str:
    """The word to display for (fold, accent), its marks where Vietnamese spelling puts them."""
    tone, stroke, marks = accent % 6, accent // 6 % 2, accent // 12
    word = folded.replace("d", "đ", 1) if stroke else folded
    if marks == 1:
        word = re.sub("(.*)([aeo])", "\\1\\2\u0302", word, count=1)
    elif marks == 2:
        word = word.replace("a", "a\u0306", 1)
    elif marks == 4:
        word = word.replace("uo", "u\u031bo\u031b", 1)
    elif marks == 3:
        word = re.sub("uo$|[uo]", lambda m: m[0] + "\u031b", word, count=1)
    if tone:
        # After the last marked vowel; else on the last vowel before a final consonant, on the
        # middle one of three, on the first of two.
        parts = _SYLLABLE_PARTS.fullmatch(word)
        assert parts is not None  # Its three groups may all be empty, so it matches any word.
        head, vowels, final = parts.groups()
        marked = re.search("[\u0302\u0306\u031b][aeiouy]*$", vowels)
        at = marked.start() + 1 if marked else len(vowels) if final else max(1, len(vowels) - 1)
        word = head + vowels[:at] + _TONE_CHARS[tone] + vowels[at:] + final
    return unicodedata.normalize("NFC", word)


@cache
def number_key(number: str) -> str:
    """A document number without punctuation, case, diacritics and leading zeros.

    `30/2020/NĐ-CP` → `302020ndcp`, which is how people type it in one word.
    """
    return "".join(_WORD.findall(fold(number))).lstrip("0")


def numbers(text: str) -> list[str]:
    """The keys (`number_key`) of the document numbers in a text, in order, with repeats."""
    return [number_key(number) for number in _NUMBER.findall(text)]
