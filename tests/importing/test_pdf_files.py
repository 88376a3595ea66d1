"""PDF files as they come: read whole, or refused in a moment."""

from __future__ import annotations

import random

import pytest

from helpers.pdf_files import Text, drawing_of, letters_of
from tailieu.content.findings import ContentErrors
from tailieu.importing.blocks import Contents
from tailieu.importing.head.metadata import recognise
from tailieu.importing.pdf import reader

# Letters of 14 points are 7 wide: a line of 64 letters goes from 70 to 518.
LEFT, MIDDLE = 70, 380


def read(data: bytes) -> Contents:
    return reader.read(data, "tep.pdf", lambda done, total: None)


def refused(data: bytes) -> str:
    with pytest.raises(ContentErrors) as caught:
        read(data)
    return str(caught.value.findings[0].text("vi"))


def lines(text: str, top: int, pitch: int, left: int = LEFT) -> list[Text]:
    """A text broken into lines of at most 64 letters."""
    found, line = [], ""
    for word in text.split():
        if len(line) + len(word) > 63:
            found.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [(left, top - at * pitch, each) for at, each in enumerate([*found, line])]


TEXT = (
    "Sở Tư pháp nhận được Tờ trình của Đoàn Luật sư, theo đó đề nghị có ý kiến theo quy định tại "
    "Điều 209 và Điều 219 Bộ luật Dân sự năm 2015 và các văn bản khác có liên quan đến việc này, "
    "trước khi phê chuẩn kết quả Đại hội."
)


def test_a_paragraph_is_one_however_far_its_lines_are_apart():
    page = [*lines(TEXT, 760, 18), *lines(TEXT, 600, 21), *lines(TEXT, 440, 24)]
    assert [block.text for block in read(letters_of([page])).blocks] == [TEXT] * 3


def test_the_signer_stands_below_the_title_on_the_only_page():
    page = [
        (LEFT, 780, "SỞ TƯ PHÁP"),
        (LEFT, 760, "Số: 788/STP-HC"),
        *lines(TEXT, 700, 18),
        (MIDDLE, 500, "GIÁM ĐỐC"),
        (MIDDLE - 15, 420, "Nguyễn Văn An"),
    ]
    signer = recognise(read(letters_of([page])).blocks).signer
    assert signer and signer.value == "Nguyễn Văn An"


def test_notes_at_the_foot_do_not_divide_a_paragraph_that_goes_on():
    begun, ended = lines(TEXT, 700, 18)[:2], lines(TEXT, 780, 18)[2:]
    note = "1 Luật số 91/2015/QH13 của Quốc hội khóa XIII."
    data = letters_of([[*begun, (LEFT, 90, note, 10)], ended])
    assert [block.text for block in read(data).blocks] == [TEXT, note]


def test_a_line_at_the_edge_of_two_pages_is_no_running_head():
    edge: list[Text] = [(LEFT, 805, "CÔNG BÁO"), (LEFT, 785, "theo quy định của Luật này.")]
    pages = [[*edge, *lines(TEXT, 700, 18)]] * 2
    contents = read(letters_of(pages))
    assert [block.text for block in contents.blocks] == ["theo quy định của Luật này.", TEXT] * 2
    assert [str(loss) for loss in contents.losses] == [
        "2 đầu trang hay chân trang «CÔNG BÁO», ở mép các trang"
    ]


def test_a_scan_with_a_bad_text_layer_is_refused():
    said = "cgNG HoA x.A. Hor cHU NGHIA vrpr NAM DQc l$p - Tq do - H4nh phric Vd viQc cho ph6p " * 3
    assert refused(letters_of([lines(said, 780, 18)])).startswith(
        "tep.pdf: TL096 có lớp chữ nhưng đọc ra chữ vô nghĩa: chỉ 0 % là tiếng Việt."
    )


def test_an_english_annex_is_taken_in_with_a_warning():
    annex = "The parties to this agreement shall be bound by all of its terms and by the law. " * 2
    contents = read(letters_of([lines(TEXT, 780, 18), lines(annex, 780, 18)]))
    assert [str(loss) for loss in contents.losses] == [
        "nhiều chữ không phải tiếng Việt: chữ nước ngoài, hoặc máy nhận chữ sai; hãy so từng chữ, "
        "ở trang 2"
    ]


def test_two_thousand_scattered_words_are_refused_at_once():
    """Grouping them to boxes would take a minute."""
    chance = random.Random(27)
    page = [(chance.uniform(0, 560), chance.uniform(0, 800), f"chu{at}", 6) for at in range(2_000)]
    assert "TL096" in refused(letters_of([page]))


def test_a_table_of_signs_that_claims_billions_is_refused():
    data = drawing_of(["BT /F 12 Tf <0001> Tj ET"], "1 beginbfrange <0> <FFFFFFFF> <0> endbfrange")
    assert refused(data).startswith("tep.pdf: TL095 mở ra thì quá lớn.")


def test_forms_that_each_draw_the_next_one_twice_are_refused():
    forms = [f"/X{at + 1} Do /X{at + 1} Do" for at in range(24)] + ["0 0 m"]
    assert refused(drawing_of(["/X0 Do"], "", forms)).startswith("tep.pdf: TL095")


def test_the_head_of_a_table_that_goes_on_is_told_with_its_words():
    cells = [f"{x} {y} 100 30 re S" for x in (100, 200) for y in (670, 700)]
    signs = "2 beginbfchar\n<0001> <0041>\n<0002> <0042>\nendbfchar"
    pages = []
    for row in ("0001", "0002"):
        words = [(110, 710, "0001"), (210, 710, "0002"), (110, 680, row)]
        said = [f"BT /F 14 Tf 1 0 0 1 {x} {y} Tm <{code}> Tj ET" for x, y, code in words]
        pages.append("\n".join([*cells, *said]))
    contents = read(drawing_of(pages, signs))
    (table,) = contents.blocks
    assert table.rows == ((("A",), ("B",)), (("A",), ()), (("B",), ()))
    assert [str(loss) for loss in contents.losses if loss.decoration] == [
        "đầu bảng lặp lại «A B», ở các trang sau của bảng"
    ]


def test_a_letter_that_the_file_does_not_name_is_marked():
    signs = "3 beginbfchar\n<0001> <0041>\n<0002> <0000>\n<0003> <0042>\nendbfchar"
    data = drawing_of(["BT /F 14 Tf 1 0 0 1 70 700 Tm <000100020003> Tj ET"], signs)
    assert read(data).blocks[0].text == "A\uffffB"
