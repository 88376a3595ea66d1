"""Faulty pages of tests/cases beside the same pages set right, and what the check says of each.

tests/cases/<fault>/bad.md stands beside bad.valid.md; both are read as one page among those of
tests/cases/docs. A table, and so longer than other files.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

CASES = Path(__file__).parents[1] / "cases"

# The day on which the tests look at dates.
TODAY = date(2026, 11, 23)

_OF_THE_SITE = (
    "trông như dấu của trang. Fix: bỏ ký hiệu và viết thành câu; điều đã đối chiếu, rà soát thì "
    "ghi ở phần khai báo."
)

# (case, where its page stands in docs/, what the check says)
FAULTS = [
    (
        "abbreviation-that-is-markdown",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL010 «abbreviations.\\u3000: » sai dạng. "
        "Fix: ghi như ví dụ này: UBND.\n"
        "docs/trang-thu.md:5: TL077 «\\u3000» là một ký tự viết bằng mã. "
        "Fix: gõ chính ký tự ấy.\n"
        "docs/trang-thu.md:6: TL010 «abbreviations.UB\\: UB\\» sai dạng. "
        "Fix: ghi như ví dụ này: UBND.\n"
        "docs/trang-thu.md:7: TL010 «abbreviations.UBND.en: **Approved**» sai dạng. "
        "Fix: ghi như ví dụ này: Ủy ban nhân dân.\n"
        "docs/trang-thu.md:7: TL010 «abbreviations.UBND.vi: [Nộp phạt](https://la.example/5)» sai "
        "dạng. Fix: ghi như ví dụ này: Ủy ban nhân dân.",
    ),
    (
        "written-badge",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL078 «✔ Đã đối chiếu» trông như dấu của trang. Fix: bỏ ký hiệu và "
        "viết thành câu; điều đã đối chiếu, rà soát thì ghi ở phần khai báo.\n"
        "docs/trang-thu.md:7: TL078 «✔ Đã duyệt» trông như dấu của trang. Fix: bỏ ký hiệu và viết "
        "thành câu; điều đã đối chiếu, rà soát thì ghi ở phần khai báo.",
    ),
    (
        "front-matter-in-other-ways",
        "trang-thu.md",
        "docs/trang-thu.md:2: TL078 «✔ Đã đối chiếu» trông như dấu của trang. Fix: bỏ ký hiệu và "
        "viết thành câu; điều đã đối chiếu, rà soát thì ghi ở phần khai báo.\n"
        "docs/trang-thu.md:5: TL061 «Bаn» có chữ а (U+0430). "
        "Fix: gõ lại bằng bàn phím tiếng Việt: «Ban».\n"
        "docs/trang-thu.md:5: TL077 «\\u2714» là một ký tự viết bằng mã. Fix: gõ chính ký tự ấy.",
    ),
    (
        "written-badge-across-lines",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL078 «✔ Đã đối chiếu» trông như dấu của trang. Fix: bỏ ký hiệu "
        "và viết thành câu; điều đã đối chiếu, rà soát thì ghi ở phần khai báo.\n"
        "docs/trang-thu.md:6: TL078 «√ Đã duyệt» trông như dấu của trang. Fix: bỏ ký hiệu và viết "
        "thành câu; điều đã đối chiếu, rà soát thì ghi ở phần khai báo.\n"
        "docs/trang-thu.md:7: TL062 có 1 ký tự không nhìn thấy: U+034F COMBINING GRAPHEME JOINER. "
        "Fix: gõ lại chỗ này, hoặc chạy `tailieu check --fix` để xóa.",
    ),
    (
        "written-badge-in-pieces",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL078 «✔ Đã đối chiếu» trông như dấu của trang. Fix: bỏ ký hiệu và "
        "viết thành câu; điều đã đối chiếu, rà soát thì ghi ở phần khai báo.\n"
        "docs/trang-thu.md:7: TL078 «✔ Đã duyệt» trông như dấu của trang. Fix: bỏ ký hiệu và viết "
        "thành câu; điều đã đối chiếu, rà soát thì ghi ở phần khai báo.",
    ),
    (
        "written-badge-among-marks",
        "trang-thu.md",
        "\n".join(
            f"docs/trang-thu.md:{line}: TL078 «{badge}» {_OF_THE_SITE}"
            for line, badge in (
                (5, "● Đã đối chiếu"),
                (12, "◆ Đã đối chiếu"),
                (17, "★ Đã đối chiếu"),
                (21, "✓ Đã đối chiếu"),
                (26, "✔ Đã đối chiếu"),
                (31, "◉ Đã đối chiếu"),
                (35, "● Đã đối chiếu"),
                (39, "◇ Đã đối chiếu"),
                (43, "♥ Đã đối chiếu"),
                (47, "🛡 Đã đối chiếu"),
            )
        ),
    ),
    (
        "written-badge-in-blocks",
        "trang-thu.md",
        "\n".join(
            f"docs/trang-thu.md:{line}: TL078 «{badge}» {_OF_THE_SITE}"
            for line, badge in (
                (5, "● Đã đối chiếu"),
                (11, "◆ Đã đối chiếu"),
                (16, "★ Đã đối chiếu"),
                (21, "✓ Đã đối chiếu"),
                (27, "◉ Đã đối chiếu"),
                (33, "◇ Đã đối chiếu"),
                (39, "✔ Đã đối chiếu"),
            )
        ),
    ),
    (
        "written-badge-with-other-signs",
        "trang-thu.md",
        "\n".join(
            f"docs/trang-thu.md:{line}: TL078 «{badge}» {_OF_THE_SITE}"
            for line, badge in (
                (5, "⦁ Đã duyệt"),
                (9, "• Đã duyệt"),
                (13, "⊙ Đã duyệt"),
                (17, "⦿ Đã duyệt"),
                (21, "※ Đã duyệt"),
                (25, "® Đã duyệt"),
                (29, "∎ Đã duyệt"),
                (33, "ꪜ Đã duyệt"),
                (37, "𐄂 Đã duyệt"),
                (41, "㊣ Đã duyệt"),
                (45, "🮱 Đã duyệt"),
                (49, "ʘ Đã duyệt"),
                (53, "ⵙ Đã duyệt"),
                (57, "〄 Đã duyệt"),
            )
        ),
    ),
    (
        "written-badge-in-front-matter",
        "trang-thu.md",
        "\n".join(
            f"docs/trang-thu.md:{line}: TL078 «{badge}» {_OF_THE_SITE}"
            for line, badge in (
                (2, "● Đã đối chiếu"),
                (6, "★ Đã duyệt"),
            )
        ),
    ),
    (
        "numbers-turned-about",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL062 có ký tự đổi chiều chữ: U+05C3; số quanh nó hiện "
        "theo thứ tự khác. Fix: xóa ký tự ấy và gõ lại chỗ này.\n"
        "docs/trang-thu.md:7: TL062 có ký tự đổi chiều chữ: U+05BE, U+0663, U+05D0; "
        "số quanh nó hiện theo thứ tự khác. Fix: xóa ký tự ấy và gõ lại chỗ này.",
    ),
    (
        "numbers-turned-about-in-title",
        "trang-thu.md",
        "docs/trang-thu.md:2: TL010 trường «title»: có ký tự đổi chiều chữ, làm số quanh nó hiện "
        "theo thứ tự khác. Fix: sửa giá trị theo câu trên.",
    ),
    (
        "blanks-of-music-and-khitan",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL062 có 3 ký tự không nhìn thấy: U+1D159 MUSICAL SYMBOL NULL "
        "NOTEHEAD, U+16FE4 KHITAN SMALL SCRIPT FILLER, U+FFFC OBJECT REPLACEMENT CHARACTER. "
        "Fix: gõ lại chỗ này, hoặc chạy `tailieu check --fix` để xóa.",
    ),
    (
        "letters-of-other-scripts",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL061 «bօt» có chữ օ (U+0585). "
        "Fix: gõ lại bằng bàn phím tiếng Việt: «bot».\n"
        "docs/trang-thu.md:5: TL061 «đốι» có chữ ι (U+03B9). "
        "Fix: gõ lại bằng bàn phím tiếng Việt: «đối».\n"
        "docs/trang-thu.md:5: TL061 «Ꮯổng» có chữ Ꮯ (U+13DF). "
        "Fix: gõ lại bằng bàn phím tiếng Việt: «Cổng».\n"
        "docs/trang-thu.md:5: TL061 «ⅽhính» có chữ ⅽ (U+217D). "
        "Fix: gõ lại bằng bàn phím tiếng Việt: «chính».\n"
        "docs/trang-thu.md:7: TL061 «CHıNH» có chữ ı (U+0131). "
        "Fix: gõ lại bằng bàn phím tiếng Việt: «CHINH».\n"
        "docs/trang-thu.md:7: TL061 «chɩếu» có chữ ɩ (U+0269). "
        "Fix: gõ lại bằng bàn phím tiếng Việt: «chiếu».\n"
        "docs/trang-thu.md:7: TL061 «đốı» có chữ ı (U+0131). "
        "Fix: gõ lại bằng bàn phím tiếng Việt: «đối».",
    ),
    (
        "piled-marks",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL060 1 từ viết bằng Unicode tổ hợp, từ đầu tiên là "
        "«Cá\u0301\u0301\u0301i». Fix: đổi bảng mã gõ sang «Unicode dựng sẵn» rồi gõ lại, "
        "hoặc chạy `tailieu check --fix`.\n"
        "docs/trang-thu.md:5: TL079 một chữ mang 4 dấu rời. Fix: gõ lại chữ này.",
    ),
    (
        "piled-marks-in-title",
        "trang-thu.md",
        "docs/trang-thu.md:2: TL010 trường «title»: có chữ mang quá nhiều dấu chồng lên nhau. "
        "Fix: sửa giá trị theo câu trên.\n"
        "docs/trang-thu.md:2: TL060 1 từ viết bằng Unicode tổ hợp, từ đầu tiên là "
        "«thử\u0309\u0309\u0309». Fix: đổi bảng mã gõ sang «Unicode dựng sẵn» rồi gõ lại, "
        "hoặc chạy `tailieu check --fix`.",
    ),
    (
        "decorated-letters",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL077 «𝐁𝐚𝐧» viết bằng chữ cách điệu. "
        "Fix: gõ lại: «Ban»; cần đậm thì đặt trong **…**.\n"
        "docs/trang-thu.md:7: TL077 «ᴅᴜʏᴇ̣̂ᴛ» viết bằng chữ cách điệu. "
        "Fix: gõ lại: «DUYỆT»; cần đậm thì đặt trong **…**.\n"
        "docs/trang-thu.md:7: TL077 «ᴆᴀ̃» viết bằng chữ cách điệu. "
        "Fix: gõ lại: «ĐÃ»; cần đậm thì đặt trong **…**.\n"
        "docs/trang-thu.md:7: TL077 «Ⓑⓐⓝ» viết bằng chữ cách điệu. "
        "Fix: gõ lại: «Ban»; cần đậm thì đặt trong **…**.\n"
        "docs/trang-thu.md:7: TL077 «🅑🅐🅝» viết bằng chữ cách điệu. "
        "Fix: gõ lại: «BAN»; cần đậm thì đặt trong **…**.\n"
        "docs/trang-thu.md:9: TL077 «ᴮᵃⁿ» viết bằng chữ cách điệu. "
        "Fix: gõ lại: «Ban»; cần đậm thì đặt trong **…**.\n"
        "docs/trang-thu.md:11: TL077 «Cʜính» viết bằng chữ cách điệu. "
        "Fix: gõ lại: «Chính»; cần đậm thì đặt trong **…**.\n"
        "docs/trang-thu.md:11: TL077 «cʜiếu» viết bằng chữ cách điệu. "
        "Fix: gõ lại: «chiếu»; cần đậm thì đặt trong **…**.\n"
        "docs/trang-thu.md:11: TL077 «tʜứᴄ» viết bằng chữ cách điệu. "
        "Fix: gõ lại: «thức»; cần đậm thì đặt trong **…**.\n"
        "docs/trang-thu.md:11: TL077 «đốɪ» viết bằng chữ cách điệu. "
        "Fix: gõ lại: «đối»; cần đậm thì đặt trong **…**.",
    ),
    (
        "element-that-makes-text-too-small",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL080 có thẻ «<sup>» nằm trong một thẻ thu nhỏ chữ khác. "
        "Fix: viết bằng Markdown; muốn hiện chính đoạn mã ấy thì đặt trong dấu `…`.",
    ),
    (
        "answer-uncited",
        "phieu/thu.md",
        "docs/phieu/thu.md:38: TL032 chưa dẫn nguồn: «Đáp nữa.». "
        "Fix: thêm [^tên-nguồn] ở cuối câu.",
    ),
    (
        "citation-undefined",
        "phieu/thu.md",
        "docs/phieu/thu.md:34: TL030 dẫn «[^bao]» nhưng phần khai báo không có nguồn tên này. "
        "Fix: thêm «bao:» dưới «citations:», hoặc dùng: luat, cong-van, cong.",
    ),
    (
        "citation-unused",
        "phieu/thu.md",
        "docs/phieu/thu.md:13: TL031 nguồn «cong-van» được khai báo mà không câu nào dẫn. "
        "Fix: thêm [^cong-van] sau câu lấy từ nguồn này, hoặc xóa khai báo.",
    ),
    (
        "clause-not-there",
        "phieu/thu.md",
        "docs/phieu/thu.md:15: TL012 văn bản «cong-van» không có mục «muc-6». "
        "Fix: chọn một trong: doan-1, muc-1, muc-2.",
    ),
    (
        "clause-of-a-document-without-text",
        "phieu/thu.md",
        "docs/phieu/thu.md:12: TL012 văn bản «luat-moi» không có mục «muc-3». "
        "Fix: bỏ dòng này: văn bản ấy không có toàn văn.",
    ),
    (
        "date-not-in-calendar",
        "van-ban/thu.md",
        "docs/van-ban/thu.md:8: TL010 trường «issued»: «2025-02-31» không có trong lịch. "
        "Fix: sửa giá trị theo câu trên.",
    ),
    (
        "date-with-hyphens",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL069 cảnh báo: ngày «5-3-2020» chưa đúng dạng. Fix: ghi "
        "«05-3-2020».",
    ),
    (
        "date-written-as-spoken",
        "van-ban/thu.md",
        "docs/van-ban/thu.md:8: TL010 trường «issued»: «28/02/2025» không phải ngày dạng NĂM-"
        "THÁNG-NGÀY, ví dụ 2024-06-10. "
        "Fix: sửa giá trị theo câu trên.",
    ),
    (
        "dates-in-wrong-order",
        "phieu/thu.md",
        "docs/phieu/thu.md:9: TL010 «in_force_until» đứng trước «in_force_from». "
        "Fix: sửa giá trị theo câu trên.",
    ),
    (
        "description-too-long",
        "van-ban/thu.md",
        "docs/van-ban/thu.md:3: TL010 «description» dài 218 ký tự, quá 200. "
        "Fix: rút gọn còn một câu.",
    ),
    (
        "document-not-there",
        "phieu/thu.md",
        "docs/phieu/thu.md:11: TL011 «luat-mo» không có trong docs/van-ban/. "
        "Fix: có phải «luat-moi»? Thêm docs/van-ban/luat-mo.md hoặc sửa dòng này.",
    ),
    (
        "four-key-messages",
        "phieu/thu.md",
        "docs/phieu/thu.md:22: TL021 có 4 ý chính. Fix: viết từ 1 đến 3 ý, đánh số 1. 2. 3.",
    ),
    (
        "front-matter-not-closed",
        "van-ban/thu.md",
        "docs/van-ban/thu.md:1: TL004 không có phần khai báo ở đầu tệp. "
        "Fix: bắt đầu tệp bằng một dòng ---, các trường, rồi một dòng ---.",
    ),
    (
        "glued-before-a-vowel",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL064 ghi chú: «đápứng» không phải một tiếng Việt. Fix: sửa chỗ "
        "gõ sai.",
    ),
    (
        "hidden-character-in-title",
        "phieu/thu.md",
        "docs/phieu/thu.md:2: TL010 trường «title»: chứa ký tự điều khiển không nhìn thấy "
        "được. "
        "Fix: sửa giá trị theo câu trên.\n"
        "docs/phieu/thu.md:2: TL077 «\\u202E» là một ký tự viết bằng mã. "
        "Fix: gõ chính ký tự ấy.",
    ),
    (
        "host-of-many",
        "nguon/bao-thu-vn.md",
        "docs/nguon/bao-thu-vn.md:4: TL010 «host: gov.vn» là đuôi tên miền chung hay địa chỉ IP, "
        "không phải tên miền của một nguồn. Fix: sửa giá trị theo câu trên.",
    ),
    (
        "host-with-a-space",
        "nguon/bao-thu-vn.md",
        "docs/nguon/bao-thu-vn.md:4: TL010 «host: bao thu.vn» không phải một tên miền. "
        "Fix: sửa giá trị theo câu trên.",
    ),
    (
        "html-in-title",
        "phieu/thu.md",
        "docs/phieu/thu.md:2: TL010 trường «title»: phải là một dòng chữ thường, không chứa "
        "«<» (mã HTML). "
        "Fix: sửa giá trị theo câu trên.",
    ),
    (
        "key-messages-too-long",
        "phieu/thu.md",
        "docs/phieu/thu.md:22: TL022 các ý chính dài 173 tiếng, nói hơn một phút. "
        "Fix: rút gọn còn nhiều nhất 170 tiếng; chuyển bớt xuống «Số liệu cần nhớ».",
    ),
    (
        "key-twice",
        "van-ban/thu.md",
        "docs/van-ban/thu.md:7: TL006 trường «issuer» được ghi hai lần. Fix: giữ lại một dòng.",
    ),
    (
        "missing-field",
        "phieu/thu.md",
        "docs/phieu/thu.md:2: TL010 thiếu trường «review_by». Fix: thêm một dòng «review_by: …».",
    ),
    (
        "missing-title-of-cited-source",
        "phieu/thu.md",
        "docs/phieu/thu.md:17: TL010 trường «citations.cong»: trích «source» thì phải có "
        "«title»: tên điều được trích. "
        "Fix: sửa giá trị theo câu trên.",
    ),
    (
        "month-of-wrong-form",
        "phieu/thu.md",
        "docs/phieu/thu.md:5: TL010 «month: 11/2026» sai dạng. Fix: ghi như ví dụ này: 2026-11.",
    ),
    (
        "nested-too-deep",
        "trang-thu.md",
        "docs/trang-thu.md:7: TL017 danh sách, trích dẫn hay thụt dòng lồng quá 20 lớp. Fix: chia "
        "thành nhiều đoạn cách nhau bằng dòng trống, hoặc nhiều trang; xóa dấu thừa.",
    ),
    (
        "no-front-matter",
        "van-ban/thu.md",
        "docs/van-ban/thu.md:1: TL004 không có phần khai báo ở đầu tệp. "
        "Fix: bắt đầu tệp bằng một dòng ---, các trường, rồi một dòng ---.",
    ),
    (
        "nobody-addressed",
        "phieu/thu.md",
        "docs/phieu/thu.md:6: TL010 «audience» đang để trống. Fix: ghi ít nhất một giá trị.",
    ),
    (
        "not-utf-8",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL001 không phải chữ UTF-8. Fix: lưu lại tệp với bảng mã UTF-8.",
    ),
    (
        "number-too-large",
        "phieu/thu.md",
        "docs/phieu/thu.md:7: TL010 «minutes: 90» quá lớn. Fix: ghi một số không quá 60.",
    ),
    (
        "number-without-end",
        "trang-thu.md",
        "docs/trang-thu.md:4: TL005 phần khai báo không đọc được ở dòng «order: "
        "99999999999999999999999999999999999999999999999999…». Fix: đặt giá trị có dấu hai "
        "chấm hoặc dấu # trong ngoặc kép, đóng đủ ngoặc, và thụt dòng bằng dấu cách.",
    ),
    (
        "picture-from-another-host",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL087 hình lấy từ máy chủ khác: «https://vi-du.vn/a.png». Fix: tải "
        "hình về, để cạnh trang trong docs/ và dẫn tới tệp ấy; ghi rõ nguồn của hình.",
    ),
    (
        "punycode-missing",
        "nguon/bao-thu-vn.md",
        "docs/nguon/bao-thu-vn.md:4: TL010 «host» có dấu nên phải có «punycode: xn--"
        "both-5na9627b.vn». "
        "Fix: sửa giá trị theo câu trên.",
    ),
    (
        "punycode-needless",
        "nguon/bao-thu-vn.md",
        "docs/nguon/bao-thu-vn.md:5: TL010 «punycode» chỉ dùng cho tên miền có dấu. "
        "Fix: sửa giá trị theo câu trên.",
    ),
    (
        "punycode-wrong",
        "nguon/bao-thu-vn.md",
        "docs/nguon/bao-thu-vn.md:4: TL010 «host» có dấu nên phải có «punycode: xn--"
        "both-5na9627b.vn». "
        "Fix: sửa giá trị theo câu trên.",
    ),
    (
        "replaced-sheet-not-there",
        "phieu/thu.md",
        "docs/phieu/thu.md:9: TL011 «mau-cu» không có trong docs/phieu/. "
        "Fix: có phải «mau»? Thêm docs/phieu/mau-cu.md hoặc sửa dòng này.",
    ),
    (
        "replacement-ring",
        "van-ban/luat-cu.md",
        "docs/phieu/mau.md:11: TL026 cảnh báo: căn cứ «luat-moi» đã bị thay thế hoặc hết hiệu "
        "lực (nay là luat-cu). Fix: xem lại ý dẫn «[^luat]»; viết phiếu mới nếu quy định đã đổi.\n"
        "docs/van-ban/luat-moi.md:11: TL013 vòng thay thế: luat-cu → luat-moi → luat-cu. "
        "Fix: bỏ «replaces» ở trang cũ hơn.",
    ),
    (
        "replaces-itself",
        "van-ban/luat-cu.md",
        "docs/van-ban/luat-cu.md:10: TL013 vòng thay thế: luat-cu → luat-cu. "
        "Fix: bỏ «replaces» ở trang cũ hơn.",
    ),
    (
        "same-document-twice",
        "van-ban/thu.md",
        "docs/van-ban/thu.md:4: TL014 văn bản 1/2013/qh13 của Quốc hội đã có ở «docs/van-"
        "ban/luat-cu.md». "
        "Fix: giữ một tệp cho mỗi văn bản (cơ quan + số, ký hiệu + ngày ban hành).",
    ),
    (
        "script-address",
        "nguon/bao-thu-vn.md",
        "docs/nguon/bao-thu-vn.md:5: TL010 trường «url»: «javascript:alert(1)» không phải địa"
        " chỉ bắt đầu bằng https:// hoặc http://. "
        "Fix: sửa giá trị theo câu trên.",
    ),
    (
        "sheet-part-missing",
        "phieu/thu.md",
        "docs/phieu/thu.md:22: TL020 các phần đang là: Nội dung chính, Số liệu cần nhớ, Hỏi –"
        " đáp. "
        "Fix: chỉ dùng các tiêu đề này, theo thứ tự: «## Nội dung chính»*, «## Ai được, ai phải», "
        "«## Cần làm gì», «## Giấy tờ», «## Lệ phí», «## Thời hạn», «## Nơi làm», «## Gọi ai», "
        "«## Khác nhau theo tỉnh», «## Số liệu cần nhớ»*, «## Hỏi – đáp»*, "
        "«## Khi chưa biết thì nói gì»*; phần ghi * thì phải có.",
    ),
    (
        "source-not-there",
        "van-ban/thu.md",
        "docs/van-ban/thu.md:8: TL011 «khong-co» không có trong docs/nguon/. "
        "Fix: Thêm docs/nguon/khong-co.md hoặc sửa dòng này.",
    ),
    (
        "statement-uncited",
        "phieu/thu.md",
        "docs/phieu/thu.md:25: TL032 chưa dẫn nguồn: «2. Ý thứ hai không nguồn.». "
        "Fix: thêm [^tên-nguồn] ở cuối câu.",
    ),
    (
        "synonym-not-read",
        "trang-thu.md",
        "docs/trang-thu.md:7: TL057 không đọc được dòng «việc được giao». Fix: ghi «từ hay nói, từ "
        "khác → từ trên trang» hoặc «từ = từ».",
    ),
    (
        "synonym-of-itself",
        "trang-thu.md",
        "docs/trang-thu.md:6: TL057 «công văn» đã có sẵn «công văn». Fix: bỏ «công văn»: gõ nó "
        "là đã tìm «công văn».",
    ),
    (
        "synonym-on-no-page",
        "trang-thu.md",
        "docs/trang-thu.md:6: TL058 cảnh báo: không trang nào có «giấy phép lái xe». Fix: đổi "
        "thành từ mà phiếu hay văn bản dùng, hoặc ghi nó trước dấu →.",
    ),
    (
        "synonym-ring",
        "trang-thu.md",
        "docs/trang-thu.md:8: TL057 đi vòng: nhiệm vụ → phiếu → công văn → nhiệm vụ. Fix: ghi "
        "«từ = từ» nếu đúng cả hai chiều, nếu không thì bỏ một dòng.",
    ),
    (
        "synonym-twice",
        "trang-thu.md",
        "docs/trang-thu.md:7: TL057 «thư công» đã dẫn tới «công văn» ở dòng 6. Fix: giữ lại một "
        "dòng.",
    ),
    (
        "table-row-uncited",
        "phieu/thu.md",
        "docs/phieu/thu.md:31: TL032 chưa dẫn nguồn: «| B | 2 |». "
        "Fix: thêm [^tên-nguồn] ở cuối câu.",
    ),
    (
        "tone-that-no-letter-carries",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL066 cảnh báo: «theò» có dấu ở chữ không mang dấu được. Fix: có "
        "phải «thèo» hay «theo»?",
    ),
    (
        "translation-uncited",
        "phieu/mau.en.md",
        "docs/phieu/mau.en.md:8: TL032 chưa dẫn nguồn: «1. **First message.**». "
        "Fix: thêm [^tên-nguồn] ở cuối câu.\n"
        "docs/phieu/mau.en.md:12: TL052 dẫn [^cong-van] ở chỗ bản tiếng Việt dẫn [^luat] "
        "(dòng 24). Fix: giữ đúng nhãn của từng câu trong bản tiếng Việt.",
    ),
    (
        "translation-with-inherited-field",
        "phieu/mau.en.md",
        "docs/phieu/mau.en.md:5: TL010 không có trường nào tên «topic». Fix: xóa dòng này.",
    ),
    (
        "translation-with-other-clauses",
        "van-ban/cong-van.en.md",
        "docs/van-ban/cong-van.en.md:6: TL009 toàn văn gồm doan-1, muc-1, doan-2; bản tiếng "
        "Việt gồm doan-1, muc-1, muc-2. "
        "Fix: dịch từng đoạn một, giữ đúng thứ tự và số đầu mục.",
    ),
    (
        "two-targets-cited",
        "phieu/thu.md",
        "docs/phieu/thu.md:10: TL010 trường «citations.luat»: phải nêu đúng một trong hai: "
        "«document» hoặc «source». "
        "Fix: sửa giá trị theo câu trên.",
    ),
    (
        "unknown-field",
        "phieu/thu.md",
        "docs/phieu/thu.md:4: TL010 không có trường nào tên «topik». "
        "Fix: có phải «topic»? Nếu không, xóa dòng này.",
    ),
    (
        "unknown-field-without-likeness",
        "phieu/thu.md",
        "docs/phieu/thu.md:8: TL010 không có trường nào tên «facebook». Fix: xóa dòng này.",
    ),
    (
        "value-not-in-list",
        "phieu/thu.md",
        "docs/phieu/thu.md:4: TL010 «topic: nha-dat» không nằm trong danh sách. "
        "Fix: chọn một trong: to-chuc, dat-dai, can-cuoc, an-sinh, giao-thong, phong-chay, "
        "lao-dong, an-toan-mang, suc-khoe, thien-tai, dia-gioi, dich-vu-cong, ho-tich, giao-duc, "
        "gia-dinh, an-toan, quoc-phong, thue, moi-truong, dan-chu.",
    ),
    (
        "value-of-wrong-kind",
        "phieu/thu.md",
        "docs/phieu/thu.md:7: TL010 «minutes: ba» sai dạng. Fix: ghi một số.",
    ),
    (
        "yaml-broken",
        "phieu/thu.md",
        "docs/phieu/thu.md:2: TL005 phần khai báo không đọc được ở dòng «title: Phiếu: thử». "
        "Fix: đặt giá trị có dấu hai chấm hoặc dấu # trong ngoặc kép, đóng đủ ngoặc, và thụt dòng "
        "bằng dấu cách.",
    ),
    (
        "yaml-not-fields",
        "van-ban/thu.md",
        "docs/van-ban/thu.md:2: TL005 phần khai báo không phải các dòng «trường: giá trị». "
        "Fix: sửa lại.",
    ),
    (
        "basis-replaced",
        "phieu/thu.md",
        "docs/phieu/thu.md:11: TL026 cảnh báo: căn cứ «luat-cu» đã bị thay thế hoặc hết hiệu "
        "lực (nay là luat-moi). Fix: xem lại ý dẫn «[^luat]»; viết phiếu mới nếu quy định đã "
        "đổi.",
    ),
    (
        "bidi-override",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL062 có 2 ký tự không nhìn thấy: U+202E RIGHT-TO-LEFT "
        "OVERRIDE, U+202C POP DIRECTIONAL FORMATTING. Fix: gõ lại chỗ này, hoặc chạy "
        "`tailieu check --fix` để xóa.",
    ),
    (
        "checked-in-the-future",
        "van-ban/thu.md",
        "docs/van-ban/thu.md:11: TL024 «checked» ghi ngày 24/11/2026, chưa tới. Fix: ghi "
        "đúng ngày đã làm.",
    ),
    (
        "checked-without-a-date",
        "van-ban/thu.md",
        "docs/van-ban/thu.md:10: TL034 ghi đã đối chiếu mà thiếu ngày ban hành. Fix: thêm "
        "«issued: NĂM-THÁNG-NGÀY», hoặc bỏ «checked».",
    ),
    (
        "confused-words",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL065 cảnh báo: «Xử dụng» viết đúng là «Sử dụng». Fix: ghi «Sử "
        "dụng».",
    ),
    (
        "data-image",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL081 địa chỉ «data:text/html;base64,PHNjcmlwdD4=» không được "
        "dùng. Fix: dùng địa chỉ https://… hoặc bỏ liên kết.",
    ),
    (
        "date-without-zeros",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL069 cảnh báo: ngày «1/2/2026» chưa đúng dạng. Fix: ghi "
        "«01/02/2026».",
    ),
    (
        "day-not-in-calendar",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL069 cảnh báo: ngày «31/02/2026» không có trong lịch. Fix: "
        "xem lại ngày trong nguồn.",
    ),
    (
        "decomposed-letters",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL060 2 từ viết bằng Unicode tổ hợp, từ đầu tiên là «Người». "
        "Fix: đổi bảng mã gõ sang «Unicode dựng sẵn» rồi gõ lại, hoặc chạy `tailieu check "
        "--fix`.",
    ),
    (
        "document-number-without-bar",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL068 cảnh báo: số văn bản «30/2020/ND-CP» sai dạng. Fix: ghi "
        "«30/2020/NĐ-CP».",
    ),
    (
        "badge-class",
        "trang-thu.md",
        'docs/trang-thu.md:5: TL080 có thuộc tính class="tl-badge" của thẻ «<strong>», không phải '
        "của bài viết. Fix: viết bằng Markdown; muốn hiện chính đoạn mã ấy thì đặt trong dấu `…`.",
    ),
    (
        "element-not-closed",
        "trang-thu.md",
        "\n".join(
            f"docs/trang-thu.md:7: TL080 có thẻ «<{tag}>» không có thẻ đóng. Fix: viết bằng "
            "Markdown; muốn hiện chính đoạn mã ấy thì đặt trong dấu `…`."
            for tag in ("table", "tbody", "td", "tr")
        ),
    ),
    (
        "host-behind-a-name",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL081 địa chỉ «https://vi-du.vn@vi-du.vn/» không được dùng. Fix: "
        "dùng địa chỉ https://… hoặc bỏ liên kết.",
    ),
    (
        "event-handler-by-attribute-list",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL082 thẻ «<a>» có thuộc tính «onclick». Fix: xóa thuộc tính này.",
    ),
    (
        "event-handler-in-html",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL082 thẻ «<img>» có thuộc tính «onerror». Fix: xóa thuộc tính này.",
    ),
    (
        "duty-misquoted",
        "van-ban/cong-van.md",
        "docs/van-ban/cong-van.md:16: TL056 «quote» không có nguyên văn ở muc-2. Fix: chép lại từ "
        "toàn văn.",
    ),
    (
        "full-text-changed",
        "van-ban/cong-van.md",
        "docs/van-ban/cong-van.md:9: TL028 toàn văn khác với bản đã ghi «text_sha256: "
        "2fd76cbd435b563b539c2b25e52e6b0c93f85b072988e93aa0d6a414351ebd5f». Fix: khôi phục "
        "toàn văn; chỉ khi đã so lại với bản gốc mới ghi «text_sha256: "
        "dd59c7b423b9b824d2519d2d185dc4a35fa6ac88e56549a14086a539ef0a9cd6».",
    ),
    (
        "full-text-without-checksum",
        "van-ban/cong-van.md",
        "docs/van-ban/cong-van.md:11: TL028 có toàn văn mà thiếu «text_sha256». Fix: thêm "
        "dòng «text_sha256: "
        "2fd76cbd435b563b539c2b25e52e6b0c93f85b072988e93aa0d6a414351ebd5f».",
    ),
    (
        "glued-words",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL064 ghi chú: «quyđịnh» không phải một tiếng Việt. Fix: có "
        "phải «quy định»?",
    ),
    (
        "host-without-punycode",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL072 cảnh báo: nêu tên miền «www.tàiliệuhtnc.net.vn» mà trang "
        "không có dạng máy đọc. Fix: ghi kèm `www.xn--tiliuhtnc-q1a2235f.net.vn`.",
    ),
    (
        "html-script",
        "trang-thu.md",
        "docs/trang-thu.md:7: TL080 có thẻ HTML «<script>». Fix: viết bằng Markdown; muốn "
        "hiện chính đoạn mã ấy thì đặt trong dấu `…`.",
    ),
    (
        "html-style",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL080 có thuộc tính «style» của thẻ «<span>». Fix: viết bằng "
        "Markdown; muốn hiện chính đoạn mã ấy thì đặt trong dấu `…`.",
    ),
    (
        "icelandic-letter",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL061 «Ðất» có chữ Ð (U+00D0). Fix: gõ lại bằng bàn phím tiếng "
        "Việt: «Đất».",
    ),
    (
        "javascript-link",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL077 «&#115;» là một ký tự viết bằng mã. Fix: gõ chính ký tự ấy; "
        "muốn hiện chính mã ấy thì đặt trong dấu `…`.\n"
        "docs/trang-thu.md:5: TL081 địa chỉ «JaVascript:alert(1)» không được dùng. Fix: dùng "
        "địa chỉ https://… hoặc bỏ liên kết.",
    ),
    (
        "link-out-of-docs",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL070 liên kết «../mkdocs.yml»: trỏ ra ngoài thư mục docs/. "
        "Fix: sửa hoặc bỏ liên kết.",
    ),
    (
        "link-to-a-stranger",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL071 liên kết tới «la.com», không có trong docs/nguon. Fix: "
        "dẫn một nguồn đã có, hoặc thêm docs/nguon/la-com.md trước.",
    ),
    (
        "link-to-no-heading",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL070 liên kết «phieu/mau.md#hoi-dat»: docs/phieu/mau.md không "
        "có chỗ tên «hoi-dat». Fix: có phải «hoi-dap»? Nếu không, sửa hoặc bỏ liên kết.",
    ),
    (
        "link-to-no-page",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL070 liên kết «phieu/mao.md»: không có docs/phieu/mao.md. "
        "Fix: có phải «phieu/mau.md»? Nếu không, sửa hoặc bỏ liên kết.",
    ),
    (
        "lookalike-host",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL071 liên kết tới «vi-du.vn.tin.com», không có trong "
        "docs/nguon. Fix: dẫn một nguồn đã có, hoặc thêm docs/nguon/vi-du-vn-tin-com.md "
        "trước.\n"
        "docs/trang-thu.md:5: TL073 tên miền «vi-du.vn.tin.com» giống «vi-du.vn» nhưng không "
        "phải. Fix: so từng chữ với docs/nguon/vi-du-vn.md; nếu là nguồn thật khác, thêm "
        "trang cho nó.",
    ),
    (
        "lost-letter",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL062 có ký tự «\ufffd»: chữ ở đây đã mất khi chuyển mã. Fix: xem "
        "bản gốc và gõ lại chữ đã mất.",
    ),
    (
        "other-tone-placement",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL067 ghi chú: 2 từ đặt dấu theo kiểu khác, từ đầu tiên là "
        "«Uỷ». Fix: trong lời văn của mình, ghi «Ủy».",
    ),
    (
        "page-twice-in-a-pack",
        "bo-tai-lieu/thu.md",
        "docs/bo-tai-lieu/thu.md:6: TL040 «sheet: mau» đã có trong bộ này, ở dòng 5. Fix: "
        "giữ một dòng.",
    ),
    (
        "party-number-as-of-the-state",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL068 cảnh báo: số văn bản «18/NQ-TW» sai dạng. Fix: ghi «18-NQ/TW».",
    ),
    (
        "review-day-near",
        "phieu/thu.md",
        "docs/phieu/thu.md:8: TL023 ghi chú: hạn rà soát 23/12/2026 đã gần. Fix: xem lại nội dung "
        "và nguồn, ghi «reviewed» và hạn mới ở «review_by».",
    ),
    (
        "review-day-past",
        "phieu/thu.md",
        "docs/phieu/thu.md:8: TL025 cảnh báo: quá hạn rà soát từ 01/10/2026. Fix: rà soát "
        "lại, ghi «reviewed» và hạn mới ở «review_by»; hoặc ghi «archived».",
    ),
    (
        "reviewed-after-its-review-day",
        "phieu/thu.md",
        "docs/phieu/thu.md:9: TL025 cảnh báo: hạn rà soát 23/11/2026 không sau ngày đã rà "
        "soát. Fix: rà soát lại, ghi «reviewed» và hạn mới ở «review_by»; hoặc ghi "
        "«archived».",
    ),
    (
        "russian-letter",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL061 «quốс» có chữ с (U+0441). Fix: gõ lại bằng bàn phím "
        "tiếng Việt: «quốc».",
    ),
    (
        "soft-hyphen",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL062 có 1 ký tự không nhìn thấy: U+00AD SOFT HYPHEN. Fix: gõ "
        "lại chỗ này, hoặc chạy `tailieu check --fix` để xóa.",
    ),
    (
        "source-like-another",
        "nguon/v1-du-vn.md",
        "docs/nguon/v1-du-vn.md:4: TL073 tên miền «v1-du.vn» giống «vi-du.vn» nhưng không phải. "
        "Fix: so từng chữ với docs/nguon/vi-du-vn.md rồi xóa trang của nguồn giả; nếu cả hai đều "
        "thật, ghi «see_also: [v1-du-vn]» ở trang kia.\n"
        "docs/nguon/v1-du-vn.md:5: TL073 tên miền «vi-du.vn.tin.com» giống «vi-du.vn» nhưng không "
        "phải. Fix: so từng chữ với docs/nguon/vi-du-vn.md rồi xóa trang của nguồn giả; nếu cả hai "
        "đều thật, ghi «see_also: [v1-du-vn]» ở trang kia.\n"
        "docs/nguon/vi-du-vn.md:4: TL073 tên miền «vi-du.vn» giống «v1-du.vn» nhưng không phải. "
        "Fix: so từng chữ với docs/nguon/v1-du-vn.md rồi xóa trang của nguồn giả; nếu cả hai đều "
        "thật, ghi «see_also: [vi-du-vn]» ở trang kia.",
    ),
    (
        "source-of-another-address",
        "nguon/bao-thu-vn.md",
        "docs/nguon/bao-thu-vn.md:5: TL010 «url: https://vi-du.vn/x» không thuộc tên miền "
        "«bao-thu.vn». Fix: sửa giá trị theo câu trên.",
    ),
    (
        "source-out-of-use",
        "nguon/vi-du-vn.md",
        "docs/phieu/mau.md:18: TL033 dẫn nguồn «vi-du-vn» đã ngừng dùng. Fix: dẫn nguồn khác "
        "đang dùng; xem docs/nguon/vi-du-vn.md.",
    ),
    (
        "tcvn3-remains",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL063 chữ TCVN3 chưa chuyển mã: «Céng hoµ x· héi» là «cộng hoà "
        "xã hội». Fix: chuyển tệp Word sang Unicode rồi chép lại, hoặc gõ lại dòng này.",
    ),
    (
        "tone-on-the-wrong-letter",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL066 cảnh báo: «họat» đặt dấu sai chữ. Fix: ghi «hoạt».",
    ),
    (
        "translation-cites-another",
        "phieu/mau.en.md",
        "docs/phieu/mau.en.md:18: TL052 dẫn [^luat] ở chỗ bản tiếng Việt dẫn [^cong] (dòng "
        "34). Fix: giữ đúng nhãn của từng câu trong bản tiếng Việt.",
    ),
    (
        "translation-of-unknown-state",
        "phieu/mau.en.md",
        "docs/phieu/mau.en.md:1: TL054 cảnh báo: chưa ghi dịch từ bản tiếng Việt nào. Fix: "
        "so lại với bản tiếng Việt, rồi thêm dòng «original: t8780659c794».",
    ),
    (
        "translation-out-of-date",
        "phieu/mau.en.md",
        "docs/phieu/mau.en.md:4: TL054 cảnh báo: bản tiếng Việt đã đổi từ lần dịch trước "
        "(«original: t00000000000»). Fix: dịch lại chỗ đã đổi, rồi ghi «original: "
        "t8780659c794».",
    ),
    (
        "translation-with-another-date",
        "van-ban/cong-van.en.md",
        "docs/van-ban/cong-van.en.md:1: TL053 cảnh báo: thừa «1 November 2022», «3.5 "
        "million» so với bản tiếng Việt (dòng 1). Fix: so lại với bản tiếng Việt, sửa số cho "
        "khớp.",
    ),
    (
        "translation-without-a-heading",
        "phieu/mau.en.md",
        "docs/phieu/mau.en.md:18: TL050 đề mục «## When you do not know» đứng ở chỗ bản "
        "tiếng Việt có «### Hỏi gì?». Fix: dịch đủ từng đề mục, giữ đúng cấp và thứ tự.",
    ),
    (
        "vni-remains",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL063 chữ VNI chưa chuyển mã: «Coäng hoøa xaõ hoäi» là «cộng "
        "hòa xã hội». Fix: chuyển tệp Word sang Unicode rồi chép lại, hoặc gõ lại dòng này.\n"
        "docs/trang-thu.md:5: TL066 cảnh báo: «xaõ» có dấu ở chữ không mang dấu được. Fix: có "
        "phải «xão» hay «xao»?",
    ),
    (
        "yaml-alias",
        "trang-thu.md",
        "docs/trang-thu.md:2: TL016 phần khai báo dùng neo «&a». Fix: chỉ ghi các dòng "
        "«trường: giá trị»; đặt giá trị bắt đầu bằng !, & hoặc * trong ngoặc kép.",
    ),
    (
        "yaml-tag",
        "trang-thu.md",
        "docs/trang-thu.md:2: TL016 phần khai báo dùng thẻ "
        "«tag:yaml.org,2002:python/object/apply:os.system». Fix: chỉ ghi các dòng «trường: "
        "giá trị»; đặt giá trị bắt đầu bằng !, & hoặc * trong ngoặc kép.",
    ),
    (
        "yaml-too-deep",
        "trang-thu.md",
        "docs/trang-thu.md:3: TL016 phần khai báo dùng quá nhiều lớp lồng nhau. Fix: chỉ ghi "
        "các dòng «trường: giá trị»; đặt giá trị bắt đầu bằng !, & hoặc * trong ngoặc kép.",
    ),
    (
        "filler-within-a-word",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL062 có 2 ký tự không nhìn thấy: U+FFA0 HALFWIDTH HANGUL FILLER, "
        "U+034F COMBINING GRAPHEME JOINER. "
        "Fix: gõ lại chỗ này, hoặc chạy `tailieu check --fix` để xóa.",
    ),
    (
        "zero-width-space",
        "trang-thu.md",
        "docs/trang-thu.md:5: TL062 có 1 ký tự không nhìn thấy: U+200B ZERO WIDTH SPACE. "
        "Fix: gõ lại chỗ này, hoặc chạy `tailieu check --fix` để xóa.",
    ),
    (
        "unofficial-page-as-official",
        "phieu/thu.md",
        "docs/phieu/thu.md:16: TL035 «bao.tin.vn» không phải .gov.vn, cũng không có trong "
        "docs/nguon, mà ghi V1. Fix: tách trang này ra một nhãn V2, hoặc thêm "
        "docs/nguon/bao-tin-vn.md nếu đó là nguồn chính thức.",
    ),
    (
        "official-mark-without-a-page",
        "phieu/thu.md",
        "docs/phieu/thu.md:12: TL035 ghi V1 mà không có trang nào để kiểm tra. Fix: thêm "
        "trang đã đọc vào «pages», hoặc ghi V2.",
    ),
    (
        "evidence-repeated",
        "phieu/thu.md",
        "docs/phieu/thu.md:15: TL036 trang này đã có ở bằng chứng của «luat-moi». Fix: bỏ "
        "«evidence»; lời đã đọc thì ghi ở «quote» của nhãn.",
    ),
    (
        "advice-with-a-source",
        "phieu/thu.md",
        "docs/phieu/thu.md:26: TL037 lời khuyên của trang mà dẫn nguồn [^luat]: «Mang theo "
        "bản gốc.[^luat]». Fix: bỏ dấu dẫn nguồn; nếu nguồn nói đúng điều ấy thì bỏ dấu > ở "
        "đầu dòng.",
    ),
    (
        "advice-within-a-statement",
        "phieu/thu.md",
        "docs/phieu/thu.md:28: TL037 «Gõ đúng địa chỉ» là lời khuyên của trang, đứng trong "
        "câu dẫn nguồn. Fix: chuyển lời ấy xuống một dòng riêng bắt đầu bằng dấu >.",
    ),
    (
        "call-without-a-number",
        "phieu/thu.md",
        "docs/phieu/thu.md:28: TL039 dòng không bắt đầu bằng chữ in đậm: «- Báo cháy: "
        "114.[^luat]». Fix: ghi như thế này: - **112**: thiên tai.",
    ),
    (
        "words-of-an-office",
        "phieu/thu.md",
        "docs/phieu/thu.md:34: TL029 cảnh báo: «Phiếu này» không phải lời nói. Fix: nói lại "
        "như nói với hàng xóm.",
    ),
    (
        "two-numbers-in-a-line",
        "phieu/thu.md",
        "docs/phieu/thu.md:34: TL029 cảnh báo: một câu nêu 2 số văn bản: 36/2024/QH15, "
        "118/2025/QH15. Fix: gọi tên luật, giữ nhiều nhất một số; số còn lại để ở «Số liệu "
        "cần nhớ».",
    ),
    (
        "amounts-overlap",
        "phieu/thu.md",
        "docs/phieu/thu.md:9: TL010 hai dòng «Mức» có ngày trùng nhau: một ngày chỉ có một "
        "mức. Fix: sửa giá trị theo câu trên.",
    ),
    (
        "amount-of-no-citation",
        "phieu/thu.md",
        "docs/phieu/thu.md:9: TL010 dòng «Mức»: «cite: bao» không có dưới «citations». Fix: "
        "sửa giá trị theo câu trên.",
    ),
    (
        "page-of-no-date",
        "phieu/thu.md",
        "docs/phieu/thu.md:15: TL010 trường «citations.luat.evidence.pages.0.date»: "
        "«15/9/2025» không phải ngày, tháng hay năm, ví dụ 2025-09-15, 2025-09 hoặc 2025. "
        "Fix: sửa giá trị theo câu trên.",
    ),
    (
        "source-without-evidence",
        "phieu/thu.md",
        "docs/phieu/thu.md:17: TL010 trường «citations.cong»: trích «source» thì phải có "
        "«evidence»: nơi đã đọc điều được trích. Fix: sửa giá trị theo câu trên.",
    ),
]

# Bodies of a page in which nothing is wrong.
RIGHT = [
    "Mã `<script>` và `javascript:` chỉ là chữ.",
    "```html\n<script>alert(1)</script>\n```",
    "H~2~O, 5 < 6, a<br>b, x<sup>2</sup>.",
    "| Giữa | Phải |\n| :-: | --: |\n| a<br>b | 1 |",
    "Góc α, β; 5 μm; Δt; mỹ thuật Nga: Москва.",
    "Gia đình 👨\u200d👩\u200d👧.",
    "José, Müller, Krông Pắc, Đắk Lắk, UBND, km².",
    "Khả năng xuất hiện, hồ sơ xuất trình, cảm xúc tích cực.",
    "Số 18-NQ/TW, 548-CV/TU, 31/2024/QH15, 12/QĐ-TTg, 1060/QĐ-TTg.",
    "Ngày 10/6/2024, 01/08/2024, 01/02/2026; tỷ lệ 1/2.",
    "Ông viết “Uỷ ban xử dụng ngày 1/2/2026”.",
    "> Uỷ ban xử dụng ngày 1/2/2026.",
    "[Thư](mailto:a@vi-du.vn), [gọi](tel:113), [mục](#cuoi)\n\n## Cuối",
    "[a@vi-du.vn](mailto:A@vi-du.vn), [gọi 024 3733 1234, phím 2](tel:+842437331234)",
    "[www.vi-du.vn: tin](https://vi-du.vn/a), [TP.HCM](https://vi-du.vn/b), "
    "[vi-du.vn](nguon/vi-du-vn.md)",
]

# Bodies that would run code, or lead away, and that no page may have.
REFUSED = [
    "[a](java\tscript:alert(1))",
    "[a](  javascript&colon;alert(1))",
    "<a href='jav&#x09;ascript:alert(1)'>a</a>",
    "[a]: javascript:alert(1)\n\n[bấm][a]",
    "[a](vbscript:x)",
    "<svg/onload=alert(1)>",
    "<body onload=alert(1)>",
    "Chữ <html onclick=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "## Đầu {onclick=alert(1)}",
    "![x](x.png){onerror=alert(1)}",
    "<div markdown><iframe src='//la.com'></iframe></div>",
    "<form action='https://la.com'><input></form>",
    "<base href='https://la.com/'>",
    "<math><mi xlink:href='data:x'>",
    "`\n<script>alert(1)</script>\n`",
    "~~~ {x\n<script>alert(1)</script>\n~~~",
    "::: toan-van\n<script>alert(1)</script>\n:::",
    "<!-- a --!><img src=x onerror=alert(1)>",
]
