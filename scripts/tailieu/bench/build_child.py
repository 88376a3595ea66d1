"""The process in which our site is built: `python -m tailieu.bench.build_child ROOT OUT`."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from tailieu import cache, pipeline
from tailieu.bench.usage import PEAK_UNIT, Stage
from tailieu.cache import Cache


class Stopwatch:
    """Collects `stages`, each of which ends when the next begins."""

    def __init__(self) -> None:
        self.stages: list[Stage] = []
        self._stage = "start"
        self._began = time.monotonic()
        self._cpu_before = 0.0

    def begin(self, stage: str) -> None:
        """The stage that was measured ends, and `stage` begins."""
        now = time.monotonic()
        own, children = getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN)
        cpu = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
        self.stages.append(
            Stage(
                stage=self._stage,
                seconds=now - self._began,
                cpu_seconds=cpu - self._cpu_before,
                own_peak_bytes=own.ru_maxrss * PEAK_UNIT,
                children_peak_bytes=children.ru_maxrss * PEAK_UNIT,
            )
        )
        self._stage, self._began, self._cpu_before = stage, now, cpu


def main(root: str, out: str) -> None:
    """Build the site; print its progress, then what each stage took as one line of JSON."""
    watch = Stopwatch()
    stage = ""

    def progress(now: str, done: int, total: int) -> None:
        nonlocal stage
        if now != stage:
            watch.begin(now)
            stage = now
        if done % 100 == 0:
            print(f"{now} {done}/{total}", flush=True)

    # The checks run, but the text of real pages breaks some rules.
    kept = Cache(Path(root) / cache.FILE)
    pipeline.build(Path(root), Path(out), os.environ, progress, kept, allow_errors=True)
    watch.begin("")
    print(json.dumps(watch.stages), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
