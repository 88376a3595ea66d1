"""Writes the sites that are compared: a large copy of ours, the theme's stock set-up, Hugo's."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from pathlib import Path
from typing import Annotated, Any

import typer
import yaml

from tailieu.bench import sheets
from tailieu.checks import rendered
from tailieu.content import dates
from tailieu.content.catalogue import Entry
from tailieu.content.loader import load
from tailieu.content.messages import LANGUAGES, Lang
from tailieu.content.site import Site
from tailieu.site import kinds, page_markdown
from tailieu.site.draft import Draft
from tailieu.site.templates import Templates
from tailieu.terminal import errors

Texts = Annotated[
    Path,
    typer.Option(
        "--pages", file_okay=False, exists=True, help="Thư mục các trang chữ thật (*.md)."
    ),
]

# Growth is measured against a site of a tenth of the sheets, but not of fewer than so many.
_LEAST_SMALL = 100

# What Hugo needs to make sheets at the same addresses as ours, and no more.
_HUGO_FILES = {
    "hugo.toml": """\
title = "Hugo"
baseURL = "https://example.org/"
defaultContentLanguage = "vi"
uglyURLs = true
timeout = "10m"
disableKinds = ["taxonomy", "term", "RSS", "404"]
[languages.vi]
languageName = "Tiếng Việt"
[languages.en]
languageName = "English"
[markup.goldmark.renderer]
unsafe = true
""",
    "layouts/_default/single.html": """\
<!doctype html><html lang="{{ .Lang }}"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}"></head>
<body><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>
""",
    "layouts/_default/list.html": """\
<!doctype html><html lang="{{ .Lang }}"><head><meta charset="utf-8"><title>{{ .Title }}</title>
</head><body><main><h1>{{ .Title }}</h1>{{ .Content }}
<ul>{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
</main></body></html>
""",
}


def material(pages: Path | None) -> tuple[Path, list[Path]]:
    """(the project in the current folder, the pages of text in `pages`; none of None).

    Prints an error and raises typer.Exit where one of them is missing.
    """
    project = Path.cwd()
    if not (project / "mkdocs.yml").is_file():
        errors.print("Không thấy mkdocs.yml. Fix: chạy lệnh ở thư mục gốc của dự án.")
        raise typer.Exit(2)
    texts = find_pages(pages) if pages else []
    if pages and not texts:
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
    catalog, _ = load(target / "docs", kinds.MODELS)
    documents = sorted(catalog.documents)
    # No sheet may cite a source that is out of use.
    found = catalog.sources.items()
    sources = sorted(name for name, source in found if source.meta.approval != "retired")
    for number in range(count):
        text = pages[number % len(pages)].read_text(encoding="utf-8")
        path = target / "docs" / sheet_path(number)
        path.write_text(sheets.sheet(number, text, documents, sources), encoding="utf-8")


def sheet_path(number: int) -> str:
    """The path in docs/ of a generated sheet; `number` counts from 0."""
    return f"phieu/bench-{number + 1:05}.md"


def median_sheet(pages: list[Path], count: int) -> str:
    """The path in docs/ of the sheet of median length among the first `count`."""
    by_length = sorted(range(count), key=lambda n: pages[n % len(pages)].stat().st_size)
    return sheet_path(by_length[count // 2])


def fewer(sheets: int) -> int | None:
    """How many sheets the site has against which the growth of one with `sheets` is measured.

    None if that would be no smaller.
    """
    small = max(_LEAST_SMALL, sheets // 10)
    return small if small < sheets else None


def edit(sheet: Path) -> None:
    """Change the title and the text of a page, so that those which name it change as well."""
    page = sheet.read_text(encoding="utf-8")
    save(sheet, sheets.with_words(sheets.with_title(page, "Tên vừa sửa"), "Câu vừa thêm."))


def save(path: Path, text: str) -> None:
    """Write a file in one step, as most editors do."""
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)


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


def write_hugo(stock: Path, target: Path) -> None:
    """Write the pages of `stock`, a folder of `write_stock`, for Hugo with a bare theme."""
    for name, content in _HUGO_FILES.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_text(content, encoding="utf-8")
    for path in (stock / "docs").rglob("*.md"):
        # To Hugo, a folder with an index.md is one page with attachments.
        name = f"_{path.name}" if path.name.startswith("index.") else path.name
        copy = target / "content" / path.parent.relative_to(stock / "docs") / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        # Two braces would call a shortcode.
        copy.write_text(path.read_text(encoding="utf-8").replace("{{", "{ {"), encoding="utf-8")


def _stock_page(site: Site, templates: Templates, entry: Entry[Any], lang: Lang) -> str:
    """The Markdown of a page for plain MkDocs; `lang` is one that the page exists in."""
    edition = kinds.edition(site, lang)
    body = entry.en.body if lang == "en" and entry.en else entry.body
    kind = edition.kinds[entry.kind]
    draft = Draft(templates, lang, entry.page_path(lang), body)
    body = draft.with_html(kind.markdown(lang, entry, kind.taken(edition, entry), draft))
    head = {key: entry.text(key, lang) for key in ("title", "description")}
    front = yaml.safe_dump(head, allow_unicode=True, width=10**6)
    tooltips = page_markdown.Abbreviations(site.catalog, lang).occurring(body)
    definitions = "\n".join(f"*[{short}]: {text}" for short, text in tooltips.items())
    return f"---\n{front}---\n{body}\n\n{definitions}\n"
