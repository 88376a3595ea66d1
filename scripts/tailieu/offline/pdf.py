"""Print a one-file pack to PDF with the system's Chromium."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tailieu.offline.chromium import FLAGS

TIMEOUT_SECONDS = 120

_SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
_CELL = re.compile(rb"\(node(\d{8})\)")
_DATE = re.compile(rb"/(CreationDate|ModDate) \(D:[^)]{20,24}\)")


class PrintFailed(Exception):
    """Chromium made no PDF; the message is the last line of its error output."""


def write(browser: str, html: str, target: Path, epoch: int) -> None:
    """Print the page `html` to `target`, with the same bytes for the same `epoch`.

    `browser` is Chromium's path, `epoch` is in seconds since 1970. Raises PrintFailed.
    """
    with tempfile.TemporaryDirectory(prefix="tailieu-chromium-") as work:
        page = Path(work) / "page.html"
        # Without scripts, so that statuses are those of the day of the build.
        page.write_text(_SCRIPT.sub("", html), encoding="utf-8")
        command = [
            browser,
            "--headless",
            "--no-pdf-header-footer",
            *FLAGS,
            f"--user-data-dir={work}/profile",
            f"--print-to-pdf={target}",
            page.as_uri(),
        ]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            # Chromium's sandbox does not run as root; only our own file is opened.
            command.insert(1, "--no-sandbox")
        try:
            done = subprocess.run(
                command, capture_output=True, timeout=TIMEOUT_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            raise PrintFailed(f"quá {TIMEOUT_SECONDS} giây chưa in xong") from None
    if done.returncode or not target.exists():
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        raise PrintFailed(lines[-1] if lines else f"mã thoát {done.returncode}")
    target.write_bytes(_reproducible(target.read_bytes(), epoch))


def _reproducible(data: bytes, epoch: int) -> bytes:
    """The PDF with the time `epoch`, and with ids of table cells that count from 1.

    Chromium's own ids differ from run to run. Both replacements keep their length, so that the
    offsets in the file stay right.
    """
    moment = datetime.fromtimestamp(epoch, UTC).strftime("%Y%m%d%H%M%S+00'00'").encode()
    cells = {cell: rank for rank, cell in enumerate(sorted(set(_CELL.findall(data))), 1)}
    data = _CELL.sub(lambda cell: b"(node%08d)" % cells[cell[1]], data)
    return _DATE.sub(rb"/\1 (D:" + moment + rb")", data)
