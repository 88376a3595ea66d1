"""What git knows of the project: the moment of its last commit, and of each page's last change."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from tailieu.content.dates import local_date


def build_epoch(environ: Mapping[str, str], root: Path) -> int:
    """Seconds since 1970 that stand for the moment of this build.

    SOURCE_DATE_EPOCH where it is set, else the time of the last commit in `root`, else now.
    Raises ValueError when SOURCE_DATE_EPOCH is no positive whole number.
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


def last_changes(root: Path, folder: str) -> dict[str, date]:
    """Path relative to `root` → day of the last commit that touched it, for all of `folder`.

    One pass over the log, since one git process a page would cost minutes at thousands of pages.
    Empty outside a git checkout.
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
