"""Runs commands in processes of their own and measures what they use."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tailieu.bench import usage
from tailieu.terminal import errors

# How often a person is told how far a command has come.
_TOLD_SECONDS = 10


@dataclass(frozen=True)
class Used:
    """What a command used: seconds of wall time and CPU time, bytes of memory at the peak.

    The CPU time, of user and system, is that of the process and of all processes below it; the
    memory is that of the largest of them.
    """

    seconds: float
    cpu_seconds: float
    peak_bytes: int


def program(*arguments: str) -> list[str]:
    """The command that runs `tailieu` with `arguments`."""
    return [sys.executable, "-m", "tailieu", *arguments]


def run(label: str, command: Sequence[str], log: Path, ends: tuple[int, ...] = (0,)) -> Used:
    """Run `command`, write its output to `log`, and print its last line every ten seconds.

    Raises RuntimeError with the end of the output if its exit code is not one of `ends`.
    """
    figures = log.with_suffix(".usage")
    began = time.monotonic()
    with log.open("w", encoding="utf-8") as output:
        child = subprocess.Popen(
            [sys.executable, "-I", str(usage.__file__), str(figures), *command],
            stdout=output,
            stderr=subprocess.STDOUT,
            # In a group of its own, which ends as a whole.
            start_new_session=True,
        )
    try:
        while child.poll() is None:
            try:
                child.wait(_TOLD_SECONDS)
            except subprocess.TimeoutExpired:
                errors.print(f"  {label}: {time.monotonic() - began:.0f} giây · {_last_line(log)}")
    finally:
        if child.returncode is None:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
    if child.returncode not in ends:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        raise RuntimeError(f"{label}: " + "\n".join(lines[-20:]))
    return Used(**json.loads(figures.read_text(encoding="utf-8")))


def _last_line(log: Path) -> str:
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - 400))
        lines = file.read().decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")[:80]
