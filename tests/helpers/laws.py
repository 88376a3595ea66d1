"""A made-up law of any length, for what a page does with long texts."""

from __future__ import annotations

from pathlib import Path

from tailieu.checks.rules.record_unchanged import digest
from tailieu.content import clauses
from tailieu.content.number_forms import roman

# Some 1,900 characters an article, as the laws of the last years have.
_CLAUSES = 5
_SENTENCE = (
    "Cơ quan, tổ chức, cá nhân thực hiện đúng trình tự, thủ tục và thời hạn do Luật này quy định; "
    "chịu trách nhiệm trước pháp luật về tính chính xác của hồ sơ đã nộp, lưu giữ hồ sơ ấy và cung "
    "cấp khi cơ quan có thẩm quyền yêu cầu theo quy định của pháp luật về lưu trữ. "
)
_PER_CHAPTER = 20


def record(articles: int) -> str:
    """The full text of a law with so many articles, in chapters of twenty."""
    parts = ["**LUẬT**\n\n**THỬ NGHIỆM**"]
    for number in range(1, articles + 1):
        if number % _PER_CHAPTER == 1:
            chapter = number // _PER_CHAPTER + 1
            parts.append(f"## Chương {roman(chapter)}. QUY ĐỊNH THỨ {chapter}")
        parts.append(f"### Điều {number}. Quy định về việc thứ {number}")
        parts += [f"{clause}. {_SENTENCE}" for clause in range(1, _CLAUSES + 1)]
        parts.append("a) Trường hợp thứ nhất;\n\nb) Trường hợp thứ hai.")
    return "\n\n".join(parts)


def write(docs: Path, articles: int) -> str:
    """Add the law to `docs`; its address on the site."""
    name = f"luat-{articles}-dieu"
    text = record(articles)
    page = f"""---
title: "Luật có {articles} điều"
description: "Luật làm ra để thử."
number: "{articles}/2026/QH16"
type: luat
issuer: "Quốc hội"
system: nha-nuoc
text_sha256: {digest(tuple(clauses.split(text)))}
evidence: {{mark: V2, pages: []}}
---
::: toan-van
{text}
:::
"""
    (docs / "van-ban" / f"{name}.md").write_text(page, encoding="utf-8")
    return f"van-ban/{name}.html"
