"""The system's Chromium: where it is, and how it is kept from the network."""

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
    """Path of Chromium: what the variable CHROMIUM names, else the first name on the PATH."""
    given = environ.get("CHROMIUM")
    return next(filter(None, map(shutil.which, (given,) if given else NAMES)), None)
