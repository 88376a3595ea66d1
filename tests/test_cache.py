"""What is kept between runs: it is there again, or it is missing, and no command fails for it."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tailieu import cache
from tailieu.cache import Cache, digest

KEYS = [digest(str(number)) for number in range(3)]
VALUES = dict(zip(KEYS, (b"", b"one", b"two" * 10_000), strict=True))


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / ".cache" / "results.sqlite"


def test_what_was_put_is_there_for_the_next_process(file):
    Cache(file).put("clauses", VALUES)
    assert Cache(file).get("clauses", KEYS) == VALUES
    assert Cache(file).get("clauses", [*KEYS[:1], digest("unknown")]) == {KEYS[0]: b""}


def test_results_of_another_kind_are_others(file):
    Cache(file).put("clauses", VALUES)
    Cache(file).put("links", {KEYS[0]: b"other"})
    assert Cache(file).get("links", KEYS) == {KEYS[0]: b"other"}
    assert Cache(file).get("clauses", KEYS) == VALUES


def test_thousands_of_results_at_once(file):
    many = {digest(str(number)): str(number).encode() for number in range(3000)}
    Cache(file).put("numbers", many)
    assert Cache(file).get("numbers", list(many)) == many


def test_no_file_keeps_nothing(tmp_path):
    kept = Cache(None)
    kept.put("clauses", VALUES)
    assert kept.get("clauses", KEYS) == {}
    assert list(tmp_path.iterdir()) == []


# Digests ------------------------------------------------------------------------------------------


def test_parts_do_not_run_into_one_another():
    different = [("ab", "c"), ("a", "bc"), ("abc",), ("abc", ""), ("", "abc"), ()]
    assert len({digest(*parts) for parts in different}) == len(different)
    assert digest("chữ") == digest("chữ".encode())


@pytest.fixture
def fresh_version() -> Iterator[None]:
    cache.version.cache_clear()
    yield
    cache.version.cache_clear()


@pytest.mark.usefixtures("fresh_version")
def test_a_digest_is_another_after_a_change_of_the_code(monkeypatch, tmp_path):
    """Of a rule's code or its data, and of a library's version."""
    package, libraries = tmp_path / "tailieu", tmp_path / "libraries"
    (package / "rules").mkdir(parents=True)
    (package / "rule.py").write_text("RULE = 1")
    (libraries / "markdown-3.11.dist-info").mkdir(parents=True)
    monkeypatch.setattr(cache, "_PACKAGE", package)
    monkeypatch.syspath_prepend(str(libraries))

    def again() -> bytes:
        cache.version.cache_clear()
        return digest("page")

    found = [again()]
    (package / "rule.py").write_text("RULE = 2")
    found.append(again())
    (package / "rules" / "words.txt").write_text("từ")
    found.append(again())
    (libraries / "markdown-3.11.dist-info").rename(libraries / "markdown-3.12.dist-info")
    found.append(again())
    (package / "rule.pyc").write_bytes(b"compiled")
    assert len(set(found)) == len(found)
    assert again() == found[-1]


# What can happen to the file ----------------------------------------------------------------------


def test_a_truncated_file_is_begun_anew(file):
    kept = Cache(file)
    kept.put("clauses", VALUES)
    os.truncate(file, file.stat().st_size // 2)
    assert VALUES.items() >= kept.get("clauses", KEYS).items()
    kept.put("clauses", VALUES)
    # The first of the two may have been needed to see what had happened.
    kept.put("clauses", VALUES)
    assert kept.get("clauses", KEYS) == VALUES


@pytest.mark.parametrize("contents", [b"no database at all" * 100, b"", b"SQLite format 3\0"])
def test_a_foreign_file_is_begun_anew(file, contents):
    file.parent.mkdir()
    file.write_bytes(contents)
    assert Cache(file).get("clauses", KEYS) == {}
    Cache(file).put("clauses", VALUES)
    assert Cache(file).get("clauses", KEYS) == VALUES


@pytest.mark.parametrize(
    "statement",
    ["PRAGMA user_version = 0", "PRAGMA application_id = 1", "DROP TABLE results"],
    ids=["layout", "program", "tables"],
)
def test_a_database_of_another_layout_is_begun_anew(file, statement):
    Cache(file).put("clauses", VALUES)
    with sqlite3.connect(file) as connection:
        connection.execute(statement)
    connection.close()
    assert Cache(file).get("clauses", KEYS) == {}
    Cache(file).put("clauses", VALUES)
    assert Cache(file).get("clauses", KEYS) == VALUES


@pytest.mark.parametrize("spoilt", [b"", b"another value", 7, "chữ"])
def test_a_value_without_its_checksum_is_missing(file, spoilt):
    kept = Cache(file)
    kept.put("clauses", VALUES)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE results SET value = ?", [spoilt])
    connection.close()
    assert kept.get("clauses", KEYS) == {}
    kept.put("clauses", VALUES)
    assert kept.get("clauses", KEYS) == VALUES


_WRITER = """
import sys
from pathlib import Path
from tailieu.cache import Cache, digest

