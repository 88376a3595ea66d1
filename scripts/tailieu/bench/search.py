"""`tailieu bench search`: judged queries against the shipped index and the shipped engine.

Renders a folder of Markdown pages, builds the index with the site's own code, and drives the
browser's code of the search in headless Chromium over http.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NotRequired, TypedDict

import typer
from rich.console import Console
from rich.table import Table

from tailieu.bench.report import (
    JsonOut,
    load,
    machine,
    machine_line,
    working_folder,
    write_json,
)
from tailieu.offline.chromium import FLAGS, find_browser
from tailieu.site import browser_code

if TYPE_CHECKING:
    # Imported by the functions that use it, since it is not installed with the site's tools.
    from playwright.sync_api import Browser, Page

ASSETS = Path(__file__).parents[3] / "overrides/assets"
EXTENSIONS = ["tables", "toc", "attr_list", "fenced_code", "footnotes"]
FIRST_QUERIES = [
    "tuyên truyền",
    "an toàn giao thông",
    "bảo hiểm xã hội",
    "phòng cháy",
    "hộ tịch",
    "ngân sách nhà nước",
    "giáo dục phổ thông",
    "thủ tục hành chính",
    "đất đai",
    "quyền sử dụng đất",
]
DRIVER = """<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="tailieu:noindex">
<title>bench</title><script src="bench-search.js"></script>
<script src="bench-driver.js"></script>"""
DRIVER_SCRIPT = """
var engine = TailieuSearch.open({base: 'assets/search/', language: 'vi'}), tasks = [];
function keep(entries) { entries.forEach(entry => { tasks.push(entry.duration); }); }
var observer = new PerformanceObserver(list => { keep(list.getEntries()); });
observer.observe({entryTypes: ['longtask']});
function rest(ms) { return new Promise(resolve => { setTimeout(resolve, ms); }); }
async function type(query) {
  for (var end = 1; end <= query.length; end++) {
    var asked = engine.search(query.slice(0, end));
    await rest(100);
  }
  await asked;
}
async function longTasks() {
  await rest(100);
  keep(observer.takeRecords());
  return tasks;
}
async function run(queries) {
  var answers = [];
  for (var query of queries) {
    var start = performance.now(), result = await engine.search(query);
    answers.push({ms: performance.now() - start, urls: result.hits.map(hit => hit.url),
      errors: result.errors, shown: result.shown});
  }
  return answers;
}
"""


class Query(TypedDict):
    """One line of the judged queries; `relevant` and `not_relevant` are ids of pages.

    `base` is the query that `query` is a `variant` of.
    """

    query: str
    variant: str
    base: str
    relevant: list[str]
    not_relevant: NotRequired[list[str]]


class Answer(TypedDict):
    """What `run` of DRIVER_SCRIPT gives for one query; `ms` are milliseconds."""

    ms: float
    urls: list[str]
    errors: list[str]
    shown: str


class FirstQuery(TypedDict):
    """What one query loads and takes in a browser that has nothing of the index yet."""

    requests: int
    bytes: int
    gzip_bytes: int
    ms: float
    long_tasks: list[float]


Report = dict[str, Any]


def search(
    pages: Annotated[Path, typer.Option(help="Thư mục các trang Markdown (*.md hoặc docs/*.md).")],
    queries: Annotated[Path, typer.Option(help="Truy vấn đã chấm, mỗi dòng một JSON.")],
    json_out: JsonOut = None,
    against: Annotated[str, typer.Option(help="Dựng thêm chỉ mục này để so: pagefind.")] = "",
    variant: Annotated[str, typer.Option(help="Chỉ chạy một biến thể.")] = "",
    limit: Annotated[int, typer.Option(help="Chỉ chạy từng này truy vấn đầu.")] = 0,
) -> None:
    """Đo tìm kiếm trên các trang và truy vấn đã chấm."""
    if against not in ("", "pagefind"):
        raise typer.BadParameter(
            f"chưa biết “{against}”; hãy dùng: pagefind", param_hint="--against"
        )
    lines = queries.read_text(encoding="utf-8").splitlines()
    rows: list[Query] = [json.loads(line) for line in lines if line]
    rows = [row for row in rows if not variant or row["variant"] == variant]
    rows = rows[: limit or None]
    sources = sorted(pages.glob("*.md")) or sorted((pages / "docs").glob("*.md"))
    if not sources or not rows:
        raise typer.BadParameter(f"không có trang nào trong {pages} hoặc truy vấn nào để chạy")
    if not find_browser(os.environ):
        raise typer.BadParameter("không có Chromium; hãy cài, hoặc đặt CHROMIUM=/đường/dẫn")
    load_before = load()
    with working_folder() as site:
        render(sources, site)
        report: Report = {"pages": len(sources), "rows": len(rows)}
        if against:
            report["pagefind"] = build_pagefind(site)
        report["index"] = build(site)
        report |= measure(site, rows)
    report["machine"] = machine(load_before)
    _print(report)
    write_json(json_out, report)


def render(sources: list[Path], site: Path) -> None:
    """Render Markdown pages to `site/<stem>.html`."""
    import markdown

    converter = markdown.Markdown(extensions=EXTENSIONS)
    for path in sources:
        body = converter.reset().convert(path.read_text(encoding="utf-8"))
        html = (
            f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{escape(path.stem)}'
            f"</title></head><body><article>\n{body}\n</article></body></html>\n"
        )
        (site / f"{path.stem}.html").write_text(html, encoding="utf-8")


def add_driver(site: Path) -> None:
    """The page that runs the shipped scripts, put beside the rendered ones."""
    (site / "bench-driver.html").write_text(DRIVER, encoding="utf-8")
    (site / "bench-driver.js").write_text(DRIVER_SCRIPT, encoding="utf-8")
    code = browser_code.joined(ASSETS, *browser_code.SEARCH_ALONE)
    (site / "bench-search.js").write_text(code, encoding="utf-8")


def build(site: Path) -> Report:
    """Build the index as the site does; sizes in bytes, time in seconds."""
    from tailieu.search.builder import build_search

    start = time.perf_counter()
    build_search(site)
    seconds = time.perf_counter() - start
    written = [path.read_bytes() for path in (site / "assets/search").rglob("*.js")]
    return {
        "bytes": sum(map(len, written)),
        "gzip_bytes": sum(len(gzip.compress(data, 6)) for data in written),
        "files": len(written),
        "build_s": round(seconds, 2),
    }


def build_pagefind(site: Path) -> Report:
    """Build Pagefind's index of the same pages, measure it and remove it."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site)]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    seconds = time.perf_counter() - start
    written = [path for path in (site / "pagefind").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in written)
    shutil.rmtree(site / "pagefind")
    return {"bytes": size, "files": len(written), "build_s": round(seconds, 2)}


