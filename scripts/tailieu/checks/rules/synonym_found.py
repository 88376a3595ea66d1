from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import Project
from tailieu.content import synonyms
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

RULE = Rule(
    "TL058",
    "warning",
    "content",
    Message("Từ đồng nghĩa dẫn tới từ có trên trang", "Synonyms lead to words of a page"),
    Message(
        "Từ không có trên trang nào thì tìm cả nó cũng không thêm được gì.",
        "Searching for words that stand on no page adds nothing.",
    ),
    Message("không trang nào có «{meant}».", "“{meant}” stands on no page."),
    Message(
        "đổi thành từ mà phiếu hay văn bản dùng, hoặc ghi nó trước dấu →.",
        "write the words that a sheet or document uses, or put these before the →.",
    ),
)


def check(project: Project) -> Iterator[Finding]:
    """One finding for each line and what it leads to that no page in its language holds."""
    pages = list(synonyms.pages(project.catalog))
    own = {page.path for page in pages}
    for page in pages:
        found = [(each.line, pair.meant) for each in synonyms.sets(page) for pair in each.pairs]
        missing = {synonyms.normal(meant) for _, meant in found}
        for other in project.catalog.texts.values():
            if other.lang == page.lang and other.path not in own and missing:
                # A search for patterns would take a second of texts as long as laws.
                text = f" {synonyms.normal(other.text)} "
                missing = {meant for meant in missing if f" {meant} " not in text}
        for line, meant in dict.fromkeys(found):
            if synonyms.normal(meant) in missing:
                yield RULE.at(page.path, line, meant=meant)
