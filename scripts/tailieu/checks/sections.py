"""A Markdown body cut at its second-level headings: what the rules about sheets read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

HEADINGS = {
    "vi": ("Nội dung chính", "Số liệu cần nhớ", "Hỏi – đáp", "Khi chưa biết thì nói gì"),
    "en": (
        "Key messages",
        "Figures to remember",
        "Questions and answers",
        "When you do not know",
    ),
}


# A list item, a table row or a heading.
_BEGINS = re.compile(r"\s*(?:[-*+]|\d+\.)\s|\s*\||###")


@dataclass(frozen=True)
class Block:
    """Consecutive lines that belong together; `line` is that of the first, in the file."""

    line: int
    text: str


@dataclass(frozen=True)
class Section:
    heading: str
    line: int
    blocks: tuple[Block, ...]


@cache
def cut(body: str, first_line: int) -> tuple[Section, ...]:
    """The sections of `body`, whose first line is line `first_line` of its file.

    A block is a list item with the lines that go on with it, a table row, a heading or a
    paragraph.
    """
    sections: list[tuple[str, int, list[Block]]] = []
    current: list[Block] | None = None
    fresh = True
    for number, line in enumerate(body.splitlines(), first_line):
        if line.startswith("## "):
            current = []
            sections.append((line[3:].strip(), number, current))
            fresh = True
        elif current is None:
            continue
        elif not line.strip():
            fresh = True
        elif fresh or _BEGINS.match(line):
            current.append(Block(number, line.strip()))
            fresh = line.startswith("###")
        else:
            last = current.pop()
            current.append(Block(last.line, f"{last.text} {line.strip()}"))
    return tuple(Section(heading, number, tuple(blocks)) for heading, number, blocks in sections)


def messages(body: str, first_line: int, lang: str) -> tuple[int, list[Block]]:
    """(line of the heading, key messages); line 0 where the sheet has not its four parts."""
    sections = cut(body, first_line)
    if [section.heading for section in sections] != list(HEADINGS[lang]):
        return 0, []
    return sections[0].line, [
        block for block in sections[0].blocks if re.match(r"\d+\.\s", block.text)
    ]
