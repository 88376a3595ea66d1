"""The lines of a document's head, each with what it says by its form: motto, number, date, rule.

Heads are laid out by tables, tabs, boxes or not at all. Where two columns stand in one line, as
tabs leave them, the line is split where the right one is known by its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tailieu.importing.blocks import Block

Role = Literal["state", "motto", "party", "youth", "number", "date", "stamp", "rule", "text"]

_STATE = r"CỘNG H(?:ÒA|OÀ) (?:XÃ HỘI CHỦ NGH(?:ĨA|IÃ)|XHCN) VIỆT NAM"
_STATE_IN_ANY_CASE = re.compile(_STATE, re.IGNORECASE)
_MOTTO = r"Độc lập\s*[-–—]\s*Tự do\s*[-–—]\s*Hạnh phúc"
_PARTY = r"ĐẢNG CỘNG SẢN VIỆT NAM"
_YOUTH = r"ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH"
_DAY = (
    r"ngày\s*:?\s*(?P<day>\d{1,2})\s*(?:tháng\s*|[-/.]\s*)(?P<month>\d{1,2})"
    r"\s*(?:năm\s*|[-/.]\s*)(?P<year>\d{4})"
)
# What a draft leaves open: `ngày    tháng 3 năm 2026`.
_OPEN_DAY = r"ngày[\s\d._…/-]*tháng[\s\d._…/-]*năm[\s\d._…/-]*"
_TITLES = re.compile(
    rf"(?P<state>{_STATE})|(?P<motto>(?i:{_MOTTO}))"
    rf"|(?:(?P<party>{_PARTY})|(?P<youth>{_YOUTH}))(?=[\s.*_-]*$)"
    r"|(?P<stamp>XÁC THỰC VĂN BẢN HỢP NHẤT)"
)
_DATED = re.compile(rf"[,.;]?\s*(?P<date>{_DAY}|{_OPEN_DAY})[\s.*/_-]*$", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết|Văn bản hợp nhất|Bản án|Quyết định)\s+)?"
    r"Số(?:\s*/\s*No)?\s*[:.;]?\s*"
    r"(?:(?P<number>\d{1,5}[A-Za-z]?\s*[-/–]\s*[\w&.+]*[^\W\d_][\w&.+]*(?:\s*[-/–]\s*[\w&.+]+)*"
    r"|\d{1,5}[A-Za-z]?\s*[-/–]\s*\d{4}\s*[-/–]\s*[\w&.+]+(?:\s*[-/–]\s*[\w&.+]+)*"
    r"|\d{1,5} [A-ZĐ]{1,6}/[A-ZĐ]{1,10}(?:-[A-ZĐ]+)*)"
    r"|(?P<symbol>[\s._…\d\[\]()]*[-/–]\s*[\w&.+\s/–-]*?(?=\s{2}|$|\sV/v|\s\S+, ngày))"
    r"|(?P<open>(?<=:).{0,40}$|[\s._…\d]*$))",
    re.IGNORECASE,
)
# Behind the number of another document, of which a text speaks.
_SENTENCE = re.compile(r"(?!\s*(?:V/v|Về việc)\b)\W*[^\W\d_]", re.IGNORECASE)
_STAMP = re.compile(
    r"\(?(?:DỰ THẢO|HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|(?:TỐI |TUYỆT )?MẬT|SAO (?:Y|LỤC)|TRÍCH SAO"
    r"|XÁC THỰC|MẪU (?:SỐ )?\d|BIỂU MẪU|CÔNG BÁO|VĂN BẢN QUY PHẠM PHÁP LUẬT|LƯU HÀNH NỘI BỘ"
    r"|TÀI LIỆU HỘI NGHỊ|CHỦ TỊCH NƯỚC - QUỐC HỘI$)\b"
    r"|(?:Ký bởi|Người ký|Ký ngày|Thời gian ký|Ngày ký|Email|Cơ quan)\s*:"
    r"|(?:https?://|www\.)",
    re.IGNORECASE,
)
_RULE = re.compile(r"[\W_]+|[\W_]*[o0]{1,3}[\W_]*", re.IGNORECASE)
# The subject of a dispatch in the line of its number.
_ABOUT_BEHIND = re.compile(r"(Số\b.{2,40}?)\s+(?=V/v\b)")
# What may stand before a date where tabs make columns, beside lines in capitals.
_NAMED_BEFORE = re.compile(r"(?:Luật )?Số\b|V/v\b|Về việc\b", re.IGNORECASE)
# A rule and a text in one line.
_RULED = re.compile(r"[-_–—=*]{3,}(?=.*\w)")
_UNDER = re.compile(r"(?<=\w)\s*[-_–—=]{3,}$")
# A word of a place's name; of names in capitals only those with which a line begins.
_PLACE_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_PLACE_NUMBERED = re.compile(r"(?:Quận|Phường|Xã|Khu|Khóm|Thôn|Ấp)$")
# `Hà nội`, `HÀ NỘI`, where they stand alone before the date.
_SHORT_PLACE = re.compile(r"[^\W\d_]\w* \w+")
_CAPITAL_PLACE = re.compile(r"(?=[^a-z]*$)[^\W\d_]+(?: [^\W\d_]+){0,3}")
_UNIT = re.compile(r"(?:[Tt]hành ph\w+|[Tt]hị (?:xã|trấn)|[Đđ]ặc khu)\s*$")
_CITY = re.compile(r"(?:TP|Tp|T\.P)\.?(?:HCM|\w+)?$")
_LONGEST_PLACE = 50


@dataclass(frozen=True)
class Line:
    """A line of text in a head.

    `bold` and `capitals` are of all of it, `cell` is that of its block. `number`, or the `symbol`
    of a draft, are in the line of a number, `day` and `place` in that of a date.
    """

    text: str
    role: Role = "text"
    bold: bool = False
    cell: int = 0
    number: str | None = None
    symbol: str | None = None
    day: date | None = None
    place: str | None = None

    @property
    def capitals(self) -> bool:
        """Whether all letters are capitals."""
        return self.text.isupper()

    @property
    def set_off(self) -> bool:
        """Whether the line looks different from the text."""
        return self.bold or self.capitals


def has_title(text: str) -> bool:
    """Whether a line has the title of the State, its motto, or the title of the Party."""
    return _TITLES.search(text) is not None


def lines(blocks: Iterable[Block]) -> Iterator[Line]:
    """The lines of paragraphs and headings; tables of the text are left out."""
    for block in blocks:
        text = " ".join(block.plain.split())
        if block.kind == "table" or not text:
            continue
        bold = block.bold or block.kind == "heading"
        ruled = _RULED.match(text)
        if ruled:
            yield Line(ruled[0], "rule", cell=block.cell)
            text = text[ruled.end() :].strip()
        under = _UNDER.search(text)
        for part in _columns(text[: under.start()] if under else text):
            yield _line(part, bold, block.cell)
        if under:
            yield Line(under[0].strip(), "rule", cell=block.cell)


def _columns(text: str) -> Iterator[str]:
    """A line, or the columns that it has."""
    at = 0
    for found in _TITLES.finditer(text):
        before = text[at : found.start()].strip()
        if before:
            yield from _columns(before)
        yield found[0]
        at = found.end()
    text = text[at:].strip()
    if about := _ABOUT_BEHIND.match(text):
        yield about[1]
        text = text[about.end() :]
    dated = _DATED.search(text)
    if dated:
        start = _place_before(text[: dated.start()])
        before = text[:start].strip(" _-–—*.")
        placed = start < dated.start()
        if before and ((placed and before.isupper()) or _NAMED_BEFORE.match(before)):
            yield before
            text = text[start:]
        elif not before:
            text = text[start:].lstrip(" _-–—*.")
    if text:
        yield text


def _place_before(text: str) -> int:
    """Where the place begins that `text` ends with; the end of `text` where it ends with none."""
    text = text.rstrip(" ,;")
    start = len(text)
    first = True
    for word in reversed(list(re.finditer(r"[^\s_*]+", text))):
        name = word[0].strip("()")
        if len(text) - word.start() > _LONGEST_PLACE or name[-1:] in ":;!?":
            break
        fits = (
            _CITY.fullmatch(name)
            or (_PLACE_WORD.fullmatch(name) and name[0].isupper() and not name.isupper())
            or (name in "-–" and not first)
            or (name.isdigit() and _PLACE_NUMBERED.search(text[: word.start()].rstrip()))
            or (len(name) == 1 and name.isupper())
        )
        if not fits:
            break
        start, first = word.start(), False
    if first and (_SHORT_PLACE.fullmatch(text) or _CAPITAL_PLACE.fullmatch(text)):
        return 0
    if unit := _UNIT.search(text[:start]):
        return unit.start()
    start += len(text[start:]) - len(text[start:].lstrip("-– "))
    return start


def _line(text: str, bold: bool, cell: int) -> Line:
    def made(role: Role, **values: object) -> Line:
        return Line(text, role, bold, cell, **values)  # type: ignore[arg-type]

    if _STATE_IN_ANY_CASE.fullmatch(text):
        return made("state")
    for role in ("state", "motto", "party", "youth", "stamp"):
        found = _TITLES.fullmatch(text)
        if found and found[role]:
            return made(role)
    if _RULE.fullmatch(text):
        return made("rule")
    if dated := _DATED.search(text):
        place = text[: dated.start()].strip(" ,;")
        if not place or _place_before(place) == 0:
            return made("date", day=_day(dated), place=place or None)
    number = _NUMBER.match(text)
    if number and not _SENTENCE.match(text[number.end() :]):
        symbol = number["symbol"]
        return made(
            "number",
            number=number["number"] and _tidy(number["number"]),
            symbol=symbol and _tidy(symbol).lstrip("._…[]() "),
        )
    return made("stamp" if _STAMP.match(text) else "text")


def _tidy(number: str) -> str:
    """A number without spaces around its signs, as `1510 - CV/HU`, and with plain hyphens."""
    return re.sub(r"\s*([-/–])\s*", r"\1", number.strip()).replace("–", "-").rstrip(".")


def _day(found: re.Match[str]) -> date | None:
    if not found["day"]:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
