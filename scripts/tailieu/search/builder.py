"""Build the search index of a built site: HTML files in, small .js files out."""

from __future__ import annotations

import gc
import hashlib
import json
import shutil
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, chain
from pathlib import Path
from typing import NamedTuple, cast

from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message
from tailieu.in_child import start_in_child
from tailieu.progress import Progress
from tailieu.search import files, packed
from tailieu.search.abbreviations import abbreviations, phrases_by_initials
from tailieu.search.built_pages import BuiltPage, built_pages
from tailieu.search.index import Lists, PackedPostings, Postings, part_text, split_parts
from tailieu.search.reader import Page, read_page

Through = Callable[[Iterator[BuiltPage]], Iterator[BuiltPage]]

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


@dataclass
class SearchReport:
    """What was indexed: pages by language, files and bytes written, pages left out, findings."""

    pages: dict[str, int] = field(default_factory=dict)
    files: int = 0
    bytes: int = 0
    left_out: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def build_search(
    site: Path,
    progress: Progress = lambda stage, done, total: None,
    through: Through = lambda pages: pages,
) -> SearchReport:
    """Read every .html below `site` and write `site/assets/search/<language>/*.js`.

    Files of an earlier run are replaced. `through` lets the caller process each page before it is
    indexed, since reading it here removes nodes from its tree. It wraps an iterator of pages and is
    called twice, in two processes, each with half of the pages.
    """
    report = SearchReport()
    collecting = gc.isenabled()
    # Millions of small lists without reference cycles: the collector would take a third of the
    # time.
    gc.disable()
    try:
        _build(site, report, progress, through)
    finally:
        if collecting:
            gc.enable()
    return report


def _build(site: Path, report: SearchReport, progress: Progress, through: Through) -> None:
    paths = sorted(site.rglob("*.html"), key=lambda path: path.relative_to(site).as_posix())
    half = _middle([path.stat().st_size for path in paths])
    last = through(built_pages(site, paths[half:]))
    second = start_in_child(lambda: _Half.read(last, lambda number: None).packed())
    first = _Half.read(
        through(built_pages(site, paths[:half])),
        lambda number: progress("read", number, len(paths)),
    )
    first.join(second())
    progress("read", len(paths), len(paths))
    report.left_out += first.left_out
    report.findings += first.findings
    glossary = _glossary(site)
    for language in LANGUAGES:
        folder = site / FOLDER / language
        shutil.rmtree(folder, ignore_errors=True)
        pages = first.pages[language]
        if pages:
            report.pages[language] = len(pages)
            sizes = _write_language(
                folder, pages, first.postings[language], glossary.get(language, {}), progress
            )
            report.files += len(sizes)
            report.bytes += sum(sizes)


def _middle(sizes: list[int]) -> int:
    """How many of `sizes`, from the first, add up to half of their sum."""
    return bisect_left(list(accumulate(sizes)), sum(sizes) / 2)


class _PackedHalf(NamedTuple):
    pages: dict[str, list[Page]]
    postings: dict[str, PackedPostings]
    left_out: list[str]
    findings: list[Finding]


@dataclass
class _Half:
    """Half of the site's pages, read and indexed by language; each half in a process of its own."""

    pages: dict[str, list[Page]]
    postings: dict[str, Postings]
    left_out: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @classmethod
    def read(cls, pages: Iterator[BuiltPage], progress: Callable[[int], None]) -> _Half:
        half = cls({name: [] for name in LANGUAGES}, {name: Postings() for name in LANGUAGES})
        for number, built in enumerate(pages):
            if number % 200 == 0:
                progress(number)
            page = read_page(built.tree, built.url)
            if page.noindex:
                half.left_out.append(page.url)
                continue
            half.findings += _findings(page)
            page.language = _index_language(page)
            page.title = page.title or page.url
            half.pages[page.language].append(page)
            half.postings[page.language].add(page, split_parts(page))
        return half

    def packed(self) -> _PackedHalf:
        postings = {language: own.packed() for language, own in self.postings.items()}
        return _PackedHalf(self.pages, postings, self.left_out, self.findings)

    def join(self, other: _PackedHalf) -> None:
        for language in LANGUAGES:
            self.pages[language] += other.pages[language]
            self.postings[language].join(other.postings[language])
        self.left_out += other.left_out
        self.findings += other.findings


