"""What a process used; `python usage.py FILE COMMAND …` writes down that of a command.

It is a small program of its own, since the memory that a process counts as its peak begins with
that of the process that started it. It imports nothing of the toolchain, and ends as the command
does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TypedDict

# ru_maxrss is in kilobytes on Linux, in bytes on macOS.
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


class Stage(TypedDict):
    """What a stage took, in seconds, and the most memory until its end, in bytes.

    `children_peak_bytes` is that of the largest process below this one that has ended. It shares
    much of its memory with this one, so the sum is more than what both of them need.
    """

    stage: str
    seconds: float
    cpu_seconds: float
    own_peak_bytes: int
    children_peak_bytes: int


def main(file: str, *command: str) -> int:
    """Run `command`; returns its exit code, negative for a signal."""
    began = time.monotonic()
    child = subprocess.Popen(command)
    _, status, usage = os.wait4(child.pid, 0)
    used = {
        "seconds": time.monotonic() - began,
        "cpu_seconds": usage.ru_utime + usage.ru_stime,
        "peak_bytes": usage.ru_maxrss * PEAK_UNIT,
    }
    Path(file).write_text(json.dumps(used), encoding="utf-8")
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
