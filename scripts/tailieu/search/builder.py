"""Build the search index of a built site: HTML files in, small .js files out."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, chain, islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
from selectolax.lexbor import LexborHTMLParser

from tailieu import disk
from tailieu.cache import NO_CACHE, Cache, digest
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message
from tailieu.in_child import start_in_child
from tailieu.progress import Progress
from tailieu.search import files, packed
from tailieu.search.abbreviations import abbreviations, phrases_by_initials
from tailieu.search.index import Index
from tailieu.search.reader import read_page
from tailieu.search.record import Head, decode, encode

# The kind of what the cache keeps, and for how many files it is asked at once.
_KIND = "search-file"
_AT_ONCE = 500

LANGUAGES = ("vi", "en")
FOLDER = "assets/search"

# Rules about built pages: found while an index is built, not by `check`.
OTHER_LANGUAGE = Rule(
    "SEARCH-LANGUAGE",
    "error",
    "reading",
    Message("Trang bằng ngôn ngữ có chỉ mục", "Pages are in a language that has an index"),
    Message(
        "Chỉ có chỉ mục tiếng Việt và tiếng Anh.", "There are indexes for Vietnamese and English."
    ),
    Message(
        "ngôn ngữ “{language}” chưa có chỉ mục; trang được xếp vào “vi”.",
        "there is no index for the language “{language}”; the page goes into that of “vi”.",
    ),
    Message('ghi <html lang="vi"> hoặc <html lang="en">.', 'write <html lang="vi"> or "en".'),
)
NO_TEXT = Rule(
    "SEARCH-EMPTY",
    "error",
    "reading",
    Message("Trang có chữ để tìm", "A page has text to search"),
    Message(
        "Chỉ mục lấy chữ trong <article>.", "The index takes the text that stands in <article>."
    ),
    Message(
        "trang không có chữ nào trong <article>; chỉ tìm được theo tên trang.",
        "the page has no text in <article>; only its title will be found.",
    ),
    Message(
        "thêm nội dung, hoặc bỏ trang khỏi tìm kiếm bằng tailieu:noindex.",
        "add text, or leave the page out of the search with tailieu:noindex.",
    ),
)


class Told(NamedTuple):
    """What a site tells of words, by language.

    `abbreviations` are with their explanations, `synonyms` what people say with what pages say.
    """

    abbreviations: Mapping[str, dict[str, str]] = {}
    synonyms: Mapping[str, dict[str, list[str]]] = {}


_NOTHING_TOLD = Told()


@dataclass
class SearchReport:
    """What was indexed: pages by language, their kinds, files and bytes written, pages left out,
    findings.
    """

    pages: dict[str, int] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    files: int = 0
    bytes: int = 0
    left_out: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def build_search(site: Path, progress: Progress = lambda stage, done, total: None) -> SearchReport:
    """Read every .html below `site` and write `site/assets/search/<language>/*.js`."""
    return write_index(site / FOLDER, _records(site, progress), _told(site), progress)


def build_any(site: Path, language: str, out: Path, progress: Progress) -> SearchReport:
    """The same into `out`, for a site of another make, which tells nothing besides its pages.

    `language` is that of the pages that do not name theirs.
    """
    return write_index(out, _records(site, progress, language), progress=progress)


def html_files(site: Path) -> dict[str, Path]:
    """Path from `site` → file, of every .html below it.

    Raises OSError for a name that is not UTF-8: it makes no address.
    """
    found = {name: path for name, path in disk.files_below(site).items() if path.suffix == ".html"}
    for name, path in found.items():
        try:
            name.encode()
        except UnicodeEncodeError:
            raise OSError(errno.EILSEQ, os.strerror(errno.EILSEQ), str(path)) from None
    return found


def _records(site: Path, progress: Progress, language: str = "") -> Iterator[bytes]:
    """The records of all pages below `site`, read by two processes."""
    # What a server shows where there is no page is none itself.
    paths = [path for name, path in html_files(site).items() if name != "404.html"]
    half = _middle([path.stat().st_size for path in paths])
    second = start_in_child(lambda: [_record(site, path, language) for path in paths[half:]])
    for number, path in enumerate(paths[:half]):
        if number % 200 == 0:
            progress("read", number, len(paths))
        yield _record(site, path, language)
    yield from second()
    progress("read", len(paths), len(paths))


def _record(site: Path, path: Path, language: str) -> bytes:
    tree = LexborHTMLParser(path.read_text(encoding="utf-8-sig", errors="replace"))
    page = read_page(tree, path.relative_to(site).as_posix())
    page.language = page.language or language
    return encode(page)


def _middle(sizes: list[int]) -> int:
    """How many of `sizes`, from the first, add up to half of their sum."""
    return bisect_left(list(accumulate(sizes)), sum(sizes) / 2)


def _told(site: Path) -> Told:
    """What site/data_files.py wrote of words; nothing where there is no such file."""
    paths = (site / f"assets/{name}.json" for name in ("abbreviations", "synonyms"))
    return Told(
        *(json.loads(path.read_text(encoding="utf-8")) if path.exists() else {} for path in paths)
    )


def _common_abbreviations(language: str) -> dict[str, str]:
    """Well-known abbreviations → meanings, from abbreviations.<language>.txt where there is one."""
    path = Path(__file__).with_name(f"abbreviations.{language}.txt")
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return dict(line.split(" ", 1) for line in lines if line and not line.startswith("#"))


def write_index(
    out: Path,
    records: Iterable[bytes],
    told: Told = _NOTHING_TOLD,
    progress: Progress = lambda stage, done, total: None,
    cache: Cache = NO_CACHE,
) -> SearchReport:
    """Write `<language>/*.js` into `out` from the records of all pages, in any order.

    Files of an earlier run are replaced. `records` are from `record.encode`. Files that would pack
    the same data take it from `cache`.
    """
    report = SearchReport()
    indexes = {language: Index() for language in LANGUAGES}
    for data in records:
        record = decode(data)
        if record.head.noindex:
            report.left_out.append(record.head.url)
        else:
            report.findings += _findings(record.head)
            report.kinds.add(record.head.kind)
            indexes[_index_language(record.head)].add(record)
    report.left_out.sort()
    report.findings.sort(key=lambda finding: finding.path)
    for language in LANGUAGES:
        folder = out / language
        shutil.rmtree(folder, ignore_errors=True)
        index = indexes.pop(language)
        if pages := index.pages():
            report.pages[language] = len(pages)
            folder.mkdir(parents=True)
            version = hashlib.sha256(b"".join(page.digest for page in pages)).hexdigest()[:8]
            writer = _Writer(folder, language, version, cache)
            sizes = _write_language(writer, index, told, progress)
            report.files += len(sizes)
            report.bytes += sum(sizes)
    return report


def _index_language(head: Head) -> str:
    language = head.language.split("-")[0]
    return language if language in LANGUAGES else LANGUAGES[0]


def _findings(head: Head) -> list[Finding]:
    """Problems of a page that is indexed nevertheless."""
    findings = []
    if head.language.split("-")[0] not in LANGUAGES:
        findings.append(OTHER_LANGUAGE.at(head.url, 0, language=head.language))
    if not head.has_text:
        findings.append(NO_TEXT.at(head.url, 0))
    return findings


def _write_language(writer: _Writer, index: Index, told: Told, progress: Progress) -> list[int]:
    """Write the index of one language and return the sizes of its files in bytes."""
    pages = index.pages()
    heads = [page.head for page in pages]

    def write_texts() -> tuple[list[int], list[int]]:
        counts: list[int] = []

        def contents() -> Iterator[tuple[str, list[bytes]]]:
            for count, text in files.text_files(pages):
                yield f"x{len(counts)}", [text]
                counts.append(count)

        return counts, writer.write(contents())

    texts = start_in_child(write_texts)
    progress("index", 0, 3)
    common = _common_abbreviations(writer.language)
    initials = phrases_by_initials((head.headings for head in heads), common)
    # Entries of this kind begin with @ and have no postings.
    terms = index.terms([f"@{entry}" for entry in initials])
    # It is about as large as the terms, and no longer needed.
    del index
    progress("index", 1, 3)
    batches = files.term_batches(terms)
    single_part = np.array([len(head.part_chars) == 1 for head in heads])

    def write_terms(numbers: range) -> list[int]:
        return writer.write(
            (f"t{number}", files.term_streams(terms, *batches[number], single_part))
            for number in numbers
        )

    half = len(batches) // 2
    rest = start_in_child(lambda: write_terms(range(half, len(batches))))
    sizes = [*write_terms(range(half)), *rest()]
    progress("index", 2, 3)
    text_counts, text_sizes = texts()
    glossary = told.abbreviations.get(writer.language, {})
    spelled = abbreviations(chain.from_iterable(head.abbreviations for head in heads), glossary)
    synonyms = told.synonyms.get(writer.language, {})
    first_terms = [terms.names(start, start + 1)[0] for start, _ in batches]
    core = files.core(writer.language, heads, terms, first_terms, text_counts, spelled, synonyms)
    dates = ((f"d{number}", [data]) for number, data in enumerate(files.date_files(heads)))
    sizes += [*text_sizes, *writer.write(chain(dates, [("index", [core])]))]
    progress("index", 3, 3)
    return sizes


@dataclass
class _Writer:
    """Writes the files of one language's index; `version` lets the browser tell old files apart."""

    folder: Path
    language: str
    version: str
    cache: Cache

    def write(self, contents: Iterable[tuple[str, list[bytes]]]) -> list[int]:
        """Write `<name>.js` with its streams for each (name, streams); their sizes in bytes."""
        sizes = []
        contents = iter(contents)
        while some := list(islice(contents, _AT_ONCE)):
            keys = [digest(*streams) for _, streams in some]
            found = self.cache.get(_KIND, keys)
            fresh = {
                key: packed.pack(streams)[0]
                for key, (_, streams) in zip(keys, some, strict=True)
                if key not in found
            }
            self.cache.put(_KIND, fresh)
            found |= fresh
            for key, (name, streams) in zip(keys, some, strict=True):
                call = f'TailieuSearch.add("{self.language}/{name}","{self.version}",'
                data = packed.script(call, found[key], sum(map(len, streams)), ")")
                (self.folder / f"{name}.js").write_bytes(data)
                sizes.append(len(data))
        return sizes
