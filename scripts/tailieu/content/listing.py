"""The contents (mục lục) of a text, whose lines have the numbers of what stands further down."""

from __future__ import annotations

import re

from tailieu.content.number_forms import Form, Level, Number

_BEGINS = re.compile(r"MỤC LỤC\W*$", re.IGNORECASE)
_DOTTED = re.compile(r"(?:\.{4,}|…{2,})\s*\d{1,4}\W*$")
_PAGE = re.compile(r"\s\d{1,4}\W*$")
_LONGEST = 200


class Listing:
    """Tells, line by line, which are of the contents: until the first of them comes again."""

    def __init__(self) -> None:
        self._listed: set[tuple[Level, tuple[Number, ...]]] | None = None

    def holds(self, plain: str, form: Form | None) -> bool:
        """Whether the next paragraph, of which `plain` is the beginning, is of the contents."""
        if self._listed is None:
            if _BEGINS.match(plain):
                self._listed = set()
            return _DOTTED.search(plain) is not None
        key = (form.level, form.number) if form else None
        if len(plain) >= _LONGEST or (key in self._listed and not _PAGE.search(plain)):
            self._listed = None
            return False
        if key:
            self._listed.add(key)
        return True
