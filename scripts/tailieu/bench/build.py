"""`tailieu bench build`: a site of many sheets, built our way and in the theme's stock set-up.

The sheets have the text of real pages under generated front matter. Both set-ups get the same
Markdown; each builds in a process of its own.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Annotated, Any, NotRequired, TypedDict

import typer
from rich.console import Console
from rich.table import Table

from tailieu.bench.first_visit import first_visit
from tailieu.bench.processes import errors, run
from tailieu.bench.sheets import repetition
from tailieu.bench.sites import material, sheet_path, write_site, write_stock
from tailieu.offline.chromium import find_browser

SMALL_SITE = 100


class Report(TypedDict):
    """What is written to the JSON file; the measures are `Measures` as dictionaries."""

    pages: int
    sheets: int
    repetition: str | None
    weighed: str
    ours: dict[str, Any]
    ours_small: NotRequired[dict[str, Any]]
    sheet_html_ratio: NotRequired[float]
    stock: NotRequired[dict[str, Any]]


@dataclass
class Measures:
    """What one build takes, in seconds and bytes; `stages` are seconds by stage of our build."""

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


def measure(label: str, command: list[str], out: Path, page: str, sheets: int) -> Measures:
    """Run `command`, which builds a site into `out`, and measure it.

    `page` is the path of the sheet whose HTML is measured. Raises RuntimeError if it fails.
    """
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


def _compare(
    project: Path, folder: Path, texts: list[Path], sheets: int, skip_stock: bool
) -> Report:
    """Build the sites below `folder` and measure them."""
    # The sheet of median length among those that the small and the large site have.
    first = range(min(SMALL_SITE, sheets))
    weighed = sorted(first, key=lambda n: texts[n % len(texts)].stat().st_size)[len(first) // 2]
    page = sheet_path(weighed).replace(".md", ".html")
    browser = find_browser(os.environ)
    if not browser:
        errors.print("Không có Chromium: bỏ qua phép đo lần xem đầu.")

    # Both at once, so that they are copies of the same state of the project.
    for count in {min(SMALL_SITE, sheets), sheets}:
        write_site(project, folder / f"ours-{count}", texts, count)

    def ours(count: int) -> tuple[Path, Measures]:
        site, out = folder / f"ours-{count}", folder / f"ours-{count}-site"
        command = [sys.executable, "-m", "tailieu.bench.build_child", str(site), str(out)]
        errors.print(f"Dựng cách của ta, {count} phiếu …")
        return out, measure("của ta", command, out, page, count)

    def visit(out: Path, measures: Measures) -> None:
        if browser:
            measures.first_visit_responses = first_visit(out, page, browser)
            measures.first_visit_bytes = sum(measures.first_visit_responses.values())

    small = ours(SMALL_SITE)[1] if sheets > SMALL_SITE else None
    out, large = ours(sheets)
    visit(out, large)
    report: Report = {
        "pages": len(texts),
        "sheets": sheets,
        "repetition": repetition(len(texts), sheets),
        "weighed": page,
        "ours": asdict(large),
    }
    if small:
        report["ours_small"] = asdict(small)
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


# Label, field of Measures, unit, format.
ROWS = (
    ("Thời gian dựng, giây", "seconds", 1, ".1f"),
    ("Thời gian CPU, giây", "cpu_seconds", 1, ".1f"),
    ("Bộ nhớ cao nhất, MB", "peak_bytes", 1e6, ",.0f"),
    ("Cỡ cả trang web, MB", "site_bytes", 1e6, ",.1f"),
    ("Số tệp", "files", 1, ",.0f"),
    ("HTML một phiếu, KB", "sheet_html_bytes", 1e3, ",.1f"),
    ("Lần xem đầu, KB đã nén", "first_visit_bytes", 1e3, ",.1f"),
)


def _show(report: Report) -> None:
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
