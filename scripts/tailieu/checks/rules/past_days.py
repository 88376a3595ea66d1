from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tailieu.checks.project import Project
from tailieu.content import dates
from tailieu.content.fields import Place
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message
from tailieu.content.schema import Page

RULE = Rule(
    "TL024",
    "error",
    "content",
    Message("Việc đã làm thì ngày đã qua", "What was done has a past date"),
    Message(
        "Ngày đối chiếu, rà soát, duyệt, sửa, rút hay lưu trữ ghi một việc đã xong, nên không thể "
        "ở tương lai.",
        "Checked, reviewed, approved, changed, withdrawn, archived: what has happened can't lie "
        "ahead.",
    ),
    Message(
        "«{name}» ghi ngày {day}, chưa tới.",
        "“{name}” names {day}, a day that has not come.",
    ),
    Message("ghi đúng ngày đã làm.", "write the day on which it was done."),
)


def check(project: Project) -> Iterator[Finding]:
    """One finding for each date of something done that is in the future."""
    for entry in project.catalog.entries():
        for place, day in _days(entry.meta):
            if day > project.today:
                yield RULE.at(
                    project.shown(entry.path),
                    *entry.place(*place, "on"),
                    name=".".join(map(str, place)),
                    day=dates.day_message(day),
                )


def _days(meta: Page) -> Iterator[tuple[Place, date]]:
    for name in ("checked", "reviewed", "approved", "archived", "withdrawn"):
        done = getattr(meta, name, None)
        if done:
            yield (name,), done.on
    for index, change in enumerate(meta.changed):
        yield ("changed", index), change.on
    for label, citation in getattr(meta, "citations", {}).items():
        if citation.checked:
            yield ("citations", label, "checked"), citation.checked.on
