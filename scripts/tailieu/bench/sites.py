"""Writes the two sites that are compared: a large copy of ours, and the theme's stock set-up."""

from __future__ import annotations

import hashlib
import shutil
import time
from pathlib import Path
from typing import Any

import typer
import yaml

from tailieu.bench.processes import errors
from tailieu.bench.sheets import sheet
from tailieu.checks import rendered
from tailieu.content import dates
from tailieu.content.catalogue import Entry
from tailieu.content.loader import load
from tailieu.content.messages import LANGUAGES, Lang
from tailieu.content.site import Site
from tailieu.site import kinds, page_markdown
from tailieu.site.draft import Draft
from tailieu.site.templates import Templates


def material(pages: Path) -> tuple[Path, list[Path]]:
    """(the project in the current folder, the pages of text in `pages`).

    Prints an error and raises typer.Exit where one of them is missing.
    """
    project = Path.cwd()
    if not (project / "mkdocs.yml").is_file():
        errors.print("Không thấy mkdocs.yml. Fix: chạy lệnh ở thư mục gốc của dự án.")
        raise typer.Exit(2)
    texts = find_pages(pages)
    if not texts:
        errors.print(f"{pages}: không có tệp .md nào. Fix: chỉ thư mục chứa các trang chữ.")
        raise typer.Exit(2)
    return project, texts


def find_pages(folder: Path) -> list[Path]:
    """The Markdown pages of `folder` or `folder`/docs.

    They are ordered by a digest of their names, so that the first N are a fair sample.
    """
    found = list(folder.glob("*.md")) or list(folder.glob("docs/*.md"))
    return sorted(found, key=lambda path: hashlib.sha256(path.name.encode()).digest())


def write_site(project: Path, target: Path, pages: list[Path], count: int) -> None:
    """Copy the project's configuration, templates and pages to `target` and add `count` sheets."""
    for name in ("docs", "overrides"):
        shutil.copytree(project / name, target / name)
    shutil.copy(project / "mkdocs.yml", target)
    documents = _stems(target / "docs/van-ban")
    sources = _stems(target / "docs/nguon")
    for number in range(count):
        text = pages[number % len(pages)].read_text(encoding="utf-8")
        path = target / "docs" / sheet_path(number)
        path.write_text(sheet(number, text, documents, sources), encoding="utf-8")


def sheet_path(number: int) -> str:
    """The path in docs/ of a generated sheet; `number` counts from 0."""
    return f"phieu/bench-{number + 1:05}.md"


def _stems(folder: Path) -> list[str]:
    """The ids of the pages in a folder of docs/."""
    return [
        path.stem
        for path in sorted(folder.glob("*.md"))
        if path.stem != "index" and not path.stem.endswith(".en")
    ]


def write_stock(site: Path, target: Path) -> None:
    """Write the same text for the theme's stock set-up to `target`.

    Every page is in the navigation, the second language has copies of untranslated pages, and the
    search is the theme's own. `site` is a folder of `write_site`.
    """
    catalog, _ = load(site / "docs", kinds.MODELS)
    templates = Templates(site / "overrides")
    ours = Site(catalog, today=dates.local_date(int(time.time())))
    for entry in catalog.entries():
        for lang in LANGUAGES:
            if lang == "vi" or entry.en:
                translated = entry.en if lang == "en" else None
                path = target / "docs" / (translated.path if translated else entry.path)
                path.parent.mkdir(parents=True, exist_ok=True)
                page = _stock_page(ours, templates, entry, lang)
                path.write_text(page, encoding="utf-8")
    config = {
        "site_name": "Stock",
        "use_directory_urls": False,
        "theme": {
            "name": "material",
            "language": "vi",
            "font": False,
            "features": ["navigation.prune", "navigation.indexes"],
        },
        "plugins": [
            "search",
            {
                "i18n": {
                    "docs_structure": "suffix",
                    "languages": [
                        {"locale": "vi", "default": True, "name": "Tiếng Việt"},
                        {"locale": "en", "name": "English"},
                    ],
                }
            },
        ],
        "markdown_extensions": [*rendered.EXTENSIONS, {"toc": {"permalink": "#", "toc_depth": 3}}],
    }
    (target / "mkdocs.yml").write_text(
        yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )


def _stock_page(site: Site, templates: Templates, entry: Entry[Any], lang: Lang) -> str:
    """The Markdown of a page for plain MkDocs; `lang` is one that the page exists in."""
    edition = kinds.edition(site, lang)
    body = entry.en.body if lang == "en" and entry.en else entry.body
    kind = edition.kinds[entry.kind]
    draft = Draft(templates, lang, entry.page_path(lang), body)
    body = draft.with_html(kind.markdown(lang, entry, kind.taken(edition, entry), draft))
    head = {key: entry.text(key, lang) for key in ("title", "description")}
    front = yaml.safe_dump(head, allow_unicode=True, width=10**6)
    definitions = page_markdown.Abbreviations(site.catalog, lang).definitions(body)
    return f"---\n{front}---\n{body}\n\n{definitions}\n"
