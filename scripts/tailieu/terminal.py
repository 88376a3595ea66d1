"""The output of commands on a terminal: progress, errors, exit codes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from tailieu.content.findings import ContentErrors
from tailieu.progress import Progress

# The exit code of a program that Ctrl-C stopped: 128 + SIGINT.
STOPPED = 130

errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)

STAGES = {
    "read": "Đọc và kiểm tra nội dung",
    "check": "Kiểm tra từng quy tắc",
    "frames": "Dựng khung của các trang",
    "pages": "Dựng các trang",
    "extras": "Ghi các tệp đi kèm",
    "search": "Lập chỉ mục tìm kiếm",
    "listing": "Lập danh sách tệp",
    "packs": "Gói bộ tài liệu",
    "import": "Đọc tệp và chuyển thành trang",
    "zip": "Nén bản ngoại tuyến",
    "verify": "Kiểm tra từng tệp",
}

T = TypeVar("T")


def carry_out(work: Callable[[Progress], T], *, quiet: bool = False) -> T:
    """The result of `work`, with its progress displayed; errors are printed and end the program."""
    try:
        with _Progress(quiet) as report:
            return work(report)
    except ContentErrors as error:
        for finding in error.findings:
            errors.print(str(finding))
        if error.findings:
            errors.print(f"{len(error.findings)} chỗ cần sửa.")
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        # Typer would end the program without a message.
        errors.print("Đã dừng. Bản dựng trước đó còn nguyên.")
        raise typer.Exit(STOPPED) from None
    except ValueError as error:
        errors.print(f"{error}. Fix: bỏ biến môi trường ấy hoặc đặt một số dương.")
        raise typer.Exit(2) from None


class _Progress:
    """A progress bar on a terminal; elsewhere a line for each stage, or nothing if `quiet`."""

    def __init__(self, quiet: bool):
        self._quiet = quiet
        self._stage = ""
        self._bar: Bar | None = None

    def __enter__(self) -> Progress:
        if sys.stderr.isatty():
            self._bar = Bar(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                console=errors,
            )
            self._task = self._bar.add_task("", total=None)
            self._bar.start()
        return self._report

    def __exit__(self, *failure: object) -> None:
        if self._bar:
            self._bar.stop()

    def _report(self, stage: str, done: int, total: int) -> None:
        if self._bar:
            self._bar.update(
                self._task, description=STAGES[stage], completed=done, total=total or None
            )
        elif stage != self._stage and not self._quiet:
            errors.print(f"{STAGES[stage]} …")
        self._stage = stage
