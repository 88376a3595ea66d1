from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import PageTexts
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message
from tailieu.content.schema import Pack

RULE = Rule(
    "TL040",
    "error",
    "content",
    Message("Bộ tài liệu nêu mỗi trang một lần", "A pack names each page once"),
    Message("Một trang in hai lần là nhầm.", "A page printed twice is a slip."),
    Message(
        "«{name}: {page}» đã có trong bộ này, ở dòng {first}.",
        "“{name}: {page}” is in this pack already, at line {first}.",
    ),
    Message("giữ một dòng.", "keep one line."),
)


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each page that a pack names for the second time."""
    for pack in texts.of(Pack):
        first: dict[tuple[str, str], int] = {}
        for index, item in enumerate(pack.meta.items):
            (name,), folder, id = item.target
            line, field = pack.place("items", index, name)
            if (folder, id) in first:
                path = texts.vietnamese.path
                before = first[folder, id]
                yield RULE.at(
                    path, line, field, name=name, page=getattr(item, str(name)), first=before
                )
            first.setdefault((folder, id), line)
