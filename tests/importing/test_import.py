"""`tailieu import`: from a Word or PDF file to a page, and what it says where it can't."""

from __future__ import annotations

import errno
import re
import struct
import subprocess
import sys
import tracemalloc
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from selectolax.lexbor import LexborHTMLParser
from typer.testing import CliRunner, Result

from helpers import office_files
from helpers.full_text import drawn
from helpers.project import EPOCH, build_site, copy_project
from helpers.word_files import (
    LETTERS,
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
    tcvn3,
    vni,
)
from install_browsers import find
from tailieu import cli
from tailieu.cli import app
from tailieu.importing import importer, metadata, pandoc
from tailieu.importing.blocks import Block
from tailieu.language import legacy_encodings
from tailieu.offline import pdf


def tailieu(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)])


@pytest.fixture
def root(tmp_path) -> Path:
    """A project with nothing in it yet."""
    (tmp_path / "du-an" / "docs").mkdir(parents=True)
    return tmp_path / "du-an"


def taken(root: Path, file: WordFile | bytes, *options: str) -> tuple[Path, str, Result]:
    """(page, its text, what was told) of one file after its import."""
    source = root.parent / "tep.docx"
    source.write_bytes(file if isinstance(file, bytes) else file.data())
    done = tailieu("import", source, "--root", root, *options)
    assert done.exit_code == 0, done.output
    path = Path(done.stdout.splitlines()[0].removeprefix("Đã viết "))
    return path, path.read_text(encoding="utf-8"), done


def record(text: str) -> list[str]:
    """The paragraphs of a page's full text."""
    return text.split("::: toan-van\n")[1].split("\n:::")[0].split("\n\n")


def losses(done: Result) -> list[str]:
    """The lines that name what could not be carried over."""
    lines = done.stdout.splitlines()
    head = next((at for at, line in enumerate(lines) if line.startswith("Không chuyển")), -1)
    return [line.removeprefix("  - ") for line in lines[head + 1 : -1]] if head >= 0 else []


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


# Old encodings ----------------------------------------------------------------------------------


def test_every_letter_comes_back_from_vni():
    assert [legacy_encodings.repair(vni(letter), "VNI-Times") for letter in LETTERS] == LETTERS


def test_every_letter_comes_back_from_tcvn3():
    small = [letter for letter in LETTERS if letter.islower()]
    assert [legacy_encodings.repair(tcvn3(letter), ".VnTime") for letter in small] == small
    large = [letter.upper() for letter in small]
    assert [legacy_encodings.repair(tcvn3(letter), ".VnTimeH") for letter in small] == large
    # The seven capitals without a tone have signs of their own.
    assert legacy_encodings.repair("¡¢£¤¥¦§", ".VnArial") == "ĂÂÊÔƠƯĐ"


def test_the_signs_that_pdf_files_name_otherwise():
    assert legacy_encodings.repair("n\u2212íc x\u2219 héi", "VnTime") == "nước xã hội"
    assert legacy_encodings.repair("chñ nghÜa", "VnTimeHBold") == "CHỦ NGHĨA"


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        (".VnTime", "TCVN3"),
        ("VnTimeHBold", "TCVN3"),
        (".VnArialH", "TCVN3"),
        (".VnTime,Bold", "TCVN3"),
        ("VNI-Times", "VNI"),
        ("VNI-Helve", "VNI"),
        ("Times New Roman", None),
        ("", None),
    ],
)
def test_the_font_tells_the_encoding(name, encoding):
    assert legacy_encodings.encoding(name) == encoding


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


# Three office files -----------------------------------------------------------------------------

OFFICE_FILES = {
    "125-ubnd-vx-2026": office_files.dispatch,
    "27-tb-du-2009": office_files.notice,
    "08-kh-ubnd-2004": office_files.plan,
}


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> SimpleNamespace:
    """The three files imported into a copy of the project, checked and built."""
    root = copy_project(tmp_path_factory.mktemp("office"))
    told = {}
    for slug, make in OFFICE_FILES.items():
        source = root / f"{make.__name__}.docx"
        source.write_bytes(make().data)
        told[slug] = tailieu("import", source, "--root", root)
        assert told[slug].exit_code == 0, told[slug].output
    pages = [root / "docs" / "van-ban" / f"{slug}.md" for slug in OFFICE_FILES]
    checked = tailieu("check", "--root", root, "--docs", root / "docs", *pages)
    site = build_site(root, root / "site")
    return SimpleNamespace(root=root, told=told, checked=checked, site=site)


