"""Three office files as editors have them. Every body, person, number and event in them is made up.

Each comes with `said`: its words in Unicode, paragraph by paragraph, whatever its own encoding.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from helpers.word_files import (
    STYLES,
    WordFile,
    cell,
    font,
    numbered,
    paragraph,
    picture,
    run,
    styled,
    table,
    tcvn3,
    text_box,
    vni,
)

BOLD, ITALIC = "<w:b/>", "<w:i/>"


@dataclass
class OfficeFile:
    data: bytes
    said: list[str] = field(default_factory=list)


def dispatch() -> OfficeFile:
    """A dispatch of a State body, typed in Unicode, its numbers and letters set by Word."""
    file = WordFile(header="Bản nháp nội bộ", footer="Trang 1")
    said: list[str] = ["Bản nháp nội bộ"]

    def say(text: str) -> str:
        said.append(text)
        return text

    left = [
        paragraph(run(say("ỦY BAN NHÂN DÂN"))),
        paragraph(run(say("XÃ MINH TÂN"), BOLD)),
        paragraph(run(say("Số: 125/UBND-VX"))),
        paragraph(run(say("V/v phòng, chống thiên tai năm 2026"), ITALIC)),
    ]
    right = [
        paragraph(run(say("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), BOLD)),
        paragraph(run(say("Độc lập - Tự do - Hạnh phúc"), BOLD)),
        paragraph(run("_______________")),
        paragraph(run(say("Minh Tân, ngày 05 tháng 3 năm 2026"), ITALIC)),
    ]
    file.add(table([cell(*left), cell(*right)]))
    file.add(paragraph(run("Kính gửi: "), run(" các thôn trên địa bàn xã.", BOLD)))
    say("Kính gửi: các thôn trên địa bàn xã.")
    file.add(
        paragraph(
            run("Thực hiện "),
            file.link("Luật Đất đai", "https://vbpl.vn/van-ban/chi-tiet/luat-dat-dai"),
            run(" và kế hoạch của cấp trên"),
            file.note(paragraph(run(say("Kế hoạch do xã tự lập, dùng để kiểm thử.")))),
            run(", Ủy ban nhân dân xã đề nghị "),
            run("các thôn", BOLD),
            run(" làm những việc sau:"),
            file.comment(say("Chị Hoa xem lại câu này.")),
            properties='<w:ind w:left="720"/>',
        )
    )
    say("Thực hiện Luật Đất đai và kế hoạch của cấp trên")
    say(", Ủy ban nhân dân xã đề nghị các thôn làm những việc sau:")
    file.add(
        paragraph(run("Rà soát nơi sơ tán của từng thôn:"), properties=numbered(1)),
        paragraph(run("danh sách hộ ở vùng trũng;"), properties=numbered(1, 1)),
        paragraph(run("đường đi và người phụ trách."), properties=numbered(1, 1)),
        paragraph(
            run("Dọn cống, rãnh thoát nước "),
            f'<w:ins w:author="A">{run("trước ngày 15/4/2026")}</w:ins>',
            '<w:del w:author="A"><w:r><w:delText>trong tháng Năm</w:delText></w:r></w:del>',
            run("; diện tích 120 m"),
            run("2", '<w:vertAlign w:val="superscript"/>'),
            run("."),
            properties=numbered(1),
        ),
        paragraph(run("bao cát, dây thừng;"), properties=numbered(2)),
        paragraph(run("đèn pin, loa tay."), properties=numbered(2)),
    )
    said += [
        "1. Rà soát nơi sơ tán của từng thôn:",
        "a) danh sách hộ ở vùng trũng;",
        "b) đường đi và người phụ trách.",
        "2. Dọn cống, rãnh thoát nước trước ngày 15/4/2026; diện tích 120 m².",
        "trong tháng Năm",
        "- bao cát, dây thừng;",
        "- đèn pin, loa tay.",
    ]
    file.add(
        paragraph(run("Sơ đồ kèm theo: "), text_box(paragraph(run(say("Nhà văn hóa thôn Đông")))))
    )
    file.add(
        paragraph(run("Mực nước: "), f"<m:oMath><m:r><m:t>{say('h=2x')}</m:t></m:r></m:oMath>")
    )
    said += ["Sơ đồ kèm theo:", "Mực nước:"]
    receivers = ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    signs = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Đã ký)", "Nguyễn Văn Mẫu"]
    said += receivers + signs
    file.add(
        table(
            [
                cell(*(paragraph(run(line)) for line in receivers)),
                cell(*(paragraph(run(line, BOLD)) for line in signs)),
            ]
        )
    )
    return OfficeFile(file.data(), said)


def notice() -> OfficeFile:
    """A Party notice in TCVN3: .VnTime by its style, capitals by .VnTimeH."""
    file = WordFile(
        styles=STYLES.replace(
            '<w:name w:val="Normal"/>',
            f'<w:name w:val="Normal"/><w:rPr>{font(".VnTime")}</w:rPr>',
        )
    )
    capitals = font(".VnTimeH")
    said: list[str] = []

    def small(text: str, properties: str = "") -> str:
        said.append(text)
        return paragraph(run(tcvn3(text), properties))

    def large(text: str, properties: str = "") -> str:
        said.append(text)
        return paragraph(run(tcvn3(text.lower()), capitals + properties))

    file.add(
        table(
            [
                cell(
                    large("ĐẢNG BỘ HUYỆN TÂN HƯNG"),
                    large("ĐẢNG ỦY XÃ MINH TÂN", BOLD),
                    paragraph(run("*")),
                    small("Số 27-TB/ĐU"),
                ),
                cell(
                    large("ĐẢNG CỘNG SẢN VIỆT NAM", BOLD),
                    small("Minh Tân, ngày 20 tháng 02 năm 2009", ITALIC),
                ),
            ]
        ),
        large("THÔNG BÁO", BOLD),
        small("về lịch sinh hoạt chi bộ quý II", BOLD),
        paragraph(run("-----")),
        small("Căn cứ chương trình công tác năm 2009, Đảng ủy xã thông báo như sau:"),
    )
    # Word shows the soft hyphen of a .Vn font as its ư.
    file.add(
        paragraph(
            run(tcvn3("1. Các chi bộ họp vào ngày mùng ba hằng tháng tại nhà văn hóa, nh")),
            "<w:r><w:softHyphen/></w:r>",
            run(tcvn3(" lịch đã gửi.")),
        )
    )
    said.append("1. Các chi bộ họp vào ngày mùng ba hằng tháng tại nhà văn hóa, như lịch đã gửi.")
    file.add(
        small("2. Đồng chí bí thư chi bộ chuẩn bị nội dung; đảng viên dự đủ, đúng giờ."),
        small("Ước tính mỗi buổi họp kéo dài chín mươi phút."),
        table(
            [
                cell(small("Nơi nhận:"), small("- Các chi bộ,"), small("- Lưu Văn phòng.")),
                cell(
                    large("T/M ĐẢNG ỦY", BOLD),
                    large("PHÓ BÍ THƯ", BOLD),
                    small("Trần Thị Ví Dụ", BOLD),
                ),
            ]
        ),
    )
    return OfficeFile(file.data(), said)


def plan() -> OfficeFile:
    """A plan in VNI, most of it tables with merged cells, and a picture; fonts by the theme."""
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
        "</w:rPr></w:rPrDefault></w:docDefaults>"
    )
    file = WordFile(styles=defaults + STYLES, theme="VNI-Times")
    said: list[str] = []

    def line(text: str, properties: str = "", layout: str = "") -> str:
        said.append(text)
        return paragraph(run(vni(text), properties), properties=layout)

    def cells(*texts: str, **spans: str) -> list[str]:
        return [
            cell(line(text), properties=spans.get(f"c{at}", "")) for at, text in enumerate(texts)
        ]

    file.add(
        table(
            [
                cell(
                    line("ỦY BAN NHÂN DÂN"),
                    line("PHƯỜNG HÒA BÌNH", BOLD),
                    line("Số: 08/KH-UBND"),
                ),
                cell(
                    line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD),
                    line("Độc lập - Tự do - Hạnh phúc", BOLD),
                    line("Hòa Bình, ngày 12 tháng 01 năm 2004", ITALIC),
                ),
            ]
        ),
        line("KẾ HOẠCH", BOLD),
        line("Ra quân làm sạch ngõ, hẻm năm 2004", BOLD),
        line("I. MỤC ĐÍCH, YÊU CẦU", layout=styled("Heading1")),
        line("1. Ngõ sạch, hẻm sáng, người dân sẵn sàng tham gia."),
        line("2. Mỗi tổ dân phố giữ sạch một đoạn đường."),
        line("II. NỘI DUNG", layout=styled("Heading1")),
        line("1. Lịch ra quân ở từng tổ:"),
    )
    down, across = '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'
    # A person's edit may part a letter from its mark: two runs hold one ậ.
    said.append("Quét dọn thật sạch")
    torn = vni("Quét dọn thật sạch")
    at = torn.index("aä") + 1
    swept = paragraph(run(torn[:at]), run(torn[at:]))
    file.add(
        table(
            cells("Tổ", "Việc", "Thời gian", c2=across),
            [cell(line("Tổ 1"), properties=down), cell(swept), *cells("7 giờ", "9 giờ")],
            [
                cell("<w:p/>", properties="<w:vMerge/>"),
                cell(line("Phát cỏ ven mương"), line("và khơi rãnh")),
                *cells("9 giờ", "11 giờ"),
            ],
            cells("Tổ 2", "Sơn lại cột điện", "7 giờ", "11 giờ"),
        ),
        line("2. Kinh phí dự kiến:"),
        table(
            cells("Khoản", "Số tiền (đồng)"),
            cells("Chổi, xẻng, găng tay", "1.250.000"),
            cells("Nước uống", "300.000"),
            cells("Cộng", "1.550.000"),
        ),
        paragraph(run(vni("Bản đồ các tổ: ")), picture("Bản đồ phường Hòa Bình")),
        line("III. TỔ CHỨC THỰC HIỆN", layout=styled("Heading1")),
        line("1. Các tổ trưởng báo cáo kết quả trước ngày 31/01/2004."),
        table(
            [
                cell(line("Nơi nhận:"), line("- Các tổ dân phố;"), line("- Lưu.")),
                cell(
                    line("TM. ỦY BAN NHÂN DÂN", BOLD),
                    line("PHÓ CHỦ TỊCH", BOLD),
                    line("Lê Văn Thí Dụ", BOLD),
                ),
            ]
        ),
    )
    said += ["Bản đồ các tổ:", "Bản đồ phường Hòa Bình"]
    return OfficeFile(file.data(), said)
