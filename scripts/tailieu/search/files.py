"""The format of the index files: small packed scripts (packed.py).

Each file calls `TailieuSearch.add(name, version, size, payload)`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import numpy as np

from tailieu.search.index import IndexedPage, Terms
from tailieu.search.record import Head, Integers

# What brings the bytes of a number of 35 bits to the lowest place.
_SHIFTS = np.arange(0, 35, 7)

TERM_FILE_BYTES = 10_000
# As short as most pages: each result brings one.
TEXT_FILE_CHARS = 3_000
# How many pages a file of dates tells of.
DATED_PAGES = 2_000
# Between the parts in a file of texts.
PART = "\x1d"


def front_code(terms: Iterable[str]) -> str:
    """Front coding of sorted lower-case terms.

    Each term is a capital letter, the length of the prefix that it shares with the term before
    (A = 0, at most Z), and the rest of the term.
    """
    coded, previous = [], ""
    for term in terms:
        shared = 0
        for left, right in zip(previous, term, strict=False):
            if left != right or shared == 25:
                break
            shared += 1
        coded.append(chr(65 + shared) + term[shared:])
        previous = term
    return "".join(coded)


def term_batches(terms: Terms) -> list[tuple[int, int]]:
    """(first, end) of the terms of each file, which has about TERM_FILE_BYTES before packing."""
    letters = np.array([len(word) for word in terms.words])
    length = letters[terms.left] + np.where(terms.right > 0, letters[terms.right] + 1, 0)
    weights = length // 2 + 4 * np.diff(terms.first_list) + 2 * terms.frequencies()
    ends = np.cumsum(weights)
    batches, start, before = [], 0, 0
    while start < len(terms):
        end = max(start + 1, int(np.searchsorted(ends, before + TERM_FILE_BYTES, "right")))
        batches.append((start, end))
        start, before = end, int(ends[end - 1])
    return batches


def term_streams(terms: Terms, start: int, end: int, single_part: Integers) -> list[bytes]:
    """The streams of one file of postings: sizes, terms, heads, page gaps, weights, parts.

    The file holds the terms from number `start` to before `end`. A head is a term's number of
    lists, then the accents and length of each. `single_part[page]` tells the pages of one part, for
    which no part is written.
    """
    first_list = terms.first_list[start : end + 1]
    first_posting = terms.first_posting[first_list[0] : first_list[-1] + 1]
    postings = terms.postings[first_posting[0] : first_posting[-1]]
    pages = postings >> 8
    # The first gap of a list is its page number: as if a page -1 came before it.
    before = np.empty_like(pages)
    before[1:] = pages[:-1] + 1
    before[first_posting[:-1] - first_posting[0]] = 0
    names = terms.names(start, end)
    accents = terms.accents[first_list[0] : first_list[-1]]
    streams = [
        front_code(names).encode(),
        _heads(names, np.diff(first_list), accents, np.diff(first_posting)),
        _varints(pages - before),
        (postings & 15).astype(np.uint8).tobytes(),
    ]
    sizes = _varints(np.array([len(stream) for stream in streams]))
    parts = (postings >> 4 & 15)[~single_part[pages]].astype(np.uint8).tobytes()
    return [sizes, *streams, parts]


def _heads(names: list[str], lists: Integers, accents: Integers, lengths: Integers) -> bytes:
    """For each term how many lists it has; for each of them its accents and its length."""
    # One row for each term and for each list, of which only the used places are written.
    list_rows = np.arange(len(lengths)) + np.repeat(np.arange(1, len(lists) + 1), lists)
    rows = np.zeros((len(lists) + len(lengths), 3 + len(_SHIFTS)), np.uint8)
    used = np.zeros_like(rows, bool)
    term_rows = np.arange(len(lists)) + np.cumsum(lists) - lists
    rows[term_rows, 0], used[term_rows, 0] = lists, True
    syllables = np.array([0 if name[0] == "#" else 1 + (" " in name) for name in names])
    rows[list_rows, 1:3] = accents
    used[list_rows, 1:3] = np.repeat(syllables, lists)[:, np.newaxis] > np.arange(2)
    rows[list_rows, 3:], used[list_rows, 3:] = _varint_rows(lengths)
    return bytes(rows[used])


def _varints(values: Integers) -> bytes:
    """Seven bits a byte, the lowest first; the high bit says that more follow."""
    rows, used = _varint_rows(values)
    return bytes(rows[used])


def _varint_rows(values: Integers) -> tuple[Integers, Integers]:
    """(the bytes of each value in a row, which of them are used)."""
    rest = values[:, np.newaxis] >> _SHIFTS
    used = rest > 0
    used[:, 0] = True
    rows = (rest & 127).astype(np.uint8)
    rows[:, :-1] |= used[:, 1:].astype(np.uint8) << 7
    return rows, used


def text_files(pages: Iterable[IndexedPage]) -> Iterator[tuple[int, bytes]]:
    """(number of parts, content) of each file of page texts, parts in the order of the pages."""
    batch: list[str] = []
    size = 0
    for page in pages:
        text, start = page.text.decode(), 0
        for chars in page.head.part_chars:
            if batch and size + chars > TEXT_FILE_CHARS:
                yield len(batch), PART.join(batch).encode()
                batch, size = [], 0
            batch.append(text[start : start + chars])
            size += chars
            start += chars
    if batch:
        yield len(batch), PART.join(batch).encode()


def date_files(heads: list[Head]) -> list[bytes]:
    """The content of each file of dates: JSON, of each page its dates, or else its status."""
    dates = [head.dates or head.status for head in heads]
    return [
        _json(dates[start : start + DATED_PAGES]) for start in range(0, len(dates), DATED_PAGES)
    ]


def core(
    language: str,
    heads: list[Head],
    terms: Terms,
    first_terms: list[str],
    text_counts: list[int],
    abbreviations: dict[str, list[str]],
    synonyms: dict[str, list[str]],
) -> bytes:
    """The content of index.js, which every query needs: JSON that files.js of the browser reads."""
    kinds = sorted({head.kind for head in heads})
    enough = max(1, len(heads) // 1500)
    vocabulary = {
        terms.words[left]: found.bit_length() - 1
        for left, right, found in zip(
            terms.left.tolist(), terms.right.tolist(), terms.frequencies().tolist(), strict=True
        )
        if not right and found >= enough and terms.words[left].isalpha()
    }
    return _json(
        {
            "language": language,
            "pages": len(heads),
            "files": front_code(first_terms),
            "texts": _digits(text_counts),
            "parts": _digits(len(head.part_chars) for head in heads),
            "pieces": _digits(_pieces(heads)),
            "titles": _digits(min(50, len(head.title.split())) for head in heads),
            "kinds": kinds,
            "kind": _digits(kinds.index(head.kind) for head in heads),
            "dated": DATED_PAGES,
            "words": front_code(vocabulary),
            "frequency": _digits(vocabulary.values()),
            "abbreviations": abbreviations,
            **({"synonyms": synonyms} if synonyms else {}),
        }
    )


def _pieces(heads: Iterable[Head]) -> Iterator[int]:
    """By page, of those that are pieces of one: the how manieth piece it is; 0 for all others.

    They follow the page that they belong to in the order of addresses.
    """
    number = 0
    for head in heads:
        number = number + 1 if head.piece else 0
        yield number


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _digits(values: Iterable[int]) -> str:
    """Small integers (at most 56) as one character each, none of which JSON escapes."""
    return "".join(chr(value + 35) for value in values)
