"""Lines of a page become paragraphs by where they stand: text between 70 and 520 points."""

from __future__ import annotations

from tailieu.importing.pdf.lines import Joiner, Line

LEFT, RIGHT, SET_IN = 70, 520, 100
WORD = 30


def page(*rows: tuple[str, float, float], pitch: int = 16) -> list[Line]:
    """Lines below one another: text, where it begins and ends; first words are 30 points wide."""
    return [
        Line(text, x0, 800 - pitch * at, x1, 814 - pitch * at, WORD, 14)
        for at, (text, x0, x1) in enumerate(rows)
    ]


def texts(*pages: list[Line]) -> list[str]:
    joiner = Joiner()
    found: list[str] = []
    for lines in pages:
        for paragraph in joiner.paragraphs(lines, joiner.column(lines)):
            if paragraph.goes_on:
                found[-1] += f" | {paragraph.text}"
            else:
                found.append(paragraph.text)
    return found


LAW = page(
    ("1. Người lao động được", SET_IN, RIGHT),
    ("Điều 23 của Luật này nêu.", LEFT, 260),
    ("2. Mức tăng thêm là 8%", SET_IN, RIGHT),
    ("so với tháng 6, theo Quyết định số 22/QĐ-", LEFT, RIGHT),
    ("TTg và bảng kèm theo; khoản", LEFT, RIGHT),
    ("3. Đoạn sau", SET_IN, 300),
    ("a) Điểm thứ nhất thì dài đến hết", SET_IN, RIGHT),
)


def test_where_paragraphs_are_set_in_a_line_at_the_left_edge_goes_on():
    assert texts(LAW) == [
        "1. Người lao động được Điều 23 của Luật này nêu.",
        "2. Mức tăng thêm là 8% so với tháng 6, theo Quyết định số 22/QĐ-TTg và bảng kèm theo; "
        "khoản",
        "3. Đoạn sau",
        "a) Điểm thứ nhất thì dài đến hết",
    ]


def test_below_a_full_line_in_bold_a_number_begins_the_text():
    article = page(
        ("**Điều 92. Giải quyết chậm so với quy định**", SET_IN, RIGHT),
        ("1. Trường hợp nộp hồ sơ", LEFT, RIGHT),
        ("thì phải giải trình.", LEFT, 200),
        ("2. Trường hợp khác", SET_IN, 300),
    )
    assert texts(LAW, article)[4:6] == [
        "**Điều 92. Giải quyết chậm so với quy định**",
        "1. Trường hợp nộp hồ sơ thì phải giải trình.",
    ]


def test_a_paragraph_goes_on_in_the_next_page():
    following = page(("Nhà nước quy định.", LEFT, 300), ("b) Điểm thứ hai", SET_IN, 400))
    assert texts(LAW, following)[3:] == [
        "a) Điểm thứ nhất thì dài đến hết | Nhà nước quy định.",
        "b) Điểm thứ hai",
    ]


def test_a_page_of_which_all_lines_are_set_in_begins_with_a_paragraph():
    points = page(("b) Điểm thứ hai dài đến hết", SET_IN, RIGHT), ("c) Điểm ba", SET_IN, 400))
    assert texts(LAW, LAW, points)[7:] == [
        "a) Điểm thứ nhất thì dài đến hết",
        "b) Điểm thứ hai dài đến hết",
        "c) Điểm ba",
    ]


def test_where_nothing_is_set_in_numbers_begin_paragraphs():
    letter = page(
        ("Ủy ban nhân dân xã đề nghị các thôn chuẩn bị", LEFT, RIGHT),
        ("cây giống.", LEFT, 200),
        ("1. Thôn Đông trồng phượng, mỗi nhà một cây, xong", LEFT, RIGHT),
        ("2. Thôn Tây trồng bằng lăng", LEFT, 400),
    )
    assert texts(letter) == [
        "Ủy ban nhân dân xã đề nghị các thôn chuẩn bị cây giống.",
        "1. Thôn Đông trồng phượng, mỗi nhà một cây, xong",
        "2. Thôn Tây trồng bằng lăng",
    ]


def test_lines_far_apart_are_one_paragraph_and_an_article_that_is_cited_begins_none():
    letter = page(
        ("Sở đề nghị xem xét theo quy định tại", SET_IN, RIGHT),
        ("Điều 209 và Điều 219 Bộ luật Dân sự và các", LEFT, RIGHT),
        ("văn bản khác, có ảnh hưởng xấu theo khoản 1", LEFT, RIGHT),
        ("Điều 142.", LEFT, 200),
        ("Điều 2. Hiệu lực", SET_IN, 300),
        pitch=24,
    )
    assert texts(letter) == [
        "Sở đề nghị xem xét theo quy định tại Điều 209 và Điều 219 Bộ luật Dân sự và các văn bản "
        "khác, có ảnh hưởng xấu theo khoản 1 Điều 142.",
        "Điều 2. Hiệu lực",
    ]


def test_a_line_with_room_for_the_next_word_ends_a_paragraph():
    assert texts(page(("Kính gửi Sở", LEFT, 480), ("Ủy ban đã họp", LEFT, RIGHT))) == [
        "Kính gửi Sở",
        "Ủy ban đã họp",
    ]


def test_the_text_of_a_point_may_hang_and_a_title_in_the_middle_is_one():
    notice = page(
        ("Điều chỉnh lương hưu, trợ cấp bảo hiểm", 85, 505),
        ("và trợ cấp hằng tháng", 200, 390),
        ("- Thôn Đông trồng phượng dọc đường làng và sau", LEFT, RIGHT),
        ("Nhà văn hóa, trồng cả xoan ở ven sông và trước", 85, RIGHT),
        ("Đình làng", 85, 200),
        ("Thôn Tây", LEFT, 200),
    )
    assert texts(notice) == [
        "Điều chỉnh lương hưu, trợ cấp bảo hiểm và trợ cấp hằng tháng",
        "- Thôn Đông trồng phượng dọc đường làng và sau Nhà văn hóa, trồng cả xoan ở ven sông và "
        "trước Đình làng",
        "Thôn Tây",
    ]


def test_the_lines_of_a_table_of_contents_stay_apart():
    listed = page(("LỜI NÓI ĐẦU ........ 2", LEFT, RIGHT), ("Chương I ..... 3", LEFT, RIGHT))
    assert texts(listed) == ["LỜI NÓI ĐẦU ........ 2", "Chương I ..... 3"]
