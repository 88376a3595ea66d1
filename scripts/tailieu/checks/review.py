"""The changes of a pull request in docs/ with the findings there, for its reviewer."""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tailieu.checks import formatters
from tailieu.content import front_matter
from tailieu.content.catalogue import Catalog
from tailieu.content.findings import SEVERITIES, Finding, Rule
from tailieu.content.messages import Lang, Message
from tailieu.content.schema import Sheet

# For one page; the log has all findings.
MOST_FINDINGS = 50
# Two tables share the size that GitHub accepts.
MOST_BYTES = formatters.MOST_SUMMARY_BYTES // 2

_KINDS = {
    "A": Message("thêm", "added"),
    "D": Message("xóa", "deleted"),
    "M": Message("sửa", "changed"),
    "R": Message("đổi tên từ {before}", "renamed from {before}"),
    "T": Message("đổi loại tệp", "another kind of file"),
}
_TITLE = Message("Trang thay đổi", "Changed pages")
_COLUMNS = Message(
    "| Trang | Tệp | Thay đổi | Kết quả kiểm tra |",
    "| Page | File | Change | What the check says |",
)
_NOTHING = Message("Không có gì thay đổi trong docs/.", "Nothing changes in docs/.")
_WELL = Message("không có lỗi", "no faults")
_LINE = Message("dòng {line}", "line {line}")
_MORE_FINDINGS = Message("… và {count} chỗ nữa", "… and {count} more")
_MORE_PAGES = Message("… và {count} tệp nữa.", "… and {count} more files.")
_ELSEWHERE = Message(
    "Lỗi ở trang không thay đổi: có thể do đề nghị này, ví dụ khi trang khác dẫn tới một trang "
    "vừa đổi tên.",
    "Errors in pages that do not change: this proposal may be the cause, as when other pages "
    "refer to one that it renames.",
)

ADDRESS_LOST = Rule(
    "TL098",
    "warning",
    "links",
    Message("Địa chỉ cũ còn dùng được", "Old addresses stay good"),
    Message(
        "Địa chỉ có thể đã in ra giấy. Chỉ lệnh `tailieu review` xét điều này, vì phải so với bản "
        "trước.",
        "An address may stand in print. Only `tailieu review` looks at this, since it compares "
        "with what was there before.",
    ),
    Message(
        "địa chỉ «{page}» không còn dẫn tới đâu.", "the address “{page}” leads nowhere any more."
    ),
    Message(
        "đổi tên thì ghi «formerly: [{slug}]» ở trang mới; phiếu sai thì giữ tệp, ghi «withdrawn».",
        "for a renamed page write “formerly: [{slug}]” in the new one; keep a wrong sheet and "
        "write “withdrawn”.",
    ),
)

CHANGE_UNTOLD = Rule(
    "TL055",
    "warning",
    "content",
    Message("Sửa phiếu thì ghi đã sửa gì", "A changed sheet says what has changed"),
    Message(
        "Người đã in hay đã lưu phiếu xem «Có gì mới» để biết. Chỉ lệnh `tailieu review` xét điều "
        "này, vì phải so với bản trước.",
        "Whoever printed or saved the sheet looks for it under “What is new”. Only `tailieu "
        "review` looks at this, since it compares with what was there before.",
    ),
    Message(
        "nội dung phiếu đã đổi mà «changed» không có dòng nào mới.",
        "the text of the sheet has changed, and “changed” has no new line.",
    ),
    Message(
        "thêm «changed: [{{on: {day}, what: …}}]»; chỉ sửa chính tả thì không cần.",
        "add “changed: [{{on: {day}, what: …}}]”; a mended spelling needs none.",
    ),
)


@dataclass(frozen=True)
class Change:
    """A changed file: `kind` is git's letter, `before` the old path of a renamed file."""

    kind: str
    path: str
    before: str | None = None


class NoBase(Exception):
    """The base is not in the repository, or has no history in common with it."""


def changes(root: Path, base: str) -> list[Change]:
    """What HEAD changes in docs/ since its merge base with `base`; paths are relative to `root`.

    Raises NoBase.
    """
    parted = _parted(root, base)
    listed = _git(root, "diff", "--name-status", "-z", "-M", "--relative", parted, "HEAD", "docs")
    return parse(listed)


def _parted(root: Path, base: str) -> str:
    """The merge base of HEAD and `base`. Raises NoBase."""
    named = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    return _git(root, "merge-base", named.strip(), "HEAD").strip()


def before(root: Path, base: str, changed: Iterable[Change]) -> dict[str, str]:
    """The path of each changed sheet → its text at the merge base with `base`. Raises NoBase."""
    parted = _parted(root, base)
    return {
        change.path: _git(root, "show", f"{parted}:./{change.before or change.path}")
        for change in changed
        if change.kind in "MR" and change.path.startswith(f"docs/{Sheet.folder}/")
    }


def _git(root: Path, *arguments: str) -> str:
    """The output of git; bytes that are not UTF-8 become surrogates. Raises NoBase."""
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True)
    if done.returncode != 0:
        raise NoBase
    return os.fsdecode(done.stdout)


