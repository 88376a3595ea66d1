"""Index → small classic scripts that a page loads by script tag, from a server or from a disk.

Each file calls `TailieuSearch.add(name, version, size, payload)`. The payload is a zlib stream
(its Adler-32 tells a damaged file) of `size` bytes when unpacked, two bytes to a UTF-16 code unit.
The files are UTF-16 with a byte order mark, which browsers obey over any charset header: 3 % more
than the bytes themselves, where Base64 adds 33 %, and a server's gzip costs nothing more.
"""

import json
import zlib
from collections.abc import Iterable, Iterator

from tailieu.search.index import Index
from tailieu.search.reader import Page, Section

# A code unit that cannot stand in a script's string, or in UTF-16 by itself, is written as
# U+FFFD and a letter-like stand-in 0xC000 lower (surrogates) or 0x100 higher.
_ESCAPE = "\ufffd"
_ESCAPES = {code: _ESCAPE + chr(code - 0xC000) for code in range(0xD800, 0xE000)}
_ESCAPES |= {code: _ESCAPE + chr(code + 0x100) for code in (0x0A, 0x0D, 0x22, 0x5C)}
_ESCAPES |= {0x2028: _ESCAPE + "\u0128", 0x2029: _ESCAPE + "\u0129", 0xFFFD: _ESCAPE + "\u0130"}

TERM_FILE_BYTES = 10_000
TEXT_FILE_CHARS = 8_000
FIELD, SECTION, PART = "\x1f", "\x1e", "\x1d"


def script(name: str, version: str, payload: bytes, size: int) -> bytes:
    """One index file, ready to be written."""
    padded = payload + b"\0" * (len(payload) % 2)
    units = padded.decode("utf-16-le", "surrogatepass").translate(_ESCAPES)
    text = f'\ufeffTailieuSearch.add("{name}","{version}",{size},"{units}")'
    return text.encode("utf-16-le")


def pack(streams: Iterable[bytes]) -> tuple[bytes, int]:
    """(zlib stream, unpacked size); each stream gets Huffman codes of its own."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 15)
    packed, size = [], 0
    for stream in streams:
        packed += packer.compress(stream), packer.flush(zlib.Z_BLOCK)
        size += len(stream)
    packed.append(packer.flush())
    return b"".join(packed), size


def front_code(terms: Iterable[str]) -> str:
    """Sorted lower-case terms: each as a capital (how much it shares with the one before, A = 0)
    and the rest."""
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


def term_files(index: Index) -> Iterator[tuple[str, list[bytes]]]:
    """(first term, streams) of each file of postings."""
    single_part = [len(parts) == 1 for parts in index.parts]
    batch, size = [], 0
    for term, lists in index.terms:
        weight = len(term) // 2 + sum(4 + 2 * len(postings) for _, postings in lists)
        if batch and size + weight > TERM_FILE_BYTES:
            yield batch[0][0], _term_streams(batch, single_part)
            batch, size = [], 0
        batch.append((term, lists))
        size += weight
    if batch:
        yield batch[0][0], _term_streams(batch, single_part)


def _term_streams(batch, single_part: list[bool]) -> list[bytes]:
    heads, gaps, weights, parts = bytearray(), bytearray(), bytearray(), bytearray()
    for _, lists in batch:
        heads.append(min(255, len(lists)))
        for accents, postings in lists[:255]:
            heads += accents
            _varint(heads, len(postings))
            previous = -1
            for posting in postings:
                page = posting >> 8
                gap = page - previous - 1
                previous = page
                if gap < 128:
                    gaps.append(gap)
                else:
                    _varint(gaps, gap)
                weights.append(posting & 15)
                if not single_part[page]:
                    parts.append(posting >> 4 & 15)
    terms = front_code(term for term, _ in batch).encode()
    sizes = bytearray()
    for stream in (terms, heads, gaps, weights):
        _varint(sizes, len(stream))
    return [bytes(stream) for stream in (sizes, terms, heads, gaps, weights, parts)]


def _varint(out: bytearray, value: int) -> None:
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)


def text_files(index: Index) -> Iterator[tuple[int, bytes]]:
    """(how many parts it holds, text) of each file of page texts, parts in the pages' order."""
    batch, size = [], 0
    for page, parts in zip(index.pages, index.parts, strict=True):
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


def core(index: Index, language: str, first_terms: list[str], text_counts) -> bytes:
    """What every query needs: see `engine.js` for the fields."""
    kinds = sorted({page.kind for page in index.pages})
    statuses = sorted({page.status for page in index.pages})
    enough = max(1, len(index.pages) // 1500)
    vocabulary = {}
    for term, lists in index.terms:
        if term.isalpha():
            pages = sum(len(postings) for _, postings in lists)
            if pages >= enough:
                vocabulary[term] = pages.bit_length() - 1
    dates = {
        number: [page.dates.get(key, "") for key in ("from", "until", "review_by")]
        for number, page in enumerate(index.pages)
        if page.dates
    }
    return json.dumps(
        {
            "language": language,
            "pages": len(index.pages),
            "files": front_code(first_terms),
            "texts": _digits(text_counts),
            "parts": _digits(len(parts) for parts in index.parts),
            "titles": _digits(min(50, len(page.title.split())) for page in index.pages),
            "kinds": kinds,
            "kind": _digits(kinds.index(page.kind) for page in index.pages),
            "statuses": statuses,
            "status": _digits(statuses.index(page.status) for page in index.pages),
            "dates": dates,
            "words": front_code(vocabulary),
            "frequency": _digits(vocabulary.values()),
            "abbreviations": index.abbreviations,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()


def _digits(values: Iterable[int]) -> str:
    """Small integers (at most 56) as one character each, none of which JSON escapes."""
    return "".join(chr(value + 35) for value in values)
