"""The numbers of one text, or of one attachment: what each is the number of.

A number is an address only where it is certain what it belongs to: numbers of one kind follow each
other within what holds them. One that goes back, without anything new that it could belong to, ends
its list: what follows has no address until something larger begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from tailieu.content import number_forms
from tailieu.content.number_forms import Form, Level

_LEVELS: tuple[Level, ...] = get_args(Level)
# What each is called in addresses.
_WORDS: dict[Level, str] = {
    "phan": "phan",
    "chuong": "chuong",
    "division": "muc",
    "dieu": "dieu",
    "letter": "phan",
    "roman": "phan",
    "item": "muc",
    "point": "diem",
}
# Their numbers go on through what is larger.
_COUNTED_THROUGH = ("chuong", "dieu")
# What may have points without numbered paragraphs between.
_WITH_POINTS: tuple[Level, ...] = ("phan", "dieu", "letter", "roman")
# The sign of lists in which numbers may have been left out.
_USUAL = {"item": ".", "point": ")"}
# In so many paragraphs a number is looked for that seems to be left out.
_FAR = 500
_INTRODUCES = re.compile(r":\W*$|\bsau(?: đây)?\W*$")


class Numbering:
    """What is open where a text has been read to.

    `space` is what all of its addresses begin with, "" for those of the text itself. `begun` tells
    whether it has had a number, `ended` whether it seems to have ended.
    """

    def __init__(self, space: str, texts: Sequence[str], forms: Sequence[Form | None]) -> None:
        self.space, self._texts, self._forms = space, texts, forms
        self.begun = self.ended = False
        self._levels = list(_LEVELS)
        # The addresses of what is open, the last number of each level, the levels that have ended.
        self._open: dict[Level, str] = {}
        self._last: dict[Level, Form] = {}
        self._closed: set[Level] = set()
        # The number whose parts `1.1` and `1.1.1` are, with the last of its parts.
        self._path: tuple[int, ...] = ()
        # The last number of a list within a numbered paragraph.
        self._nested: Form | None = None
        # The part that chapters are counted in, where each part counts its own.
        self._counted_in = ""

    def number(self, form: Form, place: int) -> str:
        """The address of the numbered paragraph at `place`; "" where none is certain."""
        if self.ended and not self._goes_on_after_end(form):
            return ""
        self.begun = True
        if form.level == "sub":
            return self._part(form)
        if self._is_nested(form) or self._ends_sentence(form, place):
            return ""
        holder = self._holder(form, place)
        if holder is None or not self._follows(form, place):
            self._open.pop(form.level, None)
            self._close_below(form.level)
            return ""
        return self._begin(form, holder)

    def end_lists(self) -> None:
        """A heading without a number: what is numbered below it is no part of what stood above."""
        self._close_below(self._levels[self._levels.index("item") - 1])

    def _goes_on_after_end(self, form: Form) -> bool:
        """Whether articles or headings go on: what seemed to be the end was that of a form.

        At 1 another text begins, whose numbers come to those that would go on.
        """
        level, last = form.level, self._last.get(form.level)
        is_heading = level == "roman" and form.bold
        if not last or level in self._closed or not (is_heading or level in _COUNTED_THROUGH):
            return False
        if form.order <= last.order:
            self._closed.add(level)
        self.ended = not form.follows(last)
        return not self.ended

    def _begin(self, form: Form, holder: str) -> str:
        level = form.level
        for below in self._from(level):
            self._open.pop(below, None)
            if below == level or below not in _COUNTED_THROUGH:
                self._closed.discard(below)
                self._last.pop(below, None)
        self._last[level] = form
        if level != "point":
            number, letter = form.number[0]
            self._path, self._nested = () if letter else (number,), None
        self._open[level] = "-".join(filter(None, (holder, _WORDS[level], form.written)))
        return self._open[level]

    def _part(self, form: Form) -> str:
        """The address of `1.2`, a part of `1.`, or of an article or a chapter with number 1."""
        numbers = tuple(number for number, _ in form.number)
        *held, number = numbers
        known = list(self._path[: len(held)]) == held
        if not known or number != [*self._path, 0][len(held)] + 1:
            self._open.pop("sub", None)
            self._close_below("sub")
            return ""
        self._path = numbers
        self._closed.discard("point")
        self._last.pop("point", None)
        item = self._open.get("item")
        parts = [item, *numbers[1:]] if item else [self._innermost("item"), "muc", *numbers]
        self._open["sub"] = "-".join(map(str, filter(None, parts)))
        return self._open["sub"]

    def _close_below(self, level: Level) -> None:
        """Nothing smaller than `level` has an address until something larger begins."""
        for below in self._from(level)[1:]:
            self._open.pop(below, None)
            if below not in _COUNTED_THROUGH:
                self._closed.add(below)
        if "sub" in self._closed:
            self._path = ()

    def _from(self, level: Level) -> list[Level]:
        """A level and all smaller ones."""
        return self._levels[self._levels.index(level) :]

    def _innermost(self, level: Level) -> str:
        """The address of the smallest that is open and larger than `level`; "" for the text."""
        larger = reversed(self._levels[: self._levels.index(level)])
        return next((self._open[one] for one in larger if one in self._open), self.space)

    def _holder(self, form: Form, place: int) -> str | None:
        """The address of what a number is a part of, "" for the text; None where of nothing."""
        match form.level:
            case "phan" | "dieu":
                return self.space
            case "chuong":
                return self._of_chapters(form)
            case "letter" | "roman":
                return self._of_headings(form, place)
            case "point":
                if "item" in self._last or "sub" in self._open:
                    return self._open.get("sub") or self._open.get("item")
                section = self._innermost("item")
                held = (self._open.get(level) for level in _WITH_POINTS)
                return section if section in held else None
        return self._innermost(form.level)

    def _of_chapters(self, form: Form) -> str:
        """What chapters are counted in: the text, or the part that begins to count its own."""
        part = self._open.get("phan", "")
        if part and form.follows(None) and "chuong" in self._last and self._counted_in != part:
            del self._last["chuong"]
            self._closed.discard("chuong")
            self._counted_in = part
        return self._counted_in or self.space

    def _of_headings(self, form: Form, place: int) -> str | None:
        """What `A.` and `I.` are parts of: an article where it introduces them."""
        if form.level == "letter" and "roman" in self._last and "letter" not in self._last:
            # Letters are mostly larger, but not here.
            self._levels.remove("letter")
            self._levels.insert(self._levels.index("roman") + 1, "letter")
        holder = self._innermost(form.level)
        if form.level in self._last or holder != self._open.get("dieu"):
            return holder
        before = number_forms.ending(self._texts[place - 1])
        if "item" not in self._last and _INTRODUCES.search(before):
            return holder
        if not form.bold:
            return None
        # A heading is larger than the article before it.
        del self._open["dieu"]
        return self._innermost(form.level)

    def _follows(self, form: Form, place: int) -> bool:
        """Whether a number follows the last one of its level; one that goes back ends the level."""
        level, last = form.level, self._last.get(form.level)
        if level in self._closed:
            return False
        if form.follows(last):
            return True
        if last and form.order <= last.order:
            # A number may be written twice, and articles quoted without quotation marks; at 1
            # another list or text begins.
            may_be = level in _COUNTED_THROUGH or form.number == last.number
            if form.follows(None) or not may_be:
                self._closed.add(level)
            return False
        if not last and (self.space or level in ("letter", "roman")):
            return False
        usual = form.sign == _USUAL.get(level, form.sign)
        return usual and not self._stands_later(form, place)

    def _stands_later(self, form: Form, place: int) -> bool:
        """Whether a number comes only later that should come before."""
        last, levels = self._last.get(form.level), self._from(form.level)
        for other in filter(None, self._forms[place + 1 : place + _FAR]):
            if other.level not in levels:
                break
            before = other.level == form.level and other.order < form.order
            if before and (not last or last.order < other.order):
                return True
        return False

    def _ends_sentence(self, form: Form, place: int) -> bool:
        """Whether `Điều 142.` is the last line of the sentence before, cut off in a PDF."""
        if (
            form.level != "dieu"
            or not form.bare
            or form.bold
            or form.follows(self._last.get("dieu"))
        ):
            return False
        before = number_forms.ending(self._texts[place - 1]).rstrip() if place else ""
        return before[-1:].isalnum() and not number_forms.in_capitals(before)

    def _is_nested(self, form: Form) -> bool:
        """Whether it is of a list within another, which has no addresses."""
        if form.level != "item":
            return False
        last = self._last.get("item")
        if not last:
            return "point" in self._last or "sub" in self._open
        if self._nested and self._nested.style == form.style and form.follows(self._nested):
            self._nested = form
            return True
        if form.style != last.style and form.follows(None):
            self._nested = form
            if "point" not in self._last:
                self._close_below("sub")
            return True
        return False
