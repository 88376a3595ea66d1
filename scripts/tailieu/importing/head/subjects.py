"""The subject of a document (trích yếu): where it begins, and above all where it ends."""

from __future__ import annotations

import re

from tailieu.importing.blocks import letter_spaced
from tailieu.importing.head import kinds
from tailieu.importing.head.lines import Line

_ABOUT = re.compile(r"\(?(?:V/v|Về)\b", re.IGNORECASE)
_IN_COLUMN = re.compile(r"(?:V/v|Về việc|Vv)\b[\s:.]*", re.IGNORECASE)
# How the text of a document begins, whatever the letters are like.
_TEXT = re.compile(
    r"(?:Kính (?:g[ửở]i|thưa|trình|mời)|Căn cứ|Nơi nhận|Hôm nay|Quốc hội ban hành"
    r"|(?:Điều|Chương|Phần|Mục)\s+(?:\d|[IVX]+\b|thứ\b)|\d+(?:\.\d+)*\s*[.)/–-]\s|[IVX]+\s*[.)/–-]\s"
    r"|[A-HĐ]\s*[.)]\s*[^\W\d_]{2}|[a-hđ]\s*[.)]\s|[-+–•*]\s|\(?(?:Ban hành|Kèm) (?:kèm )?theo)",
    re.IGNORECASE,
)
# What a form or a template leaves to fill in, and the dots of a table of contents.
_FORM = re.compile(r"\{|\.{4}|…{2}")
# What begins the text too where it looks different from the subject.
_TEXT_IF_PLAIN = re.compile(
    r"(?:Thực hiện|Theo|Xét|Để|Nhằm|Ngày|Trong|Qua|Thời gian|Địa điểm|Thành phần|Nhân dịp)\b",
    re.IGNORECASE,
)
_INLINE_TEXT = re.compile(r"Kính g[ửở]i|Căn cứ (?:Luật|Nghị|Hiến|Bộ)")
# Who decides, named in capitals between the subject and `Căn cứ`.
_OFFICE = re.compile(
    r"(?:PHÓ )?(?:CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|THỐNG ĐỐC|(?:TỔNG )?GIÁM ĐỐC|HIỆU TRƯỞNG"
    r"|VIỆN TRƯỞNG|(?:CHI |TỔNG )?CỤC TRƯỞNG|CHÁNH (?:ÁN|VĂN PHÒNG|THANH TRA)|TRƯỞNG (?:BAN|PHÒNG)"
    r"|TỔNG (?:THANH TRA|KIỂM TOÁN|BIÊN TẬP)|CHỦ NHIỆM|TƯ LỆNH|THỦ TRƯỞNG|BÍ THƯ)\b"
)
_BODY = re.compile(
    r"(?:[ỦU][ỶY] BAN|HỘI ĐỒNG|BAN (?:THƯỜNG VỤ|CHẤP HÀNH|BÍ THƯ|THƯỜNG TRỰC|CHỈ ĐẠO|QUẢN LÝ)"
    r"|BỘ CHÍNH TRỊ|CHÍNH PHỦ|QUỐC HỘI|ĐOÀN CHỦ TỊCH|THƯỜNG TRỰC|ĐẠI HỘI|BỘ |SỞ |CỤC "
    r"|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG|CHI) [ỦU][ỶY]|UBND|HĐND|TÒA ÁN|TOÀ ÁN|VIỆN KIỂM SÁT)"
)
# `… Ban chỉ đạo CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MẪU`, and the text in the same line.
_RUN_ON = re.compile(rf" +(?={_OFFICE.pattern}|{_BODY.pattern}|{_INLINE_TEXT.pattern})")
# A line that is not yet complete: what follows belongs to it, even in capitals.
_OPEN = re.compile(
    r"(?:(?:^| )(?:của|và|về|tại|cho|với|do|thuộc|các|từ|đến|theo|trên|trong|việc|là|hoặc)|,)$",
    re.IGNORECASE,
)
_OWNER = re.compile(r"CỦA\b|(?:LIÊN BỘ|KHÓA|KHOÁ|KỲ HỌP|NHIỆM KỲ)\b", re.IGNORECASE)
_MOST_LINES, _LONGEST = 10, 700
_LONGEST_NAME = 100
# A line that only its place makes the subject is no longer than this.
_LONGEST_PLAIN = 300

Found = tuple[str, list[Line], bool]


def in_column(lines: list[Line]) -> Found | None:
    """(subject, its lines, whether it is sure) of a dispatch: `V/v …` below its number.

    `lines` begin with that line. It goes on in the same cell to `Kính gửi`, a date, or the end of
    the cell; without cells only while its lines begin with a small letter.
    """
    first = lines[0]
    if not _IN_COLUMN.match(first.text) or len(first.text) > _LONGEST_PLAIN:
        return None
    said = [first]
    for line in lines[1:_MOST_LINES]:
        if line.role != "text" or _TEXT.match(line.text) or line.cell != first.cell:
            break
        if kinds.named(line.text) or not (first.cell or line.text[:1].islower()):
            break
        if len(line.text) > _LONGEST_PLAIN or (line.set_off and not first.set_off):
            break
        said.append(line)
    return _joined(said), said, True


