"""A fault in a pack is named with its line."""

from __future__ import annotations

from datetime import date

import pytest

from helpers.project import read_docs
from tailieu.checks import runner

PACK = """---
title: Bộ thử
description: Một bộ.
{}
---
"""


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ("items: [{sheet: mau}, {document: luat-moi, note: Đọc kỹ.}]", None),
        (
            "items: []",
            "4: TL010 trường «items»: phải nêu ít nhất một phiếu hoặc văn bản. "
            "Fix: sửa giá trị theo câu trên.",
        ),
        ("meeting: Họp", "2: TL010 thiếu trường «items». Fix: thêm một dòng «items: …»."),
        (
            "items:\n  - sheet: mau\n  - sheet: khong-co",
            "6: TL011 «khong-co» không có trong docs/phieu/. "
            "Fix: Thêm docs/phieu/khong-co.md hoặc sửa dòng này.",
        ),
        (
            "items:\n  - document: luat-mo",
            "5: TL011 «luat-mo» không có trong docs/van-ban/. "
            "Fix: có phải «luat-moi»? Thêm docs/van-ban/luat-mo.md hoặc sửa dòng này.",
        ),
        (
            "items:\n  - sheet: mau\n  - document: luat-moi\n  - sheet: mau",
            "7: TL040 «sheet: mau» đã có trong bộ này, ở dòng 5. Fix: giữ một dòng.",
        ),
        (
            "items:\n  - sheet: mau\n    document: luat-moi",
            "5: TL010 trường «items.0»: phải nêu đúng một trang: «sheet», «document» hoặc «page». "
            "Fix: sửa giá trị theo câu trên.",
        ),
        ("items: [{page: phieu/mau}, {page: nguon/vi-du-vn}]", None),
        (
            "items:\n  - page: mau",
            "5: TL010 «items.0.page: mau» sai dạng. "
            "Fix: ghi như ví dụ này: phieu/luat-dat-dai-2024.",
        ),
        (
            "items:\n  - page: chua-co/mau",
            "5: TL011 «mau» không có trong docs/chua-co/. "
            "Fix: Thêm docs/chua-co/mau.md hoặc sửa dòng này.",
        ),
        (
            "items:\n  - sheet: mau\n  - page: phieu/mau",
            "6: TL040 «page: phieu/mau» đã có trong bộ này, ở dòng 5. Fix: giữ một dòng.",
        ),
    ],
)
def test_a_fault_in_a_pack_is_named_with_its_line(docs, items, said):
    (docs / "bo-tai-lieu").mkdir()
    (docs / "bo-tai-lieu" / "thu.md").write_text(PACK.format(items), encoding="utf-8")
    pages, found = read_docs(docs)
    lines = [str(finding) for finding in sorted(found + runner.run(pages, date(2026, 11, 23)))]
    assert lines == ([f"docs/bo-tai-lieu/thu.md:{said}"] if said else [])
