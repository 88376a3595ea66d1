"""What all measurements share: where they work, on which machine, and how figures are shown."""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, TypedDict

import typer
from rich.console import Console
from rich.table import Table

from tailieu import disk
from tailieu.terminal import errors

JsonOut = Annotated[Path | None, typer.Option("--json", help="Ghi cả số đo ra tệp.")]

# Wide enough for every table where a file or another program takes the output.
_COLUMNS = 200


class Machine(TypedDict):
    """Where the figures come from; loads are averages over a minute, of processes that can run."""

    processor: str
    cores: int
    python: str
    load_before: float
    load_after: float


@contextmanager
def working_folder() -> Iterator[Path]:
    """A temporary folder, removed at the end, also when Ctrl-C or SIGTERM stops the program.

    A RuntimeError, of a measurement that failed, is printed and ends the program.
    """
    try:
        with disk.temporary_folder(Path(tempfile.gettempdir()) / "tailieu-bench") as folder:
            # That folder is locked while it is in use, and a build locks the one of its site.
            work = folder / "work"
            work.mkdir()
            yield work
    except RuntimeError as failure:
        errors.print(str(failure))
        raise typer.Exit(1) from None


def load() -> float:
    """The average load of the last minute."""
    return os.getloadavg()[0]


def machine(load_before: float) -> Machine:
    """This machine at the end of a measurement, before which the load was `load_before`."""
    return Machine(
        processor=_processor(),
        cores=os.cpu_count() or 1,
        python=platform.python_version(),
        load_before=load_before,
        load_after=load(),
    )


def machine_line(machine: Machine) -> str:
    """The sentence that names the machine beside its figures."""
    return (
        f"Máy: {machine['processor']}, {machine['cores']} lõi, Python {machine['python']}; tải "
        f"trung bình một phút lúc đầu {number(machine['load_before'], 1)}, lúc cuối "
        f"{number(machine['load_after'], 1)}."
    )


def _processor() -> str:
    """The name of the processor, or what kind of processor it is."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def number(value: float, digits: int = 0) -> str:
    """A number as Vietnamese writes it: 1.234,5."""
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def show(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table, whose first column is text and whose others are figures, below its title."""
    table = Table()
    for place, column in enumerate(columns):
        table.add_column(column, justify="right" if place else "left")
    for row in rows:
        table.add_row(*row)
    width = None if sys.stdout.isatty() else _COLUMNS
    console = Console(highlight=False, markup=False, width=width)
    # Not as the table's own title, which would be as narrow as the table.
    console.print(title, table, sep="\n")


def write_json(path: Path | None, report: Mapping[str, Any]) -> None:
    """Write a report to the file that --json names, if any."""
    if path:
        text = json.dumps(report, ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8")
