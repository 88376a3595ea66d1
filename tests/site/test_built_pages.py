"""When it is drawn each page is read and parsed once, whoever needs it."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from helpers.project import ROOT, build_site
from tailieu.search import builder

# What parses no built page: the body of a page, and the frames of all pages.
BEFORE = ("tailieu.checks.rendered", "tailieu.site.html_filters", "tailieu.site.csp")


def test_each_page_is_read_and_parsed_once(tmp_path, monkeypatch):
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
    monkeypatch.setattr(builder, "start_in_child", lambda function: function)
    pages = list(build_site(ROOT, tmp_path / "site").rglob("*.html"))
    assert len(pages) > 100
    assert sorted(read.values()) == [1] * len(pages)
    after = {name: count for name, count in parsed.items() if name not in BEFORE}
    assert after == {"tailieu.search.built_pages": len(pages)}