def test_the_check_finds_no_fault_in_them(office):
    assert (office.checked.exit_code, office.checked.stdout) == (0, "130 trang, không có lỗi.\n")


@pytest.mark.parametrize("slug", OFFICE_FILES)
def test_every_word_is_on_the_page_or_in_the_list(office, slug):
    html = (office.site / "van-ban" / f"{slug}.html").read_text(encoding="utf-8")
    tree = LexborHTMLParser(html)
    shown = " ".join(node.text(separator=" ") for node in tree.css(".tl-clause__text"))
    named = " ".join(losses(office.told[slug]))
    said = OFFICE_FILES[slug]().said
    assert words(" ".join(said)) - words(f"{shown} {named}") == Counter()


def test_the_dispatch_keeps_its_numbers_links_and_notes(office):
    page = office.root / "docs" / "van-ban" / "125-ubnd-vx-2026.md"
    text = page.read_text(encoding="utf-8")
    assert text.startswith(
        "---\n"
        'title: "Công văn số 125/UBND-VX ngày 05/3/2026"\n'
        'description: "Toàn văn Công văn số 125/UBND-VX ngày 05/3/2026: V/v phòng, chống thiên tai '
        'năm 2026."\n'
        'number: "125/UBND-VX"\n'
        'type: "cong-van"\n'
        'summary: "V/v phòng, chống thiên tai năm 2026"\n'
        'issuer: "ỦY BAN NHÂN DÂN XÃ MINH TÂN"\n'
        'system: "nha-nuoc"\n'
        'signer: "Nguyễn Văn Mẫu"\n'
        'place: "Minh Tân"\n'
        "issued: 2026-03-05\n"
        'text_sha256: "'
    )
    assert record(text)[7:16] == [
        "Kính gửi: **các thôn trên địa bàn xã.**",
        "Thực hiện [Luật Đất đai](https://vbpl.vn/van-ban/chi-tiet/luat-dat-dai) và kế hoạch của "
        "cấp trên[^1], Ủy ban nhân dân xã đề nghị **các thôn** làm những việc sau:",
        "1. Rà soát nơi sơ tán của từng thôn:",
        "a) danh sách hộ ở vùng trũng;",
        "b) đường đi và người phụ trách.",
        "2. Dọn cống, rãnh thoát nước trước ngày 15/4/2026; diện tích 120 m².",
        "- bao cát, dây thừng;",
        "- đèn pin, loa tay.",
        "Sơ đồ kèm theo:",
    ]
    assert record(text)[-1] == "[^1]: Kế hoạch do xã tự lập, dùng để kiểm thử."


def test_what_the_dispatch_loses_is_named_with_its_place(office):
    assert losses(office.told["125-ubnd-vx-2026"]) == [
        "bình luận «Chị Hoa xem lại câu này.», ở đoạn «Thực hiện Luật Đất đai và kế hoạch của cấp "
        "trên…»",
        "dấu theo dõi thay đổi; phần thêm đã đưa vào bài: «trước ngày 15/4/2026», ở đoạn «2. Dọn "
        "cống, rãnh thoát nước trước ngày 15/4/20…»",
        "phần đã xóa trong bản có theo dõi thay đổi «trong tháng Năm», ở đoạn «2. Dọn cống, rãnh "
        "thoát nước trước ngày 15/4/20…»",
        "hộp văn bản «Nhà văn hóa thôn Đông», ở đoạn «Sơ đồ kèm theo:»",
        "công thức «h=2x», ở đoạn «Mực nước:»",
        "chân trang «Trang 1»",
        "đầu trang «Bản nháp nội bộ»",
        "dòng chỉ có dấu «_______________», sau đoạn «Độc lập - Tự do - Hạnh phúc»",
    ]


def test_what_was_said_in_the_margin_is_not_published(office):
    html = (office.site / "van-ban" / "125-ubnd-vx-2026.html").read_text(encoding="utf-8")
    assert "Chị Hoa" not in html
    assert "trong tháng Năm" not in html
    assert "Bản nháp nội bộ" not in html


