"""Problems, as returned by code that does not know which rule they break."""

from __future__ import annotations

from typing import Any, NamedTuple

from tailieu.content.messages import Lang, Message


class Problem(NamedTuple):
    """A problem at a line, which counts from 1 (0: the whole file); `values` are for `message`."""

    line: int
    message: Message
    values: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def at(cls, line: int | None, message: Message, **values: Any) -> Problem:
        """A problem at `line`; None is the whole file."""
        return cls(line or 0, message, tuple(values.items()))

    def as_values(self) -> dict[str, Any]:
        """The values of a finding whose message contains `{problem}`."""
        return {"problem": self.message, **dict(self.values)}

    def text(self, lang: Lang) -> str:
        """The message in one language."""
        return self.message.format(lang, **dict(self.values))
