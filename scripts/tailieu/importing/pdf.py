"""Read the text layer of a PDF file and join its lines to paragraphs, page by page."""

from __future__ import annotations

import contextlib
import io
import logging
import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from pdfminer.high_level import extract_pages
from pdfminer.layout import (
    LAParams,
    LTChar,
    LTFigure,
    LTImage,
    LTPage,
    LTRect,
    LTTextContainer,
)
from pdfminer.pdfdocument import PDFEncryptionError, PDFTextExtractionNotAllowed

from tailieu.content.findings import ContentErrors
from tailieu.importing import errors
from tailieu.importing.blocks import Block, Contents, Loss, clean, escape, letter_spaced, plain
from tailieu.importing.pdf_lines import Joiner, Line, joined
from tailieu.language import legacy_encodings

# Longer files are books or archives, not documents for this site.
MOST_PAGES = 400

# So many ruled boxes on a page are a table; one or two are lines under a heading.
_TABLE_BOXES = 6
# So many heads and feet are told to the editor; files that join several have one each.
_MOST_HEADS = 3
# In letters: what is shorter may be a letter of the text that has another font.
_SHORTEST_HEAD = 5
# The shares of a page's height in which the heads and feet of pages stand.
_EDGES = (0.1, 0.9)

Progress = Callable[[int, int], None]
_Line = LTTextContainer[Any]


def read(data: bytes, shown: str, progress: Progress) -> Contents:
    """The contents of the PDF file `data`; `progress` is called with (pages read, 0).

    `shown` is the file's name in messages. Raises ContentErrors for a file that is broken, locked,
    too long or without text.
    """
    found = Contents([])
    repaired: Counter[str] = Counter()
    numbers: list[str] = []
    heads: Counter[str] = Counter()
    joiner = Joiner()
    drawn = 0
    try:
        with _warnings() as warned:
            pages = extract_pages(io.BytesIO(data), maxpages=MOST_PAGES + 1, laparams=LAParams())
            for number, (page, repeated) in enumerate(_with_repeated(pages), 1):
                if number > MOST_PAGES:
                    raise errors.too_large(shown)
                progress(number, 0)
                drawn += _read_page(page, repeated, number, joiner, found, repaired, numbers)
                for line in repeated:
                    heads[re.sub(r"^\d+ | \d+$", "", " ".join(line.get_text().split()))] += 1
    except (PDFEncryptionError, PDFTextExtractionNotAllowed):
        raise errors.locked(shown) from None
    except (ContentErrors, MemoryError, RecursionError):
        raise
    except Exception as error:  # On a broken file the library's code may raise anything.
        raise errors.broken(shown, str(error) or type(error).__name__) from None
    if not found.blocks:
        raise errors.no_text(shown, scanned=drawn > 0)
    found.repaired = dict(repaired)
    if numbers:
        found.losses.append(Loss("số trang", "ở mép các trang", " ".join(numbers), True))
    for head, _ in heads.most_common(_MOST_HEADS):
        found.losses.append(Loss("đầu trang hay chân trang", "ở mép các trang", head))
    if warned:
        found.losses.append(
            Loss("chỗ hỏng trong tệp: chữ có thể thiếu hoặc sai", "hãy so từng dòng")
        )
    return found


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


def _with_repeated(pages: Iterable[LTPage]) -> Iterator[tuple[LTPage, list[_Line]]]:
    """Each page with the lines at its edges that also stand, but for numbers, on a page near it."""
    near: deque[tuple[LTPage | None, dict[str, list[_Line]]]] = deque([(None, {})] * 2, maxlen=5)
    for page in chain(pages, (None, None)):
        near.append((page, _at_edges(page) if page else {}))
        if len(near) < 5:
            continue
        this, lines = near[2]
        others = {shape for at in (0, 1, 3, 4) for shape in near[at][1]}
        if this:
            yield this, [line for shape in lines if shape in others for line in lines[shape]]


def _at_edges(page: LTPage) -> dict[str, list[_Line]]:
    """The lines at a page's upper and lower edge, by their words in any order, without numbers."""
    low, high = (page.height * share for share in _EDGES)
    found: dict[str, list[_Line]] = defaultdict(list)
    for box in page:
        for line in box if isinstance(box, LTTextContainer) else ():
            if isinstance(line, LTTextContainer) and not low < (line.y0 + line.y1) / 2 < high:
                words = re.sub(r"\d+", "#", line.get_text()).split()
                if len("".join(words).strip("#")) >= _SHORTEST_HEAD:
                    found[" ".join(sorted(words))].append(line)
    return found


def _read_page(
    page: LTPage,
    repeated: list[_Line],
    number: int,
    joiner: Joiner,
    found: Contents,
    repaired: Counter[str],
    numbers: list[str],
) -> int:
    """Add a page's text to `found` and its printed number to `numbers`; its number of pictures.

    Lines that are `repeated` on other pages are left out.
    """
    boxes = [element for element in page if isinstance(element, LTTextContainer)]
    pictures = sum(isinstance(element, LTFigure | LTImage) for element in page)
    frames = sum(isinstance(element, LTRect) for element in page)
    where = f"ở trang {number}"
    if pictures:
        found.losses.append(Loss("hình", where, count=pictures))
    if frames >= _TABLE_BOXES:
        found.losses.append(Loss("khung kẻ bảng; chữ trong bảng thành từng đoạn", where))
    lines = []
    for cell, box in enumerate(boxes, 1):
        held = [line for line in box if isinstance(line, LTTextContainer) and line not in repeated]
        if re.fullmatch(r"[\s\d–-]*", "".join(line.get_text() for line in held)):
            numbers += [word for line in held for word in line.get_text().split()]
            continue
        left = min(line.x0 for line in held)
        placed = (Line(_marked(line, repaired), *line.bbox, cell, left) for line in held)
        lines += [line for line in placed if line.text]
    for text, cell, goes_on in joiner.paragraphs(lines):
        if letter_spaced(plain(text)):
            found.losses.append(Loss("chữ giãn cách, hãy gõ lại:", where, plain(text)))
        if goes_on and found.blocks:
            found.blocks[-1] = Block(joined(found.blocks[-1].text, text))
        else:
            # Only the head of the first page is laid out in cells.
            found.blocks.append(Block(text, cell=cell if number == 1 else 0))
    return pictures


def _marked(line: _Line, repaired: Counter[str]) -> str:
    """One line in Unicode, with marks for bold where its fonts are bold."""
    pieces: list[tuple[str, str]] = []
    for char in line:
        font = char.fontname.split("+")[-1] if isinstance(char, LTChar) else ""
        if pieces and (not font or pieces[-1][0] == font):
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + char.get_text())
        else:
            pieces.append((font, char.get_text()))
    text = ""
    for font, piece in pieces:
        encoding = legacy_encodings.encoding(font)
        if encoding and piece.strip() and not legacy_encodings.already_unicode(piece, font):
            repaired[encoding] += 1
            piece = legacy_encodings.repair(piece, font)
        piece = clean(piece)
        inner = escape(" ".join(piece.split()))
        if inner and re.search("bold|black|demi", font, re.IGNORECASE):
            inner = f"**{inner}**"
        text += " " * piece[:1].isspace() + inner + " " * (piece[-1:].isspace() and bool(inner))
    return " ".join(text.split()).replace("** **", " ").replace("****", "")
