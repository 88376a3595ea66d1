"""Locks between processes, which end with whoever holds them, however it ends.

A lock is flock's on the folder itself, so that no file is left; a forked child holds it too. Where
the system has none (Windows, some network disks) nobody waits, and nobody takes another for ended.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(folder: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[bool]:
    """Of all processes in such a block for `folder`, one at a time; the others wait.

    `waiting` is called before a wait. Yields whether the system promises it. Raises OSError where
    there is no such folder.
    """
    lock = opened(folder)
    try:
        taken = take(lock)
        if taken is False:
            waiting()
            taken = take(lock, wait=True)
        yield taken is True
    finally:
        close(lock)


def opened(folder: Path) -> int | None:
    """What `take` takes; None where the system has no such locks."""
    return None if sys.platform == "win32" else os.open(folder, os.O_RDONLY)


def take(lock: int | None, *, wait: bool = False) -> bool | None:
    """Whether the lock is ours now; None where the system gives none."""
    if sys.platform == "win32" or lock is None:
        return None
    import fcntl

    try:
        fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def close(lock: int | None) -> None:
    """Give it back."""
    if lock is not None:
        os.close(lock)
