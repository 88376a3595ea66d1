"""The addresses of numbered paragraphs, in the forms that offices use, and where there is none."""

from __future__ import annotations

import re

import pytest

from tailieu.content import citation, clauses


def ids(*paragraphs: str) -> list[str]:
    """The addresses of paragraphs, "" for those without a number of their own."""
    found = clauses.split("\n\n".join(paragraphs))
    return ["" if clause.kind == "doan" else clause.id for clause in found]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Điều 1. Phạm vi", "dieu-1"),
        ("Điều 1: Phạm vi", "dieu-1"),
        ("**Điều 1**", "dieu-1"),
        ("**ĐIỀU 1. PHẠM VI**", "dieu-1"),
        ("### Điều 1 Phạm vi", "dieu-1"),
        ("Điều 01. Phạm vi", "dieu-1"),
        ("Điều 1 của Luật này quy định", ""),
        ("Điều 1 và Điều 9 của Luật", ""),
        ("Chương I", "chuong-1"),
        ("CHƯƠNG 1: QUY ĐỊNH CHUNG", "chuong-1"),
        ("**Chương I** QUY ĐỊNH CHUNG", "chuong-1"),
        ("**Mục 1. CHUNG**", "muc-1"),
        ("MỤC 1", "muc-1"),
        ("Mục 1 của Chương này", ""),
        ("Phần thứ nhất", "phan-1"),
        ("PHẦN I. CHUNG", "phan-1"),
        ("**I. MỤC ĐÍCH**", "phan-1"),
        ("I- Mục đích", "phan-1"),
        ("I/ Mục đích", "phan-1"),
        ("**A. TÌNH HÌNH**", "phan-a"),
        ("A. Nguyễn Văn", ""),
        ("1. Một", "muc-1"),
        ("1) Một", "muc-1"),
        ("1- Một", "muc-1"),
        ("1/ Một", "muc-1"),
        ("1.Một", "muc-1"),
        ("**1**. Một", "muc-1"),
        ("*1. Một*", "muc-1"),
        ("1/4 diện tích", ""),
        ("1.000 đồng", ""),
        ("1-2 người", ""),
    ],
)
def test_a_number_is_read_in_all_forms_that_are_used(text, id):
    assert ids(text) == [id]


@pytest.mark.parametrize("sign", [")", ".", "-", "/"])
def test_points_are_written_with_any_sign(sign):
    found = ids("Điều 1. Một", "1. Khoản", f"a{sign} Điểm", f"b{sign} Điểm", f"đ{sign} Điểm")
    assert found[2:4] == ["dieu-1-muc-1-diem-a", "dieu-1-muc-1-diem-b"]


def test_a_document_of_the_party():
    assert ids(
        "I- TÌNH HÌNH", "1- Một", "1.1- Con", "a) Điểm", "1.2- Con", "2- Hai", "II- B", "1- Một"
    ) == [
        "phan-1",
        "phan-1-muc-1",
        "phan-1-muc-1-1",
        "phan-1-muc-1-1-diem-a",
        "phan-1-muc-1-2",
        "phan-1-muc-2",
        "phan-2",
        "phan-2-muc-1",
    ]


def test_a_contract_numbers_within_its_articles():
    found = ids("ĐIỀU 1: NỘI DUNG", "1.1. Một", "1.2. Hai", "ĐIỀU 2: GIÁ", "2.1. Một", "1.3. Lạc")
    assert found == ["dieu-1", "dieu-1-muc-1-1", "dieu-1-muc-1-2", "dieu-2", "dieu-2-muc-2-1", ""]


def test_parts_hold_chapters_that_begin_anew_and_articles_that_go_on():
    assert ids(
        "Phần thứ nhất", "CHUNG", "Chương I", "Điều 1. A", "Phần thứ hai", "Chương I", "Điều 2. B"
    ) == ["phan-1", "", "chuong-1", "dieu-1", "phan-2", "phan-2-chuong-1", "dieu-2"]


