"""Which tables only lay out a head or a foot."""

from __future__ import annotations

import pytest

from helpers.heads import STATE, table
from tailieu.importing.head.layout import flattened

ISSUER = ("**SỞ TƯ PHÁP**",)


@pytest.mark.parametrize(
    "laid_out",
    [
        table((ISSUER, STATE), (("Số: 1/STP",), ("Ngày",))),
        table((ISSUER, (), STATE, ()), (("Số: 1/STP",), (), ("Ngày",), ()), (("V/v mẫu",),)),
        table((ISSUER, STATE), *(((f"dòng {number}",), ()) for number in range(6))),
        table((("Số:      /UBND-NC",), ("Ngày",))),
        table((("Nơi nhận:",), ("**CHỦ TỊCH**",))),
        table(((), ("**CHỦ TỊCH QUỐC HỘI**", "**Nguyễn Văn A**"))),
        table((("Một ô.",),)),
    ],
)
def test_these_do(laid_out):
    assert all(block.kind == "paragraph" and block.cell for block in flattened([laid_out]))


@pytest.mark.parametrize(
    "kept",
    [
        table((("Tổ",), ("Việc",)), (("1",), ("Quét dọn",))),
        table((("Họ tên",), ("Chức vụ",)), (("Nguyễn Văn A",), ("CHỦ TỊCH",))),
        table(*(((f"Số: {number}/QĐ-A",), ("Mẫu",)) for number in range(9))),
    ],
)
def test_these_are_tables_of_the_text(kept):
    assert list(flattened([kept])) == [kept]


def test_they_are_read_column_by_column():
    laid_out = table((ISSUER, (), STATE), (("Số: 1/STP",), (), ("Ngày",)))
    assert [(block.plain, block.cell) for block in flattened([laid_out])] == [
        ("SỞ TƯ PHÁP", 1),
        ("Số: 1/STP", 1),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 2),
        ("Độc lập - Tự do - Hạnh phúc", 2),
        ("Ngày", 2),
    ]
