"""The texts of the form for sheets (overrides/soan-phieu.html and assets/form/form.js).

Longer than other modules, since a translator should find all of them in one table.
"""

from __future__ import annotations

from typing import Any

from tailieu.checks.sections import PARTS, REQUIRED
from tailieu.content.findings import SEVERITIES
from tailieu.content.interface import say
from tailieu.content.messages import Lang, Message

# Label and help of every field, by model and by the schema's name: one that is missing fails a
# test, so the form never falls behind the schema.
FIELDS: dict[str, dict[str, tuple[Message, Message]]] = {
    "Sheet": {
        "title": (
            Message("Tiêu đề", "Title"),
            Message(
                "Tốt nhất là câu hỏi của người nghe, ví dụ: Luật Đất đai đang dùng là luật nào, hỏi việc đất ở đâu?",
                "Best as the listener's question. The sheet is written in Vietnamese.",
            ),
        ),
        "description": (
            Message("Mô tả", "Description"),
            Message(
                "Một câu nói phiếu này trả lời điều gì, hiện trong danh sách.",
                "One sentence saying what the sheet answers, shown in lists.",
            ),
        ),
        "formerly": (Message("Tên cũ của trang", "Former names of the page"), Message("", "")),
        "changed": (
            Message("Đã sửa những gì", "What has changed"),
            Message(
                "Phiếu đã đăng mà sửa điều người đọc cần biết thì ghi một câu; trang kể ở “Có gì mới”.",
                "When a published sheet changes in a way that readers should know of, say it in one sentence; the site tells it under “What is new”.",
            ),
        ),
        "topic": (Message("Chủ đề", "Topic"), Message("", "")),
        "month": (
            Message("Kỳ", "Month"),
            Message("Tháng sẽ nói phiếu này, ví dụ 2026-11.", "Year and month, such as 2026-11."),
        ),
        "audience": (
            Message("Dành cho", "For"),
            Message("Chọn một hoặc nhiều đối tượng.", "Choose one or several."),
        ),
        "minutes": (
            Message("Thời lượng (phút)", "Minutes"),
            Message("Nói cả phiếu mất mấy phút.", "How long the whole sheet takes to say."),
        ),
        "in_force_from": (
            Message("Có hiệu lực từ ngày", "In force from"),
            Message(
                "Điều phiếu nói có hiệu lực từ ngày nào. Lời khuyên chung thì để trống.",
                "Since when what the sheet says is in force. Leave empty for standing advice.",
            ),
        ),
        "in_force_until": (
            Message("Ngày cuối cùng còn hiệu lực", "Last day in force"),
            Message("Chưa biết thì để trống.", "Leave empty if it is not known."),
        ),
        "season": (
            Message("Mùa", "Season"),
            Message(
                "Những tháng cần nói chuyện này; quanh năm thì để trống.",
                "The months in which it matters; leave empty where it always does.",
            ),
        ),
        "amounts": (
            Message("Mức theo ngày", "Amounts by date"),
            Message(
                "Mức tiền đổi theo ngày: trang, bản chiếu và tìm kiếm nêu mức của hôm nay.",
                "Amounts that change: page, slides and search show the one of today.",
            ),
        ),
        "reviewed": (Message("Rà soát lần cuối", "Last reviewed"), Message("", "")),
        "review_by": (
            Message("Hạn rà soát", "Review by"),
            Message(
                "Chậm nhất ngày này phải xem lại phiếu.",
                "The day by which somebody must look at the sheet again.",
            ),
        ),
        "replaces": (
            Message("Thay thế cho phiếu", "Replaces the sheet"),
            Message(
                "Phiếu cũ được chọn sẽ mang nhãn “Bị thay thế”.",
                "The older sheet will be marked as replaced.",
            ),
        ),
        "archived": (Message("Lưu làm tư liệu", "Archived"), Message("", "")),
        "withdrawn": (Message("Đã rút", "Withdrawn"), Message("", "")),
        "warning": (
            Message("Lưu ý ở đầu phiếu", "Note at the head of the sheet"),
            Message(
                "Ví dụ: Cần rà soát, mức có thể đã thay đổi.",
                "Such as: to be reviewed, the amount may have changed.",
            ),
        ),
        "citations": (Message("Căn cứ và nguồn", "Basis and sources"), Message("", "")),
    },
    "Amount": {
        "what": (
            Message("Mức gì", "What it is"),
            Message(
                "Cùng tên là cùng một mức qua các thời kỳ, ví dụ: Lương cơ sở.",
                "Amounts of one name follow each other in time.",
            ),
        ),
        "amount": (
            Message("Bao nhiêu", "How much"),
            Message("Ví dụ: 2.340.000 đồng một tháng.", "Such as: 2.340.000 đồng một tháng."),
        ),
        "from": (Message("Từ ngày", "From"), Message("", "")),
        "until": (
            Message("Đến hết ngày", "Until, that day included"),
            Message("Chưa biết thì để trống.", "Leave empty if it is not known."),
        ),
        "cite": (Message("Căn cứ", "Basis"), Message("", "")),
    },
    "Citation": {
        "evidence": (Message("Bằng chứng", "Evidence"), Message("", "")),
        "checked": (
            Message("Đã đối chiếu với bản gốc", "Checked against the original"),
            Message("", ""),
        ),
        "document": (Message("Văn bản", "Document"), Message("", "")),
        "source": (Message("Nguồn", "Source"), Message("", "")),
        "at": (
            Message("Điều, khoản", "Article"),
            Message(
                "Chỉ ghi khi bạn đã đọc thấy, ví dụ: Điều 58.",
                "Only where you have read it, such as: Điều 58.",
            ),
        ),
        "clause": (
            Message("Mục trong toàn văn", "Item of the full text"),
            Message(
                "Chọn đúng mục thì người đọc mở được ngay mục ấy. Văn bản nhiều điều thì gõ, "
                "ví dụ dieu-21-muc-1; của quy chế kèm theo thì quy-che-dieu-2.",
                "Readers are then led to that very item. Of a long text it is typed, such as "
                "dieu-21-muc-1; of attached regulations quy-che-dieu-2.",
            ),
        ),
        "title": (
            Message("Tên bài hay khuyến cáo được dẫn", "Name of the page or advice cited"),
            Message(
                "Ví dụ: Khuyến cáo phòng bệnh sốt xuất huyết.",
                "Such as: Khuyến cáo phòng bệnh sốt xuất huyết.",
            ),
        ),
        "url": (
            Message("Địa chỉ của bài trên trang nguồn", "Its address at the source"),
            Message("Không có thì để trống.", "Leave empty if there is none."),
        ),
        "quote": (
            Message("Lời đã đọc", "The words read there"),
            Message(
                "Chép đúng vài chữ của trang đã đọc; nơi đọc là nơi ghi ở trang văn bản.",
                "A few words as they stand there; where they stand is told on the document's page.",
            ),
        ),
    },
    "Evidence": {
        "mark": (
            Message("Bạn đọc điều này ở đâu?", "Where did you read this?"),
            Message(
                "Chỉ nhớ mà chưa đọc thấy thì đừng viết ý ấy.",
                "What you only remember should not be written.",
            ),
        ),
        "pages": (
            Message("Các trang đã đọc", "The pages that you read"),
            Message(
                "Mỗi dòng một trang: địa chỉ, rồi ngày ghi ở trang và lời đã đọc, nếu có. "
                "Ví dụ: https://vi-du.vn/bai 2025-09-15 “miễn cước cuộc gọi”.",
                "One a line: the address, then the date that the page gives and the words read "
                "there, if any. Such as: https://vi-du.vn/bai 2025-09-15 “miễn cước cuộc gọi”.",
            ),
        ),
    },
    "ReadPage": {
        "url": (Message("Địa chỉ", "Address"), Message("", "")),
        "date": (Message("Ngày ghi ở trang", "Date that the page gives"), Message("", "")),
        "quote": (
            Message("Lời đã đọc", "The words read there"),
            Message(
                "Chép đúng vài chữ của trang đã đọc; nơi đọc là nơi ghi ở trang văn bản.",
                "A few words as they stand there; where they stand is told on the document's page.",
            ),
        ),
    },
    "Checked": {
        "by": (Message("Họ và tên", "Name"), Message("", "")),
        "on": (Message("Ngày", "Date"), Message("", "")),
    },
    "Changed": {
        "on": (Message("Ngày", "Date"), Message("", "")),
        "what": (Message("Đã sửa gì", "What has changed"), Message("", "")),
    },
    "Archived": {
        "on": (Message("Ngày", "Date"), Message("", "")),
        "reason": (Message("Lý do", "Reason"), Message("", "")),
    },
    "Withdrawn": {
        "on": (Message("Ngày", "Date"), Message("", "")),
        "reason": (Message("Lý do", "Reason"), Message("", "")),
    },
}

