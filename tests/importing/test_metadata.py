"""What the first page of a document says of it."""

from __future__ import annotations

from datetime import date

import pytest

from helpers.importing import taken
from helpers.program import tailieu
from helpers.word_files import WordFile, paragraph, run
from tailieu.importing import metadata
from tailieu.importing.blocks import Block


def recognised(*lines: str, cell: int = 1) -> metadata.Metadata:
    return metadata.recognise([Block(line, cell=cell) for line in lines])


def test_a_party_dispatch():
    found = recognised(
        "ĐẢNG BỘ TỈNH X", "**HUYỆN ỦY TÂN HƯNG**", "Số 1510 - CV/HU", "V/v mở lớp", "học hè"
    )
    assert found == metadata.Metadata(
        number="1510-CV/HU",
        type="cong-van",
        summary="V/v mở lớp học hè",
        issuer="HUYỆN ỦY TÂN HƯNG",
        system="dang",
    )


@pytest.mark.parametrize(
    ("line", "number", "kind"),
    [
        ("Số: 30/2020/NĐ-CP", "30/2020/NĐ-CP", "nghi-dinh"),
        ("Số: 36/2025/TT-BCA", "36/2025/TT-BCA", "thong-tu"),
        ("Số: 15/QĐ-UBND", "15/QĐ-UBND", "quyet-dinh"),
        ("Số: 623/TTg-KSTT", "623/TTg-KSTT", "cong-van"),
        ("Luật số: 31/2024/QH15", "31/2024/QH15", None),
        ("của Bộ Số 13/2001/TT-BTC", None, None),
        ("Số: 12/BC-UBND", "12/BC-UBND", "bao-cao"),
        ("Số: 12/BB-UBND", "12/BB-UBND", None),
        ("Số 66-QĐ/TW", "66-QĐ/TW", None),
        ("Số:      /UBND-VX", None, None),
    ],
)
def test_numbers(line, number, kind):
    found = recognised(line)
    assert (found.number, found.type) == (number, kind)


def test_above_a_number_in_a_box_of_its_own_the_nearest_box_names_the_issuer():
    boxes = ("**VĂN BẢN QUY PHẠM PHÁP LUẬT**", "**CHÍNH PHỦ**", "Số: 162/2026/NĐ-CP")
    head = [Block(line, cell=cell) for cell, line in enumerate(boxes, 1)]
    assert metadata.recognise(head).issuer == "CHÍNH PHỦ"


def test_a_decree_names_its_issuer_three_times():
    found = recognised(
        "**CHÍNH PHỦ**",
        "Số: 109/2004/NĐ-CP",
        "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**",
        "**Độc lập - Tự do - Hạnh phúc**",
        "Hà Nội, ngày 02 tháng 4 năm 2004",
        "**NGHỊ ĐỊNH CỦA CHÍNH PHỦ**",
        "**Về đăng ký kinh doanh**",
        "**CHÍNH PHỦ**",
        "Căn cứ Luật Tổ chức Chính phủ;",
    )
    assert (found.type, found.issuer) == ("nghi-dinh", "CHÍNH PHỦ")
    assert found.summary == "Về đăng ký kinh doanh"


def test_a_heading_of_a_speech_is_no_kind_of_document():
    assert recognised("Kính thưa các đồng chí", "Kết luận", "Xin cảm ơn").type is None


def test_a_date_in_the_text_is_not_that_of_the_document():
    found = recognised(
        "Thực hiện Kế hoạch số 12 của xã, ngày 01 tháng 02 năm 2020, và ý kiến của các thôn về "
        "việc mở đường mới qua cánh đồng phía đông"
    )
    assert found.issued is None
    assert recognised("Hà Nội, ngày 31 tháng 02 năm 2020").issued is None
    assert recognised("Hà Nội, ngày 29 tháng 02 năm 2020").issued == date(2020, 2, 29)


def test_what_is_not_there_is_left_to_the_editor(root):
    file = WordFile()
    file.add(paragraph(run("Mấy lời không đầu không cuối.")))
    path, text, done = taken(root, file)
    assert path.name == "tep.md"
    assert text.startswith(
        '---\ntitle: "…"\ndescription: "Toàn văn …"\nnumber: null\ntext_sha256: "'
    )
    for name in ("number", "type", "summary", "issuer", "system", "signer", "place", "issued"):
        assert f"({name}: …)" in done.stdout
    found = tailieu("check", "--root", root).stdout
    for name in ("type", "issuer", "system"):
        assert f"TL010 thiếu trường «{name}»." in found
