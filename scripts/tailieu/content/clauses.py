"""The full text of a document: a fenced block of paragraphs, each with an anchor of its own.

    ::: toan-van
    ## I. MỤC ĐÍCH

    1. Định kỳ **hàng tháng** …[^1]

    | Việc | Thời hạn |
    | --- | --- |
    | Báo cáo | 15/4/2026 |

    [^1]: Theo …
    :::

It has a few marks for what the original looked like: headings, bold, italic, links, notes, tables
(with `<br>` between the lines of a cell); `\\` escapes a character. A heading and a note may have
several lines. Nothing else in the fence is parsed as Markdown or HTML, so that the text is kept
word for word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tailieu.content.messages import Lang, Message

_LEAD = r"(?:#+ )?\**"
# The notes of a consolidated text may stand behind a number: `1.[^2] `.
_NOTED = r"(?:\[\^\d{1,3}\])* "
_TASK = re.compile(_LEAD + r"(\d{1,3}[a-zđ]?)\." + _NOTED)
_ARTICLE = re.compile(_LEAD + r"(?:Điều|Article) (\d{1,3}[a-zđ]?)\b")
_CHAPTER = re.compile(_LEAD + r"(?:Chương|CHƯƠNG|Chapter|CHAPTER) (?:([IVXL]{1,8})|(\d{1,2}))\b")
_PART = re.compile(_LEAD + r"([IVXL]{1,8})\. ")
# A division of a chapter, which only a heading begins.
_DIVISION = re.compile(r"#+ \**(?:Mục|MỤC|Section|SECTION) (\d{1,2})\b")
_POINT = re.compile(_LEAD + r"([a-zđ])\)" + _NOTED)
_NOTE = re.compile(r"\[\^(\d{1,3})\]: *")
_REFERENCE = re.compile(r"\[\^(\d{1,3})\](?!:)")
_HEADING = re.compile(r"#+ ")
# Bold ends at the next `**`, labels and addresses are bounded: hostile text cannot make it slow.
_MARK = re.compile(
    r"\\(?P<plain>[!-/:-@\[-`{-~])"
    r"|\*\*(?=\S)(?P<bold>(?:\\.|[^\\*]|\*(?!\*)|\*(?=\*\*(?!\*)))+)(?<=\S)\*\*(?!\*)"
    r"|\*(?=\S)(?P<italic>(?:\\.|[^\\*])+)(?<=\S)\*"
    r"|\[\^(?P<note>\d{1,3})\]"
    r"|\[(?P<link>(?:\\.|[^\\\[\]]){1,500})\]"
    r"\((?P<address>(?:https?://|mailto:)[^\s()<>\"]{1,2000})\)"
)
_GAP = re.compile(r"\n\s*\n")
_CELL_END = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[|:\- ]+")

# In paragraphs: more is a quotation mark that is never closed.
_LONGEST_QUOTATION = 100

# What begins a section of the text, of which numbered paragraphs are parts.
SECTIONS = ("chuong", "phan", "dieu")
NAMES = {
    "chuong": Message("Chương", "Chapter"),
    "phan": Message("Phần", "Part"),
    "dieu": Message("Điều", "Article"),
    "muc": Message("Mục", "Item"),
    "diem": Message("Điểm", "Point"),
    "doan": Message("Đoạn", "Paragraph"),
    "chu-thich": Message("Chú thích", "Note"),
}
# A numbered paragraph of an article.
OF_ARTICLE = Message("Khoản", "Clause")
_NUMBERED = re.compile(rf"({'|'.join(NAMES)})-(\d+(?:dd|[a-z])?|dd|[a-z]\b)")


@dataclass(frozen=True)
class Clause:
    """One paragraph: `id` is its anchor (`muc-1`, `phan-2-muc-1`, `dieu-5-muc-1-diem-a`, `doan-2`),
    `mark` is displayed in the margin, `text` is its source, which has several lines only for
    tables, headings and notes."""

    id: str
    mark: str
    text: str

    @property
    def kind(self) -> str:
        """What it is: a key of NAMES; `muc` in a part or an article too."""
        return self.numbers[-1][0]

    @property
    def numbers(self) -> list[tuple[str, str]]:
        """(kind, number or letter) of what it is within, the largest first, and of itself."""
        return [(kind, number.replace("dd", "đ")) for kind, number in _NUMBERED.findall(self.id)]

    @property
    def notes(self) -> list[str]:
        """The numbers of the notes that its text refers to."""
        return _REFERENCE.findall(self.text)

    def label(self, lang: Lang) -> str:
        """The name of the clause in running text: `Mục 1`; `Phần II, mục 1`; `Điều 5, khoản 1`."""
        names: list[str] = []
        for kind, number in self.numbers:
            in_article = kind == "muc" and self.id.startswith("dieu")
            name = OF_ARTICLE if in_article else NAMES[kind]
            shown = roman(int(number)) if kind in ("chuong", "phan") else number
            names.append(f"{name.format(lang)} {shown}")
        return ", ".join([names[0], *(name.lower() for name in names[1:])])


def split(record: str) -> list[Clause]:
    """The clauses of a full text (without its fences), in order.

    A paragraph that begins with `N. ` is `muc-N`, with `II. ` `phan-2`, with `Chương II`
    `chuong-2`, with `Điều 5` `dieu-5`; within one of these `N. ` is `phan-2-muc-N`. In an article
    or a part `a) ` is `dieu-5-diem-a`, or `dieu-5-muc-1-diem-a` after `1. `. A heading `Mục 1` of a
    chapter is `chuong-2-muc-1`. A note is `chu-thich-N`. All others, those that repeat a number,
    and those within a quotation, whose numbers are of another text, are `doan-1`, `doan-2` … in
    order.
    """
    clauses: dict[str, Clause] = {}
    # The section, the last chapter and, in an article or a part, the numbered paragraph that a
    # clause is in.
    within = chapter = item = ""
    paragraphs = 0
    # The paragraph that ends a quotation: a law quotes the articles that it changes.
    quoted = -1
    texts = [_joined(text) for text in _GAP.split(record.strip())] if record.strip() else []
    for place, text in enumerate(texts):
        division = _DIVISION.match(text)
        if division:
            id, mark = f"{chapter}-muc-{int(division[1])}".strip("-"), division[1]
        else:
            id, mark = _address(text, within, item) if place > quoted else ("", "")
        if text.startswith("“"):
            quoted = max(quoted, _end_of_quotation(texts, place))
        if not id or id in clauses:
            paragraphs += 1
            id, mark = f"doan-{paragraphs}", "¶"
        elif id.startswith(SECTIONS) and not re.search("-(muc|diem)-", id):
            within = item = id
            chapter = id if id.startswith("chuong") else chapter
        elif id.startswith(("dieu", "phan")) and "-diem-" not in id:
            item = id
        clauses[id] = Clause(id, mark, text)
    return list(clauses.values())


def _joined(paragraph: str) -> str:
    """A paragraph on one line, but for the lines of a table, a heading or a note."""
    lines = [" ".join(line.split()) for line in paragraph.split("\n")]
    is_table = all(line.startswith("|") for line in lines)
    if is_table or _HEADING.match(lines[0]) or _NOTE.match(lines[0]):
        return "\n".join(lines)
    return " ".join(lines).strip()


def _end_of_quotation(texts: Sequence[str], first: int) -> int:
    """The paragraph in which the quotation that `first` begins with ends; -1 if none does."""
    opened = 0
    for place in range(first, min(first + _LONGEST_QUOTATION, len(texts))):
        if _HEADING.match(texts[place]):
            break
        opened += texts[place].count("“") - texts[place].count("”")
        if opened <= 0:
            return place
    return -1


def _address(text: str, within: str, item: str) -> tuple[str, str]:
    """(id, mark) of a numbered paragraph in the section `within`; ("", "") for others.

    `item` is the article or the part that points are in, or a numbered paragraph of it.
    """
    if found := _TASK.match(text):
        own = f"muc-{_number(found[1])}"
        return f"{within}-{own}" if within else own, found[1].lstrip("0") or "0"
    if found := _ARTICLE.match(text):
        return f"dieu-{_number(found[1])}", found[1].lstrip("0") or "0"
    if found := _CHAPTER.match(text):
        number = _ROMAN.get(found[1]) if found[1] else int(found[2])
        if number in _ROMAN.values():
            return f"chuong-{number}", found[1] or found[2]
    if (found := _PART.match(text)) and (number := _ROMAN.get(found[1])):
        return f"phan-{number}", found[1]
    if within.startswith(("dieu", "phan")) and (found := _POINT.match(text)):
        return f"{item}-diem-{_number(found[1])}", found[1]
    if found := _NOTE.match(text):
        return f"chu-thich-{int(found[1])}", "※"
    return "", ""


def _number(written: str) -> str:
    """A number, with its letter, or a letter as it stands in addresses, where `đ` is `dd`."""
    return (written.lstrip("0") or "0").replace("đ", "dd")


def roman(number: int) -> str:
    """A number from 1 to 89 in Roman figures."""
    tens, ones = divmod(number, 10)
    units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    return "L" * (tens >= 5) + ("XL" if tens == 4 else "X" * (tens % 5)) + units[ones]


_ROMAN = {roman(number): number for number in range(1, 90)}


def within(clauses: Iterable[Clause], id: str) -> list[Clause]:
    """A clause and what belongs to it: an article with its numbered paragraphs and its points."""
    found: list[Clause] = []
    for clause in clauses:
        if clause.id == id:
            found.append(clause)
        elif not found:
            continue
        elif clause.id.startswith(f"{id}-") or (clause.kind == "doan" != found[0].kind):
            found.append(clause)
        else:
            break
    return found


def plain(clauses: Iterable[Clause]) -> str:
    """The words of a full text as its original has them: without our marks, a paragraph a line.

    A note is marked `[2]` where it is referred to and where it stands, cells are between ` | `.
    """
    return "\n".join(_plain(passage(clause.text)) for clause in clauses)


def _plain(shape: Passage) -> str:
    if shape.kind == "table":
        rows = [shape.head, *shape.rows] if shape.head else shape.rows
        return "\n".join(
            " | ".join(" ".join(map(_words, lines)) for lines in cells) for cells in rows
        )
    before = f"[{shape.number}] " if shape.kind == "note" else ""
    return before + _words(shape.text)


def _words(text: str) -> str:
    """A text without the marks in it."""
    return "".join(
        f"[{content}]" if kind == "note" else content if kind == "text" else _words(content)
        for kind, content, _ in inline(text)
    )


def inline(text: str) -> Iterator[tuple[str, str, str]]:
    """`text` split at its marks into (kind, text, address); kind is `text`, `bold`, `italic`,
    `note`
    or `link`, and only links have an address. Bold, italic and link texts may have marks again."""
    at = 0
    for found in _MARK.finditer(text):
        if found.start() > at:
            yield "text", text[at : found.start()], ""
        at = found.end()
        kind = "link" if found["link"] else found.lastgroup or ""
        yield "text" if kind == "plain" else kind, found[kind], found["address"] or ""
    if at < len(text):
        yield "text", text[at:], ""


def marks(record: str) -> Iterator[tuple[str, int, str]]:
    """Every note and link of a full text: (`note` or `link`, offset, number or address)."""
    start = 0
    for gap in _GAP.finditer(record):
        yield from _marks(record[start : gap.start()], start)
        start = gap.end()
    yield from _marks(record[start:], start)


def _marks(text: str, start: int) -> Iterator[tuple[str, int, str]]:
    for found in _MARK.finditer(text):
        if found["note"]:
            yield "note", start + found.start(), found["note"]
        elif found["link"]:
            yield "link", start + found.start("address"), found["address"]
        for kind in ("bold", "italic", "link"):
            if found[kind]:
                yield from _marks(found[kind], start + found.start(kind))


@dataclass(frozen=True)
class Passage:
    """The contents of a clause; `kind` is `paragraph`, `heading`, `note` or `table`.

    `text` has marks, which `inline` splits, and several lines only for headings and notes. `level`
    is that of a heading, below the heading of the full text; `number` that of a note. A table has a
    `head`, which may be empty, and `rows` of cells of lines.
    """

    kind: str
    text: str = ""
    level: int = 0
    number: str = ""
    head: list[list[str]] = field(default_factory=list)
    rows: list[list[list[str]]] = field(default_factory=list)


def passage(text: str) -> Passage:
    """Parse the text of a clause."""
    if text.startswith("|"):
        return _table(text)
    if heading := _HEADING.match(text):
        return Passage("heading", text[heading.end() :], level=min(len(heading[0]), 6))
    if note := _NOTE.match(text):
        return Passage("note", text[note.end() :], number=note[1])
    return Passage("paragraph", text)


def _table(text: str) -> Passage:
    lines = text.split("\n")
    rows = [
        [
            [part.strip() for part in cell.split("<br>")]
            for cell in _CELL_END.split(line.removeprefix("|").removesuffix("|"))
        ]
        for line in lines
        if not _RULE.fullmatch(line) or "-" not in line
    ]
    headed = len(lines) > len(rows)
    return Passage("table", head=rows[0] if headed else [], rows=rows[headed:])
