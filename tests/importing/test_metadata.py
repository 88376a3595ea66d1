"""What the first page of a document says of it: number, date, place, kind, system."""

from __future__ import annotations

from datetime import date

import pytest

from helpers.heads import DAY, STATE, office_head, paragraphs, recognised, table, unsure
from helpers.importing import taken
from helpers.program import tailieu
from helpers.word_files import WordFile, paragraph, run
from tailieu.importing import naming
from tailieu.importing.head.metadata import recognise
from tailieu.importing.head.stated import Stated

HEAD = office_head("**ỦY BAN NHÂN DÂN**", "**TỈNH MẪU**", "Số: 12/QĐ-UBND")


def test_a_party_dispatch():
    assert recognised(
        table(
            (
                (
                    "ĐẢNG BỘ TỈNH X",
                    "**HUYỆN ỦY TÂN HƯNG**",
                    "*",
                    "Số 1510 - CV/HU",
                    "V/v mở lớp",
                    "hè",
                ),
                ("**ĐẢNG CỘNG SẢN VIỆT NAM**", "Tân Hưng, ngày 02 tháng 6 năm 2024"),
            )
        ),
        "Kính gửi: Các chi bộ.",
    ) == {
        "number": "1510-CV/HU",
        "type": "cong-van",
        "summary": "V/v mở lớp hè",
        "issuer": "HUYỆN ỦY TÂN HƯNG",
        "system": "dang",
        "place": "Tân Hưng",
        "issued": date(2024, 6, 2),
    }


@pytest.mark.parametrize(
    ("line", "number", "kind"),
    [
        ("Số: 30/2020/NĐ-CP", "30/2020/NĐ-CP", "nghi-dinh"),
        ("Số: 36/2025/TT-BCA", "36/2025/TT-BCA", "thong-tu"),
        ("Số: 15/QĐ-UBND", "15/QĐ-UBND", "quyet-dinh"),
        ("Số: 15 /QĐ - UBND", "15/QĐ-UBND", "quyet-dinh"),
        ("______ Số: 15/QĐ-UBND", "15/QĐ-UBND", "quyet-dinh"),
        ("Số: 44/VBHN-VPQH", "44/VBHN-VPQH", "van-ban-hop-nhat"),
        ("Luật số: 31/2024/QH15", "31/2024/QH15", None),
        ("của Bộ Số 13/2001/TT-BTC", None, None),
        ("Luật số 81/2025/QH15 có căn cứ ban hành như sau:", None, None),
        ("Số: 12/BC-UBND", "12/BC-UBND", "bao-cao"),
        ("Số: 12/BB-UBND", "12/BB-UBND", None),
        ("Số: 1351/Qð-UBND", "1351/Qð-UBND", "quyet-dinh"),
        ("Số: 104/PT-NC", "104/PT-NC", None),
        ("Số: 623/TTg-KSTT", "623/TTg-KSTT", None),
        ("Số 66-QĐ/TW", "66-QĐ/TW", None),
        ("Số: 40-LCT/HĐNN8", "40-LCT/HĐNN8", None),
        ("Số: 13 TC/TCT", "13 TC/TCT", None),
        ("Số:      /UBND-VX", None, None),
        ("Số:    /KH-UBND", None, "ke-hoach"),
        ("Số: …/2024/NĐ-CP", None, "nghi-dinh"),
        ("Số: ………", None, None),
        ("Số: {{so_ky_hieu}}", None, None),
    ],
)
def test_numbers(line, number, kind):
    found = recognised(line)
    assert (found.get("number"), found.get("type")) == (number, kind)


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        (DAY, "Hà Tiên", date(2026, 3, 5)),
        ("______________________ Hà Nội, ngày 31 tháng 12 năm 2025", "Hà Nội", date(2025, 12, 31)),
        ("Hà nội, ngày 22 tháng 11 năm 2002", "Hà nội", date(2002, 11, 22)),
        ("TP. Hồ Chí Minh, ngày 5 tháng 6 năm 2021", "TP. Hồ Chí Minh", date(2021, 6, 5)),
        ("Thành phố Hồ Chí Minh, ngày 5/6/2021", "Thành phố Hồ Chí Minh", date(2021, 6, 5)),
        ("MỨC LƯƠNG TỐI THIỂU TỪ NGÀY 01 THÁNG 01 NĂM 2026", None, None),
        ("Quận 3, ngày 05/6/2021", "Quận 3", date(2021, 6, 5)),
        ("Hà-Nội, ngày 8 tháng 3 năm 2001", "Hà-Nội", date(2001, 3, 8)),
        ("Hà Nội ngày 15 tháng 11 năm 2024", "Hà Nội", date(2024, 11, 15)),
        ("Hà Nội, ngày 29 tháng 02 năm 2020", "Hà Nội", date(2020, 2, 29)),
        ("Hà Nội, ngày 31 tháng 02 năm 2020", "Hà Nội", None),
        ("Hà Tiên, ngày   tháng 3 năm 2026", "Hà Tiên", None),
        ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015", None, None),
        ("Thực hiện Kế hoạch số 12 của xã, ngày 01 tháng 02 năm 2020, và ý kiến", None, None),
    ],
)
def test_dates(line, place, day):
    found = recognised(line)
    assert (found.get("place"), found.get("issued")) == (place, day)


