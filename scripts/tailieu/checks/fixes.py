"""`check --fix`: applies the edits of findings, which have some if only one fix is possible."""

from __future__ import annotations

import os
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from tailieu.content.catalogue import Catalog
from tailieu.content.findings import Edit, Finding


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, int]:
    """(`text` after `edits`, the number applied); of two that overlap only the first is applied."""
    pieces, at, made = [], 0, 0
    for edit in sorted(edits):
        if edit.start < at:
            continue
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
        made += 1
    return "".join([*pieces, text[at:]]), made


def write(catalog: Catalog, findings: Iterable[Finding]) -> dict[Path, int]:
    """Apply the edits of `findings` to the pages of `catalog`; file → number of edits applied.

    Raises OSError; then no page is half written.
    """
    edits: dict[str, list[Edit]] = defaultdict(list)
    for finding in findings:
        edits[finding.path] += finding.edits
    fixed = {}
    for relative, page in catalog.texts.items():
        if not edits[page.path]:
            continue
        text, made = apply(page.text, edits[page.path])
        if made and text != page.text:
            _replace(catalog.files[relative], text)
            fixed[catalog.files[relative]] = made
    return fixed


def fix_all(
    catalog: Catalog,
    findings: list[Finding],
    check: Callable[[], tuple[Catalog, list[Finding]]],
) -> tuple[Catalog, list[Finding], Counter[Path]]:
    """Apply the edits of `findings`, and `check` again, until no finding has any.

    Returns the last catalogue and findings, and the number of edits by file. A fix can uncover
    another error, so it takes several rounds; at most three, more than any page has needed.
    """
    fixed: Counter[Path] = Counter()
    for _ in range(3):
        changed = write(catalog, findings)
        if not changed:
            break
        fixed.update(changed)
        catalog, findings = check()
    return catalog, findings, fixed


def _replace(path: Path, text: str) -> None:
    """Write `text` to `path`, keeping its byte order mark, line ends and permissions."""
    before = path.read_bytes()
    if b"\r\n" in before:
        text = text.replace("\n", "\r\n")
    data = text.encode("utf-8-sig" if before.startswith(b"\xef\xbb\xbf") else "utf-8")
    handle, fresh = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(fresh, path.stat().st_mode & 0o7777)
        os.replace(fresh, path)
    except BaseException:
        os.unlink(fresh)
        raise
