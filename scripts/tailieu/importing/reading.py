"""Reads a file of any of the formats that can be imported, within limits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tailieu.content.findings import ContentErrors
from tailieu.content.messages import Message
from tailieu.content.text_files import UNREADABLE, begun
from tailieu.importing import errors, libreoffice
from tailieu.importing.blocks import Contents, Loss, missing_text
from tailieu.importing.formats import Format, format_of
from tailieu.importing.pdf import reader, signatures
from tailieu.importing.word import pandoc, prepare
from tailieu.limited import Crashed, Limits, Report, TooLong, TooMuch, run_limited

Result = TypeVar("Result")

MOST_BYTES = 40_000_000
# What reading one file may take, with all programs that read it: with what the command itself takes
# it stays below a minute and a gigabyte.
LIMITS = Limits(seconds=50, bytes=850_000_000)

_NO_SUCH_FILE = Message("không có tệp này.", "there is no such file.")
_NO_SUCH_FILE_FIX = Message(
    "xem lại tên và thư mục; tên có dấu cách thì đặt trong ngoặc kép.",
    "look at name and folder again; put a name with spaces in quotation marks.",
)
_FOLDER_GIVEN = Message("là thư mục.", "is a folder.")
_FOLDER_GIVEN_FIX = Message("ghi tên một tệp .docx hoặc .pdf.", "name one .docx or .pdf file.")
_HEAVY = Message("nặng {size} MB, quá 40 MB.", "has {size} MB, over 40 MB.")


def read(file: Path, use: Callable[[Contents], Result], progress: Report) -> Result:
    """What `use` makes of the contents of `file`, both within LIMITS.

    `progress` is called with (pages read, 0). Raises ContentErrors for a file that can't be read.
    """
    data = file_bytes(file)
    shown = str(file)

    def work(folder: Path, report: Report) -> Result:
        return use(_contents(data, shown, folder, report))

    try:
        return run_limited(work, LIMITS, progress)
    except TooLong:
        raise errors.too_slow(shown, LIMITS.seconds) from None
    except TooMuch:
        raise errors.too_large(shown) from None
    except Crashed as crash:
        raise errors.broken(shown, str(crash)) from None


def _contents(data: bytes, shown: str, folder: Path, report: Report) -> Contents:
    """The contents of a file of any of the formats; `folder` is for files on the way."""
    kind = format_of(data, shown)
    if kind == Format.pdf:
        return _of_pdf(data, shown, report)
    if kind == Format.docx:
        return _of_word(data, shown, folder)
    contents = _of_word(libreoffice.as_docx(data, kind, folder, shown), shown, folder)
    contents.losses.insert(0, Loss(f"tệp .{kind} chuyển qua LibreOffice", "hãy so với tệp gốc"))
    return contents


def _of_word(data: bytes, shown: str, folder: Path) -> Contents:
    prepared = prepare.prepare(data, shown)
    ready = folder / "van-ban.docx"
    ready.write_bytes(prepared.data)
    contents = pandoc.read(ready, shown)
    contents.losses[:0] = prepared.losses
    contents.losses += missing_text(prepared.paragraphs, contents)
    contents.repaired = prepared.repaired
    if not any(block.text or block.rows for block in contents.blocks):
        raise errors.no_text(shown, scanned=False)
    return contents


def _of_pdf(data: bytes, shown: str, report: Report) -> Contents:
    contents = reader.read(data, shown, report)
    signed = signatures.report(data)
    contents.signature = signed.signature
    if signed.problem and signed.problem.message != signatures.UNSIGNED:
        why = signed.problem.text("vi")
        contents.losses.append(Loss(f"chữ ký số, vì tệp {why}", "trang không ghi chữ ký ấy"))
    return contents


def file_bytes(file: Path) -> bytes:
    """The bytes of a file that a person named; ContentErrors if it is too large or not there."""
    if file.is_dir():
        raise errors.not_importable(str(file), _FOLDER_GIVEN, _FOLDER_GIVEN_FIX)
    try:
        size = file.stat().st_size
        data = begun(file, MOST_BYTES) if size <= MOST_BYTES else b""
    except FileNotFoundError:
        raise errors.not_importable(str(file), _NO_SUCH_FILE, _NO_SUCH_FILE_FIX) from None
    except OSError as error:
        raise ContentErrors([UNREADABLE.at(str(file), 0, reason=error.strerror)]) from None
    size = max(size, len(data))
    if size > MOST_BYTES:
        raise errors.too_large(str(file), _HEAVY, size=round(size / 1e6))
    return data
