from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import PageTexts
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message
from tailieu.content.schema import Document

RULE = Rule(
    "TL034",
    "error",
    "content",
    Message("Văn bản đã đối chiếu có ngày", "A checked document has its date"),
    Message(
        "Ai đã so với bản gốc thì đã thấy ngày ban hành. Thiếu ngày là chưa đối chiếu.",
        "Whoever compared it with the original saw its date. Without a date it is not checked.",
    ),
    Message(
        "ghi đã đối chiếu mà thiếu ngày ban hành.",
        "is marked as checked, but has no date of issue.",
    ),
    Message(
        "thêm «issued: NĂM-THÁNG-NGÀY», hoặc bỏ «checked».",
        "add “issued: YEAR-MONTH-DAY”, or remove “checked”.",
    ),
)


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each document that is marked as checked and has no date of issue."""
    for document in texts.of(Document):
        if document.meta.checked and not document.meta.issued:
            yield RULE.at(texts.vietnamese.path, *document.place("checked"))
