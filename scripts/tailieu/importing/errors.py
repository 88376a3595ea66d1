"""The errors of files that cannot be imported.

Each function returns the exception to raise; `shown` is the file's name in messages.
"""

from __future__ import annotations

from typing import Any

from tailieu.content.findings import ContentErrors, Rule
from tailieu.content.messages import Message

NOT_IMPORTABLE = Rule(
    "TL094",
    "error",
    "reading",
    Message("Nhập được tệp Word, PDF", "Word and PDF files can be taken in"),
    Message(
        "`tailieu import` đọc tệp .docx và .pdf còn nguyên vẹn, không khóa; có LibreOffice thì cả "
        ".doc, .rtf, .odt.",
        "`tailieu import` reads .docx and .pdf files that are whole and not locked; with "
        "LibreOffice also .doc, .rtf and .odt.",
    ),
    Message("không phải tệp Word (.docx) hay PDF.", "is neither a Word (.docx) nor a PDF file."),
    Message(
        "mở tệp bằng Word, chọn Lưu thành (Save As), kiểu Word Document (.docx), rồi nhập tệp mới.",
        "open the file in Word, save it as Word Document (.docx), then import the new file.",
    ),
)
_LOCKED = Message("được khóa bằng mật khẩu.", "is locked with a password.")
_LOCKED_FIX = Message(
    "mở tệp bằng mật khẩu; trong Word vào Tệp > Thông tin > Bảo vệ Tài liệu > Mã hóa bằng Mật "
    "khẩu, xóa mật khẩu, lưu lại rồi nhập. Tệp PDF thì xin bản không khóa.",
    "open the file with its password; in Word go to File > Info > Protect Document > Encrypt with "
    "Password, delete the password, save, then import. For a PDF ask for one that is not locked.",
)
_BROKEN = Message(
    "bị hỏng hoặc tải về chưa đủ ({reason}).", "is broken or was not fully downloaded ({reason})."
)
_BROKEN_FIX = Message(
    "tải lại hoặc xin lại tệp; nếu vẫn mở được thì lưu thành một tệp mới.",
    "fetch the file again or ask for it again; if it still opens, save it as a new file.",
)
TOO_LARGE = Rule(
    "TL095",
    "error",
    "safety",
    Message("Tệp nhập không quá lớn", "What is imported is not too large"),
    Message(
        "Tệp quá 40 MB, hay đọc thì phình quá 1 GB bộ nhớ hoặc quá 50 giây, sẽ làm treo máy.",
        "Files over 40 MB, or whose reading takes over 1 GB of memory or 50 seconds, would hang "
        "the machine.",
    ),
    Message("mở ra thì quá lớn.", "is too large once it is opened."),
    Message(
        "xóa hình trong tệp, hoặc chia thành nhiều tệp, rồi nhập.",
        "remove the pictures from the file, or divide it, then import.",
    ),
)
_SLOW = Message("đọc quá {seconds} giây chưa xong.", "is not read within {seconds} seconds.")
NO_TEXT = Rule(
    "TL096",
    "error",
    "reading",
    Message("PDF có lớp chữ", "A PDF has a text layer"),
    Message(
        "Bản quét là hình chụp, không có chữ để chép.",
        "A scan is a picture and has no text to copy.",
    ),
    Message("là bản quét, không có lớp chữ.", "is a scan without a text layer."),
    Message(
        "xin tệp Word hoặc PDF xuất từ Word; nếu không có thì gõ lại.",
        "ask for the Word file or a PDF made from it; where there is none, retype the text.",
    ),
)
_RUBBISH = Message(
    "có lớp chữ nhưng đọc ra chữ vô nghĩa: chỉ {percent} % là tiếng Việt. Thường là bản quét được "
    "máy nhận chữ sai, hoặc phông chữ thiếu bảng mã.",
    "has a text layer that makes no sense: only {percent} % of it is Vietnamese. Mostly it is a "
    "scan with bad character recognition, or its fonts do not say what their signs mean.",
)
_NO_LETTERS = Message("không có chữ nào.", "has no text at all.")


def not_importable(
    shown: str, message: Message | None = None, fix: Message | None = None, **values: Any
) -> ContentErrors:
    """The file is neither Word nor PDF, or what `message` and `fix` say."""
    return ContentErrors([NOT_IMPORTABLE.at(shown, 0, message=message, fix=fix, **values)])


def locked(shown: str) -> ContentErrors:
    """The file is locked with a password."""
    return not_importable(shown, _LOCKED, _LOCKED_FIX)


def broken(shown: str, reason: str) -> ContentErrors:
    """The file is damaged; `reason` is the error of the library that reads it."""
    found = NOT_IMPORTABLE.at(shown, 0, message=_BROKEN, fix=_BROKEN_FIX, reason=reason)
    return ContentErrors([found])


def too_large(shown: str, message: Message | None = None, **values: Any) -> ContentErrors:
    """The file unpacks to more than a document needs, or what `message` says."""
    return ContentErrors([TOO_LARGE.at(shown, 0, message=message, **values)])


def too_slow(shown: str, seconds: float) -> ContentErrors:
    """The file takes more time than a document needs."""
    return too_large(shown, _SLOW, seconds=round(seconds))


def no_text(shown: str, *, scanned: bool) -> ContentErrors:
    """The file has no text; `scanned`: it consists of pictures of pages."""
    return ContentErrors([NO_TEXT.at(shown, 0, message=None if scanned else _NO_LETTERS)])


def rubbish(shown: str, percent: int) -> ContentErrors:
    """The file's text layer is no text; `percent` of its words are Vietnamese."""
    return ContentErrors([NO_TEXT.at(shown, 0, message=_RUBBISH, percent=percent)])
