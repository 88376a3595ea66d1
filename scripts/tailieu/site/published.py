"""The files of docs/ that are published beside its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tailieu import disk
from tailieu.checks.rules import file_kinds, pdf_files, portable_names
from tailieu.content import pictures
from tailieu.content.catalogue import Catalog


def copies(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """(path, content) of every file that may be published: only known, harmless kinds are.

    This does not depend on the checks, which report the same files with a reason. A picture is
    decoded and written anew, a PDF is published where a page links to it. The reader leaves out
    what would lie where the site puts its own files (content/own_addresses.py).
    """
    named = pdf_files.named(catalog.texts)
    for name, path in catalog.files.items():
        if name.lower().endswith(".md") or path.is_symlink() or not path.is_file():
            continue
        if any(part.startswith(".") for part in PurePosixPath(name).parts):
            continue
        if not file_kinds.is_published(path.name) or portable_names.problem_of(name):
            continue
        data = path.read_bytes()
        if not name.lower().endswith(".pdf"):
            copy = pictures.published(name, data)
        elif name in named and not pdf_files.read(data)[0]:
            copy = data
        else:
            copy = None
        if copy is not None:
            yield name, copy


def write(catalog: Catalog, out: Path) -> None:
    """Write them below `out`."""
    for name, content in copies(catalog):
        disk.write_file(out / name, content)
