"""`tailieu bench build`: a site of many sheets, built our way, by the stock theme and by Hugo.

The sheets have the text of real pages under generated front matter. All get the same Markdown; each
builds in a process of its own.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, NamedTuple, TypedDict

import typer

from tailieu import cache
from tailieu.bench.first_visit import first_visit
from tailieu.bench.processes import Used, run
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
from tailieu.bench.sites import (
    Texts,
    edit,
    fewer,
    material,
    median_sheet,
    write_hugo,
    write_site,
    write_stock,
)
from tailieu.bench.usage import Stage
from tailieu.in_child import start_in_child
from tailieu.offline.chromium import find_browser
from tailieu.site.service_worker import kept_files
from tailieu.terminal import STAGES, errors

# The most bytes of a file that a reader loads, and how many of the largest are named.
LARGEST_FILE = 300_000
NAMED_FILES = 8


class Build(TypedDict):
    """What one build took and made: seconds, bytes, numbers of files.

    `pages` are the HTML files, `files` all of them; `sheet_html_bytes` is the size of one sheet's
    page. `first_visit` are the bytes that a browser loads, compressed, to show that page, by path;
    None if it was not measured. `stages` are known of our own builds only.
    """

    name: str
    sheets: int
    seconds: float
    cpu_seconds: float
    peak_bytes: int
    site_bytes: int
    files: int
    pages: int
    sheet_html_bytes: int
    first_visit: dict[str, int] | None
    stages: list[Stage]


class Growth(TypedDict):
    """How a stage grows: each figure a page of the large site divided by that of the small one."""

    stage: str
    seconds: float
    cpu_seconds: float


class File(TypedDict):
    """A file of a site, with its size in bytes."""

    path: str
    size: int


class Report(TypedDict):
    """What is written to the JSON file.

    `small` is a cold build of a tenth of the sheets, against which `growth` is measured, if the
    site is large enough. `builds` begin with our cold and our warm one; `pages_changed` is how many
    HTML files differ between them, and `cache_bytes` the size of the results that both have kept.
    `largest` are the largest files that a reader loads beside pages.
    """

    machine: Machine
    sheets: int
    texts: int
    repetition: str | None
    weighed: str
    small: Build | None
    builds: list[Build]
    pages_changed: int
    cache_bytes: int
    growth: list[Growth]
    largest: list[File]


def build(
    sheets: Annotated[int, typer.Option(min=1, help="Số phiếu của trang thử.")],
    pages: Texts,
    json_out: JsonOut = None,
    skip_stock: Annotated[
        bool,
        typer.Option(
            "--skip-stock", help="Không dựng bản nguyên gốc, vốn lớn dần theo bình phương số trang."
        ),
    ] = False,
) -> None:
    """Dựng một trang nhiều phiếu: cách của ta, cách nguyên gốc, Hugo; đặt số đo cạnh nhau.

    Chạy ở thư mục gốc của dự án. Mỗi bản dựng chạy trong một tiến trình riêng.
    """
    project, texts = material(pages)
    load_before = load()
    with working_folder() as folder:
        bench = _Bench(folder, project, texts, sheets)
        small = bench.small()
        ours = bench.ours()
        others = bench.others(skip_stock)
    report = Report(
        machine=machine(load_before),
        sheets=sheets,
        texts=len(texts),
        repetition=repetition(len(texts), sheets),
        weighed=bench.page,
        small=small,
        builds=[ours.cold, ours.warm, *others],
        pages_changed=ours.pages_changed,
        cache_bytes=ours.cache_bytes,
        growth=growth(small, ours.cold) if small else [],
        largest=ours.largest,
    )
    _show(report)
    write_json(json_out, report)


class Ours(NamedTuple):
    """Our two builds of the large site: see Report."""

    cold: Build
    warm: Build
    pages_changed: int
    cache_bytes: int
    largest: list[File]


class _Bench:
    """Builds sites below `folder`, and keeps of them only what the next one needs."""

    def __init__(self, folder: Path, project: Path, texts: list[Path], sheets: int) -> None:
        self._folder = folder
        self._sheets = sheets
        self._small = fewer(sheets)
        # Among the sheets that the small and the large site have.
        self._weighed = median_sheet(texts, self._small or sheets)
        self.page = self._weighed.removesuffix(".md") + ".html"
        self._browser = find_browser(os.environ)
        if not self._browser:
            errors.print("Không có Chromium: bỏ qua phép đo lần xem đầu.")
        # All at once, so that they are copies of the same state of the project.
        for count in {self._small or sheets, sheets}:
            write_site(project, folder / f"ours-{count}", texts, count)

    def small(self) -> Build | None:
        """Our cold build of the small site, if the site is larger than that."""
        if self._small is None:
            return None
        root, out = self._folder / f"ours-{self._small}", self._folder / "small"
        made = self._ours("của ta, từ đầu", root, out, self._small)
        shutil.rmtree(out)
        shutil.rmtree(root)
        return made

    def ours(self) -> Ours:
        """Our cold build, and our warm one after a page was edited."""
        root, out = self._folder / f"ours-{self._sheets}", self._folder / "ours"
        cold = self._ours("của ta, từ đầu", root, out, self._sheets)
        self._visit(out, cold)
        files, before = largest_files(out), _digests(out)
        sheet = root / "docs" / self._weighed
        original = sheet.read_text(encoding="utf-8")
        edit(sheet)
        warm = self._ours("của ta, sửa một trang", root, out, self._sheets)
        after = _digests(out)
        changed = sum(after[path] != before.get(path) for path in after)
        # For the builds that follow.
        sheet.write_text(original, encoding="utf-8")
        kept = root / cache.FILE
        size = kept.stat().st_size
        shutil.rmtree(out)
        shutil.rmtree(kept.parent)
        return Ours(cold, warm, changed, size, files)

    def others(self, skip_stock: bool) -> list[Build]:
        """The builds of others: stock, unless it is to be skipped, and Hugo, if there is one."""
        builds: list[Build] = []
        hugo = shutil.which("hugo")
        if hugo is None:
            errors.print("Không có Hugo: bỏ qua phép đo bằng Hugo.")
        if skip_stock and hugo is None:
            return builds
        source = self._folder / "stock"
        # It reads all pages, and while the commands run their memory is not to be missed.
        start_in_child(lambda: write_stock(self._folder / f"ours-{self._sheets}", source))()
        shutil.rmtree(self._folder / f"ours-{self._sheets}")
        if not skip_stock:
            out = self._folder / "stock-site"
            command = [sys.executable, "-m", "mkdocs", "build", "-f", str(source / "mkdocs.yml")]
            name = f"nguyên gốc, Material {version('mkdocs-material')}"
            builds += self._other(name, [*command, "-d", str(out)], out)
        if hugo:
            out, pages = self._folder / "hugo-site", self._folder / "hugo"
            write_hugo(source, pages)
            command = [hugo, "--source", str(pages), "--destination", str(out)]
            command += ["--cacheDir", str(self._folder / "hugo-cache")]
            builds += self._other(_hugo_version(hugo), command, out)
        return builds

    def _other(self, name: str, command: Sequence[str], out: Path) -> list[Build]:
        """The build by `command`; none if it fails, of which the rest need not be lost."""
        try:
            made = self._measure(name, command, out, self._sheets)
        except RuntimeError as failure:
            errors.print(f"{failure}\nBỏ qua phép đo này.")
            shutil.rmtree(out, ignore_errors=True)
            return []
        self._visit(out, made)
        shutil.rmtree(out)
        return [made]

    def _ours(self, name: str, root: Path, out: Path, sheets: int) -> Build:
        command = [sys.executable, "-m", "tailieu.bench.build_child", str(root), str(out)]
        return self._measure(name, command, out, sheets)

    def _measure(self, name: str, command: Sequence[str], out: Path, sheets: int) -> Build:
        """Run `command`, which builds a site into `out`; raises RuntimeError if it fails."""
        errors.print(f"{name}, {sheets} phiếu …")
        log = out.with_suffix(".log")
        used = run(name, command, log)
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        sizes = {path: path.stat().st_size for path in out.rglob("*") if path.is_file()}
        stages = json.loads(lines[-1]) if lines and lines[-1].startswith("[") else []
        return Build(
            name=name,
            sheets=sheets,
            seconds=used.seconds,
            cpu_seconds=used.cpu_seconds,
            peak_bytes=used.peak_bytes,
            site_bytes=sum(sizes.values()),
            files=len(sizes),
            pages=sum(path.suffix == ".html" for path in sizes),
            sheet_html_bytes=(out / self.page).stat().st_size,
            first_visit=None,
            stages=with_ends(stages, used),
        )

    def _visit(self, out: Path, build: Build) -> None:
        if self._browser:
            try:
                build["first_visit"] = first_visit(out, self.page, self._browser)
            except subprocess.SubprocessError as failure:
                errors.print(f"Không đo được lần xem đầu: {failure}")


def _hugo_version(program: str) -> str:
    """`Hugo 0.111.3`, as far as the program tells it."""
    said = subprocess.run([program, "version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"v(\d[\d.]*)", said)
    return f"Hugo {found[1]}" if found else "Hugo"


def _digests(out: Path) -> dict[str, bytes]:
    """The digest of every page of a site, by its path."""
    return {
        path.relative_to(out).as_posix(): hashlib.blake2b(path.read_bytes()).digest()
        for path in out.rglob("*.html")
    }


def largest_files(out: Path) -> list[File]:
    """The largest files of a site that a reader loads beside pages, the largest first."""
    loaded = [path for path in kept_files(out) if not path.endswith(".html")]
    # The worker keeps what these list, and not themselves.
    loaded += [path.relative_to(out).as_posix() for path in out.glob("sw*.js*")]
    loaded += [path.relative_to(out).as_posix() for path in out.glob("sw-files/*")]
    sizes = [File(path=path, size=(out / path).stat().st_size) for path in loaded]
    return sorted(sizes, key=lambda file: (-file["size"], file["path"]))[:NAMED_FILES]


def with_ends(stages: list[Stage], used: Used) -> list[Stage]:
    """`stages` of a process, the first of which gets what it `used` outside of the others.

    That is the time before its own clock began, and after it ended.
    """
    for first in stages[:1]:
        first["seconds"] = used.seconds - sum(stage["seconds"] for stage in stages[1:])
        first["cpu_seconds"] = used.cpu_seconds - sum(stage["cpu_seconds"] for stage in stages[1:])
    return stages


def growth(small: Build, large: Build) -> list[Growth]:
    """How each stage of `large` grows against `small`, and at last the whole build."""
    pages = large["pages"] / small["pages"]
    before = {stage["stage"]: stage for stage in small["stages"]}
    pairs = [
        (stage["stage"], before[stage["stage"]], stage)
        for stage in large["stages"]
        if stage["stage"] in before
    ]
    return [
        Growth(
            stage=name,
            seconds=two["seconds"] / one["seconds"] / pages,
            cpu_seconds=two["cpu_seconds"] / one["cpu_seconds"] / pages,
        )
        for name, one, two in [*pairs, ("all", small, large)]
    ]


_STAGES = {"start": "Khởi động và kết thúc", **STAGES, "all": "Cả lần dựng"}


def _show(report: Report) -> None:
    builds, cold = report["builds"], report["builds"][0]
    show(
        f"{report['sheets']} phiếu, {cold['pages']} trang",
        (
            *("", "giây", "CPU, giây", "bộ nhớ, MB", "cả trang, MB", "số tệp"),
            *("HTML một phiếu, KB", "lần xem đầu, KB nén", "giây / của ta", "CPU / của ta"),
        ),
        [_build_row(build, cold) for build in builds],
    )
    print("CPU: của mọi tiến trình, người dùng và hệ thống. Bộ nhớ: của tiến trình lớn nhất.")
    print(
        f"Sửa một trang: đổi tên và thêm chữ của {report['weighed']}; "
        f"{report['pages_changed']} trang HTML đổi theo; "
        f"kết quả giữ lại trong .cache: {number(report['cache_bytes'] / 1e6, 1)} MB."
    )
    for build in builds[:2]:
        _show_stages(build)
    small = report["small"]
    if small:
        _show_growth(small, cold, report["growth"])
    show(
        f"Tệp lớn nhất mà người đọc tải, trừ trang HTML (giới hạn {LARGEST_FILE // 1000} KB)",
        ("", "KB", ""),
        [
            (
                file["path"],
                number(file["size"] / 1e3, 1),
                "QUÁ" if file["size"] > LARGEST_FILE else "",
            )
            for file in report["largest"]
        ],
    )
    if report["repetition"]:
        print(report["repetition"])
    print(machine_line(report["machine"]))


def _build_row(build: Build, cold: Build) -> tuple[str, ...]:
    visit = build["first_visit"]
    return (
        build["name"],
        number(build["seconds"], 1),
        number(build["cpu_seconds"], 1),
        number(build["peak_bytes"] / 1e6),
        number(build["site_bytes"] / 1e6, 1),
        number(build["files"]),
        number(build["sheet_html_bytes"] / 1e3, 1),
        "–" if visit is None else number(sum(visit.values()) / 1e3, 1),
        number(build["seconds"] / cold["seconds"], 2),
        number(build["cpu_seconds"] / cold["cpu_seconds"], 2),
    )


def _show_stages(build: Build) -> None:
    show(
        f"Các chặng, {build['name']}",
        (
            *("", "giây", "CPU, giây", "CPU một trang, ms"),
            *("bộ nhớ tới lúc ấy, MB", "của tiến trình con, MB"),
        ),
        [
            (
                _STAGES[stage["stage"]],
                number(stage["seconds"], 2),
                number(stage["cpu_seconds"], 2),
                number(stage["cpu_seconds"] / build["pages"] * 1e3, 2),
                number(stage["own_peak_bytes"] / 1e6),
                number(stage["children_peak_bytes"] / 1e6),
            )
            for stage in build["stages"]
        ],
    )


def _show_growth(small: Build, large: Build, rows: list[Growth]) -> None:
    show(
        f"Một trang lúc có {large['sheets']} phiếu so với lúc có {small['sheets']} phiếu",
        ("", "giây", "CPU"),
        [
            (_STAGES[row["stage"]], number(row["seconds"], 2), number(row["cpu_seconds"], 2))
            for row in rows
        ],
    )
    print(
        f"Trang: {number(small['pages'])} → {number(large['pages'])}; "
        f"bộ nhớ cao nhất: {number(small['peak_bytes'] / 1e6)} → "
        f"{number(large['peak_bytes'] / 1e6)} MB; HTML của một phiếu: "
        f"{number(small['sheet_html_bytes'] / 1e3, 1)} → "
        f"{number(large['sheet_html_bytes'] / 1e3, 1)} KB."
    )
