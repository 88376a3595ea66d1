"""The site's search index, built from the built site: HTML in, small .js files out."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tailieu.findings import Finding
from tailieu.search import files
from tailieu.search.index import build_index
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
    pages = _read_site(site, report, progress)
    glossary = _glossary(site)
    for language in LANGUAGES:
        folder = site / FOLDER / language
        shutil.rmtree(folder, ignore_errors=True)
        own = [page for page in pages if page.language == language]
        if own:
            report.pages[language] = len(own)
            _write_language(folder, language, own, glossary.get(language, {}), report, progress)
    return report


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


def _write_language(folder: Path, language, pages, glossary, report, progress) -> None:
    index = build_index(pages, glossary)
    payloads: list[tuple[str, bytes, int]] = []
    first_terms, text_counts = [], []
    for number, (first, streams) in enumerate(files.term_files(index)):
        first_terms.append(first)
        payloads.append((f"t{number}", *files.pack(streams)))
    progress("index", 1, 2)
    for number, (count, text) in enumerate(files.text_files(index)):
        text_counts.append(count)
        payloads.append((f"x{number}", *files.pack([text])))
    core = files.core(index, language, first_terms, text_counts)
    payloads.append(("index", *files.pack([core])))
    progress("index", 2, 2)
    version = hashlib.sha256(b"".join(payload for _, payload, _ in payloads)).hexdigest()[:8]
    folder.mkdir(parents=True)
    for name, payload, size in payloads:
        data = files.script(f"{language}/{name}", version, payload, size)
        (folder / f"{name}.js").write_bytes(data)
        report.files += 1
        report.bytes += len(data)
