"""What one run of the tests makes once, though it runs in several processes."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path


def once(temporary: Path, name: str, make: Callable[[Path], object]) -> Path:
    """The folder `temporary/name`, as `make` filled it for whichever process asked first.

    The others wait until it is whole, so nobody may write there afterwards.
    """
    folder = temporary / name
    with (temporary / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = temporary / f"{name}.unfinished"
            # What a process left whose `make` failed.
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(folder)
    return folder
