"""What is wrong with a file that is no page: a picture or a PDF file."""

from __future__ import annotations

from typing import NamedTuple

from tailieu.content.messages import Lang, Message


class Fault(NamedTuple):
    """`line` counts from 1 (0: the whole file); `values` fill `what`."""

    line: int
    what: Message
    values: tuple[tuple[str, str | int], ...] = ()

    @classmethod
    def at(cls, line: int | None, what: Message, **values: str | int) -> Fault:
        return cls(line or 0, what, tuple(values.items()))

    def text(self, lang: Lang) -> str:
        return self.what.format(lang, **dict(self.values))
