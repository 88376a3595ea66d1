"""What the toolchain tells people: rules, and one finding for each place that breaks one."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from tailieu.content.messages import Lang, Message

Severity = Literal["error", "warning", "note"]
Group = Literal["reading", "content", "text", "links", "safety"]

SEVERITIES: dict[Severity, Message] = {
    "error": Message("lỗi", "error"),
    "warning": Message("cảnh báo", "warning"),
    "note": Message("ghi chú", "note"),
}


class Edit(NamedTuple):
    """Characters `start` to `end` of a page's text become `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Rule:
    """What one id stands for. `message` and `fix` are templates: `{name}` stands for a value.

    An id is never given to another rule, even when its own is gone.
    """

    id: str
    severity: Severity
    group: Group
    title: Message
    why: Message
    message: Message
    fix: Message

    def at(
        self,
        path: str,
        line: int,
        field: str = "",
        *,
        message: Message | None = None,
        fix: Message | None = None,
        edits: Iterable[Edit] = (),
        **values: Any,
    ) -> Finding:
        """A finding of this rule; `message` and `fix` are other templates for a special case."""
        return Finding(
            path,
            line,
            field,
            self,
            values,
            message or self.message,
            fix or self.fix,
            tuple(edits),
        )


@dataclass(frozen=True)
class Finding:
    """One place that breaks a rule.

    `path` is relative to the project where possible, `line` counts from 1 (0: the whole file),
    `field` is the dotted path of a field of the front matter (`citations.luat.clause`; "" where
    the finding is about anything else). `values` fill the two templates: what is wrong, quoted,
    and what to type next. `edits` carry the fix out where there is one right answer.
    """

    path: str
    line: int
    field: str
    rule: Rule
    values: Mapping[str, Any] = dataclasses.field(hash=False)
    message_template: Message
    fix_template: Message
    edits: tuple[Edit, ...] = dataclasses.field(default=(), compare=False)

    @property
    def severity(self) -> Severity:
        """That of its rule."""
        return self.rule.severity

    def message(self, lang: Lang) -> str:
        """What is wrong."""
        return self.message_template.format(lang, **self.values)

    def fix(self, lang: Lang) -> str:
        """What to type next."""
        return self.fix_template.format(lang, **self.values)

    def text(self, lang: Lang) -> str:
        """`path:line: RULE severity: message Fix: fix`, on one line; an error names no severity."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        severity = "" if self.severity == "error" else f"{SEVERITIES[self.severity].format(lang)}: "
        return visible(
            f"{place}: {self.rule.id} {severity}{self.message(lang)} Fix: {self.fix(lang)}"
        )

    def __str__(self) -> str:
        return self.text("vi")

    def __lt__(self, other: Finding) -> bool:
        """By place, then by rule; those of one rule on one line as a dictionary has them."""
        here, there = ((finding.path, finding.line, finding.rule.id) for finding in (self, other))
        if here != there:
            return here < there
        return (self.message("vi"), self.fix("vi")) < (other.message("vi"), other.fix("vi"))


def shortened(text: str) -> str:
    """`text` as a message quotes it: its beginning, where it is long."""
    return text if len(text) <= 60 else text[:57].rstrip() + "…"


def visible(text: str) -> str:
    """`text` on one line, so that what it quotes can't steer a terminal or forge a line."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)


class ContentErrors(Exception):
    """Content that cannot be worked with; carries every finding, so that all are shown at once."""

    def __init__(self, findings: Iterable[Finding]):
        self.findings = sorted(findings)
        super().__init__("\n".join(map(str, self.findings)))