def test_the_notice_is_read_by_its_fonts(office):
    page = office.root / "docs" / "van-ban" / "27-tb-du-2009.md"
    text = page.read_text(encoding="utf-8")
    for line in (
        'issuer: "ĐẢNG ỦY XÃ MINH TÂN"',
        'type: "thong-bao"',
        'system: "dang"',
        'summary: "về lịch sinh hoạt chi bộ quý II"',
        'signer: "Trần Thị Ví Dụ"',
    ):
        assert line in text.splitlines()
    assert "1. Các chi bộ họp vào ngày mùng ba hằng tháng tại nhà văn hóa, như lịch đã gửi." in text
    assert "Đã chuyển 21 đoạn chữ TCVN3 sang Unicode." in office.told["27-tb-du-2009"].stdout


def test_the_plan_keeps_its_tables_and_each_part_its_numbers(office):
    page = office.root / "docs" / "van-ban" / "08-kh-ubnd-2004.md"
    text = page.read_text(encoding="utf-8")
    assert record(text)[13] == (
        "| Tổ | Việc | Thời gian |  |\n"
        "| --- | --- | --- | --- |\n"
        "| Tổ 1 | Quét dọn thật sạch | 7 giờ | 9 giờ |\n"
        "|  | Phát cỏ ven mương<br>và khơi rãnh | 9 giờ | 11 giờ |\n"
        "| Tổ 2 | Sơn lại cột điện | 7 giờ | 11 giờ |"
    )
    html = (office.site / "van-ban" / "08-kh-ubnd-2004.html").read_text(encoding="utf-8")
    tree = LexborHTMLParser(html)
    assert [node.id for node in tree.css(".tl-clause") if "phan" in node.id] == [
        "phan-1",
        "phan-1-muc-1",
        "phan-1-muc-2",
        "phan-2",
        "phan-2-muc-1",
        "phan-2-muc-2",
        "phan-3",
        "phan-3-muc-1",
    ]
    assert len(tree.css(".tl-fulltext .tl-scroll table")) == 2
    assert losses(office.told["08-kh-ubnd-2004"]) == [
        "hình «Bản đồ phường Hòa Bình», ở đoạn «Bản đồ các tổ:»",
        "2 ô gộp: chữ đặt ở ô đầu, ở bảng 2",
    ]
    assert "Tệp ấy còn có phần không chuyển được: hình ở đoạn «Bản đồ các tổ:»." in text


# Word -------------------------------------------------------------------------------------------


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
        paragraph(run("Ô chọn "), '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'),
        paragraph(run("Vieät Nam ñoäc laäp", font("Lạ Hoắc"))),
        paragraph(run("dòng "), run("thôi", "<w:strike/>")),
        paragraph(run("Bảng tính "), "<w:r><w:object><o:OLEObject/></w:object></w:r>"),
        paragraph(run("Vẽ "), "<w:r><w:drawing><c:chart/></w:drawing></w:r>"),
        table([cell(paragraph(run("Cột"))), cell(paragraph(picture("Ảnh cây cầu")))]),
    )
    _, text, done = taken(root, file)
    assert "ẩn" not in text
    assert losses(done) == [
        "ký hiệu của phông chữ hình «Wingdings F0FE», ở đoạn «Ô chọn»",
        "chữ theo phông lạ «Lạ Hoắc», giữ như trong tệp: «Vieät Nam ñoäc laäp», ở đoạn «Vieät Nam "
        "ñoäc laäp»",
        "chữ ẩn «ẩn», ở đoạn «Hiệnẩn»",
        "đối tượng nhúng, ở đoạn «Bảng tính»",
        "biểu đồ, ở đoạn «Vẽ»",
        "hình «Ảnh cây cầu», ở bảng 1, hàng 1, ô 2",
        "nét gạch ngang chữ «thôi», sau đoạn «Vieät Nam ñoäc laäp»",
    ]


def test_no_word_goes_in_silence(root):
    """Whatever makes pandoc pass over a text: here a wrapper that it does not know."""
    file = WordFile()
    file.add(paragraph(run("Còn đây, "), f"<w:wrapper>{run('mất đâu')}</w:wrapper>"))
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
    assert losses(done) == ["liên kết không dẫn ra trang nào «bấm đây», tới «javascript:alert(1)»"]


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


# Sheets -----------------------------------------------------------------------------------------


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


# What the first page says -----------------------------------------------------------------------


def recognised(*lines: str, cell: int = 1) -> metadata.Metadata:
    return metadata.recognise([Block(line, cell=cell) for line in lines])


