"""TL030–TL032: every statement of a sheet carries its source.

Each key message, fact and answer ends with a footnote label that the front matter defines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailieu.catalog import Catalog, Entry
from tailieu.checks.sections import HEADINGS, Block, Section, cut
from tailieu.findings import Finding

_LABEL = re.compile(r"\[\^([^\]]+)\]")


def check(catalog: Catalog) -> Iterator[Finding]:
    for sheet in catalog.sheets.values():
        yield from _check(sheet, "vi", sheet.path, sheet.body, sheet.body_line)
        if sheet.en:
            yield from _check(sheet, "en", sheet.en.path, sheet.en.body, sheet.en.body_line)


def _check(sheet: Entry, lang: str, path: str, body: str, first_line: int) -> Iterator[Finding]:
    place = f"docs/{path}"
    defined = sheet.meta.citations
    used = set()
    for number, line in enumerate(body.splitlines(), first_line):
        for label in _LABEL.findall(line):
            used.add(label)
            if label not in defined:
                yield Finding(
                    place,
                    number,
                    "TL030",
                    f"dẫn «[^{label}]» nhưng phần khai báo không có nguồn tên này.",
                    f"thêm «{label}:» dưới «citations:», hoặc dùng: {', '.join(defined)}.",
                )
    if lang == "vi":
        for label in defined:
            if label not in used:
                yield Finding(
                    place,
                    sheet.lines.get(("citations", label), 1),
                    "TL031",
                    f"nguồn «{label}» được khai báo mà không câu nào dẫn.",
                    f"thêm [^{label}] sau câu lấy từ nguồn này, hoặc xóa khai báo.",
                )
    for section in cut(body, first_line):
        if section.heading in HEADINGS[lang][:3]:
            for block in _statements(section):
                if not _LABEL.search(block.text):
                    yield Finding(
                        place,
                        block.line,
                        "TL032",
                        f"chưa dẫn nguồn: «{_short(block.text)}».",
                        "thêm [^tên-nguồn] ở cuối câu.",
                    )


def _statements(section: Section) -> Iterator[Block]:
    """What states something: list items, paragraphs, table rows below the head."""
    in_table = False
    for block in section.blocks:
        row = block.text.startswith("|")
        head = row and not in_table
        in_table = row
        if head or re.fullmatch(r"[|:\- ]+", block.text) or block.text.startswith("###"):
            continue
        yield block


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
