"""The number, date and place of a document, and whose document it is."""

from __future__ import annotations

import re

from tailieu.importing.head.lines import Line
from tailieu.importing.head.stated import Metadata, Stated

_PARTY_NUMBER = re.compile(r"\d+-[A-ZĐa-z]+/")


def number_and_date(head: list[Line], found: Metadata) -> None:
    """The number is in the first line that begins with `Số`, which may be a draft's.

    A date is sure behind its place, in a column, or behind the number; a line `ngày …` that stands
    alone is not.
    """
    number = number_line(head)
    if number and number.number:
        found.number = Stated(number.number, (number.text,))
    at = next((at for at, line in enumerate(head) if line.role == "date"), None)
    if at is None:
        return
    line = head[at]
    if line.place:
        found.place = Stated(line.place, (line.text,))
    if line.day:
        sure = bool(line.place or line.cell or (at and head[at - 1] is number))
        found.issued = Stated(line.day, (line.text,), sure)


def number_line(head: list[Line]) -> Line | None:
    """The line of the number, or of that which a draft will have."""
    return next((line for line in head if line.role == "number"), None)


def system_of(head: list[Line], found: Metadata) -> None:
    """By the title of the Party or the State; by the form of a number alone it is unsure."""
    number = found.number
    for line in head:
        if line.role == "youth":
            return
        if line.role in ("party", "state"):
            name = "dang" if line.role == "party" else "nha-nuoc"
            found.system = Stated(name, (line.text,))
            return
    if number:
        name = "dang" if _PARTY_NUMBER.match(number.value) else "nha-nuoc"
        found.system = Stated(name, number.lines, sure=False)
