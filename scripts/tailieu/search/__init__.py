"""The site's search index, built from the built site: HTML in, small .js files out."""

import gc
import hashlib
import json
import shutil
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, chain
from pathlib import Path

from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message
from tailieu.search import files
from tailieu.search.beside import beside
from tailieu.search.built_pages import BuiltPage, built_pages
from tailieu.search.index import (
    Postings,
    abbreviations,
    part_text,
    phrases_by_initials,
    split_parts,
)
from tailieu.search.reader import Page, read_page

Progress = Callable[[str, int, int], None]
Through = Callable[[Iterator[BuiltPage]], Iterator[BuiltPage]]

LANGUAGES = ("vi", "en")
FOLDER = "assets/search"

# Of built pages, so they are told by whoever builds an index and not by `check`.
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
    """What was indexed, by language, and what a person should know about."""

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

    `progress(stage, done, total)` is called now and then. Files of an earlier run are replaced.
    `through` lets others at the pages before the search, which cuts their trees: it is given them
    one by one and gives them on, in two processes, each with half of the pages.
    """
    report = SearchReport()
    collecting = gc.isenabled()
    # Millions of small lists and no cycles among them: looking for cycles is a third of the time.
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
    later = beside(lambda: _Half.read(last, lambda number: None).packed())
    first = _Half.read(
        through(built_pages(site, paths[:half])),
        lambda number: progress("read", number, len(paths)),
    )
    first.join(later())
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
    """How many of them make up the first half of their sum."""
    return bisect_left(list(accumulate(sizes)), sum(sizes) / 2)


@dataclass
class _Half:
    """A run of the site's pages, read and taken apart; two runs are worked on side by side."""

    pages: dict[str, list[Page]]
    postings: dict[str, Postings]
    left_out: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @classmethod
    def read(cls, pages: Iterator[BuiltPage], progress: Callable[[int], None]) -> "_Half":
        half = cls({name: [] for name in LANGUAGES}, {name: Postings() for name in LANGUAGES})
        for number, built in enumerate(pages):
            if number % 200 == 0:
                progress(number)
            page = read_page(built.tree, built.url)
            if page.noindex:
                half.left_out.append(page.url)
                continue
            half.findings += _judge(page)
            page.language = _index_language(page)
            page.title = page.title or page.url
            half.pages[page.language].append(page)
            half.postings[page.language].add(page, split_parts(page))
        return half

    def packed(self) -> tuple:
        postings = {language: own.packed() for language, own in self.postings.items()}
        return self.pages, postings, self.left_out, self.findings

    def join(self, packed: tuple) -> None:
        pages, postings, left_out, findings = packed
        for language in LANGUAGES:
            self.pages[language] += pages[language]
            self.postings[language].join(postings[language])
        self.left_out += left_out
        self.findings += findings


def _index_language(page: Page) -> str:
    language = page.language.split("-")[0]
    return language if language in LANGUAGES else LANGUAGES[0]


def _judge(page: Page) -> list[Finding]:
    """What a person should know about a page that is indexed all the same."""
    findings = []
    if page.language.split("-")[0] not in LANGUAGES:
        findings.append(OTHER_LANGUAGE.at(page.url, 0, language=page.language))
    if not any(section.lines for section in page.sections):
        findings.append(NO_TEXT.at(page.url, 0))
    return findings


def _glossary(site: Path) -> dict[str, dict[str, str]]:
    path = site / "assets/abbreviations.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _common_abbreviations(language: str) -> dict[str, str]:
    path = Path(__file__).with_name(f"abbreviations.{language}.txt")
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return dict(line.split(" ", 1) for line in lines if line and not line.startswith("#"))


def _write_language(
    folder: Path, pages: list[Page], postings: Postings, glossary: dict[str, str], progress
) -> list[int]:
    """Write the index of one language, whose pages are in the postings' order; sizes in bytes."""
    language = folder.name
    parts = [split_parts(page) for page in pages]
    version = hashlib.sha256()
    for page in pages:
        version.update(repr(page).encode())
    writer = _Writer(folder, language, version.hexdigest()[:8])
    folder.mkdir(parents=True)

    def write_texts() -> tuple[list[int], dict[str, list[str]], list[str], list[int]]:
        counts, sizes = [], []
        for number, (count, text) in enumerate(files.text_files(pages, parts)):
            counts.append(count)
            sizes.append(writer.write(f"x{number}", [text]))
        texts = (part_text(part) for own in parts for part in own)
        initials = phrases_by_initials(pages, _common_abbreviations(language))
        return counts, abbreviations(texts, glossary), initials, sizes

    texts = beside(write_texts)
    progress("index", 0, 3)
    terms = postings.terms()
    progress("index", 1, 3)
    text_counts, found, initials, text_sizes = texts()
    # As terms they begin with @ and have no postings.
    terms = sorted(chain(terms, (("@" + entry, []) for entry in initials)))
    batches = files.term_batches(terms)
    single = [len(own) == 1 for own in parts]

    def write_terms(numbers: range) -> list[int]:
        return [
            writer.write(f"t{number}", files.term_streams(terms[slice(*batches[number])], single))
            for number in numbers
        ]

    half = len(batches) // 2
    rest = beside(lambda: write_terms(range(half, len(batches))))
    sizes = [*write_terms(range(half)), *rest()]
    progress("index", 2, 3)
    first_terms = [terms[start][0] for start, _ in batches]
    core = files.core(language, pages, parts, terms, first_terms, text_counts, found)
    sizes += [*text_sizes, writer.write("index", [core])]
    progress("index", 3, 3)
    return sizes


@dataclass
class _Writer:
    folder: Path
    language: str
    version: str

    def write(self, name: str, streams: list[bytes]) -> int:
        payload, size = files.pack(streams)
        data = files.script(f"{self.language}/{name}", self.version, payload, size)
        (self.folder / f"{name}.js").write_bytes(data)
        return len(data)
