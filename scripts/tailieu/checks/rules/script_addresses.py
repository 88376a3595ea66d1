from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.rendered import elements, line_of
from tailieu.content.findings import Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message
from tailieu.content.safe_addresses import sound

RULE = Rule(
    "TL081",
    "error",
    "safety",
    Message("Địa chỉ không chạy mã", "Addresses run no code"),
    Message(
        "Liên kết chỉ có dạng https://máy-chủ/…, http://máy-chủ/…, mailto:tên@máy-chủ, tel:số hoặc "
        "là đường dẫn trong trang. javascript: và data: chạy được mã; tên trước @, dấu \\ và dạng "
        "lạ che mất máy chủ thật.",
        "Links are https://host/…, http://host/…, mailto:name@host, tel:number or paths within the "
        "site. javascript: and data: can run code; a name before @, a backslash and odd forms hide "
        "the true host.",
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


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each address that is not of a form that pages may have."""
    for _, attributes in elements(page):
        for name, value in attributes:
            if name not in ADDRESSES or sound(value) is not None:
                continue
            address = " ".join(value.split())
            shown = address if len(address) <= 60 else address[:57] + "…"
            scheme = value.partition(":")[0]
            line = line_of(page, value, f"{scheme}:", scheme[:4])
            yield RULE.at(page.path, line, address=shown)