kept = Cache(Path(sys.argv[1]))
for turn in range(int(sys.argv[2])):
    kept.put("turns", {digest(sys.argv[3], str(turn), str(n)): b"x" * 5000 for n in range(50)})
    print(turn, flush=True)
"""


def writer(file: Path, turns: int, name: str = "") -> subprocess.Popen[str]:
    """A process that puts fifty values a turn, and prints each turn that is done."""
    return subprocess.Popen(
        [sys.executable, "-c", _WRITER, file, str(turns), name], stdout=subprocess.PIPE, text=True
    )


def turn(number: int, name: str = "") -> list[bytes]:
    return [digest(name, str(number), str(n)) for n in range(50)]


@pytest.mark.parametrize("done", [0, 1, 5])
def test_a_killed_process_leaves_what_it_had_put(file, done):
    with writer(file, 10_000) as process:
        for line in process.stdout:
            if int(line) == done:
                process.send_signal(signal.SIGKILL)
                break
    kept = Cache(file)
    for number in range(done + 1):
        assert set(kept.get("turns", turn(number)).values()) == {b"x" * 5000}
    # A turn is there as a whole or not at all.
    assert {len(kept.get("turns", turn(number))) for number in range(done + 20)} <= {0, 50}
    kept.put("clauses", VALUES)
    assert kept.get("clauses", KEYS) == VALUES


def test_two_processes_write_at_once(file):
    with writer(file, 20, "one") as one, writer(file, 20, "two") as two:
        one.wait()
        two.wait()
    kept = Cache(file)
    for name in ("one", "two"):
        for number in range(20):
            assert len(kept.get("turns", turn(number, name))) == 50


def test_a_forked_process_uses_it_as_its_parent_does(file):
    kept = Cache(file)
    kept.put("clauses", {KEYS[0]: VALUES[KEYS[0]]})
    child = os.fork()
    if child == 0:
        kept.put("clauses", {KEYS[1]: VALUES[KEYS[1]]})
        os._exit(len(kept.get("clauses", KEYS)))
    kept.put("clauses", {KEYS[2]: VALUES[KEYS[2]]})
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) in (2, 3)
    assert kept.get("clauses", KEYS) == VALUES


def test_on_a_full_disk_nothing_more_is_kept(file):
    kept = Cache(file)
    kept.put("clauses", VALUES)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size, before[1]))
    try:
        kept.put("links", {KEYS[0]: b"x" * 1_000_000})
        assert kept.get("links", KEYS) == {}
        assert kept.get("clauses", KEYS) == VALUES
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    kept.put("links", {KEYS[0]: b"x" * 1_000_000})
    assert kept.get("links", KEYS) == {KEYS[0]: b"x" * 1_000_000}


@contextmanager
def no_rights() -> Iterator[None]:
    """Without the rights of root, to which every folder is open."""
    own = os.geteuid()
    if own == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(own)


def test_what_a_read_only_folder_has_is_used():
    with tempfile.TemporaryDirectory() as name:
        folder, kept = Path(name), Cache(Path(name, "results.sqlite"))
        kept.put("clauses", VALUES)
        folder.chmod(0o555)
        with no_rights():
            kept.put("links", VALUES)
            assert kept.get("links", KEYS) == {}
            assert kept.get("clauses", KEYS) == VALUES
            Cache(folder / "new" / "results.sqlite").put("clauses", VALUES)
        folder.chmod(0o755)
        assert [path.name for path in folder.iterdir()] == ["results.sqlite"]


def test_where_no_file_can_be_nothing_is_kept(tmp_path):
    (tmp_path / ".cache").write_text("a file")
    kept = Cache(tmp_path / ".cache" / "results.sqlite")
    kept.put("clauses", VALUES)
    assert kept.get("clauses", KEYS) == {}
    assert (tmp_path / ".cache").read_text() == "a file"


# How large it grows -------------------------------------------------------------------------------


def test_the_results_unused_for_longest_make_room(file, monkeypatch):
    monkeypatch.setattr(cache, "MOST_BYTES", 300_000)
    kept = Cache(file)
    days = [20_000]
    monkeypatch.setattr(cache, "_today", lambda: days[-1])
    keys = [digest(str(number)) for number in range(40)]
    for key in keys:
        days.append(days[-1] + 1)
        kept.put("days", {key: b"x" * 20_000})
        # The first one is used every day.
        assert len(kept.get("days", keys[:1])) == 1
    left = [key in kept.get("days", keys) for key in keys]
    assert left[0]
    assert left[-10:] == [True] * 10
    assert not any(left[1:25])
    assert file.stat().st_size < 400_000
