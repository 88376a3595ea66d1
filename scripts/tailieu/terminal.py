"""The output of commands on a terminal: progress, findings, errors, exit codes."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Iterable
from typing import TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.text import Text

from tailieu.content.findings import ContentErrors, Finding, Severity
from tailieu.content.messages import Lang
from tailieu.progress import Progress

errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)

# Colours of a terminal's own palette, so that they can be read on light and dark alike; rich leaves
# them out where NO_COLOR is set.
STYLES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
# How far the lines of a finding after its first are set in.
HANGING = 4

STAGES = {
    "wait": "Chờ một lần dựng khác trong thư mục này xong",
    "read": "Đọc và kiểm tra nội dung",
    "html": "Đọc các trang HTML",
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
        show(error.findings, "vi", errors)
        if error.findings:
            errors.print(f"{len(error.findings)} chỗ cần sửa.")
        raise typer.Exit(1) from None
    except ValueError as error:
        errors.print(f"{error}. Fix: bỏ biến môi trường ấy hoặc đặt một số dương.")
        raise typer.Exit(2) from None


def show(findings: Iterable[Finding], lang: Lang, console: Console) -> None:
    """Print findings: on a terminal in colour and wrapped at words, elsewhere one a line."""
    for finding in findings:
        if console.file.isatty():
            for line in wrapped(finding, lang, console.width):
                console.print(line, overflow="ignore", no_wrap=True, crop=False)
        else:
            console.file.write(f"{finding.text(lang)}\n")


def wrapped(finding: Finding, lang: Lang, width: int) -> list[Text]:
    """The lines of a finding; only a word that is wider than the terminal makes a wider one."""
    place, rule, told = finding.parts(lang)
    # Its words stay together; elsewhere such a space would be written as an escape.
    rule = rule.replace(" ", "\N{NO-BREAK SPACE}")
    lines = textwrap.wrap(
        f"{place} {rule} {told}",
        width,
        subsequent_indent=" " * HANGING,
        break_long_words=False,
        break_on_hyphens=False,
    )
    texts = [Text(line.replace("\N{NO-BREAK SPACE}", " ")) for line in lines]
    texts[0].stylize("bold", 0, len(place))
    for text in texts[:2]:
        text.highlight_words([rule.replace("\N{NO-BREAK SPACE}", " ")], STYLES[finding.severity])
    return texts


class _Progress:
    """A progress bar on a terminal, of which nothing is left at the end; elsewhere a line for each
    stage, or nothing if `quiet`.

    The bar has a thread, so it begins with the first report: whoever forks may do so before it.
    """

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
                transient=True,
            )
            self._task = self._bar.add_task("", total=None)
        return self._report

    def __exit__(self, *failure: object) -> None:
        if self._bar:
            self._bar.stop()

    def _report(self, stage: str, done: int, total: int) -> None:
        if self._bar:
            self._bar.start()
            self._bar.update(
                self._task, description=STAGES[stage], completed=done, total=total or None
            )
        elif stage != self._stage and not self._quiet:
            errors.print(f"{STAGES[stage]} …")
        self._stage = stage
