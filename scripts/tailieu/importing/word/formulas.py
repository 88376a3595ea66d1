"""Writes the formulas of a Word file (OMML) in one line of plain text: `x² = (a + b)/(2√c)`.

ECMA-376 part 1, 22.1.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from tailieu.importing.word.ooxml import Element, local

_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
# What needs no parentheses in a fraction or under a root.
_SIMPLE = re.compile(r"[\w.,]*[⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ₀-₉]*|\([^()]*\)|√\w+")


def linear(formula: Element) -> str:
    """The text of `formula`, an element of OMML, with every letter of it."""
    plain = "".join(text.text or "" for text in formula.iter("{*}t"))
    written = " ".join(_one(formula).split())
    # What stands where no formula has it is in no part of one.
    return plain if _letters(plain) - _letters(written) else written


def _letters(text: str) -> Counter[str]:
    return Counter(unicodedata.normalize("NFKC", text).replace(" ", ""))


def _all(element: Element | None) -> str:
    return "" if element is None else "".join(map(_one, element))


def _one(element: Element) -> str:
    name = local(element)
    if name.endswith("Pr") and name != "sPre":
        return ""
    parts = {local(inner): inner for inner in element}

    def part(of: str) -> str:
        return _all(parts.get(of)).strip()

    match name:
        case "t":
            return element.text or ""
        case "f":
            return f"{_grouped(part('num'))}/{_grouped(part('den'))}"
        case "sSup":
            return part("e") + _script("^", part("sup"))
        case "sSub":
            return part("e") + _script("_", part("sub"))
        case "sSubSup" | "sPre":
            scripts = _script("_", part("sub")) + _script("^", part("sup"))
            return scripts + part("e") if name == "sPre" else part("e") + scripts
        case "rad":
            return f"{part('deg').translate(_RAISED)}√{_grouped(part('e'))}"
        case "nary":
            scripts = _script("_", part("sub")) + _script("^", part("sup"))
            return f"{_sign(parts, 'naryPr', 'chr', '∫')}{scripts} {part('e')}"
        case "d":
            begin, end = _sign(parts, "dPr", "begChr", "("), _sign(parts, "dPr", "endChr", ")")
            between = _sign(parts, "dPr", "sepChr", "|")
            return begin + between.join(_all(each) for each in element.iterfind("{*}e")) + end
        case "m":
            rows = element.iterfind("{*}mr")
            return f"[{'; '.join(', '.join(map(_all, row.iterfind('{*}e'))) for row in rows)}]"
        case "eqArr":
            return "; ".join(map(_all, element.iterfind("{*}e")))
        case "limLow" | "limUpp":
            return f"{part('e')}({part('lim')}) "
        case "func":
            return f"{part('fName')} {part('e')}"
        case "acc":
            return part("e") + _sign(parts, "accPr", "chr", "\u0302")
        case _:
            return _all(element)


def _sign(parts: dict[str, Element], properties: str, name: str, default: str) -> str:
    """The sign that a formula's element is drawn with; the default where it states none."""
    found = parts[properties].find(f"{{*}}{name}") if properties in parts else None
    if found is None:
        return default
    return next((str(value) for key, value in found.attrib.items() if str(key)[-3:] == "val"), "")


def _script(mark: str, text: str) -> str:
    table = _RAISED if mark == "^" else _LOWERED
    if all(ord(char) in table for char in text):
        return text.translate(table)
    return mark + (text if len(text) == 1 else f"({text})")


def _grouped(text: str) -> str:
    return text if _SIMPLE.fullmatch(text) else f"({text})"
