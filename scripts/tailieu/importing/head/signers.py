"""Who signed a document: the name below a title, such as `KT. CHỦ TỊCH` / `PHÓ CHỦ TỊCH`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tailieu.importing.blocks import Block

# For whom one signs: Nghị định 30/2020/NĐ-CP has points, the Party a stroke.
_FOR = re.compile(r"(?:T/?M|K/?T|T/?L|TUQ|Q|T/UQ)\s*[./]\s*\S|(?:T/M|K/T|T/L|T/UQ|TM|KT|TL|TUQ)\s")
_TITLE = re.compile(
    r"(?:Q\.\s*|QUYỀN )?(?:PHÓ |CHỦ TỊCH|BÍ THƯ|(?:TỔNG )?GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG"
    r"|THỦ TƯỚNG|THỐNG ĐỐC|HIỆU TRƯỞNG|VIỆN TRƯỞNG|(?:CHI |TỔNG )?CỤC TRƯỞNG|VỤ TRƯỞNG|CHÁNH|TRƯỞNG"
    r"|TỔNG|CHỦ NHIỆM|TƯ LỆNH|THẨM PHÁN|CHỈ HUY|(?:ỦY|UỶ) VIÊN|THƯỜNG TRỰC|ĐỘI TRƯỞNG|TRẠM TRƯỞNG"
    r"|THỦ TRƯỞNG)\b"
)
# What may stand between a title and its name.
_BETWEEN = re.compile(
    r"[\W_]+|[(\[\s]*(?:đã ký|ký|ký tên|ký, (?:đóng dấu|ghi).*)[)\]\s]*|#\w+|\[?daky\]?"
    r"|E-?pas\s*:.*"
    r"|Nơi nhận.*|Nơi gửi.*|Như (?:trên|Điều).*|Lưu.*|[-+–•*].*|\(.*\)|\d",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"(?:Đã ký\s*:\s*|(?:(?:P?GS|TS|ThS|Ths|BS|KS|CN|Ks|Bs|CK(?:I{1,2}|[12]))\.?[\s.,]*)+"
    r"|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá)\s+|Đô đốc\s+|(?:Ông|Bà|Đ/c|Đồng chí)\s+)"
)
_WORD = r"[^\W\d_]['’\w]*"
_NAME = re.compile(rf"{_WORD}(?:[ -]{_WORD}){{1,5}}")
# By these a name is known from other words in capitals. Names that begin otherwise are unsure.
_FAMILY = re.compile(
    r"Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trịnh"
    r"|Mai|Lâm|Đào|Cao|Hà|Lương|Phùng|Tô|Tạ|Tăng|Thái|Quách|Chu|Châu|Vương|Triệu|Kiều|La|Lưu"
    r"|Lã|Lữ|Mạc|Nghiêm|Nông|Ông|Quản|Thân|Tống|Trương|Từ|Văn|Viên|Vi|Âu|Bạch|Bế|Cù|Diệp"
    r"|Doãn|Đàm|Đậu|Điêu|Giang|Giáp|Hứa|Khổng|Khúc|Kim|Lại|Lò|Lù|Lục|Ma|Mã|Mùa|Ngụy|Ninh|Phí"
    r"|Sùng|Thào|Thạch|Thẩm|Tôn|Tòng|Vàng|Vừ|Giàng|Hầu|Quàng|Cầm|Hồng|Lường|Mẫn|Nhữ|Ung"
    r"|Uông|Trang|Tiêu|Tưởng|Thiều|Thi|Cấn|Chử|Đồng|Đường|Hán|Hạ|Nhan|Rah|Ksor|Điểu|Kpă|Rơ"
    r"|Siu|Y"
)
# Lines between title and name; there is room for a signature, and for the list of receivers.
_FARTHEST = 16
_LONGEST_TITLE = 90
# A copy is signed by who certifies it.
_COPY = re.compile(r"SAO (?:Y|LỤC)|TRÍCH SAO|XÁC THỰC|CHỨNG THỰC", re.IGNORECASE)
# A name behind the last receiver, where tabs make columns.
_BEHIND = re.compile(rf"(?<=[.;,)])\s+(?={_NAME.pattern}$)")


@dataclass(frozen=True)
class _Signature:
    """A title with its name: where, in which cell, and whether it is told whom one signs for."""

    at: int
    cell: int
    title: str
    name: str
    sure: bool
    formal: bool


def signer(blocks: list[Block]) -> tuple[str, tuple[str, str], bool] | None:
    """(name, the lines it is from, whether it is sure) of who signed.

    The first signature is that of the document, what follows belongs to attachments. A title with
    `TM.`, `KT.` … or beside `Nơi nhận` comes before others. Two signatures side by side, as below
    contracts, minutes and joint documents, are of no one. A name is sure if it begins with a family
    name and stands in the same column as its title.
    """
    lines = [(part, block.cell) for block in blocks for part in _parts(block)]
    copied = next((at for at, (text, _) in enumerate(lines) if _COPY.match(text)), len(lines))
    found = _signatures(lines[:copied]) or _signatures(lines)
    if not found:
        return None
    formal = [signature for signature in found if signature.formal]
    first = (formal or found)[0]
    if any(_beside(first, each) for each in found):
        return None
    return first.name, (first.title, first.name), first.sure


def _beside(first: _Signature, other: _Signature) -> bool:
    """Whether another person signs in the column beside, or close by outside of columns."""
    if first.name == other.name or abs(first.at - other.at) > _FARTHEST:
        return False
    if first.cell and other.cell:
        return abs(first.cell - other.cell) == 1
    return not first.formal


def is_signature(lines: list[str]) -> bool:
    """Whether lines are only a signature: titles, and the name of one person."""
    said = [line for line in lines if not _BETWEEN.fullmatch(line)]
    titles = [line for line in said if _is_title(line)]
    return bool(titles) and len(said) <= len(titles) + 2 and _name(said[-1]) is not None


def _parts(block: Block) -> list[str]:
    """A line, or its columns: receivers, and a title or a name behind them."""
    text = " ".join(block.plain.split())
    if block.kind == "table" or not text:
        return []
    if not text.startswith(("Nơi nhận", "- ")):
        return [text]
    words = text.split()
    at = len(words)
    while words[at - 1].isupper() and at > 1:
        at -= 1
    title = " ".join(words[at:])
    if _is_title(title):
        return [" ".join(words[:at]), title]
    behind = _BEHIND.search(text)
    if behind and _in_family(text[behind.end() :]):
        return [text[: behind.start()], text[behind.end() :]]
    return [text]


def _signatures(lines: list[tuple[str, int]]) -> list[_Signature]:
    found = []
    for at, (title, cell) in enumerate(lines):
        if not _is_title(title):
            continue
        formal = bool(_FOR.match(title)) or any(
            text.startswith("Nơi nhận")
            for text, _ in lines[max(0, at - _FARTHEST) : at + _FARTHEST]
        )
        for text, own in lines[at + 1 : at + _FARTHEST]:
            name = _name(text)
            if name and not _is_title(text):
                known = _in_family(name)
                if known or (formal and own == cell):
                    found.append(_Signature(at, cell, title, name, known, formal))
                break
            if not (_BETWEEN.fullmatch(text) or _is_title(text.upper()) or text.isupper()):
                break
    return found


def _is_title(text: str) -> bool:
    if len(text) > _LONGEST_TITLE:
        return False
    return bool(_FOR.match(text)) or (text.isupper() and _TITLE.match(text) is not None)


def _name(text: str) -> str | None:
    """The name of a person that a line is, without rank or degree."""
    text = _RANK.sub("", text.strip(" .,"), count=1)
    if not _NAME.fullmatch(text):
        return None
    words = text.replace("-", " ").split()
    if text.isupper():
        return text if _in_family(text) and not _TITLE.match(text) else None
    if not all(word[0].isupper() for word in words):
        return None
    return text


def _in_family(name: str) -> bool:
    return _FAMILY.fullmatch(name.split()[0].capitalize()) is not None
