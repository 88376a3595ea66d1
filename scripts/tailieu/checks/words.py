"""What rules say of single words, of which pages have many in common."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import Generic, TypeVar

T = TypeVar("T")


class Verdicts(Generic[T]):
    """What `judge` says of words, each of which it is asked about only once in a process."""

    def __init__(self, judge: Callable[[str], T | None]):
        self._judge = judge
        self._asked: set[str] = set()
        self._said: dict[str, T] = {}

    def among(self, words: Set[str]) -> dict[str, T]:
        """Word → what is said of it, for those of `words` of which it is not None."""
        for word in words - self._asked:
            said = self._judge(word)
            if said is not None:
                self._said[word] = said
            self._asked.add(word)
        return {word: self._said[word] for word in self._said.keys() & words}
