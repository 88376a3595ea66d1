from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from tailieu.checks.words import Verdicts
from tailieu.content.findings import Edit, Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message
from tailieu.language.syllables import is_syllable

RULE = Rule(
    "TL061",
    "error",
    "text",
    Message("Không có chữ nước ngoài giống chữ Việt", "No foreign letters that look Vietnamese"),
    Message(
        "`Ð` (chữ Iceland), `а` (chữ Nga), `Ａ` (chữ rộng) trông như Đ, a, A nhưng tìm không ra, "
        "và hay dùng để giả mạo.",
        "`Ð` (Icelandic), `а` (Russian), `Ａ` (full width) look like Đ, a, A, but searches miss "
        "them, and forgers like them.",
    ),
    Message("«{word}» có chữ {letters}.", "“{word}” holds {letters}."),
    Message(
        "gõ lại bằng bàn phím tiếng Việt: «{right}».",
        "type it again on a Vietnamese keyboard: “{right}”.",
    ),
)
_RETYPE = Message("xóa từ này và gõ lại.", "delete this word and type it again.")

_ETH = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}
# Of Turkish and of phonetic notation.
_DOTLESS = {"ı": "i", "ɩ": "i"}
LOOKS = str.maketrans(
    {
        **_ETH,
        **dict(zip("АВЕЅІЈКМНОРСТУХаеосрхуіјѕԁһɡ", "ABESIJKMHOPCTYXaeocpxyijsdhg", strict=True)),
        **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲνι", "ABEZHIKMNOPTYXocvi", strict=True)),
        **dict(zip("ⅠⅤⅩⅬⅭⅮⅯⅰⅴⅹⅼⅽⅾⅿ", "IVXLCDMivxlcdm", strict=True)),
        **_DOTLESS,
        **dict(zip("հոսօՕՏᎪᏴᏟᎬᎻᎫᏦᏞᎷᏢᏚᎢᏙ", "hnuoOSABCEHJKLMPSTV", strict=True)),
        "ː": ":",
    }
)
# Armenian, Cherokee, Coptic and Lisu letters, and numerals that are letters, within Latin words.
_OTHERS = "Ա-֏Ꭰ-ᏽꭰ-ꮿⲀ-ⳳꓐ-ꓽⅠ-ⅿ"
OTHER = re.compile(f"[{_OTHERS}]")
SUSPECT = re.compile(f"[ÐðƉɖɡıɩːΑ-ϿЀ-ӿԀ-ԯ{_OTHERS}\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_WORD = re.compile("[^\\W\\d_]+[\u0300-\u036f]*[^\\W\\d_]*[\u0300-\u036f]*ː?")
_SUSPECTS = Verdicts(SUSPECT.search, of_pieces=True)
_CYRILLIC = re.compile("[Ѐ-ԯ]+")
# Characters within which words in Russian have others beside them.
_NEAR = 40
_GREEK = re.compile("[Α-Ͽ]")
_TURKISH = re.compile("[çğöşüÇĞİÖŞÜ]")


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each word with letters of another alphabet that look Vietnamese."""
    in_head = SUSPECT.search(page.text, 0, page.body_start)
    if not in_head and not _SUSPECTS.among(page.pieces):
        return
    # Of the front matter all: YAML has many ways to write a field.
    text = page.words_of_head + page.prose[page.body_start :]
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii() or not SUSPECT.search(word):
            continue
        right = _meant(match)
        if right is None:
            continue
        letters = ", ".join(
            f"{char} (U+{ord(char):04X})" for char in dict.fromkeys(word) if SUSPECT.match(char)
        )
        line = page.line(match.start())
        if SUSPECT.search(right):
            yield RULE.at(page.path, line, word=word, letters=letters, fix=_RETYPE)
            continue
        yield RULE.at(
            page.path,
            line,
            word=word,
            letters=letters,
            right=right,
            edits=_edits(page, match.start(), word, right),
        )


def vietnamese(text: str) -> str:
    """`text` with the letters that are meant in place of those that only look like them."""
    if not SUSPECT.search(text):
        return text

    def meant(match: re.Match[str]) -> str:
        word = match[0]
        if word.isascii() or not SUSPECT.search(word):
            return word
        return _meant(match) or word

    return _WORD.sub(meant, text)


def _alone(match: re.Match[str]) -> bool:
    """Whether no other word with Cyrillic letters stands near this one."""
    text, (start, end) = match.string, match.span()
    before = _CYRILLIC.search(text, max(0, start - _NEAR), start)
    return not before and not _CYRILLIC.search(text, end, end + _NEAR)


def _edits(page: MarkdownText, at: int, word: str, right: str) -> list[Edit]:
    return [] if page.recorded(at) else [Edit(at, at + len(word), right)]


def _meant(match: re.Match[str]) -> str | None:
    """The word meant by one with foreign letters; None if the letters are right."""
    # A word of look-alikes only among Latin letters; Russian text has other letters too.
    if _CYRILLIC.fullmatch(match[0]) and not _alone(match):
        return None
    return _respelt(match[0])


@lru_cache(maxsize=10_000)
def _respelt(word: str) -> str | None:
    """As _meant, by the word alone."""
    right = unicodedata.normalize("NFKC", word) if re.search("[\uff10-\uff5a]", word) else word
    right = unicodedata.normalize("NFC", right.translate(LOOKS))
    if set(word) & _ETH.keys():
        # Icelandic and phonetic notation use these letters.
        return right if is_syllable(right) or (word.isupper() and right.isupper()) else None
    if re.search("[\uff10-\uff5a]", word):
        return right
    if word.endswith("ː"):
        return right if is_syllable(right[:-1]) else None
    latin = len(re.findall("[a-zA-ZÀ-ɏḀ-ỿ]", word))
    if set(word) & _DOTLESS.keys():
        others = re.sub("[ıɩ]", "", word)
        if not re.search("[a-zA-ZÀ-ɏḀ-ỿ]", others) or _TURKISH.search(others):
            return None
        return right.upper() if len(others) > 1 and others.isupper() else right
    if _CYRILLIC.search(word):
        if latin:
            return right
        return right if _CYRILLIC.fullmatch(word) and not _CYRILLIC.search(right) else None
    if OTHER.search(word):
        return right if latin else None
    if _GREEK.search(word):
        # No unit or variable has letters with accents.
        if re.search("[À-ɏḀ-ỿ]", word):
            return right
        # `μm`, `Δt`: a single Greek letter belongs to a unit or variable.
        return right if latin >= 2 and len(word) >= 4 and not _GREEK.search(right) else None
    return None