def _index_language(page: Page) -> str:
    language = page.language.split("-")[0]
    return language if language in LANGUAGES else LANGUAGES[0]


def _findings(page: Page) -> list[Finding]:
    """Problems of a page that is indexed nevertheless."""
    findings = []
    if page.language.split("-")[0] not in LANGUAGES:
        findings.append(OTHER_LANGUAGE.at(page.url, 0, language=page.language))
    if not any(section.lines for section in page.sections):
        findings.append(NO_TEXT.at(page.url, 0))
    return findings


def _glossary(site: Path) -> dict[str, dict[str, str]]:
    """Language → abbreviation → explanation, as site/data_files.py wrote it; {} without a file."""
    path = site / "assets/abbreviations.json"
    if not path.exists():
        return {}
    return cast(dict[str, dict[str, str]], json.loads(path.read_text(encoding="utf-8")))


def _common_abbreviations(language: str) -> dict[str, str]:
    """Well-known abbreviations → meanings, from abbreviations.<language>.txt where there is one."""
    path = Path(__file__).with_name(f"abbreviations.{language}.txt")
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return dict(line.split(" ", 1) for line in lines if line and not line.startswith("#"))


def _write_language(
    folder: Path,
    pages: list[Page],
    postings: Postings,
    glossary: dict[str, str],
    progress: Progress,
) -> list[int]:
    """Write the index of one language and return the sizes of its files in bytes.

    `pages` are in the order in which they were added to `postings`.
    """
    language = folder.name
    parts = [split_parts(page) for page in pages]
    version = hashlib.sha256()
    for page in pages:
        version.update(repr(page).encode())
    writer = _Writer(folder, language, version.hexdigest()[:8])
    folder.mkdir(parents=True)

    def write_texts() -> tuple[list[int], dict[str, list[str]], list[str], list[int]]:
        counts: list[int] = []
        sizes: list[int] = []
        for number, (count, text) in enumerate(files.text_files(pages, parts)):
            counts.append(count)
            sizes.append(writer.write(f"x{number}", [text]))
        texts = (part_text(part) for own in parts for part in own)
        initials = phrases_by_initials(pages, _common_abbreviations(language))
        return counts, abbreviations(texts, glossary), initials, sizes

    texts = start_in_child(write_texts)
    progress("index", 0, 3)
    terms = postings.terms()
    progress("index", 1, 3)
    text_counts, found, initials, text_sizes = texts()
    # Entries of this kind begin with @ and have no postings.
    no_postings: Lists = []
    terms = sorted(chain(terms, (("@" + entry, no_postings) for entry in initials)))
    batches = files.term_batches(terms)
    single = [len(own) == 1 for own in parts]

    def write_terms(numbers: range) -> list[int]:
        return [
            writer.write(f"t{number}", files.term_streams(terms[slice(*batches[number])], single))
            for number in numbers
        ]

    half = len(batches) // 2
    rest = start_in_child(lambda: write_terms(range(half, len(batches))))
    sizes = [*write_terms(range(half)), *rest()]
    progress("index", 2, 3)
    first_terms = [terms[start][0] for start, _ in batches]
    core = files.core(language, pages, parts, terms, first_terms, text_counts, found)
    sizes += [*text_sizes, writer.write("index", [core])]
    progress("index", 3, 3)
    return sizes


@dataclass
class _Writer:
    """Writes the files of one language's index; `version` lets the browser tell old files apart."""

    folder: Path
    language: str
    version: str

    def write(self, name: str, streams: list[bytes]) -> int:
        """Write `<name>.js` with the packed `streams`; its size in bytes."""
        call = f'TailieuSearch.add("{self.language}/{name}","{self.version}",'
        data = packed.script(call, *packed.pack(streams), ")")
        (self.folder / f"{name}.js").write_bytes(data)
        return len(data)
