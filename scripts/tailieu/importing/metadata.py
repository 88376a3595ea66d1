"""Recognise the metadata of a document in its text: number, date, issuer, type, subject, signer.

The layouts are those of Nghị định 30/2020/NĐ-CP for the State and of Quy định 66-QĐ/TW and
399-QĐ/TW for the Party. Values are taken as they are written, never guessed, expanded or recased.
Each keeps the words that it came from. A value is sure if it stands where the layout has it and has
the form that the layout gives it; with one of the two it is unsure, with neither it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Generic, TypeVar

from tailieu.importing import issuers, kinds, signers, subjects
from tailieu.importing.blocks import Block
from tailieu.importing.head_lines import Line, lines
from tailieu.importing.old_titles import OldTitle, old_title

# How many blocks from the beginning are searched.
_HEAD = 60

_PARTY_NUMBER = re.compile(r"\d+-[A-ZĐa-z]+/")
_TO = re.compile(r"Kính g[ửở]i\b", re.IGNORECASE)
_PASSED = re.compile(
    r"(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết) này (?:đã )?được .{5,200}\bthông qua,?\s+"
    r"(?P<day>ngày.*)",
    re.IGNORECASE,
)
_CERTIFIED = re.compile(r"XÁC THỰC VĂN BẢN HỢP NHẤT")
# Lines before and after that one which belong to it.
_AROUND = 8
_CONSOLIDATION = "van-ban-hop-nhat"

T = TypeVar("T")
Title = tuple[int, kinds.Kind]


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


def recognise(blocks: list[Block]) -> Metadata:
    """The metadata that the blocks of a document state.

    Lines that are only a rule help to see where a subject ends.
    """
    found = Metadata()
    head = list(lines(blocks[:_HEAD]))
    _number_and_date(head, found)
    _system(head, found)
    if named := issuers.issuer(head):
        found.issuer = _stated(*named)
    _kind_and_summary(head, found)
    if signed := signers.signer(blocks):
        name, words, sure = signed
        found.signer = Stated(name, words, sure)
    _from_foot(blocks, found)
    return found


def _stated(value: str, sources: list[Line], sure: bool) -> Stated[str]:
    return Stated(value, tuple(line.text for line in sources), sure)


def _number_and_date(head: list[Line], found: Metadata) -> None:
    """The number is in the first line that begins with `Số`, which may be a draft's.

    A date is sure behind its place, in a column, or behind the number; a line `ngày …` that stands
    alone is not.
    """
    numbered = _numbered(head)
    if numbered and numbered.number:
        found.number = Stated(numbered.number, (numbered.text,))
    at = next((at for at, line in enumerate(head) if line.role == "date"), None)
    if at is None:
        return
    line = head[at]
    if line.place:
        found.place = Stated(line.place, (line.text,))
    if line.day:
        sure = bool(line.place or line.cell or (at and head[at - 1] is numbered))
        found.issued = Stated(line.day, (line.text,), sure)


def _numbered(head: list[Line]) -> Line | None:
    return next((line for line in head if line.role == "number"), None)


def _system(head: list[Line], found: Metadata) -> None:
    """By the title of the Party or the State; by the form of a number alone it is unsure."""
    number = found.number
    for line in head:
        if line.role == "youth":
            return
        if line.role in ("party", "state"):
            system = "dang" if line.role == "party" else "nha-nuoc"
            found.system = Stated(system, (line.text,))
            return
    if number:
        system = "dang" if _PARTY_NUMBER.match(number.value) else "nha-nuoc"
        found.system = Stated(system, number.lines, sure=False)


def _kind_and_summary(head: list[Line], found: Metadata) -> None:
    """The kind by its line, by the code in the number, or of a dispatch by having neither.

    A line that names a kind is sure below a number or the title of the State or the Party, if the
    code in the number does not say another kind.
    """
    numbered = _numbered(head)
    symbol = (numbered.number or numbered.symbol or "") if numbered else ""
    code = kinds.coded(symbol, found.system.value if found.system else None)
    about = _subject_in_column(head)
    titles = list(_titles(head))
    if titles and (old := old_title(head[titles[0][0] :], titles[0][1].rest)):
        _by_old_title(titles[0][1], old, found)
        return
    if titles:
        about = _by_title(head, titles, code, found) or about
    elif numbered and code:
        found.type = Stated(code, (numbered.text,))
    elif numbered:
        _dispatch(head, numbered, symbol, about is not None, found)
    if about is None and numbered and found.type and found.type.value == "cong-van":
        about = subjects.below_number(head[head.index(numbered) + 1 :], numbered.cell)
    if about:
        found.summary = _stated(*about)


def _by_title(
    head: list[Line], titles: list[Title], code: str | None, found: Metadata
) -> subjects.Found | None:
    """Record the kind that a line names; the subject below it, or else the one above it.

    A subject may begin like a kind: `HƯỚNG DẪN THI HÀNH LUẬT …` of a thông tư. So the line of
    which the code says the same comes first. A consolidation has the line of its first text too.
    """
    consolidated = code == _CONSOLIDATION or any(kind.type == _CONSOLIDATION for _, kind in titles)
    others = [title for title in titles if title[1].type != _CONSOLIDATION] or titles
    at, kind = next((title for title in others if code and title[1].type == code), others[0])
    line = head[at]
    rest, type_ = kind.rest, _CONSOLIDATION if consolidated else kind.type
    if rest and code and not consolidated and code != kind.type:
        rest, type_ = line.text, code
    else:
        found.kind = Stated(kind.name, (line.text,))
    if type_:
        formal = found.number or found.system
        found.type = Stated(type_, (line.text,), bool(formal) and code in (None, type_))
    issuer = found.issuer.value if found.issuer else None
    return subjects.below_kind(head[at:], rest, issuer) or subjects.above_kind(head[:at])


def _by_old_title(kind: kinds.Kind, old: OldTitle, found: Metadata) -> None:
    """Record what a title says all in one, before what other lines seemed to say."""
    found.kind = _stated(kind.name, old.lines[:1], sure=True)
    found.type = _stated(kind.type, old.lines[:1], sure=True) if kind.type else None
    found.number = _stated(old.number, old.lines, sure=True)
    found.issuer = _stated(old.issuer, old.lines, sure=True)
    if old.day:
        found.issued = Stated(old.day, tuple(line.text for line in old.lines))
    if old.subject:
        found.summary = _stated(old.subject, old.lines, sure=True)
    if not found.system:
        found.system = _stated("nha-nuoc", old.lines[:1], sure=False)


def _dispatch(head: list[Line], numbered: Line, symbol: str, about: bool, found: Metadata) -> None:
    """A dispatch names no kind: its symbol has no code of one, and `V/v` or `Kính gửi` opens it."""
    to = any(_TO.match(line.text) for line in head)
    if kinds.is_of_dispatch(symbol) and (about or to):
        found.type = Stated("cong-van", (numbered.text,))
    elif not symbol and about and to:
        found.type = Stated("cong-van", (numbered.text,), sure=False)


def _titles(head: list[Line]) -> Iterator[Title]:
    """Where lines name a kind: set off, above the text, and not in the name of a body.

    Old fonts lose bold and capitals; a line that is only the name of a kind is set off enough below
    a number and the title of the State or the Party. In the column of the number, what stands above
    the number is the name of a body.
    """
    numbered = _numbered(head)
    number_at = head.index(numbered) if numbered else -1
    formal = any(line.role != "text" for line in head)
    headed = numbered and any(line.role in ("state", "party") for line in head)
    for at, line in enumerate(head):
        if subjects.begins_text(line):
            return
        below = at > 0 and head[at - 1].role != "text"
        # `DỰ THẢO NGHỊ ĐỊNH` is both a stamp and a kind.
        said = line.role in ("text", "stamp")
        kind = kinds.named(line.text, small=below or line.bold) if said else None
        in_name = numbered and at < number_at and line.cell and line.cell == numbered.cell
        set_off = line.set_off or below or headed or (kind and kind.rest)
        whole = kind and (not kind.rest or kind.rest.lower().startswith("của "))
        if kind and set_off and not in_name and (formal or whole):
            yield at, kind


def _subject_in_column(head: list[Line]) -> subjects.Found | None:
    for at, line in enumerate(head):
        if subjects.begins_text(line):
            return None
        if line.role == "text" and (about := subjects.in_column(head[at:])):
            return about
    return None


def _from_foot(blocks: list[Block], found: Metadata) -> None:
    """What only the end states: the day on which a law was passed, and all of a consolidation."""
    foot = list(lines(blocks[_HEAD // 4 :]))
    passed = next((line for line in foot if _PASSED.match(line.text)), None)
    if passed and not found.issued:
        words = _PASSED.sub(r"\g<day>", passed.text)
        day = next((line.day for line in lines([Block(words)]) if line.day), None)
        found.issued = Stated(day, (passed.text,)) if day else None
    at = next((at for at, line in enumerate(foot) if _CERTIFIED.match(line.text)), None)
    if at is not None:
        _certified(foot[max(0, at - _AROUND) : at + _AROUND], foot[at], found)


def _certified(around: list[Line], line: Line, found: Metadata) -> None:
    """A consolidation, whose number, issuer and date stand beside `XÁC THỰC VĂN BẢN HỢP NHẤT`."""
    found.type, found.kind = Stated(_CONSOLIDATION, (line.text,)), None
    if found.number:
        return
    _number_and_date(around, found)
    if named := issuers.issuer(around):
        found.issuer = _stated(*named)
