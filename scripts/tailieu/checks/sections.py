"""The four parts of a sheet: their headings, and the key messages in the first."""

from __future__ import annotations

from tailieu.content.markdown import MarkdownText
from tailieu.content.structure import Block

HEADINGS = {
    "vi": ("Nội dung chính", "Số liệu cần nhớ", "Hỏi – đáp", "Khi chưa biết thì nói gì"),
    "en": (
        "Key messages",
        "Figures to remember",
        "Questions and answers",
        "When you do not know",
    ),
}


def messages(page: MarkdownText) -> tuple[int, list[Block]]:
    """(line of the heading, key messages); line 0 if the sheet does not have the four parts."""
    if [section.heading for section in page.sections] != list(HEADINGS[page.lang]):
        return 0, []
    first = page.sections[0]
    return first.line, [block for block in first.blocks if block.numbered]
