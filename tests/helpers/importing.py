"""`tailieu import` as its tests call it, and what they read of its pages."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from pathlib import Path

from typer.testing import Result

from helpers.program import tailieu
from helpers.word_files import WordFile
from tailieu.importing.blocks import Contents, missing_text
from tailieu.importing.word import pandoc, prepare


def taken(root: Path, file: WordFile | bytes, *options: str) -> tuple[Path, str, Result]:
    """(page, its text, what was told) of one file after its import."""
    source = root.parent / "tep.docx"
    source.write_bytes(file if isinstance(file, bytes) else file.data())
    done = tailieu("import", source, "--root", root, *options)
    assert done.exit_code == 0, done.output
    path = Path(done.stdout.splitlines()[0].removeprefix("Đã viết "))
    return path, path.read_text(encoding="utf-8"), done


def contents_of(folder: Path, file: WordFile | bytes) -> Contents:
    """What is read of a Word file, in this process, before a page is made of it."""
    prepared = prepare.prepare(file if isinstance(file, bytes) else file.data(), "tep.docx")
    ready = folder / "tep.docx"
    ready.write_bytes(prepared.data)
    contents = pandoc.read(ready, "tep.docx")
    contents.losses[:0] = prepared.losses
    contents.losses += missing_text(prepared.paragraphs, contents)
    return contents


def read(folder: Path, file: WordFile | bytes) -> tuple[list[str], list[str]]:
    """(the paragraphs of a Word file, the losses of words); a table is an empty paragraph."""
    contents = contents_of(folder, file)
    lost = [str(loss) for loss in contents.losses if not loss.decoration]
    return [block.text for block in contents.blocks], lost


def record(text: str) -> list[str]:
    """The paragraphs of a page's full text."""
    return text.split("::: toan-van\n")[1].split("\n:::")[0].split("\n\n")


def losses(done: Result) -> list[str]:
    """The lines that name the words that were lost, or are to be looked at again."""
    lines = done.stdout.splitlines()
    head = next((at for at, line in enumerate(lines) if line.startswith("Mất chữ")), len(lines))
    named = takewhile(lambda line: line.startswith("  - "), lines[head + 1 :])
    return [line.removeprefix("  - ") for line in named]


def decoration(done: Result) -> str:
    """What was lost of the decoration alone: `(3) nét vẽ: 3`, or nothing."""
    start = "Chỉ là trang trí "
    lines = done.stdout.splitlines()
    return next((line.removeprefix(start) for line in lines if line.startswith(start)), "")


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))
