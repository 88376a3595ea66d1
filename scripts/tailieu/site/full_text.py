"""The context of overrides/partials/tl-full-text.html, the full text of a document; its outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tailieu.content.citation import of_clause
from tailieu.content.clauses import NAMES, SECTIONS, Clause, Passage, inline, passage
from tailieu.content.messages import Lang
from tailieu.site.kind import Link

TEMPLATE = "partials/tl-full-text.html"

# In characters; shorter passages are lines of a letterhead or signature and get no button.
_SHORT = 60
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
    cite it, of which `sheets` are listed next to it. `original` is the passage that it translates,
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
    citing: Mapping[str, tuple[Sequence[Link], int]],
    named: Mapping[Lang, str],
    original: Sequence[Clause] | None = None,
) -> dict[str, Any]:
    """The context of the template.

    `citing` maps a clause id to (the sheets to list, the number of all sheets that cite it).
    `named` are the citations of the document, in English too on English pages. `original` is the
    text that `clauses` translate, clause by clause, to display next to it.
    """
    stretches = [Stretch([])]
    in_article = False
    for index, clause in enumerate(clauses):
        sheets, count = citing.get(clause.id, ((), 0))
        is_section = clause.kind in SECTIONS
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
                text=passage(clause.text),
                original=passage(original[index].text) if original else None,
                copied=copied,
                sheets=sheets,
                count=count,
            )
        )
    return {
        "stretches": stretches,
        "named": named,
        "long": len(clauses) > _LONG,
        "aligned": original is not None,
        "marks": inline,
    }


@dataclass(frozen=True)
class OutlineLink:
    """A link to a clause: its number, and its whole name."""

    id: str
    mark: str
    name: str


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
        articles=_ranges([int(clause.mark) for clause in found["dieu"]]) if many else "",
    )


def _name(clause: Clause, lang: Lang) -> str:
    """The label of a clause; for all but items with their title."""
    label = clause.label(lang)
    if clause.kind == "muc":
        return label
    text = "".join(content for _, content, _ in inline(passage(clause.text).text))
    title = text.partition(clause.mark)[2].strip(" .:–-*")
    return f"{label}. {_cut(title)}" if title else label


def _cut(text: str) -> str:
    return text if len(text) <= _TITLE else f"{text[:_TITLE].rpartition(' ')[0]} …"


def _ranges(numbers: list[int]) -> str:
    """Numbers as ranges: `1–12, 14`."""
    ranges: list[list[int]] = []
    for number in sorted(numbers):
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in ranges)