def parse(listed: str) -> list[Change]:
    """Parse the output of `git diff --name-status -z`."""
    found = []
    fields = iter(listed.split("\0")[:-1])
    for status in fields:
        path, before = next(fields), None
        if status[0] == "R":
            before, path = path, next(fields)
        found.append(Change(status[0], path, before))
    return sorted(found, key=lambda change: change.path)


def lost_addresses(changed: Iterable[Change], catalog: Catalog) -> list[Finding]:
    """A finding for each address that no longer exists and that no page has in `formerly`."""
    kept = {
        posixpath.join(posixpath.dirname(entry.path), slug)
        for entry in catalog.entries()
        for slug in entry.meta.formerly
    }
    found = []
    for change in changed:
        gone = change.path if change.kind == "D" else change.before
        if not gone or not gone.endswith(".md") or gone.endswith(".en.md"):
            continue
        page = gone.removeprefix("docs/").removesuffix(".md")
        if page not in kept:
            lost = ADDRESS_LOST.at(
                change.path, 0, page=f"{page}.html", slug=posixpath.basename(page)
            )
            found.append(lost)
    return found


def untold(earlier: Mapping[str, str], catalog: Catalog, today: date) -> list[Finding]:
    """A finding for each sheet whose text changed without a line in `changed`.

    `earlier` are the sheets' texts before, by path. A sheet that is withdrawn or archived has told
    its reason.
    """
    found = []
    for entry in catalog.sheets.values():
        path = catalog.shown(entry.path)
        if path not in earlier or entry.meta.withdrawn or entry.meta.archived:
            continue
        written = front_matter.read(earlier[path], path, [])
        if written is None:
            continue
        lines = len(written.values.get("changed") or ())
        text = earlier[path][written.start :]
        if text.split() != entry.body.split() and len(entry.meta.changed) <= lines:
            found.append(CHANGE_UNTOLD.at(path, 0, day=today.isoformat()))
    return found


def about(changed: Iterable[Change], findings: Iterable[Finding]) -> list[Finding]:
    """The `findings` in the changed files."""
    paths = {change.path for change in changed}
    return [finding for finding in findings if finding.path in paths]


def summary(
    changed: Sequence[Change], catalog: Catalog, findings: Sequence[Finding], lang: Lang
) -> str:
    """A table of the changed pages with their findings folded, as Markdown for GitHub.

    `findings` are those of the whole tree. What pages and file names hold stays text.
    """
    lines = [f"## {_TITLE.format(lang)}", ""]
    if changed:
        lines += _table(changed, catalog, findings, lang)
    else:
        lines.append(_NOTHING.format(lang))
    paths = {change.path for change in changed}
    elsewhere = [
        finding for finding in findings if finding.severity == "error" and finding.path not in paths
    ]
    if elsewhere:
        lines += [
            "",
            _ELSEWHERE.format(lang),
            "",
            *formatters.table(elsewhere, lang, MOST_BYTES),
        ]
    return "\n".join(lines) + "\n"


def _table(
    changed: Sequence[Change], catalog: Catalog, findings: Sequence[Finding], lang: Lang
) -> list[str]:
    of_page = defaultdict(list)
    for finding in findings:
        of_page[finding.path].append(finding)
    titles = _titles(catalog)
    rows = []
    for change in changed:
        kind = _KINDS[change.kind].format(lang, before=change.before)
        cells = [
            formatters.cell(cell) for cell in (titles.get(change.path, "–"), change.path, kind)
        ]
        rows.append("| " + " | ".join([*cells, _folded(of_page[change.path], lang)]) + " |")
    head = [
        formatters.tally(about(changed, findings), len(changed), lang),
        "",
        _COLUMNS.format(lang),
        "| --- | --- | --- | --- |",
    ]
    return head + formatters.within(
        MOST_BYTES, rows, lambda count: _MORE_PAGES.format(lang, count=count)
    )


def _titles(catalog: Catalog) -> dict[str, str]:
    titles = {}
    for entry in catalog.entries():
        titles[catalog.shown(entry.path)] = entry.meta.title
        if entry.en:
            titles[catalog.shown(entry.en.path)] = entry.en.meta.title
    return titles


def _folded(findings: Sequence[Finding], lang: Lang) -> str:
    if not findings:
        return _WELL.format(lang)
    shown = []
    for finding in formatters.worst_first(findings)[:MOST_FINDINGS]:
        severity = SEVERITIES[finding.severity].format(lang)
        line = _LINE.format(lang, line=finding.line) if finding.line else ""
        told = f"{finding.message(lang)} Fix: {finding.fix(lang)}"
        parts = filter(None, (severity, line, finding.rule.id, told))
        shown.append(" · ".join(map(formatters.cell, parts)))
    if len(findings) > MOST_FINDINGS:
        shown.append(_MORE_FINDINGS.format(lang, count=len(findings) - MOST_FINDINGS))
    counts = formatters.counted(findings, lang)
    return f"<details><summary>{counts}</summary>{'<br>'.join(shown)}</details>"
