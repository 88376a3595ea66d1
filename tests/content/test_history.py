"""What git knows: the moment of a build, and the day of each page's last change."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from helpers.project import EPOCH
from tailieu.content import dates, history


def test_the_moment_of_a_build_is_the_one_given(tmp_path):
    assert history.build_epoch({"SOURCE_DATE_EPOCH": "1718000000"}, tmp_path) == 1718000000


@pytest.mark.parametrize(
    "given", ["0", "000", "-1", "1.5", "today", " 1718000000", "１７", "9" * 11]
)
def test_a_moment_that_is_no_positive_whole_number_is_refused(given, tmp_path):
    with pytest.raises(ValueError) as refused:
        history.build_epoch({"SOURCE_DATE_EPOCH": given}, tmp_path)
    assert str(refused.value) == (
        f"SOURCE_DATE_EPOCH={given!r} is no positive whole number of seconds"
    )


def test_a_commit_of_the_year_9999_is_not_the_day_of_a_build(tmp_path, monkeypatch):
    monkeypatch.setattr(history, "_git", lambda root, *arguments: "253402300799\n")
    assert dates.local_date(history.build_epoch({}, tmp_path)).year < 2286


# The days in Viet Nam of the two commits below.
FIRST, SECOND = date(2024, 6, 1), date(2024, 6, 2)


def git(folder: Path, *arguments: str, at: str) -> None:
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
    subprocess.run(["git", *arguments], cwd=folder, env=environ, check=True)


@pytest.fixture
def repository(tmp_path) -> Path:
    """Two pages, committed on 1 and 2 June 2024 in Viet Nam, the second day changing one."""
    root = tmp_path / "whole"
    first, second = "2024-05-31T18:00:00+0000", "2024-06-02T05:00:00+0000"
    (root / "docs").mkdir(parents=True)
    git(root, "init", "--quiet", at=first)
    for name, text in (("a.md", "một\n" * 20), ("đ.md", "1")):
        (root / "docs" / name).write_text(text)
    git(root, "add", ".", at=first)
    git(root, "commit", "--quiet", "--message=First", at=first)
    (root / "docs" / "a.md").write_text("một\n" * 20 + "hai\n")
    git(root, "commit", "--quiet", "--all", "--message=Second", at=second)
    return root


def test_without_one_it_is_the_last_commit(repository):
    assert history.build_epoch({}, repository) == 1717304400
    assert dates.local_date(1717304400) == date(2024, 6, 2)


# Signs what it is given, and tells at length of what it is to check.
SIGNER = """#!/bin/sh
case "$*" in *--verify*) echo "gpg: Signature made on some day" >&2; exit 1;; esac
cat > /dev/null
echo "[GNUPG:] SIG_CREATED D" >&2
echo "-----BEGIN PGP SIGNATURE-----"
"""


def test_what_a_person_has_told_git_of_logs_changes_nothing(repository, tmp_path, monkeypatch):
    signer = tmp_path / "gpg"
    signer.write_text(SIGNER)
    signer.chmod(0o755)
    git(repository, "config", "gpg.program", str(signer), at=str(EPOCH))
    git(repository, "mv", "docs/a.md", "docs/b.md", at=str(EPOCH))
    git(repository, "commit", "--quiet", "--gpg-sign", "--message=Third", at=f"{EPOCH} +0700")
    expected = history.read(repository, "docs")
    (tmp_path / "config").write_text(
        "[log]\nshowSignature = true\nfollow = true\n[color]\nui = always\n"
        "[diff]\nrenames = false\nrenameLimit = 1\n[core]\nquotePath = true\n"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    assert history.build_epoch({}, repository) == EPOCH
    assert history.read(repository, "docs") == expected
    assert expected.first("docs/b.md") == FIRST


def test_a_page_changed_on_the_day_of_its_last_commit(repository):
    found = history.read(repository, "docs")
    assert (found.last("docs/a.md"), found.first("docs/a.md")) == (SECOND, FIRST)
    assert (found.last("docs/đ.md"), found.first("docs/đ.md")) == (FIRST, FIRST)


def test_a_renamed_page_keeps_its_days(repository):
    git(repository, "mv", "docs/a.md", "docs/b.md", at="2024-06-03T05:00:00+0000")
    git(repository, "commit", "--quiet", "--message=Third", at="2024-06-03T05:00:00+0000")
    found = history.read(repository, "docs")
    assert found.days["docs/b.md"] == (date(2024, 6, 3), SECOND, FIRST)
    assert "docs/a.md" not in found.days
    assert found.deleted == {}


def test_a_deleted_page_has_its_day_and_its_last_text(repository):
    third, fourth = "2024-06-03T05:00:00+0000", "2024-06-04T05:00:00+0000"
    git(repository, "rm", "--quiet", "docs/a.md", "docs/đ.md", at=third)
    git(repository, "commit", "--quiet", "--message=Third", at=third)
    found = history.read(repository, "docs")
    last = history.Deletion(date(2024, 6, 3), "một\n" * 20 + "hai\n")
    assert found.deleted == {
        "docs/a.md": last,
        "docs/đ.md": history.Deletion(date(2024, 6, 3), "1"),
    }
    # What is there again was not deleted.
    (repository / "docs").mkdir(exist_ok=True)
    (repository / "docs" / "đ.md").write_text("2")
    git(repository, "add", ".", at=fourth)
    git(repository, "commit", "--quiet", "--message=Fourth", at=fourth)
    assert history.read(repository, "docs").deleted == {"docs/a.md": last}


HASH = ("hash-object", "-t", "commit", "-w", "--stdin", "--literally")


def ask(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    return subprocess.run(
        ["git", *arguments], cwd=folder, input=given, capture_output=True, check=True
    ).stdout


@pytest.mark.parametrize(
    "when", ["99999999999999 +0000", "99999999999999999999 +0000", "abc", "-5 +0000", "0 +0000", ""]
)
def test_what_a_commit_of_no_real_day_changed_has_no_days(repository, when):
    third = "2024-06-03T05:00:00+0000"
    (repository / "docs/a.md").write_text("ba")
    git(repository, "commit", "--quiet", "--all", "--message=Third", at=third)
    git(repository, "rm", "--quiet", "docs/đ.md", at=third)
    git(repository, "commit", "--quiet", "--message=Fourth", at=third)
    for commit in ("HEAD~1", "HEAD"):
        made = ask(repository, "cat-file", "commit", commit)
        assert b" 1717390800 +0000\n" in made
        made = made.replace(b" 1717390800 +0000\n", f" {when}\n".encode())
        name = ask(repository, *HASH, given=made).decode().strip()
        git(repository, "replace", commit, name, at=third)
    found = history.read(repository, "docs")
    assert (found.days, found.deleted) == ({}, {})
    assert history.build_epoch({}, repository) > 1717390800


def test_a_part_of_a_history_does_not_tell_when_a_page_was_added(repository, tmp_path):
    part = tmp_path / "part"
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository}", str(part), at="")
    found = history.read(part, "docs")
    assert (found.last("docs/a.md"), found.first("docs/a.md")) == (SECOND, None)


def test_outside_a_checkout_no_page_has_a_day(tmp_path):
    assert history.read(tmp_path, "docs") == history.History()


def test_a_repository_of_another_user_is_told_with_what_to_type(repository, monkeypatch):
    assert history.findings(repository) == []
    # Of git's own tests: as if all that it looks at belonged to somebody else.
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    [finding] = history.findings(repository)
    assert str(finding).startswith(f"{repository}: TL019 ")
    assert str(finding).endswith(
        f"`git config --global --add safe.directory {repository}`, rồi chạy lại."
    )


def test_a_folder_outside_of_git_has_no_history_that_anybody_misses(tmp_path):
    assert history.findings(tmp_path) == []


def test_where_there_is_no_git_no_page_has_a_day(repository, monkeypatch):
    """A copy of the project without its history may be built on a computer without git."""
    monkeypatch.setenv("PATH", str(repository))
    assert history.read(repository, "docs") == history.History()
