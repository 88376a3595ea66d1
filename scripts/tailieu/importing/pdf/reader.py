"""Read the text layer of a PDF file: paragraphs, columns, tables and notes, page by page."""

from __future__ import annotations

import contextlib
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from pdfminer.pdfdocument import PDFEncryptionError, PDFTextExtractionNotAllowed

from tailieu.content.findings import ContentErrors
from tailieu.importing import errors
from tailieu.importing.blocks import Block, Contents, Loss, letter_spaced, plain
from tailieu.importing.pdf.columns import Region, line_of, regions, rows
from tailieu.importing.pdf.grids import Grid
from tailieu.importing.pdf.lines import Joiner, Line, column_of, joined
from tailieu.importing.pdf.pages import Piece, Swelling, pages
from tailieu.importing.pdf.sheets import Sheet, without_repeated
from tailieu.language.share import Share, share

# Longer files are books or archives, not documents for this site.
MOST_PAGES = 400

# So many ruled lines that make no table are told.
_TABLE_LINES = 12
# Columns of so many lines are running text, not the cells of a head.
_RUNNING = 12

_Rows = tuple[tuple[tuple[str, ...], ...], ...]
_FOREIGN = "nhiều chữ không phải tiếng Việt: chữ nước ngoài, hoặc máy nhận chữ sai; hãy so từng chữ"
_NOTHING = Share(0, 0, 0, 0)
Progress = Callable[[int, int], None]


def read(data: bytes, shown: str, progress: Progress) -> Contents:
    """The contents of the PDF file `data`; `progress` is called with (pages read, 0).

    `shown` is the file's name in messages. Raises ContentErrors for a file that is broken, locked,
    too long or without text.
    """
    reader = _Reader()
    try:
        with _warnings() as warned:
            found = pages(data, MOST_PAGES + 1, reader.repaired)
            for sheet in without_repeated(Sheet(page) for page in found):
                if sheet.page.number > MOST_PAGES:
                    raise errors.too_large(shown)
                progress(sheet.page.number, 0)
                reader.read(sheet)
    except (PDFEncryptionError, PDFTextExtractionNotAllowed):
        raise errors.locked(shown) from None
    except Swelling:
        raise errors.too_large(shown) from None
    except (ContentErrors, MemoryError, RecursionError):
        raise
    except Exception as error:  # On a broken file the library's code may raise anything.
        raise errors.broken(shown, str(error) or type(error).__name__) from None
    contents = reader.contents()
    if not contents.blocks:
        raise errors.no_text(shown, scanned=reader.pictures > 0)
    whole = reader.share
    if whole.is_rubbish:
        raise errors.rubbish(shown, round(100 * whole.accented / whole.words))
    if warned:
        contents.losses.append(
            Loss("chỗ hỏng trong tệp: chữ có thể thiếu hoặc sai", "hãy so từng dòng")
        )
    return contents


