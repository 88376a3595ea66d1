"""What a Word file holds stands on the page, or is named where it is lost."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from helpers.full_text import drawn
from helpers.importing import decoration, losses, record, taken
from helpers.program import tailieu
from helpers.word_files import (
    WordFile,
    cell,
    font,
    numbered,
    packed,
    paragraph,
    picture,
    run,
    styled,
    table,
)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Báo cáo của công an xã", "Báo cáo của công an xã"),
        ("công tác bảo vệ", "công tác bảo vệ"),
        ("b¸o c¸o", "báo cáo"),
        ("Sè", "Số"),
        ("\uf062\uf0b8\uf06f", "báo"),
    ],
)
def test_a_text_may_be_newer_than_its_font(root, text, right):
    """Word keeps .VnTime on a line that somebody goes on writing in Unicode, and puts the signs of
    a font that it takes for symbols elsewhere."""
    file = WordFile([paragraph(run(text, font(".VnTime")))])
    assert record(taken(root, file)[1]) == [right]


@pytest.mark.parametrize(
    ("name", "text", "right"),
    [
        ("VNTime", "C¨n cø NghÞ ®Þnh", "Căn cứ Nghị định"),
        ("VNSTCVN3", "N¬i nhËn: Bé tr\u00adëng", "Nơi nhận: Bộ trưởng"),
        ("VNTimeH", "nghÞ ®Þnh", "NGHỊ ĐỊNH"),
        ("Times New Roman", "Coäng hoøa xaõ hoäi chuû nghóa", "Cộng hòa xã hội chủ nghĩa"),
        ("VNF-Times", "Báo cáo của công an xã", "Báo cáo của công an xã"),
        ("Times New Roman", "Café Müller à la Đà Lạt", "Café Müller à la Đà Lạt"),
    ],
)
def test_words_tell_the_encoding_where_the_font_does_not(root, name, text, right):
    file = WordFile([paragraph(run(text, font(name)))])
    assert record(taken(root, file)[1]) == [right]


def test_a_symbol_of_an_old_font_is_a_letter(root):
    file = WordFile()
    file.add(
        paragraph(
            run("B", font(".VnTime")),
            '<w:r><w:sym w:font=".VnTime" w:char="F0B8"/></w:r>',
            run("o", font(".VnTime")),
        )
    )
    file.body[0] = file.body[0].replace("<w:sym", f"<w:rPr>{font('.VnTime')}</w:rPr><w:sym")
    assert record(taken(root, file)[1]) == ["Báo"]


def test_signs_of_symbol_fonts_are_drawn(root):
    """Boxes to tick, and Greek letters."""
    file = WordFile()
    file.add(
        paragraph(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
            run(" Có "),
            run("\uf0a8", font("Wingdings")),
            run(" Không; góc "),
            run("a\uf0b3", font("Symbol")),
            run(" ở", font("Symbol")),
        )
    )
    _, text, _ = taken(root, file)
    assert record(text) == ["☑ Có ◻ Không; góc α≥ ở"]


def test_the_numbers_that_word_shows_are_written_out(root):
    file = WordFile()
    file.add(
        paragraph(run("Phạm vi"), properties=numbered(3)),
        paragraph(run("Một"), properties=numbered(1)),
        paragraph(run("Hai"), properties=numbered(1, 1)),
        paragraph(run("Ba"), properties=numbered(1, 2)),
        paragraph(run("Bốn"), properties=numbered(1, 2)),
        paragraph(run("Năm"), properties=numbered(1, 1)),
        paragraph(run("Hiệu lực"), properties=numbered(3)),
        paragraph(run("Lại từ đầu"), properties=numbered(4)),
    )
    assert record(taken(root, file)[1]) == [
        "Điều 1. Phạm vi",
        "1. Một",
        "a) Hai",
        "1.1. Ba",
        "1.2. Bốn",
        "b) Năm",
        "Điều 2. Hiệu lực",
        "1. Lại từ đầu",
    ]


def test_a_text_stays_a_text(root):
    """Signs that are marks elsewhere, and a line that would end the record."""
    lines = [
        "2 * 3 * 4",
        "# 5",
        ":::",
        "::: toan-van",
        "| a |",
        "[^1] [a](https://b.vn)",
        "a_b `c`",
    ]
    file = WordFile()
    file.add(*(paragraph(run(f"{line} x")) for line in lines))
    _, text, _ = taken(root, file)
    shown = [node.text() for node in LexborHTMLParser(drawn(text)).css(".tl-clause__text")]
    assert shown == [f"{line} x" for line in lines]


def test_a_title_style_stays_in_the_text(root):
    styles = WordFile().styles + (
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="D"><w:name w:val="Date"/></w:style>'
    )
    file = WordFile(styles=styles)
    file.add(
        paragraph(run("Tên bài"), properties=styled("T")),
        paragraph(run("Ngày lành"), properties=styled("D")),
    )
    assert record(taken(root, file)[1]) == ["## Tên bài", "Ngày lành"]


def test_what_is_hidden_or_unknown_is_named(root):
    file = WordFile()
    file.add(
        paragraph(run("Hiện"), run("ẩn", "<w:vanish/>")),
        paragraph(run("Ô chọn "), '<w:r><w:sym w:font="Webdings" w:char="F0FE"/></w:r>'),
        paragraph(run("Vieät Nam ñoäc", font("Lạ Hoắc"))),
        paragraph(run("dòng "), run("thôi", "<w:strike/>")),
        paragraph(run("Bảng tính "), "<w:r><w:object><o:OLEObject/></w:object></w:r>"),
        paragraph(run("Vẽ "), "<w:r><w:drawing><c:chart/></w:drawing></w:r>"),
        table([cell(paragraph(run("Cột"))), cell(paragraph(picture("Ảnh cây cầu")))]),
    )
    _, text, done = taken(root, file)
    assert "ẩn" not in text
    assert losses(done) == [
        "ký hiệu của phông chữ Webdings «F0FE», ở đoạn «Ô chọn»",
        "chữ theo phông lạ «Lạ Hoắc», giữ như trong tệp: «Vieät Nam ñoäc», ở đoạn «Vieät Nam ñoäc»",
        "chữ ẩn «ẩn», ở đoạn «Hiện»",
        "đối tượng nhúng, ở đoạn «Bảng tính»",
        "biểu đồ, ở đoạn «Vẽ»",
        "hình «Ảnh cây cầu», ở bảng 1, hàng 1, ô 2",
        "nét gạch ngang chữ «thôi», sau đoạn «Vieät Nam ñoäc»",
    ]


def test_no_word_goes_in_silence(root):
    """Whatever makes a reader pass over a text: here it stands among the properties."""
    file = WordFile()
    file.add(paragraph(run("Còn đây, "), f"<w:rPr>{run('mất đâu')}</w:rPr>"))
    _, text, done = taken(root, file)
    assert record(text) == ["Còn đây,"]
    assert losses(done) == ["đoạn không chép được đủ chữ «Còn đây, mất đâu»"]


def test_numbers_that_are_none_do_no_harm(root):
    """A start beyond all letters, a level that is a word."""
    file = WordFile()
    file.add(paragraph(run("Một"), properties=numbered(1, 1)))
    parts = file.parts()
    parts["word/numbering.xml"] = parts["word/numbering.xml"].replace(
        '<w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>',
        '<w:start w:val="999999999"/><w:numFmt w:val="lowerLetter"/><w:lvlRestart w:val="x"/>',
    )
    assert record(taken(root, packed(parts))[1]) == ["999999999) Một"]


def test_a_link_that_leads_nowhere_keeps_its_words(root):
    file = WordFile()
    file.add(paragraph(file.link("bấm đây", "javascript:alert(1)"), run(" rồi đọc")))
    _, text, done = taken(root, file)
    assert record(text) == ["bấm đây rồi đọc"]
    assert decoration(done) == "(1): liên kết không dẫn ra trang nào: 1"


def test_ruled_lines_take_nothing_from_a_text(root):
    """They stand under the issuer and the motto of nearly every official file."""
    file = WordFile()
    rule = "<w:r><w:pict><o:line/></w:pict></w:r>"
    file.add(
        paragraph(run("Cơ quan Mẫu", '<w:u w:val="single"/>')),
        paragraph(rule),
        paragraph(rule, run("Chữ")),
        paragraph(run("--------")),
    )
    _, text, done = taken(root, file)
    assert record(text) == ["Cơ quan Mẫu", "Chữ"]
    assert losses(done) == []
    assert "Không mất chữ nào." in done.stdout
    assert decoration(done) == "(4): nét vẽ: 2; nét gạch chân: 1; dòng chỉ có dấu: 1"


def test_nothing_outside_the_file_is_read(root, tmp_path):
    """A path out of the package, and a relation that names a file of the machine."""
    secret = tmp_path / "bi-mat.txt"
    secret.write_text("điều không ai được đọc", encoding="utf-8")
    file = WordFile()
    file.add(paragraph(run("Chữ"), '<w:r><w:pict r:id="rIdOut"/></w:r>'))
    parts = file.parts()
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(
        "</Relationships>",
        '<Relationship Id="rIdOut" Type="http://x/subDocument" TargetMode="External"'
        f' Target="file://{secret}"/></Relationships>',
    )
    parts["../../ra-ngoai.txt"] = "x"
    before = set(tmp_path.rglob("*"))
    _, text, _ = taken(root, packed(parts))
    assert "không ai được đọc" not in text
    new = {path.name for path in set(tmp_path.rglob("*")) - before}
    assert new == {"tep.docx", "tep.md", "van-ban"}


# Sheets -------------------------------------------------------------------------------------------


def test_a_sheet_takes_its_parts_from_headings(root):
    """Made up, as every sheet in these tests."""
    file = WordFile()
    head = styled("Heading1")
    file.add(
        paragraph(run("Đội mũ khi đi xe đạp điện"), properties=head),
        paragraph(run("1. Nội dung chính"), properties=head),
        paragraph(run("Đội mũ là tự giữ mình."), properties=numbered(1)),
        paragraph(run("Cài quai cho chắc."), properties=numbered(1)),
        paragraph(run("HỎI - ĐÁP", "<w:b/>")),
        paragraph(run("Hỏi: Trẻ em có phải đội không?", "<w:b/>")),
        paragraph(run("Đáp: Có.")),
        paragraph(run("Lời cuối"), properties=head),
        paragraph(run("mũ có tem;"), properties=numbered(2)),
        paragraph(run("mũ vừa đầu:"), properties=numbered(2)),
        paragraph(run("+ quai chắc.")),
    )
    path, text, done = taken(root, file, "--kind", "phieu")
    assert path == root / "docs" / "phieu" / "doi-mu-khi-di-xe-dap-dien.md"
    assert text == (
        "---\n"
        'title: "Đội mũ khi đi xe đạp điện"\n'
        "topic: …\n"
        "month: …\n"
        "audience: […]\n"
        "minutes: …\n"
        "review_by: …\n"
        "citations: {}\n"
        "---\n"
        "## Nội dung chính\n\n"
        "1. Đội mũ là tự giữ mình.\n"
        "2. Cài quai cho chắc.\n\n"
        "## Số liệu cần nhớ\n\n…\n\n"
        "## Hỏi – đáp\n\n"
        "### Trẻ em có phải đội không?\n\nCó.\n\n"
        "### Lời cuối\n\n- mũ có tem;\n- mũ vừa đầu:\n    - quai chắc.\n\n"
        "## Khi chưa biết thì nói gì\n\n…\n"
    )
    assert "  - phần «Số liệu cần nhớ» (thay dấu … dưới đề mục ấy)\n" in done.stdout
    found = tailieu("check", "--root", root).stdout
    for fault in (
        "TL010 thiếu trường «description».",
        "TL010 «topic: …» không nằm trong danh sách.",
        "TL010 «month: …» sai dạng.",
        "TL010 «audience.0: …» không nằm trong danh sách.",
        "TL010 «minutes: …» sai dạng.",
        "TL010 trường «review_by»: «…» không phải ngày",
        "TL010 «citations» đang để trống.",
    ):
        assert fault in found
