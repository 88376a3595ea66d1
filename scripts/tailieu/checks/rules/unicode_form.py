from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tailieu.content.findings import Edit, Finding, Rule, shortened
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message

RULE = Rule(
    "TL060",
    "error",
    "text",
    Message("Chữ Unicode dựng sẵn (NFC)", "Composed Unicode (NFC)"),
    Message(
        "Chữ «tổ hợp» trông giống hệt nhưng tìm không ra và vỡ dấu ở máy cũ.",
        "Decomposed letters look the same, but searches miss them and old devices break them.",
    ),
    Message(
        "{count} từ viết bằng Unicode tổ hợp, từ đầu tiên là «{word}».",
        "{count} words in decomposed Unicode, the first of them “{word}”.",
    ),
    Message(
        "đổi bảng mã gõ sang «Unicode dựng sẵn» rồi gõ lại, hoặc chạy `tailieu check --fix`.",
        "set the keyboard to composed Unicode and type again, or run `tailieu check --fix`.",
    ),
)
# From its beginning, so that no long run of other letters is searched from each of them.
_TOKEN = re.compile(r"(?<!\S)\S*[^\x00-\u02ff]\S*")


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each page with decomposed letters."""
    if page.text.isascii() or unicodedata.is_normalized("NFC", page.text):
        return
    found = [
        (match.start(), match[0], composed)
        for match in _TOKEN.finditer(page.text)
        if (composed := unicodedata.normalize("NFC", match[0])) != match[0]
    ]
    if not found:
        return
    edits = [
        Edit(at, at + len(word), composed) for at, word, composed in found if not page.recorded(at)
    ]
    start, _, first = found[0]
    yield RULE.at(page.path, page.line(start), count=len(found), word=shortened(first), edits=edits)
