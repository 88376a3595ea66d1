"""What only the end of a document states."""

from __future__ import annotations

import re

from tailieu.importing.blocks import Block
from tailieu.importing.head import issuers
from tailieu.importing.head.lines import Line, lines
from tailieu.importing.head.numbers import number_and_date
from tailieu.importing.head.stated import Metadata, Stated, from_lines

# In blocks; what stands before is no end.
_SHORTEST_HEAD = 15
_PASSED = re.compile(
    r"(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết) này (?:đã )?được .{5,200}\bthông qua,?\s+"
    r"(?P<day>ngày.*)",
    re.IGNORECASE,
)
_CERTIFIED = re.compile(r"XÁC THỰC VĂN BẢN HỢP NHẤT")
# Lines before and after that one which belong to it.
_AROUND = 8
# The type of a text that joins a law and its amendments.
CONSOLIDATION = "van-ban-hop-nhat"


def from_end(blocks: list[Block], found: Metadata) -> None:
    """What only the end states: the day on which a law was passed, and all of a consolidation."""
    foot = list(lines(blocks[_SHORTEST_HEAD:]))
    passed = next((line for line in foot if _PASSED.match(line.text)), None)
    if passed and not found.issued:
        words = _PASSED.sub(r"\g<day>", passed.text)
        day = next((line.day for line in lines([Block(words)]) if line.day), None)
        found.issued = Stated(day, (passed.text,)) if day else None
    at = next((at for at, line in enumerate(foot) if _CERTIFIED.match(line.text)), None)
    if at is not None:
        _certified(foot[max(0, at - _AROUND) : at + _AROUND], foot[at], found)


def _certified(around: list[Line], line: Line, found: Metadata) -> None:
    """A consolidation, whose number, issuer and date stand beside `XÁC THỰC VĂN BẢN HỢP NHẤT`."""
    found.type, found.kind = Stated(CONSOLIDATION, (line.text,)), None
    if found.number:
        return
    number_and_date(around, found)
    if named := issuers.issuer(around):
        found.issuer = from_lines(*named)