def test_a_head_laid_out_by_tabs():
    found = recognised(
        "**ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**",
        "**TỈNH MẪU Độc lập - Tự do - Hạnh phúc**",
        f"Số: 09/2009/CT-UBND {DAY}",
        "**CHỈ THỊ**",
        "**Về việc mẫu**",
    )
    assert found["issuer"] == "ỦY BAN NHÂN DÂN TỈNH MẪU"
    assert (found["number"], found["place"]) == ("09/2009/CT-UBND", "Hà Tiên")
    assert (found["type"], found["summary"]) == ("chi-thi", "Về việc mẫu")


@pytest.mark.parametrize(
    ("title", "type_", "kind"),
    [
        ("**QUYẾT ĐỊNH**", "quyet-dinh", "Quyết định"),
        ("Q U Y Ế T Đ Ị N H", "quyet-dinh", "Quyết định"),
        ("**QUYẾT ðỊNH**", "quyet-dinh", "Quyết định"),
        ("QUYÉT ĐỊNH", "quyet-dinh", "Quyết định"),
        ("DỰ THẢO NGHỊ ĐỊNH", "nghi-dinh", "Nghị định"),
        ("NGHỊ ĐỊNH CỦA CHÍNH PHỦ", "nghi-dinh", "Nghị định"),
        ("**BỘ LUẬT**", "bo-luat", "Bộ luật"),
        ("**PHIẾU TRÌNH**", None, "Phiếu trình"),
        ("**GIẤY MỜI**", None, "Giấy mời"),
        ("THÔNG TƯ LIÊN TỊCH", None, "Thông tư liên tịch"),
        ("**HỢP ĐỒNG MUA BÁN HÀNG HÓA**", None, "HỢP ĐỒNG MUA BÁN HÀNG HÓA"),
        ("PHIẾU LẤY Ý KIẾN", None, "PHIẾU LẤY Ý KIẾN"),
        ("**LUẬT SƯ NGUYỄN VĂN A**", None, None),
        ("Kết luận", None, None),
        ("THÔNG TƯ1", "thong-tu", "Thông tư"),
        ("**QUY ĐỊNH CHUNG**", None, None),
        ("ĐƠN VỊ BÁO CÁO", None, None),
        ("PHỤ LỤC A ............. 58", None, None),
        ("BÁO CÁO này gồm ba phần", None, None),
    ],
)
def test_the_line_of_a_kind(title, type_, kind):
    found = recognised(*STATE, "Mẫu", title, "Nội dung.")
    assert (found.get("type"), found.get("kind")) == (type_, kind)


def test_a_line_and_a_code_that_disagree_are_unsure():
    assert unsure(HEAD, "**QUYẾT ĐỊNH**") == set()
    assert unsure(HEAD, "**TỜ TRÌNH**") == {"type"}
    assert unsure("**KẾ HOẠCH**") == {"type"}


def test_a_subject_may_begin_like_a_kind():
    head = office_head("**BỘ NỘI VỤ**", "Số: 01/2011/TT-BNV")
    found = recognised(head, "HƯỚNG DẪN THỂ THỨC VĂN BẢN", "Căn cứ Nghị định;")
    assert (found["type"], found["summary"]) == ("thong-tu", "HƯỚNG DẪN THỂ THỨC VĂN BẢN")


