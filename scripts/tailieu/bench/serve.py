"""`tailieu bench serve`: how soon a save is seen in a browser, and the whole site built again."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Annotated, NamedTuple, TypedDict
from urllib.parse import urlencode

import typer

from tailieu import cache
from tailieu.bench import sites
from tailieu.bench.processes import program, run
from tailieu.bench.report import (
    JsonOut,
    Machine,
    load,
    machine,
    machine_line,
    number,
    show,
    working_folder,
    write_json,
)
from tailieu.bench.sheets import with_title, with_words
from tailieu.terminal import errors

# A save is to be seen in such a part of the time of a whole build.
TARGET = 40
# The template of the pages that are looked at.
_TEMPLATE = "overrides/phieu.html"
# How many times as long as a whole build alone the server may be silent, and the least seconds.
_PATIENCE = 5
_LEAST_PATIENCE = 60
# How long the server may take to end, with the build behind it.
_END_SECONDS = 30
# How the preview server marks what it has drawn; its script in the page sends it back.
_DRAWN = re.compile(r'data-drawn="(\w+)"')


class Start(TypedDict):
    """A start of the server: seconds until the first page, and until the whole site is built."""

    page: float
    built: float


class Saves(TypedDict):
    """Saves of one kind: seconds from writing the file until each step.

    `told` is when the waiting page was told, `seen` when it had got the new page, `built` when the
    whole site was built again.
    """

    kind: str
    told: list[float]
    seen: list[float]
    built: list[float]


class Report(TypedDict):
    """What is written to the JSON file.

    `cold_build` are the seconds of one build of the whole site without results of earlier runs;
    the first start has none of them either, the second has all.
    """

    machine: Machine
    sheets: int
    page: str
    cold_build: float
    first_start: Start
    second_start: Start
    saves: list[Saves]


class Change(NamedTuple):
    """A file's new text, and words that the page then has."""

    file: Path
    text: str
    words: str


def serve(
    pages: Annotated[
        Path | None,
        typer.Option(file_okay=False, exists=True, help="Thư mục các trang chữ thật (*.md)."),
    ] = None,
    sheets: Annotated[
        int, typer.Option(min=0, help="Số phiếu của trang thử; 0: chỉ các trang của dự án.")
    ] = 2000,
    times: Annotated[int, typer.Option(min=1, help="Số lần lưu mỗi loại.")] = 5,
    json_out: JsonOut = None,
) -> None:
    """Đo từ lúc lưu một tệp tới lúc trình duyệt có trang mới, khi chạy `tailieu serve`.

    Chạy ở thư mục gốc của dự án; đo trên một bản sao.
    """
    if sheets and not pages:
        raise typer.BadParameter("cần thư mục các trang chữ thật", param_hint="--pages")
    project, texts = sites.material(pages)
    load_before = load()
    with working_folder() as folder:
        root = folder / "project"
        sites.write_site(project, root, texts, sheets)
        sheet = sites.median_sheet(texts, sheets) if sheets else _own_sheet(root / "docs")
        page = sheet.removesuffix(".md") + ".html"
        cold = _cold_build(root)
        patience = max(_LEAST_PATIENCE, _PATIENCE * cold)
        errors.print("Mở lần đầu …")
        with _serving(root, patience) as server:
            first = server.start(page)
        errors.print("Mở lần thứ hai …")
        with _serving(root, patience) as server:
            second = server.start(page)
            saves = []
            for kind, made in changes(root, root / "docs" / sheet, times).items():
                errors.print(f"Lưu {kind} …")
                saves.append(server.saves(kind, page, made))
    report = Report(
        machine=machine(load_before),
        sheets=sheets,
        page=page,
        cold_build=cold,
        first_start=first,
        second_start=second,
        saves=saves,
    )
    _show(report)
    write_json(json_out, report)


def changes(root: Path, sheet: Path, times: int) -> dict[str, list[Change]]:
    """Kind → so many changes of what a page shows, each made to the files as they are now."""
    text = sheet.read_text(encoding="utf-8")
    template = root / _TEMPLATE
    markup = template.read_text(encoding="utf-8")
    # Letters, since pages put other spaces between words and numbers.
    words = ["Sửa lần " + "một " * n + "xong" for n in range(1, times + 1)]
    return {
        "chữ của trang": [Change(sheet, with_words(text, f"{each}."), each) for each in words],
        "tên trang": [Change(sheet, with_title(text, f"{each}?"), f"{each}?") for each in words],
        "khuôn": [Change(template, f"<p>{each}!</p>\n{markup}", f"{each}!") for each in words],
    }


def _own_sheet(docs: Path) -> str:
    """The path in `docs` of a sheet without translation, with which it would have to agree."""
    return next(
        path.relative_to(docs).as_posix()
        for path in sorted((docs / "phieu").glob("*.md"))
        if "." not in path.stem and path.stem != "index" and not path.with_suffix(".en.md").exists()
    )


def _cold_build(root: Path) -> float:
    """Seconds that a build of the whole site takes; nothing of it is left."""
    out = root.with_name("site")
    errors.print("Dựng cả trang …")
    command = program("build", "--quiet", "--root", str(root), "--out", str(out))
    used = run("dựng cả trang", command, root.with_name("build.log"))
    shutil.rmtree(out)
    shutil.rmtree((root / cache.FILE).parent)
    return used.seconds