def measure(site: Path, rows: list[Query]) -> Report:
    """Run the queries in Chromium: ranking, bytes of a first query, latency."""
    from playwright.sync_api import sync_playwright

    add_driver(site)
    with serve(site) as (address, asked), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(os.environ), args=["--no-sandbox", *FLAGS]
        )
        try:
            first = [_first_query(browser, address, asked, site, query) for query in FIRST_QUERIES]
            long_tasks = [ms for one in first for ms in one["long_tasks"]]
            for query in FIRST_QUERIES:
                long_tasks += _typing(browser, address, query)
            page = browser.new_page()
            page.goto(f"{address}/bench-driver.html")
            queries = [row["query"] for row in rows]
            answers = _run(page, queries)
            # The index is loaded by now, so this measures the engine only.
            times = sorted(answer["ms"] for answer in _run(page, queries))
        finally:
            browser.close()
    for row, answer in zip(rows, answers, strict=True):
        if answer["errors"]:
            raise RuntimeError(f"{row['query']!r}: {answer['errors']}")
    found = [[Path(url).stem for url in answer["urls"]] for answer in answers]
    return {
        **grade(rows, found),
        "first_query": {
            "requests": statistics.median(one["requests"] for one in first),
            "bytes_median": statistics.median(one["bytes"] for one in first),
            "bytes_max": max(one["bytes"] for one in first),
            "gzip_bytes_median": statistics.median(one["gzip_bytes"] for one in first),
            "gzip_bytes_max": max(one["gzip_bytes"] for one in first),
            "ms_median": round(statistics.median(one["ms"] for one in first), 1),
            "ms_max": round(max(one["ms"] for one in first), 1),
        },
        "latency_ms": {
            "median": round(statistics.median(times), 1),
            "p95": round(times[int(len(times) * 0.95)], 1),
        },
        # While nothing is loaded yet: first queries entered at once, then typed letter by letter.
        "long_tasks": {"count": len(long_tasks), "longest_ms": max(long_tasks, default=0)},
    }


