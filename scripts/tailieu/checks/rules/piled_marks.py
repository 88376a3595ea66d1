from __future__ import annotations

from collections.abc import Iterator

from tailieu.content.findings import Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message
from tailieu.language.piles import MOST, PILE

RULE = Rule(
    "TL079",
    "error",
    "safety",
    Message("Dấu không chồng lên nhau", "Marks do not pile up"),
    Message(
        f"Một chữ mang quá {MOST} dấu rời thì dấu tràn lên dòng khác, che cả dấu của trang.",
        f"Over {MOST} combining marks on a letter spill over other lines, and over the site's own "
        "marks.",
    ),
    Message("một chữ mang {count} dấu rời.", "a letter bears {count} combining marks."),
    Message("gõ lại chữ này.", "type this letter again."),
)


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each line with a pile of marks."""
    told = 0
    for found in PILE.finditer(page.body):
        line = page.line(found.start())
        if line > told:
            told = line
            yield RULE.at(page.path, line, count=len(found[0]))
