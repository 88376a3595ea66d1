"""Recognise the metadata of a document in its text: number, date, issuer, type, subject, signer.

The layouts are those of Nghị định 30/2020/NĐ-CP for the State and of Quy định 66-QĐ/TW and
399-QĐ/TW for the Party. Values are taken as they are written, never guessed, expanded or recased.
Each keeps the words that it came from. A value is sure if it stands where the layout has it and has
the form that the layout gives it; with one of the two it is unsure, with neither it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailieu.importing.blocks import Block
from tailieu.importing.head import issuers, kinds, signers, subjects
from tailieu.importing.head.endings import CONSOLIDATION, from_end
from tailieu.importing.head.lines import Line, lines
from tailieu.importing.head.numbers import number_and_date, number_line, system_of
from tailieu.importing.head.old_titles import OldTitle, old_title
from tailieu.importing.head.stated import Metadata, Stated, from_lines

# How many blocks from the beginning are searched.
_HEAD = 60

_TO = re.compile(r"Kính g[ửở]i\b", re.IGNORECASE)
Title = tuple[int, kinds.Kind]


def recognise(blocks: list[Block]) -> Metadata:
    """The metadata that the blocks of a document state.

    Lines that are only a rule help to see where a subject ends.
    """
    found = Metadata()
    head = list(lines(blocks[:_HEAD]))
    number_and_date(head, found)
    system_of(head, found)
    if named := issuers.issuer(head):
        found.issuer = from_lines(*named)
    _kind_and_summary(head, found)
    if signed := signers.signer(blocks):
        name, words, sure = signed
        found.signer = Stated(name, words, sure)
    from_end(blocks, found)
    return found


def _kind_and_summary(head: list[Line], found: Metadata) -> None:
    """The kind by its line, by the code in the number, or of a dispatch by having neither.

    A line that names a kind is sure below a number or the title of the State or the Party, if the
    code in the number does not say another kind.
    """
    numbered = number_line(head)
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
        found.summary = from_lines(*about)


def _by_title(
    head: list[Line], titles: list[Title], code: str | None, found: Metadata
) -> subjects.Found | None:
    """Record the kind that a line names; the subject below it, or else the one above it.

    A subject may begin like a kind: `HƯỚNG DẪN THI HÀNH LUẬT …` of a thông tư. So the line of
    which the code says the same comes first. A consolidation has the line of its first text too.
    """
    consolidated = code == CONSOLIDATION or any(kind.type == CONSOLIDATION for _, kind in titles)
    others = [title for title in titles if title[1].type != CONSOLIDATION] or titles
    at, kind = next((title for title in others if code and title[1].type == code), others[0])
    line = head[at]
    rest, type_ = kind.rest, CONSOLIDATION if consolidated else kind.type
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
    found.kind = from_lines(kind.name, old.lines[:1], sure=True)
    found.type = from_lines(kind.type, old.lines[:1], sure=True) if kind.type else None
    found.number = from_lines(old.number, old.lines, sure=True)
    found.issuer = from_lines(old.issuer, old.lines, sure=True)
    if old.day:
        found.issued = Stated(old.day, tuple(line.text for line in old.lines))
    if old.subject:
        found.summary = from_lines(old.subject, old.lines, sure=True)
    if not found.system:
        found.system = from_lines("nha-nuoc", old.lines[:1], sure=False)


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
    numbered = number_line(head)
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
