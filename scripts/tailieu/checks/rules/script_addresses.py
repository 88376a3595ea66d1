from __future__ import annotations

import re
from collections.abc import Iterator

from tailieu.checks.rendered import elements, line_of
from tailieu.content.findings import Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message

RULE = Rule(
    "TL081",
    "error",
    "safety",
    Message("Địa chỉ không chạy mã", "Addresses run no code"),
    Message(
        "Liên kết chỉ bắt đầu bằng https:, http:, mailto:, tel: hoặc là đường dẫn trong trang. "
        "javascript: và data: chạy được mã.",
        "Links begin with https:, http:, mailto:, tel: or are paths within the site. javascript: "
        "and data: can run code.",
    ),
    Message("địa chỉ «{address}» không được dùng.", "the address “{address}” may not be used."),
    Message(
        "dùng địa chỉ https://… hoặc bỏ liên kết.",
        "use an address https://… or remove the link.",
    ),
)
ADDRESSES = frozenset(
    [
        "action",
        "background",
        "cite",
        "data",
        "formaction",
        "href",
        "poster",
        "src",
        "srcset",
        "xlink:href",
    ]
)
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
SAFE = frozenset(("http", "https", "mailto", "tel"))


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each address of a scheme that can run code."""
    for _, attributes in elements(page):
        for name, value in attributes:
            if name not in ADDRESSES:
                continue
            # Browsers ignore white space and control characters in a scheme.
            address = re.sub(r"[\x00-\x20\x7f-\x9f]", "", value)
            scheme = _SCHEME.match(address)
            if scheme and scheme[1].lower() not in SAFE:
                shown = address if len(address) <= 60 else address[:57] + "…"
                line = line_of(page, value, scheme[0], scheme[1][:4])
                yield RULE.at(page.path, line, address=shown)
