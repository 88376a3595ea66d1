"""The inverted index, in memory: the records of pages are added, then sorted into terms.

A term is folded (without diacritics) and has one postings list for each accentuation of its words,
so that a query with diacritics reads one list and a query without them reads all. A posting is one
integer, with what the term is worth on the page (record.py) in its lowest byte:

    page << 8 | part << 4 | weight
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from tailieu.search.record import ACCENT, Head, Integers, Record

# Postings are sorted in stretches, at least so many (log2), so that few are in memory twice.
_STRETCHES = 5
_VALUE_BITS = 8
# So many items of a column are replaced at once.
_AT_ONCE = 1 << 20
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
        # The words are in the columns now.
        self._pages.append(IndexedPage(record.digest, head._replace(words=""), record.text))

    def pages(self) -> list[IndexedPage]:
        """The pages by their number."""
        return [self._pages[place] for place in self._order()]

    def _order(self) -> list[int]:
        """The places of the pages as they were added, by number."""
        return sorted(range(len(self._pages)), key=lambda place: self._pages[place].head.url)

    def terms(self, phrases: list[str]) -> Terms:
        """All terms: words, pairs of words, numbers, and `phrases`, which have no postings.

        To be called once: what was added is overwritten, since it takes most of the memory.
        """
        keys = sorted(self._numbers, key=lambda key: (key[:-1], key[-1:]))
        words = sorted({key[:-1] for key in keys}.union(phrases))
        rank = {word: place for place, word in enumerate(words)}
        place_of = np.argsort([self._numbers[key] for key in keys]).astype(np.uintc)
        number_of_page = np.argsort(self._order()).astype(np.uintc)
        rows = _Rows(
            left=_replaced(np.frombuffer(self._left, np.uintc), place_of),
            right=_replaced(np.frombuffer(self._right, np.uintc), place_of),
            page=np.repeat(number_of_page, self._counts),
            value=np.frombuffer(self._values, np.uint8),
        )
        known = _Keys(
            rank=np.array([rank[key[:-1]] for key in keys], np.uint64),
            accent=np.array([ord(key[-1:] or _PLAIN) - ACCENT for key in keys], np.uint8),
        )
        lists = _sorted_lists(rows, known, len(number_of_page))
        ranks = np.array(sorted(rank[phrase] for phrase in phrases), np.uint64)
        return _columns(words, lists, ranks << _HALF)


def _replaced(column: Integers, by: Integers) -> Integers:
    """`column` with each number replaced, in place, by the item of `by` that it counts."""
    for start in range(0, len(column), _AT_ONCE):
        part = column[start : start + _AT_ONCE]
        part[:] = by[part]
    return column


class _Keys(NamedTuple):
    """The keys of words and numbers, sorted: the rank of the fold, the accent."""

    rank: Integers
    accent: Integers


class _Rows(NamedTuple):
    """All postings, one a row: the places of the keys, the number of the page, the value."""

    left: Integers
    right: Integers
    page: Integers
    value: Integers


class _Lists(NamedTuple):
    """Postings lists in order. A term is a number of two halves, the ranks of its words."""

    terms: Integers
    accents: Integers
    lengths: Integers
    postings: Integers


def _sorted_lists(rows: _Rows, keys: _Keys, pages: int) -> _Lists:
    """The lists of each pair of keys, in the order of their terms and accents."""
    key_bits, page_bits = len(keys.rank).bit_length(), pages.bit_length()
    # A row is sorted as one integer of 64 bits: left, right, page, value. This takes a tenth of the
    # time of sorting by columns, but is done for a stretch of the left keys at a time.
    left_bits = min(key_bits - _STRETCHES, 63 - key_bits - page_bits - _VALUE_BITS)
    starts = np.arange(0, len(keys.rank), 1 << max(0, left_bits))
    # A stretch begins with the first key of a fold.
    bounds = np.unique(np.searchsorted(keys.rank, keys.rank[starts])).tolist()
    made = [
        _sorted_stretch(rows, keys, first, end, page_bits)
        for first, end in pairwise([*bounds, len(keys.rank)])
    ]
    return _Lists(*(np.concatenate(column) for column in zip(*made, strict=True)))


def _sorted_stretch(rows: _Rows, keys: _Keys, first: int, end: int, page_bits: int) -> _Lists:
    """The lists whose left key is one from `first` to before `end`."""
    key_bits, posting_bits = len(keys.rank).bit_length(), page_bits + _VALUE_BITS
    mine = (rows.left >= first) & (rows.left < end)
    packed = (rows.left[mine] - first).astype(np.uint64) << key_bits | rows.right[mine]
    packed = (packed << page_bits | rows.page[mine]) << _VALUE_BITS | rows.value[mine]
    packed.sort()
    pairs = packed >> posting_bits
    starts = np.flatnonzero(_changes(pairs))
    lengths = np.diff(starts, append=len(packed))
    left = (pairs[starts] >> key_bits).astype(np.intp) + first
    right = (pairs[starts] & ((1 << key_bits) - 1)).astype(np.intp)
    terms = keys.rank[left] << _HALF | keys.rank[right]
    # The lists of one term are apart, since the keys of each fold are sorted by accent.
    order = np.lexsort((keys.accent[right], keys.accent[left], terms))
    run = np.arange(len(order))
    run -= np.maximum.accumulate(np.where(_changes(terms[order]), run, 0))
    order = order[run < _MOST_LISTS]
    lengths = lengths[order]
    places = np.repeat(starts[order] - (np.cumsum(lengths) - lengths), lengths)
    places += np.arange(len(places))
    return _Lists(
        terms=terms[order],
        accents=np.stack([keys.accent[left], keys.accent[right]], axis=1)[order],
        lengths=lengths,
        postings=(packed[places] & ((1 << posting_bits) - 1)).astype(np.uint32),
    )


def _columns(words: list[str], lists: _Lists, phrases: Integers) -> Terms:
    """The columns of the terms; `phrases` are those without lists, sorted."""
    first_list = np.flatnonzero(_changes(lists.terms))
    terms = lists.terms[first_list]
    first_list = np.append(first_list, len(lists.terms))
    at = np.searchsorted(terms, phrases)
    terms = np.insert(terms, at, phrases)
    return Terms(
        words,
        left=(terms >> _HALF).astype(np.intp),
        right=(terms & ((1 << _HALF) - 1)).astype(np.intp),
        first_list=np.insert(first_list, at, first_list[at]),
        accents=lists.accents,
        first_posting=np.concatenate([[0], np.cumsum(lists.lengths)]),
        postings=lists.postings,
    )


def _changes(column: Integers) -> Integers:
    """Where an unsigned column differs from the row above; the first row does."""
    changes: Integers = np.diff(column, prepend=~column[:1]) != 0
    return changes
