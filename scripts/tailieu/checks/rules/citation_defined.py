from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import PageTexts
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

RULE = Rule(
    "TL030",
    "error",
    "content",
    Message("Nguồn được dẫn thì được khai báo", "A label that is used is defined"),
    Message(
        "Nhãn [^…] mở nguồn khai báo dưới «citations:».",
        "A label [^…] opens the source defined below “citations:”.",
    ),
    Message(
        "dẫn «[^{label}]» nhưng phần khai báo không có nguồn tên này.",
        "cites “[^{label}]”, but the front matter has no source of this name.",
    ),
    Message(
        "thêm «{label}:» dưới «citations:», hoặc dùng: {defined}.",
        "add “{label}:” below “citations:”, or use: {defined}.",
    ),
)


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each footnote label of a sheet that is not in its citations."""
    for sheet, page in texts.sheet_pages():
        defined = sheet.meta.citations
        for label in page.labels:
            if label.name not in defined:
                line = page.line(label.offset)
                yield RULE.at(page.path, line, label=label.name, defined=", ".join(defined))
