"""A one-file pack on paper: printed by the system's Chromium, where there is one."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tailieu.offline.chromium import FLAGS

LONGEST = 120

_SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
_CELL = re.compile(rb"\(node(\d{8})\)")
_DATE = re.compile(rb"/(CreationDate|ModDate) \(D:[^)]{20,24}\)")


class PrintFailed(Exception):
    """Chromium is there and made no PDF; the message is what it said last."""


def write(browser: str, html: str, target: Path, epoch: int) -> None:
    """Print the page `html` to `target`; its dates say `epoch`, so that the bytes are the same.

    Raises PrintFailed.
    """
    with tempfile.TemporaryDirectory(prefix="tailieu-chromium-") as work:
        page = Path(work) / "page.html"
        # Without its scripts: paper says what holds on the day of the build, not of the printing.
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
            # Chromium's sandbox refuses to run as root; it opens nothing but our own file.
            command.insert(1, "--no-sandbox")
        try:
            done = subprocess.run(command, capture_output=True, timeout=LONGEST, check=False)
        except subprocess.TimeoutExpired:
            raise PrintFailed(f"quá {LONGEST} giây chưa in xong") from None
    if done.returncode or not target.exists():
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise PrintFailed(said[-1] if said else f"mã thoát {done.returncode}")
    target.write_bytes(_fixed(target.read_bytes(), epoch))


def _fixed(data: bytes, epoch: int) -> bytes:
    """The same PDF made at `epoch`, its table cells counted from 1 and not by the browser's mood.

    Both keep their length, so that no offset moves.
    """
    moment = datetime.fromtimestamp(epoch, UTC).strftime("%Y%m%d%H%M%S+00'00'").encode()
    cells = {cell: rank for rank, cell in enumerate(sorted(set(_CELL.findall(data))), 1)}
    data = _CELL.sub(lambda cell: b"(node%08d)" % cells[cell[1]], data)
    return _DATE.sub(rb"/\1 (D:" + moment + rb")", data)
