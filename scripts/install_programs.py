"""Finds the programs that the tests run, and installs the missing ones where that is possible.

Run before the tests, with the standard library alone; arguments name further programs. Prints one
line a program; exit code 1 says that one is missing, after a sentence that tells what to type.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Program(NamedTuple):
    """Names on the PATH, the variable that overrides them, and packages in order of preference.

    `instead` is the program that does its work where it is missing.
    """

    names: tuple[str, ...]
    variable: str
    packages: tuple[str, ...]
    instead: str | None = None


PROGRAMS = {
    "chromium": Program(
        names=("chromium", "chromium-browser", "google-chrome"),
        variable="CHROMIUM",
        packages=("chromium", "chromium-browser"),
    ),
    # Chromium without its windows, which opens a page at two thirds of the cost.
    "headless-shell": Program(
        names=("chromium-headless-shell",),
        variable="HEADLESS_SHELL",
        packages=("chromium-headless-shell",),
        instead="chromium",
    ),
    "firefox": Program(
        names=("firefox-esr", "firefox"),
        variable="FIREFOX",
        packages=("firefox-esr", "firefox"),
    ),
    # WebKitGTK and the small browser that comes with it; it draws on a screen, which nobody sees.
    "webkit": Program(
        names=("WebKitWebDriver",),
        variable="WEBKIT",
        packages=("webkit2gtk-driver",),
    ),
    "xvfb": Program(names=("Xvfb",), variable="XVFB", packages=("xvfb",)),
    # Without its windows: it only turns files into others.
    "libreoffice": Program(
        names=("soffice", "libreoffice"),
        variable="SOFFICE",
        packages=("libreoffice-writer-nogui", "libreoffice-writer"),
    ),
    # Servers for deploy/; system administration has its own folder on the PATH of root alone.
    "nginx": Program(
        names=("nginx", "/usr/sbin/nginx"),
        variable="NGINX",
        packages=("nginx-light", "nginx"),
    ),
    "caddy": Program(names=("caddy",), variable="CADDY", packages=("caddy",)),
}


def find(program: str) -> str | None:
    """Path of an installed program: what its variable names, else the first name on the PATH.

    Where there is none, that of the program that does its work, if any does.
    """
    instead = PROGRAMS[program].instead
    return _found(program) or (find(instead) if instead else None)


def _found(program: str) -> str | None:
    known = PROGRAMS[program]
    given = os.environ.get(known.variable)
    return next(filter(None, map(shutil.which, (given,) if given else known.names)), None)


def wanted() -> list[str]:
    """The programs that this copy of the project has tests for."""
    tests = {
        "firefox": "helpers/firefox.js",
        "libreoffice": "importing/test_libreoffice.py",
        "nginx": "site/test_servers.py",
        # The last, since it is installed only if another made the system ask for its packages.
        "headless-shell": "browser",
    }
    tested = [name for name, path in tests.items() if (ROOT / "tests" / path).exists()]
    return ["chromium", *tested]


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


def install(program: str) -> None:
    """Install the first of the program's packages that the system offers.

    For one that another does the work of, the system is not asked what is new.
    """
    command = apt()
    if command is None:
        return
    if PROGRAMS[program].instead and not any(map(_is_known, PROGRAMS[program].packages)):
        return
    print(f"Đang cài {program} từ kho gói của hệ thống …", flush=True)
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if not PROGRAMS[program].instead:
        subprocess.run([*command, "update", "--quiet=2"], env=environ)
    for package in PROGRAMS[program].packages:
        options = ["install", "--yes", "--quiet=2", "--no-install-recommends"]
        if subprocess.run([*command, *options, package], env=environ).returncode == 0:
            return


def _is_known(package: str) -> bool:
    shown = subprocess.run(["apt-cache", "show", package], capture_output=True)
    return shown.returncode == 0


def main(more: Sequence[str] = ()) -> int:
    """Find or install each program, and those named in `more`; 1 if one is missing, else 0."""
    missing = []
    for program in (*wanted(), *more):
        given = os.environ.get(PROGRAMS[program].variable)
        if not _found(program) and not given:
            install(program)
        path = find(program)
        if path:
            print(f"{program}: {path}")
        elif given:
            print(f"{PROGRAMS[program].variable}={given}: không có chương trình này.")
            missing.append(program)
        else:
            print(f"{program}: chưa có, và ở đây không tự cài được.")
            missing.append(program)
    for program in missing:
        known = PROGRAMS[program]
        print(
            f"Fix: gõ `sudo apt-get install {known.packages[0]}` (Debian, Ubuntu), hoặc cài "
            f"{program} theo cách của hệ thống; cài ở chỗ khác thì gõ "
            f"`{known.variable}=/đường/dẫn make test`."
        )
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
