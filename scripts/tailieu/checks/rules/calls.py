from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import PageTexts
from tailieu.checks.sections import CALLS
from tailieu.content.findings import Finding, Rule, shortened
from tailieu.content.messages import Message

RULE = Rule(
    "TL039",
    "error",
    "content",
    Message("Gọi ai thì nêu số trước", "Whom to call begins with the number"),
    Message(
        "Số máy đứng đầu dòng, in đậm, thành nút bấm gọi được; không có số thì nêu nơi gọi.",
        "The number stands first, in bold, and becomes a link that dials; without a number the "
        "place to turn to.",
    ),
    Message("dòng không bắt đầu bằng chữ in đậm: «{text}».", "does not begin in bold: “{text}”."),
    Message("ghi như thế này: - **112**: thiên tai.", "write it like this: - **112**: storms."),
)


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each line of whom to call that does not begin in bold."""
    for _, page in texts.sheet_pages():
        for section in page.sections:
            if section.heading not in (CALLS.vi, CALLS.en):
                continue
            for block in section.blocks:
                if block.kind == "item" and not block.words.startswith("**"):
                    yield RULE.at(page.path, block.line, text=shortened(block.text))
