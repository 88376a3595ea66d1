"""Read tables of facts, as editors keep them: each statement with the pages it was read on.

A table is one in Markdown, or a CSV or TSV file as spreadsheets save it. Its columns may stand in
any order, and be named in Vietnamese or English: a statement, an address, a date, a quote, a mark;
or, in place of the three in the middle, one column of evidence: `address · date · "quote"`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from pydantic import ValidationError

from tailieu.content.findings import Finding, Rule, shortened
from tailieu.content.messages import Message
from tailieu.content.schema import ReadPage
from tailieu.language.words import fold

NO_FACTS = Rule(
    "TL120",
    "error",
    "reading",
    Message("Tệp có bảng dữ kiện", "The file holds a table of facts"),
    Message(
        "`tailieu facts` đọc bảng Markdown, CSV hay TSV có cột câu, địa chỉ, ngày, lời trích, dấu.",
        "`tailieu facts` reads a table (Markdown, CSV, TSV) with the columns statement, address, "
        "date, quote, mark.",
    ),
    Message("không có bảng dữ kiện nào.", "holds no table of facts."),
    Message(
        "đặt tên các cột là: câu, địa chỉ, ngày, lời trích, dấu.",
        "name the columns: statement, address, date, quote, mark.",
    ),
)
_NO_COLUMN = Message("bảng thiếu cột «{columns}».", "the table lacks the column “{columns}”.")
_WIDE_ROW = Message(
    "dòng có {count} ô, bảng chỉ có {columns} cột.",
    "the row has {count} cells, the table only {columns} columns.",
)
_WIDE_ROW_FIX = Message(
    "dấu ngăn cột nằm trong chữ thì viết \\| (Markdown) hoặc đặt cả ô trong ngoặc kép (CSV).",
    "write a separator within a cell as \\| (Markdown), or put the cell in quotation marks (CSV).",
)
NO_EVIDENCE = Rule(
    "TL121",
    "error",
    "content",
    Message("Dữ kiện nào cũng có bằng chứng", "Every fact has its evidence"),
    Message(
        "Câu không rõ đọc ở đâu, hoặc chỉ nhớ, thì không vào phiếu.",
        "A statement that was read nowhere, or is only remembered, has no place in a sheet.",
    ),
    Message(
        "«{statement}»: chưa có địa chỉ trang đã đọc.",
        "“{statement}”: the address of the page that was read is missing.",
    ),
    Message("ghi địa chỉ, hoặc bỏ câu này.", "write the address, or leave the statement out."),
)
_NO_STATEMENT = Message(
    "dòng có bằng chứng mà không có câu.", "the row has evidence, no statement."
)
_NO_STATEMENT_FIX = Message(
    "ghi câu vào cột «câu», hoặc bỏ dòng.", "write the statement, or leave the row out."
)
_NO_MARK = Message("«{statement}»: chưa có dấu V1 hay V2.", "“{statement}”: has no mark V1 or V2.")
_NO_MARK_FIX = Message(
    "ghi V1 (trang chính thức, báo của Đảng, Nhà nước) hoặc V2 (nơi khác).",
    "write V1 (an official page, Party or State press) or V2 (elsewhere).",
)
_REMEMBERED = Message(
    "«{statement}»: dấu R, tức chỉ nhớ chứ chưa đọc.",
    "“{statement}”: is marked R, so only remembered, not read.",
)
_REMEMBERED_FIX = Message(
    "tìm trang nói điều ấy rồi ghi địa chỉ, hoặc bỏ câu này.",
    "find a page that says so and write its address, or leave the statement out.",
)
_MIXED = Message(
    "«{statement}»: một dòng mang hai dấu «{given}».", "“{statement}”: has two marks, “{given}”."
)
_MIXED_FIX = Message(
    "tách thành hai dòng, mỗi dòng một câu, một dấu.",
    "make two rows of it, each with one statement and one mark.",
)
_NOT_FOUND = Message(
    "«{statement}»: «{given}» không chỉ tới trang nào ở trên.",
    "“{statement}”: “{given}” refers to no page above.",
)
_NOT_FOUND_FIX = Message("ghi đủ địa chỉ.", "write the whole address.")
_BAD_ADDRESS = Message(
    "«{statement}»: «{given}» không phải địa chỉ http, https.",
    "“{statement}”: “{given}” is no http or https address.",
)
_BAD_QUOTE = Message(
    "«{statement}»: lời trích có «<» hoặc ký tự lạ: «{given}».",
    "“{statement}”: the quote holds “<” or a strange character: “{given}”.",
)
_BAD_QUOTE_FIX = Message("chép lại lời trích bằng chữ thường.", "copy the quote as plain text.")
_BAD_DATE = Message(
    "«{statement}»: không rõ ngày «{given}».", "“{statement}”: the date “{given}” is unclear."
)
_BAD_DATE_FIX = Message(
    "ghi như 26/9/2025, 9/2025 hay 2025; trang không ghi ngày thì để trống.",
    "write it like 26/9/2025, 9/2025 or 2025; leave it empty where the page has none.",
)

# Column → what people call it, folded; what follows a comma, colon or bracket is passed over.
_NAMES = {
    "statement": ("statement", "fact", "cau", "y", "du kien"),
    "evidence": ("evidence", "bang chung"),
    "address": ("address", "url", "dia chi", "trang"),
    "date": ("date", "ngay"),
    "quote": ("quote", "loi trich", "trich"),
    "mark": ("mark", "dau", "nhan"),
}
_COLUMNS = {name: column for column, names in _NAMES.items() for name in names}
# The Vietnamese names of the columns that a table of statements needs.
_NEEDED = {"address": "địa chỉ", "mark": "dấu"}

_ADDRESS = re.compile(r"https?://[^\s<>\"“”|]+")
_QUOTE = re.compile(r"\"([^\"]+)\"|“([^”]+)”")
_DAY = re.compile(r"(?:ngày )?(?:(?:(\d{1,2})/)?(\d{1,2})/)?(\d{4})(?!\d)")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")
_UNDATED = re.compile(r"(?:undated|không (?:ghi|rõ) ngày|[–—-])?(?:\s*[(;,].*)?", re.IGNORECASE)
_SAME_PAGE = re.compile(r"cùng (?:trang|bài)|như trên|same page|as above", re.IGNORECASE)
_EARLIER = re.compile(r"bài (\d{4,})")
# `sggp.org.vn (như trên)`: the host of the page that is meant.
_AS_ABOVE = re.compile(r"((?:[\w-]+\.)+[a-z]{2,}) \((?:như trên|as above)\)", re.IGNORECASE)


@dataclass(frozen=True)
class Fact:
    """A statement, the line of the file it stands in, its mark, and the pages it was read on.

    `remark` is what the table adds to the mark, such as `số 2023`.
    """

    line: int
    statement: str
    mark: str
    pages: tuple[ReadPage, ...]
    remark: str = ""


class Facts(NamedTuple):
    """The facts of a file, the heading above the first of them ("" for none), and what is wrong."""

    heading: str
    facts: list[Fact]
    findings: list[Finding]


class _Wrong(Exception):
    """A row that makes no fact, with its finding."""

    def __init__(self, finding: Finding):
        super().__init__(str(finding))
        self.finding = finding


class _Row(NamedTuple):
    """The cells of a row by column, "" where the table lacks the column."""

    shown: str
    line: int
    cells: dict[str, str]

    def wrong(
        self, message: Message | None = None, fix: Message | None = None, given: str = ""
    ) -> _Wrong:
        """What to raise because of this row, or of what is `given` in it."""
        told = {"statement": self.cells["statement"], "given": given}
        short: dict[str, Any] = {name: shortened(text) for name, text in told.items()}
        return _Wrong(NO_EVIDENCE.at(self.shown, self.line, message=message, fix=fix, **short))


def read(text: str, shown: str, section: str = "") -> Facts:
    """The facts in the tables of `text`; `shown` is the file's name in findings.

    With a `section`, only those below a Markdown heading that begins with it.
    """
    findings: list[Finding] = []
    heading, rows = "", list[_Row]()
    for above, table in _tables(text):
        if section and not _begins(above, section):
            continue
        found = _rows(table, shown, findings)
        if found and not rows:
            heading = above
        rows += found
    if not rows and not findings:
        findings.append(NO_FACTS.at(shown, 0))
    facts: list[Fact] = []
    known: list[ReadPage] = []
    for row in rows:
        try:
            facts.append(_fact(row, known))
        except _Wrong as wrong:
            findings.append(wrong.finding)
    return Facts(heading, _joined(facts), findings)


def _joined(facts: list[Fact]) -> list[Fact]:
    """One fact for rows that follow one another with the same statement and mark."""
    joined: list[Fact] = []
    for fact in facts:
        last = joined[-1] if joined else None
        if last and (last.statement, last.mark) == (fact.statement, fact.mark):
            joined[-1] = Fact(
                last.line, last.statement, last.mark, last.pages + fact.pages, last.remark
            )
        else:
            joined.append(fact)
    return joined


# The tables of a file -----------------------------------------------------------------------------

# (line, cells) of each row, the first of them the head.
_Table = list[tuple[int, list[str]]]


def _begins(heading: str, section: str) -> bool:
    """Whether `heading` begins with the words of `section`."""
    words, first = fold(heading).split(), fold(section).split()
    return words[: len(first)] == first


def _tables(text: str) -> Iterator[tuple[str, _Table]]:
    """(heading above it, table) of each table of a Markdown file; a CSV or TSV file is one."""
    lines = text.split("\n")
    if not any(line.startswith("|") for line in lines):
        yield "", _separated(text)
        return
    heading, table = "", _Table()
    for number, line in enumerate([*lines, ""], 1):
        if line.startswith("|"):
            table.append((number, _cells(line)))
            continue
        if table:
            yield heading, table
            table = []
        if line.startswith("#"):
            heading = line.strip("# ")


def _cells(line: str) -> list[str]:
    row = line.strip().removeprefix("|")
    row = re.sub(r"(?<!\\)\|$", "", row)
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row)]


def _separated(text: str) -> _Table:
    """The rows of a CSV or TSV file, whichever of tab, semicolon and comma divides its head."""
    head = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text), delimiter=max("\t;,", key=head.count))
    table, line = _Table(), 1
    for cells in reader:
        if any(cells):
            table.append((line, [" ".join(cell.split()) for cell in cells]))
        line = reader.line_num + 1
    return table


def _rows(table: _Table, shown: str, findings: list[Finding]) -> list[_Row]:
    """The rows of a table of facts by column; none of a table without statements."""
    if not table:
        return []
    (line, head), *rows = table
    columns = [_COLUMNS.get(re.split(r"[,:;(]", fold(cell))[0].strip(), "") for cell in head]
    if "statement" not in columns:
        return []
    missing = [
        name
        for column, name in _NEEDED.items()
        if column not in columns and not (column == "address" and "evidence" in columns)
    ]
    if missing:
        told = ", ".join(missing)
        findings.append(NO_FACTS.at(shown, line, message=_NO_COLUMN, columns=told))
        return []
    found = []
    for number, cells in rows:
        if all(re.fullmatch(r":?-*:?", cell) for cell in cells):
            continue
        if len(cells) > len(head):
            sizes: dict[str, Any] = {"count": len(cells), "columns": len(head)}
            wide = NO_FACTS.at(shown, number, message=_WIDE_ROW, fix=_WIDE_ROW_FIX, **sizes)
            findings.append(wide)
            continue
        held = dict(zip(columns, [*cells, *[""] * (len(head) - len(cells))], strict=True))
        found.append(_Row(shown, number, {column: held.get(column, "") for column in _NAMES}))
    return found


# A row --------------------------------------------------------------------------------------------


def _fact(row: _Row, known: list[ReadPage]) -> Fact:
    """The fact of a row; adds its pages to those `known`, which later rows refer to."""
    pages = [*_evidence(row, known), *_addressed(row)]
    known += pages
    statement, mark = row.cells["statement"], row.cells["mark"]
    if not statement:
        raise row.wrong(_NO_STATEMENT, _NO_STATEMENT_FIX)
    if re.match(r"R\b", mark):
        raise row.wrong(_REMEMBERED, _REMEMBERED_FIX)
    found = re.match(r"(V[12])\b(.*)", mark)
    if not found:
        raise row.wrong(_NO_MARK, _NO_MARK_FIX)
    if re.search(r"\bV[12]\b", found[2]):
        raise row.wrong(_MIXED, _MIXED_FIX, mark)
    if not pages:
        raise row.wrong()
    remark = found[2].strip().removeprefix("(").removesuffix(")")
    return Fact(row.line, statement, found[1], tuple(pages), remark)


def _evidence(row: _Row, known: list[ReadPage]) -> list[ReadPage]:
    """The pages of `address · date · "quote"`, once or more; `cùng trang` is the one before."""
    cell = row.cells["evidence"]
    found = list(_ADDRESS.finditer(cell))
    pages = []
    before = cell[: found[0].start()] if found else cell
    if _SAME_PAGE.search(before) or _EARLIER.search(before):
        page = _referred(before, known)
        if not page:
            raise row.wrong(_NOT_FOUND, _NOT_FOUND_FIX, before)
        pages.append(_page(row, page.url, page.date, _quoted(before)))
    for match, after in zip_longest(found, found[1:]):
        url = match[0].rstrip(".,;)")
        rest = cell[match.end() : after.start() if after else None]
        pages.append(_page(row, url, _first_day(rest, row), _quoted(rest)))
    return pages


def _referred(text: str, known: list[ReadPage]) -> ReadPage | None:
    """The last page above that `text` means: by a number in its address, its host, or no more."""
    number, host = _EARLIER.search(text), _AS_ABOVE.search(text)
    for page in reversed(known):
        in_address = number[1] if number else ""
        of_host = host[1] if host else ""
        if in_address in page.url and (urlsplit(page.url).hostname or "").endswith(of_host):
            return page
    return None


def _quoted(text: str) -> str:
    return " … ".join(one or other for one, other in _QUOTE.findall(text))


def _first_day(text: str, row: _Row) -> str:
    """The date among the parts of `text` between dots; "" where no part is one."""
    for part in _QUOTE.sub("", text).split("·"):
        if _DAY.match(part.strip()) or _ISO_DAY.match(part.strip()):
            return _day(part.strip(), row)
    return ""


def _addressed(row: _Row) -> list[ReadPage]:
    """The page of a row whose address, date and quote have a column each."""
    url, quote = row.cells["address"], row.cells["quote"]
    if not url:
        return []
    return [_page(row, url, _day(row.cells["date"], row), _quoted(quote) or quote)]


def _page(row: _Row, url: str, day: str | None, quote: str) -> ReadPage:
    try:
        return ReadPage(url=url, date=day or None, quote=quote or None)
    except ValidationError as error:
        if error.errors()[0]["loc"] == ("quote",):
            raise row.wrong(_BAD_QUOTE, _BAD_QUOTE_FIX, quote) from None
        raise row.wrong(_BAD_ADDRESS, _NOT_FOUND_FIX, url) from None


def _day(text: str, row: _Row) -> str:
    """`26/9/2025; …` → `2025-09-26`, `9/2025` → `2025-09`; "" for no date, or a guess."""
    if _UNDATED.fullmatch(text):
        return ""
    iso, local = _ISO_DAY.match(text), _DAY.match(text)
    year, month, day = iso.groups() if iso else reversed(local.groups()) if local else (None,) * 3
    try:
        date(int(year or ""), int(month or 1), int(day or 1))
    except ValueError:
        raise row.wrong(_BAD_DATE, _BAD_DATE_FIX, text) from None
    return "-".join(f"{int(part):02}" for part in (year, month, day) if part)
