"""`tailieu bench build`: a site of many sheets, built our way and the theme's stock way.

The sheets carry the text of real pages under generated front matter. Both set-ups get the same
Markdown; each builds in a process of its own.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit

import typer
import yaml
from rich.console import Console
from rich.table import Table

from tailieu import pipeline
from tailieu.checks import runner
from tailieu.checks.sections import HEADINGS
from tailieu.content import dates, terms
from tailieu.content.catalogue import Entry
from tailieu.content.loader import load
from tailieu.content.messages import LANGUAGES, Lang
from tailieu.content.site import Site
from tailieu.offline.chromium import FLAGS, find_browser
from tailieu.site import kinds, page_markdown

SMALL_SITE = 100
SHEETS_A_MONTH = 40
# About what one statement of a real sheet holds; three of them can be spoken in a minute.
STATEMENT_SYLLABLES = 45
MOST_QUESTIONS = 5

CHROMIUM_ARGS = [
    "--headless",
    "--no-sandbox",
    *FLAGS,
    "--window-size=390,844",
    "--virtual-time-budget=5000",
    "--dump-dom",
]
# What a server sends as it is, since it is compressed already.
PACKED = (".woff2", ".woff", ".png", ".jpg", ".jpeg", ".webp", ".gz")

errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)


# The sheets: pure ------------------------------------------------------------------------------

_SYLLABLE = re.compile(r"\w+(?:[.,/]\w+)*")


def plain(markdown: str) -> tuple[str, str]:
    """The title (first H1) and the running text of a page, with nothing left that is markup."""
    title, lines = "", []
    for line in markdown.splitlines():
        heading = line.startswith("# ") and not title
        line = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", line)
        line = re.sub(r"<[^>]*>|[\\`*_{}\[\]<>|~^]+|^\s*(?:#+|[-+:=!]+)\s", " ", line)
        line = "".join(c for c in line if unicodedata.category(c) not in ("Cc", "Cf"))
        line = " ".join(unicodedata.normalize("NFC", line).split())
        if heading:
            title = line
        elif line:
            lines.append(line)
    return title, " ".join(lines)


def statements(text: str) -> list[str]:
    """`text` cut into pieces of at most STATEMENT_SYLLABLES, each of which begins with a word."""
    starts = [match.start() for match in _SYLLABLE.finditer(text)][::STATEMENT_SYLLABLES]
    pieces = [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=False)]
    # "1. Text" at the head of a list item would open a list inside it.
    return [re.sub(r"^(\d+)\.", r"\1\\.", piece) for piece in pieces]


def sheet(number: int, markdown: str, documents: list[str], sources: list[str]) -> str:
    """A valid sheet (front matter and body) that carries the whole text of the page `markdown`.

    It cites two of `documents` and one of `sources` (ids); `number` counts from 0 and sets its
    topic, month and audience.
    """
    title, text = plain(markdown)
    title = _clip(title or f"Phiếu {number + 1}", 120)
    pieces = statements(text) or [title]
    messages, rest = pieces[:3], pieces[3:] or pieces[:1]
    facts = rest[: math.ceil(len(rest) * 0.6)]
    answers = rest[len(facts) :] or facts[:1]
    month = 11 + 12 * 2026 - 1 - number // SHEETS_A_MONTH % 240
    audiences = list(terms.AUDIENCES)
    front = {
        "title": title,
        "description": _clip(pieces[0].replace("\\", ""), 160),
        "topic": list(terms.TOPICS)[number % len(terms.TOPICS)],
        "month": f"{month // 12}-{month % 12 + 1:02}",
        "audience": [audiences[number % len(audiences)]],
        "minutes": 3,
        "in_force_from": "2024-08-01",
        "review_by": "2027-05-23",
        "citations": {
            "van-ban-1": _citation(document=documents[number % len(documents)]),
            "van-ban-2": _citation(document=documents[(number + 1) % len(documents)]),
            "nguon-1": _citation(source=sources[number % len(sources)], title=title),
        },
    }
    labels = list(front["citations"])
    cited = (f"[^{labels[index % len(labels)]}]" for index in range(len(pieces) + len(labels)))
    key, facts_heading, questions, unknown = HEADINGS["vi"]
    lines = [f"## {key}", ""]
    lines += [f"{n}. {message}{next(cited)}" for n, message in enumerate(messages, 1)]
    lines += ["", f"## {facts_heading}", ""]
    lines += [f"- {fact}{next(cited)}" for fact in facts]
    lines += ["", f"## {questions}", ""]
    each = math.ceil(len(answers) / MOST_QUESTIONS)
    for start in range(0, len(answers), each):
        lines += [f"### Câu hỏi {start // each + 1}: {_clip(title, 60)}?", ""]
        for answer in answers[start : start + each]:
            lines += [f"{answer}{next(cited)}", ""]
    lines += [f"## {unknown}", "", "Phần này tôi chưa nắm chắc, xin hỏi lại rồi trả lời sau."]
    head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10**6)
    return f"---\n{head}---\n" + "\n".join(lines) + "\n"


def _citation(**target: str) -> dict:
    # Values of its own each time: YAML would write a shared one as an anchor.
    return {**target, "evidence": {"mark": "V2", "pages": []}}


def _clip(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"


def repetition(pages: int, sheets: int) -> str | None:
    """The sentence that owns up to repeated text; None where every sheet has its own."""
    if sheets <= pages:
        return None
    return f"{sheets} phiếu từ {pages} trang có sẵn: chữ của {sheets - pages} phiếu là lặp lại."


# The two sites ---------------------------------------------------------------------------------


def find_pages(folder: Path) -> list[Path]:
    """The Markdown pages of `folder` or `folder`/docs, so ordered that any first N are a fair
    sample: by a digest of the name, since names go by kind of text."""
    found = list(folder.glob("*.md")) or list(folder.glob("docs/*.md"))
    return sorted(found, key=lambda path: hashlib.sha256(path.name.encode()).digest())


def write_site(project: Path, target: Path, pages: list[Path], count: int) -> None:
    """A copy of the project's configuration, look and pages, with `count` sheets more."""
    for name in ("docs", "overrides"):
        shutil.copytree(project / name, target / name)
    shutil.copy(project / "mkdocs.yml", target)
    documents = _stems(target / "docs/van-ban")
    sources = _stems(target / "docs/nguon")
    for number in range(count):
        text = pages[number % len(pages)].read_text(encoding="utf-8")
        path = target / "docs" / sheet_path(number)
        path.write_text(sheet(number, text, documents, sources), encoding="utf-8")


