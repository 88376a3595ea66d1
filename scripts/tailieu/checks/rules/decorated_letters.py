from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tailieu.content.findings import Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message

RULE = Rule(
    "TL077",
    "error",
    "safety",
    Message("Tên viết bằng chữ thường dùng", "Names in ordinary letters"),
    Message(
        "Chữ đậm, chữ kiểu của công thức toán trông như tên một cơ quan mà máy tìm không ra và các "
        "quy tắc khác không nhận ra.",
        "Bold or ornate letters made for formulas look like the name of an office, but neither "
        "searches nor other rules know them.",
    ),
    Message("«{word}» viết bằng chữ của công thức toán.", "“{word}” is in letters for formulas."),
    Message("gõ lại: «{right}»; cần đậm thì đặt trong **…**.", "type “{right}”; **…** is bold."),
)
_LETTERS = re.compile("[\U0001d400-\U0001d7ff]+")


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each word in letters of mathematical alphabets, outside of formulas."""
    for found in _LETTERS.finditer(page.prose):
        right = unicodedata.normalize("NFKC", found[0])
        yield RULE.at(page.path, page.line(found.start()), word=found[0], right=right)
