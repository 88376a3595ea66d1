"""TL020–TL022: a sheet has its four parts, and at most three key messages that can be spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailieu.catalog import Catalog
from tailieu.checks.sections import HEADINGS, cut
from tailieu.findings import Finding

MOST_MESSAGES = 3
# Under a minute at about 180 syllables a minute, a calm pace for Vietnamese read aloud in a hall.
MOST_SYLLABLES = 170


def check(catalog: Catalog) -> Iterator[Finding]:
    for sheet in catalog.sheets.values():
        if sheet.meta.withdrawn:
            continue
        yield from _check(sheet.path, "vi", sheet.body, sheet.body_line)
        if sheet.en:
            yield from _check(sheet.en.path, "en", sheet.en.body, sheet.en.body_line)


def _check(path: str, lang: str, body: str, first_line: int) -> Iterator[Finding]:
    place = f"docs/{path}"
    sections = cut(body, first_line)
    found = [section.heading for section in sections]
    if found != list(HEADINGS[lang]):
        yield Finding(
            place,
            first_line,
            "TL020",
            f"các phần đang là: {', '.join(found) or 'không có phần nào'}.",
            "dùng đúng bốn tiêu đề, theo thứ tự: "
            + ", ".join(f"«## {heading}»" for heading in HEADINGS[lang])
            + ".",
        )
        return
    messages = [block for block in sections[0].blocks if re.match(r"\d+\.\s", block.text)]
    if not 1 <= len(messages) <= MOST_MESSAGES:
        yield Finding(
            place,
            sections[0].line,
            "TL021",
            f"có {len(messages)} ý chính.",
            f"viết từ 1 đến {MOST_MESSAGES} ý, đánh số 1. 2. 3.",
        )
    spoken = sum(_syllables(block.text) for block in messages)
    if lang == "vi" and spoken > MOST_SYLLABLES:
        yield Finding(
            place,
            sections[0].line,
            "TL022",
            f"các ý chính dài {spoken} tiếng, nói hơn một phút.",
            f"rút gọn còn nhiều nhất {MOST_SYLLABLES} tiếng; chuyển bớt xuống «Số liệu cần nhớ».",
        )


def _syllables(text: str) -> int:
    """Spoken syllables; footnote labels and the number of the item are not spoken."""
    text = re.sub(r"\[\^[^\]]+\]|^\d+\.\s", "", text)
    return len(re.findall(r"\w+(?:[.,/]\w+)*", text))
