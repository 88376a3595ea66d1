"""What people call things and what pages call them: the lists of docs/tu-dong-nghia.md.

An item is a set. `bằng lái, bằng lái xe → giấy phép lái xe` leads from each of the words said to
what the pages say; `loăng quăng = bọ gậy` leads both ways. `->` is read as `→`. Other text of the
page is free.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations, product, starmap
from typing import Any, NamedTuple

from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Lang
from tailieu.language.words import clean, words

TEMPLATE = "tu-dong-nghia.html"

_ARROW = re.compile("→|->")
_ITEM = re.compile(r"^- .*\n?", re.MULTILINE)
# Of a page: three times what the longest one has. An item of a few lines could have millions.
MOST_PAIRS = 2_000


class Pair(NamedTuple):
    """Words that people say, and words of the pages, as they are written."""

    said: str
    meant: str

    @property
    def normal(self) -> Pair:
        """The pair as queries are read."""
        return Pair(normal(self.said), normal(self.meant))


class SynonymSet(NamedTuple):
    """An item in the line `line` of its page; `text` is as it is written.

    `pairs` are in order, and none where the item is no set. They lead both ways if `both`. None are
    made from the item on that brings the page `over` MOST_PAIRS.
    """

    line: int
    text: str
    both: bool
    pairs: tuple[Pair, ...]
    over: bool = False


def sets(page: MarkdownText) -> list[SynonymSet]:
    """The sets of a page in order, with the items that are none."""
    found: list[SynonymSet] = []
    left = MOST_PAIRS
    for block in page.blocks:
        if block.kind == "item":
            found.append(_set(page.line(block.start), block.words.strip(), left))
            left = -1 if found[-1].over else left - len(found[-1].pairs)
    return found


def _set(line: int, text: str, most: int) -> SynonymSet:
    """The set, `over` if it would have over `most` pairs."""
    sides = [[term.strip() for term in side.split(",")] for side in _ARROW.split(text)]
    both = len(sides) == 1
    pairs: Iterator[tuple[str, str]]
    if both:
        terms = [term.strip() for term in text.split("=")]
        count, pairs = len(terms) * (len(terms) - 1), permutations(terms, 2)
    else:
        terms = [term for side in sides for term in side] if len(sides) == 2 else [""]
        count, pairs = len(sides[0]) * len(sides[1]), product(sides[0], sides[1])
    if count > most:
        return SynonymSet(line, text, both, (), over=True)
    return SynonymSet(
        line, text, both, tuple(starmap(Pair, pairs)) if all(map(normal, terms)) else ()
    )


def normal(term: str) -> str:
    """A term, or any text, as queries are read: its words in lower case."""
    return " ".join(words(clean(term)))


def holds_sets(entry: Entry[Any]) -> bool:
    """Whether a page is one with sets, which each language has of its own."""
    return getattr(entry.meta, "template", None) == TEMPLATE


def without_sets(text: str) -> str:
    """The text of such a page without its sets."""
    return _ITEM.sub("", text)


def pages(catalog: Catalog) -> Iterator[MarkdownText]:
    """The pages with sets, in each language that has one."""
    for page in catalog.pages.values():
        if holds_sets(page):
            yield page.source
            if page.en:
                yield page.en.source


def synonyms(catalog: Catalog, lang: Lang) -> dict[str, list[str]]:
    """Words said, as queries are read → words meant, in one language."""
    found: dict[str, list[str]] = {}
    for page in pages(catalog):
        if page.lang == lang:
            for pair in (pair for each in sets(page) for pair in each.pairs):
                found.setdefault(normal(pair.said), []).append(pair.meant)
    return found
