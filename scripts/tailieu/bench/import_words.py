"""Which words of a file are on the page made of it, which are told as lost, and which neither."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import TypedDict

from tailieu.bench.import_plain import Paragraph, words


class Kept(TypedDict):
    """The words of one region: all, those on the page, lost and told, lost and untold.

    `untold_words` are the first of the last.
    """

    all: int
    page: int
    told: int
    untold: int
    untold_words: list[str]


# How many words that are lost untold are named.
_NAMED = 12


def kept(paragraphs: Iterable[Paragraph], page: str, told: Iterable[str]) -> dict[str, Kept]:
    """What became of the words of each region, given the page's text and the losses told."""
    on_page, in_losses = words(page), words("\n".join(told))
    told_once = {*in_losses}
    regions: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        for region, same in groupby(paragraph.texts, key=itemgetter(0)):
            regions.setdefault(region, []).append("".join(text for _, text in same))
    found: dict[str, Kept] = {}
    for region, texts in regions.items():
        all = words("\n".join(texts))
        missing = all - on_page
        on_page -= all
        untold = missing - in_losses
        if region in ("headers", "pdf"):
            # What stands at the edge of every page is told once.
            untold = Counter({word: n for word, n in untold.items() if word not in told_once})
        in_losses -= missing
        if region == "headers":
            # Page numbers are no words of the text.
            untold = Counter({word: n for word, n in untold.items() if not word.isdigit()})
        found[region] = Kept(
            all=all.total(),
            page=(all - missing).total(),
            told=(missing - untold).total(),
            untold=untold.total(),
            untold_words=[*untold][:_NAMED],
        )
    return found
