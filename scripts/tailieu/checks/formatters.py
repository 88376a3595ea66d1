"""Formats findings for machines: JSON, GitHub annotations and job summaries."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from html import escape

from tailieu.content.findings import SEVERITIES, Finding, visible
from tailieu.content.messages import Lang, Message

# GitHub displays the first ten annotations of each severity in a step.
GITHUB_SHOWS = 10
# GitHub rejects a summary of more than 1 MiB.
MOST_SUMMARY_BYTES = 900_000

_MARKUP = str.maketrans({char: f"&#{ord(char)};" for char in "\\`*_[]|!@#~$"})
# The beginning of `:tada:`.
_PICTURE = re.compile(r":(?=(?:[\w+-]|&#\d+;)+:)")

_COUNTED = {
    "error": Message("{count} lỗi", "{count} error(s)"),
    "warning": Message("{count} cảnh báo", "{count} warning(s)"),
    "note": Message("{count} ghi chú", "{count} note(s)"),
}
_TALLY = Message("{pages} trang: {counts}.", "{pages} page(s): {counts}.")
_ALL_WELL = Message("{pages} trang, không có lỗi.", "{pages} page(s), no faults.")
_COLUMNS = Message(
    "| Mức | Chỗ | Quy tắc | Sai gì | Cách sửa |", "| | Place | Rule | Fault | Fix |"
)
_TITLE = Message("Kiểm tra nội dung", "Content check")
_MORE = Message(
    "… và {count} chỗ nữa; chạy `tailieu check` trên máy để xem đủ.",
    "… and {count} more; run `tailieu check` to see all of them.",
)


def tally(findings: Sequence[Finding], pages: int, lang: Lang) -> str:
    """The numbers of pages and findings: `102 trang: 1 lỗi, 2 cảnh báo.`"""
    if not findings:
        return _ALL_WELL.format(lang, pages=pages)
    return _TALLY.format(lang, pages=pages, counts=counted(findings, lang))


def counted(findings: Iterable[Finding], lang: Lang) -> str:
    """The number of findings by severity: `1 lỗi, 2 cảnh báo`."""
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(
        _COUNTED[name].format(lang, count=counts[name]) for name in SEVERITIES if counts[name]
    )


def rows(findings: Sequence[Finding], lang: Lang) -> str:
    """A JSON list with one finding a line; line 0 is the whole file."""
    lines = [
        json.dumps(
            {
                "path": finding.path,
                "line": finding.line,
                "field": finding.field,
                "rule": finding.rule.id,
                "severity": finding.severity,
                "message": finding.message(lang),
                "fix": finding.fix(lang),
            },
            ensure_ascii=False,
        )
        for finding in findings
    ]
    return _encodable("[\n" + ",\n".join(lines) + "\n]\n") if lines else "[]\n"


def github(findings: Sequence[Finding], lang: Lang) -> str:
    """GitHub workflow commands, errors first, since GitHub displays ten of each severity."""
    commands = {"error": "error", "warning": "warning", "note": "notice"}
    lines = []
    for finding in worst_first(findings):
        told = f"{finding.message(lang)} Fix: {finding.fix(lang)}"
        place = f"file={_property(finding.path)}"
        if finding.line:
            place += f",line={finding.line}"
        command = commands[finding.severity]
        lines.append(f"::{command} {place},title={_property(finding.rule.id)}::{_data(told)}\n")
    return "".join(lines)


def summary(findings: Sequence[Finding], pages: int, lang: Lang) -> str:
    """All findings as Markdown, for the page of a workflow run."""
    head = [f"## {_TITLE.format(lang)}", "", tally(findings, pages, lang), ""]
    return "\n".join([*head, *table(findings, lang)]) + "\n"


def table(
    findings: Sequence[Finding], lang: Lang, most_bytes: int = MOST_SUMMARY_BYTES
) -> list[str]:
    """The lines of a Markdown table with one finding a row."""
    lines = []
    for finding in worst_first(findings):
        cells = (
            SEVERITIES[finding.severity].format(lang),
            finding.place,
            finding.rule.id,
            finding.message(lang),
            finding.fix(lang),
        )
        lines.append("| " + " | ".join(map(cell, cells)) + " |")
    head = [_COLUMNS.format(lang), "| --- | --- | --- | --- | --- |"]
    return head + within(most_bytes, lines, lambda count: _MORE.format(lang, count=count))


def within(most_bytes: int, rows: Sequence[str], more: Callable[[int], str]) -> list[str]:
    """As many of `rows` as fit into `most_bytes`, then `more(number of rows left out)`."""
    kept: list[str] = []
    size = 0
    for row in rows:
        size += len(row.encode()) + 1
        if size > most_bytes:
            return [*kept, "", more(len(rows) - len(kept))]
        kept.append(row)
    return kept


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """Errors, then warnings, then notes, each in the given order."""
    return sorted(findings, key=lambda finding: list(SEVERITIES).index(finding.severity))


def _encodable(value: str) -> str:
    """`value` in printable form: bytes of file names that are not UTF-8 are escaped."""
    return value.encode(errors="backslashreplace").decode()


def _data(value: str) -> str:
    return visible(value).replace("%", "%25")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def cell(value: str) -> str:
    """`value` escaped for a cell of a Markdown table: no HTML, links, mentions, images."""
    value = escape(visible(value), quote=False).translate(_MARKUP)
    # GitHub also turns bare addresses into links, and names of pictures into these.
    value = value.replace("://", "&#58;//").replace("www.", "www&#46;")
    return _PICTURE.sub("&#58;", value)
