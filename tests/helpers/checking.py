"""What the checks say of a folder of pages, and `tailieu` as a person calls it."""

from __future__ import annotations

import shutil
from pathlib import Path

from helpers.cases import CASES, TODAY
from helpers.project import read_docs
from tailieu.checks import runner
from tailieu.content.catalogue import Catalog
from tailieu.content.findings import Finding


def look(docs: Path) -> tuple[Catalog, list[Finding]]:
    pages, found = read_docs(docs)
    return pages, sorted(found + runner.run(pages, TODAY))


def findings(docs: Path) -> list[str]:
    return [str(finding) for finding in look(docs)[1]]


def page(body: str) -> str:
    return f"---\ntitle: Trang thử\ndescription: Một trang.\n---\n{body}\n"


def spoil(docs: Path) -> None:
    """Put a sheet with an error and a page with a warning into `docs`."""
    shutil.copy(CASES / "value-not-in-list" / "bad.md", docs / "phieu/thu.md")
    shutil.copy(CASES / "confused-words" / "bad.md", docs / "trang-thu.md")