def sheet_path(number: int) -> str:
    return f"phieu/bench-{number + 1:05}.md"


def _stems(folder: Path) -> list[str]:
    return [
        path.stem
        for path in sorted(folder.glob("*.md"))
        if path.stem != "index" and not path.stem.endswith(".en")
    ]


def write_stock(site: Path, target: Path) -> None:
    """The same text for the theme as it comes: every page in the navigation, copies of untranslated
    pages in the second language, the theme's own search. `site` is a folder of write_site."""
    catalog, _ = load(site / "docs", kinds.MODELS)
    ours = Site(catalog, today=dates.local_date(int(time.time())))
    for entry in catalog.entries():
        for lang in LANGUAGES:
            if lang == "vi" or entry.en:
                path = target / "docs" / (entry.en.path if lang == "en" else entry.path)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(_stock_page(ours, entry, lang), encoding="utf-8")
    config = {
        "site_name": "Stock",
        "use_directory_urls": False,
        "theme": {
            "name": "material",
            "language": "vi",
            "font": False,
            "features": ["navigation.prune", "navigation.indexes"],
        },
        "plugins": [
            "search",
            {
                "i18n": {
                    "docs_structure": "suffix",
                    "languages": [
                        {"locale": "vi", "default": True, "name": "Tiếng Việt"},
                        {"locale": "en", "name": "English"},
                    ],
                }
            },
        ],
        "markdown_extensions": pipeline.configuration(site / "mkdocs.yml")["markdown_extensions"],
    }
    (target / "mkdocs.yml").write_text(
        yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )


def _stock_page(site: Site, entry: Entry[Any], lang: Lang) -> str:
    edition = kinds.edition(site, lang)
    written = edition.kinds[entry.kind].markdown
    if written:
        body = written(edition, entry, entry.page_path(lang))
    else:
        body = entry.en.body if lang == "en" else entry.body
    head = {key: entry.text(key, lang) for key in ("title", "description")}
    front = yaml.safe_dump(head, allow_unicode=True, width=10**6)
    definitions = page_markdown.abbreviation_definitions(site.catalog, body, lang)
    return f"---\n{front}---\n{body}\n\n{definitions}\n"


# Measuring -------------------------------------------------------------------------------------


@dataclass
class Measures:
    """One build. Seconds, bytes; `stages` are seconds of wall time by stage of our build."""

    sheets: int
    seconds: float
    cpu_seconds: float
    peak_bytes: int
    site_bytes: int
    files: int
    sheet_html_bytes: int
    first_visit_bytes: int | None = None
    first_visit_responses: dict[str, int] = field(default_factory=dict)
    stages: dict[str, float] = field(default_factory=dict)


