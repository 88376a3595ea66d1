"""Rules, and findings: one for each place that breaks a rule."""

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
    """Replace the characters from `start` to `end` (exclusive) of a page's text by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Rule:
    """A rule that content, files or commands must follow.

    `message` and `fix` are templates: `{name}` stands for a value of the finding. An id is never
    reused, even when its rule is removed.
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
        """A finding of this rule; `message` and `fix` replace its templates in special cases."""
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
    the finding is about anything else). `values` are for the two templates. `edits` carry out the
    fix, where only one is possible.
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
        """The severity of the rule."""
        return self.rule.severity

    @property
    def place(self) -> str:
        """`path:line`, or `path` for the whole file."""
        return f"{self.path}:{self.line}" if self.line else self.path

    def message(self, lang: Lang) -> str:
        """What is wrong, in one language."""
        return self.message_template.format(lang, **self.values)

    def fix(self, lang: Lang) -> str:
        """What to do about it, in one language."""
        return self.fix_template.format(lang, **self.values)

    def text(self, lang: Lang) -> str:
        """`path:line: RULE severity: message Fix: fix` on one line; errors have no severity."""
        return " ".join(self.parts(lang))

    def parts(self, lang: Lang) -> tuple[str, str, str]:
        """The parts of `text`: `path:line:`, `RULE severity:` and what is wrong with its fix."""
        severity = "" if self.severity == "error" else f" {SEVERITIES[self.severity].format(lang)}:"
        told = f"{self.message(lang)} Fix: {self.fix(lang)}"
        return visible(f"{self.place}:"), f"{self.rule.id}{severity}", visible(told)

    def __str__(self) -> str:
        return self.text("vi")

    def __lt__(self, other: Finding) -> bool:
        """By path, line and rule, then by the texts."""
        here, there = ((finding.path, finding.line, finding.rule.id) for finding in (self, other))
        if here != there:
            return here < there
        return (self.message("vi"), self.fix("vi")) < (other.message("vi"), other.fix("vi"))


def shortened(text: str) -> str:
    """`text` as messages quote it: at most 60 characters."""
    return text if len(text) <= 60 else text[:57].rstrip() + "…"


def visible(text: str) -> str:
    """`text` with control characters escaped, so that it can neither control a terminal nor
    add lines.
    """
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)


class ContentErrors(Exception):
    """The content has errors; `findings` are all of them, sorted."""

    def __init__(self, findings: Iterable[Finding]):
        self.findings = sorted(findings)
        super().__init__("\n".join(map(str, self.findings)))

    def __reduce__(self) -> tuple[type[ContentErrors], tuple[list[Finding]]]:
        """It is pickled by its findings: the reading of a file tells them across processes."""
        return ContentErrors, (self.findings,)
