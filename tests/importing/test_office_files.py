"""Three files as offices write them, imported into the project, checked and built."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace

import pytest
from selectolax.lexbor import LexborHTMLParser

from helpers import office_files
from helpers.importing import decoration, losses, record, words
from helpers.program import tailieu
from helpers.project import build_site, built_copy

OFFICE_FILES = {
    "125-ubnd-vx-2026": office_files.dispatch,
    "27-tb-du-2009": office_files.notice,
    "08-kh-ubnd-2004": office_files.plan,
}


@pytest.fixture(scope="module")
def office(tmp_path_factory, built_project) -> SimpleNamespace:
    """The three files imported into a copy of the project, checked and built."""
    root = built_copy(built_project, tmp_path_factory.mktemp("office"))
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
    assert office.checked.exit_code == 0
    assert office.checked.stdout.endswith(" trang, không có lỗi.\n")


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
    assert record(text)[7:18] == [
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
        "Nhà văn hóa thôn Đông",
        "Mực nước: h=2x",
    ]
    assert record(text)[-1] == "[^1]: Kế hoạch do xã tự lập, dùng để kiểm thử."


def test_what_the_dispatch_loses_is_named_with_its_place(office):
    assert losses(office.told["125-ubnd-vx-2026"]) == [
        "bình luận «Chị Hoa xem lại câu này.», ở đoạn «Thực hiện Luật Đất đai và kế hoạch của cấp "
        "trên…»",
        "phần đã xóa trong bản có theo dõi thay đổi «trong tháng Năm», ở đoạn «2. Dọn cống, rãnh "
        "thoát nước trước ngày 15/4/20…»",
        "đầu trang «Bản nháp nội bộ»",
    ]
    assert decoration(office.told["125-ubnd-vx-2026"]) == (
        "(3): dấu theo dõi thay đổi; phần thêm đã đưa vào bài: 1; khung của hộp văn bản: 1; "
        "dòng chỉ có dấu: 1"
    )


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
    ]
    assert decoration(office.told["08-kh-ubnd-2004"]) == "(2): ô gộp: 2"
    assert "Tệp ấy còn có phần không chuyển được: hình ở đoạn «Bản đồ các tổ:»." in text
