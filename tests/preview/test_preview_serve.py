"""From a saved file to the page: watching, drawing, serving and building together."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import threading
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import SimpleQueue

import pytest

from helpers.previewing import ERROR, page
from tailieu.content.findings import Finding
from tailieu.preview.builds import Outcome
from tailieu.preview.serve import of_build, of_save, serve

# Stands for a build of the whole site: one file with the texts of all pages.
BUILD = """
import pathlib, sys
docs, out = map(pathlib.Path, sys.argv[1:])
out.mkdir(parents=True)
(out / "all.txt").write_text("".join(page.read_text() for page in docs.glob("*.md")))
"""


class FromDisk:
    """A site whose pages are the texts of docs/; a text with SAI in it has an error."""

    def __init__(self, root: Path) -> None:
        self.docs = root / "docs"

    def refresh(self) -> Sequence[Finding]:
        self.texts = {path.stem: path.read_text("utf-8") for path in self.docs.glob("*.md")}
        wrong = [name for name, text in self.texts.items() if "SAI" in text]
        return [ERROR.at(f"docs/{name}.md", 1, name=name) for name in wrong]

    def html(self, path: str) -> str | None:
        text = self.texts.get(path.removesuffix(".html"))
        return None if text is None else page(text)

    def asset(self, path: str) -> bytes | None:
        return b"theme" if path == "assets/theme.css" else None


class Running:
    """What a person does while the server runs, and what they see."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lines: SimpleQueue[str] = SimpleQueue()
        self.address = ""

    def save(self, name: str, text: str) -> str:
        """Save a page, as most editors do in one step; returns the line on the terminal."""
        page = self.root / "docs" / name
        beside = page.with_name(f".{name}.tmp")
        beside.write_text(text, encoding="utf-8")
        beside.rename(page)
        return self.told()

    def told(self) -> str:
        return self.lines.get(timeout=60)

    def page(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=60) as answer:
            return answer.read().decode()


def run(root: Path, story: Callable[[Running], None], program: str = BUILD) -> list[str]:
    """Serve `root` as long as `story` goes on; returns the lines that it did not take.

    `program` stands for the build of the whole site.
    """
    running = Running(root)
    failures: list[BaseException] = []

    def tell() -> None:
        try:
            story(running)
        except BaseException as failure:
            failures.append(failure)
        finally:
            os.kill(os.getpid(), signal.SIGINT)

    def command(out: Path) -> list[str]:
        return [sys.executable, "-c", program, str(root / "docs"), str(out)]

    def ready(address: str) -> None:
        running.address = address
        threading.Thread(target=tell).start()

    before = signal.getsignal(signal.SIGINT)
    try:
        with pytest.raises(KeyboardInterrupt):
            serve(root, FromDisk(root), 0, command, ready, running.lines.put)
    finally:
        signal.signal(signal.SIGINT, before)
    if failures:
        raise failures[0]
    return [running.lines.get() for _ in range(running.lines.qsize())]


@pytest.fixture
def root(tmp_path) -> Path:
    """A project with one page,."""
    for folder in ("docs", "overrides"):
        (tmp_path / folder).mkdir()
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "docs" / "a.md").write_text("Một.", encoding="utf-8")
    return tmp_path


def test_a_save_is_seen_on_the_page_and_told_on_the_terminal(root):
    def story(running: Running) -> None:
        running.told()
        assert "Một." in running.page("a.html")
        assert running.page("assets/theme.css") == "theme"
        line = running.save("a.md", "Một, sửa lại.")
        assert re.fullmatch(r"docs/a\.md: hiện sau \d+,\d giây; không có lỗi\.", line)
        assert "Một, sửa lại." in running.page("a.html")

    run(root, story)


def test_the_whole_site_is_built_behind_and_again_after_a_save(root):
    def story(running: Running) -> None:
        assert running.told().startswith("Đã dựng xong cả trang, mất ")
        assert running.page("all.txt") == "Một."
        running.save("a.md", "Hai.")
        assert running.told().startswith("Đã dựng xong cả trang, mất ")
        assert running.page("all.txt") == "Hai."

    run(root, story)
    assert [path.name for path in (root / ".cache" / "serve").iterdir()] == ["2"]


def test_a_search_before_there_is_an_index_waits_for_the_first_build(root):
    index = "assets/search/vi/index.js"

    def story(running):
        assert running.page(index) == "index"
        assert running.told().startswith("Đã dựng xong cả trang")

    written = f'(out / "{index}").parent.mkdir(parents=True)\n(out / "{index}").write_text("index")'
    assert run(root, story, f"{BUILD}{written}\n") == []


def test_an_error_is_shown_and_the_site_is_built_once_it_is_mended(root):
    def story(running: Running) -> None:
        running.told()
        assert running.save("b.md", "SAI.").endswith("; còn 1 lỗi, xem ngay trên trang.")
        assert "docs/b.md:1" in running.page("b.html")
        assert '<a href="b.html">docs/b.md</a>' in running.page("a.html")
        assert running.save("b.md", "Đúng.").endswith(" không có lỗi.")
        assert "tl-faults__" not in running.page("b.html")
        assert running.told().startswith("Đã dựng xong cả trang, mất ")
        assert "Đúng." in running.page("all.txt")

    run(root, story)


def test_a_build_that_fails_is_told_and_the_pages_go_on(root):
    program = "import sys; sys.exit('mkdocs.yml: TL091 hỏng.')"

    def story(running: Running) -> None:
        assert running.told() == "Chưa dựng được cả trang: mkdocs.yml: TL091 hỏng."
        assert "mkdocs.yml: TL091 hỏng." in running.page("a.html")
        assert running.save("a.md", "Hai.").endswith(" không có lỗi.")

    run(root, story, program)


def test_an_end_ends_the_build_behind(root):
    fifo = root / "fifo"
    os.mkfifo(fifo)
    program = f"import os, signal; open({str(fifo)!r}, 'w').write(str(os.getpid())); signal.pause()"
    built = []
    left = run(root, lambda _: built.append(os.pidfd_open(int(fifo.read_text()))), program)
    assert left == []
    # Its number may stand in the table of processes until the system has taken note of its end.
    assert select.select(built, [], [], 10)[0] == built
    os.close(built[0])


def test_a_change_of_the_program_asks_for_a_new_start(root, monkeypatch):
    code = root / "code"
    code.mkdir()
    monkeypatch.setattr("tailieu.preview.serve.CODE", code)

    def story(running: Running) -> None:
        running.told()
        (code / "a.py").touch()
        assert "chạy lại" in running.told()

    run(root, story)


def test_a_new_picture_or_style_loads_every_page_again(root):
    def story(running: Running) -> None:
        running.told()
        before = running.page("a.html")
        (root / "overrides" / "a.css").touch()
        assert running.told().startswith("overrides/a.css: hiện sau ")
        assert running.page("a.html") != before

    run(root, story)


def test_the_lines_on_the_terminal():
    root = Path("/p")
    page = root / "docs" / "a.md"
    assert of_save(root, [page], 0.24, 0) == "docs/a.md: hiện sau 0,2 giây; không có lỗi."
    assert of_save(root, [root / "docs" / "b.md", page], 1, 2) == (
        "docs/a.md và 1 tệp nữa: hiện sau 1,0 giây; còn 2 lỗi, xem ngay trên trang."
    )
    assert of_build(Outcome(True, [], 12.34)) == ("Đã dựng xong cả trang, mất 12,3 giây.")