def _run(page: Page, queries: list[str]) -> list[Answer]:
    answers: list[Answer] = []
    for start in range(0, len(queries), 50):
        answers += page.evaluate("run", queries[start : start + 50])
    return answers


def _first_query(
    browser: Browser, address: str, asked: list[str], site: Path, query: str
) -> FirstQuery:
    """One query in a browser that has loaded the scripts and nothing of the index."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/bench-driver.html")
    asked.clear()
    (answer,) = _run(page, [query])
    long_tasks: list[float] = page.evaluate("longTasks()")
    context.close()
    files = [path.split("?")[0].lstrip("/") for path in asked if "/assets/" in path]
    loaded = [(site / path).read_bytes() for path in files]
    return {
        "requests": len(loaded),
        "bytes": sum(map(len, loaded)),
        "gzip_bytes": sum(len(gzip.compress(data, 6)) for data in loaded),
        "ms": answer["ms"],
        "long_tasks": long_tasks,
    }


def _typing(browser: Browser, address: str, query: str) -> list[float]:
    """Milliseconds of each long task while a query is typed into a fresh browser."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/bench-driver.html")
    page.evaluate("type", query)
    long_tasks: list[float] = page.evaluate("longTasks()")
    context.close()
    return long_tasks


@contextmanager
def serve(site: Path) -> Iterator[tuple[str, list[str]]]:
    """(address, requested paths as they come) of a server on the loopback interface."""
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            super().do_GET()

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def grade(rows: list[Query], found: list[list[str]]) -> Report:
    """Success@1, success@5 and MRR@10 by variant; `found[i]` are page ids, best first."""
    ranks: dict[str, list[int]] = defaultdict(list)
    exact: dict[str, float] = {}
    bases: dict[str, list[str]] = defaultdict(list)
    wrong = []
    for row, ids in zip(rows, found, strict=True):
        relevant = set(row["relevant"])
        rank = next((n for n, page in enumerate(ids[:10], 1) if page in relevant), 0)
        for name in ("ALL", row["variant"]):
            ranks[name].append(rank)
            bases[name].append(row["base"])
        if row["variant"] == "exact":
            exact[row["base"]] = 1 / rank if rank else 0
        if row.get("not_relevant"):
            above = set(ids[: rank - 1] if rank else ids[:10])
            wrong.append(bool(above & set(row["not_relevant"])))
    variants = {}
    for name, got in ranks.items():
        same = [exact[base] for base in bases[name] if base in exact]
        variants[name] = {
            "n": len(got),
            "success_at_1": _share(rank == 1 for rank in got),
            "success_at_5": _share(0 < rank <= 5 for rank in got),
            "mrr_at_10": _share(1 / rank if rank else 0 for rank in got),
            "exact_same_base": _share(same),
        }
    return {"variants": variants, "confusable_wrong_first": _share(wrong)}


def _share(values: Iterable[float]) -> float | None:
    """The mean, rounded to four digits; None for no values."""
    values = list(values)
    return round(sum(values) / len(values), 4) if values else None


def _print(report: Report) -> None:
    console = Console()
    table = Table(title=f"{report['pages']} trang, {report['rows']} truy vấn")
    for column in ("biến thể", "n", "success@1", "success@5", "MRR@10", "exact cùng gốc"):
        table.add_column(column, justify="left" if column == "biến thể" else "right")
    for name, row in report["variants"].items():
        table.add_row(name, *("–" if value is None else f"{value:g}" for value in row.values()))
    console.print(table)
    console.print("confusable, trang sai đứng trước:", report["confusable_wrong_first"])
    for part in ("index", "pagefind", "first_query", "latency_ms", "long_tasks"):
        if part in report:
            console.print(part, json.dumps(report[part]))
    console.print(machine_line(report["machine"]), soft_wrap=True, markup=False)
