"""What the toolchain tells people: one finding a fault, printed the same way everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One fault in one place.

    `path` is relative to the project where possible, `line` counts from 1 (0: the whole file),
    `rule` is a stable upper-case id, `message` says what is wrong and quotes it,
    `fix` says what to type next.
    """

    path: str
    line: int
    rule: str
    message: str
    fix: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.rule} {self.message} Fix: {self.fix}"


class Refused(Exception):
    """Input that cannot be worked with; carries every finding, so that all are shown at once."""

    def __init__(self, findings: Iterable[Finding]):
        self.findings = sorted(findings)
        super().__init__("\n".join(map(str, self.findings)))
