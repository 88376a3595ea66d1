"""Faults that only several files, a name or a picture can show, beside the same files set right.

tests/cases/trees/<fault>/bad and …/bad.valid are each laid over tests/cases/docs.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from helpers.cases import CASES, TODAY
from helpers.project import read_docs
from tailieu.checks import runner

TREES = CASES / "trees"

FAULTS = {
    "file-not-to-be-published": [
        "docs/trang-thu.html: TL086 tệp «trang-thu.html» không thuộc loại được đăng. Fix: xóa tệp; "
        "được đăng: .md, .png, .jpg, .jpeg, .gif, .webp, .avif, .svg, .pdf."
    ],
    "name-twice": [
        "docs/phieu/mau.md: TL007 tên «mau» đã được «docs/phieu/cu/mau.md» dùng. "
        "Fix: đặt tên tệp khác; mỗi tên chỉ dùng một lần."
    ],
    "name-with-capitals": [
        "docs/Trang Thu.md: TL003 tên tệp «Trang Thu.md» không thành địa chỉ được. Fix: chỉ dùng "
        "chữ thường không dấu, chữ số và dấu gạch nối, ví dụ luat-dat-dai-2024.md."
    ],
    "picture-that-runs-code": [
        "docs/hinh.svg:1: TL083 hình SVG có thuộc tính «onload» của thẻ «svg». Fix: xuất lại hình "
        "không có phần này (Inkscape: «Plain SVG»; Illustrator: «SVG 1.1», bỏ «Preserve "
        "Illustrator Editing Capabilities»), hoặc dùng PNG."
    ],
    "sheet-replaced-by-two": [
        "docs/phieu/moi.md:8: TL027 thay «mau», phiếu đã được «moi-nua» thay. Fix: giữ «replaces» "
        "ở một phiếu; phiếu mới nhất thay phiếu ngay trước nó."
    ],
    "translation-without-its-page": [
        "docs/phieu/thu.en.md: TL008 bản dịch không có bản tiếng Việt cùng tên đọc được. "
        "Fix: thêm hoặc sửa docs/phieu/thu.md, hoặc xóa bản dịch."
    ],
}


def findings(case: Path, docs: Path) -> list[str]:
    shutil.copytree(CASES / "docs", docs)
    shutil.copytree(case, docs, dirs_exist_ok=True)
    pages, found = read_docs(docs)
    return [str(finding) for finding in sorted(found + runner.run(pages, TODAY))]


@pytest.mark.parametrize(("fault", "messages"), FAULTS.items(), ids=FAULTS)
def test_a_fault_is_named_with_its_place_and_its_remedy(tmp_path, fault, messages):
    assert findings(TREES / fault / "bad", tmp_path / "docs") == messages


@pytest.mark.parametrize("fault", FAULTS)
def test_the_files_set_right_have_no_finding(tmp_path, fault):
    assert findings(TREES / fault / "bad.valid", tmp_path / "docs") == []


def test_every_tree_is_tested():
    assert {path.name for path in TREES.iterdir()} == set(FAULTS)
