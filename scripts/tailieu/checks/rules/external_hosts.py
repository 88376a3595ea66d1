from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import Link, Project
from tailieu.content.findings import Finding, Rule
from tailieu.content.hosts import belongs, host_of, registered
from tailieu.content.messages import Message

RULE = Rule(
    "TL071",
    "error",
    "links",
    Message("Liên kết ngoài tới nguồn đã đăng ký", "Outside links lead to registered sources"),
    Message(
        "Trang chỉ dẫn người đọc tới máy chủ có trong docs/nguon. «evidence.pages» là nơi đã đọc, "
        "không phải liên kết của bài, nên không bị xét.",
        "Pages lead only to hosts in docs/nguon. “evidence.pages” say where something was read; "
        "they are no links of the page and are passed over.",
    ),
    Message(
        "liên kết tới «{host}», không có trong docs/nguon.",
        "leads to “{host}”, which is not in docs/nguon.",
    ),
    Message(
        "dẫn một nguồn đã có, hoặc thêm docs/nguon/{page}.md trước.",
        "lead to a source that is there, or add docs/nguon/{page}.md first.",
    ),
)


def check(project: Project) -> Iterator[Finding]:
    """One finding for each external link whose host is not that of a registered source."""
    known = registered(project.catalog)
    for path, (line, address, field) in outside(project):
        host = host_of(address)
        if host and not belongs(host, known):
            yield RULE.at(path, line, field, host=host, page=host.replace(".", "-"))


def outside(project: Project) -> Iterator[tuple[str, Link]]:
    """(displayed path, link) of all links of pages, without evidence."""
    for path, outline in project.outlines.items():
        for link in outline.links:
            yield project.shown(path), link
    for entry in project.catalog.entries():
        for link in project.outlines[entry.path].outlinks:
            yield project.shown(entry.path), link
