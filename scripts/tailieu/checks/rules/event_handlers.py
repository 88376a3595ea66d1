from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.rendered import elements, line_of
from tailieu.content.findings import Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message

RULE = Rule(
    "TL082",
    "error",
    "safety",
    Message("Không gài sự kiện", "No event handlers"),
    Message(
        "Thuộc tính như onclick, onerror chạy mã khi người đọc bấm hoặc ngay khi mở trang, dù viết "
        "bằng HTML hay bằng «{{…}}» của Markdown.",
        "Attributes such as onclick and onerror run code, written as HTML or in Markdown's "
        "“{{…}}”.",
    ),
    Message("thẻ «<{tag}>» có thuộc tính «{name}».", "“<{tag}>” has the attribute “{name}”."),
    Message("xóa thuộc tính này.", "remove this attribute."),
)


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each attribute `on…` of an element of a page."""
    for tag, attributes in elements(page):
        for name, _ in attributes:
            if name.startswith("on"):
                yield RULE.at(page.path, line_of(page, name), tag=tag, name=name)
