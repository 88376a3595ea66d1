"""The numbers that Word shows before paragraphs and does not keep in their text.

Pandoc would make lists of them and lose what is no plain number: `Điều 3.`, `1.2.`, `a)`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from tailieu.importing.ooxml import attribute, child, number, w

_BULLETS = ("-", "+")


@dataclass(frozen=True)
class _Level:
    start: int
    form: str
    text: str
    # The level below which this one begins anew; Word's default is the one above it.
    restart: int


class Numbering:
    """Counts through a document; `label` is to be asked once for every paragraph, in order."""

    def __init__(self, part: etree._Element | None, styles: dict[str, etree._Element]):
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

    def label(self, paragraph: etree._Element) -> str:
        """What Word shows before `paragraph`: `1.`, `a)`, `Điều 3.`, `-`; empty for nothing."""
        key, at = self._numbered(paragraph)
        abstract = self.abstract.get(key, "")
        levels = self.levels.get(abstract, {})
        level = levels.get(at)
        if level is None:
            return ""
        counts = self.counts[abstract]
        if key not in self.started:
            self.started.add(key)
            # A list that starts anew forgets what the same kind of list had counted.
            for overridden, start in self.overrides[key].items():
                counts[overridden] = start - 1
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper, other in levels.items():
            if deeper > at and (other.restart < 0 or at < other.restart):
                counts.pop(deeper, None)
        if level.form == "bullet":
            return _BULLETS[at % len(_BULLETS)]
        if level.form == "none":
            return level.text
        text = level.text
        for other, its in levels.items():
            shown = counts.get(other, its.start)
            text = text.replace(f"%{other + 1}", _written(shown, its.form))
        return text

    def _numbered(self, paragraph: etree._Element) -> tuple[str, int]:
        """(list, level) of a paragraph, its style's where it has none of its own."""
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


def _num_pr(properties: etree._Element | None) -> tuple[str | None, int | None]:
    found = child(properties, "numPr")
    key, at = child(found, "numId"), child(found, "ilvl")
    return (
        attribute(key, "val") if key is not None else None,
        number(at, "val") if at is not None else None,
    )


def _level(level: etree._Element) -> _Level:
    restart = child(level, "lvlRestart")
    return _Level(
        number(child(level, "start"), "val", 1),
        attribute(child(level, "numFmt"), "val") or "decimal",
        attribute(child(level, "lvlText"), "val"),
        number(restart, "val") if restart is not None else -1,
    )


def _written(count: int, form: str) -> str:
    match form:
        case "lowerLetter" | "upperLetter" if 0 < count <= 260:
            # After z Word writes aa, bb.
            letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letter if form == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman" if 0 < count < 4000:
            roman = _roman(count)
            return roman if form == "upperRoman" else roman.lower()
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
