"""What templates draw of a document's full text: its clauses, its outline, its contents."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase
from typing import Any

from tailieu.content.catalogue import Entry
from tailieu.content.citation import of_clause
from tailieu.content.clauses import NAMES, SECTIONS, Clause, Passage, inline, passage
from tailieu.content.messages import Lang
from tailieu.content.pieces import Piece
from tailieu.content.schema import Document
from tailieu.site.kind import Link

TEMPLATE = "partials/tl-full-text.html"
CONTENTS = "partials/tl-contents.html"

# In characters; shorter passages are lines of a letterhead or signature and get no button.
_SHORT = 60
# The level of the largest headings of a text.
_HIGHEST = 3
# A text of more articles is divided by its chapters, and its reader types the article's number.
_MANY = 12
# A text of more clauses is laid out by a browser as its reader comes near.
_LONG = 60
# Characters in a line on a phone, and the largest size of a stretch that document.css knows.
_LINE = 30
_LONGEST = 8
# A title is cut after so many characters.
_TITLE = 80


@dataclass(frozen=True)
class ClauseView:
    """One clause. `copied` tells whether buttons copy its citation and its address: within an
    article cite.js makes them once its number is followed, since a law has hundreds. `count` sheets
    cite it, of which `sheets` are listed next to it. `changes` tell whose wording it is and from
    which day, where that is not the document's own. `original` is the passage that it translates,
    `citation` its place in the document as official papers write it, None for what nobody cites."""

    id: str
    label: str
    mark: str
    citation: str | None
    text: Passage
    original: Passage | None
    copied: bool
    sheets: Sequence[Link]
    count: int
    changes: Sequence[str]


@dataclass(frozen=True)
class Beside:
    """What stands beside the clauses of a text, by their ids: (the sheets to list, the number of
    all that cite it), and whose wording it is."""

    citing: Mapping[str, tuple[Sequence[Link], int]]
    changes: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Stretch:
    """A chapter, part or article with what is in it."""

    clauses: list[ClauseView]

    @property
    def size(self) -> int:
        """How long it is on a phone: a number of lines from 2^(size - 1) to 2^size."""
        lines = sum(len(clause.text.text) // _LINE + 2 for clause in self.clauses)
        return min(lines.bit_length(), _LONGEST)


def full_text(
    clauses: Sequence[Clause],
    lang: Lang,
    beside: Beside,
    named: Mapping[Lang, str],
    original: Sequence[Clause] | None = None,
) -> dict[str, Any]:
    """The context of the template.

    `named` are the citations of the document, in English too on English pages. `original` is the
    text that `clauses` translate, clause by clause, to display next to it.
    """
    stretches = [Stretch([])]
    noted: set[str] = set()
    # The largest heading is one below that of the full text: not every text has chapters.
    levels = [passage(clause.text).level for clause in clauses if clause.text.startswith("#")]
    lift = max(0, min(levels, default=0) - _HIGHEST)
    in_article = False
    for index, clause in enumerate(clauses):
        sheets, count = beside.citing.get(clause.id, ((), 0))
        is_section = clause.kind in SECTIONS
        noted.update(clause.notes)
        in_article = clause.kind == "dieu" if is_section else in_article
        if is_section and stretches[-1].clauses:
            stretches.append(Stretch([]))
        copied = is_section or (
            not in_article and (clause.kind != "doan" or len(clause.text) >= _SHORT)
        )
        stretches[-1].clauses.append(
            ClauseView(
                id=clause.id,
                label=clause.label(lang),
                mark=clause.mark,
                citation=of_clause(clause) if copied or clause.kind in ("muc", "diem") else None,
                text=_lifted(clause, lift),
                original=_lifted(original[index], lift) if original else None,
                copied=copied,
                sheets=sheets,
                count=count,
                changes=beside.changes.get(clause.id, ()),
            )
        )
    return {
        "stretches": stretches,
        "named": named,
        "long": len(clauses) > _LONG,
        "aligned": original is not None,
        "marks": inline,
        "noted": noted,
    }


def _lifted(clause: Clause, by: int) -> Passage:
    shape = passage(clause.text)
    return replace(shape, level=shape.level - by) if shape.level else shape


@dataclass(frozen=True)
class OutlineLink:
    """A link to a clause: its number, and its whole name. `url` is that of the page that holds it,
    from the site's root; None where it is the same page."""

    id: str
    mark: str
    name: str
    url: str | None = None


