"""Reads text files of docs/ within limits, since they may come from anybody."""

from __future__ import annotations

import codecs
from functools import partial
from pathlib import Path

from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

UNREADABLE = Rule(
    "TL001",
    "error",
    "reading",
    Message("Đọc được tệp", "The file can be read"),
    Message(
        "Tệp phải là chữ UTF-8, và thư mục nội dung phải có.",
        "The file must be UTF-8 text, and the content folder must be there.",
    ),
    Message("không đọc được: {reason}.", "cannot be read: {reason}."),
    Message("sửa quyền đọc của tệp.", "give yourself the right to read the file."),
)
_NOT_UTF8 = Message("không phải chữ UTF-8.", "is not UTF-8 text.")
_NOT_UTF8_FIX = Message("lưu lại tệp với bảng mã UTF-8.", "save the file again as UTF-8.")
_NOT_TEXT = Message("không phải tệp chữ.", "is no text file.")
_NOT_TEXT_FIX = Message(
    "chỉ để tệp chữ mang đuôi .md; đổi tên hoặc xóa tệp này.",
    "only text files end in .md; rename or delete this one.",
)
_A_FOLDER = Message("là thư mục mang tên của một trang.", "is a folder that has a page's name.")
_A_FOLDER_FIX = Message("đổi tên thư mục, bỏ đuôi .md.", "rename the folder, without .md.")

MOST_BYTES = 2_000_000
TOO_LARGE = Rule(
    "TL015",
    "error",
    "safety",
    Message("Trang không quá lớn", "No page is too large"),
    Message(
        "Không bài viết nào dài quá 2 MB; tệp lớn hơn là chép nhầm.",
        "No page holds over 2 MB of text; a larger file was put here by mistake.",
    ),
    Message("nặng {size} MB, quá 2 MB.", "has {size} MB, over 2 MB."),
    Message("chia thành nhiều trang, hoặc xóa tệp.", "divide it into several pages, or delete it."),
)


def begun(path: Path, most: int) -> bytes:
    """The bytes of a file; of one that has over `most`, or no end as some devices, one more."""
    with path.open("rb") as file:
        return file.read(most + 1)


def read_text(path: Path, shown: str, findings: list[Finding]) -> str | None:
    """The text of a file with `\n` line ends; None, with a finding, if it cannot be read."""
    unreadable = partial(UNREADABLE.at, shown)
    try:
        if path.is_dir():
            findings.append(unreadable(0, message=_A_FOLDER, fix=_A_FOLDER_FIX))
            return None
        size = path.stat().st_size
        raw = begun(path, MOST_BYTES) if size <= MOST_BYTES else b""
    except OSError as error:
        findings.append(unreadable(0, reason=error.strerror))
        return None
    if max(size, len(raw)) > MOST_BYTES:
        findings.append(TOO_LARGE.at(shown, 0, size=round(max(size, len(raw)) / 1e6)))
        return None
    if b"\0" in raw and raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        findings.append(unreadable(0, message=_NOT_TEXT, fix=_NOT_TEXT_FIX))
        return None
    try:
        # Without the byte order mark; Python's codec for both is slow.
        return raw.removeprefix(codecs.BOM_UTF8).decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        findings.append(unreadable(line, message=_NOT_UTF8, fix=_NOT_UTF8_FIX))
        return None
