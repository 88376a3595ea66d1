"""The inverted index, in memory: the records of pages are added, then sorted into terms.

A term is folded (without diacritics) and has one postings list for each accentuation of its words,
so that a query with diacritics reads one list and a query without them reads all. A posting is one
integer, with what the term is worth on the page (record.py) in its lowest byte:

    page << 8 | part << 4 | weight
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from tailieu.search.record import ACCENT, Head, Integers, Record

# Postings are sorted in so many stretches at least, so that only a part of them stands twice in
# memory: 2 to the power of this.
_STRETCH_BITS = 3
_VALUE_BITS = 8
# Ends the key of what carries no accent.
_PLAIN = chr(ACCENT)
_HALF = 32
# More accentuations of one pair of words come from random typing; the files count them in a byte.
_MOST_LISTS = 255


@dataclass(frozen=True)
class Terms:
    """All terms in their order, as columns.

    A term is `words[left]`, or with `words[right]` after a space; `words[0]` is "". Its lists are
    those from `first_list[term]` to before `first_list[term + 1]`, and the postings of a list
    likewise from `first_posting[list]`. The rows of `accents` hold the accents of a list's two
    words. Phrases (`@…`) have no list, numbers (`#…`) have one.
    """

    words: list[str]
    left: Integers
    right: Integers
    first_list: Integers
    accents: Integers
    first_posting: Integers
    postings: Integers

    def __len__(self) -> int:
        return len(self.left)

    def names(self, start: int, end: int) -> list[str]:
        """The terms from number `start` to before `end`."""
        words = self.words
        pairs = zip(self.left[start:end].tolist(), self.right[start:end].tolist(), strict=True)
        return [f"{words[left]} {words[right]}" if right else words[left] for left, right in pairs]

    def frequencies(self) -> Integers:
        """How many postings each term has."""
        return np.diff(self.first_posting[self.first_list])


class IndexedPage(NamedTuple):
    """What is kept of a page besides its terms; `digest` and `text` are those of its record."""

    digest: bytes
    head: Head
    text: bytes


class Index:
    """The pages of one language, added in any order, numbered in the order of their addresses."""

    def __init__(self) -> None:
        self._pages: list[IndexedPage] = []
        # Key of a word or a number → a number from 1.
        self._numbers = {"": 0}
        # For each word and each pair of each page: left word, right word or 0, value.
        self._left = array("I")
        self._right = array("I")
        self._values = bytearray()
        # By page: how many they are.
        self._counts: list[int] = []

    def add(self, record: Record) -> None:
        """Add a page."""
        head, numbers = record.head, self._numbers
        words = [numbers.setdefault(key, len(numbers)) for key in head.words.split()]
        cited = [numbers.setdefault(f"#{key}{_PLAIN}", len(numbers)) for key in head.numbers]
        left, right = np.array(words, np.uintc)[record.pairs - 1]
        self._left.extend(words + cited)
        self._left.frombytes(left.tobytes())
        self._right.frombytes(bytes(self._right.itemsize * len(words + cited)))
        self._right.frombytes(right.tobytes())
        self._values += record.word_values.tobytes() + bytes(head.numbers.values())
        self._values += record.pair_values.tobytes()
        self._counts.append(len(words) + len(cited) + len(left))
        self._pages.append(IndexedPage(record.digest, head, record.text))

    def pages(self) -> list[IndexedPage]:
        """The pages by their number."""
        return [self._pages[place] for place in self._order()]

    def _order(self) -> list[int]:
        """The places of the pages as they were added, by number."""
        return sorted(range(len(self._pages)), key=lambda place: self._pages[place].head.url)

    def terms(self, phrases: list[str]) -> Terms:
        """All terms: words, pairs of words, numbers, and `phrases`, which have no postings."""
        keys = sorted(self._numbers)
        place_of = np.argsort([self._numbers[key] for key in keys]).astype(np.uintc)
        pages = np.argsort(self._order()).astype(np.uintc)
        lists = _sorted_lists(
            len(keys),
            len(pages),
            place_of[np.frombuffer(self._left, np.uintc)],
            place_of[np.frombuffer(self._right, np.uintc)],
            np.repeat(pages, self._counts),
            np.frombuffer(self._values, np.uint8),
        )
        return _columns(keys, phrases, lists)


class _Lists(NamedTuple):
    """Postings lists: the places of the left and of the right word, how many postings, those."""

    left: Integers
    right: Integers
    lengths: Integers
    postings: Integers


def _sorted_lists(
    words: int, pages: int, left: Integers, right: Integers, page: Integers, value: Integers
) -> _Lists:
    """The lists of each pair of words, sorted; a row is (left, right, page, value)."""
    word_bits, page_bits = words.bit_length(), pages.bit_length()
    # A sort key is one integer of 64 bits: left, right, page, value.
    left_bits = min(word_bits - _STRETCH_BITS, 64 - word_bits - page_bits - _VALUE_BITS)
    stretch = 1 << max(0, left_bits)
    made = []
    for first in range(0, words, stretch):
        mine = (left >= first) & (left < first + stretch)
        rows = (left[mine] - first).astype(np.uint64) << word_bits | right[mine]
        rows = (rows << page_bits | page[mine]) << _VALUE_BITS | value[mine]
        rows.sort()
        pairs = rows >> (page_bits + _VALUE_BITS)
        starts = np.flatnonzero(np.diff(pairs, prepend=~pairs[:1]))
        own = pairs[starts]
        postings = rows & ((1 << page_bits + _VALUE_BITS) - 1)
        made.append(
            _Lists(
                left=(own >> word_bits).astype(np.intp) + first,
                right=(own & ((1 << word_bits) - 1)).astype(np.intp),
                lengths=np.diff(starts, append=len(rows)),
                postings=postings.astype(np.uint32),
            )
        )
    return _Lists(*(np.concatenate(column) for column in zip(*made, strict=True)))


def _columns(keys: list[str], phrases: list[str], lists: _Lists) -> Terms:
    """The columns of the terms from the lists of words and pairs, which are places in `keys`."""
    words = sorted({key[:-1] for key in keys}.union(phrases))
    rank = {word: place for place, word in enumerate(words)}
    rank_of = np.array([rank[key[:-1]] for key in keys], np.uint64)
    accent_of = np.array([ord(key[-1:] or _PLAIN) - ACCENT for key in keys], np.uint8)
    accents = np.stack([accent_of[lists.left], accent_of[lists.right]], axis=1)
    # A term is a number of two halves: the ranks of its words.
    terms = rank_of[lists.left] << _HALF | rank_of[lists.right]
    order = np.lexsort((accents[:, 1], accents[:, 0], terms))
    new_term = np.diff(terms[order], prepend=~terms[order[:1]]) != 0
    nth = np.arange(len(order))
    kept = nth - np.maximum.accumulate(np.where(new_term, nth, 0)) < _MOST_LISTS
    order, new_term = order[kept], new_term[kept]
    own = terms[order[new_term]]
    first_list = np.append(np.flatnonzero(new_term), len(order))
    lengths = lists.lengths[order]
    first_posting = np.concatenate([[0], np.cumsum(lengths)])
    moved = (np.cumsum(lists.lengths) - lists.lengths)[order] - first_posting[:-1]
    postings = lists.postings[np.repeat(moved, lengths) + np.arange(first_posting[-1])]
    own_phrases = np.array(sorted(rank[phrase] for phrase in phrases), np.uint64) << _HALF
    at = np.searchsorted(own, own_phrases)
    own = np.insert(own, at, own_phrases)
    return Terms(
        words,
        left=(own >> _HALF).astype(np.intp),
        right=(own & ((1 << _HALF) - 1)).astype(np.intp),
        first_list=np.insert(first_list, at, first_list[at]),
        accents=accents[order],
        first_posting=first_posting,
        postings=postings,
    )