class _Server:
    """A server that runs, as a browser and a terminal see it.

    `said` gets every line that it prints, and `patience` is how many seconds it may be silent.
    """

    def __init__(
        self, root: Path, address: str, began: float, said: SimpleQueue[str], patience: float
    ) -> None:
        self._builds = root / ".cache" / "serve"
        self._address = address
        self._began = began
        self._said = said
        self._patience = patience

    def start(self, page: str) -> Start:
        """Ask for the page at `page`, and wait for the first build of the whole site."""
        before = self._built()
        self._get(page)
        seconds = time.monotonic() - self._began
        return Start(page=seconds, built=self._until_built(before, self._began))

    def saves(self, kind: str, page: str, changes: list[Change]) -> Saves:
        """Make `changes`, each when nothing is built any more, while a browser shows `page`."""
        saves = Saves(kind=kind, told=[], seen=[], built=[])
        for change in changes:
            before = self._built()
            drawn = _DRAWN.findall(self._get(page))
            asked = urlencode({"page": f"/{page}", "drawn": drawn[-1]})
            with self._open(f"_tailieu/changes?{asked}") as events:
                # The first line comes when the server has understood.
                events.readline()
                began = time.monotonic()
                sites.save(change.file, change.text)
                while events.readline() not in (b"event: drawn\n", b""):
                    pass
                saves["told"].append(time.monotonic() - began)
                html = self._get(page)
                saves["seen"].append(time.monotonic() - began)
            if change.words not in html:
                raise RuntimeError(f"{page}: trang mới không có «{change.words}».")
            saves["built"].append(self._until_built(before, began))
        return saves

    def _open(self, path: str) -> http.client.HTTPResponse:
        answer: http.client.HTTPResponse = urllib.request.urlopen(
            self._address + path, timeout=self._patience
        )
        return answer

    def _get(self, path: str) -> str:
        """The page at `path` from the site's root."""
        with self._open(path) as answer:
            return answer.read().decode()

    def _built(self) -> list[str]:
        """The names of what builds have made, and of what a build is making."""
        return sorted(os.listdir(self._builds)) if self._builds.is_dir() else []

    def _until_built(self, before: list[str], began: float) -> float:
        """Wait until a build has replaced what was there `before`; the seconds since `began`.

        The server prints a line once it has tidied up after a build.
        """
        lines = []
        while (now := self._built()) == before or len(now) != 1 or not now[0].isdecimal():
            try:
                lines.append(self._said.get(timeout=self._patience))
            except Empty:
                said = "\n".join(lines)
                raise RuntimeError(f"tailieu serve: chờ mãi không dựng xong.\n{said}") from None
        return time.monotonic() - began


@contextmanager
def _serving(root: Path, patience: float) -> Iterator[_Server]:
    """`tailieu serve` in processes of its own, all of which end with the block."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    began = time.monotonic()
    process = subprocess.Popen(
        program("serve", "--root", str(root), "--port", str(port)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        # Ctrl-C is for this program, which then ends the server.
        start_new_session=True,
    )
    assert process.stdout
    assert process.stderr
    said: SimpleQueue[str] = SimpleQueue()

    def listen(lines: IO[str]) -> None:
        for line in lines:
            said.put(line.strip())

    reader = threading.Thread(target=listen, args=(process.stderr,))
    reader.start()
    try:
        # One line, as soon as pages can be seen.
        if not process.stdout.readline():
            reader.join()
            told = "\n".join(said.get() for _ in range(said.qsize()))
            raise RuntimeError(f"tailieu serve: {told}")
        yield _Server(root, f"http://127.0.0.1:{port}/", began, said, patience)
    finally:
        # The server ends the build behind it, which is in a group of its own.
        process.terminate()
        try:
            process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        reader.join()
        process.stdout.close()
        process.stderr.close()


def _show(report: Report) -> None:
    cold, first, second = report["cold_build"], report["first_start"], report["second_start"]
    name = f"{report['sheets']} phiếu" if report["sheets"] else "Dự án này"
    show(
        f"{name}: `tailieu serve`, giây",
        ("", "thấy trang đầu", "dựng xong cả trang ở phía sau"),
        [
            ("mở lần đầu", number(first["page"], 2), number(first["built"], 1)),
            ("mở lần thứ hai", number(second["page"], 2), number(second["built"], 1)),
        ],
    )
    show(
        f"Lưu rồi thấy, giây: giữa / chậm nhất trong {len(report['saves'][0]['seen'])} lần",
        (
            *("lưu", "được báo", "có trang mới", "phần của một lần dựng cả trang"),
            "dựng xong cả trang ở phía sau",
        ),
        [
            (
                saves["kind"],
                _both(saves["told"]),
                _both(saves["seen"]),
                " / ".join(f"1/{cold / seconds:.0f}" for seconds in _median_worst(saves["seen"])),
                _both(saves["built"]),
            )
            for saves in report["saves"]
        ],
    )
    print(
        f"Dựng cả trang từ đầu, lúc không chạy gì khác: {number(cold, 1)} giây; "
        f"đích: thấy trang mới trong 1/{TARGET}, là {number(cold / TARGET, 2)} giây."
    )
    print(machine_line(report["machine"]))


def _median_worst(values: list[float]) -> tuple[float, float]:
    return statistics.median(values), max(values)


def _both(values: list[float]) -> str:
    return " / ".join(number(value, 2) for value in _median_worst(values))
