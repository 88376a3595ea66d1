"""What rules say of single words, most of which many pages have in common.

All rules are asked together, and once in a process for each piece of text: of most pieces of a page
no more is looked up than that nothing is said of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, Generic, TypeVar

from tailieu.content.markdown import MarkdownText, words_of

T = TypeVar("T")


class Verdicts(Generic[T]):
    """What `judge` says of words; None if it says nothing of a word."""

    def __init__(self, judge: Callable[[str], T | None]):
        self.judge = judge
        _ALL.append(self)
        # This one has not been asked of them.
        _PLAIN.clear()
        _TELLING.clear()
        _said_of.cache_clear()
        _among.cache_clear()

    def among(self, pieces: frozenset[str]) -> dict[str, T]:
        """Word → what is said of it, for the words of `pieces` of which anything is said."""
        return _among(pieces).get(self, {})


_ALL: list[Verdicts[Any]] = []
# Who says what of which word.
_Said = tuple[Verdicts[Any], str, Any]
# Pieces of text without and with words of which anything is said.
_PLAIN: set[str] = set()
_TELLING: dict[str, list[_Said]] = {}


# The rules ask about the same page one after the other.
@lru_cache(maxsize=1)
def _among(pieces: frozenset[str]) -> dict[Verdicts[Any], dict[str, Any]]:
    found: dict[Verdicts[Any], dict[str, Any]] = {}
    for piece in pieces - _PLAIN:
        for verdicts, word, said in _TELLING.get(piece) or _ask(piece):
            found.setdefault(verdicts, {})[word] = said
    return found


def _ask(piece: str) -> list[_Said]:
    telling = [said for word in words_of(piece) for said in _said_of(word)]
    if telling:
        _TELLING[piece] = telling
    else:
        _PLAIN.add(piece)
    return telling


@cache
def _said_of(word: str) -> list[_Said]:
    said = [(verdicts, word, verdicts.judge(word)) for verdicts in _ALL]
    return [one for one in said if one[2] is not None]


def occurrences(
    word: str, page: MarkdownText, pattern: str = r"(?<!\w){}(?!\w)"
) -> list[re.Match[str]]:
    """Where our own text of a page has a word in any case; `pattern` is what stands around it."""
    whole = re.compile(pattern.format(word), re.IGNORECASE)
    text, lowered = page.own, page.own_lower
    # A pattern that ignores case is slow to find where it may begin.
    if len(lowered) != len(text):
        return list(whole.finditer(text))
    found, at = [], lowered.find(word)
    while at >= 0:
        match = whole.match(text, at)
        if match:
            found.append(match)
        at = lowered.find(word, match.end() if match else at + 1)
    return found
