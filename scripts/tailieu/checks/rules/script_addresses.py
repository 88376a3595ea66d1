from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tailieu.checks.rendered import elements, line_of, link_texts
from tailieu.content.findings import Finding, Rule, shortened
from tailieu.content.hosts import ENDINGS, as_read, host_of, is_registered_name
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message
from tailieu.content.safe_addresses import sound
from tailieu.content.schema import Source
from tailieu.language.slugs import slug

RULE = Rule(
    "TL081",
    "error",
    "safety",
    Message("Địa chỉ không chạy mã", "Addresses run no code"),
    Message(
        "Liên kết chỉ có dạng https://máy-chủ/…, http://máy-chủ/…, mailto:tên@máy-chủ, tel:số hoặc "
        "là đường dẫn trong trang. javascript: và data: chạy được mã; tên trước @, dấu \\ và dạng "
        "lạ che mất máy chủ thật. Chữ hay tên (title) của liên kết nêu máy chủ, số máy hay địa chỉ "
        "thư thì đó phải là nơi liên kết dẫn tới; chữ chỉ là một máy chủ thì dẫn được cả tới trang "
        "của nguồn ấy.",
        "Links are https://host/…, http://host/…, mailto:name@host, tel:number or paths within the "
        "site. javascript: and data: can run code; a name before @, a backslash and odd forms hide "
        "the true host. Where the words or the title of a link name a host, a number or a mail "
        "address, it leads there; words that are a host alone may lead to the page of that source "
        "too.",
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
# Not the name before the @ of a mail address.
_HOST = re.compile(
    r"(?i)https?://((?:[\w-]++\.)*[\w-]++)"
    rf"|(?<![\w-])((?:[\w-]++\.)+(?:{ENDINGS}))(?!\.?[^\W_]|[\w.+-]*@)"
)
# What may follow a host that is all of a text.
_REST = re.compile(r"(?:[:/?#]\S*)?\W*")
# A text that is a host, with spaces beside its dots. In others these may end a sentence.
_SPACED = re.compile(r"(?i)\W*(?:https?://)?[a-z0-9-]++(?:\s*+\.\s*+[a-z0-9-]++)+(?:[:/?#]\S*)?\W*")
# In the second form spelt with anything between: `1/1/3`.
_NUMBER = re.compile(r"\+?\d(?:[\s().-]*\d){2,}|(?<!\w)\d(?:\W{1,3}\d){2,5}(?!\w)")
# A text that is a short number, as of the police.
_SHORT = re.compile(r"\W*\d(?:\W*\d){1,5}\W*")
# So people say that a number answers at any hour.
_AT_ANY_HOUR = re.compile(r"(?<!\d)24\s*/\s*(?:7|24)(?!\d)")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w.-]*\w")
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
        if _leads_elsewhere(text, address, page.path):
            yield RULE.at(
                page.path,
                line_of(page, address),
                message=_ELSEWHERE,
                fix=_SAME,
                text=shortened(text),
                address=shortened(address),
            )


def _leads_elsewhere(text: str, address: str, path: str) -> bool:
    """Whether the text of a link names hosts, numbers or mail addresses, and the link leads to none
    of these hosts, or to another number or mail address; `path` is that of the page."""
    text = _joined(as_read(text))
    scheme, _, rest = address.strip().partition(":")
    mails, numbers = _MAIL.findall(text), _numbers(text)
    match scheme.lower():
        case "tel" if numbers:
            return any(_dialled(said) != _dialled(rest) for said in numbers)
        case "tel":
            return bool(mails or _HOST.search(text))
        case "mailto" if mails:
            return any(said.lower() != rest.lower() for said in mails)
        case "mailto":
            host = host_of(f"//{rest.rpartition('@')[2]}")
            return bool(numbers and not re.search(r"[^\W\d]", text)) or _names_others(text, host)
    if host := host_of(address):
        return _names_others(text, host)
    if address.startswith("#"):
        return False
    return _names_another_page(text, posixpath.join(posixpath.dirname(path), address))


def _joined(text: str) -> str:
    """A text without the spaces within a host."""
    text = re.sub(r"(?i)\b(https?)\s*:\s*/\s*/\s*", r"\1://", text)
    return "".join(text.split()) if _SPACED.fullmatch(text) else text


def _names_others(text: str, host: str | None) -> bool:
    """Whether `text` names hosts, and `host` is none of them and lies below none."""
    said = [name for found in _HOST.finditer(text) if is_registered_name(name := _host(found))]
    return bool(said) and not any(f".{host}".endswith(f".{name}") for name in said)


def _names_another_page(text: str, address: str) -> bool:
    """Whether `text` is a host, and the page of the site at `address` is not that source's."""
    path = PurePosixPath(posixpath.normpath(re.split("[?#]", address, maxsplit=1)[0]))
    found = _HOST.search(text)
    if not found or not is_registered_name(_host(found)):
        return False
    if re.search(r"\w", text[: found.start()]):
        return False
    if not _REST.fullmatch(text, found.end()):
        return False
    host = found[1] or found[2]
    names = (slug(host, "-"), slug(host.removeprefix("www."), "-"))
    return path.parent.name != Source.folder or path.name.partition(".")[0] not in names


def _host(found: re.Match[str]) -> str:
    return host_of(f"//{found[1] or found[2]}") or ""


def _numbers(text: str) -> list[str]:
    text = _AT_ANY_HOUR.sub("", text)
    return [text] if _SHORT.fullmatch(text) else _NUMBER.findall(text)


def _dialled(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return re.sub("^84", "0", digits) if number.startswith("+") else digits
