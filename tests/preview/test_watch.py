"""A save is told with the files that were saved with it, and nothing else is."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest
from watchdog.events import FileModifiedEvent
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from tailieu.preview.watch import Watch, is_temporary


class Refused:
    """An observer for which the system has no watches left."""

    def schedule(self, *arguments, **options) -> None:
        pass

    def unschedule_all(self) -> None:
        pass

    def start(self) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")


def polling() -> PollingObserver:
    return PollingObserver(timeout=0.05)


@pytest.fixture(params=[(Observer,), (Refused, polling)], ids=["told by the system", "looking"])
def watched(request, tmp_path) -> tuple[Path, Watch]:
    """A project whose docs/ and mkdocs.yml are watched, and its watch."""
    (tmp_path / "docs" / "phieu").mkdir(parents=True)
    (tmp_path / "docs" / "phieu" / "cu.md").write_text("Chữ cũ.")
    (tmp_path / "mkdocs.yml").write_text("a: 1\n")
    watch = Watch([tmp_path / "docs"], [tmp_path / "mkdocs.yml"], request.param)
    yield tmp_path, watch
    watch.close()


def until(watch: Watch, *paths: Path) -> set[Path]:
    """Everything that is told until all of `paths` are."""
    told: set[Path] = set()
    while not told.issuperset(paths):
        saved = watch.next(30)
        assert saved, f"of {paths} only {told} were told"
        told |= saved.paths
    return told


def test_new_changed_and_deleted_pages_are_told(watched):
    root, watch = watched
    page = root / "docs" / "phieu" / "moi.md"
    page.write_text("Chữ mới.")
    assert until(watch, page) <= {page}
    page.write_text("Chữ mới hơn, dài hơn.")
    until(watch, page)
    page.unlink()
    until(watch, page)


def test_a_renamed_page_is_told_by_both_names(watched):
    root, watch = watched
    folder = root / "docs" / "phieu"
    (folder / "cu.md").rename(folder / "moi.md")
    until(watch, folder / "cu.md", folder / "moi.md")


def test_pages_in_a_new_folder_are_told(watched):
    root, watch = watched
    folder = root / "docs" / "van-ban"
    shutil.copytree(root / "docs" / "phieu", folder)
    until(watch, folder / "cu.md")
    (folder / "cu.md").write_text("Chữ khác hẳn.")
    until(watch, folder / "cu.md")


def test_of_the_projects_own_folder_only_the_configuration_is_told(watched):
    root, watch = watched
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("Trang.")
    (root / "README.md").write_text("Đọc.")
    (root / "mkdocs.yml").write_text("a: 1\nb: 2\n")
    assert until(watch, root / "mkdocs.yml") == {root / "mkdocs.yml"}


def test_reading_is_no_save_and_neither_is_what_editors_write_beside(watched):
    root, watch = watched
    folder = root / "docs" / "phieu"
    (folder / "cu.md").read_text()
    for name in (".cu.md.swp", "4913", "cu.md~", "#cu.md#"):
        (folder / name).write_text("Của trình soạn thảo.")
    (folder / "moi.md").write_text("Chữ.")
    assert until(watch, folder / "moi.md") == {folder / "moi.md"}


class Telling:
    """An observer that tells what a test tells it to."""

    def schedule(self, handler, path, **options) -> None:
        self.handler = handler

    def start(self) -> None:
        pass

    stop = join = start


def test_files_that_are_written_together_are_told_together(tmp_path):
    observer = Telling()
    watch = Watch([tmp_path], observers=[lambda: observer])
    pages = {tmp_path / f"{number}.md" for number in range(300)}
    for page in pages:
        observer.handler.dispatch(FileModifiedEvent(str(page)))
    saved = watch.next(60)
    assert saved
    assert saved.paths == pages
    assert watch.next(0) is None
    watch.close()


def test_a_system_that_allows_no_watch_at_all_is_an_error(tmp_path):
    with pytest.raises(OSError, match="inotify"):
        Watch([tmp_path], observers=(Refused, Refused))


def test_a_missing_folder_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError, match="khong-co"):
        Watch([tmp_path, tmp_path / "khong-co"])


@pytest.mark.parametrize(
    ("name", "temporary"),
    [
        ("a.md", False),
        ("anh.png", False),
        ("a.md~", True),
        (".a.md.swp", True),
        ("__pycache__/a.cpython-313.pyc.140", True),
        ("__pycache__", True),
    ],
)
def test_which_files_editors_and_python_write_beside(name, temporary):
    assert is_temporary(Path("docs") / name) == temporary
