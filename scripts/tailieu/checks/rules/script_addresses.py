from __future__ import annotations

import re
from collections.abc import Iterator

from tailieu.checks.rendered import elements, line_of, link_texts
from tailieu.content.findings import Finding, Rule, shortened
from tailieu.content.hosts import ENDINGS, host_of
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
        "lạ che mất máy chủ thật. Chữ của liên kết nêu máy chủ, số máy hay địa chỉ thư thì đó phải "
        "là nơi liên kết dẫn tới.",
        "Links are https://host/…, http://host/…, mailto:name@host, tel:number or paths within the "
        "site. javascript: and data: can run code; a name before @, a backslash and odd forms hide "
        "the true host. Where the words of a link are a host, a number or a mail address, it leads "
        "there.",
    ),
    Message("địa chỉ «{address}» không được dùng.", "the address “{address}” may not be used."),
    Message(
        "dùng địa chỉ https://… hoặc bỏ liên kết.",
        "use an address https://… or remove the link.",
    ),
)
_ELSEWHERE = Message(
    "liên kết ghi «{text}» mà dẫn tới «{address}».", "the link “{text}” leads to “{address}”."
)
_SAME = Message(
    "cho chữ và địa chỉ của liên kết nêu cùng một nơi.",
    "let the words and the address of the link name the same place.",
)
_HOST = re.compile(rf"(?i)\W*(?:https?://([^/?#\s]+)|((?:[\w-]+\.)+(?:{ENDINGS}))(?![\w@.-]*\w))")
_NUMBER = re.compile(r"\+?\d(?:[\s().-]*\d){2,}")
_MAIL = re.compile(r"[\w.+-]+@[\w.-]*\w")
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
    for address, text in link_texts(page):
        if _leads_elsewhere(text, address):
            yield RULE.at(
                page.path,
                line_of(page, address),
                message=_ELSEWHERE,
                fix=_SAME,
                text=shortened(text),
                address=shortened(address),
            )


def _leads_elsewhere(text: str, address: str) -> bool:
    """Whether the text of a link is a host, or has a number or a mail address, and the link leads
    to another."""
    scheme, _, rest = address.strip().partition(":")
    match scheme.lower():
        case "tel":
            return any(_dialled(said) != _dialled(rest) for said in _NUMBER.findall(text))
        case "mailto":
            return any(said.lower() != rest.lower() for said in _MAIL.findall(text))
    said, host = _HOST.match(text), host_of(address)
    return bool(said and host and host_of(f"//{said[1] or said[2]}") != host)


def _dialled(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return re.sub("^84", "0", digits) if number.startswith("+") else digits