def below_number(lines: list[Line], cell: int) -> Found | None:
    """The subject of a dispatch without `V/v`: the lines below the number in its column, unsure."""
    said = []
    for line in lines[:_MOST_LINES]:
        if not cell or line.cell != cell or _is_text(line):
            break
        said.append(line)
    return (_joined(said), said, False) if said and _short_and_open(said) else None


def begins_text(line: Line) -> bool:
    """Whether the text of a document begins with a line, so that its head has ended."""
    return line.role == "text" and (
        bool(_TEXT.match(line.text)) or (len(line.text) > _LONGEST and not line.set_off)
    )


def below_kind(lines: list[Line], rest: str, issuer: str | None) -> Found | None:
    """(subject, its lines, whether it is sure) below the line of a document's kind.

    `lines` begin with that line, in which `rest` follows the kind. The subject is in bold or in
    capitals, or begins with `về`; it ends where letters change, at a rule, at the text or at the
    line of who decides. Lines that only stand between the kind and the text or the first sentence
    are unsure.
    """
    title, *others = lines
    if rest and not _OWNER.match(rest):
        others.insert(0, Line(rest, bold=title.bold, cell=title.cell))
    said: list[Line] = []
    ended = False
    for at, line in enumerate(others[:_MOST_LINES]):
        after = others[at + 1] if at + 1 < len(others) else None
        if line.role == "rule" and not said:
            continue
        if _is_text(line) or letter_spaced(line.text) or decides(line, said, after, issuer):
            ended = True
            break
        if not said and after and _names_whodecides(line, after):
            continue
        # A table that lays out more of the head, or of the foot, may follow.
        if not _goes_with(line, said, after) or (line.cell and not title.cell):
            ended = not _short_and_open([line])
            break
        said.append(line)
    if not said:
        return None
    formed = said[0].set_off or bool(_ABOUT.match(said[0].text))
    if not formed and not (ended and _short_and_open(said)):
        return None
    if sum(len(line.text) for line in said) > _LONGEST:
        return None
    text = _joined(said)
    if not re.search(r"[^\W\d_]", text):
        return None
    return text, said, formed


def above_kind(lines: list[Line]) -> Found | None:
    """The subject where a PDF has it before the kind: lines set off below the date, unsure."""
    said: list[Line] = []
    for line in reversed(lines):
        if _is_text(line) or not line.set_off:
            break
        said.insert(0, line)
    headed = len(said) < len(lines) and lines[len(lines) - len(said) - 1].role in ("date", "motto")
    return (_joined(said), said, False) if said and headed else None


def _is_text(line: Line | None) -> bool:
    """Whether a subject has ended, whatever the letters are like: at text, a rule or a date."""
    return (
        line is None
        or line.role != "text"
        or bool(_FORM.search(line.text) or _TEXT.match(line.text))
    )


def _joined(said: list[Line]) -> str:
    """The text of lines, without who decides or a text that runs on in the same line."""
    text = " ".join(line.text for line in said)
    for found in _RUN_ON.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        named = after.isupper() and len(after.split()) > 2 and not before.isupper()
        if _INLINE_TEXT.match(after) or (named and not _OPEN.search(before)):
            return before
    return text


def _names_whodecides(line: Line, after: Line) -> bool:
    """Whether a line between the kind and the subject names who decides: `CỦA BỘ TRƯỞNG …`."""
    if _is_text(after):
        return False
    if _OWNER.match(line.text):
        return len(line.text) < _LONGEST_NAME
    return line.capitals and bool(_OFFICE.match(line.text) or _BODY.match(line.text))


def decides(line: Line, said: list[Line], after: Line | None, issuer: str | None) -> bool:
    """Whether a line below a subject names who decides, by its words and by what is around it."""
    if not said and not _is_text(after):
        return False
    if said and _OPEN.search(said[-1].text):
        return False
    name = line.text.upper().rstrip(" :,.")
    if issuer and name == issuer.upper():
        return True
    if kinds.named(line.text):
        # `QUYẾT ĐỊNH:` below what it is based on.
        return line.text.endswith(":")
    office = _OFFICE.match(name)
    if not office and not _BODY.match(name):
        return False
    at_text = _is_text(after) or (
        after is not None and bool(_TEXT_IF_PLAIN.match(after.text) or _OWNER.match(after.text))
    )
    if line.capitals:
        return at_text or bool(office) or not said or not said[-1].capitals
    # Not in capitals, only the text below it tells it apart.
    return at_text and (line.bold or bool(office))


def _goes_with(line: Line, said: list[Line], after: Line | None) -> bool:
    """Whether a line begins the subject, or goes on in the letters of the line before it."""
    if not said:
        return line.set_off or not _TEXT_IF_PLAIN.match(line.text) or _short_and_open([line])
    before = said[-1]
    if before.bold:
        return line.bold
    if before.capitals:
        return line.capitals
    if line.set_off or before.text[-1:] in ".;:":
        return False
    if _OPEN.search(before.text):
        return True
    return line.text[:1].islower() or (_short_and_open([line]) and _is_text(after))


def _short_and_open(said: list[Line]) -> bool:
    """Whether lines are short as a subject is, and do not end as a sentence does."""
    long = sum(len(line.text) for line in said) > _LONGEST_PLAIN
    return not long and not any(line.text[-1:] in ".;:" for line in said)
