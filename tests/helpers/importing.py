"""`tailieu import` as its tests call it, and what they read of its pages."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from typer.testing import Result

from helpers.program import tailieu
from helpers.word_files import WordFile


def taken(root: Path, file: WordFile | bytes, *options: str) -> tuple[Path, str, Result]:
    """(page, its text, what was told) of one file after its import."""
    source = root.parent / "tep.docx"
    source.write_bytes(file if isinstance(file, bytes) else file.data())
    done = tailieu("import", source, "--root", root, *options)
    assert done.exit_code == 0, done.output
    path = Path(done.stdout.splitlines()[0].removeprefix("Đã viết "))
    return path, path.read_text(encoding="utf-8"), done


def record(text: str) -> list[str]:
    """The paragraphs of a page's full text."""
    return text.split("::: toan-van\n")[1].split("\n:::")[0].split("\n\n")


def losses(done: Result) -> list[str]:
    """The lines that name what could not be carried over."""
    lines = done.stdout.splitlines()
    head = next((at for at, line in enumerate(lines) if line.startswith("Không chuyển")), -1)
    return [line.removeprefix("  - ") for line in lines[head + 1 : -1]] if head >= 0 else []


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))
