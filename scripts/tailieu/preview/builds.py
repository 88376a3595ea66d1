"""The last build of the whole site, and the process in which the next one is made.

Builds stand in numbered folders, the highest of which is the latest: a folder gets its name when it
is complete, so that what is read is never half a site.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

# How long a process may take to tidy up before it is ended by force.
_END_SECONDS = 5
# Pages are drawn at the same time, and a person waits for these.
_NICENESS = 10


class Outcome(NamedTuple):
    """How a build of the whole site ended: `said` are its errors, or its warnings if `done`."""

    done: bool
    said: list[str]
    seconds: float


def latest(folder: Path) -> Path | None:
    """The newest complete build in `folder`; None if there is none."""
    numbers = _numbers(folder)
    return folder / str(numbers[-1]) if numbers else None


def read(folder: Path, path: str) -> bytes | None:
    """The file at `path` of the newest build in `folder`; None if it has no such file."""
    build = latest(folder)
    while build:
        content = read_inside(build, path)
        newer = latest(folder)
        # A newer build has removed this one.
        if content is not None or newer == build:
            return content
        build = newer
    return None


def read_inside(folder: Path, path: str) -> bytes | None:
    """The file at `path` below `folder`; None if there is none, or a link leads it outside."""
    try:
        file = Path(os.path.realpath(folder / path, strict=True))
        return file.read_bytes() if file.is_relative_to(folder.resolve()) else None
    except (OSError, ValueError):
        return None


def _numbers(folder: Path) -> list[int]:
    try:
        return sorted(int(name) for name in os.listdir(folder) if name.isdecimal())
    except FileNotFoundError:
        return []


def command(root: Path, no_cache: bool, out: Path) -> Sequence[str]:
    """The command that builds the whole site of `root` into `out`, and writes its errors only."""
    arguments = ["build", "--quiet", "--root", str(root), "--out", str(out)]
    kept = ["--no-cache"] if no_cache else []
    return [sys.executable, "-m", "tailieu", *arguments, *kept]


class Builder:
    """Builds the site into a new folder of `folder`; every start ends the build before.

    `command` makes the command that builds into a folder. `ended` is called from another thread
    when a build has ended by itself.
    """

    def __init__(
        self,
        folder: Path,
        command: Callable[[Path], Sequence[str]],
        ended: Callable[[Outcome], None],
    ) -> None:
        self._folder = folder
        self._command = command
        self._ended = ended
        self._process: subprocess.Popen[str] | None = None
        # Those that were told to end, and still tidy up.
        self._ending: list[subprocess.Popen[str]] = []

    def start(self) -> None:
        """Begin a build, after the one before has ended."""
        self.stop()
        number = max(_numbers(self._folder), default=0) + 1
        began = time.monotonic()
        process = subprocess.Popen(
            self._command(self._folder / str(number)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            # Ctrl-C is for the server, which then ends the build and all its processes.
            start_new_session=True,
        )
        self._process = process
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process.pid, _NICENESS)
        threading.Thread(target=self._follow, args=(process, number, began), daemon=True).start()

    def interrupt(self) -> None:
        """Ask the build that is being made to end, with all its processes; do not wait for it."""
        if self._process:
            _signal(self._process, signal.SIGTERM)
            self._ending.append(self._process)
            self._process = None

    def stop(self) -> None:
        """End the build that is being made, if there is one."""
        self.interrupt()
        while self._ending:
            process = self._ending.pop()
            try:
                process.wait(_END_SECONDS)
            except subprocess.TimeoutExpired:
                _signal(process, signal.SIGKILL)
                process.wait()

    def _follow(self, process: subprocess.Popen[str], number: int, began: float) -> None:
        """Wait for the end of a build, remove those before it, and tell."""
        assert process.stderr
        said = [line.strip() for line in process.stderr if line.strip()]
        done = process.wait() == 0
        if done:
            for older in _numbers(self._folder):
                if older < number:
                    shutil.rmtree(self._folder / str(older), ignore_errors=True)
        if process is self._process:
            self._ended(Outcome(done, said, time.monotonic() - began))


def _signal(process: subprocess.Popen[str], number: signal.Signals) -> None:
    """Send a signal to a build and its own processes, unless it has ended."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)
