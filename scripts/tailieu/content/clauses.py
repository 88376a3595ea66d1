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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from tailieu.content.addresses import addresses
from tailieu.content.messages import Lang, Message
from tailieu.content.number_forms import ATTACHMENTS, roman

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

# What begins a section of the text, of which numbered paragraphs are parts.
SECTIONS = (*ATTACHMENTS, "chuong", "phan", "dieu")
NAMES = ATTACHMENTS | {
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
_N = r"\d+(?:dd|[a-z])?"
_ATTACHMENT = rf"(?:{'|'.join(ATTACHMENTS)})(?:-{_N})?"
# An address: its parts in this order, as far as there are any. `muc` is both a division of a
# chapter and a numbered paragraph, `phan` both `Phần thứ nhất` and the `A.` and `I.` in it.
ADDRESS = (
    rf"^({_ATTACHMENT}(-mau-{_N})?)?((^|-)phan-{_N})?((^|-)chuong-\d+)?((^|-)muc-{_N})?((^|-)dieu-{_N})?"
    rf"((^|-)phan-(\d+|[a-k])){{0,2}}((^|-)muc-{_N}(-\d+)*)?((^|-)diem-(dd|[a-z]))?$"
    r"|^(doan|chu-thich)-\d+$"
)
_NUMBERED = re.compile(
    rf"(?:^|-)(?:({'|'.join(ATTACHMENTS)})(?:-({_N})(?![a-z]))?"
    rf"|(chuong|phan|dieu|muc|diem|doan|chu-thich)-({_N}(?:-\d+)*|dd|[a-z])(?![a-z]))"
)


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
        """(kind, number or letter) of what it is within, the largest first, and of itself.

        Of `muc-1-2` it is `1.2`; of an attachment without a number "".
        """
        found = _NUMBERED.findall(self.id)
        return [
            (name or kind, (own or number).replace("dd", "đ").replace("-", "."))
            for name, own, kind, number in found
        ]

    @property
    def names(self) -> list[tuple[Message, str]]:
        """(what it is called, number) of what it is within, the largest first, and of itself.

        A numbered paragraph of an article is its clause (khoản); parts within something larger are
        items with Roman numbers (mục I), as those who cite them say.
        """
        named: list[tuple[Message, str]] = []
        kinds: list[str] = []
        for kind, number in self.numbers:
            name, shown = NAMES[kind], number
            if kind == "muc" and "dieu" in kinds:
                name = OF_ARTICLE
            elif kind in ("chuong", "phan", "phu-luc"):
                shown = roman(int(number)) if number.isdigit() else number.upper()
                if kind == "phan" and {"phan", "chuong", "dieu"} & {*kinds}:
                    name = NAMES["muc"]
            named.append((name, shown))
            kinds.append(kind)
        return named

    @property
    def notes(self) -> list[str]:
        """The numbers of the notes that its text refers to."""
        return _REFERENCE.findall(self.text)

    def label(self, lang: Lang) -> str:
        """The name of the clause in running text: `Mục 1`; `Phần II, mục 1`; `Điều 5, khoản 1`."""
        first, *others = (f"{name.format(lang)} {number}".rstrip() for name, number in self.names)
        return ", ".join([first, *(name[0].lower() + name[1:] for name in others)])


def split(record: str) -> list[Clause]:
    """The clauses of a full text (without its fences), in order, each with its address.

    A paragraph that begins with `N. ` is `muc-N`, with `II. ` `phan-2`, with `Chương II`
    `chuong-2`, with `Điều 5` `dieu-5`; within one of these `N. ` is `phan-2-muc-N`, of which `N.1.`
    is `phan-2-muc-N-1`. `a) ` is `dieu-5-diem-a`, or `dieu-5-muc-1-diem-a` after `1. `. `Mục 1` of
    a chapter is `chuong-2-muc-1`. An attachment is `phu-luc-1` or `quy-che`, its article
    `quy-che-dieu-5`. A note is `chu-thich-N`. All others, those whose number does not follow, and
    those within a quotation, whose numbers are of another text, are `doan-1`, `doan-2` … in order.
    """
    texts = [_joined(text) for text in paragraphs(record)]
    found = zip(addresses(texts), texts, strict=True)
    return [Clause(id, mark, text) for (id, mark), text in found]


def paragraphs(record: str) -> list[str]:
    """The paragraphs of a full text as they are written."""
    return _GAP.split(record.strip()) if record.strip() else []


def _joined(paragraph: str) -> str:
    """A paragraph on one line, but for the lines of a table, a heading or a note."""
    lines = [" ".join(line.split()) for line in paragraph.split("\n")]
    is_table = all(line.startswith("|") for line in lines)
    if is_table or _HEADING.match(lines[0]) or _NOTE.match(lines[0]):
        return "\n".join(lines)
    return " ".join(lines).strip()


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


def words(record: str) -> str:
    """The same of a full text that is not split into clauses."""
    return "\n".join(_plain(passage(_joined(text))) for text in paragraphs(record))


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


class Mark(NamedTuple):
    """A note or a link of a full text, with its number or address and the offset of that.

    `span` is the range of the whole, `words` that of a link's words.
    """

    kind: Literal["note", "link"]
    offset: int
    value: str
    span: tuple[int, int]
    words: tuple[int, int] = (0, 0)


def marks(record: str) -> Iterator[Mark]:
    """Every note and link of a full text."""
    start = 0
    for gap in _GAP.finditer(record):
        yield from _marks(record[start : gap.start()], start)
        start = gap.end()
    yield from _marks(record[start:], start)


def _marks(text: str, start: int) -> Iterator[Mark]:
    for found in _MARK.finditer(text):
        span = start + found.start(), start + found.end()
        if found["note"]:
            yield Mark("note", span[0], found["note"], span)
        elif found["link"]:
            words = start + found.start("link"), start + found.end("link")
            yield Mark("link", start + found.start("address"), found["address"], span, words)
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
