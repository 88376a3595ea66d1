"""Whatever wraps a text in a Word file, the text stands in its place."""

from __future__ import annotations

import pytest

from helpers.importing import contents_of, read
from helpers.word_files import (
    WordFile,
    cell,
    field_of,
    old_text_box,
    packed,
    paragraph,
    run,
    styled,
    table,
    text_box,
)

FORMULA = "<m:oMath>{}</m:oMath>".format
LETTERS = "<m:r><m:t>{}</m:t></m:r>".format


def line(text: str) -> str:
    return paragraph(run(text))


def test_a_text_box_follows_the_paragraph_that_it_is_anchored_in(tmp_path):
    file = WordFile()
    inner = text_box(line("trong hộp"))
    file.add(paragraph(run("Trước"), text_box(line("Hộp"), paragraph(inner))), line("Sau"))
    assert read(tmp_path, file) == (["Trước", "Hộp", "trong hộp", "Sau"], [])


def test_a_file_may_be_all_text_boxes(tmp_path):
    file = WordFile([paragraph(f"<w:r><w:pict>{old_text_box(line('Nghỉ lễ'))}</w:pict></w:r>")])
    assert read(tmp_path, file) == (["Nghỉ lễ"], [])


def test_a_group_has_a_text_for_each_of_its_boxes(tmp_path):
    boxes = "".join(old_text_box(line(text)) for text in ("Giám đốc", "Phòng Một", "Phòng Hai"))
    file = WordFile()
    file.add(line("Sơ đồ:"), paragraph(f"<w:r><w:pict><v:group>{boxes}</v:group></w:pict></w:r>"))
    assert read(tmp_path, file) == (["Sơ đồ:", "Giám đốc", "Phòng Một", "Phòng Hai"], [])


def test_boxes_are_read_from_the_top_and_side_by_side_from_the_left(tmp_path):
    """Word stores them in the order in which they were drawn."""
    file = WordFile()
    file.add(
        paragraph(
            text_box(line("Trích yếu"), left=100, top=2000),
            text_box(line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), left=5000, top=90),
            text_box(line("ỦY BAN NHÂN DÂN"), left=100, top=100),
        )
    )
    assert read(tmp_path, file)[0] == [
        "ỦY BAN NHÂN DÂN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Trích yếu",
    ]


def test_of_a_field_the_result_stays(tmp_path):
    link = field_of(' HYPERLINK "https://vbpl.vn" ', run("Cổng ") + run("luật"))
    simple = f'<w:fldSimple w:instr=" MERGEFIELD ten ">{run("Trần Thị B")}</w:fldSimple>'
    file = WordFile()
    file.add(
        paragraph(run("Họ và tên: "), simple, run(", ở phường Mẫu.")),
        paragraph(field_of(" REF a ", run("Điều 1")), run(" và "), link),
        paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', run("Không có kết thúc")),
    )
    assert read(tmp_path, file) == (
        [
            "Họ và tên: Trần Thị B, ở phường Mẫu.",
            "Điều 1 và [Cổng luật](https://vbpl.vn)",
            "Không có kết thúc",
        ],
        [],
    )


def test_a_field_in_an_instruction_is_not_displayed(tmp_path):
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    part = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    condition = field_of(" MERGEFIELD x ", run("ẩn"))
    file = WordFile([paragraph(begin, condition, part, run("hiện"), end)])
    assert read(tmp_path, file) == (["hiện"], [])


@pytest.mark.parametrize("name", ["sdt", "smartTag", "customXml", "ins", "moveTo"])
def test_what_wraps_a_text_hands_it_on(tmp_path, name):
    def wrapped(inside: str) -> str:
        content = f"<w:sdtContent>{inside}</w:sdtContent>" if name == "sdt" else inside
        return f"<w:{name}>{content}</w:{name}>"

    row = f"<w:tr>{wrapped(cell(line('ô')))}{cell(wrapped(line('trong ô')))}</w:tr>"
    file = WordFile()
    file.add(
        wrapped(line("Đoạn")),
        paragraph(run("Giữa "), wrapped(run("dòng"))),
        f"<w:tbl>{wrapped(row)}</w:tbl>",
    )
    *paragraphs, drawn = contents_of(tmp_path, file).blocks
    assert [block.text for block in paragraphs] == ["Đoạn", "Giữa dòng"]
    assert drawn.rows == ((("ô",), ("trong ô",)),)


def test_signs_that_are_elements_are_text(tmp_path):
    signs = "<w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t><w:ptab/><w:t>d</w:t>"
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{}</w:checkBox></w:ffData>'
        '</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ).format
    ruby = f"<w:ruby><w:rt>{run('hàn')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby>"
    file = WordFile()
    file.add(
        paragraph(f"<w:r><w:t>a</w:t>{signs}</w:r>"),
        paragraph("<w:r><w:t>một</w:t><w:cr/><w:t>hai</w:t></w:r>"),
        paragraph(box("<w:checked/>"), run(" có "), box('<w:default w:val="0"/>'), run(" không")),
        paragraph(f"<w:r>{ruby}</w:r>"),
        paragraph(run("chữ hoa", "<w:caps/>")),
    )
    assert read(tmp_path, file)[0] == ["a-bc d", "một", "hai", "☑ có ☐ không", "漢(hàn)", "CHỮ HOA"]


def test_a_break_in_coloured_text_parts_its_lines(tmp_path):
    coloured = run("NGHỊ ĐỊNH\nVề đăng ký", '<w:b/><w:highlight w:val="white"/>')
    file = WordFile()
    file.add(paragraph(coloured), paragraph(file.link("một\nhai", "https://a.vn")))
    assert read(tmp_path, file)[0] == [
        "**NGHỊ ĐỊNH**",
        "**Về đăng ký**",
        "[một](https://a.vn)",
        "[hai](https://a.vn)",
    ]


