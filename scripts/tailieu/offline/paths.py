"""Paths that every file system can store, those of Windows and old disks included."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tailieu.checks.rules.portable_names import RESERVED
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message
from tailieu.content.problems import Problem

# Windows' limit is 260 for the whole path; this leaves room for the folder people unpack into.
LONGEST_PATH = 119
_PART = re.compile(r"[A-Za-z0-9_-](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?")


BAD_PATH = Rule(
    "TL042",
    "error",
    "safety",
    Message("Bản ngoại tuyến mở được ở mọi máy", "The offline copy opens on every computer"),
    Message(
        "Windows và đĩa cũ không giữ được đường dẫn dài hoặc có ký tự lạ.",
        "Windows and old disks can't hold long paths or strange characters.",
    ),
    Message(
        "đường dẫn không mở được ở mọi máy: {problem}.",
        "the path does not open on every computer: {problem}.",
    ),
    Message(
        "đổi tên tệp nguồn của trang này trong docs/.",
        "rename the file in docs/ from which this page is made.",
    ),
)
_LONG_PATH = Message("dài {length} ký tự, quá {most}", "it has {length} characters, over {most}")
_STRANGE_PART = Message(
    "«{part}» có ký tự ngoài a–z, 0–9, «.», «-», «_»",
    "“{part}” has characters other than a–z, 0–9, “.”, “-”, “_”",
)
_RESERVED_PART = Message(
    "Windows không cho đặt tên «{part}»", "Windows takes no file by the name “{part}”"
)
_CASE_ONLY = Message(
    "chỉ khác «{other}» ở chữ hoa, chữ thường", "it differs from “{other}” in case only"
)


def bad_paths(paths: Iterable[str]) -> list[Finding]:
    """A finding for each path that cannot be stored, or that differs from another in case only."""
    findings = []
    seen: dict[str, str] = {}
    for path in sorted(paths):
        problem = path_problem(path)
        if problem:
            findings.append(BAD_PATH.at(path, 0, **problem.as_values()))
        other = seen.setdefault(path.lower(), path)
        if other != path:
            findings.append(BAD_PATH.at(path, 0, problem=_CASE_ONLY, other=other))
    return findings


def path_problem(path: str) -> Problem | None:
    """Why Windows or an old disk could not store `path`; None where they can."""
    if len(path) > LONGEST_PATH:
        return Problem.at(0, _LONG_PATH, length=len(path), most=LONGEST_PATH)
    for part in path.split("/"):
        if not _PART.fullmatch(part):
            return Problem.at(0, _STRANGE_PART, part=part)
        if RESERVED.fullmatch(part):
            return Problem.at(0, _RESERVED_PART, part=part)
    return None
