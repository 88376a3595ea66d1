"""What a document states of itself, each value with the lines that it came from."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Generic, TypeVar

from tailieu.importing.head.lines import Line

T = TypeVar("T")


@dataclass(frozen=True)
class Stated(Generic[T]):
    """A value that a document states, the lines that it came from, and whether it is sure."""

    value: T
    lines: tuple[str, ...]
    sure: bool = True


@dataclass
class Metadata:
    """What was found; None for what was not. The names are those of the fields in front matter.

    `kind` is the name of the kind of document, which may have no type on this site.
    """

    number: Stated[str] | None = None
    type: Stated[str] | None = None
    summary: Stated[str] | None = None
    issuer: Stated[str] | None = None
    system: Stated[str] | None = None
    signer: Stated[str] | None = None
    place: Stated[str] | None = None
    issued: Stated[date] | None = None
    kind: Stated[str] | None = None

    def stated(self, name: str) -> Stated[Any] | None:
        """What is stated of a field, by its name."""
        found: Stated[Any] | None = getattr(self, name)
        return found

    def values(self) -> dict[str, str | date]:
        """The values that were found, by the names of their fields."""
        stated = {field.name: self.stated(field.name) for field in fields(self)}
        return {name: each.value for name, each in stated.items() if each}


def from_lines(value: str, sources: list[Line], sure: bool) -> Stated[str]:
    """A value that `sources` state."""
    return Stated(value, tuple(line.text for line in sources), sure)
