"""What is wrong with a thing, told by code that does not know which rule forbids it."""

from __future__ import annotations

from typing import Any, NamedTuple

from tailieu.content.messages import Lang, Message


class Problem(NamedTuple):
    """`line` counts from 1 (0: the whole file); `values` fill `message`. Equal ones are one."""

    line: int
    message: Message
    values: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def at(cls, line: int | None, message: Message, **values: Any) -> Problem:
        """A problem at `line`, where there is one."""
        return cls(line or 0, message, tuple(values.items()))

    def as_values(self) -> dict[str, Any]:
        """What a finding takes to quote it as `{problem}`."""
        return {"problem": self.message, **dict(self.values)}

    def text(self, lang: Lang) -> str:
        """The sentence in one language."""
        return self.message.format(lang, **dict(self.values))
