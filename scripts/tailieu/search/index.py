"""The inverted index of pages, in memory: pure functions and one growing table.

Terms are words, pairs of neighbouring words within a line, and document numbers, all folded
(without diacritics). A term has one postings list for each accentuation of its words, so that a
query with diacritics reads one list and a query without them reads all. A posting is one integer:

    page << 8 | part << 4 | weight

`part` is the first of the page's up to 16 text parts in which the term occurs. `weight` is the
quantised BM25F weight: 0..11 for a term in headings and body, 12..15 for one in the title too.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, pairwise
from operator import itemgetter
from typing import NamedTuple, TypeVar

from tailieu.language.words import number_key, numbers, word_key
from tailieu.search.reader import Page, Section

# A text part: what a result's excerpt is cut from. At most 16, since four bits hold its number.
PART_CHARS = 6_000
MAX_PARTS = 16
# Weight levels 0..11 without the title, 12..15 with it.
TITLE = 12
BODY_LEVELS = 12
# A word in a heading, or in the title, counts as so many in the text.
HEADING_BOOST = 3
TITLE_BOOST = 3
# BM25's saturation and length normalisation, and the length in words that counts as usual.
K1, B = 1.4, 0.45
_MEAN_WORDS = 600

_BREAK = 0
_TOKEN = re.compile(r"\w+|\n")

# The postings lists of one term: (one byte for the accent of each of its words, postings).
Lists = list[tuple[bytes, list[int]]]
Gram = TypeVar("Gram")


class PackedPostings(NamedTuple):
    """`Postings` in a few flat arrays, which are pickled quickly.

    `counts` are the lengths of the lists that `lists` holds one after another; a pair takes two
    items of `pairs`.
    """

    pages: int
    word_keys: list[tuple[str, int]]
    words: array[int]
    word_counts: array[int]
    word_lists: array[int]
    pairs: array[int]
    pair_counts: array[int]
    pair_lists: array[int]
    cited: dict[str, list[int]]


class _Words(dict[str, int]):
    """word → small integer, one for each (fold, accent); 0 is the break between lines."""

    def __init__(self) -> None:
        super().__init__({"\n": _BREAK})
        self.keys_by_id: list[tuple[str, int]] = [("", 0)]
        self._ids: dict[tuple[str, int], int] = {("", 0): _BREAK}

    def __missing__(self, word: str) -> int:
        found = self[word] = self.id_of(word_key(word))
        return found

    def id_of(self, key: tuple[str, int]) -> int:
        """The integer of a (fold, accent), a new one for a new pair."""
        found = self._ids.get(key)
        if found is None:
            found = self._ids[key] = len(self.keys_by_id)
            self.keys_by_id.append(key)
        return found


class Postings:
    """The postings of pages added in order; two objects made in two processes can be joined."""

    def __init__(self) -> None:
        self._pages = 0
        self._words = _Words()
        self._singles: defaultdict[int, list[int]] = defaultdict(list)
        self._pairs: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        self._cited: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, page: Page, parts: list[list[Section]]) -> None:
        """Add the next page, cut into `parts` by `split_parts`."""
        texts = [part_text(part) for part in parts]
        _add_page(self._pages, page, texts, self._words, self._singles, self._pairs)
        _add_numbers(self._pages, page, texts, self._cited)
        self._pages += 1

    def packed(self) -> PackedPostings:
        """All of it in a form that can be sent to another process quickly."""
        word_counts, word_lists = _flat(self._singles)
        pair_counts, pair_lists = _flat(self._pairs)
        return PackedPostings(
            pages=self._pages,
            word_keys=self._words.keys_by_id,
            words=array("I", self._singles),
            word_counts=word_counts,
            word_lists=word_lists,
            pairs=array("I", chain.from_iterable(self._pairs)),
            pair_counts=pair_counts,
            pair_lists=pair_lists,
            cited=dict(self._cited),
        )

    def join(self, other: PackedPostings) -> None:
        """Add the pages of another `Postings`, numbered after these."""
        base = self._pages << 8
        own = [self._words.id_of(key) for key in other.word_keys]
        ids = [own[word] for word in other.words]
        _extend(self._singles, ids, other.word_counts, other.word_lists, base)
        ids = [own[word] for word in other.pairs]
        pairs = zip(ids[::2], ids[1::2], strict=True)
        _extend(self._pairs, pairs, other.pair_counts, other.pair_lists, base)
        for number, postings in other.cited.items():
            self._cited[number] += [base + posting for posting in postings]
        self._pages += other.pages

    def terms(self) -> list[tuple[str, Lists]]:
        """Every term with its postings lists, one for each accentuation, sorted.

        A pair of words is `first second`, a document number `#` and its key.
        """
        folds = [folded for folded, _ in self._words.keys_by_id]
        heads = [folded + " " for folded in folds]
        accents = [bytes((accent,)) for _, accent in self._words.keys_by_id]
        groups: defaultdict[str, Lists] = defaultdict(list)
        for word, postings in self._singles.items():
            if word:
                groups[folds[word]].append((accents[word], postings))
        for (left, right), postings in self._pairs.items():
            if left and right:
                term = heads[left] + folds[right]
                groups[term].append((accents[left] + accents[right], postings))
        for number, postings in self._cited.items():
            groups["#" + number].append((b"", postings))
        for lists in groups.values():
            if len(lists) > 1:
                lists.sort(key=itemgetter(0))
        return sorted(groups.items())


def _flat(lists: Mapping[Gram, list[int]]) -> tuple[array[int], array[int]]:
    """(the lengths of the lists, their items one after another)."""
    return array("I", map(len, lists.values())), array("I", chain.from_iterable(lists.values()))


def _extend(
    lists: defaultdict[Gram, list[int]],
    keys: Iterable[Gram],
    counts: array[int],
    postings: array[int],
    base: int,
) -> None:
    """Append to the list of each key what `_flat` made of it, `base` added to each posting."""
    moved = [base + posting for posting in postings]
    start = 0
    for key, count in zip(keys, counts, strict=True):
        lists[key] += moved[start : start + count]
        start += count


def split_parts(page: Page) -> list[list[Section]]:
    """Cut a page's text into at most MAX_PARTS parts of about PART_CHARS, between lines."""
    total = sum(len(line) + 1 for section in page.sections for line in section.lines)
    limit = max(PART_CHARS, total // (MAX_PARTS // 2 - 1))
    parts: list[list[Section]] = [[]]
    size = 0
    for section in page.sections:
        parts[-1].append(Section(section.anchor, section.title))
        for line in section.lines:
            for piece in _pieces(line, limit):
                if size and size + len(piece) > limit:
                    if not parts[-1][-1].lines:
                        parts[-1].pop()
                    parts.append([Section(section.anchor, section.title)])
                    size = 0
                parts[-1][-1].lines.append(piece)
                size += len(piece) + 1
    return parts


def _pieces(line: str, limit: int) -> list[str]:
    if len(line) <= limit:
        return [line]
    pieces = []
    start = 0
    while len(line) - start > limit:
        end = line.rfind(" ", start + limit // 2, start + limit) + 1 or start + limit
        pieces.append(line[start:end].rstrip())
        start = end
    return [*pieces, line[start:]]


def part_text(part: list[Section]) -> str:
    """The text of one part: each section's title, then its lines."""
    return "\n".join(line for section in part for line in (section.title, *section.lines))


def _add_page(
    number: int,
    page: Page,
    texts: list[str],
    ids: _Words,
    singles: defaultdict[int, list[int]],
    pairs: defaultdict[tuple[int, int], list[int]],
) -> None:
    streams = [_stream(ids, text) for text in texts]
    headings = [section.title for section in page.sections if section.title != page.title]
    boosted = _stream(ids, "\n".join([*headings, page.subject]))
    tags = _stream(ids, "\n".join(page.tags))
    title = _stream(ids, f"{page.title}\n{page.number}")
    levels = _levels(sum(map(len, streams)))
    # One integer object for each weight in each part: millions of postings then share a few.
    first_row = [(number << 8) + level for level in levels]
    rows = [[(part << 4) + posting for posting in first_row] for part in range(len(texts))]
    # Many short pages share a tag, so it counts as text and no more.
    fields = _Fields(streams, boosted, tags, title)
    _add_grams(singles, iter, fields, rows)
    _add_grams(pairs, pairwise, fields, rows)


class _Fields(NamedTuple):
    """A page's fields as streams of word ids: text by part, headings, tags, title."""

    parts: list[list[int]]
    headings: list[int]
    tags: list[int]
    title: list[int]


def _add_grams(
    postings: defaultdict[Gram, list[int]],
    grams: Callable[[list[int]], Iterable[Gram]],
    fields: _Fields,
    rows: list[list[int]],
) -> None:
    """Add a page's words, or its pairs of words, as `grams` takes them from a stream.

    `rows[part][count]` is the posting of a term that occurs `count` times, first in `part`.
    """
    top = len(rows[0]) - 1
    counts: Counter[Gram] = Counter()
    for stream in fields.parts:
        counts.update(grams(stream))
    for gram in grams(fields.headings):
        counts[gram] += HEADING_BOOST
    counts.update(grams(fields.tags))
    in_title = set(grams(fields.title))
    for gram in in_title:
        counts[gram] += TITLE_BOOST
    if len(fields.parts) == 1:
        row = rows[0]
        for gram, count in counts.items():
            postings[gram].append(row[count if count < top else top])
    else:
        first: dict[Gram, list[int]] = {}
        for part in reversed(range(len(fields.parts))):
            first.update(dict.fromkeys(grams(fields.parts[part]), rows[part]))
        for gram, count in counts.items():
            postings[gram].append(first.get(gram, rows[0])[count if count < top else top])
    for gram in in_title:
        posting = postings[gram][-1]
        postings[gram][-1] = (posting & ~15) + TITLE + (posting & 15) // 3


def _stream(ids: _Words, text: str) -> list[int]:
    # The words as `language.words.words` finds them, and the line breaks. Replacing _ first is
    # faster than a pattern that excludes it.
    return list(map(ids.__getitem__, _TOKEN.findall(text.lower().replace("_", " "))))


def _levels(length: int) -> list[int]:
    """Weight level by term count (0..63), for a page of `length` words."""
    norm = K1 * (1 - B + B * length / _MEAN_WORDS)
    return [min(BODY_LEVELS - 1, int(BODY_LEVELS * n / (n + norm))) for n in range(64)]


def _add_numbers(
    number: int, page: Page, texts: list[str], cited: defaultdict[str, list[int]]
) -> None:
    """Add the document numbers of a page: its own with weight 15, cited ones by their frequency.

    A page of a known kind has its number in its metadata, else the first one in the title counts.
    """
    named = page.number if page.kind else next(iter(numbers(page.title)), "")
    own = number_key(named) if named else ""
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for part, text in enumerate(texts):
        for key in numbers(text):
            counts[key] += 1
            first.setdefault(key, part)
    if own:
        counts[own] += 1
    for key, count in counts.items():
        weight = 15 if key == own else min(11, count)
        cited[key].append((number << 8) + (first.get(key, 0) << 4) + weight)
