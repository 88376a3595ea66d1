"""Files made to hang a machine: each is refused with a sentence, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from pathlib import Path

import pytest

from helpers import bombs
from helpers.program import PROGRAM, tailieu
from tailieu.stopping import SENTENCE

LARGE = "TL095 mở ra thì quá lớn. "
SLOW = "TL095 đọc quá 50 giây chưa xong. "
BROKEN = "TL094 bị hỏng hoặc tải về chưa đủ ("
EMPTY = "TL096 không có chữ nào. "
ANY = ("TL09",)

# By day those that are refused at once.
BOMBS = {
    bombs.empty_paragraphs: (LARGE,),
    bombs.lying_list: (LARGE,),
    bombs.entities: (BROKEN,),
    bombs.many_relations: (LARGE,),
    bombs.pages_in_a_ring: (EMPTY, BROKEN),
}
HEAVY = {
    bombs.boundless_font: (LARGE, SLOW),
    bombs.doubling_forms: (LARGE, SLOW),
    bombs.swelling_page: ANY,
    bombs.swelling_list: ANY,
    bombs.deep_brackets: ANY,
    bombs.noisy_paragraphs: (LARGE,),
    bombs.many_attributes: ANY,
    bombs.endless_paragraph: (LARGE,),
    bombs.many_entries: (LARGE,),
    bombs.many_odt_paragraphs: (LARGE,),
    bombs.endless_rtf: (LARGE, SLOW),
    bombs.nested_rtf: ANY,
    bombs.short_rtf: ANY,
    bombs.rtf_tables: (LARGE, SLOW),
    lambda: bombs.nested_tables(1_000): (BROKEN,),
}


@pytest.fixture
def temporary(tmp_path, monkeypatch) -> Path:
    """Where temporary folders are made."""
    folder = tmp_path / "tam"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize(
    ("bomb", "said"),
    [
        *BOMBS.items(),
        *(pytest.param(bomb, said, marks=pytest.mark.full) for bomb, said in HEAVY.items()),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_bomb_is_refused(root, tmp_path, temporary, bomb, said):
    file = tmp_path / "bom"
    file.write_bytes(bomb())
    done = tailieu("import", file, "--root", root)
    assert done.exit_code == 1
    told, count = done.stderr.splitlines()[-2:]
    assert told.removeprefix(f"{file}: ").startswith(said)
    assert "Fix: " in told
    assert count == "1 chỗ cần sửa."
    assert [*(root / "docs").rglob("*"), *temporary.iterdir()] == []


@pytest.mark.parametrize(
    "sent", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.full)]
)
def test_stopped_while_it_reads_it_leaves_nothing(root, tmp_path, temporary, sent):
    file = tmp_path / "bom.pdf"
    file.write_bytes(bombs.deep_brackets())
    running = subprocess.Popen(
        [PROGRAM, "import", file, "--root", root],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(temporary)},
    )
    assert running.stderr.readline() == "Đọc tệp và chuyển thành trang …\n"
    running.send_signal(sent)
    # Whatever still ran would hold the pipe open.
    _, said = running.communicate(timeout=30)
    assert running.returncode == 128 + sent
    assert said.splitlines()[-1] == SENTENCE
    assert "Traceback" not in said
    assert [*(root / "docs").rglob("*"), *temporary.iterdir()] == []
