"""Which of the site's two languages words are in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from tailieu.language.syllables import is_syllable

# Letters that no other language has.
_VIETNAMESE = re.compile(r"[ăđĩũơưạ-ỹ]", re.IGNORECASE)
# The same, and those that Vietnamese shares with French and others: × and ÷ stand among them.
_ACCENTED = re.compile(r"[à-ãè-êìíò-õùúý]|[ăđĩũơưạ-ỹ]", re.IGNORECASE)
_ENGLISH = re.compile(
    r"\b(?:the|to|in|on|be|of|and|or|for|is|are|with|by|from|this|that|has|not|shall|at)\b",
    re.IGNORECASE,
)
# Those of them that are Vietnamese too once its marks are left out, as in addresses: thẻ, tờ, in…
_EITHER = {"the", "to", "in", "on", "be"}
# A word or a number; the name of a character (`&amp;`) is neither.
_WORD = re.compile(r"&#?\w+;|[^\W_]+")
# What may stand between words of one passage.
_JOINT = re.compile(r"[\s/,:.()–-]+")
# Most unmarked words between two that are marked, as in “Luật số 118/2025/QH15 sửa đổi”.
_BETWEEN = 6


def language_of(text: str) -> Literal["vi", "en"] | None:
    """The language of `text`, for its `lang`; None where its letters and words do not tell.

    A text that has words of both, as a Vietnamese sentence with an English name, is Vietnamese.
    """
    if _VIETNAMESE.search(text):
        return "vi"
    english = {word.lower() for word in _ENGLISH.findall(text)}
    return "en" if len(english) > 1 and english - _EITHER else None


def vietnamese_runs(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the Vietnamese passages of an English text, which may be that of HTML.

    A passage reaches from one word with Vietnamese letters to another, and takes in the names at
    its ends that are written without: `Trang Tài liệu`, `Hồ Chí Minh`.
    """
    words = list(_WORD.finditer(text))
    held = [_is_vietnamese(word[0]) for word in words]
    if not any(held):
        return

    def joined(at: int) -> bool:
        """Whether nothing but a joint stands before the word at `at`."""
        return bool(_JOINT.fullmatch(text, words[at - 1].end(), words[at].start()))

    marked = [at for at, is_held in enumerate(held) if is_held]
    for first, last in pairwise(marked):
        between = range(first + 1, last)
        if (
            len(between) <= _BETWEEN
            and all(_fits(words[at][0]) for at in between)
            and all(joined(at) for at in (*between, last))
        ):
            held[first:last] = [True] * (last - first)
    for order, step in ((range(len(words)), -1), (range(len(words) - 1, -1, -1), 1)):
        for at in order:
            near = at + step
            if held[at] or not 0 <= near < len(words) or not held[near]:
                continue
            held[at] = _is_name(words[at][0]) and joined(max(at, near))
    start = 0
    while start < len(words):
        if not held[start]:
            start += 1
            continue
        stop = start + 1
        while stop < len(words) and held[stop] and joined(stop):
            stop += 1
        yield words[start].start(), words[stop - 1].end()
        start = stop


def _is_vietnamese(word: str) -> bool:
    """Whether a word has Vietnamese letters, and is neither French nor an abbreviation."""
    return bool(_ACCENTED.search(word)) and is_syllable(word)


def _fits(word: str) -> bool:
    """Whether a word may stand between Vietnamese ones: a number, an abbreviation, a syllable."""
    return word[0].isdigit() or word.isupper() or _is_unmarked(word)


def _is_name(word: str) -> bool:
    return len(word) > 1 and word.istitle() and _is_unmarked(word)


def _is_unmarked(word: str) -> bool:
    return is_syllable(word) and not _ENGLISH.fullmatch(word)
