from __future__ import annotations

import re
from collections.abc import Iterator

from tailieu.checks.project import Project
from tailieu.checks.rules.citation_defined import LABEL
from tailieu.checks.sections import HEADINGS, Block, Section, cut
from tailieu.content.findings import Finding, Rule, shortened
from tailieu.content.messages import Message

RULE = Rule(
    "TL032",
    "error",
    "content",
    Message("Ý nào cũng có nguồn", "Every statement carries its source"),
    Message(
        "Mỗi ý chính, số liệu, dòng bảng và câu trả lời dẫn ít nhất một nguồn.",
        "Each key message, fact, table row and answer cites at least one source.",
    ),
    Message("chưa dẫn nguồn: «{text}».", "cites no source: “{text}”."),
    Message("thêm [^tên-nguồn] ở cuối câu.", "add [^name-of-source] at the end of the sentence."),
)


def check(project: Project) -> Iterator[Finding]:
    for _, lang, path, body, first_line in project.sheet_bodies():
        for section in cut(body, first_line):
            if section.heading in HEADINGS[lang][:3]:
                for block in _statements(section):
                    if not LABEL.search(block.text):
                        yield RULE.at(path, block.line, text=shortened(block.text))


def _statements(section: Section) -> Iterator[Block]:
    """What states something: list items, paragraphs, table rows below the head."""
    in_table = False
    for block in section.blocks:
        row = block.text.startswith("|")
        head = row and not in_table
        in_table = row
        if head or re.fullmatch(r"[|:\- ]+", block.text) or block.text.startswith("###"):
            continue
        yield block
