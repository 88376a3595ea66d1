"""Titles that say all in one, as copies of the 1990s and after have them.

`THÔNG TƯ CỦA BỘ TÀI CHÍNH SỐ 13/2001/TT-BTC NGÀY 08/3/2001 HƯỚNG DẪN …`, over one or more lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tailieu.importing.blocks import Block
from tailieu.importing.head import subjects
from tailieu.importing.head.lines import Line, lines

_SAYS_ALL = re.compile(
    r"của (?P<issuer>[^\d,;:]{3,80}?),?"
    r"\s+(?P<number>số\s*:?\s*\d+\s*[-/]\s*\S+(?:\s[-/]\s*\S+)*?),?"
    r"(?:\s+(?P<day>ngày \d{1,2}(?:[-/.]\d{1,2}[-/.]| tháng \d{1,2} năm )\d{4}))?,?"
    r"(?:\s+(?P<subject>(?!ngày ).*))?",
    re.IGNORECASE,
)
_MOST_LINES = 9


@dataclass(frozen=True)
class OldTitle:
    """What such a title says, and the lines that it stands in."""

    issuer: str
    number: str
    day: date | None
    subject: str | None
    lines: list[Line]


def old_title(title: list[Line], rest: str) -> OldTitle | None:
    """What a title says all in one; `rest` is behind the kind in its line, the first of `title`.

    It ends where a subject does: at the text, a rule, or the line of who decides.
    """
    first, *others = title
    held = [first]
    for at, line in enumerate(others[:_MOST_LINES]):
        after = others[at + 1] if at + 1 < len(others) else None
        unlike = first.bold and not line.bold
        if line.role not in ("text", "number", "date") or subjects.begins_text(line) or unlike:
            break
        if len(held) > 1 and subjects.decides(line, held, after, None):
            break
        held.append(line)
    said = _SAYS_ALL.fullmatch(" ".join([rest, *(line.text for line in held[1:])]).strip())
    if not said:
        return None
    parts = list(lines([Block(f"{said['number']} {said['day'] or ''}")]))
    number = next((part.number for part in parts if part.number), None)
    day = next((part.day for part in parts if part.day), None)
    return OldTitle(said["issuer"], number, day, said["subject"], held) if number else None
