from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import Project
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

RULE = Rule(
    "TL027",
    "error",
    "content",
    Message("Mỗi phiếu một phiếu thay", "A sheet has one successor"),
    Message(
        "Người mở phiếu cũ được dẫn tới một phiếu mới.",
        "Who opens an old sheet is led to one new sheet.",
    ),
    Message(
        "thay «{old}», phiếu đã được «{other}» thay.",
        "replaces “{old}”, which “{other}” replaces already.",
    ),
    Message(
        "giữ «replaces» ở một phiếu; phiếu mới nhất thay phiếu ngay trước nó.",
        "keep “replaces” in one sheet; the newest replaces the one just before it.",
    ),
)


def check(project: Project) -> Iterator[Finding]:
    """One finding for each sheet that replaces a sheet which another one replaces already."""
    for old, successors in project.catalog.sheet_replaced_by.items():
        first, *others = successors
        for sheet in others:
            place = sheet.place("replaces", sheet.meta.replaces.index(old))
            yield RULE.at(project.shown(sheet.path), *place, old=old, other=first.id)
