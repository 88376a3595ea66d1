"""Dates decide: "today" and what it makes of a page's dates.

The browser computes the same states again by the reader's clock (overrides/assets/js/page.js);
tests/data/status-vectors.json holds both to the same answers.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

# Viet Nam keeps one offset all year, so no time zone database is needed.
HO_CHI_MINH = timezone(timedelta(hours=7))

REVIEW_NOTICE_DAYS = 30

# What dates alone can make of a page; keys of terms.STATUSES.
SHEET_STATUSES = ("con-hieu-luc", "sap-den-han", "qua-han", "chua-hieu-luc", "het-hieu-luc")


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


def local_date(epoch: int) -> date:
    """The calendar day in Asia/Ho_Chi_Minh at `epoch` seconds since 1970."""
    return datetime.fromtimestamp(epoch, HO_CHI_MINH).date()


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


def sheet_status(
    today: date,
    *,
    start: date | None,
    end: date | None,
    review_by: date | None,
) -> str:
    """The state of a sheet on `today` by its dates alone; a key of terms.STATUSES.

    `end` is the last day in force. Being replaced, archived or withdrawn is no matter of dates
    and is decided before this is asked.
    """
    if end and today > end:
        return "het-hieu-luc"
    if start and today < start:
        return "chua-hieu-luc"
    if review_by and today > review_by:
        return "qua-han"
    if review_by and today >= review_by - timedelta(days=REVIEW_NOTICE_DAYS):
        return "sap-den-han"
    return "con-hieu-luc"


def short_date(day: date) -> str:
    """10/6/2024: the form that Vietnamese running text and citations use."""
    return f"{day.day}/{day.month}/{day.year}"


def long_date(day: date, lang: str) -> str:
    """`ngày 05 tháng 02 năm 2026`, as document heads write it; `5 February 2026` in English.

    Days below 10 and months 1 and 2 take a leading zero (Nghị định 30/2020/NĐ-CP).
    """
    if lang == "en":
        months = (
            "January February March April May June July August September October November December"
        )
        return f"{day.day} {months.split()[day.month - 1]} {day.year}"
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"
