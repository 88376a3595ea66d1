"""How many of the numbered paragraphs of a file have the address on its page that they should."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple, TypedDict

from tailieu.bench.import_plain import Paragraph
from tailieu.content.clauses import Clause, plain

# With what ends a number, since the text also cites articles.
_BEGINS = {
    "chuong": re.compile(r"(?:Chương|CHƯƠNG)\s+([IVXL]+|\d{1,2})\b"),
    "muc": re.compile(r"(?:Mục|MỤC)\s+(\d{1,2})\b"),
    "dieu": re.compile(r"(?:Điều|ĐIỀU)\s+(\d{1,3}[a-zđ]?)\s*(?:[.:\-–]|$)"),
    "phan": re.compile(r"([IVXL]+)(?:[./]\s|\s?[-–]\s?)(?=\S)"),
    # Not the numbers of documents, which are cited: `18-NQ/TW`.
    "khoan": re.compile(r"(\d{1,3}[a-zđ]?)(?:[.)]|\s?[-–])\s*(?=[^\W\d_]{2})(?!\w+/)"),
    "diem": re.compile(r"([a-zđ])[).]\s+(?=\S)"),
}
KINDS = (*_BEGINS,)
# What clauses and points are parts of.
_SECTIONS = ("dieu", "phan")
# What begins a text of its own.
_ATTACHMENT = re.compile(r"PHỤ LỤC|Phụ lục|MẪU SỐ|Mẫu số")
# By this many words a paragraph is found again on the page, this many clauses further at most.
_KEY = 8
_AHEAD = 400
_NEAR = 12
# In paragraphs: more is a quotation mark that is never closed.
_LONGEST_QUOTATION = 100


class Addressed(TypedDict):
    """Of one kind: how many the file has, and how many have their address on the page."""

    expected: int
    found: int


class Addresses(TypedDict):
    """By kind; `astray` are the beginnings of clauses and points whose address is another's,
    `missed` those of the first paragraphs without their address."""

    kinds: dict[str, Addressed]
    astray: list[str]
    missed: list[str]


# How many of the missed are named.
_NAMED = 10


class Unit(NamedTuple):
    """A numbered paragraph as the file has it; `section` is the place of its article or part."""

    kind: str
    number: str
    text: str
    section: int | None


def expected(paragraphs: Sequence[Paragraph]) -> list[Unit]:
    """What of the paragraphs of a file should have an address, by how they begin.

    Paragraphs in tables and in quotations have none, nor have clauses outside of an article.
    """
    units: list[Unit] = []
    section: int | None = None
    opened = since = 0
    for paragraph in paragraphs:
        text = unicodedata.normalize("NFC", " ".join(paragraph.text.split()))
        if paragraph.region not in ("body", "links", "controls", "pdf", "converted") or not text:
            continue
        quoted = opened > 0 or text.startswith("“")
        since = since + 1 if quoted else 0
        opened = max(0, opened + text.count("“") - text.count("”"))
        if since > _LONGEST_QUOTATION:
            opened = 0
        if quoted or paragraph.listed:
            continue
        kind, number = _begins(text)
        if kind in _SECTIONS:
            section = len(units)
        elif kind in ("chuong", "muc") or _ATTACHMENT.match(text):
            section = None
        elif section is None:
            continue
        if kind:
            units.append(Unit(kind, number, text, section))
    return units


def _begins(text: str) -> tuple[str, str]:
    for kind, pattern in _BEGINS.items():
        if found := pattern.match(text):
            return kind, found[1]
    return "", ""


def compare(units: Sequence[Unit], clauses: Sequence[Clause]) -> Addresses:
    """How many of `units` have their address among `clauses`, in which each is found by its words.

    A clause or point is astray if its address is within an article that is not its own.
    """
    keys = [_words(plain([clause]))[:_KEY] for clause in clauses]
    kinds = {kind: Addressed(expected=0, found=0) for kind in KINDS}
    astray: list[str] = []
    missed: list[str] = []
    sections: dict[int, str] = {}
    next_place = 0
    for at, unit in enumerate(units):
        kinds[unit.kind]["expected"] += 1
        key = _words(unit.text)[:_KEY]
        ahead = range(next_place, min(next_place + _AHEAD, len(keys)))
        places = [each for each in ahead if _same(unit, key, keys[each])]
        # Of paragraphs that begin alike one further on is that of another article.
        if not places or (len(places) > 1 and places[0] - next_place > _NEAR):
            missed.append(f"–: {unit.text[:60]}")
            continue
        place = places[0]
        next_place = place + 1
        id = clauses[place].id
        right = _is(unit, clauses[place])
        if unit.kind in _SECTIONS:
            sections[at] = id if right else ""
        elif unit.section in sections and "dieu-" in id:
            own = sections[unit.section]
            if not own or not id.startswith(f"{own}-"):
                astray.append(f"{id}: {unit.text[:60]}")
                right = False
        kinds[unit.kind]["found"] += right
        if not right:
            missed.append(f"{id}: {unit.text[:60]}")
    return Addresses(kinds=kinds, astray=astray, missed=missed[:_NAMED])


def _same(unit: Unit, key: list[str], words: list[str]) -> bool:
    """Whether a clause begins with these words; the name of a chapter may be one of its own."""
    heads = unit.kind in ("chuong", "muc") and len(words) == 2
    return words[: len(key)] == key or (heads and key[:2] == words)


def _is(unit: Unit, clause: Clause) -> bool:
    """Whether a clause has the kind and the number that the file has."""
    kind, number = clause.numbers[-1]
    same = kind == ("muc" if unit.kind == "khoan" else unit.kind)
    # Chapters and parts are in Roman figures in most texts, in Arabic ones in their addresses.
    return same and (unit.kind in ("chuong", "phan") or number == unit.number.lstrip("0"))


def _words(text: str) -> list[str]:
    """The words of a text in order, without those that only mark a note."""
    text = unicodedata.normalize("NFC", re.sub(r"\[\d+\]", " ", text))
    return re.findall(r"[^\W_]+", text)