# The same for what is asked of a page that the site has not got yet.
PAGE_FIELDS: dict[str, dict[str, tuple[Message, Message]]] = {
    "document": {
        "title": (
            Message("Tên văn bản", "Name of the document"),
            Message(
                "Ví dụ: Nghị định 101/2024/NĐ-CP về đăng ký đất đai.",
                "In Vietnamese, such as: Nghị định 101/2024/NĐ-CP về đăng ký đất đai.",
            ),
        ),
        "number": (
            Message("Số, ký hiệu", "Number"),
            Message("Không có thì để trống.", "Leave empty if there is none."),
        ),
        "type": (Message("Loại văn bản", "Kind"), Message("", "")),
        "issuer": (
            Message("Cơ quan ban hành", "Issued by"),
            Message("Ví dụ: Chính phủ.", "In Vietnamese, such as: Chính phủ."),
        ),
        "system": (Message("Thuộc hệ thống", "System"), Message("", "")),
        "issued": (
            Message("Ngày ban hành", "Day of issue"),
            Message("Chưa biết thì để trống.", "Leave empty if it is not known."),
        ),
        "official_url": (
            Message("Địa chỉ của văn bản trên trang chính thức", "Its address on an official site"),
            Message(
                "Chỉ trên trang đã có trong mục Nguồn; không có thì để trống.",
                "Only on a site that is among the sources; leave empty otherwise.",
            ),
        ),
        "mark": FIELDS["Evidence"]["mark"],
        "pages": FIELDS["Evidence"]["pages"],
    },
    "source": {
        "title": (
            Message("Tên trang", "Name of the site"),
            Message("Ví dụ: Báo Nhân Dân.", "In Vietnamese, such as: Báo Nhân Dân."),
        ),
        "url": (
            Message("Địa chỉ trang chủ", "Address of its home page"),
            Message("Bắt đầu bằng https://.", "It begins with https://."),
        ),
        "kind": (Message("Loại trang", "Kind"), Message("", "")),
        "mark": FIELDS["Evidence"]["mark"],
        "pages": FIELDS["Evidence"]["pages"],
    },
}

