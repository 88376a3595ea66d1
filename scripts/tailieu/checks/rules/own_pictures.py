from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.rendered import elements, line_of
from tailieu.content.findings import Finding, Rule
from tailieu.content.hosts import host_of
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message

RULE = Rule(
    "TL087",
    "error",
    "safety",
    Message("Hình nằm trong trang", "Pictures lie within the site"),
    Message(
        "Hình lấy từ máy chủ khác không hiện khi đọc không có mạng, và báo cho máy chủ ấy biết ai "
        "đang đọc. Trang chặn mọi hình như vậy.",
        "A picture from another host is missing without a network and tells that host who reads. "
        "The site blocks all of them.",
    ),
    Message("hình lấy từ máy chủ khác: «{address}».", "a picture from another host: “{address}”."),
    Message(
        "tải hình về, để cạnh trang trong docs/ và dẫn tới tệp ấy; ghi rõ nguồn của hình.",
        "save the picture beside the page in docs/, lead to that file, and name where it is from.",
    ),
)


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each picture on another host."""
    for tag, attributes in elements(page):
        for name, value in attributes:
            if tag == "img" and name == "src" and host_of(value.strip()):
                yield RULE.at(page.path, line_of(page, value.strip()), address=value.strip())
