"""What git knows: the moment of a build, and the days of each page's first and last commit."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from tailieu.content import dates, history


def test_the_moment_of_a_build_is_the_one_given(tmp_path):
    assert history.build_epoch({"SOURCE_DATE_EPOCH": "1718000000"}, tmp_path) == 1718000000


@pytest.mark.parametrize("given", ["0", "000", "-1", "1.5", "today", " 1718000000", "１７"])
def test_a_moment_that_is_no_positive_whole_number_is_refused(given, tmp_path):
    with pytest.raises(ValueError) as refused:
        history.build_epoch({"SOURCE_DATE_EPOCH": given}, tmp_path)
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
    assert history.build_epoch({}, repository) == 1717304400
    assert dates.local_date(1717304400) == date(2024, 6, 2)


def test_a_page_was_made_on_the_day_of_its_first_commit_and_changed_on_that_of_its_last(repository):
    first, second = date(2024, 6, 1), date(2024, 6, 2)
    days = history.commit_days(repository, "docs")
    assert days.first == {"docs/a.md": first, "docs/đ.md": first}
    assert days.last == {"docs/a.md": second, "docs/đ.md": first}


def test_outside_a_checkout_no_page_has_a_day(tmp_path):
    assert history.commit_days(tmp_path, "docs") == history.Days({}, {})
