"""Tables as a page can show them."""

from __future__ import annotations

import pytest

from helpers.importing import decoration, losses, record, taken
from helpers.word_files import WordFile, cell, paragraph, run, table
from tailieu.content.clauses import passage
from tailieu.importing.blocks import Block
from tailieu.importing.page import _table
from tailieu.importing.tables import arranged


def block(*rows: str, merged: tuple[tuple[int, int, int, int], ...] = ()) -> Block:
    """A table of rows such as `A | B`; `/` ends a line of a cell."""
    cells = [
        tuple(tuple(line for line in cell.strip().split("/") if line) for cell in row.split("|"))
        for row in rows
    ]
    return Block(kind="table", rows=tuple(cells), merged=merged)


def shown(*rows: str, merged: tuple[tuple[int, int, int, int], ...] = ()) -> list[str]:
    """What a page shows: a paragraph a line, tables as in the record."""
    blocks = arranged([block(*rows, merged=merged)])
    return [_table(b) if b.kind == "table" else b.text for b in blocks]


def test_several_rows_of_heads_become_one():
    """«Khen thưởng» stands over two columns, «STT» beside two rows."""
    spans = ((0, 0, 2, 1), (0, 1, 1, 2))
    assert shown("STT | Khen thưởng |", " | Tập thể | Cá nhân", "1 | 3 | 5", merged=spans) == [
        "| STT | Khen thưởng<br>Tập thể | Cá nhân |\n| --- | --- | --- |\n| 1 | 3 | 5 |"
    ]


def test_heads_beside_need_not_span_rows():
    spans = ((0, 1, 1, 2),)
    assert shown("A | B | | ", " | b | c | thêm", "1 | 3 | 5 | 7", merged=spans) == [
        "| A | B<br>b | c | thêm |\n| --- | --- | --- | --- |\n| 1 | 3 | 5 | 7 |"
    ]
    assert shown("STT | Khen thưởng |", " | Tập thể | Cá nhân", "1 | 3 | 5", merged=spans) == [
        "| STT | Khen thưởng<br>Tập thể | Cá nhân |\n| --- | --- | --- |\n| 1 | 3 | 5 |"
    ]


def test_a_title_and_a_note_over_all_columns_stand_outside():
    spans = ((0, 0, 1, 2), (3, 0, 1, 2))
    assert shown("Biểu 1/Năm 2025 |", "Tên | Số", "An | 1", "Ghi chú: x |", merged=spans) == [
        "Biểu 1",
        "Năm 2025",
        "| Tên | Số |\n| --- | --- |\n| An | 1 |",
        "Ghi chú: x",
    ]


def test_a_row_over_all_columns_within_a_table_stays_in_it():
    spans = ((1, 0, 1, 2),)
    assert shown("Giờ | Việc", "Buổi sáng |", "7 giờ | Chào cờ", merged=spans) == [
        "| Giờ | Việc |\n| --- | --- |\n| Buổi sáng |  |\n| 7 giờ | Chào cờ |"
    ]


@pytest.mark.parametrize(
    ("rows", "paragraphs"),
    [
        (["Một", "Hai/Ba"], ["Một", "Hai", "Ba"]),
        (["NGƯỜI LẬP BIỂU/(Ký) | TRƯỞNG PHÒNG"], ["NGƯỜI LẬP BIỂU", "(Ký)", "TRƯỞNG PHÒNG"]),
        (["- | một;/thêm", "+ | hai", "- |"], ["- một;", "thêm", "+ hai", "-"]),
        (
            ["Người lập | Giám đốc", "(Ký, ghi rõ họ tên) | (Ký tên)"],
            ["Người lập", "(Ký, ghi rõ họ tên)", "Giám đốc", "(Ký tên)"],
        ),
        (["Thuế | = | Thu nhập/chịu thuế | x | 20%"], ["Thuế = Thu nhập chịu thuế x 20%"]),
        ([" | Chữ | "], ["Chữ"]),
        ([" | ", " | "], []),
    ],
)
def test_what_only_lays_out_a_text_becomes_paragraphs(rows, paragraphs):
    assert shown(*rows) == paragraphs


@pytest.mark.parametrize(
    "first",
    ["1 | Một | x", "a) | Một | x", "Họ và tên: | An | x", f"{'x' * 200} | y | z", " | Một | "],
)
def test_a_table_without_heads_has_none(first):
    """On a phone each cell of a row stands below the head of its column."""
    [text] = shown(first, "2 | Hai | Ba")
    assert passage(text).head == []


def test_empty_rows_and_columns_go():
    assert shown("A | | B", " | | ", "1 | | 2") == ["| A | B |\n| --- | --- |\n| 1 | 2 |"]


def test_a_row_of_dashes_is_a_row():
    """Otherwise it would end the heads."""
    [text] = shown("A | B", "- | -", "1 | 2")
    assert passage(text).rows == [[["\\-"], ["\\-"]], [["1"], ["2"]]]


def test_a_frame_around_a_table_goes(root):
    """What lies in it stands in its order."""
    inner = table(
        [cell(paragraph(run("Tên"))), cell(paragraph(run("Số")))],
        [cell(paragraph(run("An"))), cell(paragraph(run("1")))],
    )
    file = WordFile()
    file.add(table([cell(paragraph(run("Biểu 1")), inner, paragraph(run("Hết")))]))
    _, text, done = taken(root, file)
    assert record(text) == ["Biểu 1", "| Tên | Số |\n| --- | --- |\n| An | 1 |", "Hết"]
    assert decoration(done) == "(1): khung bao quanh bảng khác: 1"


def test_a_row_longer_than_the_first_keeps_its_cells(root):
    def cells(*texts: str) -> list[str]:
        return [cell(paragraph(run(text))) for text in texts]

    file = WordFile([table(cells("A", "B"), cells("1", "2", "dư"), cells("3", "x\u2011y"))])
    _, text, done = taken(root, file)
    assert record(text) == ["| A | B |  |\n| --- | --- | --- |\n| 1 | 2 | dư |\n| 3 | x-y |  |"]
    assert losses(done) == []


def test_a_form_of_a_word_file(root):
    across, down = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'

    def cells(*texts: str) -> list[str]:
        return [cell(paragraph(run(text))) for text in texts]

    file = WordFile()
    file.add(
        table(
            [
                cell(paragraph(run("STT")), properties=down),
                cell(paragraph(run("Số lượng")), properties=across),
            ],
            [cell("<w:p/>", properties="<w:vMerge/>"), *cells("Nam", "Nữ")],
            cells("1", "88", "67"),
        )
    )
    assert record(taken(root, file)[1]) == [
        "| STT | Số lượng<br>Nam | Nữ |\n| --- | --- | --- |\n| 1 | 88 | 67 |"
    ]
