"""The format of the index files: small packed scripts (packed.py).

Each file calls `TailieuSearch.add(name, version, size, payload)`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache

from tailieu.search.index import Lists
from tailieu.search.reader import Page, Section

# The first gap of a list is its page number: as if a page -1 came before it.
_BEFORE_FIRST = -1 << 8

TERM_FILE_BYTES = 10_000
TEXT_FILE_CHARS = 8_000
# Separators in the text files: fields of a section, sections of a part, parts.
FIELD, SECTION, PART = "\x1f", "\x1e", "\x1d"


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


def term_batches(terms: list[tuple[str, Lists]]) -> list[tuple[int, int]]:
    """(first, end) of the terms of each file, which has about TERM_FILE_BYTES before packing."""
    batches, start, size = [], 0, 0
    for at, (term, lists) in enumerate(terms):
        weight = len(term) // 2 + sum([4 + 2 * len(postings) for _, postings in lists])
        if size and size + weight > TERM_FILE_BYTES:
            batches.append((start, at))
            start, size = at, 0
        size += weight
    return [*batches, (start, len(terms))] if terms else []


def term_streams(batch: list[tuple[str, Lists]], single_part: list[bool]) -> list[bytes]:
    """The streams of one file of postings: sizes, terms, heads, page gaps, weights, parts.

    A head is a term's number of lists, then the accents and length of each. `single_part[page]`
    tells the pages of one part, for which no part is written.
    """
    heads = bytearray()
    postings: list[int] = []
    before: list[int] = []
    for _, lists in batch:
        # More than 255 accentuations of one pair of words come from random typing.
        heads.append(min(255, len(lists)))
        for accents, own in lists[:255]:
            heads += accents + _varint(len(own))
            postings += own
            before.append(_BEFORE_FIRST)
            before += own[:-1]
    gaps = b"".join(
        [_varint((at >> 8) - (last >> 8) - 1) for at, last in zip(postings, before, strict=True)]
    )
    weights = bytes([posting & 15 for posting in postings])
    parts = bytes([posting >> 4 & 15 for posting in postings if not single_part[posting >> 8]])
    terms = front_code(term for term, _ in batch).encode()
    sizes = b"".join(_varint(len(stream)) for stream in (terms, heads, gaps, weights))
    return [sizes, terms, bytes(heads), gaps, weights, parts]


@cache
def _varint(value: int) -> bytes:
    """Seven bits a byte, the lowest first; the high bit says that more follow."""
    return bytes((value,)) if value < 128 else bytes((value & 127 | 128,)) + _varint(value >> 7)


def text_files(
    pages: list[Page], parts_by_page: list[list[list[Section]]]
) -> Iterator[tuple[int, bytes]]:
    """(number of parts, content) of each file of page texts, parts in the order of the pages."""
    batch: list[str] = []
    size = 0
    for page, parts in zip(pages, parts_by_page, strict=True):
        for part in parts:
            text = _part_record(page, part)
            if batch and size + len(text) > TEXT_FILE_CHARS:
                yield len(batch), PART.join(batch).encode()
                batch, size = [], 0
            batch.append(text)
            size += len(text)
    if batch:
        yield len(batch), PART.join(batch).encode()


def _part_record(page: Page, part: list[Section]) -> str:
    head = FIELD.join((page.url, page.title, page.number, ";".join(page.tags)))
    return SECTION.join(
        (
            head,
            *(
                FIELD.join((s.anchor, s.title if s.title != page.title else "", "\n".join(s.lines)))
                for s in part
            ),
        )
    )


def core(
    language: str,
    pages: list[Page],
    parts: list[list[list[Section]]],
    terms: list[tuple[str, Lists]],
    first_terms: list[str],
    text_counts: list[int],
    abbreviations: dict[str, list[str]],
) -> bytes:
    """The content of index.js, which every query needs: JSON that files.js of the browser reads."""
    kinds = sorted({page.kind for page in pages})
    statuses = sorted({page.status for page in pages})
    enough = max(1, len(pages) // 1500)
    vocabulary = {}
    for term, lists in terms:
        if term.isalpha():
            found = sum(len(postings) for _, postings in lists)
            if found >= enough:
                vocabulary[term] = found.bit_length() - 1
    dates = {
        number: [page.dates.get(key, "") for key in ("from", "until", "review_by")]
        for number, page in enumerate(pages)
        if page.dates
    }
    return json.dumps(
        {
            "language": language,
            "pages": len(pages),
            "files": front_code(first_terms),
            "texts": _digits(text_counts),
            "parts": _digits(len(own) for own in parts),
            "titles": _digits(min(50, len(page.title.split())) for page in pages),
            "kinds": kinds,
            "kind": _digits(kinds.index(page.kind) for page in pages),
            "statuses": statuses,
            "status": _digits(statuses.index(page.status) for page in pages),
            "dates": dates,
            "words": front_code(vocabulary),
            "frequency": _digits(vocabulary.values()),
            "abbreviations": abbreviations,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()


def _digits(values: Iterable[int]) -> str:
    """Small integers (at most 56) as one character each, none of which JSON escapes."""
    return "".join(chr(value + 35) for value in values)
