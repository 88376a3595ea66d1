"""What Ctrl-C, SIGTERM and a closed terminal do: the program tidies up, says so, and ends.

They raise KeyboardInterrupt where the program is, except within `undisturbed`, for whose end they
wait. Imported before anything else, so it imports little: until then Python answers by itself.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import NoReturn

SENTENCE = "Đã dừng theo yêu cầu; trang và các tệp đã có còn nguyên."

# Windows has no SIGHUP.
_SIGNALS = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]
# Seconds between two looks whether a request that went lost can be made again.
_AGAIN = 0.01


class _State:
    """`asked` is the number of the signal that came, 0 before; `held` counts nested blocks."""

    asked = 0
    held = 0
    # While there is something to tidy up.
    working = False


class _Undisturbed:
    """A block that a stop does not interrupt: it raises KeyboardInterrupt at the block's end."""

    def __enter__(self) -> None:
        _State.held += 1

    def __exit__(self, kind: object, *failure: object) -> None:
        _State.held -= 1
        # After an error the program ends as it is.
        if _State.asked and not _State.held and _State.working and kind is None:
            raise KeyboardInterrupt


undisturbed = _Undisturbed()


def listen() -> None:
    """From now on a stop ends the program at once, with a sentence.

    Signals that are ignored stay so, as `nohup` and shells want it of programs in the background.
    """
    for number in _SIGNALS:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _stop)
    sys.unraisablehook = _ask_again


def carry_out(work: Callable[[], object]) -> NoReturn:
    """Carry out `work` and end the program: after a stop with 128 + its number, as shells do."""
    code: int | str | None = 0
    try:
        try:
            _State.working = True
            work()
        finally:
            _State.working = False
    except KeyboardInterrupt:
        _State.asked = _State.asked or signal.SIGINT
    except SystemExit as end:
        code = end.code
    # What Python itself does at the end is nothing to tidy up after, and has no handler to run.
    forget()
    if _State.asked:
        _tell()
        code = 128 + _State.asked
    sys.exit(code)


def forget() -> None:
    """A stop ends this process, the system's way, and nobody is told."""
    _answer(signal.SIG_DFL)


def ignore() -> None:
    """For a child process, whose parent ends it: a stop is the parent's to answer."""
    _answer(signal.SIG_IGN)


def _answer(handler: signal.Handlers) -> None:
    for number in _SIGNALS:
        if signal.getsignal(number) == _stop:
            signal.signal(number, handler)


def _stop(number: int, frame: object) -> None:
    _State.asked = _State.asked or number
    if _State.held:
        return
    if _State.working:
        raise KeyboardInterrupt
    _tell()
    os._exit(128 + _State.asked)


def _tell() -> None:
    # Whether or not somebody reads it.
    with contextlib.suppress(OSError):
        os.write(2, f"{SENTENCE}\n".encode())


def _ask_again(lost: sys.UnraisableHookArgs) -> None:
    """Python drops what is raised in a destructor or a library's callback: ask once more."""
    if lost.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(lost)
        return
    import threading

    # Asked while this hook still runs, it would go lost once more.
    _State.held += 1
    try:
        threading.Thread(target=_ask, daemon=True).start()
    finally:
        _State.held -= 1


def _ask() -> None:
    while _State.held:
        time.sleep(_AGAIN)
    os.kill(os.getpid(), _State.asked)
