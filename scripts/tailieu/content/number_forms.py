"""How paragraphs of official texts are numbered: the forms that are used.

State texts write `Phần thứ nhất`, `Chương I`, `Mục 1`, `Điều 1.`, `1.`, `a)` (Decree 30/2020/NĐ-CP,
Appendix I); Party texts `I-`, `1-`, `1.1-`, `a)` (Hướng dẫn 36-HD/VPTW). Offices also write
`Điều 1:`, `ĐIỀU 1`, `1)`, `1/`, `a.`, `a-`. An attachment begins with its name: `PHỤ LỤC I`,
`QUY CHẾ`.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from tailieu.content.messages import Message

Level = Literal[
    "attachment",
    "phan",
    "chuong",
    "division",
    "dieu",
    "letter",
    "roman",
    "item",
    "sub",
    "point",
]
# A number with its letter (11a), which comes after the number itself: (11, "a"). A letter without a
# number is (0, "a").
Number = tuple[int, str]

# What an attachment is called, by the beginning of its addresses.
ATTACHMENTS = {
    "phu-luc": Message("Phụ lục", "Appendix"),
    "quy-che": Message("Quy chế", "Regulations"),
    "quy-dinh": Message("Quy định", "Rules"),
    "quy-trinh": Message("Quy trình", "Procedure"),
    "quy-chuan": Message("Quy chuẩn", "Technical regulation"),
    "dieu-le": Message("Điều lệ", "Charter"),
    "noi-quy": Message("Nội quy", "House rules"),
    "the-le": Message("Thể lệ", "Competition rules"),
    "huong-dan": Message("Hướng dẫn", "Guidance"),
    "ke-hoach": Message("Kế hoạch", "Plan"),
    "chuong-trinh": Message("Chương trình", "Programme"),
    "phuong-an": Message("Phương án", "Scheme"),
    "de-an": Message("Đề án", "Project"),
    "danh-muc": Message("Danh mục", "List"),
    "danh-sach": Message("Danh sách", "Register"),
    "mau": Message("Mẫu", "Form"),
    # One without a known name.
    "kem-theo": Message("Văn bản kèm theo", "Attached text"),
}


# Lists of Vietnamese texts may leave out the second.
_LETTERS, _RARE = "abcdđefghijklmnopqrstuvwxyz", "đfjwz"


class Form(NamedTuple):
    """A numbered beginning: its level, its number, which for `1.2.3` has several parts.

    `mark` is the number as it is written. `sign` is what follows it; by it, and by whether the line
    begins in bold or as a heading, one list differs from another. `name` is a key of ATTACHMENTS.
    `bare` tells that nothing follows on the line.
    """

    level: Level
    number: tuple[Number, ...]
    mark: str
    sign: str = ""
    bold: bool = False
    name: str = ""
    bare: bool = False

    @property
    def style(self) -> tuple[str, bool]:
        """What the numbers of one list have in common."""
        return self.sign, self.bold

    @property
    def is_section(self) -> bool:
        """Whether it is larger than an article."""
        return self.level in ("phan", "chuong", "division")

    @property
    def order(self) -> tuple[int, int]:
        """By which numbers of one level follow each other."""
        number, letter = self.number[0]
        return number, _LETTERS.index(letter) + 1 if letter else 0

    @property
    def written(self) -> str:
        """The number as it stands in addresses, where `đ` is `dd`."""
        return "-".join(
            f"{number or ''}{letter}".replace("đ", "dd") for number, letter in self.number
        )

    def follows(self, last: Form | None) -> bool:
        """Whether it is the next after another of its level, or the first where there is none."""
        before, letter = last.number[0] if last else (0, "")
        number, own = self.number[0]
        if not own:
            return number == before + 1
        first, end = _LETTERS.index(letter) + 1 if letter else 0, _LETTERS.index(own)
        return number == before and first <= end and set(_LETTERS[first:end]) <= set(_RARE)


def roman(number: int) -> str:
    """A number from 1 to 89 in Roman figures."""
    tens, ones = divmod(number, 10)
    units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    return "L" * (tens >= 5) + ("XL" if tens == 4 else "X" * (tens % 5)) + units[ones]


_ROMAN = {roman(number): number for number in range(1, 90)}
_ORDINALS = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]

# What is looked at of a paragraph.
_BEGINNING = 160
_MARKS = re.compile(r"\*|\[\^\d{1,3}\]|[⁰¹²³⁴-⁹]|^#+ ")
# A heading's number ends with a sign, or the line does; `_free` are headings and lines in bold or
# capitals, where a blank is enough.
_END = r"\s?(?P<end>[.:/–-](?=\s|$|[^\W\d_a-z])|$|\n| )"
_SECTION = re.compile(
    r"(?P<word>Điều|ĐIỀU|Article|ARTICLE|Chương|CHƯƠNG|Chapter|CHAPTER|Phần|PHẦN|Part|PART"
    r"|Mục|MỤC|Section|SECTION) (?:(?P<digits>\d{1,3})(?P<letter>[a-zđ]?)"
    r"|(?P<roman>[IVXL]{1,8})|(?:thứ|THỨ) (?P<ordinal>[^\W\d_]+))" + _END
)
_LEVELS: dict[str, Level] = {
    "điều": "dieu",
    "article": "dieu",
    "chương": "chuong",
    "chapter": "chuong",
    "phần": "phan",
    "part": "phan",
    "mục": "division",
    "section": "division",
}
# What follows a number: blanks, or at once a word with a capital.
_THEN = r"(?:\s+(?=\S)|(?=[^\W\d_a-zđ]))"
_ROMAN_ITEM = re.compile(r"(?P<roman>[IVXL]{1,8})\s?(?P<sign>[.)/–-])" + _THEN)
_LETTER = re.compile(r"(?P<letter>[A-HK])\s?(?P<sign>[./–-])" + _THEN)
_ITEM = re.compile(r"(?P<digits>\d{1,3})(?P<letter>[a-zđ]?)\s?(?P<sign>[.)/–-])" + _THEN)
_SUB = re.compile(
    r"(?P<path>\d{1,2}(?:\.\d{1,2}){1,3})(?:\s?[.)/–:-]" + _THEN + r"|\s+(?=[^\W\d_a-zđ]))"
)
_POINT = re.compile(r"(?P<letter>[a-zđ])\s?(?P<sign>[.)/–-])" + _THEN)
_ATTACHMENT = re.compile(
    rf"(?P<name>{'|'.join(name.vi for name in ATTACHMENTS.values())})\b(?:\s+SỐ)?"
    r"(?:\s+(?:(?P<digits>\d{1,3})(?P<letter>[a-zđ]?)|(?P<roman>[IVXL]{1,8}))\b)?",
    re.IGNORECASE,
)
_NAMES = {name.vi.upper(): key for key, name in ATTACHMENTS.items()}


def words(text: str) -> str:
    """The beginning of a paragraph without marks."""
    return _MARKS.sub("", text[:_BEGINNING])


def ending(text: str) -> str:
    """The end of a paragraph without marks."""
    return _MARKS.sub("", text[-_BEGINNING:])


def in_capitals(plain: str) -> bool:
    """Whether a line has two words or more, and all in capitals."""
    letters = sum(map(str.isalpha, plain))
    return letters > 5 and " " in plain.strip() and plain == plain.upper()


def read(text: str) -> Form | None:
    """The number that a paragraph of a full text begins with; None for all others."""
    plain = words(text)
    if not plain or not plain[0].isalnum():
        return None
    bold = text.startswith(("#", "**"))
    free = bold or plain.split("\n")[0].isupper()
    if found := _SECTION.match(plain):
        return _section(found, free, bold, plain)
    if found := _SUB.match(plain):
        path = tuple((int(part), "") for part in found["path"].split("."))
        return Form("sub", path, found["path"]) if all(part for part, _ in path) else None
    if found := _ITEM.match(plain):
        number = (int(found["digits"]), found["letter"])
        mark = found["digits"].lstrip("0") + found["letter"]
        return Form("item", (number,), mark, found["sign"], bold) if number[0] else None
    if found := _POINT.match(plain):
        return Form("point", ((0, found["letter"]),), found["letter"], found["sign"], bold)
    if (found := _ROMAN_ITEM.match(plain)) and (value := _ROMAN.get(found["roman"])):
        return Form("roman", ((value, ""),), found["roman"], found["sign"], bold)
    if (found := _LETTER.match(plain)) and free:
        return Form("letter", ((0, found["letter"].lower()),), found["letter"], found["sign"], bold)
    return None


def _section(found: re.Match[str], free: bool, bold: bool, plain: str) -> Form | None:
    level = _LEVELS[found["word"].lower()]
    if found["ordinal"]:
        ordinal = found["ordinal"].lower()
        value = _ORDINALS.index(ordinal) + 1 if ordinal in _ORDINALS else 0
    else:
        value = int(found["digits"]) if found["digits"] else _ROMAN.get(found["roman"], 0)
    if not value or (found["end"] == " " and not free):
        return None
    if level in ("chuong", "phan") and value not in _ROMAN.values():
        return None
    if level == "dieu" and not found["digits"]:
        return None
    letter = found["letter"] or ""
    mark = (found["digits"].lstrip("0") + letter) if found["digits"] else roman(value)
    bare = not plain[found.end() :].strip()
    return Form(level, ((value, letter),), mark, bold=bold, bare=bare)


def attachment(text: str, known: bool) -> Form | None:
    """The name that begins an attachment, alone on its line or in a line of capitals.

    `known`: the text before has ended, so that what follows the name may stand on its line.
    """
    plain = words(text)
    found = _ATTACHMENT.match(plain)
    if not found:
        return None
    line = plain.split("\n")[0].strip()
    rest = line[found.end() :].strip(" .:–-")
    name = _NAMES[found["name"].upper()]
    free = text.startswith(("#", "**")) or line.isupper()
    numbered = bool(found["digits"] or found["roman"])
    if not free or (rest and not (known and (line.isupper() or numbered))):
        return None
    if not (line.isupper() if name not in ("phu-luc", "mau") else numbered or name == "phu-luc"):
        return None
    value = int(found["digits"]) if found["digits"] else _ROMAN.get(found["roman"] or "", 0)
    number = ((value, (found["letter"] or "").lower()),) if value else ()
    mark = line[: found.end()].split()[-1] if numbered else "§"
    return Form("attachment", number, mark, name=name, bare=not rest)
