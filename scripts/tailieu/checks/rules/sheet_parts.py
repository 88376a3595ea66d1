from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import PageTexts
from tailieu.checks.sections import HEADINGS, PARTS, REQUIRED, in_order
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import LANGUAGES, Message

RULE = Rule(
    "TL020",
    "error",
    "content",
    Message("Phiếu đủ phần, đúng thứ tự", "A sheet has its parts, in order"),
    Message(
        "Người nói tìm mỗi phần ở đúng chỗ của nó; trang trình chiếu và bản in cũng vậy. Bốn phần "
        "phiếu nào cũng có: " + ", ".join(f"«{part}»" for part in REQUIRED["vi"]) + ".",
        "Speakers find each part in its place; so do the presentation and the print. Every sheet "
        "has four of them: " + ", ".join(f"“{part}”" for part in REQUIRED["en"]) + ".",
    ),
    Message("các phần đang là: {found}.", "the parts are: {found}."),
    Message(
        "chỉ dùng các tiêu đề này, theo thứ tự: {wanted}; phần ghi * thì phải có.",
        "use these headings alone, in this order: {wanted}; those with * are required.",
    ),
)
_HEADING = Message("«## {heading}»", "“## {heading}”")
_NONE = Message("không có phần nào", "none")


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each sheet that does not have its parts in their order."""
    for sheet, page in texts.sheet_pages():
        found = [section.heading for section in page.sections]
        if not in_order(found, page.lang) and not sheet.meta.withdrawn:
            wanted = [
                ", ".join(
                    _HEADING.format(spoken, heading=heading) + ("*" if part.required else "")
                    for part, heading in zip(PARTS, HEADINGS[page.lang], strict=True)
                )
                for spoken in LANGUAGES
            ]
            yield RULE.at(
                page.path,
                page.line(page.body_start),
                found=", ".join(found) or _NONE,
                wanted=Message(*wanted),
            )
