"""Run a function in a forked child process, on systems that have fork."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeVar, cast

from tailieu import stopping

Result = TypeVar("Result")

# The processes that have been started and not been waited for.
_running: set[int] = set()


def start_in_child(function: Callable[[], Result]) -> Callable[[], Result]:
    """Start `function` in a child process; the returned callable waits for its result.

    The child has a copy of the caller's memory, so the function's inputs need no pickling; its
    result is pickled, and an exception that it raises is raised again in the parent. Where forking
    is impossible or unsafe (other threads are running), the function runs in the parent when the
    result is asked for.

    The returned callable raises RuntimeError when the child ended without sending anything.
    """
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return cache(function)
    # So that no child is started without being known.
    with stopping.undisturbed:
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            stopping.ignore()
            _send_result(function, reader, writer)
        os.close(writer)
        _running.add(child)

    @cache
    def wait() -> Result:
        with os.fdopen(reader, "rb") as stream:
            data = stream.read()
        with stopping.undisturbed:
            os.waitpid(child, 0)
            _running.discard(child)
        if not data:
            raise RuntimeError("a child process ended without sending its result")
        result, error = pickle.loads(data)
        if error is not None:
            raise error
        return cast(Result, result)

    return wait


@contextlib.contextmanager
def no_children_left() -> Iterator[None]:
    """Kills, at the end of the block, the children whose results nobody has waited for.

    After an error, or when a person stops the program, they would write on.
    """
    try:
        yield
    finally:
        with stopping.undisturbed:
            for child in _running:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
            _running.clear()


def _send_result(function: Callable[[], object], reader: int, writer: int) -> None:
    """In the child: write the pickled (result, error) to `writer` and exit at once.

    os._exit skips the parent's exit handlers, which are not the child's to run.
    """
    status = 1
    try:
        os.close(reader)
        answer: tuple[object, Exception | None]
        try:
            answer = (function(), None)
        except Exception as error:
            answer = (None, error)
        with os.fdopen(writer, "wb") as stream:
            stream.write(pickle.dumps(answer))
        status = 0
    finally:
        os._exit(status)
