"""The process in which our site is built: `python -m tailieu.bench.build_child ROOT OUT`."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from tailieu import pipeline


def main(root: str, out: str) -> None:
    """Build the site; print its progress, then the seconds of each stage as one line of JSON."""
    seconds: dict[str, float] = {}
    began = time.monotonic()
    stage = "start"

    def progress(now: str, done: int, total: int) -> None:
        nonlocal stage, began
        if now != stage:
            seconds[stage] = time.monotonic() - began
            stage, began = now, time.monotonic()
        if done % 100 == 0:
            print(f"{now} {done}/{total}", flush=True)

    # The checks run, but the text of real pages breaks some rules.
    pipeline.build(Path(root), Path(out), os.environ, progress, allow_errors=True)
    seconds[stage] = time.monotonic() - began
    print(json.dumps(seconds), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
