"""Dates decide: the same answers in Python here and in the browser (test_site_browser.py)."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tailieu.content import dates

VECTORS = json.loads((Path(__file__).parents[1] / "data" / "status-vectors.json").read_text())


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: f"{v['today']}-{v['status']}")
def test_the_status_of_a_sheet_follows_from_its_dates(vector):
    status = dates.sheet_status(
        day(vector["today"]),
        start=day(vector["from"]),
        end=day(vector["until"]),
        review_by=day(vector["review_by"]),
    )
    assert status == vector["status"]


def test_the_vectors_reach_every_status():
    assert {vector["status"] for vector in VECTORS} == set(dates.SHEET_STATUSES)


@pytest.mark.parametrize(
    ("when", "short", "vietnamese", "english"),
    [
        (date(2024, 6, 10), "10/6/2024", "ngày 10 tháng 6 năm 2024", "10 June 2024"),
        (date(2026, 2, 5), "5/2/2026", "ngày 05 tháng 02 năm 2026", "5 February 2026"),
        (date(2025, 1, 1), "1/1/2025", "ngày 01 tháng 01 năm 2025", "1 January 2025"),
        (date(2025, 12, 31), "31/12/2025", "ngày 31 tháng 12 năm 2025", "31 December 2025"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(when, short, vietnamese, english):
    assert dates.short_date(when) == short
    assert dates.long_date(when, "vi") == vietnamese
    assert dates.long_date(when, "en") == english


def test_the_day_changes_at_midnight_in_viet_nam():
    last_second = 1795453199  # 2026-11-23 16:59:59 UTC
    assert dates.local_date(last_second) == date(2026, 11, 23)
    assert dates.local_date(last_second + 1) == date(2026, 11, 24)


def test_the_moment_of_a_build_is_the_one_given(tmp_path):
    assert dates.build_epoch({"SOURCE_DATE_EPOCH": "1718000000"}, tmp_path) == 1718000000


@pytest.mark.parametrize("given", ["0", "000", "-1", "1.5", "today", " 1718000000", "１７"])
def test_a_moment_that_is_no_positive_whole_number_is_refused(given, tmp_path):
    with pytest.raises(ValueError) as refused:
        dates.build_epoch({"SOURCE_DATE_EPOCH": given}, tmp_path)
    assert str(refused.value) == (
        f"SOURCE_DATE_EPOCH={given!r} is no positive whole number of seconds"
    )


@pytest.fixture
def repository(tmp_path) -> Path:
    """Two pages, committed on 1 and 2 June 2024 in Viet Nam, the second day changing one."""

    def git(*arguments: str, at: str) -> None:
        environ = {
            "PATH": "/usr/bin:/bin",
            "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_AUTHOR_NAME": "x",
            "GIT_AUTHOR_EMAIL": "x@example.org",
            "GIT_COMMITTER_NAME": "x",
            "GIT_COMMITTER_EMAIL": "x@example.org",
            "GIT_AUTHOR_DATE": at,
            "GIT_COMMITTER_DATE": at,
        }
        subprocess.run(["git", *arguments], cwd=tmp_path, env=environ, check=True)

    first, second = "2024-05-31T18:00:00+0000", "2024-06-02T05:00:00+0000"
    git("init", "--quiet", at=first)
    (tmp_path / "docs").mkdir()
    for name in ("a.md", "đ.md"):
        (tmp_path / "docs" / name).write_text("1")
    git("add", ".", at=first)
    git("commit", "--quiet", "--message=First", at=first)
    (tmp_path / "docs" / "a.md").write_text("2")
    git("commit", "--quiet", "--all", "--message=Second", at=second)
    return tmp_path


def test_without_one_it_is_the_last_commit(repository):
    assert dates.build_epoch({}, repository) == 1717304400
    assert dates.local_date(1717304400) == date(2024, 6, 2)


def test_a_page_changed_on_the_day_of_its_last_commit(repository):
    assert dates.last_changes(repository, "docs") == {
        "docs/a.md": date(2024, 6, 2),
        "docs/đ.md": date(2024, 6, 1),
    }


def test_outside_a_checkout_no_page_has_a_day(tmp_path):
    assert dates.last_changes(tmp_path, "docs") == {}
