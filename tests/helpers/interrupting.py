"""The program `tailieu`, stopped at any moment, and what may be left of that."""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import json
import os
import random
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from helpers.project import EPOCH, ROOT, SITE_URL
from tailieu.stopping import SENTENCE

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
# Seconds in which what a killed run has started must end by itself.
PATIENCE = 60
# Of prctl(2).
_PR_SET_CHILD_SUBREAPER = 36
# So many interruptions go by until a run that nobody stops shows that all is well.
_NEXT_RUN_AFTER = 10


class Program:
    """Where runs of the program come from: forked when it is imported, so that moments which are
    random fall on its work.
    """

    def __init__(self, temporary: Path) -> None:
        self.temporary = temporary
        self._environ = {
            "SOURCE_DATE_EPOCH": str(EPOCH),
            "SITE_URL": SITE_URL,
            "TMPDIR": str(temporary),
        }
        paths = [str(ROOT / "tests"), str(ROOT / "scripts")]
        self._begun = subprocess.Popen(
            [sys.executable, "-m", "helpers.begun"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )

    def start(self, arguments: Sequence[object], said: Path) -> int:
        """The number of a process that carries out a command, and writes to `said`."""
        assert self._begun.stdin and self._begun.stdout
        line = {
            "arguments": [*map(str, arguments)],
            "environ": self._environ,
            "said": str(said),
        }
        print(json.dumps(line), file=self._begun.stdin, flush=True)
        return int(self._begun.stdout.readline())

    def close(self) -> None:
        """No more runs."""
        self._begun.communicate()

    def orphans_gone(self) -> float:
        """Wait until everything is gone that ended runs have started; how many seconds that took.

        AssertionError for what does not end.
        """
        began = time.monotonic()
        while time.monotonic() < began + PATIENCE:
            left = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
            others = {*map(int, left)} - {self._begun.pid}
            if not others:
                return time.monotonic() - began
            for each in others:
                os.waitpid(each, os.WNOHANG)
            time.sleep(0.01)
        raise AssertionError(f"processes are left: {others}")


class Running:
    """A run of the program. As a terminal gives it, it has a group of processes of its own."""

    def __init__(self, program: Program, arguments: Sequence[object]) -> None:
        handle, said = tempfile.mkstemp()
        os.close(handle)
        self._said = Path(said)
        self.pid = program.start(arguments, self._said)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.setpgid(self.pid, self.pid)
        self._handle = os.pidfd_open(self.pid)

    def wait(self, seconds: float) -> bool:
        """Whether it has ended within so much time."""
        return bool(select.select([self._handle], [], [], seconds)[0])

    def stop(self, number: signal.Signals) -> None:
        """Ctrl-C goes to all processes of a terminal's group, other signals to the program alone.

        It has not been waited for, so its number is still its own.
        """
        send = os.killpg if number == signal.SIGINT else os.kill
        send(self.pid, number)

    def end(self) -> tuple[int, str]:
        """(how it ended: its code, or minus the signal that killed it; what it said)."""
        _, status = os.waitpid(self.pid, 0)
        os.close(self._handle)
        said = self._said.read_text(encoding="utf-8")
        self._said.unlink()
        return os.waitstatus_to_exitcode(status), said


@contextlib.contextmanager
def taking_orphans() -> Iterator[None]:
    """Processes whose parents are killed become this one's children, so that none goes unseen."""
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    assert prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0
    try:
        yield
    finally:
        prctl(_PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


def contents(folder: Path) -> dict[str, str]:
    """Path → digest of every file below `folder`, and path → "" of each folder, but the cache."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else ""
        for path in folder.rglob("*")
        if ".cache" not in path.relative_to(folder).parts
    }


@dataclass
class Tally:
    """What became of a number of runs, and how long orphans lived at most, in seconds."""

    ends: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    loud: list[str] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)
    next_run: list[str] = field(default_factory=list)
    orphans: float = 0

    def ended(self, number: signal.Signals, code: int, said: str) -> None:
        """One run that was sent `number`; code 0 where it was faster."""
        self.ends[f"{number.name}: {code}"] += 1
        if code == 0:
            return
        right = {128 + number, -number}
        if code not in right or "Traceback" in said or "Exception" in said:
            self.loud.append(f"{number.name}: {code}: {said}")
        elif code == 128 + number and said.splitlines()[-1:] != [SENTENCE]:
            self.loud.append(f"{number.name}: no sentence: {said}")

    def faults(self) -> list[str]:
        """All of them."""
        return [*self.lost, *self.loud, *self.left_over, *self.next_run]


@dataclass
class Trial:
    """Commands that run at once in `root`, two states of what they read, and what comes of these.

    `prepare` brings about state 0 or 1; after a whole run of all commands the files below `root`
    are as they were, but for those that the run writes.
    """

    root: Path
    program: Program
    commands: Sequence[Sequence[object]]
    prepare: Callable[[int], None]
    # Folders of which all files change at once.
    wholes: Sequence[str] = ("site", "dist")
    # Seconds of a whole run; the files after one, by state.
    seconds: float = 0
    after: dict[int, dict[str, str]] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)

    def whole(self) -> dict[str, str]:
        """What there is after all commands, one after another, that nobody stops."""
        began = time.monotonic()
        for command in self.commands:
            code, said = Running(self.program, command).end()
            if code:
                self.tally.next_run.append(f"{command}: {code}: {said}")
        self.seconds = time.monotonic() - began
        self.tally.orphans = max(self.tally.orphans, self.program.orphans_gone())
        self.tally.left_over += sorted(self._temporary())
        return contents(self.root)

    def interrupt(self, times: int, choose: random.Random) -> Tally:
        """Interrupt each command `times` times, at moments spread evenly over a whole run."""
        for state in (0, 1):
            self.prepare(state)
            self.after[state] = self.whole()
        moments = [(place + choose.random()) / times for place in range(times)]
        choose.shuffle(moments)
        state = 0
        for count, moment in enumerate(moments, 1):
            self.prepare(state)
            done = self._once(moment, choose, self.after[state])
            if count % _NEXT_RUN_AFTER == 0 or count == times:
                if self.whole() != self.after[state]:
                    self.tally.next_run.append("the next run gives something else")
                done = True
            # So that the next run finds another result of an earlier one than its own.
            state = 1 - state if done else state
        return self.tally

    def _once(self, moment: float, choose: random.Random, after: dict[str, str]) -> bool:
        """Whether what there is now is what a whole run gives."""
        before, temporary = contents(self.root), self._temporary()
        numbers = [choose.choice(SIGNALS) for _ in self.commands]
        running = [Running(self.program, command) for command in self.commands]
        end = time.monotonic() + moment * self.seconds
        for each, number in zip(running, numbers, strict=True):
            each.wait(max(0, end - time.monotonic()))
            each.stop(number)
            # The second of two goes on for a while without the first.
            end += choose.random() * self.seconds / 4
        for each, number in zip(running, numbers, strict=True):
            self.tally.ended(number, *each.end())
        self.tally.orphans = max(self.tally.orphans, self.program.orphans_gone())
        now = contents(self.root)
        lost = {
            path
            for path in {*before, *after}
            if now.get(path) not in (before.get(path), after.get(path))
        }
        self.tally.lost += [f"{numbers}: {path} is neither old nor new" for path in sorted(lost)]
        for folder in self.wholes:
            old, new, found = (self._part(each, folder) for each in (before, after, now))
            if found not in (old, new):
                self.tally.lost.append(f"{numbers}: {folder} is a mixture")
        # What was killed may leave something for the next run to take away.
        if signal.SIGKILL not in numbers:
            over = {*now} - {*before, *after} | self._temporary() - temporary
            self.tally.left_over += [f"{numbers}: {path} is left over" for path in sorted(over)]
        return now == after

    def _temporary(self) -> set[str]:
        return {path.name for path in self.program.temporary.iterdir()}

    def _part(self, files: dict[str, str], folder: str) -> dict[str, str]:
        """Those of `files` below `folder` that a whole run writes in some state."""
        known = self.after[0] | self.after[1]
        return {
            path: digest
            for path, digest in files.items()
            if path.startswith(f"{folder}/") and path in known
        }