# What is told of a field that holds nothing and must, by the field.
EMPTY = {
    "title": Message("chưa có tiêu đề.", "there is no title yet."),
    "description": Message("chưa có mô tả.", "there is no description yet."),
    "topic": Message("chưa chọn chủ đề.", "no topic is chosen yet."),
    "month": Message("chưa chọn kỳ.", "no month is chosen yet."),
    "audience": Message("chưa chọn phiếu dành cho ai.", "it is not said yet whom it is for."),
    "minutes": Message("chưa ghi thời lượng.", "it is not said yet how many minutes it takes."),
    "review_by": Message("chưa ghi hạn rà soát.", "there is no day yet to review it by."),
    "citations": Message("chưa chọn căn cứ nào.", "nothing is cited yet."),
    "mark": Message("chưa chọn đã đọc ở đâu.", "it is not said yet where you read it."),
}
# What the form says in place of words of a rule that are for somebody who sees the file, by the kind
# of fault (content/schema_errors.py, fields.INVALID) or the rule: [what is wrong, what to do].
IN_THE_FORM = {
    "missing": [Message("đang để trống.", "this is empty."), Message("", "")],
    "empty": [Message("đang để trống.", "this is empty."), Message("", "")],
    "unknown": [
        Message("trang này không dùng phần ấy.", "this site makes no use of it."),
        Message("bỏ đi, hoặc hỏi người phụ trách.", "remove it, or ask whoever is in charge."),
    ],
    "choice": [
        Message("«{given}» không có trong danh sách.", "“{given}” is not in the list."),
        Message("hãy chọn lại.", "choose again."),
    ],
    "form": [
        Message("«{given}» không phải một số.", "“{given}” is no number."),
        Message("ghi một số.", "write a number."),
    ],
    "pattern": [
        Message("«{given}» sai dạng.", "“{given}” has a wrong form."),
        Message("ghi như ví dụ này: {example}.", "write it like this: {example}."),
    ],
    "wrong": [Message("{wrong}.", "{wrong}."), Message("", "")],
    "long": [
        Message("dài {length} ký tự, quá {most}.", "{length} characters, over {most}."),
        Message("rút gọn còn một câu.", "shorten it to one sentence."),
    ],
    "small": [
        Message("{given} là quá nhỏ.", "{given} is too small."),
        Message("ghi một số từ {least} trở lên.", "write a number from {least} up."),
    ],
    "large": [
        Message("{given} là quá lớn.", "{given} is too large."),
        Message("ghi một số không quá {most}.", "write a number of at most {most}."),
    ],
    "one-target": [
        Message("chưa rõ dẫn văn bản hay dẫn nguồn.", "it cites no document and no source."),
        Message("bỏ căn cứ này rồi chọn lại.", "remove this basis and choose again."),
    ],
    "untitled": [
        Message(
            "chưa ghi tên bài hay khuyến cáo được dẫn.", "what is cited there has no name yet."
        ),
        Message("", ""),
    ],
    "clause-alone": [
        Message("mục chỉ đi với một văn bản.", "an item goes only with a document."),
        Message("bỏ căn cứ này rồi chọn lại.", "remove this basis and choose again."),
    ],
    "dates-reversed": [
        Message("trước ngày bắt đầu có hiệu lực.", "this is before the day it comes into force."),
        Message("sửa một trong hai ngày.", "change one of the two days."),
    ],
    "TL003": [
        Message("«{name}» không thành địa chỉ được.", "“{name}” cannot be part of an address."),
        Message(
            "chỉ dùng chữ thường không dấu, chữ số, gạch nối.",
            "use lower case without accents, digits and hyphens only.",
        ),
    ],
    "TL011": [
        Message("«{wanted}» không có trên trang này.", "“{wanted}” is not on this site."),
        Message("bỏ đi rồi chọn lại.", "remove it and choose again."),
    ],
    "TL012": [
        Message("toàn văn không có mục đã chọn.", "the full text has no such item."),
        Message("chọn lại mục.", "choose the item again."),
    ],
    "TL021": [
        Message(
            "cần từ một đến ba ý, đang có {count}.",
            "one to three messages are needed, and there are {count}.",
        ),
        Message("", ""),
    ],
    "TL024": [
        Message("ghi ngày {day}, chưa tới.", "it says {day}, which is still to come."),
        Message("ghi đúng ngày đã làm.", "write the day on which it was done."),
    ],
    "TL025": [
        Message(
            "hạn {day} đã qua, hoặc không sau lần rà soát cuối.",
            "{day} is past, or not after the last review.",
        ),
        Message("rà soát lại rồi ghi hạn mới.", "review it, and write a new day."),
    ],
    "TL026": [
        Message(
            "văn bản này đã bị thay thế hoặc hết hiệu lực.",
            "this document is replaced or no longer in force.",
        ),
        Message(
            "xem lại các ý dẫn văn bản này; quy định đã đổi thì viết phiếu mới.",
            "look again at what rests on it; write a new sheet where the rules have changed.",
        ),
    ],
    "TL030": [
        Message("dẫn một căn cứ không có ở phần 7.", "it cites something that part 7 has not."),
        Message("bỏ căn cứ ấy rồi chọn lại.", "remove that basis and choose again."),
    ],
    "TL031": [
        Message("chưa câu nào dẫn căn cứ này.", "nothing rests on this yet."),
        Message(
            "chọn nó ở ô “Căn cứ” của câu lấy từ đây, hoặc bỏ căn cứ này.",
            "choose it in the box “Basis” of what is taken from it, or remove it.",
        ),
    ],
    "TL032": [
        Message("chưa có nguồn.", "there is no source yet."),
        Message("chọn ở ô “Căn cứ”.", "choose one in the box “Basis”."),
    ],
    "TL033": [
        Message("nguồn này đã ngừng dùng.", "this source is no longer in use."),
        Message("chọn nguồn khác.", "choose another source."),
    ],
    "TL060": [
        Message(
            "{count} từ viết bằng Unicode tổ hợp, từ đầu tiên là «{word}».",
            "words in decomposed Unicode: {count}, the first one “{word}”.",
        ),
        Message(
            "đổi bảng mã gõ sang «Unicode dựng sẵn» rồi gõ lại.",
            "set your keyboard to composed Unicode and type them again.",
        ),
    ],
    "TL062": [
        Message("có {count} ký tự không nhìn thấy.", "unseen characters: {count}."),
        Message("gõ lại chỗ này.", "type this place again."),
    ],
}

