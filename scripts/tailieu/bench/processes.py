"""Runs commands in processes of their own and measures what they use."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)


@dataclass(frozen=True)
class Used:
    """What a process used: seconds of wall time and CPU time, bytes of memory at its peak."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int


def run(label: str, command: list[str], log: Path, ends: tuple[int, ...] = (0,)) -> Used:
    """Run `command`, write its output to `log`, and print its last line every ten seconds.

    Raises RuntimeError with the end of the output if its exit code is not one of `ends`.
    """
    began = printed = time.monotonic()
    with log.open("w", encoding="utf-8") as output:
        child = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    try:
        while True:
            pid, status, usage = os.wait4(child.pid, os.WNOHANG)
            now = time.monotonic()
            if pid:
                child.returncode = os.waitstatus_to_exitcode(status)
                break
            if now - printed >= 10:
                printed = now
                errors.print(f"  {label}: {now - began:.0f} giây · {_last_line(log)}")
            time.sleep(0.02)
    finally:
        if child.returncode is None:
            child.kill()
            child.wait()
    if child.returncode not in ends:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        raise RuntimeError(f"{label}: " + "\n".join(lines[-20:]))
    return Used(
        seconds=now - began,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        # ru_maxrss is in kilobytes on Linux, in bytes on macOS.
        peak_bytes=usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
    )


def _last_line(log: Path) -> str:
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - 400))
        lines = file.read().decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")[:80]
