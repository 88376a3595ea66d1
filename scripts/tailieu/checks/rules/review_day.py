from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import Project
from tailieu.content import dates
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message
from tailieu.content.status import sheet_status

RULE = Rule(
    "TL025",
    "warning",
    "content",
    Message("Phiếu được rà soát đúng hạn", "Sheets are reviewed in time"),
    Message(
        "Quá hạn rà soát thì trang tự ghi là có thể đã cũ.",
        "After its review day the page says by itself that it may be out of date.",
    ),
    Message("quá hạn rà soát từ {day}.", "was to be reviewed by {day}."),
    Message(
        "rà soát lại, ghi «reviewed» và hạn mới ở «review_by»; hoặc ghi «archived».",
        "review it, write “reviewed” and a new “review_by”; or write “archived”.",
    ),
)
_ORDER = Message(
    "hạn rà soát {day} không sau ngày đã rà soát.",
    "its review day {day} is not after the day on which it was reviewed.",
)


def check(project: Project) -> Iterator[Finding]:
    """One finding for each sheet whose review day is past, or not after its last review."""
    catalog = project.catalog
    for sheet in catalog.sheets.values():
        due = sheet.meta.review_by
        day = dates.day_message(due)
        place = sheet.place("review_by")
        if sheet_status(catalog, sheet, project.today) == "qua-han":
            yield RULE.at(project.shown(sheet.path), *place, day=day)
        elif sheet.meta.reviewed and due <= sheet.meta.reviewed.on:
            yield RULE.at(project.shown(sheet.path), *place, message=_ORDER, day=day)
