from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tailieu.checks.words import Verdicts
from tailieu.content.findings import Edit, Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message

RULE = Rule(
    "TL069",
    "warning",
    "text",
    Message("Ngày đúng dạng, có trong lịch", "Dates have their form and are in the calendar"),
    Message(
        "Ngày dưới 10 và tháng 1, 2 có số 0 đứng trước (01/8/2024, 10-02-2025), như văn bản hành "
        "chính; ngày phải có trong lịch.",
        "Days below 10 and months 1 and 2 have a leading zero (01/8/2024, 10-02-2025), as in "
        "official documents; the day must be in the calendar.",
    ),
    Message("ngày «{found}» chưa đúng dạng.", "the date “{found}” has not its right form."),
    Message("ghi «{right}».", "write “{right}”."),
)
_NO_DAY = Message(
    "ngày «{found}» không có trong lịch.", "the date “{found}” is not in the calendar."
)
_LOOK = Message("xem lại ngày trong nguồn.", "look up the date in the source.")
# The lookbehind comes after the first digit because a pattern that starts with a digit is faster.
DATE = re.compile(r"([0-9](?<![\w/.,-][0-9])[0-9]?)([/-])([0-9]{1,2})\2([0-9]{4})(?![\w/-])")


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each date in our own text that has another form or does not exist."""
    if page.lang != "vi" or not _FAULTY.among(page.pieces):
        return
    for match in DATE.finditer(page.own):
        line, right = page.line(match.start()), _right(match)
        if right is None:
            yield RULE.at(page.path, line, message=_NO_DAY, fix=_LOOK, found=match[0])
        elif right != match[0]:
            yield RULE.at(
                page.path,
                line,
                found=match[0],
                right=right,
                edits=[Edit(match.start(), match.end(), right)],
            )


def _right(match: re.Match[str]) -> str | None:
    """The right form of a date; None if it is not in the calendar."""
    day, month, year = int(match[1]), int(match[3]), int(match[4])
    try:
        date(year, month, day)
    except ValueError:
        return None
    # 01/08/2024 and 01/8/2024 are both accepted.
    in_month = match[3] if len(match[3]) == 2 else f"{month:02}" if month < 3 else str(month)
    return f"{day:02}{match[2]}{in_month}{match[2]}{year}"


# A date has no spaces, and so is in one piece.
_FAULTY = Verdicts(
    lambda piece: any(_right(match) != match[0] for match in DATE.finditer(piece)) or None,
    of_pieces=True,
)
