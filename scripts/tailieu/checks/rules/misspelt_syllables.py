from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tailieu.checks.words import Verdicts, occurrences
from tailieu.content.findings import Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message
from tailieu.language.syllables import is_syllable

RULE = Rule(
    "TL064",
    "note",
    "text",
    Message("Tiếng viết đúng vần", "Words are Vietnamese syllables"),
    Message(
        "Từ có dấu mà không ghép được thành một tiếng Việt thường là gõ sai hoặc dính chữ. Tên "
        "riêng, chữ viết tắt và tiếng nước ngoài được bỏ qua; từ mượn đúng thì thêm vào "
        "`scripts/tailieu/checks/rules/words.txt`.",
        "An accented word that is no Vietnamese syllable is mostly mistyped or glued. Names, "
        "abbreviations and foreign words are passed over; a right loanword is added to "
        "`scripts/tailieu/checks/rules/words.txt`.",
    ),
    Message("«{word}» không phải một tiếng Việt.", "“{word}” is no Vietnamese syllable."),
    Message("sửa chỗ gõ sai.", "mend the typing."),
)
_PERHAPS = Message("có phải «{guess}»?", "did you mean “{guess}”?")

KNOWN = frozenset(Path(__file__).with_name("words.txt").read_text(encoding="utf-8").lower().split())
_VOWEL = "[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]"
_LETTER = _VOWEL.replace("]", "bcdđghklmnpqrstvx]")
# At least three Vietnamese letters, one of them a vowel and one used in no other language.
CANDIDATE = re.compile(rf"(?=.*[ăđĩũơưạ-ỹ])(?=.*{_VOWEL}){_LETTER}{{3,}}")
# A correction that begins with a vowel is mostly wrong, and hardly any word begins with p: `đá
# pứng`.
NO_START = re.compile(rf"{_VOWEL}|p(?!h)")

# Not part of a name with hyphens, or of a path.
_ALONE = r"(?<![\w\u0300-\u036f/-]){}(?![\w\u0300-\u036f/])"

SLIPS = (("ngh", "ng"), ("ng", "ngh"), ("gh", "g"), ("g", "gh"), ("k", "c"), ("c", "k"))


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each word of a page that is neither a syllable nor in words.txt."""
    if page.lang != "vi":
        return
    for word in sorted(_WRONG.among(page.pieces)):
        for match in occurrences(word, page, _ALONE):
            if _is_name(match[0], page.own, match.start()):
                continue
            guess = _guess(word)
            yield RULE.at(
                page.path,
                page.line(match.start()),
                word=match[0],
                fix=_PERHAPS if guess else None,
                guess=guess,
            )
            break


def _wrong(word: str) -> bool:
    return (
        not word.isascii()
        and word not in KNOWN
        and CANDIDATE.fullmatch(word) is not None
        and not is_syllable(word)
    )


_WRONG = Verdicts(lambda word: _wrong(word) or None)


def _is_name(word: str, text: str, at: int) -> bool:
    """Whether a word is an abbreviation in capitals, or a capitalised word within a sentence."""
    if word.isupper():
        return len(word) <= 8 and not _guess(word.lower())
    if not word[0].isupper():
        # Words like `iPhone`, and parts of hyphenated foreign names: `Hô-chi-minh`.
        return not word.islower()
    before = text[max(0, at - 3) : at].strip()
    return not (before == "" or before[-1] in ".!?:|#*-")


@cache
def _guess(word: str) -> str | None:
    """The likely correction: a respelt initial, or the only split into two syllables; else None."""
    for wrong, right in SLIPS:
        if word.startswith(wrong) and is_syllable(right + word[len(wrong) :]):
            return right + word[len(wrong) :]
    cuts = [
        f"{word[:at]} {word[at:]}"
        for at in range(2, len(word) - 1)
        if not NO_START.match(word, at) and is_syllable(word[:at]) and is_syllable(word[at:])
    ]
    return cuts[0] if len(cuts) == 1 else None
