from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tailieu.checks.project import PageTexts
from tailieu.checks.sections import messages
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

# Syllables per minute: a calm pace for Vietnamese read aloud in a hall.
SYLLABLES_A_MINUTE = 180
# A little less than a minute.
MOST_SYLLABLES = 170

RULE = Rule(
    "TL022",
    "error",
    "content",
    Message("Ý chính nói trong một phút", "Key messages take a minute to say"),
    Message(
        f"Đọc thong thả trước hội trường là khoảng {SYLLABLES_A_MINUTE} tiếng một phút.",
        f"Read calmly in a hall, a minute holds about {SYLLABLES_A_MINUTE} syllables.",
    ),
    Message(
        "các ý chính dài {spoken} tiếng, nói hơn một phút.",
        "the key messages have {spoken} syllables, more than a minute's speech.",
    ),
    Message(
        f"rút gọn còn nhiều nhất {MOST_SYLLABLES} tiếng; chuyển bớt xuống «Số liệu cần nhớ».",
        f"shorten them to {MOST_SYLLABLES} syllables; move the rest to “Số liệu cần nhớ”.",
    ),
)


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each sheet whose key messages take too long to speak."""
    for sheet, page in texts.sheet_pages():
        if page.lang != "vi" or sheet.meta.withdrawn:
            continue
        line, found = messages(page)
        spoken = sum(_syllables(page.spoken(block)) for block in found)
        if spoken > MOST_SYLLABLES:
            yield RULE.at(page.path, line, spoken=spoken)


def _syllables(text: str) -> int:
    """Of the composed text, since the marks of decomposed letters would end their words."""
    text = unicodedata.normalize("NFC", text)
    return len(re.findall(r"\w+(?:[.,/]\w+)*", text))