def test_a_party_dispatch():
    found = recognised(
        "ĐẢNG BỘ TỈNH X", "**HUYỆN ỦY TÂN HƯNG**", "Số 1510 - CV/HU", "V/v mở lớp", "học hè"
    )
    assert found == metadata.Metadata(
        number="1510-CV/HU",
        type="cong-van",
        summary="V/v mở lớp học hè",
        issuer="HUYỆN ỦY TÂN HƯNG",
        system="dang",
    )


@pytest.mark.parametrize(
    ("line", "number", "kind"),
    [
        ("Số: 30/2020/NĐ-CP", "30/2020/NĐ-CP", "nghi-dinh"),
        ("Số: 36/2025/TT-BCA", "36/2025/TT-BCA", "thong-tu"),
        ("Số: 15/QĐ-UBND", "15/QĐ-UBND", "quyet-dinh"),
        ("Số: 623/TTg-KSTT", "623/TTg-KSTT", "cong-van"),
        ("Luật số: 31/2024/QH15", "31/2024/QH15", None),
        ("của Bộ Số 13/2001/TT-BTC", None, None),
        ("Số: 12/BC-UBND", "12/BC-UBND", "bao-cao"),
        ("Số: 12/BB-UBND", "12/BB-UBND", None),
        ("Số 66-QĐ/TW", "66-QĐ/TW", None),
        ("Số:      /UBND-VX", None, None),
    ],
)
def test_numbers(line, number, kind):
    found = recognised(line)
    assert (found.number, found.type) == (number, kind)


def test_a_decree_names_its_issuer_three_times():
    found = recognised(
        "**CHÍNH PHỦ**",
        "Số: 109/2004/NĐ-CP",
        "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**",
        "**Độc lập - Tự do - Hạnh phúc**",
        "Hà Nội, ngày 02 tháng 4 năm 2004",
        "**NGHỊ ĐỊNH CỦA CHÍNH PHỦ**",
        "**Về đăng ký kinh doanh**",
        "**CHÍNH PHỦ**",
        "Căn cứ Luật Tổ chức Chính phủ;",
    )
    assert (found.type, found.issuer) == ("nghi-dinh", "CHÍNH PHỦ")
    assert found.summary == "Về đăng ký kinh doanh"


def test_a_heading_of_a_speech_is_no_kind_of_document():
    assert recognised("Kính thưa các đồng chí", "Kết luận", "Xin cảm ơn").type is None


def test_a_date_in_the_text_is_not_that_of_the_document():
    found = recognised(
        "Thực hiện Kế hoạch số 12 của xã, ngày 01 tháng 02 năm 2020, và ý kiến của các thôn về "
        "việc mở đường mới qua cánh đồng phía đông"
    )
    assert found.issued is None
    assert recognised("Hà Nội, ngày 31 tháng 02 năm 2020").issued is None
    assert recognised("Hà Nội, ngày 29 tháng 02 năm 2020").issued == date(2020, 2, 29)


def test_what_is_not_there_is_left_to_the_editor(root):
    file = WordFile()
    file.add(paragraph(run("Mấy lời không đầu không cuối.")))
    path, text, done = taken(root, file)
    assert path.name == "tep.md"
    assert text.startswith(
        '---\ntitle: "…"\ndescription: "Toàn văn …"\nnumber: null\ntext_sha256: "'
    )
    for name in ("number", "type", "summary", "issuer", "system", "signer", "place", "issued"):
        assert f"({name}: …)" in done.stdout
    found = tailieu("check", "--root", root).stdout
    for name in ("type", "issuer", "system"):
        assert f"TL010 thiếu trường «{name}»." in found


# PDF --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pdf_file(tmp_path_factory) -> Path:
    """A made-up dispatch, printed."""
    html = """<!doctype html><meta charset="utf-8"><body lang="vi">
<table width="100%"><tr><td align="center">ỦY BAN NHÂN DÂN<br><b>XÃ MINH TÂN</b><br>
Số: 7/UBND-VX<br>V/v trồng cây</td><td align="center"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br>
<b>Độc lập - Tự do - Hạnh phúc</b><br>Minh Tân, ngày 05 tháng 3 năm 2026</td></tr></table>
<p>Ủy ban nhân dân xã đề nghị các thôn chuẩn bị hố, phân và cây giống để trồng cây vào dịp đầu xuân,
mỗi thôn ít nhất một trăm cây, trồng dọc hai bên đường làng và quanh nhà văn hóa của thôn mình.</p>
<p>1. Thôn Đông trồng phượng.</p><p>2. Thôn Tây trồng bằng lăng.</p></body>"""
    path = tmp_path_factory.mktemp("pdf") / "cong-van.pdf"
    pdf.write(find("chromium"), html, path, EPOCH)
    return path


