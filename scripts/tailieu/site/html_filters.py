"""Small changes to rendered HTML that Markdown has no words for."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_QUESTION = re.compile(
    r"<h3 id=\"([^\"]+)\">(.*?)</h3>(.*?)(?=<h[1-3][ >]|<div class=\"footnote\"|\Z)", re.DOTALL
)
_PERMALINK = re.compile(r"<a class=\"headerlink\".*?</a>", re.DOTALL)
# What could load, frame, send or lead elsewhere; the check refuses it, and the policy of the page
# stops most of it.
_ACTIVE = re.compile(
    r"<(?=/?(?:applet|base|embed|form|frame|frameset|iframe|input|link|math|meta|object|script|select|"
    r"style|svg|template|textarea)\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b\d+(?:/\d{4})?[-/][A-ZĐ][\w-]*(?:/[A-ZĐ]\w*)?")
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)


def inert(html: str) -> str:
    """`html` with every element that could act shown as the text that it was written as."""
    return _ACTIVE.sub("&lt;", html)


def fold_questions(html: str) -> str:
    """Every `### question` of a sheet and its answer become one folded block.

    The heading stays a heading, so that the outline and the search still know it; its permalink
    goes, since a link inside a summary cannot be reached.
    """

    def fold(match: re.Match) -> str:
        question = _PERMALINK.sub("", match[2])
        return (
            f'<details class="tl-question"><summary><h3 id="{match[1]}">{question}</h3></summary>'
            f"<div>{match[3]}</div></details>"
        )

    return _QUESTION.sub(fold, html)


def scrollable_tables(html: str) -> str:
    """A wide table scrolls in a box of its own, reachable by keyboard, on a narrow screen."""
    return _TABLE.sub(
        lambda match: f'<div class="tl-scroll" tabindex="0" role="group">{match[0]}</div>', html
    )


def whole_numbers(text: str) -> Markup:
    """`text` as HTML in which a document number is not broken at the end of a line."""
    return Markup(
        _NUMBER.sub(lambda match: f'<span class="tl-number">{match[0]}</span>', escape(text))
    )
