"""Long full texts are read a chapter a page: what of a text stands on which page.

A law of 260 articles is too much for an old phone at once. Its document's own page holds what comes
before the first chapter, and leads to the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tailieu.content.clauses import Clause

# In characters: a longer text is cut into its chapters, and a longer chapter into its divisions.
LONGEST = 60_000

# Of the text, of a part that counts its own, or of an attachment.
_CHAPTER = re.compile(r"(?:[a-z\d-]+-)?chuong-\d+")
_DIVISION = re.compile(_CHAPTER.pattern + r"-muc-\d+")


@dataclass(frozen=True)
class Piece:
    """What of a full text stands on one page, with the notes that it refers to.

    `id` is that of the chapter, or of the division of a chapter, that it begins with; "" for what
    stands on the document's own page.
    """

    id: str
    clauses: tuple[Clause, ...]

    @property
    def name(self) -> str:
        """The name of its file, without an ending: in the order of names these are in their own."""
        return re.sub(r"\d+", lambda number: number[0].zfill(2), self.id)


def cut(clauses: Sequence[Clause]) -> tuple[Piece, ...]:
    """The pieces of a full text, the first of which has no id; none if it stands on one page."""
    if _length(clauses) <= LONGEST:
        return ()
    notes = {clause.numbers[0][1]: clause for clause in clauses if clause.kind == "chu-thich"}
    text = [clause for clause in clauses if clause.kind != "chu-thich"]
    chapters = _divided(text, _CHAPTER)
    if len(chapters) < 3:
        return ()
    return tuple(
        Piece(id, (*part, *_noted(part, notes)))
        for chapter in chapters
        for id, part in _pieces(*chapter)
    )


def _pieces(id: str, chapter: list[Clause]) -> Iterator[tuple[str, list[Clause]]]:
    """A chapter, or its divisions if it is too long, the first with what comes before it."""
    divisions = _divided(chapter, _DIVISION) if _length(chapter) > LONGEST else []
    if len(divisions) < 3:
        yield id, chapter
        return
    (_, head), (first, beginning), *others = divisions
    yield first, head + beginning
    yield from others


def _divided(clauses: Sequence[Clause], begins: re.Pattern[str]) -> list[tuple[str, list[Clause]]]:
    """(id, clauses) of each part of a text that begins so; before them what precedes the first."""
    parts: list[tuple[str, list[Clause]]] = [("", [])]
    for clause in clauses:
        if begins.fullmatch(clause.id):
            parts.append((clause.id, []))
        parts[-1][1].append(clause)
    return parts


def _noted(clauses: Iterable[Clause], notes: dict[str, Clause]) -> list[Clause]:
    numbers = dict.fromkeys(number for clause in clauses for number in clause.notes)
    return [notes[number] for number in numbers if number in notes]


def _length(clauses: Iterable[Clause]) -> int:
    return sum(len(clause.text) for clause in clauses)
