"""The program `tailieu`: its commands within the tests' own process, and the program itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner, Result

from helpers.project import EPOCH, SITE_URL
from tailieu.cli import app

PROGRAM = Path(sys.executable).with_name("tailieu")


def tailieu(*arguments: str | Path, **environ: str) -> Result:
    """Carry out a command in this process, which costs less than a new one."""
    return CliRunner().invoke(app, [*map(str, arguments)], env=environ)


def run_program(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a person does, on the tests' day, for the tests' address."""
    return subprocess.run(
        [PROGRAM, *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH), "SITE_URL": SITE_URL, **environ},
        timeout=120,
    )
