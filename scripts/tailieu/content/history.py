"""What git knows: the time of the last commit, and the days of each page's first and last one."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from tailieu.content.dates import local_date


def build_epoch(environ: Mapping[str, str], root: Path) -> int:
    """The time that a build counts as now, in seconds since 1970.

    SOURCE_DATE_EPOCH if it is set (https://reproducible-builds.org/specs/source-date-epoch/), else
    the time of the last commit in `root`, else the current time. Raises ValueError if
    SOURCE_DATE_EPOCH is not a positive integer.
    """
    given = environ.get("SOURCE_DATE_EPOCH", "")
    if given:
        if not given.isascii() or not given.isdigit() or int(given) == 0:
            raise ValueError(f"SOURCE_DATE_EPOCH={given!r} is no positive whole number of seconds")
        return int(given)
    git = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True
    )
    if git.returncode == 0 and git.stdout.strip():
        return int(git.stdout)
    return int(datetime.now(UTC).timestamp())


def commit(root: Path) -> str:
    """The last commit in `root`; "" outside of a git repository."""
    git = subprocess.run(["git", "rev-parse", "HEAD"], cwd=root, capture_output=True, text=True)
    return git.stdout.strip() if git.returncode == 0 else ""


class Days(NamedTuple):
    """Path from the project's root → the day of its first, or of its last commit."""

    first: Mapping[str, date]
    last: Mapping[str, date]


def commit_days(root: Path, folder: str) -> Days:
    """The days of the first and the last commit of each file in `folder`, relative to `root`.

    One pass over the log, since a git process for each page would take minutes for thousands of
    pages. Empty outside of a git repository.
    """
    git = ["git", "-c", "core.quotePath=off", "log", "--format=%x00%ct", "--name-only"]
    log = subprocess.run(
        [*git, "--relative", "--", folder], cwd=root, capture_output=True, text=True
    )
    first: dict[str, date] = {}
    last: dict[str, date] = {}
    for commit in log.stdout.split("\0")[1:]:
        epoch, *paths = commit.split("\n")
        for path in filter(None, paths):
            day = local_date(int(epoch))
            last.setdefault(path, day)
            first[path] = day
    return Days(first, last)
