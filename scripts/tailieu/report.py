"""Findings as people and programs read them: lines, JSON, GitHub's annotations and job summary."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from html import escape

from tailieu.findings import SEVERITIES, Finding, Lang, Said, visible

# Of each severity, GitHub shows the first ten of a step.
GITHUB_SHOWS = 10
# GitHub refuses a summary of more than 1 MiB.
MOST_SUMMARY_BYTES = 900_000

_COUNTED = {
    "error": Said("{} lỗi", "{} error(s)"),
    "warning": Said("{} cảnh báo", "{} warning(s)"),
    "note": Said("{} ghi chú", "{} note(s)"),
}
_SEVERITY = {
    "error": Said("lỗi", "error"),
    "warning": Said("cảnh báo", "warning"),
    "note": Said("ghi chú", "note"),
}
_PAGES = Said("{} trang", "{} page(s)")
_NO_FAULT = Said("{} trang, không có lỗi.", "{} page(s), no faults.")
_COLUMNS = Said("| Mức | Chỗ | Quy tắc | Sai gì | Cách sửa |", "| | Place | Rule | Fault | Fix |")
_TITLE = Said("Kiểm tra nội dung", "Content check")
_MORE = Said(
    "… và {} chỗ nữa; chạy `tailieu check` trên máy để xem đủ.",
    "… and {} more; run `tailieu check` to see all of them.",
)


def tally(findings: Sequence[Finding], pages: int, lang: Lang) -> str:
    """`102 trang: 1 lỗi, 2 cảnh báo.`"""
    counts = Counter(finding.severity for finding in findings)
    if not counts:
        return _say(_NO_FAULT, lang).format(pages)
    shown = [_say(_COUNTED[name], lang).format(counts[name]) for name in SEVERITIES if counts[name]]
    return f"{_say(_PAGES, lang).format(pages)}: {', '.join(shown)}."


def text(findings: Sequence[Finding], lang: Lang) -> str:
    """One finding a line."""
    return "".join(f"{finding.text(lang)}\n" for finding in findings)


def rows(findings: Sequence[Finding], lang: Lang) -> str:
    """A JSON list with one finding a line; line 0 stands for the whole file."""
    lines = [
        json.dumps(
            {
                "path": finding.path,
                "line": finding.line,
                "rule": finding.rule,
                "severity": finding.severity,
                "message": _say(finding.message, lang),
                "fix": _say(finding.fix, lang),
            },
            ensure_ascii=False,
        )
        for finding in findings
    ]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def github(findings: Sequence[Finding], lang: Lang) -> str:
    """GitHub's workflow commands, errors first since only the first of each kind are shown."""
    commands = {"error": "error", "warning": "warning", "note": "notice"}
    lines = []
    for finding in _worst_first(findings):
        said = f"{_say(finding.message, lang)} Fix: {_say(finding.fix, lang)}"
        place = f"file={_property(finding.path)}"
        if finding.line:
            place += f",line={finding.line}"
        command = commands[finding.severity]
        lines.append(f"::{command} {place},title={_property(finding.rule)}::{_data(said)}\n")
    return "".join(lines)


def summary(findings: Sequence[Finding], pages: int, lang: Lang) -> str:
    """The whole list as Markdown, for the page of a workflow run."""
    lines = [
        f"## {_say(_TITLE, lang)}",
        "",
        tally(findings, pages, lang),
        "",
        _say(_COLUMNS, lang),
        "| --- | --- | --- | --- | --- |",
    ]
    size = 0
    ordered = _worst_first(findings)
    for done, finding in enumerate(ordered):
        place = f"{finding.path}:{finding.line}" if finding.line else finding.path
        cells = (
            _say(_SEVERITY[finding.severity], lang),
            place,
            finding.rule,
            _say(finding.message, lang),
            _say(finding.fix, lang),
        )
        line = "| " + " | ".join(_cell(cell) for cell in cells) + " |"
        size += len(line.encode()) + 1
        if size > MOST_SUMMARY_BYTES:
            lines += ["", _say(_MORE, lang).format(len(ordered) - done)]
            break
        lines.append(line)
    return "\n".join(lines) + "\n"


def _say(said: Said, lang: Lang) -> str:
    return said.vi if lang == "vi" else said.en


def _worst_first(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _cell(value: str) -> str:
    """What a page quotes stays text in a table: no HTML, links, mentions or images."""
    value = escape(visible(value), quote=False)
    for char in "\\`*_[]|!@#~":
        value = value.replace(char, f"&#{ord(char)};" if char != "#" else "#")
    return value
