"""Rules that no package has, for tests of what becomes of any finding."""

from __future__ import annotations

from tailieu.content.findings import Finding, Rule, Severity
from tailieu.content.messages import Message


def finding(
    path: str, line: int, message: str, fix: str = "sửa", severity: Severity = "error"
) -> Finding:
    """A finding of TL999 that says the same in both languages."""
    title = Message("Thử", "Test")
    template = Message("{told}", "{told}")
    rule = Rule("TL999", severity, "content", title, title, template, Message(fix, fix))
    return rule.at(path, line, told=message)
