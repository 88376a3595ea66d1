"""The most similar of the names that there are, as a hint where one is not there."""

from __future__ import annotations

import difflib
from collections.abc import Collection

# A comparison takes up to 0.1 ms, so that those of a run take a second at most, whoever names
# thousands of places that are not there.
_LONGEST = 80
_MOST_COMPARED = 20_000


class Nearest:
    """Compares so many names, then no more: the first mistakes get their hints."""

    def __init__(self) -> None:
        self._left = _MOST_COMPARED

    def of(self, wanted: str, known: Collection[str]) -> str:
        """The most similar name in `known`; "" if none is similar, or no more are compared."""
        if self._left <= 0 or len(wanted) > _LONGEST:
            return ""
        self._left -= len(known)
        near = [name for name in known if len(name) <= _LONGEST]
        return next(iter(difflib.get_close_matches(wanted, near, 1)), "")
