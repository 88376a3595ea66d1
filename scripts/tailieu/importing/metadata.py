"""Recognise the metadata of a document in its text: number, date, issuer, type, subject, signer.

The layouts are those of Nghị định 30/2020/NĐ-CP for the State and of Quy định 66-QĐ/TW and
399-QĐ/TW for the Party. Values are taken as they are written, never guessed, expanded or recased.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from datetime import date

from tailieu.content import terms
from tailieu.importing.blocks import Block, letter_spaced

# How many blocks from the beginning and the end are searched.
_HEAD, _FOOT = 40, 40

_NUMBER = re.compile(
    r"(?:Luật )?số\s*:?\s*(\d{1,5}\s*[-/–]\s*[\wĐđ&]+(?:\s*[-/–]\s*[\wĐđ&]+)*)", re.IGNORECASE
)
# At the end of its line and after the place, since the text also cites other dates.
_DATE = re.compile(
    r"(?P<place>[^,;:]{2,200}),\s*ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})"
    r"\s+năm\s+(?P<year>\d{4})[\s.*]*$",
    re.IGNORECASE,
)
_PARTY = re.compile(r"ĐẢNG CỘNG SẢN VIỆT NAM")
_STATE = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM", re.IGNORECASE)
_MOTTO = re.compile(r"Độc lập\s*[-–]\s*Tự do", re.IGNORECASE)
_SUBJECT = re.compile(r"^(?:V/v|Về việc)\b[\s:.]*", re.IGNORECASE)
_PARTY_NUMBER = re.compile(r"\d+-[A-ZĐa-z]+/")
# How the second line of a body's name begins: `ỦY BAN NHÂN DÂN` / `XÃ …`.
_GOES_ON = re.compile(r"(?:XÃ|PHƯỜNG|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH|ĐẶC KHU)\b")
_BODY = re.compile(r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)$")
_SIGNS = re.compile(
    r"(?:T/?M|K/?T|T/?L|TUQ|Q)\.|T/M|K/T|T/L|CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|TRƯỞNG|CHÁNH|PHÓ|THỦ TƯỚNG"
)
_NAME = re.compile(r"(?:[A-ZĐÀ-Ỹ][a-zđà-ỹ]+)(?: [A-ZĐÀ-Ỹ][a-zđà-ỹ]*){1,4}")

_TYPES = {name.vi.upper(): code for code, name in terms.DOCUMENT_TYPES.items()}
# Also matches the line of a draft, which has no number yet.
_NUMBERED = re.compile(r"(?:Luật )?số\s*:?\s*(?:\d|[-/–])|số\s*:", re.IGNORECASE)
_LONGEST_NAME = 100

# Codes in numbers that mean one type of document. QĐ can mean two types in the Party's numbers.
_CODES = {
    "NQ": "nghi-quyet",
    "NĐ": "nghi-dinh",
    "QyĐ": "quy-dinh",
    "HD": "huong-dan",
    "TT": "thong-tu",
    "CT": "chi-thi",
    "KL": "ket-luan",
    "TB": "thong-bao",
    "KH": "ke-hoach",
    "CV": "cong-van",
    "BC": "bao-cao",
    "CTr": "chuong-trinh",
    "QC": "quy-che",
    "TTr": "to-trinh",
    "ĐA": "de-an",
}


@dataclass
class Metadata:
    """What was found; None for what was not. The names are those of the fields in front matter."""

    number: str | None = None
    type: str | None = None
    summary: str | None = None
    issuer: str | None = None
    system: str | None = None
    signer: str | None = None
    place: str | None = None
    issued: date | None = None


def recognise(blocks: list[Block]) -> Metadata:
    """The metadata that the blocks of a document state."""
    found = Metadata()
    head = [block for block in blocks[:_HEAD] if block.kind != "table"]
    _number_and_date(head, found)
    text = "\n".join(block.plain for block in head)
    if _PARTY.search(text) or (found.number and _PARTY_NUMBER.match(found.number)):
        found.system = "dang"
    elif _STATE.search(text) or found.number:
        found.system = "nha-nuoc"
    found.issuer = _issuer(head)
    _type_and_summary(head, found)
    found.signer = _signer(blocks[-_FOOT:])
    return found


def _number_and_date(head: list[Block], found: Metadata) -> None:
    for block in head:
        if found.number is None and (number := _NUMBER.match(block.plain)):
            found.number = re.sub(r"\s*([-/–])\s*", r"\1", number[1]).replace("–", "-")
        day = _DATE.search(block.plain)
        if day is None or found.issued:
            continue
        # In a file without columns, the motto or the number may come before the place.
        place = re.split(r"Hạnh phúc|\d\S*/\S+", day["place"])[-1].strip(" -–*")
        if not re.fullmatch(r"[A-ZĐÀ-Ỹ][^\d.]{0,39}", place):
            continue
        with contextlib.suppress(ValueError):
            found.issued = date(int(day["year"]), int(day["month"]), int(day["day"]))
            found.place = place


def _issuer(head: list[Block]) -> str | None:
    """The body named above the number: the lines from the first bold one on, else the last line.

    Only lines of the same column count, or of that just above; in a file without columns, all.
    """
    at = next((at for at, block in enumerate(head) if _NUMBERED.match(block.plain)), 0)
    above = [
        block
        for block in head[:at]
        if not (_STATE.search(block.plain) or _PARTY.search(block.plain))
        and not (_MOTTO.search(block.plain) or _is_type(block) or _DATE.search(block.plain))
    ]
    own = [block for block in above if block.cell == head[at].cell]
    # In a PDF the name and the number may be boxes of their own.
    above = own or [block for block in above if block.cell == above[-1].cell]
    if not above or any(len(block.plain) > _LONGEST_NAME for block in above):
        return None
    bold = [at for at, block in enumerate(above) if block.bold]
    first = bold[0] if bold else len(above) - 1
    if first and _GOES_ON.match(above[first].plain) and _BODY.search(above[first - 1].plain):
        first -= 1
    return " ".join(block.plain for block in above[first:])


def _is_type(block: Block) -> str | None:
    """The type of document that a line names, alone or as in `NGHỊ ĐỊNH CỦA CHÍNH PHỦ`."""
    line = block.plain.strip(" :").upper()
    set_off = block.bold or block.kind == "heading" or block.plain.isupper()
    if not set_off or len(line) > _LONGEST_NAME:
        return None
    return _TYPES.get(re.split(" CỦA ", line)[0])


def _type_and_summary(head: list[Block], found: Metadata) -> None:
    for at, block in enumerate(head):
        line = block.plain.strip()
        if found.type is None and (kind := _is_type(block)):
            found.type = kind
            found.summary = found.summary or _subject_below(head[at + 1 :], found.issuer)
        elif found.summary is None and _SUBJECT.match(line) and len(line) < 400:
            found.summary = _subject_in_column(head[at:])
    if found.type is None and found.number:
        found.type = _type_of(found.number, found.system)


def _subject_below(lines: list[Block], issuer: str | None) -> str | None:
    """The subject in the lines below a document's type: bold lines, or a line `về …`.

    The issuer, who may be named again below it as the one who decides, ends it.
    """
    said: list[str] = []
    for block in lines[:6]:
        text = block.plain.strip()
        if not text:
            continue
        fits = block.bold or block.kind == "heading"
        if not said and not (fits or re.match(r"về\b|v/v\b", text, re.IGNORECASE)):
            break
        if said and not fits:
            break
        if re.match(r"(?:[IVX]+|\d+)\.\s|Kính gửi|Căn cứ|Điều \d|Chương |Phần ", text):
            break
        if letter_spaced(text) or (issuer and text.upper() == issuer.upper()):
            break
        said.append(text)
    return " ".join(said) or None


def _subject_in_column(lines: list[Block]) -> str:
    """The subject of a dispatch: `V/v …` and the lines that continue it in the same cell."""
    first = lines[0]
    said = [first.plain.strip()]
    for block in lines[1:4]:
        if not first.cell or block.cell != first.cell or _DATE.search(block.plain):
            break
        said.append(block.plain.strip())
    return " ".join(said)


def _type_of(number: str, system: str | None) -> str | None:
    """The type of document by the code in its number: `125/KH-UBND` is a plan."""
    if re.fullmatch(r"\d+/\d{4}/QH\d+", number):
        return None  # A law or a resolution; the number does not tell which.
    codes = re.findall(r"[A-ZĐ][A-Za-zĐđ]*", number)
    if not codes:
        return None
    if codes[0] == "QĐ":
        return None if system == "dang" else "quyet-dinh"
    if codes[0] in _CODES:
        return _CODES[codes[0]]
    # The State's dispatches have no code for their type: 125/UBND-VX.
    state_dispatch = system == "nha-nuoc" and re.fullmatch(r"\d+/[A-ZĐ]\w*-[A-ZĐ]\w*", number)
    return "cong-van" if state_dispatch and codes[0] not in _OTHER_CODES else None


# Codes of types that terms.DOCUMENT_TYPES does not have, and of copies.
_OTHER_CODES = ("PA", "DA", "BB", "GM", "VBHN", "QĐLT", "TTLT")


def _signer(foot: list[Block]) -> str | None:
    """The name below the signer's title, in the same cell."""
    title: Block | None = None
    signer = None
    for block in foot:
        line = block.plain.strip()
        if len(line) < 80 and _SIGNS.search(line) and line.upper() == line:
            title = block
        elif title and block.cell == title.cell and _NAME.fullmatch(line):
            signer = line
    return signer
