"""`tailieu bench check`: how long `tailieu check` takes over a site of many sheets."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Annotated, TypedDict

import typer

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
from tailieu.bench.sheets import repetition
from tailieu.bench.sites import Texts, edit, fewer, material, median_sheet, write_site

NO_CACHE = "không dùng .cache"
EMPTY_CACHE = ".cache còn trống"
WARM = "chạy lại"
ONE_CHANGED = "sửa một trang"


class Check(TypedDict):
    """One run: seconds, bytes of memory at the peak."""

    name: str
    seconds: float
    cpu_seconds: float
    peak_bytes: int


class Checked(TypedDict):
    """The runs over one site of `pages` Markdown files, and how often they found each rule."""

    sheets: int
    pages: int
    runs: list[Check]
    found: dict[str, int]


class Report(TypedDict):
    """What is written to the JSON file."""

    machine: Machine
    texts: int
    repetition: str | None
    small: Checked | None
    large: Checked


def check(
    pages: Texts,
    sheets: Annotated[int, typer.Option(min=1, help="Số phiếu của trang thử.")] = 5000,
    json_out: JsonOut = None,
) -> None:
    """Đo `tailieu check` trên một trang nhiều phiếu: lần đầu, chạy lại, sửa một trang.

    Chạy ở thư mục gốc của dự án.
    """
    project, texts = material(pages)
    load_before = load()
    few = fewer(sheets)
    with working_folder() as folder:
        small = _measure(folder / "small", project, texts, few) if few else None
        large = _measure(folder / "large", project, texts, sheets)
    report = Report(
        machine=machine(load_before),
        texts=len(texts),
        repetition=repetition(len(texts), sheets),
        small=small,
        large=large,
    )
    _show(report)
    write_json(json_out, report)


def _measure(root: Path, project: Path, texts: list[Path], sheets: int) -> Checked:
    """Check a site of `sheets` in `root` in every way."""
    write_site(project, root, texts, sheets)
    found: Counter[str] = Counter()

    def checked(name: str, *options: str) -> Check:
        log = root / "check.json"
        command = program("check", "--root", str(root), "--format=json", *options)
        # Real text breaks rules, so the check may end with 1.
        used = run(f"{sheets} phiếu, {name}", command, log, (0, 1))
        try:
            rows = json.loads(log.read_text(encoding="utf-8"))
        except ValueError:
            raise RuntimeError(log.read_text(encoding="utf-8")) from None
        found.clear()
        found.update(row["rule"] for row in rows)
        return Check(
            name=name,
            seconds=used.seconds,
            cpu_seconds=used.cpu_seconds,
            peak_bytes=used.peak_bytes,
        )

    runs = [checked(NO_CACHE, "--no-cache"), checked(EMPTY_CACHE), checked(WARM)]
    edit(root / "docs" / median_sheet(texts, sheets))
    runs.append(checked(ONE_CHANGED))
    pages = sum(1 for path in (root / "docs").rglob("*.md"))
    shutil.rmtree(root)
    return Checked(sheets=sheets, pages=pages, runs=runs, found=dict(sorted(found.items())))


def _show(report: Report) -> None:
    large, small = report["large"], report["small"]
    first = large["runs"][0]
    growth: dict[str, str] = {}
    if small:
        pages = large["pages"] / small["pages"]
        for before, now in zip(small["runs"], large["runs"], strict=True):
            ratio = now["cpu_seconds"] / before["cpu_seconds"] / pages
            growth[now["name"]] = number(ratio, 2)
    than = f"một trang so với lúc có {small['sheets']} phiếu" if small else ""
    show(
        f"{large['sheets']} phiếu, {large['pages']} trang",
        (
            *("", "giây", "CPU, giây", "CPU một trang, ms", "bộ nhớ, MB"),
            *("giây / lần đầu", "CPU / lần đầu", than),
        ),
        [
            (
                run["name"],
                number(run["seconds"], 2),
                number(run["cpu_seconds"], 2),
                number(run["cpu_seconds"] / large["pages"] * 1e3, 2),
                number(run["peak_bytes"] / 1e6),
                number(run["seconds"] / first["seconds"], 3),
                number(run["cpu_seconds"] / first["cpu_seconds"], 3),
                growth.get(run["name"], ""),
            )
            for run in large["runs"]
        ],
    )
    counts = ", ".join(f"{rule}: {count}" for rule, count in large["found"].items())
    print(counts or "Không có lỗi.")
    if report["repetition"]:
        print(report["repetition"])
    print(machine_line(report["machine"]))
