"""Which words of a file are on the page made of it, which are told as lost, and which neither."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
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
# How many words the plain reading may glue to one.
_MOST_GLUED = 8


def kept(paragraphs: Iterable[Paragraph], page: str, told: Iterable[str]) -> dict[str, Kept]:
    """What became of the words of each region, given the page's text and the losses told.

    Where the plain reading differs from what the file says, nothing is lost:

    - What stands at the edge of every page of a Word file is told once for all of them.
    - The plain reading may glue words that the page has side by side: the mark of a note to the
      word after it, the halves of `NĐ-CP` where a line ends at the hyphen, words that stand close.
    """
    ordered = words(page)
    on_page, in_losses = Counter(ordered), Counter(words("\n".join(told)))
    told_once = {*in_losses}
    regions: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        for region, same in groupby(paragraph.texts, key=itemgetter(0)):
            regions.setdefault(region, []).append("".join(text for _, text in same))
    found: dict[str, Kept] = {}
    for region, texts in regions.items():
        all = Counter(words("\n".join(texts)))
        missing = all - on_page
        on_page -= all
        glued = _glued(missing, ordered, on_page)
        missing -= glued
        untold = missing - in_losses
        if region == "headers":
            # Page numbers are no words of the text.
            no_loss = [word for word in untold if word in told_once or word.isdigit()]
            untold = Counter({word: n for word, n in untold.items() if word not in no_loss})
        in_losses -= missing
        found[region] = Kept(
            all=all.total(),
            page=(all - missing).total(),
            told=(missing - untold).total(),
            untold=untold.total(),
            untold_words=[*untold][:_NAMED],
        )
    return found


def _glued(missing: Counter[str], ordered: Sequence[str], left: Counter[str]) -> Counter[str]:
    """Which of the missing are words side by side on the page, as one; takes those from `left`."""
    found: Counter[str] = Counter()
    for count in range(2, _MOST_GLUED + 1):
        for run in zip(*(ordered[at:] for at in range(count)), strict=False):
            word = "".join(run)
            if found[word] < missing[word] and Counter(run) <= left:
                found[word] += 1
                left.subtract(run)
    return found
