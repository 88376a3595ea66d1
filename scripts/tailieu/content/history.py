"""What git knows: the time of the last commit, and the days on which each page changed."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from tailieu.content.dates import local_date
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

# https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory
OF_OTHERS = Rule(
    "TL019",
    "warning",
    "reading",
    Message("Git đọc được lịch sử", "Git can read the history"),
    Message(
        "Ngày dựng và ngày sửa của từng trang lấy từ git; git không đọc kho của người dùng khác.",
        "The day of a build and those on which pages changed come from git, which reads no "
        "repository of another user.",
    ),
    Message(
        "git không đọc kho này, vì nó thuộc về người dùng khác: các trang không có ngày sửa, và "
        "ngày dựng là ngày trên máy.",
        "git does not read this repository, since it belongs to another user: no page has a day of "
        "change, and the day of the build is the machine's.",
    ),
    Message(
        "nếu tin người ấy, gõ `git config --global --add safe.directory {folder}`, rồi chạy lại.",
        "if you trust that user, type `git config --global --add safe.directory {folder}`, then "
        "run it again.",
    ),
)


def build_epoch(environ: Mapping[str, str], root: Path) -> int:
    """The time that a build counts as now, in seconds since 1970.

    SOURCE_DATE_EPOCH if it is set (https://reproducible-builds.org/specs/source-date-epoch/), else
    the time of the last commit in `root`, else, or where that is one that nobody can have meant,
    the current time. Raises ValueError if SOURCE_DATE_EPOCH is not a positive integer.
    """
    given = environ.get("SOURCE_DATE_EPOCH", "")
    if given:
        if not _is_moment(given):
            raise ValueError(f"SOURCE_DATE_EPOCH={given!r} is no positive whole number of seconds")
        return int(given)
    last = (_git(root, "log", "-1", "--format=%ct") or "").strip()
    return int(last) if _is_moment(last) else int(datetime.now(UTC).timestamp())


def _is_moment(text: str) -> bool:
    """Whether these are seconds since 1970 in which days can be reckoned: until the year 2286."""
    return text.isascii() and text.isdigit() and len(text) <= 10 and int(text) > 0


def commit(root: Path) -> str:
    """The last commit in `root`; "" outside of a git repository."""
    return (_git(root, "rev-parse", "HEAD") or "").strip()


def findings(root: Path) -> list[Finding]:
    """What keeps git from telling the history in `root`, where it has one."""
    if commit(root) or _git(root, "-c", "safe.directory=*", "rev-parse", "HEAD") is None:
        return []
    return [OF_OTHERS.at(str(root), 0, folder=shlex.quote(str(root.resolve())))]


class Deletion(NamedTuple):
    """A file that was deleted on a day; `text` is what it held last, "" where git does not say."""

    day: date
    text: str


@dataclass(frozen=True)
class History:
    """The days on which files changed, by path from the project's root; the newest day is first.

    A file's days include those under its earlier names. `whole` tells whether the last of them is
    the day on which the file was added; without a repository, or with a part of one, nobody knows.
    """

    days: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    whole: bool = False
    # What is there no more, by path: the day on which it was deleted, and its last text.
    deleted: Mapping[str, Deletion] = field(default_factory=dict)

    def last(self, path: str) -> date | None:
        """The day of a file's last change."""
        return self.days[path][0] if path in self.days else None

    def first(self, path: str) -> date | None:
        """The day on which a file was added, where it is known."""
        return self.days[path][-1] if self.whole and path in self.days else None


def read(root: Path, folder: str) -> History:
    """The history of the files in `folder`; paths are relative to `root`.

    A file that got another name was not deleted, nor one that was added again. One pass over the
    log, since a git process for each page would take minutes for thousands of pages. Of a file that
    a commit of no real day changed nothing is known. Empty outside of a git repository.
    """
    log = _git(
        root, "log", "-M", "--format=%x00%ct", "--raw", "--no-abbrev", "--relative", "--", folder
    )
    if log is None:
        return History()
    days: dict[str, dict[date | None, None]] = {}
    # What a file is called today, by a name that it had.
    now: dict[str, str] = {}
    # The day on which a path was deleted, and the name of its last content in git.
    deleted: dict[str, tuple[date | None, str]] = {}
    for commit in log.split("\0")[1:]:
        epoch, *changes = commit.split("\n")
        day = local_date(int(epoch)) if _is_moment(epoch) else None
        for change in filter(None, changes):
            # `:100644 100644 <content before> <content after> M`, then one path, or two for a name.
            told, *paths = change.split("\t")
            _, _, before, _, kind = told.split(" ")
            path = now.get(paths[-1], paths[-1])
            if kind == "D" and path not in days:
                deleted[path] = day, before
            # A day once, and in the order of the log.
            days.setdefault(path, {})[day] = None
            if kind.startswith("R"):
                now[paths[0]] = path
    whole = _git(root, "rev-parse", "--is-shallow-repository") == "false\n"
    texts = _contents(root, [content for _, content in deleted.values()])
    return History(
        {path: known for path, found in days.items() if (known := _known(found))},
        whole,
        {
            path: Deletion(day, texts.get(content, ""))
            for path, (day, content) in deleted.items()
            if day
        },
    )


def _known(days: Iterable[date | None]) -> tuple[date, ...]:
    """The days if all of them are known; else none."""
    found = tuple(days)
    known = tuple(day for day in found if day)
    return known if known == found else ()


def _contents(root: Path, names: Sequence[str]) -> dict[str, str]:
    """The files that git keeps under `names`, in one process; those that it lacks are left out."""
    if not names:
        return {}
    # Each answer is `<name> blob <size>`, the content and a line end; or `<name> missing`.
    told = subprocess.run(
        ["git", "cat-file", "--batch"],
        cwd=root,
        input="\n".join(names).encode(),
        capture_output=True,
    ).stdout
    found = {}
    while told:
        head, _, told = told.partition(b"\n")
        name, kind, *size = head.decode().split(" ")
        if kind == "blob":
            end = int(size[0])
            found[name] = told[:end].decode(errors="replace")
            told = told[end + 1 :]
    return found


# Whatever a person has told git of how it shows a log.
_PLAIN = (
    "core.quotePath=false",
    "color.ui=false",
    "color.diff=false",
    "diff.renameLimit=1000",
    "log.follow=false",
    "log.showSignature=false",
)


def _git(root: Path, *arguments: str) -> str | None:
    """What git says, with file names as they are; None where it fails or there is none."""
    plain = [option for value in _PLAIN for option in ("-c", value)]
    try:
        done = subprocess.run(["git", *plain, *arguments], cwd=root, capture_output=True)
    except FileNotFoundError:
        return None
    # As Python reads the names of files.
    return os.fsdecode(done.stdout) if done.returncode == 0 else None
