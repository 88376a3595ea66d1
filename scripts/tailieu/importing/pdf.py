"""Read the text layer of a PDF file and join its lines to paragraphs, page by page."""

from __future__ import annotations

import contextlib
import io
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator
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
from tailieu.language import legacy_encodings

# Longer files are books or archives, not documents for this site.
MOST_PAGES = 400

# What always begins a new paragraph, wherever the line before it ends.
_BEGINS = re.compile(
    r"\d{1,3}[.)]\s|[a-zđ]\)\s|[-–+•]\s|[IVX]{1,6}\.\s"
    r"|Điều \d|Chương [IVX]|Số\s*:|Kính gửi|Nơi nhận|Độc lập"
)
# So many ruled boxes on a page are a table; one or two are lines under a heading.
_TABLE_BOXES = 6
# The share of the text's width that a full line may leave free at its end.
_RAGGED = 0.12

Progress = Callable[[int, int], None]


def read(data: bytes, shown: str, progress: Progress) -> Contents:
    """The contents of the PDF file `data`; `progress` is called with (pages read, 0).

    `shown` is the file's name in messages. Raises ContentErrors for a file that is broken, locked,
    too long or without text.
    """
    found = Contents([])
    repaired: Counter[str] = Counter()
    numbers: list[str] = []
    drawn = 0
    try:
        with _warnings() as warned:
            pages = extract_pages(io.BytesIO(data), maxpages=MOST_PAGES + 1, laparams=LAParams())
            for number, page in enumerate(pages, 1):
                if number > MOST_PAGES:
                    raise errors.too_large(shown)
                progress(number, 0)
                drawn += _read_page(page, number, found, repaired, numbers)
    except (PDFEncryptionError, PDFTextExtractionNotAllowed):
        raise errors.locked(shown) from None
    except ContentErrors:
        raise
    except Exception as error:  # On a broken file the library's code may raise anything.
        raise errors.broken(shown, str(error) or type(error).__name__) from None
    if not found.blocks:
        raise errors.no_text(shown, scanned=drawn > 0)
    found.repaired = dict(repaired)
    if numbers:
        found.losses.append(Loss("số trang", "ở mép các trang", " ".join(numbers)))
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


def _read_page(
    page: LTPage, number: int, found: Contents, repaired: Counter[str], numbers: list[str]
) -> int:
    """Add a page's text to `found` and its printed number to `numbers`; its number of pictures."""
    boxes = [element for element in page if isinstance(element, LTTextContainer)]
    pictures = sum(isinstance(element, LTFigure | LTImage) for element in page)
    frames = sum(isinstance(element, LTRect) for element in page)
    where = f"ở trang {number}"
    if pictures:
        found.losses.append(Loss("hình" if pictures == 1 else f"{pictures} hình", where))
    if frames >= _TABLE_BOXES:
        found.losses.append(Loss("khung kẻ bảng; chữ trong bảng thành từng đoạn", where))
    lines = [line for box in boxes for line in box if isinstance(line, LTTextContainer)]
    left = min((line.x0 for line in lines), default=0)
    right = max((line.x1 for line in lines), default=0)
    edge = right - (right - left) * _RAGGED
    first = True
    for cell, box in enumerate(boxes, 1):
        lines = [line for line in box if isinstance(line, LTTextContainer)]
        if re.fullmatch(r"[\s\d–-]*", box.get_text()):
            numbers += box.get_text().split()
            continue
        for text in _paragraphs(lines, edge, repaired):
            if letter_spaced(plain(text)):
                found.losses.append(Loss("chữ giãn cách, hãy gõ lại:", where, plain(text)))
            goes_on = first and found.blocks and _goes_on(found.blocks[-1].plain, text)
            if goes_on:
                found.blocks[-1] = Block(f"{found.blocks[-1].text} {text}")
            else:
                # Only the head of the first page is laid out in cells.
                found.blocks.append(Block(text, cell=cell if number == 1 else 0))
            first = False
    return pictures


def _goes_on(before: str, text: str) -> bool:
    """Whether `text`, the first of a page, continues the paragraph `before`, of the last page."""
    return text[:1].islower() and before[-1:] not in ".;:!?" and not _BEGINS.match(text)


def _paragraphs(
    lines: list[LTTextContainer[Any]], edge: float, repaired: Counter[str]
) -> Iterator[str]:
    """The paragraphs of one box: a line that reaches the right `edge` continues in the next."""
    text, full = "", False
    for line in lines:
        part = _marked(line, repaired)
        if not part:
            continue
        if text and full and not _BEGINS.match(part.lstrip("*")):
            text = f"{text} {part}".replace("** **", " ")
        else:
            if text:
                yield text
            text = part
        full = line.x1 >= edge
    if text:
        yield text


def _marked(line: LTTextContainer[Any], repaired: Counter[str]) -> str:
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
