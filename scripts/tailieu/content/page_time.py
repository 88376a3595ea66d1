"""Stops what takes too long, or goes too deep, on one page: the net below page_limits.py."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

from tailieu.content.findings import ContentErrors
from tailieu.content.messages import Message
from tailieu.content.page_limits import RULE

# Of the processor, so that a busy machine stops no page that another would draw.
SECONDS = 10
_TOO_SLOW = Message(
    "trang quá {seconds} giây chưa xong, hoặc lồng quá nhiều lớp",
    "the page takes over {seconds} seconds, or is nested too deep",
)


class _Stopped(Exception):
    """Raised within whatever is being done when the time is over."""


@contextlib.contextmanager
def limited(shown: str, seconds: float = SECONDS) -> Iterator[None]:
    """Raises ContentErrors where the block, which is about the page `shown`, takes longer than
    `seconds` of the processor or recurses too deep.

    Only the main thread is timed, since signals reach no other, and only where there are timers.
    """
    is_main = threading.current_thread() is threading.main_thread()
    try:
        with (
            _timed(seconds)
            if is_main and hasattr(signal, "setitimer")
            else contextlib.nullcontext()
        ):
            yield
    except (_Stopped, RecursionError) as error:
        finding = RULE.at(shown, 0, problem=_TOO_SLOW, seconds=round(seconds))
        raise ContentErrors([finding]) from error


@contextlib.contextmanager
def _timed(seconds: float) -> Iterator[None]:
    before = signal.signal(signal.SIGPROF, _stop)
    # Again every second, should the first be caught by the code that it meets.
    signal.setitimer(signal.ITIMER_PROF, seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(number: int, frame: FrameType | None) -> None:
    raise _Stopped