def run_ours(root: str, out: str) -> None:
    """The child's part: build, tell each stage as it goes, and end with their times as JSON."""
    times: dict[str, float] = {}
    began = time.monotonic()
    stage = "start"

    def report(now: str, done: int, total: int) -> None:
        nonlocal stage, began
        if now != stage:
            times[stage] = time.monotonic() - began
            stage, began = now, time.monotonic()
        if done % 100 == 0:
            print(f"{now} {done}/{total}", flush=True)

    # Real text has faults: they are looked for, as in every build, and not heeded.
    judge = runner.run

    def heedless(*arguments) -> list:
        judge(*arguments)
        return []

    runner.run = heedless
    pipeline.build(Path(root), Path(out), os.environ, report)
    times[stage] = time.monotonic() - began
    print(json.dumps(times), flush=True)


@dataclass(frozen=True)
class Used:
    """What a process took: seconds of wall and CPU time, bytes of memory at its peak."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int


def run(label: str, command: list[str], log: Path, ends: tuple[int, ...] = (0,)) -> Used:
    """Run `command` in a fresh process, its output in `log`.

    Raises RuntimeError with the end of its output when it ends otherwise than with one of `ends`.
    """
    began = told = time.monotonic()
    with log.open("w", encoding="utf-8") as output:
        child = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    try:
        while True:
            pid, status, usage = os.wait4(child.pid, os.WNOHANG)
            now = time.monotonic()
            if pid:
                child.returncode = os.waitstatus_to_exitcode(status)
                break
            if now - told >= 10:
                told = now
                errors.print(f"  {label}: {now - began:.0f} giây · {_last_line(log)}")
            time.sleep(0.02)
    finally:
        if child.returncode is None:
            child.kill()
            child.wait()
    if child.returncode not in ends:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        raise RuntimeError(f"{label}: " + "\n".join(lines[-20:]))
    return Used(
        seconds=now - began,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        # Kilobytes on Linux, bytes on macOS.
        peak_bytes=usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
    )


def measure(label: str, command: list[str], out: Path, page: str, sheets: int) -> Measures:
    """Run `command`, which writes a site into `out`; `page` is the address of the sheet whose HTML
    is weighed. Raises RuntimeError when the command fails."""
    log = out.with_suffix(".log")
    used = run(label, command, log)
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    sizes = [path.stat().st_size for path in out.rglob("*") if path.is_file()]
    return Measures(
        sheets=sheets,
        **asdict(used),
        site_bytes=sum(sizes),
        files=len(sizes),
        sheet_html_bytes=(out / page).stat().st_size,
        stages=json.loads(lines[-1]) if lines and lines[-1].startswith("{") else {},
    )


def _last_line(log: Path) -> str:
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - 400))
        lines = file.read().decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")[:80]


def first_visit(site: Path, page: str, browser: str) -> dict[str, int]:
    """Path → compressed bytes of every response that `browser` asks for to show `page` once.

    Bodies only; fonts and pictures as they are, all else as gzip makes it.
    """
    with _serving(site) as (address, sent), tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [browser, *CHROMIUM_ARGS, f"--user-data-dir={profile}", f"{address}/{page}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
            check=True,
        )
    return sent


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args, sent: dict[str, int], **kwargs):
        self.sent = sent
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = Path(self.translate_path(path))
        if not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        packed = file.suffix not in PACKED
        if packed:
            body = gzip.compress(body, 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.sent[path] = self.sent.get(path, 0) + len(body)

    def log_message(self, *args) -> None:
        pass


@contextmanager
def _serving(site: Path) -> Iterator[tuple[str, dict[str, int]]]:
    sent: dict[str, int] = {}
    handler = partial(_Handler, directory=str(site), sent=sent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", sent
        finally:
            server.shutdown()


# The command -----------------------------------------------------------------------------------


def material(pages: Path) -> tuple[Path, list[Path]]:
    """The project where the command runs and the pages given to it; ends where there are none."""
    project = Path.cwd()
    if not (project / "mkdocs.yml").is_file():
        errors.print("Không thấy mkdocs.yml. Fix: chạy lệnh ở thư mục gốc của dự án.")
        raise typer.Exit(2)
    texts = find_pages(pages)
    if not texts:
        errors.print(f"{pages}: không có tệp .md nào. Fix: chỉ thư mục chứa các trang chữ.")
        raise typer.Exit(2)
    return project, texts


def build(
    sheets: Annotated[int, typer.Option(min=1, help="Số phiếu của trang thử.")],
    pages: Annotated[
        Path,
        typer.Option(file_okay=False, exists=True, help="Thư mục các trang chữ thật (*.md)."),
    ],
    json_out: Annotated[Path | None, typer.Option("--json", help="Ghi cả số đo ra tệp.")] = None,
    skip_stock: Annotated[
        bool, typer.Option("--skip-stock", help="Không dựng bản nguyên gốc của giao diện.")
    ] = False,
) -> None:
    """Dựng một trang nhiều phiếu bằng cách của ta và cách nguyên gốc, rồi đặt số đo cạnh nhau.

    Chạy ở thư mục gốc của dự án. Mỗi bản dựng chạy trong một tiến trình riêng.
    """
    project, texts = material(pages)
    with tempfile.TemporaryDirectory(prefix="tailieu-bench-") as folder:
        try:
            report = _compare(project, Path(folder), texts, sheets, skip_stock)
        except RuntimeError as failure:
            errors.print(str(failure))
            raise typer.Exit(1) from None
    _show(report)
    if json_out:
        json_out.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _compare(project: Path, folder: Path, texts: list[Path], sheets: int, skip_stock: bool) -> dict:
    # Of middling length among the sheets that both sizes of site hold.
    first = range(min(SMALL_SITE, sheets))
    weighed = sorted(first, key=lambda n: texts[n % len(texts)].stat().st_size)[len(first) // 2]
    page = sheet_path(weighed).replace(".md", ".html")
    browser = find_browser(os.environ)
    if not browser:
        errors.print("Không có Chromium: bỏ qua phép đo lần xem đầu.")

    # All at once, so that a project at work does not change between them.
    for count in {min(SMALL_SITE, sheets), sheets}:
        write_site(project, folder / f"ours-{count}", texts, count)

    def ours(count: int) -> tuple[Path, Measures]:
        site, out = folder / f"ours-{count}", folder / f"ours-{count}-site"
        child = f"from tailieu.bench.build import run_ours; run_ours({str(site)!r}, {str(out)!r})"
        errors.print(f"Dựng cách của ta, {count} phiếu …")
        return out, measure("của ta", [sys.executable, "-c", child], out, page, count)

    def visit(out: Path, measures: Measures) -> None:
        if browser:
            measures.first_visit_responses = first_visit(out, page, browser)
            measures.first_visit_bytes = sum(measures.first_visit_responses.values())

    report: dict = {
        "pages": len(texts),
        "sheets": sheets,
        "repetition": repetition(len(texts), sheets),
        "weighed": page,
    }
    small = None
    if sheets > SMALL_SITE:
        _, small = ours(SMALL_SITE)
        report["ours_small"] = asdict(small)
    out, large = ours(sheets)
    visit(out, large)
    report["ours"] = asdict(large)
    if small:
        report["sheet_html_ratio"] = large.sheet_html_bytes / small.sheet_html_bytes
    if not skip_stock:
        source, out = folder / "stock", folder / "stock-site"
        write_stock(folder / f"ours-{sheets}", source)
        errors.print(f"Dựng nguyên gốc, {sheets} phiếu …")
        command = [sys.executable, "-m", "mkdocs", "build", "-f", str(source / "mkdocs.yml")]
        stock = measure("nguyên gốc", [*command, "-d", str(out)], out, page, sheets)
        visit(out, stock)
        report["stock"] = asdict(stock)
    return report


ROWS = (
    ("Thời gian dựng, giây", "seconds", 1, ".1f"),
    ("Thời gian CPU, giây", "cpu_seconds", 1, ".1f"),
    ("Bộ nhớ cao nhất, MB", "peak_bytes", 1e6, ",.0f"),
    ("Cỡ cả trang web, MB", "site_bytes", 1e6, ",.1f"),
    ("Số tệp", "files", 1, ",.0f"),
    ("HTML một phiếu, KB", "sheet_html_bytes", 1e3, ",.1f"),
    ("Lần xem đầu, KB đã nén", "first_visit_bytes", 1e3, ",.1f"),
)


def _show(report: dict) -> None:
    ours, stock = report["ours"], report.get("stock")
    table = Table("", "của ta", title=f"{report['sheets']} phiếu")
    table.columns[1].justify = "right"
    if stock:
        table.add_column("nguyên gốc", justify="right")
        table.add_column("nguyên gốc / của ta", justify="right")
    for label, key, unit, form in ROWS:
        if ours[key] is None:
            continue
        cells = [format(ours[key] / unit, form)]
        if stock:
            cells += [format(stock[key] / unit, form), f"{stock[key] / ours[key]:.1f} ×"]
        table.add_row(label, *cells)
    screen = Console(highlight=False)
    screen.print(table)
    stages = " · ".join(f"{name} {seconds:.1f}" for name, seconds in ours["stages"].items())
    screen.print(f"Các chặng của ta, giây: {stages}", soft_wrap=True)
    if "sheet_html_ratio" in report:
        screen.print(
            f"HTML của {report['weighed']}, {report['sheets']} phiếu so với {SMALL_SITE} phiếu: "
            f"{report['sheet_html_ratio']:.4f}"
        )
    if report["repetition"]:
        screen.print(report["repetition"])
