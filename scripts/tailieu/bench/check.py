"""`tailieu bench check`: how long `tailieu check` takes over a site of many sheets."""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from tailieu.bench.processes import errors, run
from tailieu.bench.sheets import repetition
from tailieu.bench.sites import material, write_site


def check(
    pages: Annotated[
        Path,
        typer.Option(file_okay=False, exists=True, help="Thư mục các trang chữ thật (*.md)."),
    ],
    sheets: Annotated[int, typer.Option(min=1, help="Số phiếu của trang thử.")] = 5000,
) -> None:
    """Đo `tailieu check` trên một trang nhiều phiếu, trong một tiến trình riêng.

    Chạy ở thư mục gốc của dự án.
    """
    project, texts = material(pages)
    with tempfile.TemporaryDirectory(prefix="tailieu-bench-") as folder:
        site, log = Path(folder) / "site", Path(folder) / "check.json"
        write_site(project, site, texts, sheets)
        command = [sys.executable, "-c", "from tailieu.cli import main; main()", "check"]
        try:
            # Real text breaks rules, so the check may end with 1.
            used = run(
                "check", [*command, "--docs", str(site / "docs"), "--format=json"], log, (0, 1)
            )
            found = Counter(row["rule"] for row in json.loads(log.read_text(encoding="utf-8")))
        except (RuntimeError, ValueError) as failure:
            errors.print(str(failure))
            raise typer.Exit(1) from None
    print(f"{sheets} phiếu: {used.seconds:.1f} giây, CPU {used.cpu_seconds:.1f} giây,", end=" ")
    print(f"bộ nhớ cao nhất {used.peak_bytes / 1e6:.0f} MB.")
    print(", ".join(f"{rule}: {count}" for rule, count in sorted(found.items())) or "Không có lỗi.")
    repeated = repetition(len(texts), sheets)
    if repeated:
        print(repeated)
