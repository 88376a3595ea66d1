from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import PageTexts
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message
from tailieu.content.schema import Sheet

RULE = Rule(
    "TL031",
    "error",
    "content",
    Message("Nguồn khai báo thì được dẫn", "A label that is defined is used"),
    Message(
        "Nguồn không câu nào dẫn thì không phải căn cứ của phiếu.",
        "What no sentence cites is no basis of the sheet.",
    ),
    Message(
        "nguồn «{label}» được khai báo mà không câu nào dẫn.",
        "the source “{label}” is defined, but no sentence cites it.",
    ),
    Message(
        "thêm [^{label}] sau câu lấy từ nguồn này, hoặc xóa khai báo.",
        "add [^{label}] after the sentence that rests on it, or delete it.",
    ),
)


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each citation of a sheet that no footnote label refers to."""
    for sheet in texts.of(Sheet):
        labels = texts.vietnamese.labels
        used = {label.name for label in labels if not label.defines}
        used |= {row.cite for row in sheet.meta.amounts}
        for label in sheet.meta.citations:
            if label not in used:
                place = sheet.place("citations", label)
                yield RULE.at(texts.vietnamese.path, *place, label=label)
