from __future__ import annotations

import re
from collections.abc import Iterator

from tailieu.checks.project import Project
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
LABEL = re.compile(r"\[\^([^\]]+)\]")


def check(project: Project) -> Iterator[Finding]:
    for sheet, _, path, body, first_line in project.sheet_bodies():
        defined = sheet.meta.citations
        for number, line in enumerate(body.splitlines(), first_line):
            for label in LABEL.findall(line):
                if label not in defined:
                    yield RULE.at(path, number, label=label, defined=", ".join(defined))
