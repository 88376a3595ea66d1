"""Run a function on a foreign file in a child process that may take only so much.

Whatever the function starts belongs to the child's process group, and ends with it; and the group
ends with the process that called, even if that is killed.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeVar, cast

from tailieu import disk, stopping

Result = TypeVar("Result")
# Called with (done, total), total 0 while it is unknown.
Report = Callable[[int, int], None]


class Limits(NamedTuple):
    """What a child and all that it starts may take: seconds by the clock, and bytes of memory.

    The system keeps each single process to `bytes`, and to `seconds` of the processor, where it can
    (RLIMIT_DATA, RLIMIT_CPU); their sum is watched where it is told (/proc). None is for a file of
    our own: as much memory as there is.
    """

    seconds: float
    bytes: int | None


class TooLong(Exception):
    """The child did not end in time."""


class TooMuch(Exception):
    """The child needed too much memory, or went too deep."""


class Crashed(Exception):
    """The child ended by itself without a result; says by which signal."""


# How often its share of memory a process may reserve, if it asks for that.
_RESERVED = 5
# Seconds between two looks at the clock and at the memory.
_TICK = 0.05
# Seconds in which killed processes must be gone.
_GONE = 5
# Of the fields of /proc/PID/stat behind the name, see proc_pid_stat(5).
_STATE, _GROUP, _THREADS, _RESIDENT = 0, 2, 17, 21


def run_limited(
    function: Callable[[Path, Report], Result],
    limits: Limits,
    progress: Report = lambda done, total: None,
) -> Result:
    """The result of `function`, run in a child process with a temporary folder of its own.

    The child has a copy of the caller's memory, so the function's inputs need no pickling; its
    result is pickled, and an exception that it raises is raised again here. What it reports goes to
    `progress`. Afterwards, however it ends, neither folder nor processes are left.

    Raises TooLong, TooMuch or Crashed where the child does not come to an end by itself. Without
    os.fork (Windows) the function runs here, without limits.
    """
    with disk.temporary_folder(Path(tempfile.gettempdir()) / "tailieu") as folder:
        if not hasattr(os, "fork"):
            progress(0, 0)
            return function(folder, progress)
        receiver, sender = Pipe(duplex=False)
        child = 0
        try:
            # So that no child is started without being known.
            with stopping.undisturbed:
                child = os.fork()
                if child == 0:
                    receiver.close()
                    _work(function, folder, limits, sender)
            sender.close()
            progress(0, 0)
            return cast(Result, _awaited(receiver, child, limits, progress))
        finally:
            with stopping.undisturbed:
                if child:
                    _end(child)
                receiver.close()


def _work(
    function: Callable[[Path, Report], object], folder: Path, limits: Limits, sender: Connection
) -> NoReturn:
    """In the child: send what is reported as (done, total), then ((result, error),), and exit.

    os._exit skips the parent's exit handlers, which are not the child's to run.
    """
    status = 1
    try:
        os.setsid()
        stopping.forget()
        threading.Thread(target=_end_with_caller, args=(sender,), daemon=True).start()
        os.environ["TMPDIR"] = str(folder)
        _limit(limits)
        answer: tuple[object, Exception | None]
        try:
            answer = (function(folder, lambda done, total: sender.send((done, total))), None)
        except (MemoryError, RecursionError):
            answer = (None, TooMuch())
        except Exception as error:
            answer = (None, error)
        sender.send((answer,))
        status = 0
    finally:
        os._exit(status)


def _end_with_caller(sender: Connection) -> None:
    """In the child: end its group when nobody is left who would read what it sends."""
    watch = select.poll()
    # Of a pipe whose other end is closed an error is told, which needs no asking for.
    watch.register(sender, 0)
    watch.poll()
    os.killpg(0, signal.SIGKILL)


def reserve_more() -> None:
    """In a child's child: let it reserve more memory than it may use, as office programs do.

    What it uses is watched all the same.
    """
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _limit(limits: Limits) -> None:
    # There is no such module where there is no fork.
    import resource

    seconds = int(limits.seconds) + 1
    kinds = [(resource.RLIMIT_CPU, seconds, seconds), (resource.RLIMIT_CORE, 0, 0)]
    if limits.bytes is not None:
        kinds += [
            (resource.RLIMIT_DATA, limits.bytes, _RESERVED * limits.bytes),
            (resource.RLIMIT_FSIZE, limits.bytes, limits.bytes),
        ]
    for kind, most, highest in kinds:
        # Where the system has a lower limit, or none of this kind.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, highest))


def _awaited(receiver: Connection, child: int, limits: Limits, progress: Report) -> object:
    end = time.monotonic() + limits.seconds
    look = 0.0
    while True:
        now = time.monotonic()
        if now > end:
            raise TooLong
        if limits.bytes is not None and now > look:
            look = now + _TICK
            if sum(_members(child)) > limits.bytes:
                raise TooMuch
        if not receiver.poll(_TICK):
            continue
        try:
            message: tuple[Any, ...] = receiver.recv()
        except EOFError:
            raise Crashed(_how_it_ended(child)) from None
        if len(message) > 1:
            progress(*message)
            continue
        ((result, error),) = message
        if error is not None:
            raise error
        return result


def _how_it_ended(child: int) -> str:
    # Without reaping it: its number must stay its own until its group has been ended.
    ended = os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
    if ended is None or ended.si_code == os.CLD_EXITED:
        return "exit"
    return signal.Signals(ended.si_status).name


def _end(child: int) -> None:
    """End the child and its group, and wait until all are gone, who might write on."""
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    until = time.monotonic() + _GONE
    while any(True for _ in _members(child)) and time.monotonic() < until:
        time.sleep(0.01)


def _members(group: int) -> Iterator[int]:
    """The resident bytes of each living process of a group; nothing where there is no /proc."""
    page = os.sysconf("SC_PAGE_SIZE")
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_bytes().rpartition(b")")[2].split()
        except OSError:  # It has just ended.
            continue
        # The first thread of a process may be dead while others still write.
        dead = fields[_STATE] == b"Z" and int(fields[_THREADS]) < 2
        if int(fields[_GROUP]) == group and not dead:
            yield int(fields[_RESIDENT]) * page
