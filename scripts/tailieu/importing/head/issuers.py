"""Who issued a document: the lines above its number, or beside the motto."""

from __future__ import annotations

import re

from tailieu.importing.head import kinds
from tailieu.importing.head.lines import Line
from tailieu.importing.head.subjects import begins_text

# How the names of bodies begin. Weak ones also begin a second line: `TRƯỜNG ĐẠI HỌC / KHOA HỌC`.
_STRONG = re.compile(
    r"(?:[ỦU][ỶY] BAN|UBND|UBMTTQ|BQL|HĐND|HỘI ĐỒNG (?:NHÂN DÂN|NHÀ NƯỚC|BỘ TRƯỞNG)"
    r"|BỘ |SỞ |CHI CỤC|CỤC |TỔNG CỤC|TỔNG CÔNG TY|TỔNG LIÊN ĐOÀN|LIÊN ĐOÀN|TRƯỜNG"
    r"|TRUNG TÂM|VĂN PHÒNG|CÔNG AN|T(?:ÒA|OÀ) ÁN|VIỆN|HỌC VIỆN|ĐẢNG (?:BỘ|[ỦU][ỶY])"
    r"|(?:TỈNH|HUYỆN|THÀNH|QUẬN|THỊ|XÃ) (?:[ỦU][ỶY]|ĐOÀN)|CHI (?:BỘ|[ỦU][ỶY])"
    r"|BAN (?:CHẤP HÀNH|THƯỜNG VỤ|BÍ THƯ|CHỈ ĐẠO|TUYÊN GIÁO|TỔ CHỨC|DÂN VẬN"
    r"|NỘI CHÍNH|KINH TẾ|QUẢN LÝ|DÂN TỘC)"
    r"|QUỐC HỘI|CHÍNH PHỦ|THỦ TƯỚNG|CHỦ TỊCH NƯỚC|NGÂN HÀNG|TẬP ĐOÀN|CÔNG TY|KHO BẠC|BẢO HIỂM"
    r"|BỆNH VIỆN|MẶT TRẬN|ĐOÀN |HỘI |THANH TRA|KIỂM TOÁN|BCH |PHÒNG (?!CHÁY|CHỐNG)"
    r"|CHỦ TỊCH [ỦU][ỶY] BAN|TỔ |ĐỘI |TRẠM |HẠT KIỂM LÂM|CHI NHÁNH|HỢP TÁC XÃ|ĐÀI |QUỸ |CÂU LẠC BỘ)"
)
_GOES_ON = re.compile(
    r"(?:XÃ|PHƯỜNG|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TP\.?|TỈNH|ĐẶC KHU|VÀ|VỀ|CÁC|-|–)(?= |$)"
)
_NO_PLACE = re.compile(r"(?:HUYỆN|QUẬN|TỈNH|XÃ) (?:[ỦU][ỶY]|ĐOÀN)\b")
# A name that is not yet complete at the end of its line.
_OPEN = re.compile(
    r"(?:(?:^| )(?:XÃ|PHƯỜNG|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH|VÀ|VỀ|CÁC|CỦA|TRUNG ƯƠNG)"
    r"|NHÂN DÂN|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|[-–,])$"
)
# What a company is, without the name that its next line gives.
_NAMELESS = re.compile(
    r"CÔNG TY(?: (?:CỔ PHẦN|CP|TNHH|TRÁCH NHIỆM HỮU HẠN|MỘT THÀNH VIÊN|MTV|ĐẦU TƯ|VÀ|THƯƠNG MẠI"
    r"|DỊCH VỤ|XÂY DỰNG|SẢN XUẤT|PHÁT TRIỂN))*"
)
_JOINT = re.compile(r"TTLT|NQLT|LT-|QCPH|CTrPH|KHPH|KHLT|HDLT")
# What templates leave to fill in, and the marks of typists.
_CODE = re.compile(r"[{}]|^\w*\d\w*$|^(?:TÊN )?(?:CƠ QUAN|CQ|ĐƠN VỊ)\b")
_LONGEST, _MOST_LINES = 150, 8


