"""Where the subject of a document ends."""

from __future__ import annotations

import pytest

from helpers.heads import office_head, recognised, unsure

DECISION = office_head("**ỦY BAN NHÂN DÂN**", "**TỈNH MẪU**", "Số: 12/QĐ-UBND")
BASED = "Căn cứ Luật Tổ chức chính quyền địa phương;"


@pytest.mark.parametrize(
    "lines",
    [
        ("**Về việc mẫu**", "**CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MẪU**", BASED),
        ("**Về việc mẫu**", "**Chủ tịch Ủy ban nhân dân tỉnh Mẫu**", BASED),
        ("**Về việc mẫu**", "**ỦY BAN NHÂN DÂN TỈNH MẪU**", BASED),
        ("**Về việc mẫu**", "**HỘI ĐỒNG NHÂN DÂN TỈNH MẪU**", "**KHÓA IX, KỲ HỌP THỨ 5**", BASED),
        ("**Về việc mẫu**", "**BAN THƯỜNG VỤ HUYỆN ỦY**", BASED),
        ("**Về việc mẫu**", "BỘ TRƯỞNG BỘ NỘI VỤ", BASED),
        ("**Về việc mẫu CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MẪU**", BASED),
        ("**Về việc**", "**mẫu**", BASED),
        ("Về việc mẫu", "bộ trưởng bộ tài chính", BASED),
        ("Về việc mẫu", BASED),
        ("Về việc", "mẫu", "Sở thông báo như sau:"),
        ("**Về việc mẫu**", "Thực hiện Nghị quyết số 12;"),
        ("**Về việc mẫu**", "**I. MỤC ĐÍCH**"),
        ("**Về việc mẫu**", "-----", "**Mở đầu**"),
        ("**Về việc mẫu**", "**Kính gửi: Các sở**"),
        ("**Về việc mẫu**", "*(Ban hành kèm theo Quyết định số 1)*"),
        ("**CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN**", "**Về việc mẫu**", BASED),
    ],
)
def test_it_ends_before_who_decides_and_before_the_text(lines):
    assert recognised(DECISION, "**QUYẾT ĐỊNH**", *lines)["summary"] == "Về việc mẫu"


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        (
            ("BAN HÀNH QUY CHẾ CỦA", "ỦY BAN NHÂN DÂN TỈNH MẪU", BASED),
            "BAN HÀNH QUY CHẾ CỦA ỦY BAN NHÂN DÂN TỈNH MẪU",
        ),
        (("HƯỚNG DẪN THỂ THỨC", "VĂN BẢN", BASED), "HƯỚNG DẪN THỂ THỨC VĂN BẢN"),
        (
            ("**Thực hiện Nghị quyết số 12-NQ/TW**", "I. MỤC ĐÍCH"),
            "Thực hiện Nghị quyết số 12-NQ/TW",
        ),
        (("(V/v thành lập ban)", BASED), "(V/v thành lập ban)"),
        (("Nội dung.",), None),
        (("**ĐƠN VỊ THỰC HIỆN: ..........**",), None),
        (("**ỦY BAN NHÂN DÂN TỈNH MẪU**", BASED), None),
        (("T h u h ồ i đ ấ t",), None),
    ],
)
def test_it_may_have_any_letters(lines, subject):
    assert recognised(DECISION, "**QUYẾT ĐỊNH**", *lines).get("summary") == subject


def test_a_comma_in_it_need_not_be_bold():
    lines = ("**LUẬT**", "**VỀ QUẢN LÝ,**", "**SỬ DỤNG**, **KHAI THÁC ĐẤT**", BASED)
    subject = "VỀ QUẢN LÝ, SỬ DỤNG, KHAI THÁC ĐẤT"
    assert recognised(DECISION, *lines)["summary"] == subject


def test_it_may_stand_in_the_line_of_the_kind():
    found = recognised(DECISION, "**QUYẾT ĐỊNH Về việc mẫu**", BASED)
    assert (found["type"], found["summary"]) == ("quyet-dinh", "Về việc mẫu")


@pytest.mark.parametrize("after", [BASED, "Thực hiện Công văn số 12, Sở báo cáo như sau:"])
def test_plain_lines_are_one_only_by_their_place(after):
    lines = ("**QUYẾT ĐỊNH**", "Thành lập Ban chỉ đạo", after)
    assert recognised(DECISION, *lines)["summary"] == "Thành lập Ban chỉ đạo"
    assert unsure(DECISION, *lines) == {"summary"}


def test_a_pdf_may_have_it_before_the_kind():
    lines = ("**Thành lập Ban chỉ đạo**", "**QUYẾT ĐỊNH**", BASED)
    assert recognised(DECISION, *lines)["summary"] == "Thành lập Ban chỉ đạo"
    assert unsure(DECISION, *lines) == {"summary"}


def test_a_rule_behind_it_is_no_part_of_it():
    found = recognised(DECISION, "**QUYẾT ĐỊNH**", "**Về việc mẫu** ________", "Mở đầu.")
    assert found["summary"] == "Về việc mẫu"


@pytest.mark.parametrize(
    ("left", "subject"),
    [
        (("V/v cải thiện", "các chỉ số", "Kính gửi:", "- Các sở;"), "V/v cải thiện các chỉ số"),
        (("Số: 15/UBND-NC V/v cải thiện",), "V/v cải thiện"),
        (("V/v cải thiện Kính gửi: Các sở",), "V/v cải thiện"),
        (("Về việc cải thiện các chỉ số",), "Về việc cải thiện các chỉ số"),
    ],
)
def test_that_of_a_dispatch_stands_below_its_number(left, subject):
    head = office_head("**ỦY BAN NHÂN DÂN**", "**TỈNH MẪU**", "Số: 15/UBND-NC", *left)
    assert recognised(head, "Căn cứ tình hình.")["summary"] == subject