@dataclass(frozen=True)
class Outline:
    """What a reader of a full text chooses from: its chapters, parts, articles or items.

    `name` is what they are: `Chương`. `articles` are the numbers of all articles, as ranges
    (`1–260`), where there are too many to choose from; else "".
    """

    name: str
    links: list[OutlineLink]
    articles: str


def outline(clauses: Sequence[Clause], lang: Lang) -> Outline | None:
    """The outline of a full text; None where there is nothing to choose."""
    found = {
        kind: [clause for clause in clauses if clause.kind == kind]
        for kind in ("chuong", "dieu", "phan", "muc")
    }
    many = len(found["dieu"]) > _MANY
    kinds = ("chuong", "phan", "dieu", "muc") if many else ("dieu", "phan", "muc")
    kind = next((kind for kind in kinds if len(found[kind]) > 1), None)
    if kind is None:
        return None
    return Outline(
        name=NAMES[kind].format(lang),
        links=[OutlineLink(clause.id, clause.mark, _name(clause, lang)) for clause in found[kind]],
        articles=articles(clauses) if many else "",
    )


def articles(clauses: Sequence[Clause]) -> str:
    """The numbers of the articles of a full text as ranges, without letters: `1–12, 14`.

    Those of its attachments are others.
    """
    marks = (clause.mark for clause in clauses if re.fullmatch("dieu-[^-]+", clause.id))
    return _ranges(sorted({int(mark.rstrip(ascii_lowercase + "đ")) for mark in marks}))


def _name(clause: Clause, lang: Lang) -> str:
    """The label of a clause; for all but items with their title."""
    label = clause.label(lang)
    title = _title(clause)
    return f"{label}. {_cut(title)}" if title and clause.kind != "muc" else label


def titled(clause: Clause, lang: Lang) -> str:
    """The label of a chapter, a division of it or an article, with its whole title."""
    label = clause.label(lang).rpartition(", ")[2]
    title = _title(clause)
    return f"{label[0].upper()}{label[1:]}. {title}" if title else label


def _title(clause: Clause) -> str:
    heading = passage(clause.text).text.replace("\n", " ")
    text = "".join(content for kind, content, _ in inline(heading) if kind != "note")
    return text.partition(clause.mark)[2].strip(" .:–-*")


def _cut(text: str) -> str:
    return text if len(text) <= _TITLE else f"{text[:_TITLE].rpartition(' ')[0]} …"


def _ranges(numbers: list[int]) -> str:
    """Sorted numbers as ranges: `1–12, 14`."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in ranges)


# Contents ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ContentsLine:
    """A chapter, a division of one or an article in the contents. `level` is 1 to 3.

    Of what has a page of its own `label` is the short name, else "", and `holds` are the first and
    last paragraphs and notes: `doan-3 doan-17 chu-thich-2 chu-thich-5`.
    """

    id: str
    url: str
    title: str
    level: int
    label: str = ""
    holds: str = ""


def contents(document: Entry[Document], lang: Lang) -> list[ContentsLine]:
    """The contents of a text that is cut into pieces, in the order of the text."""
    lines = []
    for piece in document.pieces[1:]:
        for clause in in_language(document, piece, lang):
            is_division = clause.kind == "muc" and clause.text.startswith("#")
            if clause.kind not in ("chuong", "dieu") and not is_division:
                continue
            own = clause.id == piece.id
            lines.append(
                ContentsLine(
                    id=clause.id,
                    url=document.clause_path(lang, clause.id),
                    title=titled(clause, lang),
                    level=2 if is_division else 1 if clause.kind == "chuong" else 3,
                    label=clause.label(lang) if own else "",
                    holds=_holds(piece) if own else "",
                )
            )
    return lines


def _holds(piece: Piece) -> str:
    kinds = ("doan", "chu-thich")
    found = [[clause.id for clause in piece.clauses if clause.kind == kind] for kind in kinds]
    return " ".join(f"{ids[0]} {ids[-1]}" for ids in found if ids)


def in_language(document: Entry[Document], piece: Piece, lang: Lang) -> list[Clause]:
    """The clauses of a piece in `lang`, or in Vietnamese where there is no translation."""
    if lang == "vi" or not document.en:
        return list(piece.clauses)
    translated = {clause.id: clause for clause in document.en.clauses}
    return [translated[clause.id] for clause in piece.clauses]
