from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import PageTexts
from tailieu.checks.sections import messages
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

MOST_MESSAGES = 3

RULE = Rule(
    "TL021",
    "error",
    "content",
    Message("Một đến ba ý chính", "One to three key messages"),
    Message("Người nghe nhớ được ba ý.", "A listener remembers three points."),
    Message("có {count} ý chính.", "there are {count} key messages."),
    Message(
        f"viết từ 1 đến {MOST_MESSAGES} ý, đánh số 1. 2. 3.",
        f"write 1 to {MOST_MESSAGES} points, numbered 1. 2. 3.",
    ),
)


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each sheet without key messages, or with too many."""
    for sheet, page in texts.sheet_pages():
        line, found = messages(page)
        if line and not sheet.meta.withdrawn and not 1 <= len(found) <= MOST_MESSAGES:
            yield RULE.at(page.path, line, count=len(found))
