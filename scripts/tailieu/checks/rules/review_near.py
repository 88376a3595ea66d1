from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tailieu.checks.project import Project
from tailieu.content import dates
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message
from tailieu.content.status import sheet_status

RULE = Rule(
    "TL023",
    "note",
    "content",
    Message("Biết trước hạn rà soát", "A review is seen coming"),
    Message(
        "Rà soát cần thời gian. Người biên tập được báo trước 30 ngày; người đọc thấy «Sắp đến hạn "
        "rà soát» trong 14 ngày cuối.",
        "A review takes its time. Editors are told 30 days ahead; readers see “Due for review” in "
        "the last 14 days.",
    ),
    Message("hạn rà soát {day} đã gần.", "its review day {day} is near."),
    Message(
        "xem lại nội dung và nguồn, ghi «reviewed» và hạn mới ở «review_by».",
        "look over its text and sources, write “reviewed” and a new “review_by”.",
    ),
)


def check(project: Project) -> Iterator[Finding]:
    """One finding for each sheet in force whose review day is near."""
    for sheet in project.catalog.sheets.values():
        due, reviewed = sheet.meta.review_by, sheet.meta.reviewed
        near = due - timedelta(days=dates.REVIEW_NEAR_DAYS) <= project.today
        # A day that can't be right has a rule of its own.
        wrong = reviewed and due <= reviewed.on
        status = sheet_status(project.catalog, sheet, project.today)
        if near and not wrong and status in ("con-hieu-luc", "chua-doi-chieu", "sap-den-han"):
            day = dates.day_message(due)
            yield RULE.at(project.shown(sheet.path), *sheet.place("review_by"), day=day)
