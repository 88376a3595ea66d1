from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import PageTexts
from tailieu.checks.sections import STATING
from tailieu.content.findings import Finding, Rule, shortened
from tailieu.content.messages import Message

RULE = Rule(
    "TL032",
    "error",
    "content",
    Message("Ý nào cũng có nguồn", "Every statement carries its source"),
    Message(
        "Mỗi ý chính, việc cần làm, số liệu, dòng bảng và câu trả lời dẫn ít nhất một nguồn. Lời "
        "khuyên của trang thì đứng riêng, sau dấu >.",
        "Each key message, step, fact, table row and answer cites at least one source. The site's "
        "own advice stands apart, after >.",
    ),
    Message("chưa dẫn nguồn: «{text}».", "cites no source: “{text}”."),
    Message("thêm [^tên-nguồn] ở cuối câu.", "add [^name-of-source] at the end of the sentence."),
)
# What states something; the head of a table, a heading and a comment do not.
STATEMENTS = ("paragraph", "item", "row", "code")


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each statement of a sheet without a footnote label."""
    for _, page in texts.sheet_pages():
        for section in page.sections:
            if section.heading not in STATING[page.lang]:
                continue
            for block in section.blocks:
                if block.kind not in STATEMENTS or block.quoted:
                    continue
                if not page.labels_in(block):
                    yield RULE.at(page.path, block.line, text=shortened(block.text))
