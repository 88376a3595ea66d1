"""What rules say of words and other pieces of text, most of which many pages have in common.

All rules are asked together, and once in a process for each piece: of most pieces of a page no more
is looked up than that nothing is said of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, Generic, TypeVar

from tailieu.content.markdown import MarkdownText, words_of

T = TypeVar("T")


class Verdicts(Generic[T]):
    """What `judge` says of words, or of pieces as they are written; None if it says nothing."""

    def __init__(self, judge: Callable[[str], T | None], *, of_pieces: bool = False):
        self.judge = judge
        (_OF_PIECES if of_pieces else _OF_WORDS).append(self)
        # It has not been asked about what others were asked about.
        forget()

    def among(self, pieces: frozenset[str]) -> dict[str, T]:
        """Word or piece → what is said of it, for those in `pieces` of which anything is said."""
        return _among(pieces).get(self, {})


_OF_WORDS: list[Verdicts[Any]] = []
_OF_PIECES: list[Verdicts[Any]] = []
# Who says what of which word or piece.
_Said = tuple[Verdicts[Any], str, Any]
# Pieces of which nothing is said, and of which or of whose words something is.
_PLAIN: set[str] = set()
_TELLING: dict[str, list[_Said]] = {}


def forget() -> None:
    """Ask about everything again, since not all were asked."""
    _PLAIN.clear()
    _TELLING.clear()
    _said_of.cache_clear()
    _among.cache_clear()


# The rules ask about the same page one after the other.
@lru_cache(maxsize=1)
def _among(pieces: frozenset[str]) -> dict[Verdicts[Any], dict[str, Any]]:
    found: dict[Verdicts[Any], dict[str, Any]] = {}
    for piece in pieces - _PLAIN:
        for verdicts, word, said in _TELLING.get(piece) or _ask(piece):
            found.setdefault(verdicts, {})[word] = said
    return found


def _ask(piece: str) -> list[_Said]:
    telling = _asked(_OF_PIECES, piece)
    telling += [said for word in words_of(piece) for said in _said_of(word)]
    if telling:
        _TELLING[piece] = telling
    else:
        _PLAIN.add(piece)
    return telling


@cache
def _said_of(word: str) -> list[_Said]:
    return _asked(_OF_WORDS, word)


def _asked(judges: list[Verdicts[Any]], text: str) -> list[_Said]:
    said = [(verdicts, text, verdicts.judge(text)) for verdicts in judges]
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
