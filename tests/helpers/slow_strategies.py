"""Strategies of hypothesis for pages that may make a parser slow, each a shape of any size.

Marks over and over, stairs, openings with their ends, one below the other, in lines that begin with
something, between openings and ends: in Markdown, in a full text, in front matter.
"""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from helpers.slow_pages import FRONT, REPEATED, numbered, repeated, stairs

Shape = Callable[[int], str]

_SIGNS = "[]()<>!`*_\\&{}#|:-=+.^~$/'\"?;@ \n\ta1N“ư\u0301"
_BEGINNINGS = (
    "> ",
    ">",
    "    ",
    "  ",
    "\t",
    "- ",
    "1. ",
    ": ",
    "    > ",
    "> - ",
    "| ",
    "## ",
    "[^1]: ",
)
_AROUND = (
    ("<div markdown>\n\n", "\n\n</div>"),
    ("<p>", "</p>"),
    ("<!--", "-->"),
    ("```\n", "\n```"),
    ("| a | b |\n| - | - |\n| ", " | |"),
    ("[", "](a)"),
    ("![", "](a)"),
    ("**", "**"),
    ("`", "`"),
    ("- a\n\n    ", "\n\n- b"),
    ("!!! note\n\n    ", ""),
    ("[^1]\n\n[^1]: ", ""),
    ("*[a]: b\n\n", ""),
    ("## ", " {#a}"),
    ('<a title="', '">b</a>'),
)


def _nested(opening: str, inside: str, end: str) -> Shape:
    def made(size: int) -> str:
        count = size // len((opening + end).encode())
        return opening * count + inside + end * count

    return made


def _one_below(first: Shape, second: Shape, between: str) -> Shape:
    return lambda size: f"{first(size // 2)}{between}{second(size // 2)}"


def _again(shape: Shape, many: int) -> Shape:
    """The shape in `many` paragraphs, each of a part of the size."""
    return lambda size: "\n\n".join([shape(size // many)] * many)


def _begun(shape: Shape, beginning: str) -> Shape:
    return lambda size: "\n".join(beginning + line for line in shape(size // 2).split("\n"))


def _within(shape: Shape, around: tuple[str, str]) -> Shape:
    return lambda size: shape(size).join(around)


def shapes() -> st.SearchStrategy[Shape]:
    """Bodies of Markdown."""
    mark = st.sampled_from(sorted(REPEATED.values())) | st.text(_SIGNS, min_size=1, max_size=6)
    marks = mark | st.lists(mark, min_size=2, max_size=3).map("".join)
    small = (
        marks.map(repeated)
        | marks.map(lambda text: numbered(f"{text}N "))
        | st.builds(stairs, marks, st.sampled_from(_BEGINNINGS))
        | st.builds(_nested, marks, mark, marks)
    )
    return st.recursive(
        small,
        lambda shape: (
            st.builds(_one_below, shape, shape, st.sampled_from(("", "\n", "\n\n")))
            | st.builds(_again, shape, st.sampled_from((2, 4, 10, 100)))
            | st.builds(_begun, shape, st.sampled_from(_BEGINNINGS))
            | st.builds(_within, shape, st.sampled_from(_AROUND))
        ),
        max_leaves=3,
    )


def pages() -> st.SearchStrategy[Shape]:
    """Pages without a full text."""
    return shapes().map(lambda body: lambda size: f"{FRONT}\n# Trang\n\n{body(size)}\n")


def documents(front: str) -> st.SearchStrategy[Shape]:
    """Documents with a full text, of which `front` is the front matter."""
    return shapes().map(lambda text: lambda size: f"{front}::: toan-van\n{text(size)}\n:::\n")


_FIELDS = ("title", "description", "changed", "formerly", "template", "tags", "x")
_HOLDS = (
    ("{}", "{}"),
    ("'{}'", "{}"),
    ('"{}"', "{}"),
    ("|\n  {}", "{}"),
    ("[{}]", "{}, "),
    ("\n{}", "  - {}\n"),
    ("\n{}", "  - on: 2026-01-01\n    what: {}\n"),
    ("\n{}", "  N: {}\n"),
    ("{{{}}}", "N: {}, "),
)


def _field(name: str, mark: str, how: tuple[str, str]) -> Shape:
    whole, part = how
    line = numbered(part.format(mark)) if "N" in part else repeated(part.format(mark))
    return lambda size: f"{name}: {whole.format(line(size))}\n"


def heads() -> st.SearchStrategy[Shape]:
    """Pages whose front matter is large: a field that pages have, or lines of anything."""
    mark = st.sampled_from(sorted(REPEATED.values())) | st.text(_SIGNS, min_size=1, max_size=6)
    field = st.builds(_field, st.sampled_from(_FIELDS), mark, st.sampled_from(_HOLDS))
    return st.tuples(field | shapes(), st.booleans()).map(
        lambda drawn: (
            lambda size: (
                ("---\ntitle: a\ndescription: b\n" if drawn[1] else "---\n")
                + f"{drawn[0](size)}\n---\n\n# Trang\n"
            )
        )
    )
