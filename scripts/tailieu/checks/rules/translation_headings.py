from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import PageTexts
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

RULE = Rule(
    "TL050",
    "error",
    "content",
    Message("Bản dịch cùng đề mục", "A translation has the same headings"),
    Message(
        "Hai bản có cùng số đề mục, cùng cấp, cùng thứ tự; người đọc đổi ngôn ngữ không lạc chỗ.",
        "Both have as many headings, of the same levels in the same order.",
    ),
    Message(
        "đề mục «{found}» đứng ở chỗ bản tiếng Việt có «{wanted}».",
        "the heading “{found}” stands where the Vietnamese page has “{wanted}”.",
    ),
    Message(
        "dịch đủ từng đề mục, giữ đúng cấp và thứ tự.",
        "translate every heading, at the same level and in the same order.",
    ),
)
_NOTHING = Message("không gì cả", "nothing")


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each translation whose headings differ in level or number."""
    for entry, vietnamese, english in texts.translated():
        # The parts of a sheet have a rule of their own.
        if entry.kind == "phieu" and entry.meta.withdrawn:
            continue
        ours, theirs = vietnamese.headings, english.headings
        for at in range(max(len(ours), len(theirs))):
            wanted = ours[at] if at < len(ours) else None
            found = theirs[at] if at < len(theirs) else None
            if wanted and found and wanted.level == found.level:
                continue
            yield RULE.at(
                english.path,
                english.line(found.start if found else len(english.text) - 1),
                found="#" * found.level + " " + found.words if found else _NOTHING,
                wanted="#" * wanted.level + " " + wanted.words if wanted else _NOTHING,
            )
            break
