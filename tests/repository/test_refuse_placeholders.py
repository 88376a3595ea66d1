"""Nothing goes on the web while CODEOWNERS or mkdocs.yml hold what is to be filled in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import refuse_placeholders
from helpers.project import ROOT

OWNERS = "# @ORG là chỗ giữ\n*  @xa-vi/quan-tri\n/docs/  @xa-vi/bien-tap\n"
SETTINGS = 'site_name: Ví dụ\nextra:\n  publisher: ""   # tên cơ quan\n  contact: a@xa-vi.gov.vn\n'


@pytest.fixture
def filled(tmp_path) -> Path:
    """A project whose owners and settings are real."""
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github/CODEOWNERS").write_text(OWNERS, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def test_what_is_filled_in_or_left_empty_passes(filled, capsys):
    assert refuse_placeholders.main(filled) == 0
    assert capsys.readouterr().out == ""


def test_the_owners_as_they_come_are_refused(filled, capsys):
    (filled / ".github/CODEOWNERS").write_bytes((ROOT / ".github/CODEOWNERS").read_bytes())
    assert refuse_placeholders.main(filled) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == (
        ".github/CODEOWNERS:5: «@ORG» là chỗ giữ, chưa ai điền, nên trang chưa được đăng. "
        "Fix: thay bằng nhóm thật của tổ chức trên GitHub; xem docs/huong-dan/quan-tri.md."
    )
    assert len(lines) == 2


@pytest.mark.parametrize(
    "setting",
    [
        "publisher: Đảng ủy xã Ví Dụ",
        "contact: gop-y@vi-du.gov.vn",
        "contact: someone@example.org",
        "repository: https://github.com/to-chuc/kho",
        'repository: "https://github.com/<tổ chức>/<kho>"',
    ],
)
def test_the_examples_of_the_guides_are_refused(filled, capsys, setting):
    (filled / "mkdocs.yml").write_text(f"extra:\n  {setting}  # ghi chú\n", encoding="utf-8")
    assert refuse_placeholders.main(filled) == 1
    assert capsys.readouterr().out.startswith(f"mkdocs.yml:2: «{setting}» là chỗ giữ")


def test_a_repository_without_owners_is_refused(filled, capsys):
    (filled / ".github/CODEOWNERS").unlink()
    assert refuse_placeholders.main(filled) == 1
    assert capsys.readouterr().out.startswith(".github/CODEOWNERS: không có tệp này. Fix: ")


def test_it_needs_the_standard_library_alone():
    command = [sys.executable, "-I", "-S", ROOT / "scripts/refuse_placeholders.py"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.stderr == ""
