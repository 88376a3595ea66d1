from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import PageTexts
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message
from tailieu.content.schema import Sheet

RULE = Rule(
    "TL059",
    "error",
    "content",
    Message("Bản dịch cùng số dòng mức tiền", "A translation has the same rows of amounts"),
    Message(
        "Dòng nào của bản dịch ứng với dòng ấy của bản tiếng Việt; ngày và căn cứ lấy từ đó.",
        "Each row of the translation is that row of the Vietnamese page, which has its days and "
        "its basis.",
    ),
    Message(
        "có {found} dòng «amounts», bản tiếng Việt có {wanted}.",
        "has {found} rows of “amounts”, the Vietnamese page {wanted}.",
    ),
    Message("dịch đủ từng dòng, đúng thứ tự.", "translate every row, in the same order."),
)


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each translation with more or fewer amounts than its sheet."""
    for sheet in texts.of(Sheet):
        if not sheet.en:
            continue
        wanted, found = len(sheet.meta.amounts), len(sheet.en.meta.amounts)
        if wanted != found:
            yield RULE.at(sheet.en.source.path, 1, found=found, wanted=wanted)
