"""What is written is whole, and what killed runs left is taken away, but nothing in use."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.program import PROGRAM
from tailieu import disk, locks


def killed(work: Callable[[], None]) -> None:
    """Do `work` in a process that is then killed, wherever it is."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def end(*arguments: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_the_next_run_removes_the_folder_of_one_that_was_killed(tmp_path):
    def build() -> None:
        with disk.temporary_folder(tmp_path / "site") as fresh:
            (fresh / "a.html").touch()
            end()

    killed(build)
    (left,) = names(tmp_path)
    # Somebody's own, though named much alike.
    (tmp_path / "site.v2").mkdir()
    (tmp_path / "site.12345678").symlink_to(tmp_path / "site.v2")
    with disk.temporary_folder(tmp_path / "site"):
        assert left not in names(tmp_path)
    assert names(tmp_path) == ["site.12345678", "site.v2"]


def test_the_folder_of_a_run_that_goes_on_stays(tmp_path):
    with disk.temporary_folder(tmp_path / "site") as first:
        with disk.temporary_folder(tmp_path / "site") as second:
            assert first != second
        killed(lambda: disk.temporary_folder(tmp_path / "site").__enter__())
        assert first.is_dir()


def test_a_site_whose_place_was_empty_when_the_run_was_killed_is_brought_back(
    tmp_path, monkeypatch
):
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("good")

    def build() -> None:
        rename = os.rename
        os.rename = lambda source, target: (rename(source, target), end())
        with disk.replacing_folder(out):
            pass

    killed(build)
    assert not out.exists()
    with pytest.raises(RuntimeError), disk.replacing_folder(out):
        raise RuntimeError
    assert (out / "index.html").read_text() == "good"
    assert names(tmp_path) == ["site"]


def test_a_file_of_a_killed_run_goes_with_the_next(tmp_path):
    page = tmp_path / "trang.md"
    page.write_text("cũ")

    def write() -> None:
        os.replace = end
        disk.replace_file(page, b"a")

    killed(write)
    assert len(names(tmp_path)) == 2
    disk.replace_file(page, "mới".encode())
    assert (names(tmp_path), page.read_text()) == (["trang.md"], "mới")


def test_a_disk_that_is_full_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    page = tmp_path / "trang.md"
    page.write_text("cũ")

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "chmod", full)
    with pytest.raises(OSError, match="No space"):
        disk.replace_file(page, b"a")
    assert (names(tmp_path), page.read_text()) == (["trang.md"], "cũ")


def steps_until_killed(number: int) -> Callable[[str, tuple[object, ...]], None]:
    """An audit hook that kills the process before its `number`th change of a folder."""
    left = [number]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in ("os.rename", "os.remove", "os.rmdir"):
            left[0] -= 1
            if left[0] < 0:
                end()

    return hook


@pytest.mark.parametrize("steps", range(10))
def test_files_and_checksums_change_together_wherever_a_run_is_killed(tmp_path, steps):
    def files(word: str) -> dict[str, str]:
        pairs = {name: f"{word} {name}" for name in ("a.zip", "b.txt")}
        return pairs | {f"{name}.sha256": f"of {text}" for name, text in pairs.items()}

    old, new = files("old"), files("new")
    for name, text in old.items():
        (tmp_path / name).write_text(text)

    def bundle() -> None:
        with disk.replacing_files(tmp_path, "tai-lieu") as fresh:
            for name, text in new.items():
                (fresh / name).write_text(text)
            sys.addaudithook(steps_until_killed(steps))

    killed(bundle)
    found = {path.name: path.read_text() for path in tmp_path.iterdir() if path.is_file()}
    for name in {"a.zip", "b.txt"} & found.keys():
        assert found[f"{name}.sha256"] == f"of {found[name]}"
    with pytest.raises(RuntimeError), disk.replacing_files(tmp_path, "tai-lieu"):
        raise RuntimeError
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == (new if steps else old)


def test_of_two_that_write_a_new_file_one_is_told_so(tmp_path):
    disk.create_file(tmp_path / "trang.md", b"a")
    with pytest.raises(FileExistsError):
        disk.create_file(tmp_path / "trang.md", b"b")
    assert (tmp_path / "trang.md").read_bytes() == b"a"
    assert names(tmp_path) == ["trang.md"]


def test_the_second_in_a_folder_waits_for_the_first(tmp_path):
    here, there = os.pipe()
    ready, go = os.pipe()
    child = os.fork()
    if child == 0:
        with locks.alone(tmp_path):
            os.write(there, b"1")
            os.read(ready, 1)
            os.write(there, b"2")
            end()
    assert os.read(here, 1) == b"1"
    told: list[str] = []

    def waiting() -> None:
        told.append("waits")
        os.write(go, b"!")

    with locks.alone(tmp_path, waiting) as sure:
        assert (sure, told, os.read(here, 1)) == (True, ["waits"], b"2")
    os.waitpid(child, 0)
    for descriptor in (here, there, ready, go):
        os.close(descriptor)


def test_an_output_that_cannot_be_written_is_told():
    with open("/dev/full", "w") as full:
        done = subprocess.run([PROGRAM, "rules"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (
        1,
        ".: TL093 No space left on device. Fix: giải phóng chỗ trên đĩa, rồi chạy lại; bản dựng "
        "trước đó còn nguyên.\n",
    )