def test_a_pdf_with_a_text_layer(root, pdf_file):
    done = tailieu("import", pdf_file, "--root", root)
    assert done.exit_code == 0, done.output
    text = (root / "docs" / "van-ban" / "7-ubnd-vx-2026.md").read_text(encoding="utf-8")
    assert 'issuer: "ỦY BAN NHÂN DÂN XÃ MINH TÂN"' in text
    assert 'place: "Minh Tân"' in text
    assert record(text)[-3:] == [
        "Ủy ban nhân dân xã đề nghị các thôn chuẩn bị hố, phân và cây giống để trồng cây vào dịp "
        "đầu xuân, mỗi thôn ít nhất một trăm cây, trồng dọc hai bên đường làng và quanh nhà văn "
        "hóa của thôn mình.",
        "1. Thôn Đông trồng phượng.",
        "2. Thôn Tây trồng bằng lăng.",
    ]


def bare_pdf(trailer: str = "") -> bytes:
    """A PDF of one page with nothing but a picture's place on it."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R"
        " /Resources << /XObject << /I 5 0 R >> >> >>",
        "<< /Length 32 >>\nstream\nq 100 0 0 100 50 50 cm /I Do Q   \nendstream",
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
        " /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream",
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R {trailer}>>\n"
    return data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode()


LOCKED_PDF = (
    f"/ID [<{'00' * 16}> <{'00' * 16}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4"
    f" /O <{'11' * 32}> /U <{'22' * 32}> >> "
)


# Bad input --------------------------------------------------------------------------------------

SAVE_AS = (
    "Fix: mở tệp bằng Word, chọn Lưu thành (Save As), kiểu Word Document (.docx), rồi nhập tệp mới."
)
UNLOCK = (
    "Fix: mở tệp bằng mật khẩu; trong Word vào Tệp > Thông tin > Bảo vệ Tài liệu > Mã hóa bằng Mật "
    "khẩu, xóa mật khẩu, lưu lại rồi nhập. Tệp PDF thì xin bản không khóa."
)
AGAIN = "Fix: tải lại hoặc xin lại tệp; nếu vẫn mở được thì lưu thành một tệp mới."
LIGHTER = "Fix: xóa hình trong tệp, hoặc chia thành nhiều tệp, rồi nhập."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SOUND = office_files.notice().data


def without(part: str) -> bytes:
    parts = WordFile([paragraph(run("Chữ"))]).parts()
    del parts[part]
    return packed(parts)


def with_document(xml: str) -> bytes:
    return packed({**WordFile().parts(), "word/document.xml": xml})


def locked_zip() -> bytes:
    """A zip whose members ask for a password: the flag in its list says so."""
    data = bytearray(WordFile([paragraph(run("Chữ"))]).data())
    at = data.index(b"PK\x01\x02")
    data[at + 8 : at + 10] = struct.pack("<H", 1)
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        (
            "khoa.docx",
            OLE + "EncryptedPackage".encode("utf-16-le"),
            f"TL094 được khóa bằng mật khẩu. {UNLOCK}",
        ),
        ("cu.doc", OLE, f"TL094 là tệp Word kiểu cũ (.doc, .rtf). {SAVE_AS}"),
        ("cu.docx", OLE, f"TL094 là tệp Word kiểu cũ (.doc, .rtf). {SAVE_AS}"),
        ("cu.rtf", b"{\\rtf1 a}", f"TL094 là tệp Word kiểu cũ (.doc, .rtf). {SAVE_AS}"),
        (
            "nhi-phan.docx",
            bytes(range(256)),
            f"TL094 không phải tệp Word (.docx) hay PDF. {SAVE_AS}",
        ),
        ("rong.docx", b"", f"TL094 không phải tệp Word (.docx) hay PDF. {SAVE_AS}"),
        (
            "cut.docx",
            SOUND[: len(SOUND) // 2],
            f"TL094 bị hỏng hoặc tải về chưa đủ (File is not a zip file). {AGAIN}",
        ),
        (
            "thieu.docx",
            without("word/document.xml"),
            f"TL094 không có phần chữ của Word (word/document.xml). {SAVE_AS}",
        ),
        (
            "xml.docx",
            with_document("<a"),
            "TL094 bị hỏng hoặc tải về chưa đủ (word/document.xml: Couldn't find end of Start Tag "
            f"a line 1, line 1, column 3 (<string>, line 1)). {AGAIN}",
        ),
        (
            "la.docx",
            with_document("<a/>"),
            f"TL094 bị hỏng hoặc tải về chưa đủ (word/document.xml). {AGAIN}",
        ),
        (
            "thuc-the.docx",
            with_document('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
            f"TL094 bị hỏng hoặc tải về chưa đủ (word/document.xml: DOCTYPE). {AGAIN}",
        ),
        ("zip-khoa.docx", locked_zip(), f"TL094 được khóa bằng mật khẩu. {UNLOCK}"),
        (
            "trang.docx",
            WordFile([paragraph()]).data(),
            "TL096 không có chữ nào. Fix: xin tệp Word hoặc PDF xuất từ Word; nếu không có thì gõ "
            "lại.",
        ),
        (
            "quet.pdf",
            bare_pdf(),
            "TL096 là bản quét, không có lớp chữ. Fix: xin tệp Word hoặc PDF xuất từ Word; nếu "
            "không có thì gõ lại.",
        ),
        ("khoa.pdf", bare_pdf(LOCKED_PDF), f"TL094 được khóa bằng mật khẩu. {UNLOCK}"),
        (
            "hong.pdf",
            b"%PDF-1.4\nkh\xc3\xb4ng ph\xe1\xba\xa3i",
            "TL094 bị hỏng hoặc tải về chưa đủ (No /Root object! - Is this really a PDF?). "
            + AGAIN,
        ),
    ],
)
def test_a_file_that_cannot_be_taken_in(root, tmp_path, name, data, fault):
    file = tmp_path / name
    file.write_bytes(data)
    done = tailieu("import", file, "--root", root)
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-2:] == [f"{file}: {fault}", "1 chỗ cần sửa."]
    assert done.stdout == ""
    assert [*(root / "docs").rglob("*")] == []


def test_a_folder_and_a_file_that_is_not_there(root, tmp_path):
    for path, fault in (
        (tmp_path, "TL094 là thư mục. Fix: ghi tên một tệp .docx hoặc .pdf."),
        (
            tmp_path / "không có.docx",
            "TL094 không có tệp này. Fix: xem lại tên và thư mục; tên có dấu cách thì đặt trong "
            "ngoặc kép.",
        ),
    ):
        done = tailieu("import", path, "--root", root)
        assert (done.exit_code, done.stderr.splitlines()[-2]) == (1, f"{path}: {fault}")


def test_a_file_of_50_mb_is_not_even_opened(root, tmp_path, monkeypatch):
    file = tmp_path / "nang.docx"
    file.touch()
    with file.open("r+b") as handle:
        handle.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("was opened"))
    done = tailieu("import", file, "--root", root)
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-2] == f"{file}: TL095 nặng 50 MB, quá 40 MB. {LIGHTER}"


@pytest.mark.parametrize("listed", [True, False])
def test_a_zip_bomb_is_not_unpacked(root, tmp_path, listed):
    """One that says how large it is, and one whose list lies."""
    file = tmp_path / "bom.docx"
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(400 if listed else 70):
            part.write(bytes(1_000_000))
    assert file.stat().st_size < 1_000_000
    if not listed:
        data = bytearray(file.read_bytes())
        at = data.index(b"PK\x01\x02")
        data[at + 24 : at + 28] = struct.pack("<I", 200_000_000)
        file.write_bytes(bytes(data))
    tracemalloc.start()
    done = tailieu("import", file, "--root", root)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-2] == f"{file}: TL095 mở ra thì quá lớn. {LIGHTER}"
    assert most < 200_000_000
    assert [*(root / "docs").rglob("*")] == []


@pytest.fixture
def sound(tmp_path) -> Path:
    file = tmp_path / "thong-bao.docx"
    file.write_bytes(SOUND)
    return file


def test_nothing_is_overwritten_unasked(root, sound):
    page = root / "docs" / "van-ban" / "27-tb-du-2009.md"
    assert tailieu("import", sound, "--root", root).exit_code == 0
    page.write_text("Đã sửa tay.", encoding="utf-8")
    again = tailieu("import", sound, "--root", root)
    assert (again.exit_code, again.stderr.splitlines()[-1]) == (
        1,
        f"{page}: TL092 trang đã có. Fix: thêm --force để ghi đè, hoặc đặt tên khác bằng --slug.",
    )
    assert page.read_text(encoding="utf-8") == "Đã sửa tay."
    assert tailieu("import", sound, "--root", root, "--slug", "ban-hai.md").exit_code == 0
    assert tailieu("import", sound, "--root", root, "--force").exit_code == 0
    assert page.read_bytes() == (page.parent / "ban-hai.md").read_bytes()
    assert sorted(path.name for path in page.parent.iterdir()) == ["27-tb-du-2009.md", "ban-hai.md"]


@pytest.mark.parametrize("linked", ["docs", "docs/van-ban", "docs/van-ban/27-tb-du-2009.md"])
def test_a_link_is_not_written_through(root, tmp_path, sound, linked):
    outside = tmp_path / "ngoai"
    outside.mkdir()
    place = root / linked
    if linked == "docs":
        place.rmdir()
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(outside)
    done = tailieu("import", sound, "--root", root, "--force")
    assert (done.exit_code, done.stderr.splitlines()[-2]) == (
        1,
        f"{place}: TL002 là liên kết tượng trưng. Fix: chép tệp thật vào đây.",
    )
    assert [*outside.iterdir()] == []


def test_a_folder_that_is_no_project(tmp_path, sound):
    done = tailieu("import", sound, "--root", tmp_path)
    assert (done.exit_code, done.stderr.splitlines()[-2]) == (
        1,
        f"{tmp_path}/docs: TL001 không có thư mục này. Fix: chạy lệnh ở thư mục gốc của dự án, "
        "hoặc chỉ thư mục ấy bằng --root.",
    )


def test_a_slug_that_is_no_address(root, sound):
    done = tailieu("import", sound, "--root", root, "--slug", "../Tên")
    assert (done.exit_code, done.stderr) == (
        2,
        "«../Tên» không thành địa chỉ được. Fix: chỉ dùng chữ thường không dấu, chữ số và dấu gạch "
        "nối, ví dụ luat-dat-dai-2024.\n",
    )


def test_a_full_disk_leaves_no_part_of_a_page(root, sound, monkeypatch, capsys):
    def full(fresh: str, path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(importer.os, "replace", full)
    monkeypatch.setattr(sys, "argv", ["tailieu", "import", str(sound), "--root", str(root)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    said = capsys.readouterr().err
    assert ended.value.code == 1
    assert "27-tb-du-2009.md: TL093 No space left on device. Fix: giải phóng chỗ trên đĩa" in said
    assert "Traceback" not in said
    assert [path.name for path in (root / "docs").rglob("*")] == ["van-ban"]


def failing(error: Exception):
    def run(*arguments, **options):
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (
            FileNotFoundError(errno.ENOENT, "No such file or directory"),
            "TL097 không chạy được chương trình Pandoc (No such file or directory). "
            "Fix: gõ `make clean` rồi `make check` để cài lại.",
        ),
        (
            OSError("No pandoc was found"),
            "TL097 không chạy được chương trình Pandoc (No pandoc was found). "
            "Fix: gõ `make clean` rồi `make check` để cài lại.",
        ),
        (
            subprocess.TimeoutExpired("pandoc", 120),
            "TL097 Pandoc đọc quá 120 giây chưa xong. "
            "Fix: chia tệp thành nhiều phần rồi nhập từng phần.",
        ),
        (
            subprocess.CalledProcessError(63, "pandoc", stderr=b"couldn't unpack\ndocx"),
            "TL097 Pandoc không đọc được: couldn't unpack docx. "
            "Fix: mở tệp bằng Word, lưu thành một tệp .docx mới rồi nhập.",
        ),
    ],
)
def test_pandoc_is_missing_slow_or_fails(root, sound, monkeypatch, error, fault):
    monkeypatch.setattr(pandoc.subprocess, "run", failing(error))
    done = tailieu("import", sound, "--root", root)
    assert (done.exit_code, done.stderr.splitlines()[-2]) == (1, f"{sound}: {fault}")
    assert [*(root / "docs").rglob("*")] == []


def test_a_call_without_a_file_is_no_call_of_ours():
    assert tailieu("import").exit_code == 2
