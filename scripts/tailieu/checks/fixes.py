"""`check --fix`: applies the edits of findings, which have some if only one fix is possible."""

from __future__ import annotations

import codecs
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from tailieu import disk
from tailieu.content.catalogue import Catalog
from tailieu.content.findings import Edit, Finding
from tailieu.content.markdown import MarkdownText
from tailieu.content.text_files import read_text


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

    None are applied to a file that somebody has saved since it was read. Raises OSError; then no
    page is half written.
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
            path = catalog.files[relative]
            fixed[path] = made if _replace(path, page, text) else 0
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
    for folder in {path.parent for path in catalog.files.values()}:
        disk.tidy(folder)
    fixed: Counter[Path] = Counter()
    for _ in range(3):
        changed = write(catalog, findings)
        if not changed:
            break
        # Without the files to which none were applied.
        fixed += Counter(changed)
        catalog, findings = check()
    return catalog, findings, fixed


def _replace(path: Path, page: MarkdownText, text: str) -> bool:
    """Write `text` for that of `page`, keeping byte order mark, line ends and permissions.

    False, without writing, if somebody has saved the file since it was read.
    """
    before = path.read_bytes()
    if b"\r\n" in before:
        text = text.replace("\n", "\r\n")
    data = text.encode("utf-8-sig" if before.startswith(codecs.BOM_UTF8) else "utf-8")

    def require_unchanged() -> None:
        if read_text(path, page.path, []) != page.text:
            raise _Saved

    try:
        disk.replace_file(path, data, path.stat().st_mode & 0o7777, require_unchanged)
    except _Saved:
        return False
    return True


class _Saved(Exception):
    """Somebody else has saved the file."""
