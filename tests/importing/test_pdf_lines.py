"""Lines of a page become paragraphs by where they stand: text between 70 and 520 points."""

from __future__ import annotations

from tailieu.importing.pdf_lines import Joiner, Line

LEFT, RIGHT, SET_IN = 70, 520, 100


def page(*rows: tuple[str, float, float] | tuple[str, float, float, int]) -> list[Line]:
    """Lines below one another: text, where it begins and ends, and its box if it is not 1."""
    boxes = [row[3] if len(row) == 4 else 1 for row in rows]
    edges = {box: min(row[1] for row, own in zip(rows, boxes, strict=True) if own == box)
             for box in boxes}  # fmt: skip
    return [
        Line(row[0], row[1], 800 - 16 * at, row[2], 814 - 16 * at, box, edges[box])
        for at, (row, box) in enumerate(zip(rows, boxes, strict=True))
    ]


def texts(*pages: list[Line]) -> list[str]:
    joiner = Joiner()
    found: list[str] = []
    for lines in pages:
        for paragraph in joiner.paragraphs(lines):
            if paragraph.goes_on:
                found[-1] += f" | {paragraph.text}"
            else:
                found.append(paragraph.text)
    return found


LAW = page(
    ("1. Người lao động được", SET_IN, RIGHT),
    ("Điều 23 của Luật này nêu.", LEFT, 260, 2),
    ("2. Mức tăng thêm là 8%", SET_IN, RIGHT, 3),
    ("so với tháng 6, theo Quyết định số 22/QĐ-", LEFT, RIGHT, 3),
    ("TTg và bảng kèm theo; khoản", LEFT, RIGHT, 3),
    ("3. Đoạn sau", SET_IN, 300, 3),
    ("a) Điểm thứ nhất thì dài đến hết", SET_IN, RIGHT, 3),
)


def test_where_paragraphs_are_set_in_a_line_at_the_left_edge_goes_on():
    assert texts(LAW) == [
        "1. Người lao động được Điều 23 của Luật này nêu.",
        "2. Mức tăng thêm là 8% so với tháng 6, theo Quyết định số 22/QĐ-TTg và bảng kèm theo; "
        "khoản",
        "3. Đoạn sau",
        "a) Điểm thứ nhất thì dài đến hết",
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


def test_the_cells_of_a_head_stay_apart_and_a_long_title_is_one():
    head = page(
        ("CHÍNH PHỦ", 110, 210, 1),
        ("Số: 162/2026/NĐ-", 100, 220, 1),
        ("CP", 150, 170, 1),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 260, RIGHT, 2),
        ("Độc lập - Tự do - Hạnh phúc", 290, 490, 2),
        ("Hà Nội, ngày 15 tháng 5 năm 2026", 280, RIGHT, 2),
        ("NGHỊ ĐỊNH", 250, 340, 3),
        ("Điều chỉnh lương hưu, trợ cấp bảo hiểm", 85, 505, 3),
        ("và trợ cấp hằng tháng", 200, 390, 3),
        ("Căn cứ Luật Bảo hiểm xã hội, được sửa đổi", LEFT, RIGHT, 4),
        ("bởi Luật số 73/2025/QH15 và những luật khác đã", LEFT, RIGHT, 4),
        ("có hiệu lực;", LEFT, 200, 4),
    )
    assert texts(head) == [
        "CHÍNH PHỦ",
        "Số: 162/2026/NĐ-CP",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hà Nội, ngày 15 tháng 5 năm 2026",
        "NGHỊ ĐỊNH",
        "Điều chỉnh lương hưu, trợ cấp bảo hiểm và trợ cấp hằng tháng",
        "Căn cứ Luật Bảo hiểm xã hội, được sửa đổi bởi Luật số 73/2025/QH15 và những luật khác đã "
        "có hiệu lực;",
    ]