def test_an_article_has_parts_where_it_introduces_them():
    approved = ids("Điều 1. Phê duyệt Kế hoạch như sau:", "I. MỤC TIÊU", "1. Một", "Điều 2. Hai")
    assert approved == ["dieu-1", "dieu-1-phan-1", "dieu-1-phan-1-muc-1", "dieu-2"]
    assert ids("Điều 1. Phê duyệt Kế hoạch.", "I. Mục tiêu", "1. Một") == ["dieu-1", "", ""]
    assert ids("Điều 1. Phê duyệt.", "**I- MỤC TIÊU**", "1. Một") == [
        "dieu-1",
        "phan-1",
        "phan-1-muc-1",
    ]


def test_letters_hold_roman_numbers_or_stand_in_them():
    assert ids("**A. MỘT**", "I. Một", "1. Một", "**B. HAI**", "I. Một") == [
        "phan-a",
        "phan-a-phan-1",
        "phan-a-phan-1-muc-1",
        "phan-b",
        "phan-b-phan-1",
    ]
    assert ids("**I. MỘT**", "**A. Một**", "1. Một", "**B. Hai**", "1. Một", "**II. HAI**") == [
        "phan-1",
        "phan-1-phan-a",
        "phan-1-phan-a-muc-1",
        "phan-1-phan-b",
        "phan-1-phan-b-muc-1",
        "phan-2",
    ]


DECISION = ("Điều 1. Ban hành kèm theo Quyết định này Quy chế.", "Điều 2. Thi hành./.")
SIGNED = ("Nơi nhận:", "- Như Điều 2;", "**TM. ỦY BAN NHÂN DÂN**", "**CHỦ TỊCH**", "Nguyễn Văn A")


def test_an_attachment_has_its_own_articles():
    found = ids(
        *DECISION,
        *SIGNED,
        "**QUY CHẾ**",
        "**Làm việc**",
        "Điều 1. Phạm vi",
        "1. Một",
        "Điều 4. Bốn",
    )
    assert found[:2] == ["dieu-1", "dieu-2"]
    assert found[-5:] == ["quy-che", "", "quy-che-dieu-1", "quy-che-dieu-1-muc-1", "quy-che-dieu-4"]


def test_an_attachment_is_named_by_its_kind_and_number_and_has_forms():
    assert ids(
        *DECISION,
        "PHỤ LỤC I",
        "TIÊU CHÍ",
        "1. Một",
        "**Mẫu số 01**",
        "1. Một",
        "**Phụ lục II**",
        "1. Một",
    )[2:] == [
        "phu-luc-1",
        "",
        "phu-luc-1-muc-1",
        "phu-luc-1-mau-1",
        "phu-luc-1-mau-1-muc-1",
        "phu-luc-2",
        "phu-luc-2-muc-1",
    ]


def test_a_line_below_the_title_tells_of_an_attachment_without_a_known_name():
    issued = "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2026)"
    assert ids(*DECISION, "Chế độ kế toán", issued, "Điều 1. Một")[2:] == [
        "",
        "kem-theo",
        "kem-theo-dieu-1",
    ]


@pytest.mark.parametrize(
    "between",
    [
        ("Điều 3. Thi hành./.",),
        ("Điều 3. Thi hành.", "Nơi nhận:"),
        ("Điều 3. Ba", "**KT. CHỦ TỊCH**"),
    ],
)
def test_what_follows_the_end_of_a_text_is_of_no_article(between):
    found = ids(
        "Điều 1. Một",
        "Điều 2. Hai",
        *between,
        "1. Sở Y tế",
        "Điều 1. Khác",
        "1. Một",
        "Điều 4. Bốn",
    )
    assert found[-4:] == ["", "", "", ""]


def test_a_heading_without_a_number_ends_lists():
    assert ids("Điều 3. Ba", "**DANH SÁCH THÀNH VIÊN**", "1. Ông A") == ["dieu-3", "", ""]
    assert ids("Chương I", "QUY ĐỊNH CHUNG", "1. Một") == ["chuong-1", "", "chuong-1-muc-1"]


def test_a_list_that_begins_anew_ends_the_articles_numbers():
    found = ids(
        "Điều 1. A", "1. Một", "2. Hai", "1. Khác", "2. Khác", "3. Khác", "Điều 2. B", "1. Một"
    )
    assert found == ["dieu-1", "dieu-1-muc-1", "dieu-1-muc-2", "", "", "", "dieu-2", "dieu-2-muc-1"]