class _Collector(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextlib.contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collect the library's warnings instead of printing them."""
    handler = _Collector(logging.WARNING)
    logger = logging.getLogger("pdfminer")
    before = logger.propagate
    logger.propagate = False
    logger.addHandler(handler)
    try:
        yield handler.messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = before


@dataclass
class _Reader:
    """What was read of a file so far."""

    repaired: Counter[str] = field(default_factory=Counter)
    pictures: int = 0
    share: Share = _NOTHING
    _doubtful: list[int] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _losses: list[Loss] = field(default_factory=list)
    _numbers: list[str] = field(default_factory=list)
    # How many pages leave out a running head or foot, or the head of a table that goes on.
    _heads: Counter[str] = field(default_factory=Counter)
    _table_heads: Counter[str] = field(default_factory=Counter)
    _joiner: Joiner = field(default_factory=Joiner)
    _cells: int = 0
    # Notes of the last page, which stand where its last paragraph ends; the columns of the table
    # that it ended with.
    _notes: list[Block] = field(default_factory=list)
    _open_table: list[float] = field(default_factory=list)

    def contents(self) -> Contents:
        self._add_notes()
        losses = list(self._losses)
        if self._doubtful:
            losses.insert(0, Loss(_FOREIGN, f"ở trang {_ranges(self._doubtful)}"))
        if self._numbers:
            losses.append(Loss("số trang", "ở mép các trang", " ".join(self._numbers), True))
        # Their words are a part of what they are, so that an editor reads them once.
        for what, where, counts in (
            ("đầu trang hay chân trang", "ở mép các trang", self._heads),
            ("đầu bảng lặp lại", "ở các trang sau của bảng", self._table_heads),
        ):
            for head, count in counts.items():
                losses.append(Loss(f"{what} «{plain(head)}»", where, decoration=True, count=count))
        return Contents(self._blocks, losses=losses, repaired=dict(self.repaired))

    def read(self, sheet: Sheet) -> None:
        """Add a page."""
        page, where = sheet.page, f"ở trang {sheet.page.number}"
        self.pictures += page.pictures
        if page.pictures:
            self._losses.append(Loss("hình", where, count=page.pictures))
        if len(page.rulings) >= _TABLE_LINES and not sheet.tables:
            self._losses.append(Loss("khung kẻ bảng; chữ trong bảng thành từng đoạn", where))
        self._numbers += sheet.numbers
        self._heads.update(sheet.heads)
        said = share(plain(" ".join([*(piece.text for piece in page.pieces), *page.turned])))
        self.share += said
        if not said.is_vietnamese:
            self._doubtful.append(page.number)
        notes = sheet.notes()
        ordered: list[Region | int] = []
        text = sheet.text
        for at, (grid, _) in enumerate(sheet.tables):
            above = [piece for piece in text if (piece.y0 + piece.y1) / 2 > grid.ys[0]]
            text = [piece for piece in text if (piece.y0 + piece.y1) / 2 <= grid.ys[0]]
            ordered += [*regions(above), at]
        ordered += regions(text)
        running = [
            line for each in ordered if isinstance(each, Region) and not each.column
            for line in each.lines
        ]  # fmt: skip
        column = self._joiner.column(running) if running else None
        for each in ordered:
            if isinstance(each, int):
                self._add_table(*sheet.tables[each])
            elif not each.column and column:
                self._open_table = []
                for paragraph in self._joiner.paragraphs(each.lines, column):
                    self._add(paragraph.text, paragraph.goes_on, where)
            else:
                self._open_table = []
                self._add_column(each.lines, where)
        for line in sheet.turned:
            self._joiner.forget()
            self._add(line, False, where)
        if notes:
            own = Joiner()
            self._notes += [
                Block(paragraph.text) for paragraph in own.paragraphs(notes, column_of(notes))
            ]

    def _add(self, text: str, goes_on: bool, where: str, cell: int = 0) -> None:
        if letter_spaced(plain(text)):
            self._losses.append(Loss("chữ giãn cách, hãy gõ lại:", where, plain(text)))
        if goes_on and self._blocks:
            self._blocks[-1] = Block(joined(self._blocks[-1].text, text), cell=cell)
        else:
            self._add_notes()
            self._blocks.append(Block(text, cell=cell))

    def _add_notes(self) -> None:
        self._blocks += self._notes
        self._notes = []

    def _add_column(self, lines: list[Line], where: str) -> None:
        """A column: running text, or a cell of a head or foot."""
        if len(lines) >= _RUNNING:
            for paragraph in self._joiner.paragraphs(lines, self._joiner.column(lines)):
                self._add(paragraph.text, paragraph.goes_on, where)
            return
        self._cells += 1
        for paragraph in Joiner().paragraphs(lines, column_of(lines)):
            self._add(paragraph.text, False, where, self._cells)
        self._joiner.forget()

    def _add_table(self, grid: Grid, cells: dict[tuple[int, int], list[Piece]]) -> None:
        """A table, or what goes on of the one that the page before ended with."""
        self._joiner.forget()
        made = _table(grid, cells)
        goes_on = len(self._open_table) == len(grid.xs) and all(
            abs(one - two) < 4 for one, two in zip(self._open_table, grid.xs, strict=True)
        )
        if goes_on and self._blocks and self._blocks[-1].kind == "table":
            before = self._blocks[-1].rows
            more = made.rows
            if more[0] == before[0]:
                self._table_heads[_said(more[0])] += 1
                more = more[1:]
            self._blocks[-1] = replace(made, rows=_with_more(before, more))
        else:
            self._add_notes()
            self._blocks.append(made)
        self._open_table = grid.xs


def _ranges(numbers: list[int]) -> str:
    """`3, 7–9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _table(grid: Grid, cells: dict[tuple[int, int], list[Piece]]) -> Block:
    """A table; a cell that spans several fields stands in the first of them."""
    said = {place: _cell(held, *grid.box(place)) for place, held in cells.items()}
    columns = range(len(grid.xs) - 1)
    return Block(
        kind="table",
        rows=tuple(
            tuple(said.get((row, column), ()) for column in columns)
            for row in sorted({row for row, _ in said})
        ),
    )


def _said(row: tuple[tuple[str, ...], ...]) -> str:
    return plain(" ".join(line for cell in row for line in cell))


def _with_more(rows: _Rows, more: _Rows) -> _Rows:
    """The rows of a table that goes on; its last row may go on too."""
    if not more or not rows[-1][0] or more[0][0]:
        return (*rows, *more)
    return (*rows[:-1], tuple(map(_with_lines, rows[-1], more[0])), *more[1:])


def _with_lines(lines: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    if lines and more and more[0].lstrip("*")[:1].islower():
        return (*lines[:-1], joined(lines[-1], more[0]), *more[1:])
    return (*lines, *more)


def _cell(held: list[Piece], left: float, right: float) -> tuple[str, ...]:
    lines = [line_of(row) for row in rows(held)]
    inner = column_of(lines)
    # A cell is as free at its right as at its left.
    free = max(2.0, min(inner.left - left, 8.0))
    column = inner._replace(right=max(inner.right, right - free))
    return tuple(paragraph.text for paragraph in Joiner().paragraphs(lines, column))
