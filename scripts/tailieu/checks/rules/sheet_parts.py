from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import PageTexts
from tailieu.checks.sections import HEADINGS
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import LANGUAGES, Message

RULE = Rule(
    "TL020",
    "error",
    "content",
    Message("Phiếu đủ bốn phần", "A sheet has its four parts"),
    Message(
        "Người nói tìm mỗi phần ở đúng chỗ của nó; trang trình chiếu và bản in cũng vậy.",
        "Speakers find each part in its place; so do the presentation and the print.",
    ),
    Message("các phần đang là: {found}.", "the parts are: {found}."),
    Message(
        "dùng đúng bốn tiêu đề, theo thứ tự: {wanted}.",
        "use exactly four headings, in this order: {wanted}.",
    ),
)
_HEADING = Message("«## {heading}»", "“## {heading}”")
_NONE = Message("không có phần nào", "none")


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each sheet that does not have the four parts in their order."""
    for sheet, page in texts.sheet_pages():
        headings = HEADINGS[page.lang]
        found = [section.heading for section in page.sections]
        if found != list(headings) and not sheet.meta.withdrawn:
            wanted = [
                ", ".join(_HEADING.format(spoken, heading=heading) for heading in headings)
                for spoken in LANGUAGES
            ]
            yield RULE.at(
                page.path,
                page.line(page.body_start),
                found=", ".join(found) or _NONE,
                wanted=Message(*wanted),
            )
