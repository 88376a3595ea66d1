"""Files that cannot be taken in: each is told with what to do, and nothing is written."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from helpers import office_files
from helpers.other_files import compound
from helpers.pdf_files import LOCKED, pdf_of
from helpers.program import tailieu
from helpers.word_files import WordFile, packed, paragraph, run


def bare_pdf(trailer: str = "") -> bytes:
    """A PDF of one page with nothing but a picture's place on it."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R"
        " /Resources << /XObject << /I 5 0 R >> >> >>",
        "<< /Length 32 >>\nstream\nq 100 0 0 100 50 50 cm /I Do Q   \nendstream",
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
        " /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream",
    ]
    return pdf_of(objects, trailer)


SAVE_AS = (
    "Fix: mở tệp bằng Word, chọn Lưu thành (Save As), kiểu Word Document (.docx), rồi nhập tệp mới."
)
UNLOCK = (
    "Fix: mở tệp bằng mật khẩu; trong Word vào Tệp > Thông tin > Bảo vệ Tài liệu > Mã hóa bằng Mật "
    "khẩu, xóa mật khẩu, lưu lại rồi nhập. Tệp PDF thì xin bản không khóa."
)
AGAIN = "Fix: tải lại hoặc xin lại tệp; nếu vẫn mở được thì lưu thành một tệp mới."
LIGHTER = "Fix: xóa hình trong tệp, hoặc chia thành nhiều tệp, rồi nhập."
SOUND = office_files.notice().data


def without(part: str) -> bytes:
    parts = WordFile([paragraph(run("Chữ"))]).parts()
    del parts[part]
    return packed(parts)


def with_document(xml: str) -> bytes:
    return packed({**WordFile().parts(), "word/document.xml": xml})


def locked_zip() -> bytes:
    """A zip whose members ask for a password: the flag in its list says so."""
    data = bytearray(WordFile([paragraph(run("Chữ"))]).data())
    at = data.index(b"PK\x01\x02")
    data[at + 8 : at + 10] = struct.pack("<H", 1)
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("khoa.docx", compound("EncryptedPackage"), f"TL094 được khóa bằng mật khẩu. {UNLOCK}"),
        (
            "nhi-phan.docx",
            bytes(range(256)),
            f"TL094 không phải tệp Word (.docx) hay PDF. {SAVE_AS}",
        ),
        ("rong.docx", b"", f"TL094 không phải tệp Word (.docx) hay PDF. {SAVE_AS}"),
        (
            "cut.docx",
            SOUND[: len(SOUND) // 2],
            f"TL094 bị hỏng hoặc tải về chưa đủ (File is not a zip file). {AGAIN}",
        ),
        (
            "thieu.docx",
            without("word/document.xml"),
            f"TL094 không có phần chữ của Word (word/document.xml). {SAVE_AS}",
        ),
        (
            "xml.docx",
            with_document("<a"),
            "TL094 bị hỏng hoặc tải về chưa đủ (word/document.xml: Couldn't find end of Start Tag "
            f"a line 1, line 1, column 3 (<string>, line 1)). {AGAIN}",
        ),
        (
            "la.docx",
            with_document("<a/>"),
            f"TL094 bị hỏng hoặc tải về chưa đủ (word/document.xml). {AGAIN}",
        ),
        (
            "thuc-the.docx",
            with_document('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
            f"TL094 bị hỏng hoặc tải về chưa đủ (word/document.xml: DOCTYPE). {AGAIN}",
        ),
        ("zip-khoa.docx", locked_zip(), f"TL094 được khóa bằng mật khẩu. {UNLOCK}"),
        (
            "trang.docx",
            WordFile([paragraph()]).data(),
            "TL096 không có chữ nào. Fix: xin tệp Word hoặc PDF xuất từ Word; nếu không có thì gõ "
            "lại.",
        ),
        (
            "quet.pdf",
            bare_pdf(),
            "TL096 là bản quét, không có lớp chữ. Fix: xin tệp Word hoặc PDF xuất từ Word; nếu "
            "không có thì gõ lại.",
        ),
        ("khoa.pdf", bare_pdf(LOCKED), f"TL094 được khóa bằng mật khẩu. {UNLOCK}"),
        (
            "hong.pdf",
            b"%PDF-1.4\nkh\xc3\xb4ng ph\xe1\xba\xa3i",
            "TL094 bị hỏng hoặc tải về chưa đủ (No /Root object! - Is this really a PDF?). "
            + AGAIN,
        ),
    ],
)
def test_a_file_that_cannot_be_taken_in(root, tmp_path, name, data, fault):
    file = tmp_path / name
    file.write_bytes(data)
    done = tailieu("import", file, "--root", root)
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-2:] == [f"{file}: {fault}", "1 chỗ cần sửa."]
    assert done.stdout == ""
    assert [*(root / "docs").rglob("*")] == []


def test_a_folder_and_a_file_that_is_not_there(root, tmp_path):
    for path, fault in (
        (tmp_path, "TL094 là thư mục. Fix: ghi tên một tệp .docx hoặc .pdf."),
        (
            tmp_path / "không có.docx",
            "TL094 không có tệp này. Fix: xem lại tên và thư mục; tên có dấu cách thì đặt trong "
            "ngoặc kép.",
        ),
    ):
        done = tailieu("import", path, "--root", root)
        assert (done.exit_code, done.stderr.splitlines()[-2]) == (1, f"{path}: {fault}")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device that has no end")
def test_what_has_no_end_is_not_read_to_it(root):
    done = tailieu("import", "/dev/zero", "--root", root)
    assert done.stderr.splitlines()[-2] == f"/dev/zero: TL095 nặng 40 MB, quá 40 MB. {LIGHTER}"
    assert "TL123" in tailieu("verify", "/dev/null").stderr
    assert "TL095" in tailieu("verify", "/dev/zero").stderr
    assert "TL015" in tailieu("facts", "/dev/zero", "--root", root).stderr


def test_a_file_of_50_mb_is_not_even_opened(root, tmp_path, monkeypatch):
    file = tmp_path / "nang.docx"
    file.touch()
    with file.open("r+b") as handle:
        handle.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", lambda path, mode: pytest.fail("was opened"))
    done = tailieu("import", file, "--root", root)
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-2] == f"{file}: TL095 nặng 50 MB, quá 40 MB. {LIGHTER}"
