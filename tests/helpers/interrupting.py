"""The program `tailieu`, stopped at any moment or on a full disk, and what may be left of that."""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import json
import os
import random
import select
import shutil
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
from tailieu.disk import RULE
from tailieu.stopping import SENTENCE

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
# Seconds in which what a killed run has started must end by itself.
PATIENCE = 60
# Of prctl(2).
_PR_SET_CHILD_SUBREAPER = 36
# Bytes that a run is thought to need at least, which is seen at moments: a page, and one anew.
_LEAST = 3 * 4096
_BLOCK = 1 << 20
# Seconds after which a run is looked at again.
_MOMENT = 0.005
# So many interruptions go by until a run that nobody stops shows that all is well.
_NEXT_RUN_AFTER = 10


class Program:
    """Where runs of the program come from: forked when it is imported, so that moments which are
    random fall on its work.
    """

    def __init__(self, temporary: Path) -> None:
        self.temporary = temporary
        # Browsers and others that tests before have left to those after.
        self._earlier = _children()
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
            others = _children() - self._earlier - {self._begun.pid}
            if not others:
                return time.monotonic() - began
            for each in others:
                os.waitpid(each, os.WNOHANG)
            time.sleep(0.01)
        raise AssertionError(f"processes are left: {others}")


def _children() -> set[int]:
    """The numbers of the processes that are this one's children now."""
    return {*map(int, Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())}


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
        said = self.said()
        self._said.unlink()
        return os.waitstatus_to_exitcode(status), said

    def said(self) -> str:
        """What it has said until now."""
        return self._said.read_text(encoding="utf-8")


@contextlib.contextmanager
def taking_orphans() -> Iterator[None]:
    """Processes whose parents are killed become this one's children, so that none goes unseen."""
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    assert prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0
    try:
        yield
    finally:
        prctl(_PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


class SmallDisk:
    """A disk of some megabytes in memory, at `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def free(self) -> int:
        """Bytes that can still be written."""
        return shutil.disk_usage(self.folder).free

    @contextlib.contextmanager
    def leaving(self, room: int) -> Iterator[None]:
        """The disk has about so many bytes free when the block begins: no page of it less."""
        filling = self.folder / "filling"
        with filling.open("wb") as file:
            while (left := self.free() - room) > 0:
                file.write(bytes(min(left, _BLOCK)))
                file.flush()
        try:
            yield
        finally:
            filling.unlink()


@contextlib.contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[SmallDisk]:
    """Mount one at `folder`, which is empty. Takes the rights of root, by sudo where it must."""
    root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    options = f"size={megabytes}m,mode=1777"
    subprocess.run([*root, "mount", "-t", "tmpfs", "-o", options, "none", folder], check=True)
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run([*root, "umount", "--lazy", folder], check=True)


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

    def ended(self, number: signal.Signals | None, code: int, said: str, full: bool) -> None:
        """One run that was sent `number`, if any, perhaps on a `full` disk; code 0: it was done."""
        self.ends[f"{number.name if number else 'full'}: {code}"] += 1
        if code == 0:
            return
        if full and code == 1:
            if said.count(RULE.id) != 1 or "Traceback" in said:
                self.loud.append(f"full: {said}")
            return
        if number is None:
            self.loud.append(f"full: {code}: {said}")
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
    # What runs say when all is done that do not end by themselves.
    last: str = ""
    # Whether they are stopped; and the disk of `root` and the program, if they are to fill it.
    stopped: bool = True
    disk: SmallDisk | None = None
    # Seconds of a whole run, and bytes that it needs for a while; the files after one, by state.
    seconds: float = 0
    bytes: int = _LEAST
    after: dict[int, dict[str, str]] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)

    def whole(self) -> dict[str, str]:
        """What there is after all commands, one after another, that nobody stops."""
        began = time.monotonic()
        for command in self.commands:
            code, said = self._unstopped(command)
            if code:
                self.tally.next_run.append(f"{command}: {code}: {said}")
        self.seconds = time.monotonic() - began
        self.tally.orphans = max(self.tally.orphans, self.program.orphans_gone())
        self.tally.left_over += sorted(self._temporary())
        return contents(self.root)

    def _unstopped(self, command: Sequence[object]) -> tuple[int, str]:
        """As `Running.end`, of a run that has done all it had to."""
        free = self.disk.free() if self.disk else 0
        running = Running(self.program, command)
        while not running.wait(_MOMENT):
            if self.disk:
                self.bytes = max(self.bytes, free - self.disk.free())
            if self.last and self.last in running.said():
                running.stop(signal.SIGTERM)
                code, said = running.end()
                return code - 128 - signal.SIGTERM, said
        return running.end()

    def interrupt(self, times: int, choose: random.Random) -> Tally:
        """Interrupt each command `times` times, at moments spread evenly over a whole run; or by a
        full disk, with room for a part of what a whole run needs.
        """
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
                if done:  # There is nothing to finish: `new` would find its page.
                    self.prepare(state)
                if self.whole() != self.after[state]:
                    self.tally.next_run.append("the next run gives something else")
                done = True
            # So that the next run finds another result of an earlier one than its own.
            state = 1 - state if done else state
        return self.tally

    def _once(self, moment: float, choose: random.Random, after: dict[str, str]) -> bool:
        """Whether what there is now is what a whole run gives."""
        before, temporary = contents(self.root), self._temporary()
        numbers = [choose.choice(SIGNALS) if self.stopped else None for _ in self.commands]
        room = (
            self.disk.leaving(int(moment * self.bytes)) if self.disk else contextlib.nullcontext()
        )
        # On a full disk a run takes as long as it takes, however much there is room for.
        until = choose.random() if self.disk else moment
        with room:
            running = [Running(self.program, command) for command in self.commands]
            end = time.monotonic() + until * self.seconds
            for each, number in zip(running, numbers, strict=True):
                if number is None:
                    continue
                each.wait(max(0, end - time.monotonic()))
                each.stop(number)
                # The second of two goes on for a while without the first.
                end += choose.random() * self.seconds / 4
            for each, number in zip(running, numbers, strict=True):
                self.tally.ended(number, *each.end(), full=self.disk is not None)
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
