from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import Project
from tailieu.content.findings import Finding, Rule, Said

RULE = Rule(
    "TL033",
    "error",
    "content",
    Said("Nguồn được dẫn còn dùng", "A cited source is in use"),
    Said(
        "Nguồn đã ngừng dùng không làm căn cứ được nữa. Nguồn chưa duyệt vẫn dẫn được: trang tự "
        "ghi là chưa duyệt.",
        "A source out of use can't carry a statement. One not yet approved can: the page says so.",
    ),
    Said("dẫn nguồn «{source}» đã ngừng dùng.", "cites “{source}”, a source out of use."),
    Said(
        "dẫn nguồn khác đang dùng; xem docs/nguon/{source}.md.",
        "cite another source; see docs/nguon/{source}.md.",
    ),
)


def check(project: Project) -> Iterator[Finding]:
    sources = project.catalog.sources
    for sheet in project.catalog.sheets.values():
        if sheet.meta.withdrawn or sheet.meta.archived:
            continue
        for label, citation in sheet.meta.citations.items():
            source = sources.get(citation.source) if citation.source else None
            if source and source.meta.approval == "retired":
                line = sheet.lines.get(("citations", label, "source"), 1)
                yield RULE.at(project.shown(sheet.path), line, source=source.id)
