"""The site's search index, built from the built site: HTML in, small .js files out."""

import gc
import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tailieu.findings import Finding
from tailieu.search import files
from tailieu.search.beside import beside
from tailieu.search.index import (
    abbreviations,
    index_terms,
    part_text,
    phrases_by_initials,
    split_parts,
)
from tailieu.search.reader import Page, read_page

LANGUAGES = ("vi", "en")
FOLDER = "assets/search"


@dataclass
class SearchReport:
    """What was indexed, by language, and what a person should know about."""

    pages: dict[str, int] = field(default_factory=dict)
    files: int = 0
    bytes: int = 0
    left_out: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def build_search(
    site: Path, progress: Callable[[str, int, int], None] = lambda stage, done, total: None
) -> SearchReport:
    """Read every .html below `site` and write `site/assets/search/<language>/*.js`.

    `progress(stage, done, total)` is called now and then. Files of an earlier run are replaced.
    """
    report = SearchReport()
    collecting = gc.isenabled()
    # Millions of small lists and no cycles among them: looking for cycles is a third of the time.
    gc.disable()
    try:
        _build(site, report, progress)
    finally:
        if collecting:
            gc.enable()
    return report


def _build(site: Path, report: SearchReport, progress) -> None:
    pages = _read_site(site, report, progress)
    glossary = _glossary(site)
    for language in LANGUAGES:
        folder = site / FOLDER / language
        shutil.rmtree(folder, ignore_errors=True)
        own = [page for page in pages if page.language == language]
        if own:
            report.pages[language] = len(own)
            _write_language(folder, language, own, glossary.get(language, {}), report, progress)


def _read_site(site: Path, report: SearchReport, progress) -> list[Page]:
    paths = sorted(site.rglob("*.html"))
    pages = []
    for number, path in enumerate(paths):
        if number % 200 == 0:
            progress("read", number, len(paths))
        url = path.relative_to(site).as_posix()
        page = read_page(path.read_text(encoding="utf-8", errors="replace"), url)
        if page.noindex:
            report.left_out.append(url)
            continue
        language = page.language.split("-")[0]
        if language not in LANGUAGES:
            report.findings.append(
                Finding(
                    url,
                    0,
                    "SEARCH-LANGUAGE",
                    f"ngôn ngữ “{page.language}” chưa có chỉ mục; trang được xếp vào “vi”.",
                    'ghi <html lang="vi"> hoặc <html lang="en">.',
                )
            )
            language = "vi"
        if not any(section.lines for section in page.sections):
            report.findings.append(
                Finding(
                    url,
                    0,
                    "SEARCH-EMPTY",
                    "trang không có chữ nào trong <article>; chỉ tìm được theo tên trang.",
                    "thêm nội dung, hoặc bỏ trang khỏi tìm kiếm bằng tailieu:noindex.",
                )
            )
        page.language = language
        page.title = page.title or url
        pages.append(page)
    progress("read", len(paths), len(paths))
    return pages


def _glossary(site: Path) -> dict[str, dict[str, str]]:
    path = site / "assets/abbreviations.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _common_abbreviations(language: str) -> dict[str, str]:
    path = Path(__file__).with_name(f"abbreviations.{language}.txt")
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return dict(line.split(" ", 1) for line in lines if line and not line.startswith("#"))


def _write_language(folder: Path, language, pages, glossary, report, progress) -> None:
    pages = sorted(pages, key=lambda page: page.url)
    parts = [split_parts(page) for page in pages]
    version = hashlib.sha256()
    for page in pages:
        version.update(repr(page).encode())
    writer = _Writer(folder, language, version.hexdigest()[:8])
    folder.mkdir(parents=True)
    common = _common_abbreviations(language)

    def write_texts():
        counts, sizes = [], []
        for number, (count, text) in enumerate(files.text_files(pages, parts)):
            counts.append(count)
            sizes.append(writer.write(f"x{number}", [text]))
        texts = (part_text(part) for own in parts for part in own)
        found = abbreviations(texts, glossary)
        return counts, found, phrases_by_initials(pages, common), sizes

    progress("index", 0, 3)
    texts = beside(write_texts)
    terms = index_terms(pages, parts, lambda: texts()[2])
    progress("index", 1, 3)
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
    text_counts, found, _, text_sizes = texts()
    first_terms = [terms[start][0] for start, _ in batches]
    core = files.core(language, pages, parts, terms, first_terms, text_counts, found)
    sizes += [*text_sizes, writer.write("index", [core])]
    report.files += len(sizes)
    report.bytes += sum(sizes)
    progress("index", 3, 3)


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
