from __future__ import annotations

import re
from collections.abc import Iterator

from tailieu.content.findings import Finding, Rule
from tailieu.content.hosts import ENDINGS, ascii_host
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message

RULE = Rule(
    "TL072",
    "warning",
    "links",
    Message("Tên miền có dấu kèm dạng máy đọc", "Accented hosts stand with their punycode"),
    Message(
        "Tên miền có dấu dễ bị làm giả bằng chữ trông giống; dạng xn--… thì không.",
        "Accented host names are easily forged with look-alike letters; their xn--… form is not.",
    ),
    Message(
        "nêu tên miền «{host}» mà trang không có dạng máy đọc.",
        "names the host “{host}”, but not in the form that machines read.",
    ),
    Message("ghi kèm `{punycode}`.", "add `{punycode}`."),
)
_TOP = re.compile(rf"\.(?:{ENDINGS})\b")
_HOST = re.compile(rf"(?<![\w.@-])(?:[\w-]+\.)+(?:{ENDINGS})\b")


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each accented host that a page names without its punycode."""
    if not _TOP.search(page.body):
        return
    seen = set()
    for match in _HOST.finditer(page.body):
        if match[0].isascii():
            continue
        host = match[0].lower()
        punycode = ascii_host(host)
        if host in seen or punycode == host or page.recorded(match.start()):
            continue
        seen.add(host)
        if punycode not in page.text:
            line = page.line(match.start())
            yield RULE.at(page.path, line, host=match[0], punycode=punycode)
