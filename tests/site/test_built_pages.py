"""A page is drawn once, and no built page is read again for the search or for packs."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from helpers.project import ROOT, build_site, own_catalog
from tailieu import drawing
from tailieu.content.messages import LANGUAGES
from tailieu.search import builder


@pytest.mark.full
def test_no_built_page_is_read_and_each_article_is_parsed_once(tmp_path, monkeypatch):
    read: Counter[Path] = Counter()
    parsed: Counter[str] = Counter()
    read_text = Path.read_text

    def reading(path: Path, *arguments, **options) -> str:
        if path.suffix == ".html" and tmp_path in path.parents:
            read[path] += 1
        return read_text(path, *arguments, **options)

    def parsing(name: str):
        def parse(*arguments, **options) -> LexborHTMLParser:
            parsed[name] += 1
            return LexborHTMLParser(*arguments, **options)

        return parse

    monkeypatch.setattr(Path, "read_text", reading)
    for name, module in list(sys.modules.items()):
        if hasattr(module, "LexborHTMLParser") and name.startswith("tailieu"):
            monkeypatch.setattr(module, "LexborHTMLParser", parsing(name))
    # In this process, where all of them are seen.
    monkeypatch.setattr(drawing, "start_in_child", lambda function: function)
    monkeypatch.setattr(builder, "start_in_child", lambda function: function)
    site = build_site(ROOT, tmp_path / "site")
    assert read == {}
    # Further pages of lists and of news are not made of a page of docs/.
    entries = own_catalog().entries()
    paths = {path for entry in entries for lang in LANGUAGES for path in entry.paths(lang)}
    drawn = sum((site / path).exists() for path in paths)
    assert parsed["tailieu.site.html_filters"] == drawn
    # For the search; of pages with a template of their own, for their places too.
    docs = [page for page in (ROOT / "docs").rglob("*.md") if not page.stem.endswith(".en")]
    templated = [page for page in docs if "\ntemplate: " in page.read_text(encoding="utf-8")]
    english = [page for page in templated if page.with_suffix(".en.md").exists()]
    assert parsed["tailieu.drawing"] == drawn + len(templated) + len(english)
    # Sheets, in Vietnamese, for packs.
    sheets = len(list(site.glob("phieu/*.html"))) - len(["index.html"])
    assert parsed["tailieu.offline.article_copy"] == sheets
    assert "tailieu.search.built_pages" not in parsed
