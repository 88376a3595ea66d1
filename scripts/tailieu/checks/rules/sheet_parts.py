from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import Project
from tailieu.checks.sections import HEADINGS, cut
from tailieu.content.findings import Finding, Rule, Said

RULE = Rule(
    "TL020",
    "error",
    "content",
    Said("Phiếu đủ bốn phần", "A sheet has its four parts"),
    Said(
        "Người nói tìm mỗi phần ở đúng chỗ của nó; trang trình chiếu và bản in cũng vậy.",
        "Speakers find each part in its place; so do the presentation and the print.",
    ),
    Said("các phần đang là: {found}.", "the parts are: {found}."),
    Said(
        "dùng đúng bốn tiêu đề, theo thứ tự: {wanted}.",
        "use exactly four headings, in this order: {wanted}.",
    ),
)
_HEADING = Said("«## {heading}»", "“## {heading}”")
_NONE = Said("không có phần nào", "none")


def check(project: Project) -> Iterator[Finding]:
    for sheet, lang, path, body, first_line in project.sheet_bodies():
        found = [section.heading for section in cut(body, first_line)]
        if found != list(HEADINGS[lang]) and not sheet.meta.withdrawn:
            wanted = [_HEADING.filled(heading=heading) for heading in HEADINGS[lang]]
            yield RULE.at(
                path,
                first_line,
                found=", ".join(found) or _NONE,
                wanted=Said(*map(", ".join, zip(*wanted, strict=True))),
            )