@pytest.mark.parametrize(
    ("left", "below", "type_"),
    [
        (("Số: 15/UBND-NC", "V/v phòng cháy"), (), "cong-van"),
        (("Số: 15/UBND-NC",), ("Kính gửi: Các sở.",), "cong-van"),
        (("Số:      /UBND-NC", "V/v phòng cháy"), (), "cong-van"),
        (("Số: 15/UBND-NC",), ("**PHIẾU TRÌNH**", "Kính gửi: Các sở."), None),
        (("Số: 15/UBND-NC",), ("Nội dung.",), None),
        (("Số: 15/GM-UBND",), ("Kính gửi: Các sở.",), None),
    ],
)
def test_what_is_a_dispatch(left, below, type_):
    head = office_head("**ỦY BAN NHÂN DÂN**", "**TỈNH MẪU**", *left)
    assert recognised(head, *below).get("type") == type_


def test_a_decree_names_its_issuer_three_times():
    found = recognised(
        "**CHÍNH PHỦ**",
        "Số: 109/2004/NĐ-CP",
        *STATE,
        "Hà Nội, ngày 02 tháng 4 năm 2004",
        "**NGHỊ ĐỊNH CỦA CHÍNH PHỦ**",
        "**Về đăng ký kinh doanh**",
        "**CHÍNH PHỦ**",
        "Căn cứ Luật Tổ chức Chính phủ;",
    )
    assert (found["type"], found["issuer"]) == ("nghi-dinh", "CHÍNH PHỦ")
    assert found["summary"] == "Về đăng ký kinh doanh"


@pytest.mark.parametrize(
    "title",
    [
        ("**THÔNG TƯ**", "**CỦA BỘ MẪU SỐ 13/2001/TT-BM NGÀY 08 THÁNG 3 NĂM 2001**", "**VỀ THUẾ**"),
        ("THÔNG TƯ", "CỦA BỘ MẪU SỐ 13/2001/TT-BM", "NGÀY 8/3/2001 VỀ THUẾ", "BỘ MẪU"),
        ("**Thông tư của Bộ Mẫu số 13/2001/TT-BM**", "**ngày 8/3/2001 về thuế**", "**Bộ Mẫu**"),
        ("**Thông tư của Bộ Mẫu**", "**số 13/2001/TT-BM**", "**ngày 8-3-2001**", "**về thuế**"),
    ],
)
def test_an_old_title_says_all_in_one(title):
    found = recognised(*title, "Căn cứ Luật Đầu tư số 12/1998/QH10 ngày 2/2/1998;")
    assert (found["number"], found["issued"]) == ("13/2001/TT-BM", date(2001, 3, 8))
    assert (found["type"], str(found["summary"]).lower()) == ("thong-tu", "về thuế")
    assert str(found["issuer"]).lower() == "bộ mẫu"


def test_old_fonts_lose_bold_and_capitals():
    found = recognised(
        "Quốc hội",
        "Luật số: 18/2003/QH11",
        "Cộng hoà xã hội chủ nghĩa Việt Nam",
        "Độc lập - Tự do - Hạnh phúc",
        "(Từ ngày 21 tháng 10 đến ngày 26 tháng 11 năm 2003)",
        "Luật",
        "Hợp tác xã",
        "Căn cứ vào Hiến pháp;",
    )
    assert (found["issuer"], found["type"], found["summary"]) == ("Quốc hội", "luat", "Hợp tác xã")


def test_a_law_says_at_its_end_when_it_was_passed():
    articles = [f"Điều {number}. Mẫu" for number in range(1, 40)]
    found = recognised(
        office_head("**QUỐC HỘI**", "Luật số: 91/2015/QH13", day=""),
        "**BỘ LUẬT**",
        "**DÂN SỰ**",
        "Căn cứ Hiến pháp;",
        *articles,
        "*Bộ luật này đã được Quốc hội khóa XIII thông qua ngày 24 tháng 11 năm 2015.*",
        "**CHỦ TỊCH QUỐC HỘI**",
        "***Đã ký:* Nguyễn Văn A**",
    )
    assert (found["issued"], found["signer"]) == (date(2015, 11, 24), "Nguyễn Văn A")


