"""Records: all that the index takes from one page, which depends on nothing but this page.

Making a record is the costly part of indexing, so a build may keep the bytes of `encode`. Terms are
words, pairs of neighbouring words within a line, and document numbers. What a term is worth on the
page is one byte:

    part << 4 | weight

`part` is the first of the page's up to 16 text parts in which the term occurs. `weight` is the
quantised BM25F weight: 0..11 for a term in headings and body, 12..15 for one in the title too.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tailieu.language.words import fold, number_key, numbers, word_key, words
from tailieu.search.abbreviations import find_abbreviations
from tailieu.search.reader import Page, Section

# A text part: what a result's excerpt is cut from. At most 16, since four bits hold its number.
PART_CHARS = 6_000
MAX_PARTS = 16
# Separators in a text part: fields of a section, sections.
FIELD, SECTION = "\x1f", "\x1e"
# The first and the last day of an answer that is always true.
_ALWAYS = ("0", "9")
# Weight levels 0..11 without the title, 12..15 with it.
TITLE = 12
BODY_LEVELS = 12
# The weight of a page's own number.
OWN_NUMBER = 15
# A word in a heading, or in the title, counts as so many in the text.
HEADING_BOOST = 6
TITLE_BOOST = 3
# A term that occurs more often weighs no more.
_MOST_COUNTED = 63
# BM25's saturation and length normalisation, and the length in words that counts as usual.
K1, B = 1.4, 0.45
_MEAN_WORDS = 600

# A word's key is its fold and, as the character that many after this one, its accent.
ACCENT = ord("0")
# Between lines; words are numbered from 1.
_BREAK = 0
_DATES = ("from", "until", "review_by")

Integers = NDArray[Any]


class Head(NamedTuple):
    """What a record says about its page as a whole.

    `language` is as the page names it. `dates` are ISO dates by `from`, `until`, `review_by`.
    `headings` are the different titles of the page and its sections. `abbreviations`
    are [folded acronym, meaning] as the text spells them out, once a part. `numbers` are document
    numbers (`language.words.number_key`) with what they are worth. `words` are the keys of the
    different words with spaces between them; `pairs` tells how many pairs there are, `part_chars`
    how long the text parts are.
    """

    url: str
    language: str
    noindex: bool
    has_text: bool
    piece: bool
    title: str
    kind: str
    status: str
    dates: dict[str, str]
    headings: list[str]
    abbreviations: list[list[str]]
    numbers: dict[str, int]
    words: str
    pairs: int
    part_chars: list[int]


class Record(NamedTuple):
    """A record as `decode` reads it; `digest` is that of the whole record.

    `text` is UTF-8, one part after another. `word_values` are what the words of the head are worth.
    `pairs` has two rows: the left words and the right words, by their places, counted from 1.
    """

    digest: bytes
    head: Head
    text: bytes
    word_values: Integers
    pairs: Integers
    pair_values: Integers


def encode(page: Page) -> bytes:
    """The record of a page: a line of JSON, then the numbers of its terms, then its text."""
    title = page.title or page.url
    parts = split_parts(page)
    records = [_part_record(page, title, part) for part in parts]
    texts = [_part_text(part) for part in parts]
    keys, fields = _fields(page, title, texts)
    size = len(keys) + 1
    levels = _levels(sum(map(len, fields.parts)))
    _, word_values = _values(fields.grams(lambda stream: stream[stream != _BREAK]), levels)
    pairs, pair_values = _values(fields.grams(lambda stream: _pairs(stream, size)), levels)
    head = Head(
        url=page.url,
        language=page.language,
        noindex=page.noindex,
        has_text=any(section.lines for section in page.sections),
        piece=page.piece,
        title=title,
        kind=page.kind,
        status=page.status,
        dates={key: page.dates[key] for key in _DATES if page.dates.get(key)},
        headings=list(dict.fromkeys([title, *(section.title for section in page.sections)])),
        abbreviations=[
            [fold(acronym), meaning]
            for text in texts
            for acronym, meaning in sorted(set(find_abbreviations(text)))
        ],
        numbers=_numbers(page, title, texts),
        words=" ".join(keys),
        pairs=len(pairs),
        part_chars=[len(record) for record in records],
    )
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    places = np.array(np.divmod(pairs, size), _place_type(size))
    numbers = places.tobytes() + pair_values.tobytes() + word_values.tobytes()
    return line + b"\n" + numbers + "".join(records).encode()


def decode(data: bytes) -> Record:
    """The record that `encode` wrote."""
    line = data.index(b"\n")
    head = Head(*json.loads(data[:line]))
    many = len(head.words.split())
    place = _place_type(many + 1)
    places = np.frombuffer(data, place, 2 * head.pairs, line + 1)
    at = line + 1 + places.nbytes
    values = np.frombuffer(data, np.uint8, head.pairs + many, at)
    return Record(
        digest=hashlib.sha256(data).digest(),
        head=head,
        text=data[at + len(values) :],
        word_values=values[head.pairs :],
        pairs=places.reshape(2, head.pairs),
        pair_values=values[: head.pairs],
    )


def _place_type(size: int) -> np.dtype[Any]:
    """The smallest type that holds the places of so many words."""
    return np.min_scalar_type(size)


def split_parts(page: Page) -> list[list[Section]]:
    """Cut a page's text into at most MAX_PARTS parts of about PART_CHARS, between lines."""
    total = sum(len(line) + 1 for section in page.sections for line in section.lines)
    if total <= PART_CHARS:
        return [page.sections]
    limit = max(PART_CHARS, total // (MAX_PARTS // 2 - 1))
    parts: list[list[Section]] = [[]]
    size = 0
    for section in page.sections:
        parts[-1].append(replace(section, lines=[]))
        for line in section.lines:
            for piece in _pieces(line, limit):
                if size and size + len(piece) > limit:
                    if not parts[-1][-1].lines:
                        parts[-1].pop()
                    parts.append([replace(section, lines=[])])
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


def _part_text(part: list[Section]) -> str:
    """The text of one part: each section's title, then its lines."""
    return "\n".join(line for section in part for line in (section.title, *section.lines))


def _part_record(page: Page, title: str, part: list[Section]) -> str:
    """One part as the browser reads it: the page's own fields, then the sections."""
    return SECTION.join(
        (
            FIELD.join((page.url, title, page.number, ";".join(page.tags))),
            *(
                FIELD.join((s.anchor, s.title if s.title != title else "", "\n".join(s.lines)))
                + (_answer(s) if s.answer else "")
                for s in part
            ),
        )
    )


def _answer(section: Section) -> str:
    """The further fields of an answer: its first day, its last day, other words that ask for it.

    The words stand as `,lệ,,le,,phí,,phi,`: with and without accents, as people type them.
    """
    start, end = (day or always for day, always in zip(section.days, _ALWAYS, strict=True))
    asks = "".join(f",{word},,{fold(word)}," for word in words(section.asks))
    return FIELD + FIELD.join((start, end, asks) if asks else (start, end))


class _Fields(NamedTuple):
    """A page's fields as streams of words by their places: text by part, headings, tags, title."""

    parts: list[Integers]
    headings: Integers
    tags: Integers
    title: Integers

    def grams(self, of: Callable[[Integers], Integers]) -> _Fields:
        """What `of` takes from each stream."""
        parts = [of(part) for part in self.parts]
        return _Fields(parts, of(self.headings), of(self.tags), of(self.title))


class _Words(dict[str, tuple[int, ...]]):
    """Text without whitespace → the words in it, as numbers from 1, one a key.

    It grows with the text that this process has seen: the same few words make up most of it.
    """

    def __init__(self) -> None:
        super().__init__({"\n": (_BREAK,)})
        # The keys by number; a line break has none.
        self.by_number = [""]
        self._numbers: dict[tuple[str, int], int] = {}

    def __missing__(self, text: str) -> tuple[int, ...]:
        found = self[text] = tuple(map(self._number, words(text)))
        return found

    def _number(self, word: str) -> int:
        key = word_key(word)
        number = self._numbers.setdefault(key, len(self.by_number))
        if number == len(self.by_number):
            self.by_number.append(key[0] + chr(key[1] + ACCENT))
        return number

    def stream(self, text: str) -> Integers:
        """The words of a text, and its line breaks."""
        pieces = text.replace("\n", " \n ").split(" ")
        return np.array(list(chain.from_iterable(map(self.__getitem__, pieces))), np.intp)


_WORDS = _Words()


def _fields(page: Page, title: str, texts: list[str]) -> tuple[list[str], _Fields]:
    """(the keys of the page's different words, its fields as streams of their places)."""
    headings = [section.title for section in page.sections if section.title != title]
    fields = _Fields(
        parts=[_WORDS.stream(text) for text in texts],
        headings=_WORDS.stream("\n".join([*headings, page.subject])),
        tags=_WORDS.stream("\n".join(page.tags)),
        title=_WORDS.stream(f"{title}\n{page.number}"),
    )
    # The break comes first, then each word as it first occurs, whatever pages came before this one.
    numbers = np.concatenate([[_BREAK], *fields.parts, fields.headings, fields.tags, fields.title])
    first = np.empty(len(_WORDS.by_number), np.intp)
    first[numbers[::-1]] = np.arange(len(numbers))[::-1]
    different = numbers[first[numbers] == np.arange(len(numbers))]
    place = np.empty_like(first)
    place[different] = np.arange(len(different))
    keys = list(map(_WORDS.by_number.__getitem__, different[1:].tolist()))
    return keys, fields.grams(lambda stream: place[stream])


def _pairs(stream: Integers, size: int) -> Integers:
    """The pairs of neighbours in a stream: left * size + right."""
    left, right = stream[:-1], stream[1:]
    both = (left != _BREAK) & (right != _BREAK)
    pairs: Integers = left[both] * size + right[both]
    return pairs


def _values(grams: _Fields, levels: Integers) -> tuple[Integers, Integers]:
    """(the different words or pairs, sorted, what each is worth).

    `levels` are the weights by how often something occurs.
    """
    in_title = np.unique(grams.title)
    # Many short pages share a tag, so it counts as text and no more.
    counted = [
        *grams.parts,
        grams.tags,
        *[grams.headings] * HEADING_BOOST,
        *[in_title] * TITLE_BOOST,
    ]
    found, counts = np.unique(np.concatenate(counted), return_counts=True)
    weights = levels[np.minimum(counts, _MOST_COUNTED)]
    titled = np.searchsorted(found, in_title)
    weights[titled] = TITLE + weights[titled] // 3
    if len(grams.parts) == 1:
        return found, weights
    # In this order the first part in which something occurs is the last to be written. What stands
    # in no part has part 0.
    first = np.zeros_like(weights)
    for part in reversed(range(len(grams.parts))):
        first[np.searchsorted(found, np.sort(grams.parts[part]))] = part
    return found, first << 4 | weights


def _levels(length: int) -> Integers:
    """Weight level by term count (0.._MOST_COUNTED), for a page of `length` words."""
    counts = np.arange(_MOST_COUNTED + 1)
    norm = K1 * (1 - B + B * length / _MEAN_WORDS)
    levels = BODY_LEVELS * counts / (counts + norm)
    return np.minimum(BODY_LEVELS - 1, levels.astype(np.uint8))


def _numbers(page: Page, title: str, texts: list[str]) -> dict[str, int]:
    """The document numbers of a page: its own with weight 15, cited ones by their frequency.

    A page of a known kind has its number in its metadata, else the first one in the title counts.
    """
    named = page.number if page.kind else next(iter(numbers(title)), "")
    own = number_key(named) if named else ""
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for part, text in enumerate(texts):
        for key in numbers(text):
            counts[key] += 1
            first.setdefault(key, part)
    if own:
        counts[own] += 1
    return {
        key: first.get(key, 0) << 4 | (OWN_NUMBER if key == own else min(BODY_LEVELS - 1, times))
        for key, times in counts.items()
    }