# By the names that the template and the browser's code use.
WORDS: dict[str, Message | list[Message] | dict[str, Message]] = {
    # The page
    "needs_script": Message(
        "Trình duyệt đang tắt JavaScript nên biểu mẫu không chạy được. Hãy viết theo mẫu trong hướng dẫn cho người biên tập.",
        "With JavaScript turned off the form cannot work. Follow the sample in the guide for editors.",
    ),
    "open": Message("Mở tệp .md có sẵn", "Open an .md file"),
    "forget": Message("Xóa bản nháp", "Erase the draft"),
    "write": Message("Soạn", "Write"),
    "see": Message("Xem trước", "Preview"),
    "results": Message("Kết quả kiểm tra", "What the check says"),
    "left_out": Message(
        "Biểu mẫu không kiểm tra được liên kết, mã HTML và các tệp khác; máy kiểm tra sẽ xem khi bạn gửi.",
        "The form cannot check links, HTML and other files; that is checked once you have sent the sheet.",
    ),
    "out": Message("Gửi đi", "Send it"),
    "download": Message("Tải tệp .md", "Download the .md file"),
    "download_zip": Message("Tải {} tệp (.zip)", "Download {} files (.zip)"),
    "zip_how": Message(
        "Gói .zip có phiếu và các trang mới. Gửi nguyên gói cho người phụ trách; hoặc giải nén (bấm chuột phải vào gói, chọn “Giải nén tất cả”) rồi đặt từng tệp vào đúng thư mục của dự án:",
        "The .zip holds the sheet and its new pages. Send it as it is to whoever keeps the site; or unzip it (right-click it, “Extract all”) and put each file into its folder of the project:",
    ),
    "zip_github": Message(
        "Tự đưa lên GitHub: bấm “Gửi lên GitHub” để gửi từng trang; hoặc mở kho mã, chọn Add file, Upload files, rồi kéo thư mục docs đã giải nén vào đó.",
        "On GitHub: press “Send to GitHub” for page after page; or open the repository, choose Add file, Upload files, and drop the unzipped folder docs there.",
    ),
    "github": Message("Gửi lên GitHub", "Send to GitHub"),
    "github_page": Message("Mở trang GitHub", "Open the GitHub page"),
    "github_how": Message(
        "Nút này mở trang tạo tệp của GitHub trong thẻ mới; bạn đăng nhập và bấm gửi ở đó. Biểu mẫu không hỏi tài khoản và không tự gửi gì đi.",
        "This opens GitHub's page for a new file in a new tab; you sign in and send it there. The form asks for no account and sends nothing by itself.",
    ),
    "no_repository": Message(
        "Bản mẫu, chưa có kho mã nguồn để gửi thẳng. Hãy tải tệp rồi gửi tới:",
        "Demonstration copy: no repository to send to yet. Download the file and send it to:",
    ),
    "no_contact": Message(
        "người đã đưa bạn trang này (chưa có địa chỉ liên hệ).",
        "whoever gave you this page (there is no contact address yet).",
    ),
    "by_hand": Message("Toàn bộ nội dung phiếu", "The whole text of the sheet"),
    "kept": Message(
        "Tệp này còn có những điều sau. Biểu mẫu giữ nguyên, không sửa:",
        "This file also holds the following. The form keeps it as it is:",
    ),
    "lost": Message(
        "Biểu mẫu không có chỗ cho những dòng sau. Hãy chép phần còn cần vào ô phù hợp:",
        "The form has no place for the following lines. Copy what is still needed into a fitting box:",
    ),
    "lost_seen": Message("Đã chép xong, bỏ những dòng này", "Done, drop these lines"),
    "general": Message("Thông tin chung", "About the sheet"),
    "messages_how": Message(
        "Nhiều nhất ba ý, nói được trong một phút.",
        "At most three, said in a minute.",
    ),
    "facts_how": Message(
        "Mỗi dòng một con số, một mốc ngày.",
        "One figure or one date a line.",
    ),
    "questions_how": Message(
        "Từ ba đến sáu câu mà người nghe hay hỏi.",
        "Three to six questions that listeners ask.",
    ),
    "citations_how": Message(
        "Danh sách này tự lập từ các ô “Căn cứ” ở trên. Với mỗi căn cứ, ghi rõ điều khoản và nơi bạn đã đọc.",
        "This list follows from the boxes “Basis” above. For each, say which article and where you read it.",
    ),
    "uncited": Message(
        "Chưa chọn căn cứ nào. Mỗi ý, mỗi số liệu, mỗi câu trả lời ở trên cần ít nhất một căn cứ.",
        "Nothing is cited yet. Each message, figure and answer above needs at least one basis.",
    ),
    "this_change": Message("Lần sửa này", "This change"),
    "change": Message("Bạn đã sửa gì?", "What have you changed?"),
    "change_help": Message(
        "Một câu cho người đọc, hiện ở “Có gì mới”. Chỉ sửa lỗi gõ thì để trống.",
        "A sentence for readers, in Vietnamese, told under “What is new”. Leave it empty for slips.",
    ),
    "say_change": Message(
        "Phiếu này đã đăng: ghi ở phần 8 bạn đã sửa gì.",
        "This sheet is published: say in part 8 what you have changed.",
    ),
    "add_messages": Message("Thêm ý chính", "Add a message"),
    "add_facts": Message("Thêm số liệu", "Add a figure"),
    "add_other": Message("Thêm", "Add"),
    "others": Message("Những phần có thì viết", "Parts to write where there is something to say"),
    "others_how": Message(
        "Ai được, làm gì, mang giấy gì, mất bao nhiêu, bao lâu, ở đâu, gọi số nào: phần nào có nguồn thì viết, phần để trống không hiện.",
        "Who, what to do, which papers, how much, how long, where, whom to call: write what has a source; a part left empty does not appear.",
    ),
    "calls_how": Message(
        "Ghi số trước, rồi dấu hai chấm: 112: báo sự cố, thiên tai. Trên trang, bấm số là gọi.",
        "The number first, then a colon: 112: báo sự cố, thiên tai. On the page, the number dials.",
    ),
    "add_amounts": Message("Thêm mức theo ngày", "Add an amount by date"),
    "add_questions": Message("Thêm câu hỏi", "Add a question"),
    # Fields
    "optional": Message("không bắt buộc", "optional"),
    "at_most": Message("Tối đa {} ký tự.", "At most {} characters."),
    "between": Message("Từ {least} đến {most}.", "From {least} to {most}."),
    "choose": Message("– Chọn –", "– Choose –"),
    "slug": Message("Tên tệp", "File name"),
    "slug_help": Message(
        "Tự lập từ tiêu đề, và cũng là địa chỉ của phiếu. Chỉ dùng chữ thường không dấu, chữ số, gạch nối.",
        "Made from the title, and also the sheet's address: lower case without accents, digits, hyphens.",
    ),
    "items": {
        "messages": Message("Ý chính", "Message"),
        "facts": Message("Số liệu", "Figure"),
        "questions": Message("Câu hỏi", "Question"),
    },
    "say": Message("Câu phải nhớ", "The sentence to remember"),
    "say_help": Message(
        "Một câu ngắn, in đậm trên phiếu.",
        "One short sentence, in bold on the sheet.",
    ),
    "why": Message("Giải thích", "Explanation"),
    "why_help": Message("Một hoặc hai câu nói thêm.", "One or two sentences more."),
    "fact": Message("Số liệu, mốc ngày", "Figure or date"),
    "statement": Message("Nội dung", "What it says"),
    "advice": Message("Lời khuyên của trang, không cần căn cứ", "Our own advice, without a basis"),
    "advice_help": Message(
        "Điều không có trong nguồn, như “gõ đúng địa chỉ”. Không có thì để trống.",
        "What no source says, such as “type the address exactly”. Leave it empty if there is none.",
    ),
    "amount_item": Message("Mức", "Amount"),
    "question": Message("Người nghe hỏi", "The listener asks"),
    "answer": Message("Trả lời", "Answer"),
    "answer_help": Message(
        "Trả lời thẳng. Muốn sang đoạn mới thì để một dòng trống.",
        "Answer plainly. An empty line begins a new paragraph.",
    ),
    "unsure": Message("Lời nói và nơi để hỏi", "What to say, and where to ask"),
    "unsure_help": Message(
        "Câu để nói khi gặp điều chưa có căn cứ, và nơi người nghe có thể hỏi.",
        "What to say when there is no basis for an answer, and where listeners can ask.",
    ),
    "raw": Message("Đoạn giữ nguyên", "Kept as it was"),
    "raw_help": Message(
        "Đoạn này của tệp đã mở có dạng riêng, như một bảng. Biểu mẫu giữ nguyên; bạn vẫn sửa chữ được.",
        "This piece of the opened file has a shape of its own, such as a table. It is kept; its words can be edited.",
    ),
    "unknown": Message("Giữ nguyên từ tệp: {}", "Kept from the file: {}"),
    "unknown_help": Message(
        "Biểu mẫu không biết phần này của tệp, nên ghi lại đúng như cũ.",
        "The form does not know this part of the file, and writes it as it was.",
    ),
    "up": Message("Đưa lên", "Move up"),
    "down": Message("Đưa xuống", "Move down"),
    "remove": Message("Bỏ", "Remove"),
    "basis": Message("Căn cứ: gõ số, tên văn bản hoặc nguồn", "Basis: type a number or a name"),
    "pick_hint": Message("Không cần gõ dấu", "Accents are optional"),
    "pick_nothing": Message(
        "Không có văn bản hay nguồn nào như vậy. Bấm “Chưa có trong danh sách” để thêm.",
        "There is no such page. Press “Not in the list” to add it.",
    ),
    "pick_more": Message("Còn {} kết quả, hãy gõ thêm.", "{} more; type on."),
    "kind_document": Message("Văn bản", "Document"),
    "kind_source": Message("Nguồn", "Source"),
    "cited_already": Message("Đã dẫn trong phiếu này", "Cited in this sheet already"),
    "cited": Message(
        "Đã thêm căn cứ: {}. Ghi điều khoản và nơi đã đọc ở phần 7.",
        "Basis added: {}. Say which article and where you read it in part 7.",
    ),
    # A document or a source that the site has not got yet
    "add_page": Message("+ Chưa có trong danh sách", "+ Not in the list"),
    "page_add": Message("Thêm văn bản hoặc nguồn", "Add a document or a source"),
    "page_how": Message(
        "Trang mới đi cùng phiếu khi bạn tải về hay gửi đi. Chỉ ghi điều đã đọc thấy.",
        "The new page goes out together with the sheet. Write only what you have read.",
    ),
    "page_kind": Message("Thêm gì?", "What is it?"),
    "page_take": Message("Thêm và dẫn vào ý này", "Add it and cite it here"),
    "page_change": Message("Sửa trang mới", "Change the new page"),
    "page_changed": Message("Xong", "Done"),
    "page_leave": Message("Đóng", "Close"),
    "change_page": Message("Sửa", "Change"),
    "drop_page": Message("Bỏ trang", "Remove the page"),
    "page_gone": Message(
        "Đã bỏ trang “{}” và các căn cứ dẫn trang ấy.",
        "Removed the page “{}” and what cites it.",
    ),
    "undo": Message("Hoàn tác", "Undo"),
    "page_taken": Message("trang này đã có: {}.", "the site has it already: {}."),
    "page_strange": Message(
        "trang này chưa có trong mục Nguồn; để trống, hoặc thêm nguồn ấy trước.",
        "this site is not among the sources; leave it empty, or add that source first.",
    ),
    "new_page": Message("Trang mới", "New page"),
    "new_pages": Message("Trang mới đi cùng phiếu:", "New pages that go out with the sheet:"),
    "github_pages": Message(
        "Phiếu dẫn những trang chưa có. Bấm từng tên, gửi các trang ấy trước rồi gửi phiếu:",
        "The sheet cites pages that are not there yet. Press each name and send those pages first:",
    ),
    "downloaded_zip": Message(
        "Đã tải gói {name}: {count} tệp, mỗi tệp trong thư mục của nó.",
        "Downloaded {name}: {count} files, each in its folder.",
    ),
    "drop": Message("Bỏ", "Remove"),
    "drop_citation": Message("Bỏ căn cứ này", "Remove this basis"),
    "no_clause": Message("– Cả văn bản –", "– The whole document –"),
    "marks": {
        "V1": Message(
            "Trong bản sao của trang chính thức, hoặc trên báo, đài của Đảng, Nhà nước",
            "In a copy of an official page, or in a Party or State news outlet",
        ),
        "V2": Message(
            "Trên báo khác, trang tra cứu luật hoặc tệp công khai",
            "In another newspaper, a law look-up site or a public file",
        ),
        "given": Message(
            "Trong bản chép đi kèm dự án, chưa biết trang gốc",
            "In a copy that came with the project, of an unknown page",
        ),
    },
    # Checking
    "severities": {
        name: Message(*map(str.capitalize, severity)) for name, severity in SEVERITIES.items()
    },
    "counts": {
        "error": Message("{} lỗi", "errors: {}"),
        "warning": Message("{} cảnh báo", "warnings: {}"),
        "note": Message("{} ghi chú", "notes: {}"),
    },
    "nothing_yet": Message("Chưa có gì để kiểm tra", "Nothing to check yet"),
    "nothing_found": Message("Không có lỗi nào", "Nothing to mend"),
    "unchecked": Message(
        "Trình duyệt này không chạy được phần kiểm tra; phiếu sẽ được kiểm tra sau khi gửi",
        "This browser cannot run the check; the sheet is checked once it has been sent",
    ),
    "no_slug": [
        Message("chưa có tên tệp.", "there is no file name."),
        Message("gõ tiêu đề, tên tệp sẽ tự có.", "type the title, and it will be made."),
    ],
    "slug_taken": [
        Message("đã có phiếu mang tên tệp này.", "there is a sheet of this name already."),
        Message(
            "đổi tên tệp; muốn sửa phiếu ấy thì mở tệp của nó ở đầu trang này.",
            "change the name; to edit that sheet, open its file at the top of this page.",
        ),
    ],
    "no_answer": [
        Message("câu hỏi này chưa có trả lời.", "this question has no answer."),
        Message("viết câu trả lời, hoặc bỏ câu hỏi.", "write one, or remove the question."),
    ],
    "no_question": [
        Message("câu trả lời này chưa có câu hỏi.", "this answer has no question."),
        Message("viết câu hỏi của người nghe.", "write what the listener asks."),
    ],
    "spoken": Message(
        "Các ý chính: {syllables} tiếng (nhiều nhất {most}), nói trong khoảng {seconds} giây.",
        "Key messages: {syllables} syllables (at most {most}), about {seconds} seconds to say.",
    ),
    "spoken_whole": Message("Đọc cả phiếu: khoảng {} phút.", "The whole sheet: about {} min."),
    # The draft, and files
    "draft_kept": Message(
        "Bản nháp đang được giữ trong trình duyệt của máy này, không gửi đi đâu. Máy dùng chung thì bấm “Xóa bản nháp” khi xong.",
        "The draft is kept in this browser, on this device, and sent nowhere. On a shared device, erase it when you are done.",
    ),
    "draft_not_kept": Message(
        "Trình duyệt này không giữ được bản nháp. Hãy tải tệp về trước khi đóng trang.",
        "This browser cannot keep the draft. Download the file before you close the page.",
    ),
    "draft_in_two_tabs": Message(
        "Bản đang gõ ở thẻ này chưa được giữ.", "What you type in this tab is not being kept."
    ),
    "two_tabs": Message(
        "Bản nháp đã được sửa ở một thẻ khác của trình duyệt, và máy chỉ giữ một bản. Bạn muốn giữ bản nào? Bản kia sẽ mất; nếu còn cần, hãy tải tệp của nó về trước.",
        "The draft has been changed in another tab, and only one is kept. Which do you want? The other will be lost: download its file first if you need it.",
    ),
    "keep_mine": Message("Giữ bản ở thẻ này", "Keep the one in this tab"),
    "take_other": Message("Lấy bản ở thẻ kia", "Take the other tab's"),
    "draft_restored": Message("Đã mở lại bản nháp của bạn.", "Your draft is back."),
    "draft_gone": Message("Đã xóa bản nháp.", "The draft has been erased."),
    "sure_forget": Message(
        "Xóa bản nháp và mọi điều đã gõ?", "Erase the draft and everything typed?"
    ),
    "sure_open": Message(
        "Mở tệp này thay cho những gì đang gõ?", "Open this file in place of what you have typed?"
    ),
    "sure_open_sheet": Message(
        "Mở phiếu “{}” thay cho bản nháp đang có? Bản nháp ấy sẽ mất.",
        "Open the sheet “{}” in place of your draft? The draft will be lost.",
    ),
    "opened": Message("Đã mở tệp {}.", "Opened {}."),
    "opened_sheet": Message(
        "Đã mở phiếu “{}”. Sửa xong thì gửi đi ở mục “Gửi đi”.",
        "Opened the sheet “{}”. Mend it, then send it under “Send it”.",
    ),
    "not_opened": Message(
        "Không mở được phiếu này: bản bạn đang xem không có tệp của nó. Hãy mở tệp .md có sẵn.",
        "This sheet cannot be opened: its file is not part of this copy. Open an .md file instead.",
    ),
    "not_readable": Message(
        "Không đọc được tệp này: phần khai báo giữa hai dòng --- thiếu hoặc sai. Tệp của bạn còn nguyên.",
        "This file cannot be read: its front matter between two lines of --- is missing or broken. Your file is as it was.",
    ),
    "not_utf8": Message(
        "Tệp này không phải chữ UTF-8. Hãy lưu lại với bảng mã UTF-8 rồi mở.",
        "This file is not UTF-8 text. Save it as UTF-8 and open it again.",
    ),
    "too_large": Message(
        "Tệp này quá lớn để là một phiếu.", "This file is too large to be a sheet."
    ),
    # Before a file with errors goes out
    "faulty": Message("Phiếu còn {} lỗi", "Errors left in the sheet: {}"),
    "faulty_how": Message(
        "Sửa hết lỗi thì phiếu mới được nhập vào trang. Bấm một dòng để tới chỗ cần sửa.",
        "They have to be mended before the sheet can be taken in. Press a line to go there.",
    ),
    "mend": Message("Sửa tiếp", "Go on mending"),
    "download_anyway": Message("Tải về dù còn {} lỗi", "Download it with errors: {}"),
    "github_anyway": Message("Gửi lên GitHub dù còn {} lỗi", "Send it with errors: {}"),
    "downloaded": Message("Đã tải tệp {}.", "Downloaded {}."),
    "still_wrong": Message(
        "Phiếu còn {} lỗi; sửa hết lỗi thì mới được nhập vào trang.",
        "Errors left: {}; they have to be mended before the sheet can be taken in.",
    ),
    "github_filled": Message(
        "Trang tạo tệp của GitHub đã mở, có sẵn nội dung. Hãy bấm Commit changes… ở đó.",
        "GitHub's page for a new file is open, with the text in it. Press Commit changes… there.",
    ),
    "paste": Message(
        "Nội dung dài nên đã được chép sẵn. Ở trang GitHub vừa mở, bấm vào ô lớn rồi dán vào (Ctrl+V), sau đó bấm Commit changes…",
        "The text is long, so it has been copied. On the GitHub page, click into the large box and paste it (Ctrl+V), then press Commit changes…",
    ),
    "paste_over": Message(
        "Nội dung đã được chép sẵn. Ở trang GitHub vừa mở, xóa hết chữ cũ trong ô lớn rồi dán vào (Ctrl+A, Ctrl+V), sau đó bấm Commit changes…",
        "The text has been copied. On the GitHub page, replace all of the old text with it (Ctrl+A, Ctrl+V), then press Commit changes…",
    ),
    "copy_by_hand": Message(
        "Trình duyệt không cho chép tự động. Chữ trong ô dưới đã được bôi sẵn: bấm Ctrl+C, mở trang GitHub, bấm vào ô lớn rồi dán vào (Ctrl+V).",
        "This browser does not let the page copy. The text below is selected: press Ctrl+C, open the GitHub page, click into the large box and paste it (Ctrl+V).",
    ),
}