def issuer(head: list[Line]) -> tuple[str, list[Line], bool] | None:
    """(name, its lines, whether it is sure) of the body that a head names as the issuer.

    Its lines stand above the number, in the same column if the head has columns; without a number
    line, in the column before that of the motto. The body above it is named first, and is not
    bold (Nghị định 30/2020/NĐ-CP, annex I): the first bold line begins the issuer. Where all lines
    look the same, the last that begins as the names of bodies do, does. The name is sure if it
    begins as such names do and is in capitals.
    """
    at = next((at for at, line in enumerate(head) if line.role == "number"), None)
    above, column = _above(head, at)
    if not column:
        return None
    number = head[at] if at is not None else None
    if number and _JOINT.search(number.number or number.symbol or ""):
        return _joint(column)
    held = _last_body(column)
    # In a PDF a name may begin in a box before that of its end.
    while (at := above.index(held[0])) and _belongs(above[at - 1].text, held[0].text):
        held.insert(0, above[at - 1])
    name = " ".join(line.text for line in held)
    known = bool(_STRONG.match(name.upper()))
    if len(name) > _LONGEST or not (known or name.isupper()):
        return None
    return name, held, known and name.isupper()


def _above(head: list[Line], at: int | None) -> tuple[list[Line], list[Line]]:
    """The lines that may name the issuer: all, and those of one column."""
    if at is None:
        motto = next((line for line in head if line.role in ("state", "party", "youth")), None)
        beside = motto.cell - 1 if motto else 0
        above = [line for line in head if beside > 0 and line.cell == beside and _is_name(line)]
        return (above, above) if len(above) <= _MOST_LINES else ([], [])
    above = []
    for line in reversed(head[:at]):
        if begins_text(line):
            break
        titled = line.cell == head[at].cell or not kinds.named(line.text)
        if _is_name(line):
            above.insert(0, line)
        elif line.role == "text" and (len(line.text) > _LONGEST or not titled):
            # Text, or a title of which the number is a part.
            break
    own = [line for line in above if line.cell == head[at].cell]
    # In a PDF the name and the number may be boxes of their own.
    column = own or [line for line in above if line.cell == above[-1].cell]
    return above, column if len(column) <= _MOST_LINES else []


def _is_name(line: Line) -> bool:
    text = line.text
    odd = len(text) > _LONGEST or text[0] == "(" or text[-1] in ".;:" or _CODE.search(text)
    return line.role == "text" and not odd and not kinds.named(text)


def _last_body(column: list[Line]) -> list[Line]:
    """The lines of the last body that is named above a number: those in bold, if only some are."""
    bold = [line.bold for line in column]
    if all(bold) or not any(bold):
        begins = [
            at
            for at, line in enumerate(column)
            if _STRONG.match(line.text) and not (at and _NAMELESS.fullmatch(column[at - 1].text))
        ]
        return column[begins[-1] if begins else 0 :]
    held = [line for line in column if line.bold]
    after = column[column.index(held[-1]) + 1 :]
    return held + [line for line in after if _belongs(held[-1].text, line.text)]


def _belongs(before: str, line: str) -> bool:
    """Whether a line only continues the name in the line before it."""
    goes_on = _GOES_ON.match(line) and not _NO_PLACE.match(line)
    begun = _STRONG.match(before) and not _STRONG.match(line)
    return bool(goes_on or begun or _OPEN.search(before))


def _joint(above: list[Line]) -> tuple[str, list[Line], bool]:
    """The bodies of a joint document, one beside or below the other."""
    name = above[0].text
    for line in above[1:]:
        apart = _STRONG.match(line.text) and not _OPEN.search(name)
        name += f"{' - ' if apart else ' '}{line.text}"
    return name, above, True
