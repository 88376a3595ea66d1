"""Who issued a document, by the lines above its number."""

from __future__ import annotations

import pytest

from helpers.heads import STATE, office_head, recognised, table, unsure
from tailieu.importing.blocks import Block
from tailieu.importing.head.metadata import recognise


@pytest.mark.parametrize(
    ("above", "issuer"),
    [
        (("ỦY BAN NHÂN DÂN", "**TỈNH MẪU**"), "ỦY BAN NHÂN DÂN TỈNH MẪU"),
        (("ỦY BAN NHÂN DÂN TỈNH MẪU", "**SỞ TƯ PHÁP**"), "SỞ TƯ PHÁP"),
        (("**UBND TỈNH MẪU**", "**SỞ TƯ PHÁP**"), "SỞ TƯ PHÁP"),
        (("UBND TỈNH MẪU", "SỞ TƯ PHÁP"), "SỞ TƯ PHÁP"),
        (("ĐẢNG BỘ TỈNH X", "**HUYỆN ỦY TÂN HƯNG**", "*"), "HUYỆN ỦY TÂN HƯNG"),
        (("**BỘ LAO ĐỘNG - THƯƠNG BINH**", "**VÀ XÃ HỘI**"), "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"),
        (("BỘ CÔNG AN", "**CỤC CẢNH SÁT**", "**PHÒNG CHÁY**"), "CỤC CẢNH SÁT PHÒNG CHÁY"),
        (("BAN CHẤP HÀNH", "ĐẢNG BỘ TỈNH X"), "BAN CHẤP HÀNH ĐẢNG BỘ TỈNH X"),
        (
            ("BQL CÁC KHU CÔNG NGHIỆP", "**BẮC MẪU – NAM MẪU**"),
            "BQL CÁC KHU CÔNG NGHIỆP BẮC MẪU – NAM MẪU",
        ),
        (("**ỦY BAN NHÂN DÂN**", "**TỈNH MẪU**", "VP12"), "ỦY BAN NHÂN DÂN TỈNH MẪU"),
        (("CÔNG TY CỔ PHẦN ĐẦU TƯ", "TẬP ĐOÀN MẪU"), "CÔNG TY CỔ PHẦN ĐẦU TƯ TẬP ĐOÀN MẪU"),
        (("DỰ THẢO", "**CHÍNH PHỦ**"), "CHÍNH PHỦ"),
        (("{{ten_co_quan}}",), None),
        (("TÊN CƠ QUAN, TỔ CHỨC",), None),
        (("**CHỦ TỊCH NƯỚC - QUỐC HỘI**",), None),
    ],
)
def test_the_body_that_is_named_last(above, issuer):
    head = office_head(*above, "Số: 12/BC-ABC")
    assert recognised(head).get("issuer") == issuer


def test_a_joint_document_has_several():
    head = office_head("**BỘ NỘI VỤ**", "**BỘ TÀI CHÍNH**", "Số: 05/2011/TTLT-BNV-BTC")
    assert recognised(head)["issuer"] == "BỘ NỘI VỤ - BỘ TÀI CHÍNH"


def test_above_a_number_in_a_box_of_its_own_the_nearest_box_names_the_issuer():
    boxes = ("**VĂN BẢN QUY PHẠM PHÁP LUẬT**", "**CHÍNH PHỦ**", "Số: 162/2026/NĐ-CP")
    found = recognise([Block(line, cell=cell) for cell, line in enumerate(boxes, 1)])
    assert found.issuer is not None
    assert found.issuer.value == "CHÍNH PHỦ"


def test_a_name_may_stand_in_two_boxes_of_a_pdf():
    boxes = ("**ỦY BAN NHÂN DÂN**", STATE[0], "**TỈNH MẪU**", STATE[1], "Số: 12/QĐ-UBND")
    found = recognise([Block(line, cell=cell) for cell, line in enumerate(boxes, 1)])
    assert found.values()["issuer"] == "ỦY BAN NHÂN DÂN TỈNH MẪU"


def test_the_title_of_a_contract_is_no_issuer():
    found = recognised(*STATE, "**HỢP ĐỒNG MUA BÁN HÀNG HÓA**", "Số: ………", "Hôm nay gồm:")
    assert "issuer" not in found


def test_without_a_number_it_stands_beside_the_motto():
    head = table((("**TRƯỜNG TIỂU HỌC MẪU**",), STATE))
    assert recognised(head, "**THÔNG BÁO**")["issuer"] == "TRƯỜNG TIỂU HỌC MẪU"


def test_a_name_that_begins_as_no_body_does_is_unsure():
    head = office_head("**NHÓM CÔNG NGHỆ SỐ THÔN ĐÔNG**", "Số: 12/BC-TCN")
    assert unsure(head) == {"issuer"}
