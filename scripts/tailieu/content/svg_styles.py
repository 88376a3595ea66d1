"""Values of SVG attributes and CSS properties, and the style sheets of a picture."""

from __future__ import annotations

import re

from tailieu.content.findings import shortened
from tailieu.content.messages import Message
from tailieu.content.problems import Problem
from tailieu.content.svg_lists import (
    IGNORED_PROPERTIES,
    PROPERTIES,
    SHORTHANDS,
    STYLE_ONLY_PROPERTIES,
    SVG,
)
from tailieu.content.svg_parsing import ELEMENT, TOO_MANY, Element, Unreadable

# What a value may consist of, apart from references and functions.
_PLAIN = re.compile(r"[\w\s.,#%+-]*", re.ASCII)
REFERENCE = re.compile(r"\burl\((['\"]?)(#[\w.:-]+)\1\)", re.ASCII)
_FUNCTION = re.compile(
    r"\b(?:rgba?|hsla?|color|matrix|translate|scale|rotate|skewX|skewY)\s*\([\w\s.,%/+-]*\)",
    re.ASCII,
)
_FONT_NAMES = re.compile(r"[\w\s.,-]*")
_QUOTED = re.compile(r"'[\w\s.,-]*'|\"[\w\s.,-]*\"")
_WORD = re.compile(r"[a-z-]+")
_SELECTOR = re.compile(r"[.#]?[A-Za-z_][\w-]*")
# Specificity: ids, classes, element names (0).
_RANK = {"#": 2, ".": 1}
_MOST_SELECTORS = 2000

_CSS = Message("kiểu CSS «{written}»", "the CSS “{written}”")

# Selector → property → ((specificity, position in the style sheets), value); the highest wins.
StyleRules = dict[str, dict[str, tuple[tuple[int, int], str]]]


def style_rules(root: Element, problems: list[Problem]) -> StyleRules:
    """The rules of the picture's style sheets; adds a problem for each that is not allowed."""
    rules: StyleRules = {}
    place = 0
    for node in root.iter(f"{{{SVG}}}style"):
        line = node.sourceline
        shown = node.get("media", "all") in ("all", "screen")
        if len(node) or not shown or node.get("type", "text/css") != "text/css":
            problems.append(Problem.at(line, ELEMENT, name="style"))
            continue
        *blocks, rest = _without_comments(node.text or "").split("}")
        if rest.strip():
            problems.append(Problem.at(line, _CSS, written=shortened(rest.strip())))
        for block in blocks:
            selectors, _, body = block.partition("{")
            values = declarations(body, line, problems)
            for selector in map(str.strip, selectors.split(",")):
                place += 1
                if place > _MOST_SELECTORS:
                    raise Unreadable(line, TOO_MANY)
                if not _SELECTOR.fullmatch(selector):
                    problems.append(Problem.at(line, _CSS, written=shortened(selector)))
                    continue
                weight = (_RANK.get(selector[0], 0), place)
                own = rules.setdefault(selector, {})
                own |= {name: (weight, value) for name, value in values.items()}
    return rules


def _without_comments(css: str) -> str:
    first, *others = css.split("/*")
    return " ".join([first, *(other.partition("*/")[2] for other in others)])


def declarations(body: str, line: int | None, problems: list[Problem]) -> dict[str, str]:
    """The properties of a rule or a style attribute with allowed values."""
    values: dict[str, str] = {}
    for declaration in filter(None, map(str.strip, body.split(";"))):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        ignored = name in IGNORED_PROPERTIES or name.startswith(("-inkscape-", "-moz-", "-webkit-"))
        known = ignored or name in PROPERTIES or name in STYLE_ONLY_PROPERTIES or name in SHORTHANDS
        allowed = allowed_value(name, value)
        if not known or allowed is None:
            problems.append(Problem.at(line, _CSS, written=shortened(declaration)))
        # A wide-gamut colour follows a plain one, which is kept for older browsers.
        elif allowed and not ignored and not (name in values and allowed.startswith("color(")):
            values |= dict.fromkeys(SHORTHANDS.get(name, (name,)), allowed)
    return values


def allowed_value(name: str, value: str) -> str | None:
    """The value that the attribute or property `name` may have; None where it is not allowed."""
    if name in STYLE_ONLY_PROPERTIES:
        return value if _WORD.fullmatch(value) else None
    if name in ("font-family", "-inkscape-font-specification"):
        return value if _FONT_NAMES.fullmatch(_QUOTED.sub(" ", value)) else None
    left = _FUNCTION.sub(" ", REFERENCE.sub(" ", value))
    return REFERENCE.sub(r"url(\2)", value) if _PLAIN.fullmatch(left) else None
