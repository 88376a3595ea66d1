from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from tailieu.checks.project import PageTexts
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

RULE = Rule(
    "TL052",
    "error",
    "content",
    Message("Bản dịch dẫn cùng nguồn", "A translation cites the same sources"),
    Message(
        "Mỗi câu trong hai bản dẫn cùng nguồn, theo cùng thứ tự.",
        "Each sentence cites the same sources in both, in the same order.",
    ),
    Message(
        "dẫn {found} ở chỗ bản tiếng Việt dẫn {wanted} (dòng {there}).",
        "cites {found} where the Vietnamese page cites {wanted} (line {there}).",
    ),
    Message(
        "giữ đúng nhãn của từng câu trong bản tiếng Việt.",
        "keep the labels of each Vietnamese sentence.",
    ),
)
_NOTHING = Message("không gì cả", "nothing")


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each translation whose footnote labels differ from those of its page."""
    for _, vietnamese, english in texts.translated():
        for wanted, found in zip_longest(vietnamese.labels, english.labels):
            if wanted and found and wanted.name == found.name:
                continue
            last = len(english.text) - 1
            yield RULE.at(
                english.path,
                english.line(found.offset if found else last),
                found=f"[^{found.name}]" if found else _NOTHING,
                wanted=f"[^{wanted.name}]" if wanted else _NOTHING,
                there=vietnamese.line(wanted.offset if wanted else len(vietnamese.text) - 1),
            )
            break
