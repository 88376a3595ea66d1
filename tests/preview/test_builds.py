"""Whole builds in numbered folders, each made by a process that the next start ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from queue import SimpleQueue

import pytest

from tailieu.preview import builds
from tailieu.preview.builds import Builder, Outcome

# Programs that stand for a build, called with the folder that they write.
WRITES = "import pathlib, sys; f = pathlib.Path(sys.argv[1]); f.mkdir(); (f / 'a.css').touch()"
FAILS = "import sys; print('đĩa đầy.', file=sys.stderr); print(' ', file=sys.stderr); sys.exit(1)"
# Tells that it runs, and that it tidies up when it is ended.
LASTS = """
import pathlib, signal, sys
out = pathlib.Path(sys.argv[1])
def end(*_):
    (out.parent / "tidied").touch()
    sys.exit(1)
signal.signal(signal.SIGTERM, end)
(out.parent / "fifo").write_text("runs")
signal.pause()
"""


@pytest.fixture
def ended() -> SimpleQueue[Outcome]:
    return SimpleQueue()


def builder(folder: Path, ended: SimpleQueue[Outcome], programs: list[str]) -> Builder:
    """A builder whose builds are `programs`, one after the other."""
    following = iter(programs)
    return Builder(folder, lambda out: [sys.executable, "-c", next(following), str(out)], ended.put)


def test_a_build_is_read_once_it_is_complete_and_those_before_it_are_removed(tmp_path, ended):
    assert builds.read(tmp_path, "a.css") is None
    building = builder(tmp_path, ended, [WRITES, WRITES])
    building.start()
    assert ended.get(timeout=60)[:2] == (True, [])
    assert builds.latest(tmp_path) == tmp_path / "1"
    building.start()
    assert ended.get(timeout=60).done
    assert [path.name for path in tmp_path.iterdir()] == ["2"]
    assert builds.read(tmp_path, "a.css") == b""


def test_a_build_that_fails_leaves_the_one_before(tmp_path, ended):
    building = builder(tmp_path, ended, [WRITES, FAILS])
    building.start()
    ended.get(timeout=60)
    building.start()
    outcome = ended.get(timeout=60)
    assert (outcome.done, outcome.said) == (False, ["đĩa đầy."])
    assert builds.latest(tmp_path) == tmp_path / "1"


def test_a_start_ends_the_build_before_which_tells_nothing(tmp_path, ended):
    os.mkfifo(tmp_path / "fifo")
    building = builder(tmp_path, ended, [LASTS, WRITES])
    building.start()
    assert (tmp_path / "fifo").read_text() == "runs"
    building.start()
    assert (tmp_path / "tidied").exists()
    assert ended.get(timeout=60).done
    assert ended.empty()


def test_an_end_ends_the_build_too(tmp_path, ended):
    os.mkfifo(tmp_path / "fifo")
    building = builder(tmp_path, ended, [LASTS])
    building.start()
    assert (tmp_path / "fifo").read_text() == "runs"
    building.interrupt()
    building.stop()
    assert (tmp_path / "tidied").exists()
    assert ended.empty()


def test_a_build_that_does_not_end_is_ended_by_force(tmp_path, ended, monkeypatch):
    monkeypatch.setattr(builds, "_END_SECONDS", 0.01)
    os.mkfifo(tmp_path / "fifo")
    building = builder(tmp_path, ended, [LASTS.replace("end)", "signal.SIG_IGN)")])
    building.start()
    assert (tmp_path / "fifo").read_text() == "runs"
    building.stop()
    assert not (tmp_path / "tidied").exists()


def test_what_is_read_lies_in_the_folder(tmp_path):
    folder = tmp_path / "1"
    (folder / "a").mkdir(parents=True)
    (tmp_path / "b.css").write_text("p {}")
    (folder / "out.css").symlink_to(tmp_path / "b.css")
    (folder / "up").symlink_to(tmp_path)
    for path in ("out.css", "up/b.css", "../b.css", str(tmp_path / "b.css"), "a", "c.css", "\0"):
        assert builds.read(tmp_path, path) is None