# Terms of the interface that the preview shares with the pages of sheets.
_SHARED = (
    "sheet",
    "month",
    "minutes",
    "for-whom",
    "speaking",
    "sources",
    "standing-advice",
    "in-force-from",
    "in-force-until",
    "review-by",
    "review-needed",
    "not-checked",
    "site-advice",
)


def form_words(lang: Lang) -> dict[str, Any]:
    """All texts in one language."""
    return {
        **{name.replace("-", "_"): say(name, lang) for name in _SHARED},
        **{name: _in(words, lang) for name, words in WORDS.items()},
        "page_fields": {
            kind: {
                name: {"label": _in(label, lang), "help": _in(note, lang)}
                for name, (label, note) in fields.items()
            }
            for kind, fields in PAGE_FIELDS.items()
        },
        "empty": _in(EMPTY, lang),
        "in_the_form": {kind: _in(words, lang) for kind, words in IN_THE_FORM.items()},
        "fields": {
            model: {
                name: {"label": _in(label, lang), "help": _in(note, lang)}
                for name, (label, note) in fields.items()
            }
            for model, fields in FIELDS.items()
        },
        # Sheets are written in Vietnamese, whatever the language of the form.
        "headings": list(REQUIRED["vi"]),
        "optional_parts": [
            {"part": part.key, "heading": part.vi} for part in PARTS if not part.required
        ],
    }


def _in(words: Message | list[Message] | dict[str, Message], lang: Lang) -> Any:
    """An entry of the tables above in one language; the browser replaces its `{}`s."""
    if isinstance(words, Message):
        return words.template(lang)
    if isinstance(words, dict):
        return {name: _in(one, lang) for name, one in words.items()}
    return [_in(one, lang) for one in words]
