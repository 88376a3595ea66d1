"""The spelling rules of one Vietnamese syllable: which letters combine, where the tone mark goes.

A grammar, not a dictionary: it knows that `nghành` and `hòan` are impossible, not that `xử dụng`
should be `sử dụng` (checks/rules/confusions.py knows that).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_TONES = {"\u0301": "sắc", "\u0300": "huyền", "\u0309": "hỏi", "\u0303": "ngã", "\u0323": "nặng"}
INITIALS = [
    "ngh",
    "ng",
    "nh",
    "gh",
    "kh",
    "ch",
    "ph",
    "th",
    "tr",
    "qu",
    "gi",
    "b",
    "c",
    "d",
    "đ",
    "g",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "x",
]  # the longer first

# Rimes without their tone. One group a line: the vowel, then its possible endings ("-" for none).
RIMES = frozenset(
    first + rest
    for first, endings in (
        ("a", "- c ch i m n ng nh o p t u y"),
        ("ă", "c k m n ng p t"),
        ("â", "c m n ng p t u y"),
        ("e", "- c m n ng o p t"),
        ("ê", "- c ch m n ng nh p t u"),
        ("i", "- a ch m n nh p t u"),
        ("iê", "c m n ng p t u"),
        ("o", "- a ac ach ai am an ang anh ao ap at ay ăc ăm ăn ăng ăt c e en eng eo et i m n ng"),
        ("o", "ong oc p t ach"),
        ("ô", "- c i m n ng p t ông ôc"),
        ("ơ", "- i m n ng p t"),
        (
            "u",
            "- a ân âng ât ây c ê êch ên ênh êt êu i m n ng p t ơ ơn ơt y ya ych yn ynh yp yt yu",
        ),
        ("uô", "c i m n ng t p"),
        ("uyê", "n t"),
        ("ư", "- a c i m n ng t u"),
        ("ươ", "c i m n ng p t u"),
        ("y", "- êm ên êt êu êng"),
    )
    for rest in (ending.replace("-", "") for ending in endings.split())
)
# After `qu` the u belongs to the initial, and after `gi` a following i is not written.
RIMES_AFTER_QU = frozenset(
    [
        "a",
        "ac",
        "ach",
        "ai",
        "am",
        "an",
        "ang",
        "anh",
        "ao",
        "ap",
        "at",
        "au",
        "ay",
        "ăc",
        "ăm",
        "ăn",
        "ăng",
        "ăp",
        "ăt",
        "ân",
        "âng",
        "ât",
        "ây",
        "e",
        "en",
        "eng",
        "eo",
        "et",
        "ê",
        "ên",
        "ênh",
        "êch",
        "êt",
        "êu",
        "ơ",
        "ơi",
        "ơn",
        "ơt",
        "i",
        "y",
        "yên",
        "yêt",
        "ynh",
        "yt",
        "ych",
        "it",
        "in",
        "iên",
        "ôc",
        "ôi",
        "ôn",
        "ot",
    ]
)
_FRONT = ("i", "e", "ê", "y")
_STOPPED = re.compile("(?:c|ch|p|t|k)$")
_MARKED = "ăâêôơư"
_VOWELS = "aeiouyăâêôơư"


@cache
def parts(word: str) -> tuple[str, str, str] | None:
    """(initial, rime without tone, tone) of one syllable, lower case; None if it is not a syllable.

    The tone is a combining character, or empty. Its position in the word does not matter here.
    """
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in decomposed if char in _TONES]
    if len(tones) > 1:
        return None
    tone = tones[0] if tones else ""
    bare = unicodedata.normalize("NFC", "".join(char for char in decomposed if char not in _TONES))
    for initial in (*(i for i in INITIALS if bare.startswith(i)), ""):
        rime = bare[len(initial) :]
        if not _fits(initial, rime):
            continue
        # A syllable that ends in a stop carries sắc or nặng. Without a tone it is not a Vietnamese
        # word, but loanwords and abbreviations are written that way.
        if _STOPPED.search(rime) and tone and tone not in ("\u0301", "\u0323"):
            continue
        return initial, rime, tone
    return None


def _fits(initial: str, rime: str) -> bool:
    if initial == "qu":
        return rime in RIMES_AFTER_QU
    if rime not in RIMES:
        return False
    front = rime.startswith(_FRONT)
    if initial in ("k", "gh", "ngh"):
        return front
    if initial in ("c", "ng"):
        return not front
    if initial == "g":
        return not front or rime in ("i", "in")
    if initial == "gi":
        return not rime.startswith(("i", "y"))
    if initial == "":
        return not rime.startswith("iê")
    return not rime.startswith("y") or rime == "y"


def is_syllable(word: str) -> bool:
    """Whether `word`, with its diacritics, can be one Vietnamese syllable."""
    return parts(word) is not None


def placements(word: str) -> tuple[str, ...]:
    """The accepted spellings of a syllable, lower case, which differ in the place of the tone mark.

    `hoà` → (`hòa`, `hoà`), the older placement first; `hòan` → (`hoàn`,). Empty if `word` is not a
    syllable.
    """
    found = parts(word)
    if found is None:
        return ()
    initial, rime, tone = found
    if not tone:
        return (initial + rime,)
    return tuple(
        unicodedata.normalize("NFC", initial + rime[: at + 1] + tone + rime[at + 1 :])
        for at in _tone_places(rime)
    )


def _tone_places(rime: str) -> tuple[int, ...]:
    """The places of the vowels of a rime that may carry its tone, the old one first."""
    cluster = rime[: len(rime) - len(rime.lstrip(_VOWELS))]
    marked = [at for at, char in enumerate(cluster) if char in _MARKED]
    if marked:
        return (marked[-1],)
    if len(cluster) < len(rime):
        return (len(cluster) - 1,)
    if len(cluster) == 3:
        return (1,)
    return (0, 1) if cluster in ("oa", "oe", "uy") else (0,)


def by_tone_places() -> dict[tuple[int, ...], list[str]]:
    """Every syllable without tone, by the places of the vowels that may carry one.

    The grammar as a table, for the form in the browser.
    """
    table: dict[tuple[int, ...], list[str]] = {}
    for initial in (*INITIALS, ""):
        for rime in sorted(RIMES | RIMES_AFTER_QU):
            if _fits(initial, rime):
                places = tuple(len(initial) + at for at in _tone_places(rime))
                table.setdefault(places, []).append(initial + rime)
    return table


def like(word: str, replacement: str) -> str:
    """`replacement` in the case of `word`: all capitals, first letter capital, or unchanged."""
    if word.isupper() and len(word) > 1:
        return replacement.upper()
    if word[:1].isupper():
        return replacement[:1].upper() + replacement[1:]
    return replacement
