"""The full text of a document: the addresses of its clauses."""

from __future__ import annotations

from tailieu.content import clauses


def record(text: str) -> list[clauses.Clause]:
    return clauses.split(text)


def test_numbers_that_begin_anew_have_addresses_of_their_own():
    found = record(
        "Mở đầu\n\n1. Một\n\n## I. MỤC ĐÍCH\n\n1. Một\n\n**2. Hai**\n\nThêm\n\n"
        "## II. NỘI DUNG\n\n1. Một\n\n**Điều 5.** Năm\n\n1. Khoản\n\n[^1]: Chú thích"
    )
    assert [(clause.id, clause.mark, clause.label("vi")) for clause in found] == [
        ("doan-1", "¶", "Đoạn 1"),
        ("muc-1", "1", "Mục 1"),
        ("phan-1", "I", "Phần I"),
        ("phan-1-muc-1", "1", "Phần I, mục 1"),
        ("phan-1-muc-2", "2", "Phần I, mục 2"),
        ("doan-2", "¶", "Đoạn 2"),
        ("phan-2", "II", "Phần II"),
        ("phan-2-muc-1", "1", "Phần II, mục 1"),
        ("dieu-5", "5", "Điều 5"),
        ("dieu-5-muc-1", "1", "Điều 5, khoản 1"),
        ("chu-thich-1", "※", "Chú thích 1"),
    ]
    assert found[3].label("en") == "Part I, item 1"


def test_chapters_have_addresses_in_either_writing():
    found = record(
        "**CHƯƠNG I**\n\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\n"
        "## Chương XLII. HIỆU LỰC\n\n1. Một\n\nChương trình này\n\nChương 100"
    )
    assert [(clause.id, clause.mark, clause.label("vi")) for clause in found] == [
        ("chuong-1", "I", "Chương I"),
        ("doan-1", "¶", "Đoạn 1"),
        ("dieu-1", "1", "Điều 1"),
        ("chuong-42", "XLII", "Chương XLII"),
        ("chuong-42-muc-1", "1", "Chương XLII, mục 1"),
        ("doan-2", "¶", "Đoạn 2"),
        ("doan-3", "¶", "Đoạn 3"),
    ]


def test_points_belong_to_an_article_or_to_its_numbered_paragraph():
    found = record(
        "a) Ngoài điều\n\nĐiều 5. Năm\n\na) Của điều\n\n1. Khoản\n\na) Một\n\nđ) Hai\n\n"
        "Đoạn\n\ne) Ba\n\ne) Lại ba\n\n2. Khoản\n\na) Một\n\nĐiều 6. Sáu\n\na) Một"
    )
    assert [(clause.id, clause.mark, clause.label("vi")) for clause in found] == [
        ("doan-1", "¶", "Đoạn 1"),
        ("dieu-5", "5", "Điều 5"),
        ("dieu-5-diem-a", "a", "Điều 5, điểm a"),
        ("dieu-5-muc-1", "1", "Điều 5, khoản 1"),
        ("dieu-5-muc-1-diem-a", "a", "Điều 5, khoản 1, điểm a"),
        ("dieu-5-muc-1-diem-dd", "đ", "Điều 5, khoản 1, điểm đ"),
        ("doan-2", "¶", "Đoạn 2"),
        ("dieu-5-muc-1-diem-e", "e", "Điều 5, khoản 1, điểm e"),
        ("doan-3", "¶", "Đoạn 3"),
        ("dieu-5-muc-2", "2", "Điều 5, khoản 2"),
        ("dieu-5-muc-2-diem-a", "a", "Điều 5, khoản 2, điểm a"),
        ("dieu-6", "6", "Điều 6"),
        ("dieu-6-diem-a", "a", "Điều 6, điểm a"),
    ]
    assert found[5].label("en") == "Article 5, clause 1, point đ"


def test_a_number_that_comes_twice_is_a_paragraph_the_second_time():
    assert [clause.id for clause in record("1. Một\n\n1. Lại một")] == ["muc-1", "doan-1"]
