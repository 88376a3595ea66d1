"""What git knows: the time of the last commit, and the day on which each page last changed."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

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


def last_changes(root: Path, folder: str) -> dict[str, date]:
    """Path relative to `root` → day of the last commit that changed it, for the files in `folder`.

    One pass over the log, since a git process for each page would take minutes for thousands of
    pages. Empty outside of a git repository.
    """
    git = ["git", "-c", "core.quotePath=off", "log", "--format=%x00%ct", "--name-only"]
    log = subprocess.run(
        [*git, "--relative", "--", folder], cwd=root, capture_output=True, text=True
    )
    changes: dict[str, date] = {}
    for commit in log.stdout.split("\0")[1:]:
        epoch, *paths = commit.split("\n")
        for path in filter(None, paths):
            changes.setdefault(path, local_date(int(epoch)))
    return changes
