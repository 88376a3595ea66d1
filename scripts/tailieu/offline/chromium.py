"""The system's Chromium: its path, and flags that keep it from using the network."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

NAMES = ("chromium", "chromium-browser", "google-chrome")

FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def find_browser(environ: Mapping[str, str]) -> str | None:
    """Path of Chromium: the variable CHROMIUM, else the first of NAMES on the PATH; else None."""
    given = environ.get("CHROMIUM")
    return next(filter(None, map(shutil.which, (given,) if given else NAMES)), None)
