"""What `tailieu check` prints on a terminal: in colour, wrapped at words, without its progress."""

from __future__ import annotations

import os
import re
import subprocess

import pytest

from helpers.checking import spoil
from helpers.program import PROGRAM
from helpers.project import EPOCH

COLOURED = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(*arguments: str, **environ: str) -> str:
    """Everything that a terminal of 80 columns is sent."""
    ours, theirs = os.openpty()
    given = {"COLUMNS": "80", "TERM": "xterm-256color", "SOURCE_DATE_EPOCH": str(EPOCH)}
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with subprocess.Popen(
        [PROGRAM, *arguments],
        env=kept | given | environ,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as program:
        os.close(theirs)
        sent = b""
        # The end of a terminal is an error on Linux and nothing elsewhere.
        try:
            while read := os.read(ours, 65_536):
                sent += read
        except OSError:
            pass
        program.wait()
    os.close(ours)
    return sent.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("no_color", ["", pytest.param("1", marks=pytest.mark.full)])
def test_findings_are_wrapped_at_words_in_the_colour_of_their_severity(docs, no_color):
    spoil(docs)
    sent = on_terminal("check", "--docs", str(docs), NO_COLOR=no_color)
    # What was sent before the line was last erased is the progress.
    shown = sent.rpartition("\x1b[2K")[2]
    assert COLOURED.sub("", shown) == (
        "docs/phieu/thu.md:4: TL010 «topic: nha-dat» không nằm trong danh sách. Fix: chọn\n"
        "    một trong: to-chuc, dat-dai, can-cuoc, an-sinh, giao-thong, phong-chay,\n"
        "    lao-dong, an-toan-mang, suc-khoe, thien-tai, dia-gioi, dich-vu-cong,\n"
        "    ho-tich, giao-duc, gia-dinh, an-toan, quoc-phong, thue, moi-truong, dan-chu.\n"
        "docs/trang-thu.md:5: TL065 cảnh báo: «Xử dụng» viết đúng là «Sử dụng». Fix: ghi\n"
        "    «Sử dụng».\n"
        "7 trang: 1 lỗi, 1 cảnh báo.\n"
    )
    coloured = "\x1b[1;31mTL010\x1b[0m" in shown and "\x1b[1;33mTL065 cảnh báo:\x1b[0m" in shown
    assert coloured == (not no_color)
