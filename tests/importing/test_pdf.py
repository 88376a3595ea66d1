"""A PDF file with a text layer becomes a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.importing import record
from helpers.pdf_files import pages_of
from helpers.program import tailieu
from helpers.project import EPOCH
from install_programs import find
from tailieu.offline import pdf


@pytest.fixture(scope="module")
def pdf_file(tmp_path_factory) -> Path:
    """A made-up dispatch, printed."""
    html = """<!doctype html><meta charset="utf-8"><body lang="vi">
<table width="100%"><tr><td align="center">ỦY BAN NHÂN DÂN<br><b>XÃ MINH TÂN</b><br>
Số: 7/UBND-VX<br>V/v trồng cây</td><td align="center"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br>
<b>Độc lập - Tự do - Hạnh phúc</b><br>Minh Tân, ngày 05 tháng 3 năm 2026</td></tr></table>
<p>Ủy ban nhân dân xã đề nghị các thôn chuẩn bị hố, phân và cây giống để trồng cây vào dịp đầu xuân,
mỗi thôn ít nhất một trăm cây, trồng dọc hai bên đường làng và quanh nhà văn hóa của thôn mình.</p>
<p>1. Thôn Đông trồng phượng.</p><p>2. Thôn Tây trồng bằng lăng.</p></body>"""
    path = tmp_path_factory.mktemp("pdf") / "cong-van.pdf"
    pdf.write(find("chromium"), html, path, EPOCH)
    return path


def test_a_pdf_with_a_text_layer(root, pdf_file):
    done = tailieu("import", pdf_file, "--root", root)
    assert done.exit_code == 0, done.output
    text = (root / "docs" / "van-ban" / "7-ubnd-vx-2026.md").read_text(encoding="utf-8")
    assert 'issuer: "ỦY BAN NHÂN DÂN XÃ MINH TÂN"' in text
    assert 'place: "Minh Tân"' in text
    assert record(text)[-3:] == [
        "Ủy ban nhân dân xã đề nghị các thôn chuẩn bị hố, phân và cây giống để trồng cây vào dịp "
        "đầu xuân, mỗi thôn ít nhất một trăm cây, trồng dọc hai bên đường làng và quanh nhà văn "
        "hóa của thôn mình.",
        "1. Thôn Đông trồng phượng.",
        "2. Thôn Tây trồng bằng lăng.",
    ]


def test_heads_and_feet_of_pages_are_no_part_of_the_text(root):
    file = root / "cong-bao.pdf"
    heads = ["CONG BAO/So 290/Ngay 27-5-2026 3", "4 CONG BAO/So 290/Ngay 27-5-2026"]
    file.write_bytes(pages_of([[heads[0], "Trang dau"], [heads[1], "Trang sau"]]))
    done = tailieu("import", file, "--root", root)
    told = "số trang: 1; đầu trang hay chân trang «CONG BAO/So 290/Ngay 27-5-2026»: 2"
    assert f"Chỉ là trang trí (3): {told}" in done.stdout
    text = (root / "docs" / "van-ban" / "cong-bao.md").read_text(encoding="utf-8")
    assert record(text) == ["Trang dau", "Trang sau"]