@pytest.mark.parametrize(
    "end",
    [
        (
            table(
                (
                    ("**VĂN PHÒNG QUỐC HỘI**", "Số: 44/VBHN-VPQH"),
                    ("**XÁC THỰC VĂN BẢN HỢP NHẤT**", "Hà Nội, ngày 12 tháng 02 năm 2026"),
                )
            ),
        ),
        (
            "**VĂN PHÒNG QUỐC HỘI XÁC THỰC VĂN BẢN HỢP NHẤT**",
            "Số: 44/VBHN-VPQH Hà Nội, ngày 12 tháng 02 năm 2026",
        ),
    ],
)
def test_a_consolidation_is_certified_at_its_end(end):
    articles = [f"Điều {number}. Mẫu" for number in range(1, 40)]
    found = recognised("**BỘ LUẬT**", "**LAO ĐỘNG**", *articles, *end)
    assert (found["type"], found["number"]) == ("van-ban-hop-nhat", "44/VBHN-VPQH")
    assert (found["issuer"], found["issued"]) == ("VĂN PHÒNG QUỐC HỘI", date(2026, 2, 12))


def test_a_number_alone_tells_the_system_only_unsurely():
    assert unsure("Số: 12/BC-UBND") == {"system"}
    assert "system" not in recognised("**ĐOÀN TNCS HỒ CHÍ MINH**", "Số 12-KH/ĐTN")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Luật số: 91/2015/QH13", *STATE, "**BỘ LUẬT**", "**DÂN SỰ**"), "Bộ luật Dân sự"),
        (("Luật số: 1/2015/QH13", *STATE, "**LUẬT**", "**THỦ ĐÔ**"), "Luật THỦ ĐÔ"),
        (("Số: 104/PT-NC", *STATE, "**PHIẾU TRÌNH**"), "Phiếu trình số 104/PT-NC"),
        ((*STATE, "**HỢP ĐỒNG MUA BÁN**", "Số: ……"), "HỢP ĐỒNG MUA BÁN"),
        (("Số: 788/STP-HC", DAY), "Văn bản số 788/STP-HC ngày 05/3/2026"),
        (("Điều 1. Mẫu",), "…"),
    ],
)
def test_what_a_page_is_called(lines, title):
    blocks = paragraphs(*lines)
    assert naming.title(recognise(blocks), blocks) == title


def test_an_editor_reads_where_each_value_is_from():
    sure = Stated(date(2026, 3, 5), (DAY,))
    assert naming.told("issued", sure) == f"ngày ban hành: 05/3/2026 (từ dòng «{DAY}»)"
    doubtful = Stated("X", ("KT. CHỦ TỊCH", "X"), sure=False)
    assert naming.told("signer", doubtful) == (
        "chưa chắc: người ký: X (từ các dòng «KT. CHỦ TỊCH», «X»), xem lại"
    )


def test_what_is_not_there_is_left_to_the_editor(root):
    file = WordFile()
    file.add(paragraph(run("Mấy lời không đầu không cuối.")))
    path, text, done = taken(root, file)
    assert path.name == "tep.md"
    assert text.startswith(
        '---\ntitle: "…"\ndescription: "Toàn văn …"\nnumber: null\ntext_sha256: "'
    )
    for name in ("number", "type", "summary", "issuer", "system", "signer", "place", "issued"):
        assert f"{name}: …)" in done.stdout
    found = tailieu("check", "--root", root).stdout
    for name in ("type", "issuer", "system"):
        assert f"TL010 thiếu trường «{name}»." in found


def test_what_is_unsure_says_so_on_the_page_and_in_the_list(root):
    file = WordFile()
    file.add(paragraph(run("Số: 12/BC-UBND")))
    _, text, done = taken(root, file)
    assert 'system: "nha-nuoc"  # chưa chắc, xem lại\n' in text
    assert "  - số, ký hiệu: 12/BC-UBND (từ dòng «Số: 12/BC-UBND»)\n" in done.stdout
    assert (
        "  - chưa chắc: hệ thống (của Đảng hay của Nhà nước): Văn bản của Nhà nước" in done.stdout
    )
    assert "TL005" not in tailieu("check", "--root", root).stdout
