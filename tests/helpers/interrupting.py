"""The program `tailieu`, stopped at any moment, and what may be left of that."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from helpers.program import PROGRAM
from helpers.project import EPOCH, SITE_URL
from tailieu.stopping import SENTENCE

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)


def start(arguments: Sequence[str | Path], temporary: Path) -> subprocess.Popen[str]:
    """Start the program, with a group of processes of its own, as a terminal does."""
    return subprocess.Popen(
        [PROGRAM, *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={
            **os.environ,
            "SOURCE_DATE_EPOCH": str(EPOCH),
            "SITE_URL": SITE_URL,
            "TMPDIR": str(temporary),
        },
    )


def stop(running: subprocess.Popen[str], number: signal.Signals) -> None:
    """Ctrl-C goes to all processes of a terminal's group, other signals to the program alone."""
    send = os.killpg if number == signal.SIGINT else os.kill
    with contextlib.suppress(ProcessLookupError):
        send(running.pid, number)


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
    """What became of a number of interruptions."""

    ends: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, number: signal.Signals, code: int, said: str) -> None:
        """One run that was sent `number`."""
        self.ends[f"{number.name}: {code}"] += 1
        if code == 0:
            return
        right = {128 + number, -number}
        if code not in right or "Traceback" in said or "Exception" in said:
            self.faults.append(f"{number.name}: {code}: {said}")
        elif code == 128 + number and said.splitlines()[-1:] != [SENTENCE]:
            self.faults.append(f"{number.name}: no sentence: {said}")


def interrupt(
    arguments: Sequence[str | Path],
    times: int,
    temporary: Path,
    prepare: Callable[[], object],
    problems: Callable[[bool], list[str]],
    choose: random.Random,
    together: int = 1,
) -> Tally:
    """Run the program `times` times, `together` at once, each stopped at a random moment.

    `prepare` is called before each time, `problems` after it, with whether SIGKILL was sent, after
    which something may be left over until the next run.
    """
    prepare()
    began = time.monotonic()
    whole = start(arguments, temporary)
    _, said = whole.communicate()
    assert whole.returncode == 0, said
    duration = time.monotonic() - began
    tally = Tally()
    for _ in range(0, times, together):
        prepare()
        numbers = [choose.choice(SIGNALS) for _ in range(together)]
        running = [start(arguments, temporary) for _ in numbers]
        for each, number in zip(running, numbers, strict=True):
            with contextlib.suppress(subprocess.TimeoutExpired):
                each.wait(choose.uniform(0, duration))
            stop(each, number)
        for each, number in zip(running, numbers, strict=True):
            _, said = each.communicate()
            tally.add(number, each.returncode, said)
        tally.faults += [f"{numbers}: {problem}" for problem in problems(signal.SIGKILL in numbers)]
    return tally
