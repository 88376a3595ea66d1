"""Run a function beside the caller, in a forked process where the system has such."""

import os
import pickle
import threading
from collections.abc import Callable
from functools import cache
from typing import TypeVar

Result = TypeVar("Result")


def beside(function: Callable[[], Result]) -> Callable[[], Result]:
    """Start `function` now; the returned callable waits for its result (or raises its error).

    The child sees the caller's memory as it is now, so nothing is copied on the way in. Where
    forking is not possible or not safe (other threads run), the function runs when it is asked for.
    """
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return cache(function)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _answer(function, reader, writer)
    os.close(writer)

    @cache
    def wait() -> Result:
        with os.fdopen(reader, "rb") as stream:
            data = stream.read()
        os.waitpid(child, 0)
        if not data:
            raise RuntimeError("the search index's second process ended without an answer")
        result, error = pickle.loads(data)
        if error is not None:
            raise error
        return result

    return wait


def _answer(function: Callable[[], Result], reader: int, writer: int) -> None:
    """In the child: send (result, error) and end without the parent's clean-up."""
    status = 1
    try:
        os.close(reader)
        try:
            answer = (function(), None)
        except Exception as error:
            answer = (None, error)
        with os.fdopen(writer, "wb") as stream:
            stream.write(pickle.dumps(answer))
        status = 0
    finally:
        os._exit(status)
