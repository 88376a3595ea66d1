from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import Project
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

RULE = Rule(
    "TL033",
    "error",
    "content",
    Message("Nguồn được dẫn còn dùng", "A cited source is in use"),
    Message(
        "Nguồn đã ngừng dùng không làm căn cứ được nữa. Nguồn chưa duyệt vẫn dẫn được: trang tự "
        "ghi là chưa duyệt.",
        "A source out of use can't carry a statement. One not yet approved can: the page says so.",
    ),
    Message("dẫn nguồn «{source}» đã ngừng dùng.", "cites “{source}”, a source out of use."),
    Message(
        "dẫn nguồn khác đang dùng; xem docs/nguon/{source}.md.",
        "cite another source; see docs/nguon/{source}.md.",
    ),
)


def check(project: Project) -> Iterator[Finding]:
    """One finding for each citation of a source that is not in use any more."""
    sources = project.catalog.sources
    for sheet in project.catalog.sheets.values():
        if sheet.meta.withdrawn or sheet.meta.archived:
            continue
        for label, citation in sheet.meta.citations.items():
            source = sources.get(citation.source) if citation.source else None
            if source and source.meta.approval == "retired":
                place = sheet.place("citations", label, "source")
                yield RULE.at(project.shown(sheet.path), *place, source=source.id)
