"""Old Word files, RTF and OpenDocument become pages through LibreOffice, and nothing leaves it."""

from __future__ import annotations

import errno
import shutil
from socketserver import BaseRequestHandler, TCPServer
from threading import Thread
from types import SimpleNamespace

import pytest

from helpers.importing import record
from helpers.other_files import odt, old_word, rtf
from helpers.program import tailieu
from helpers.word_files import tcvn3, vni
from tailieu.importing import libreoffice
from tailieu.importing.formats import Format

ARTICLES = ("Điều 1. Thông báo này nói về việc trồng cây.", "Điều 2. Mọi thôn đều trồng cây.")
TOLD = "tệp .{kind} chuyển qua LibreOffice, hãy so với tệp gốc"


def imported(root, name: str, data: bytes) -> tuple[list[str], str]:
    """(the paragraphs of the page, what was told) of a file of this name."""
    file = root.parent / name
    file.write_bytes(data)
    done = tailieu("import", file, "--root", root, "--slug", "a")
    assert done.exit_code == 0, done.output
    text = (root / "docs" / "van-ban" / "a.md").read_text(encoding="utf-8")
    assert f"chuyển từ tệp `{name}`" in text
    return record(text), done.stdout


def test_rtf_in_an_old_font(root):
    data = rtf(*map(tcvn3, ARTICLES), font=".VnTime", code_page=1)
    paragraphs, told = imported(root, "cũ.rtf", data)
    assert paragraphs == [*ARTICLES]
    assert TOLD.format(kind="rtf") in told
    assert "chữ TCVN3 sang Unicode" in told


@pytest.mark.full
@pytest.mark.parametrize("code_page", [0, 2])
def test_old_word_in_an_old_font(root, tmp_path, code_page):
    data = old_word(rtf(*map(vni, ARTICLES), font="VNI-Times", code_page=code_page), tmp_path)
    # The bytes decide what it is, not the name.
    paragraphs, told = imported(root, "cũ.docx", data)
    assert paragraphs == [*ARTICLES]
    assert TOLD.format(kind="doc") in told


@pytest.mark.full
def test_open_document(root):
    data = odt("".join(f"<text:p>{text}</text:p>" for text in ARTICLES))
    paragraphs, told = imported(root, "a.odt", data)
    assert paragraphs == [*ARTICLES]
    assert TOLD.format(kind="odt") in told


def test_a_full_disk_is_said_before_libreoffice_takes_the_file_for_a_broken_one(
    tmp_path, monkeypatch
):
    full = SimpleNamespace(free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: full)
    with pytest.raises(OSError, match="No space left on device") as raised:
        libreoffice.as_docx(rtf("Thong bao."), Format.rtf, tmp_path, "a.rtf")
    assert (raised.value.errno, raised.value.filename) == (errno.ENOSPC, str(tmp_path))
    assert [*tmp_path.iterdir()] == []


PICTURE = (
    '<draw:frame text:anchor-type="as-char" svg:width="1cm" svg:height="1cm">'
    '<draw:image xlink:href="{there}/a.png" xlink:type="simple" xlink:actuate="onLoad"/>'
    "</draw:frame>"
)
SECTION = (
    '<text:section text:name="a"><text:section-source xlink:href="{there}/a.odt"/>'
    "<text:p>Chu</text:p></text:section>"
)
FIELDS = (
    "Chu",
    r"{{\field{{\*\fldinst INCLUDEPICTURE " "{there}/a.png" " \\d}}{{\fldrslt }}}}",
    r"{{\field{{\*\fldinst INCLUDETEXT " "{there}/a.rtf" "}}{{\fldrslt }}}}",
)


@pytest.mark.full
@pytest.mark.parametrize("kind", ["rtf", "doc", "odt"])
def test_nothing_that_a_file_links_to_is_asked_for(root, tmp_path, kind):
    asked = []

    class Listener(BaseRequestHandler):
        def handle(self) -> None:
            asked.append(self.request.recv(200))

    with TCPServer(("127.0.0.1", 0), Listener) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        there = f"http://127.0.0.1:{server.server_address[1]}"
        if kind == "odt":
            data = odt(f"<text:p>Chu{PICTURE}</text:p>{SECTION}".format(there=there))
        else:
            data = rtf(*(field.format(there=there) for field in FIELDS))
        imported(root, f"a.{kind}", old_word(data, tmp_path) if kind == "doc" else data)
        server.shutdown()
    assert asked == []


def test_without_libreoffice_it_says_how_to_go_on(root, tmp_path):
    file = tmp_path / "cu.rtf"
    file.write_bytes(rtf("a"))
    done = tailieu("import", file, "--root", root, SOFFICE="/no/such/program")
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-2] == (
        f"{file}: TL094 là tệp .rtf; máy này chưa có LibreOffice để đọc. Fix: cài LibreOffice "
        "(Debian, Ubuntu: `sudo apt-get install libreoffice-writer-nogui`) rồi nhập lại; hoặc mở "
        "tệp bằng Word, chọn Lưu thành (Save As), kiểu Word Document (.docx), rồi nhập tệp mới."
    )


def test_a_file_that_libreoffice_cannot_read(root, tmp_path):
    file = tmp_path / "cu.rtf"
    file.write_bytes(rtf("a"))
    done = tailieu("import", file, "--root", root, SOFFICE="true")
    assert "TL094 hỏng hoặc có mật khẩu: LibreOffice không đọc được." in done.stderr
    assert [*(root / "docs").rglob("*")] == []
