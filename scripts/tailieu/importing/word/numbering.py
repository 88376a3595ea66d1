"""Automatic numbers, which Word displays before paragraphs but does not store in their text.

Pandoc would turn them into Markdown lists and lose labels such as `Điều 3.`, `1.2.`, `a)`.
ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from tailieu.importing.word.ooxml import Element, attribute, child, number, w

_BULLETS = ("-", "+")


@dataclass(frozen=True)
class _Level:
    """One level of a list: `text` has `%1` … `%9` for the counts of the levels.

    `restart` is the level, counted from 1, whose paragraphs start this one anew: 0 for never, -1
    for every higher level, which is Word's default.
    """

    start: int
    format: str
    text: str
    restart: int


class Numbering:
    """Counts through a document: call `label` once for every paragraph, in document order."""

    def __init__(self, part: Element | None, styles: dict[str, Element]):
        """`part` is the root of word/numbering.xml, if any; `styles` are by their ids."""
        self.styles = styles
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        self.levels: dict[str, dict[int, _Level]] = {}
        self.abstract: dict[str, str] = {}
        self.started: set[str] = set()
        self.overrides: dict[str, dict[int, int]] = defaultdict(dict)
        if part is None:
            return
        for abstract in part.iterfind(w("abstractNum")):
            self.levels[attribute(abstract, "abstractNumId")] = {
                number(level, "ilvl"): _level(level) for level in abstract.iterfind(w("lvl"))
            }
        for num in part.iterfind(w("num")):
            key = attribute(num, "numId")
            self.abstract[key] = attribute(child(num, "abstractNumId"), "val")
            for override in num.iterfind(w("lvlOverride")):
                start = child(override, "startOverride")
                if start is not None:
                    self.overrides[key][number(override, "ilvl")] = number(start, "val", 1)

    def label(self, paragraph: Element) -> str:
        """What Word displays before `paragraph`: `1.`, `a)`, `Điều 3.`, `-`; "" for nothing."""
        key, at = self._numbered(paragraph)
        abstract = self.abstract.get(key, "")
        levels = self.levels.get(abstract, {})
        level = levels.get(at)
        if level is None:
            return ""
        counts = self.counts[abstract]
        if key not in self.started:
            self.started.add(key)
            # A list with its own start values discards what its kind of list has counted.
            for overridden, start in self.overrides[key].items():
                counts[overridden] = start - 1
        counts[at] = counts.get(at, level.start - 1) + 1
        for other_at, other in levels.items():
            if other_at > at and (other.restart < 0 or at < other.restart):
                counts.pop(other_at, None)
        if level.format == "bullet":
            return _BULLETS[at % len(_BULLETS)]
        if level.format == "none":
            return level.text
        text = level.text
        for other_at, other in levels.items():
            count = counts.get(other_at, other.start)
            text = text.replace(f"%{other_at + 1}", _formatted(count, other.format))
        return text

    def _numbered(self, paragraph: Element) -> tuple[str, int]:
        """(list id, level) of a paragraph, from its style where it has none of its own."""
        properties = child(paragraph, "pPr")
        key, at = _num_pr(properties)
        style = attribute(child(properties, "pStyle"), "val")
        seen: set[str] = set()
        while key is None and style in self.styles and style not in seen:
            seen.add(style)
            key, inherited = _num_pr(child(self.styles[style], "pPr"))
            at = inherited if at is None else at
            style = attribute(child(self.styles[style], "basedOn"), "val")
        return key or "", at or 0


def _num_pr(properties: Element | None) -> tuple[str | None, int | None]:
    found = child(properties, "numPr")
    key, at = child(found, "numId"), child(found, "ilvl")
    return (
        attribute(key, "val") if key is not None else None,
        number(at, "val") if at is not None else None,
    )


def _level(level: Element) -> _Level:
    restart = child(level, "lvlRestart")
    return _Level(
        number(child(level, "start"), "val", 1),
        attribute(child(level, "numFmt"), "val") or "decimal",
        attribute(child(level, "lvlText"), "val"),
        number(restart, "val") if restart is not None else -1,
    )


def _formatted(count: int, number_format: str) -> str:
    """`count` in a format of w:numFmt; plain digits for a format that is not known here."""
    match number_format:
        case "lowerLetter" | "upperLetter" if 0 < count <= 260:
            # After z come aa, bb.
            letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letter if number_format == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman" if 0 < count < 4000:
            roman = _roman(count)
            return roman if number_format == "upperRoman" else roman.lower()
        case "decimalZero":
            return f"{count:02}"
        case _:
            return str(count)


def _roman(count: int) -> str:
    written = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        written += sign * (count // value)
        count %= value
    return written