def test_a_list_of_another_kind_within_a_numbered_paragraph_is_left_out():
    assert ids("Điều 1. A", "1. Một:", "1) x", "2) y", "2. Hai", "3- Ba") == [
        "dieu-1",
        "dieu-1-muc-1",
        "",
        "",
        "dieu-1-muc-2",
        "dieu-1-muc-3",
    ]
    assert ids("**1. MỘT**", "1. x", "2. y", "3. z", "**2. HAI**") == ["muc-1", "", "", "", "muc-2"]


def test_a_number_out_of_turn_waits_for_the_one_before():
    assert ids("Điều 1. A", "Điều 9. Trích", "1. Một", "Điều 2. B") == ["dieu-1", "", "", "dieu-2"]
    assert ids("Điều 1. A", "Điều 3. Ba") == ["dieu-1", "dieu-3"]


def test_the_last_words_of_a_sentence_are_no_article():
    found = ids("Điều 1. A", "1. Một theo khoản 3", "Điều 142.", "2. Hai", "Điều 2", "Tên")
    assert found == ["dieu-1", "dieu-1-muc-1", "", "dieu-1-muc-2", "dieu-2", ""]


@pytest.mark.parametrize(
    ("opening", "closing"), [("“", "”."), ('"', '".'), ("Sửa như sau: “", "”.")]
)
def test_quoted_articles_have_no_addresses(opening, closing):
    quoted = (f"{opening}Điều 2. Hai", "1. Một", f"2. Hai{closing}")
    assert ids("Điều 1. Sửa", *quoted, "Điều 2. Thi hành") == ["dieu-1", "", "", "", "dieu-2"]


def test_a_quotation_without_end_reaches_to_the_next_article():
    assert ids("Điều 1. Sửa", "“Điều 8. Tám", "1. Một", "**Điều 2. Hai**", "1. Một")[1:] == [
        "",
        "",
        "dieu-2",
        "dieu-2-muc-1",
    ]


def test_what_introduces_a_quotation_is_no_part_of_one_that_has_no_end():
    found = ids("Điều 1. Sửa", "1. Sửa khoản 2:", "“2. Hai", "2. Sửa khoản 9:", "“9. Chín.”")
    assert found == ["dieu-1", "dieu-1-muc-1", "", "dieu-1-muc-2", ""]


def test_the_contents_are_not_what_they_list():
    lines = ("MỤC LỤC", "Chương I. CHUNG 1", "Điều 1. Phạm vi 1", "Điều 1. Phạm vi 2")
    assert ids(*lines, "Chương I. CHUNG", "Điều 1. Phạm vi")[4:] == ["chuong-1", "dieu-1"]


@pytest.mark.parametrize(
    ("id", "label", "cited"),
    [
        ("quy-che-dieu-2-muc-1", "Quy chế, điều 2, khoản 1", "khoản 1 Điều 2 Quy chế kèm theo"),
        ("phu-luc-4-mau-1-muc-2", "Phụ lục IV, mẫu 1, mục 2", "Mục 2 Mẫu 1 Phụ lục IV kèm theo"),
        ("dieu-le", "Điều lệ", "Điều lệ kèm theo"),
        ("kem-theo-dieu-1", "Văn bản kèm theo, điều 1", "Điều 1 Văn bản kèm theo"),
        ("dieu-1-phan-2-muc-1", "Điều 1, mục II, khoản 1", "khoản 1 Mục II Điều 1"),
        ("phan-a-phan-1-muc-1-2", "Phần A, mục I, mục 1.2", "Mục 1.2 Mục I Phần A"),
        ("phan-2-chuong-1", "Phần II, chương I", "Chương I Phần II"),
        ("muc-1-diem-dd", "Mục 1, điểm đ", "điểm đ Mục 1"),
    ],
)
def test_an_address_is_named_as_those_who_cite_it_do(id, label, cited):
    clause = clauses.Clause(id, "", "")
    assert (clause.label("vi"), citation.of_clause(clause)) == (label, cited)
    assert re.search(clauses.ADDRESS, id)


@pytest.mark.parametrize("id", ["diem-a-dieu-5", "dieu-5-", "dieu-x", "khoan-1", "doan-1-muc-1"])
def test_what_is_no_address(id):
    assert not re.search(clauses.ADDRESS, id)
