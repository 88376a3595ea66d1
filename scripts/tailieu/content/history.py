"""What git knows: the time of the last commit, and the days on which each page changed."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class History:
    """The days on which files changed, by path from the project's root; the newest day is first.

    A file's days include those under its earlier names. `whole` tells whether the last of them is
    the day on which the file was added; without a repository, or with a part of one, nobody knows.
    """

    days: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    whole: bool = False

    def last(self, path: str) -> date | None:
        """The day of a file's last change."""
        return self.days[path][0] if path in self.days else None

    def first(self, path: str) -> date | None:
        """The day on which a file was added, where it is known."""
        return self.days[path][-1] if self.whole and path in self.days else None


def read(root: Path, folder: str) -> History:
    """The history of the files in `folder`; paths are relative to `root`.

    One pass over the log, since a git process for each page would take minutes for thousands of
    pages. Empty outside of a git repository.
    """
    log = _git(root, "log", "-M", "--format=%x00%ct", "--name-status", "--relative", "--", folder)
    if log is None:
        return History()
    days: dict[str, dict[date, None]] = {}
    # What a file is called today, by a name that it had.
    now: dict[str, str] = {}
    for commit in log.split("\0")[1:]:
        epoch, *changes = commit.split("\n")
        day = local_date(int(epoch))
        for change in filter(None, changes):
            kind, *paths = change.split("\t")
            path = now.get(paths[-1], paths[-1])
            # A day once, and in the order of the log.
            days.setdefault(path, {})[day] = None
            if kind.startswith("R"):
                now[paths[0]] = path
    whole = _git(root, "rev-parse", "--is-shallow-repository") == "false\n"
    return History({path: tuple(found) for path, found in days.items()}, whole)


def _git(root: Path, *arguments: str) -> str | None:
    """What git says, with file names as they are; None where it fails."""
    git = ["git", "-c", "core.quotePath=off", *arguments]
    done = subprocess.run(git, cwd=root, capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else None