@pytest.mark.parametrize(
    ("formula", "text", "told"),
    [
        (LETTERS("h=2x"), "h=2x", False),
        (
            f"<m:sSup><m:e>{LETTERS('x')}</m:e><m:sup>{LETTERS('2')}</m:sup></m:sSup>",
            "x²",
            False,
        ),
        (
            f"<m:f><m:num>{LETTERS('a+b')}</m:num><m:den>{LETTERS('2')}</m:den></m:f>",
            "(a+b)/2",
            True,
        ),
        (f"<m:rad><m:deg/><m:e>{LETTERS('x')}</m:e></m:rad>", "√x", True),
        (
            '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>'
            f"<m:sub>{LETTERS('i=1')}</m:sub><m:sup>{LETTERS('n')}</m:sup>"
            f"<m:e>{LETTERS('k')}</m:e></m:nary>",
            "∑_(i=1)ⁿ k",
            True,
        ),
        (f"<m:f>{LETTERS('lạc chỗ')}</m:f>", "lạc chỗ", False),
    ],
)
def test_a_formula_is_written_in_one_line(tmp_path, formula, text, told):
    file = WordFile([paragraph(run("Mức: "), FORMULA(formula))])
    loss = f"dạng của công thức, viết lại trong một dòng: «{text}», ở đoạn «Mức:»"
    assert read(tmp_path, file) == ([f"Mức: {text}"], [loss] if told else [])


def test_elements_may_stand_where_word_never_puts_them(tmp_path):
    file = WordFile()
    file.add(
        "<w:vanish/>",
        line("Chữ."),
        f"<w:tc><w:p><w:ins>{run('thêm')}</w:ins></w:p></w:tc>",
        run("lạc"),
        f"<w:p>{line('trong đoạn')}</w:p>",
        paragraph(f"<w:r><w:drawing>{line('trong hình')}</w:drawing></w:r>"),
        f"<w:tbl>{line('ngoài ô')}<w:tr><w:tc>{run('ô')}</w:tc></w:tr></w:tbl>",
    )
    paragraphs = ["Chữ.", "thêm", "lạc", "trong đoạn", "trong hình", "", "ngoài ô"]
    assert read(tmp_path, file) == (paragraphs, [])


def test_the_main_part_has_the_name_that_the_package_gives_it(tmp_path):
    """Word Online writes document2.xml; its own relations are beside it."""
    file = WordFile()
    file.add(paragraph(run("Chữ"), file.note(line("Lời chú"))))
    parts = {
        name.replace("document.xml", "document2.xml"): xml for name, xml in file.parts().items()
    }
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("document.xml", "document2.xml")
    parts["word/chu.xml"] = parts.pop("word/footnotes.xml")
    rels = "word/_rels/document2.xml.rels"
    parts[rels] = parts[rels].replace("footnotes.xml", "/word/chu.xml")
    assert read(tmp_path, packed(parts)) == (["Chữ[^1]"], [])


def test_strict_open_xml_is_read(tmp_path):
    file = WordFile([paragraph(run("Chữ"), properties=styled("Heading1"))])
    strict = {
        name: xml.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, xml in file.parts().items()
    }
    assert read(tmp_path, packed(strict)) == (["Chữ"], [])


@pytest.mark.parametrize(
    ("footer", "told"),
    [("Trang 2/5", []), ("Page 2 of 5", []), ("- iv -", []), ("Mật", ["chân trang «Mật»"])],
)
def test_a_footer_is_lost_where_it_holds_more_than_the_page(tmp_path, footer, told):
    assert read(tmp_path, WordFile([line("Chữ")], footer=footer)) == (["Chữ"], told)


def test_a_table_with_more_columns_than_word_has_is_paragraphs(tmp_path):
    file = WordFile([table([cell(line("rộng"), properties='<w:gridSpan w:val="999999999"/>')])])
    told = ["khung của bảng quá rộng; mỗi ô thành đoạn, ở bảng 1, hàng 1, ô 1"]
    assert read(tmp_path, file) == (["rộng"], told)


def test_a_note_that_refers_to_itself_ends(tmp_path):
    file = WordFile()
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    file.add(paragraph(run("Chữ"), file.note(paragraph(run("chú"), mark)), mark))
    assert read(tmp_path, file) == (["Chữ[^1]"], [])


def test_2000_changes_in_one_paragraph_are_read_at_once(tmp_path):
    """Each was looked for from the beginning of the paragraph once."""
    file = WordFile([paragraph(f"<w:ins>{run('a ')}</w:ins>" * 2000)])
    paragraphs, lost = read(tmp_path, file)
    assert (paragraphs[0].count("a"), lost) == (2000, [])


def test_a_row_may_be_longer_than_the_first(tmp_path):
    """Pandoc cuts every row to the length of the first."""
    file = WordFile([table([cell(line("a"))], [cell(line("b")), cell(line("c"))])])
    (drawn,) = contents_of(tmp_path, file).blocks
    assert drawn.rows == ((("a",), ()), (("b",), ("c",)))


def test_changes_of_one_paragraph_are_told_in_one_line(tmp_path):
    deleted = "<w:del><w:r><w:delText>{}</w:delText></w:r></w:del>".format
    file = WordFile([paragraph(deleted("bỏ"), f"<w:ins>{run('còn')}</w:ins>", deleted("thôi"))])
    told = "2 phần đã xóa trong bản có theo dõi thay đổi «bỏ», «thôi», ở đoạn «còn»"
    assert read(tmp_path, file) == (["còn"], [told])
