"""What the toolchain tells people: rules, and one finding a fault, in two languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Lang = Literal["vi", "en"]
Severity = Literal["error", "warning", "note"]
Group = Literal["reading", "content", "text", "links", "safety"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


class Said(NamedTuple):
    """One sentence in both languages of the project."""

    vi: str
    en: str

    def filled(self, **values: Any) -> Said:
        """This template with its `{name}`s replaced; a value may be in both languages itself."""
        return Said(
            *(
                template.format(
                    **{
                        name: value[at] if isinstance(value, Said) else value
                        for name, value in values.items()
                    }
                )
                for at, template in enumerate(self)
            )
        )


# What stands before a message that refuses nothing.
_SEVERITY_NAMES: dict[Severity, Said] = {
    "error": Said("", ""),
    "warning": Said("cảnh báo: ", "warning: "),
    "note": Said("ghi chú: ", "note: "),
}


class Edit(NamedTuple):
    """Characters `start` to `end` of a page's text become `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, order=True)
class Finding:
    """One fault in one place.

    `path` is relative to the project where possible, `line` counts from 1 (0: the whole file),
    `rule` is a stable upper-case id, `message` says what is wrong and quotes it,
    `fix` says what to type next; a plain string stands for both languages. `edits` mend it
    where there is one right answer.
    """

    path: str
    line: int
    rule: str
    message: Said | str
    fix: Said | str
    severity: Severity = "error"
    edits: tuple[Edit, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        for name in ("message", "fix"):
            said = getattr(self, name)
            if isinstance(said, str) and not isinstance(said, Said):
                object.__setattr__(self, name, Said(said, said))

    def text(self, lang: Lang) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        said = _SEVERITY_NAMES[self.severity]._asdict()[lang] + self.message._asdict()[lang]
        return visible(f"{place}: {self.rule} {said} Fix: {self.fix._asdict()[lang]}")

    def __str__(self) -> str:
        return self.text("vi")


@dataclass(frozen=True)
class Rule:
    """What one id stands for. `message` and `fix` are templates: `{name}` stands for a value.

    An id is never given to another rule, even when its own is gone.
    """

    id: str
    severity: Severity
    group: Group
    title: Said
    why: Said
    message: Said
    fix: Said

    def at(
        self,
        path: str,
        line: int,
        *,
        message: Said | None = None,
        fix: Said | None = None,
        edits: Iterable[Edit] = (),
        **values: Any,
    ) -> Finding:
        """A finding of this rule; `message` and `fix` are other templates for a special case."""

        return Finding(
            path,
            line,
            self.id,
            (message or self.message).filled(**values),
            (fix or self.fix).filled(**values),
            self.severity,
            tuple(edits),
        )


def shortened(text: str) -> str:
    """`text` as a message quotes it: its beginning, where it is long."""
    return text if len(text) <= 60 else text[:57].rstrip() + "…"


def visible(text: str) -> str:
    """`text` on one line, so that what it quotes can't steer a terminal or forge a line."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)


class Refused(Exception):
    """Input that cannot be worked with; carries every finding, so that all are shown at once."""

    def __init__(self, findings: Iterable[Finding]):
        self.findings = sorted(findings)
        super().__init__("\n".join(map(str, self.findings)))
