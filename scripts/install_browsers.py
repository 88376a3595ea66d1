"""Finds the browsers that the tests drive, and installs the missing ones where that is possible.

Run before the tests, with the standard library alone. Prints one line a browser; exit code 1 says
that one is missing, after a sentence that tells what to type.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Browser(NamedTuple):
    """Names on the PATH, the variable that overrides them, and packages in order of preference."""

    names: tuple[str, ...]
    variable: str
    packages: tuple[str, ...]


BROWSERS = {
    "chromium": Browser(
        names=("chromium", "chromium-browser", "google-chrome"),
        variable="CHROMIUM",
        packages=("chromium", "chromium-browser"),
    ),
    "firefox": Browser(
        names=("firefox-esr", "firefox"),
        variable="FIREFOX",
        packages=("firefox-esr", "firefox"),
    ),
}


def find(browser: str) -> str | None:
    """Path of an installed browser: what its variable names, else the first name on the PATH."""
    known = BROWSERS[browser]
    given = os.environ.get(known.variable)
    return next(filter(None, map(shutil.which, (given,) if given else known.names)), None)


def wanted() -> list[str]:
    """The browsers that this copy of the project has tests for."""
    return ["chromium", *(["firefox"] if (ROOT / "tests" / "helpers" / "firefox").exists() else [])]


def apt() -> list[str] | None:
    """The start of an apt-get command that may install, None where there is none."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    sudo = ["sudo", "--non-interactive"]
    if not shutil.which("sudo"):
        return None
    allowed = subprocess.run([*sudo, "true"], capture_output=True).returncode == 0
    return [*sudo, "apt-get"] if allowed else None


def install(browser: str) -> None:
    """Install the first of the browser's packages that the system offers."""
    command = apt()
    if command is None:
        return
    print(f"Đang cài {browser} từ kho gói của hệ thống …", flush=True)
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*command, "update", "--quiet=2"], env=environ)
    for package in BROWSERS[browser].packages:
        options = ["install", "--yes", "--quiet=2", "--no-install-recommends"]
        if subprocess.run([*command, *options, package], env=environ).returncode == 0:
            return


def main() -> int:
    """Find or install each browser; 1 if one is missing, else 0."""
    missing = []
    for browser in wanted():
        given = os.environ.get(BROWSERS[browser].variable)
        if not find(browser) and not given:
            install(browser)
        path = find(browser)
        if path:
            print(f"{browser}: {path}")
        elif given:
            print(f"{BROWSERS[browser].variable}={given}: không có chương trình này.")
            missing.append(browser)
        else:
            print(f"{browser}: chưa có, và ở đây không tự cài được.")
            missing.append(browser)
    for browser in missing:
        known = BROWSERS[browser]
        print(
            f"Fix: gõ `sudo apt-get install {known.packages[0]}` (Debian, Ubuntu), hoặc cài "
            f"{browser} theo cách của hệ thống; cài ở chỗ khác thì gõ "
            f"`{known.variable}=/đường/dẫn make test`."
        )
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
