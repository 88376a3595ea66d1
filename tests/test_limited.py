"""A foreign file is read by a process that ends in time, whatever it does, and leaves nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from pathlib import Path

import pytest

from tailieu.content.findings import ContentErrors
from tailieu.disk import finding
from tailieu.limited import Crashed, Limits, TooLong, TooMuch, run_limited

AMPLE = Limits(seconds=60, bytes=1_000_000_000)


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch) -> Path:
    """Where temporary folders are made; nothing is left in it, whatever happens."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield tmp_path
    assert [*tmp_path.iterdir()] == []


def test_result_and_progress_come_back():
    reported = []

    def read(folder: Path, report) -> list[int]:
        report(1, 0)
        report(2, 0)
        (folder / "tep").write_text("a")
        return [os.getpid()]

    (reader,) = run_limited(read, AMPLE, lambda *told: reported.append(told))
    assert reader != os.getpid()
    assert reported == [(0, 0), (1, 0), (2, 0)]


def test_what_it_raises_is_raised_again():
    def read(folder: Path, report) -> None:
        raise ContentErrors([finding(OSError(28, "No space left on device", "a"))])

    with pytest.raises(ContentErrors, match="a: TL093 No space left on device"):
        run_limited(read, AMPLE)


@pytest.mark.parametrize(
    ("read", "limits", "error"),
    [
        (lambda folder, report: signal.pause(), Limits(0.1, 1_000_000_000), TooLong),
        (lambda folder, report: bytearray(4_000_000_000), AMPLE, TooMuch),
        (lambda folder, report: deep(0), AMPLE, TooMuch),
        (lambda folder, report: os.kill(os.getpid(), signal.SIGKILL), AMPLE, Crashed),
        (lambda folder, report: os._exit(3), AMPLE, Crashed),
    ],
    ids=["blocked", "large", "deep", "killed", "ended"],
)
def test_one_that_does_not_come_to_an_end_by_itself(read, limits, error):
    with pytest.raises(error):
        run_limited(read, limits)


def deep(level: int) -> int:
    return deep(level + 1) + 1


@pytest.mark.parametrize("end", [signal.pause, lambda: os.kill(os.getpid(), signal.SIGKILL)])
def test_what_it_started_ends_with_it(end, tmp_path):
    """A program that holds a pipe's end open for as long as it lives."""
    here, there = os.pipe()

    def read(folder: Path, report) -> None:
        subprocess.Popen(["sleep", "1000"], cwd=folder, pass_fds=[there])
        report(1, 0)
        end()

    with pytest.raises((TooLong, Crashed)):
        run_limited(read, Limits(0.5, 1_000_000_000))
    os.close(there)
    assert os.read(here, 1) == b""
    os.close(here)


def test_memory_of_all_that_it_started_counts():
    """Each of the two alone would be allowed."""

    def read(folder: Path, report) -> None:
        hold = "import time; held = b'x' * 130_000_000; time.sleep(1000)"
        for _ in range(4):
            subprocess.Popen(["python3", "-c", hold])
        signal.pause()

    with pytest.raises(TooMuch):
        run_limited(read, Limits(60, 500_000_000))


def test_it_ends_with_the_one_who_called(tmp_path):
    """A program that holds a pipe's end open, of a child whose caller is killed."""
    here, there = os.pipe()

    def read(folder: Path, report) -> None:
        subprocess.Popen(["sleep", "1000"], cwd=folder, pass_fds=[there])
        report(1, 0)
        signal.pause()

    caller = os.fork()
    if caller == 0:
        run_limited(read, AMPLE, lambda done, total: done and os.kill(os.getpid(), signal.SIGKILL))
    os.waitpid(caller, 0)
    os.close(there)
    assert os.read(here, 1) == b""
    os.close(here)
    # What it could not remove itself, the next one does.
    run_limited(lambda folder, report: None, AMPLE)
