"""Where the page is written: nothing is overwritten unasked, and no part of a page is left."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import office_files
from helpers.program import tailieu
from tailieu import cli
from tailieu.importing.word import pandoc


@pytest.fixture
def sound(tmp_path) -> Path:
    file = tmp_path / "thong-bao.docx"
    file.write_bytes(office_files.notice().data)
    return file


def test_nothing_is_overwritten_unasked(root, sound):
    page = root / "docs" / "van-ban" / "27-tb-du-2009.md"
    assert tailieu("import", sound, "--root", root).exit_code == 0
    page.write_text("Đã sửa tay.", encoding="utf-8")
    again = tailieu("import", sound, "--root", root)
    assert (again.exit_code, again.stderr.splitlines()[-1]) == (
        1,
        f"{page}: TL092 trang đã có. Fix: thêm --force để ghi đè, hoặc đặt tên khác bằng --slug.",
    )
    assert page.read_text(encoding="utf-8") == "Đã sửa tay."
    assert tailieu("import", sound, "--root", root, "--slug", "ban-hai.md").exit_code == 0
    assert tailieu("import", sound, "--root", root, "--force").exit_code == 0
    assert page.read_bytes() == (page.parent / "ban-hai.md").read_bytes()
    assert sorted(path.name for path in page.parent.iterdir()) == ["27-tb-du-2009.md", "ban-hai.md"]


@pytest.mark.parametrize("linked", ["docs", "docs/van-ban", "docs/van-ban/27-tb-du-2009.md"])
def test_a_link_is_not_written_through(root, tmp_path, sound, linked):
    outside = tmp_path / "ngoai"
    outside.mkdir()
    place = root / linked
    if linked == "docs":
        place.rmdir()
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(outside)
    done = tailieu("import", sound, "--root", root, "--force")
    assert (done.exit_code, done.stderr.splitlines()[-2]) == (
        1,
        f"{place}: TL002 là liên kết tượng trưng. Fix: chép tệp thật vào đây.",
    )
    assert [*outside.iterdir()] == []


def test_a_folder_that_is_no_project(tmp_path, sound):
    done = tailieu("import", sound, "--root", tmp_path)
    assert (done.exit_code, done.stderr.splitlines()[-2]) == (
        1,
        f"{tmp_path}/docs: TL001 không có thư mục này. Fix: chạy lệnh ở thư mục gốc của dự án, "
        "hoặc chỉ thư mục ấy bằng --root.",
    )


def test_a_slug_that_is_no_address(root, sound):
    done = tailieu("import", sound, "--root", root, "--slug", "../Tên")
    assert (done.exit_code, done.stderr) == (
        2,
        "«../Tên» không thành địa chỉ được. Fix: chỉ dùng chữ thường không dấu, chữ số và dấu gạch "
        "nối, ví dụ luat-dat-dai-2024.\n",
    )


def test_a_full_disk_leaves_no_part_of_a_page(root, sound, monkeypatch, capsys):
    def full(fresh: str, path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(os, "replace", full)
    monkeypatch.setattr(sys, "argv", ["tailieu", "import", str(sound), "--root", str(root)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    said = capsys.readouterr().err
    assert ended.value.code == 1
    assert "27-tb-du-2009.md: TL093 No space left on device. Fix: giải phóng chỗ trên đĩa" in said
    assert "Traceback" not in said
    assert [path.name for path in (root / "docs").rglob("*")] == ["van-ban"]


def failing(error: Exception):
    def run(*arguments, **options):
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (
            FileNotFoundError(errno.ENOENT, "No such file or directory"),
            "TL097 không chạy được chương trình Pandoc (No such file or directory). "
            "Fix: gõ `make clean` rồi `make check` để cài lại.",
        ),
        (
            OSError("No pandoc was found"),
            "TL097 không chạy được chương trình Pandoc (No pandoc was found). "
            "Fix: gõ `make clean` rồi `make check` để cài lại.",
        ),
        (
            subprocess.CalledProcessError(251, "pandoc", stderr=b"Heap exhausted"),
            "TL095 mở ra thì quá lớn. Fix: xóa hình trong tệp, hoặc chia thành nhiều tệp, rồi "
            "nhập.",
        ),
        (
            subprocess.CalledProcessError(63, "pandoc", stderr=b"couldn't unpack\ndocx"),
            "TL097 Pandoc không đọc được: couldn't unpack docx. "
            "Fix: mở tệp bằng Word, lưu thành một tệp .docx mới rồi nhập.",
        ),
    ],
)
def test_pandoc_is_missing_or_fails(root, sound, monkeypatch, error, fault):
    monkeypatch.setattr(pandoc.subprocess, "run", failing(error))
    done = tailieu("import", sound, "--root", root)
    assert (done.exit_code, done.stderr.splitlines()[-2]) == (1, f"{sound}: {fault}")
    assert [*(root / "docs").rglob("*")] == []


def test_a_call_without_a_file_is_no_call_of_ours():
    assert tailieu("import").exit_code == 2
