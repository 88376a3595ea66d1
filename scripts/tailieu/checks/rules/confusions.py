from __future__ import annotations

import re
from collections.abc import Iterator

from tailieu.checks.words import Verdicts, occurrences
from tailieu.content.findings import Edit, Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message
from tailieu.language.syllables import like

RULE = Rule(
    "TL065",
    "warning",
    "text",
    Message("Không nhầm từ hay nhầm", "No common confusions"),
    Message(
        "Những từ hay viết nhầm vì đọc giống nhau, như «xử dụng», «bổ xung». Lời trích trong "
        "ngoặc kép không bị xét.",
        "Words often confused since they sound alike, as “xử dụng”, “bổ xung”. Quotations are "
        "left alone.",
    ),
    Message("«{wrong}» viết đúng là «{right}».", "“{wrong}” is rightly “{right}”."),
    Message("ghi «{right}».", "write “{right}”."),
)

# Only pairs whose first phrase is always wrong, except next to the words below.
CONFUSIONS = dict(
    line.split(" > ")
    for line in """
xử dụng > sử dụng
bổ xung > bổ sung
xắp xếp > sắp xếp
sắp sếp > sắp xếp
xúc tích > súc tích
sáng lạng > xán lạn
sáng lạn > xán lạn
chín mùi > chín muồi
đọc giả > độc giả
thăm quan > tham quan
vô hình chung > vô hình trung
tựu chung > tựu trung
chuẩn đoán > chẩn đoán
chẩn bị > chuẩn bị
sơ xuất > sơ suất
xuất xắc > xuất sắc
suất sắc > xuất sắc
xuất ăn > suất ăn
sản suất > sản xuất
xản xuất > sản xuất
hiệu xuất > hiệu suất
năng xuất > năng suất
lãi xuất > lãi suất
công xuất > công suất
áp xuất > áp suất
tần xuất > tần suất
xác xuất > xác suất
đề suất > đề xuất
chia sẽ > chia sẻ
mạnh mẻ > mạnh mẽ
suông sẻ > suôn sẻ
suông sẽ > suôn sẻ
sữa chữa > sửa chữa
sửa chửa > sửa chữa
sữa đổi > sửa đổi
kiễm tra > kiểm tra
tỉ mĩ > tỉ mỉ
dể dàng > dễ dàng
cũng cố > củng cố
cổ vủ > cổ vũ
hổ trợ > hỗ trợ
hướng dẩn > hướng dẫn
nguyên tắt > nguyên tắc
câu truyện > câu chuyện
nói truyện > nói chuyện
trò truyện > trò chuyện
dành giật > giành giật
tranh dành > tranh giành
dấu diếm > giấu giếm
giấu diếm > giấu giếm
che dấu > che giấu
cất dấu > cất giấu
khẳn định > khẳng định
khẵng định > khẳng định
lãng mạng > lãng mạn
lổ hổng > lỗ hổng
lỗ hỗng > lỗ hổng
bắt buột > bắt buộc
xứ mệnh > sứ mệnh
xứ mạng > sứ mạng
thúc dục > thúc giục
sẵng sàng > sẵn sàng
sẳn sàng > sẵn sàng
nổ lực > nỗ lực
ủng hổ > ủng hộ
nghĩ hưu > nghỉ hưu
nghĩ phép > nghỉ phép
suy nghỉ > suy nghĩ
thõa thuận > thỏa thuận
thoã thuận > thỏa thuận
thõa mãn > thỏa mãn
chổ ở > chỗ ở
mủi nhọn > mũi nhọn
giảng dậy > giảng dạy
dậy học > dạy học
dậy nghề > dạy nghề
chử ký > chữ ký
chử viết > chữ viết
chỉnh chu > chỉn chu
trãi nghiệm > trải nghiệm
trãi qua > trải qua
rãi rác > rải rác
giãi pháp > giải pháp
giãi quyết > giải quyết
bức súc > bức xúc
súc tiến > xúc tiến
súc phạm > xúc phạm
cọ sát > cọ xát
hàm xúc > hàm súc
khúc triết > khúc chiết
chau chuốt > trau chuốt
trồng chéo > chồng chéo
trú trọng > chú trọng
chú ngụ > trú ngụ
cư chú > cư trú
chưng bày > trưng bày
triễn khai > triển khai
phát triễn > phát triển
vướng mắt > vướng mắc
thắt mắc > thắc mắc
thắc chặt > thắt chặt
nghiêm nghặt > nghiêm ngặt
khắc khe > khắt khe
gắng bó > gắn bó
gắng liền > gắn liền
gắng kết > gắn kết
cố gắn > cố gắng
tuyên chuyền > tuyên truyền
truyên truyền > tuyên truyền
sát nhập > sáp nhập
đường xá > đường sá
nghành > ngành
""".strip().splitlines()
)
# `khả năng xuất hiện`, `hồ sơ xuất trình`: here the two syllables belong to other words.
AFTER = {
    "xuất": "ăn bán bản cảnh chuồng đi hàng hiện khẩu kho lực nhập phát quân ra sắc thân trình "
    "viện xứ xưởng",
    "xúc tích": "cực lũy luỹ hợp",
    "cũng cố": "gắng ý tình định",
    "cố gắn": "kết bó liền",
    "nổ lực": "lượng",
    "sát nhập": "khẩu cảnh kho học",
}
BEFORE = {
    "năng xuất": "khả tiềm chức tính",
    "công xuất": "gia",
    "sơ xuất": "hồ",
    "xúc tích": "cảm",
    "xuất ăn": "sản đề",
    "chuẩn đoán": "tiêu",
    "gắng kết": "cố",
    "gắng liền": "cố",
    "trãi qua": "nguyễn",
    "chia sẽ": "phép phân",
    "sát nhập": "giám khảo kiểm",
}
# First syllable of phrases → the others of each; other syllables → nothing.
_BY_FIRST: dict[str, list[list[str]]] = {}
for _wrong in CONFUSIONS:
    _first, *_others = _wrong.split()
    _BY_FIRST.setdefault(_first, []).append(_others)
    for _other in _others:
        _BY_FIRST.setdefault(_other, [])
_PHRASES = Verdicts(_BY_FIRST.get)


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each phrase of the table in our own text."""
    if page.lang != "vi":
        return
    phrases = _PHRASES.among(page.pieces)
    for first, begun in phrases.items():
        for others in begun:
            if not all(other in phrases for other in others):
                continue
            around = r"(?<!\w){}" + "".join(rf"\s{other}" for other in others) + r"(?!\w)"
            wrong = " ".join([first, *others])
            for match in occurrences(first, page, around):
                if _belongs_elsewhere(wrong, page.own, match):
                    continue
                right = like(match[0], CONFUSIONS[wrong])
                yield RULE.at(
                    page.path,
                    page.line(match.start()),
                    wrong=" ".join(match[0].split()),
                    right=right,
                    edits=[Edit(match.start(), match.end(), right)],
                )


def _belongs_elsewhere(wrong: str, text: str, match: re.Match[str]) -> bool:
    after = re.match(r"\s(\w+)", text[match.end() : match.end() + 20])
    before = re.search(r"(\w+)\s$", text[max(0, match.start() - 20) : match.start()])
    follows = AFTER.get(wrong) or AFTER.get(wrong.split()[-1], "")
    return bool(
        (after and after[1].lower() in follows.split())
        or (before and before[1].lower() in BEFORE.get(wrong, "").split())
    )
