from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tailieu.checks.project import Project
from tailieu.content import dates
from tailieu.content.findings import Finding, Rule, Said

RULE = Rule(
    "TL024",
    "error",
    "content",
    Said("Việc đã làm thì ngày đã qua", "What was done has a past date"),
    Said(
        "Ngày đối chiếu, rà soát, duyệt, rút hay lưu trữ ghi một việc đã xong, nên không thể ở "
        "tương lai.",
        "Checked, reviewed, approved, withdrawn, archived: what has happened can't lie ahead.",
    ),
    Said(
        "«{field}» ghi ngày {day}, chưa tới.",
        "“{field}” names {day}, a day that has not come.",
    ),
    Said("ghi đúng ngày đã làm.", "write the day on which it was done."),
)


def check(project: Project) -> Iterator[Finding]:
    for entry in project.catalog.entries():
        for place, day in _days(entry.meta):
            if day > project.today:
                line = entry.lines.get((*place, "on"), entry.lines.get(place, 1))
                yield RULE.at(
                    project.shown(entry.path),
                    line,
                    field=".".join(place),
                    day=Said(dates.short_date(day), day.isoformat()),
                )


def _days(meta) -> Iterator[tuple[tuple[str, ...], date]]:
    for name in ("checked", "reviewed", "approved", "archived", "withdrawn"):
        done = getattr(meta, name, None)
        if done:
            yield (name,), done.on
    for label, citation in getattr(meta, "citations", {}).items():
        if citation.checked:
            yield ("citations", label, "checked"), citation.checked.on
