"""Columns are read one after another, tables by their ruled lines."""

from __future__ import annotations

from tailieu.importing.pdf.columns import regions
from tailieu.importing.pdf.grids import grids
from tailieu.importing.pdf.pages import Piece, Ruling


def piece(text: str, x0: float, x1: float, y0: float, size: float = 13) -> Piece:
    return Piece(text, x0, y0, x1, y0 + size, 30, size)


def read(*pieces: Piece) -> list[list[str]]:
    return [[line.text for line in region.lines] for region in regions(list(pieces))]


def test_the_head_is_read_from_the_issuer_to_the_date():
    assert read(
        piece("BỘ CÔNG AN", 130, 210, 782),
        piece("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 282, 553, 782),
        piece("CỤC CẢNH SÁT PCCC VÀ CNCH", 69, 270, 767),
        piece("Độc lập - Tự do - Hạnh phúc", 338, 497, 767),
        piece("Số: 7/C07-P6", 118, 221, 737),
        piece("Hà Nội, ngày 05 tháng 3 năm 2026", 317, 518, 736),
        piece("V/v góp ý dự thảo", 95, 243, 718, 11),
        piece("Kính gửi: Công an các tỉnh", 209, 400, 670),
        piece("Thực hiện Kế hoạch xây dựng tiêu chuẩn", 84, 538, 650),
    ) == [
        ["BỘ CÔNG AN", "CỤC CẢNH SÁT PCCC VÀ CNCH", "Số: 7/C07-P6", "V/v góp ý dự thảo"],
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Hà Nội, ngày 05 tháng 3 năm 2026",
        ],
        ["Kính gửi: Công an các tỉnh", "Thực hiện Kế hoạch xây dựng tiêu chuẩn"],
    ]


def test_the_name_of_the_signer_stands_below_the_title_with_a_gap():
    assert read(
        piece("đóng góp ý kiến của các đơn vị./.", 84, 538, 379),
        piece("Nơi nhận:", 90, 141, 343, 12),
        piece("KT. CỤC TRƯỞNG", 373, 496, 341, 14),
        piece("- Như trên;", 90, 138, 330, 11),
        piece("PHÓ CỤC TRƯỞNG", 370, 500, 324, 14),
        piece("- Lưu: VT.", 90, 155, 317, 11),
        piece("Nguyễn Văn Điệp", 355, 515, 232),
    )[1:] == [
        ["Nơi nhận:", "- Như trên;", "- Lưu: VT."],
        ["KT. CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG", "Nguyễn Văn Điệp"],
    ]


def test_a_wide_gap_between_words_divides_no_text():
    assert read(
        piece("chính quyền có trách nhiệm", 84, 300, 700),
        piece("xử lý theo quy định", 320, 538, 700),
        piece("của pháp luật.", 84, 180, 680),
    ) == [["chính quyền có trách nhiệm xử lý theo quy định", "của pháp luật."]]


def test_ruled_lines_make_a_table_with_cells_that_span_others():
    across = [Ruling(100, y, 300, y) for y in (700, 680, 660)]
    down = [Ruling(100, 660, 100, 700), Ruling(300, 660, 300, 700), Ruling(200, 660, 200, 680)]
    (grid,) = grids([*across, *down, Ruling(150, 600, 250, 600)])
    assert grid.place(piece("Đầu bảng", 210, 260, 684, 10)) == (0, 0)
    assert grid.place(piece("trái", 110, 140, 664, 10)) == (1, 0)
    assert grid.place(piece("phải", 210, 240, 664, 10)) == (1, 1)
    assert grid.place(piece("dưới bảng", 110, 140, 640, 10)) is None


def test_a_frame_and_lines_below_titles_are_no_table():
    frame = [
        Ruling(100, 700, 300, 700),
        Ruling(100, 600, 300, 600),
        Ruling(100, 600, 100, 700),
        Ruling(300, 600, 300, 700),
    ]
    assert grids([*frame, Ruling(150, 500, 250, 500)]) == []
