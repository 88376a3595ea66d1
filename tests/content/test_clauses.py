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
        "a) Ngoài điều\n\nĐiều 5. Năm\n\n1. Khoản\n\na) Một\n\nđ) Hai\n\n"
        "Đoạn\n\ne) Ba\n\ne) Lại ba\n\n2. Khoản\n\na) Một\n\nĐiều 6. Sáu\n\na) Một\n\n1. Con của a"
    )
    assert [(clause.id, clause.mark, clause.label("vi")) for clause in found] == [
        ("doan-1", "¶", "Đoạn 1"),
        ("dieu-5", "5", "Điều 5"),
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
        ("doan-4", "¶", "Đoạn 4"),
    ]
    assert found[4].label("en") == "Article 5, clause 1, point đ"


def test_a_number_that_comes_twice_is_a_paragraph_the_second_time():
    assert [clause.id for clause in record("1. Một\n\n1. Lại một")] == ["muc-1", "doan-1"]


def test_numbers_may_have_letters_and_notes_behind_them():
    found = record(
        "### Điều 11a.[^8] Tạm đình chỉ\n\n1.[^9] Một\n\n1a. Một a\n\nđ)[^10] Điểm\n\n5đ. Năm đ"
    )
    assert [(clause.id, clause.label("vi")) for clause in found] == [
        ("dieu-11a", "Điều 11a"),
        ("dieu-11a-muc-1", "Điều 11a, khoản 1"),
        ("dieu-11a-muc-1a", "Điều 11a, khoản 1a"),
        ("dieu-11a-muc-1a-diem-dd", "Điều 11a, khoản 1a, điểm đ"),
        ("dieu-11a-muc-5dd", "Điều 11a, khoản 5đ"),
    ]
    assert [clause.notes for clause in found] == [["8"], ["9"], [], ["10"], []]


def test_a_chapter_has_divisions_and_a_part_has_points():
    found = record(
        "## Chương II\nQUYỀN\n\n### Mục 1\nCHUNG\n\n### Điều 4. Bốn\n\nMục 2 không là đề mục\n\n"
        "### Mục 2. RIÊNG\n\n## Chương III\n\n## I. PHẦN\n\n4. Bốn\n\na) Điểm"
    )
    assert [(clause.id, clause.text.count("\n")) for clause in found] == [
        ("chuong-2", 1),
        ("chuong-2-muc-1", 1),
        ("dieu-4", 0),
        ("doan-1", 0),
        ("chuong-2-muc-2", 0),
        ("chuong-3", 0),
        ("chuong-3-phan-1", 0),
        ("chuong-3-phan-1-muc-4", 0),
        ("chuong-3-phan-1-muc-4-diem-a", 0),
    ]


def test_what_a_law_quotes_of_another_has_no_numbers_of_its_own():
    quoted = "“Điều 8. Tám\n\n1. Một\n\n2. Hai.”."
    found = record(f"### Điều 5. Sửa\n\n1. Sửa như sau:\n\n{quoted}\n\n2. Bỏ “cụm từ\n\n3. Ba")
    assert [clause.id for clause in found] == [
        "dieu-5",
        "dieu-5-muc-1",
        "doan-1",
        "doan-2",
        "doan-3",
        "dieu-5-muc-2",
        "dieu-5-muc-3",
    ]


def test_the_words_of_a_text_are_those_of_its_original():
    text = "**LUẬT**\n\n## Chương I\nCHUNG\n\n1.[^2] Giá 5 \\* 3\n\n| a | b |\n\n[^2]: Một\nHai"
    assert (
        clauses.plain(record(text)) == "LUẬT\nChương I\nCHUNG\n1.[2] Giá 5 * 3\na | b\n[2] Một\nHai"
    )


def test_what_belongs_to_a_clause():
    found = record(
        "### Điều 5. Năm\n\nChung\n\n1. Một\n\na) A\n\nThêm\n\n2. Hai\n\n### Điều 6. Sáu"
    )
    assert [clause.id for clause in clauses.within(found, "dieu-5-muc-1")] == [
        "dieu-5-muc-1",
        "dieu-5-muc-1-diem-a",
        "doan-2",
    ]
    assert [clause.id for clause in clauses.within(found, "dieu-5")][-1] == "dieu-5-muc-2"
    assert [clause.id for clause in clauses.within(found, "doan-1")] == ["doan-1"]
