"""What a command used is measured whole, and nothing of it is left."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tailieu.bench import processes
from tailieu.bench.processes import program, run

# A process below the one that is started takes 80 MB and some time.
BELOW = """
import subprocess, sys
subprocess.run([sys.executable, "-c", "b'x' * 80_000_000; sum(range(3_000_000))"], check=True)
"""


def test_memory_and_time_of_processes_below_count(tmp_path):
    nothing = run("không", [sys.executable, "-c", ""], tmp_path / "a.log")
    used = run("có", [sys.executable, "-c", BELOW], tmp_path / "b.log")
    assert used.peak_bytes > 80_000_000
    assert used.cpu_seconds > nothing.cpu_seconds
    assert used.seconds > 0


def test_memory_of_the_program_that_measures_does_not_count(tmp_path):
    own = b"x" * 100_000_000
    assert run("không", [sys.executable, "-c", ""], tmp_path / "a.log").peak_bytes < len(own) / 2


def test_a_command_that_fails_says_why(tmp_path):
    command = [sys.executable, "-c", "print('hỏng ở đây'); raise SystemExit(3)"]
    with pytest.raises(RuntimeError, match="dựng: hỏng ở đây"):
        run("dựng", command, tmp_path / "a.log")
    assert run("dựng", command, tmp_path / "a.log", ends=(3,)).seconds > 0


def test_a_command_ends_with_all_its_processes_when_a_person_stops_it(tmp_path, monkeypatch):
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    code = f"""
import signal
file = open({str(fifo)!r}, "w")
print("x", file=file, flush=True)
signal.pause()
"""
    reader = []

    def stop(log: Path) -> str:
        reader.append(fifo.open())
        assert reader[0].readline() == "x\n"
        raise KeyboardInterrupt

    monkeypatch.setattr(processes, "_TOLD_SECONDS", 0.01)
    monkeypatch.setattr(processes, "_last_line", stop)
    with pytest.raises(KeyboardInterrupt):
        run("dựng", [sys.executable, "-c", code], tmp_path / "a.log")
    with reader[0]:
        # The other end is closed, since the command is no more.
        assert reader[0].read() == ""


def test_the_program_is_that_of_this_python():
    assert program("check", "--fix") == [sys.executable, "-m", "tailieu", "check", "--fix"]
