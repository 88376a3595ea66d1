"""Search engines driven in headless Chromium: answers, first queries, long tasks."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from tailieu.bench.search_rows import spread
from tailieu.bench.search_site import serve
from tailieu.offline.chromium import FLAGS, find_browser
from tailieu.site import browser_code

if TYPE_CHECKING:
    # Imported by the function that uses it, since it is not installed with the site's tools.
    from playwright.sync_api import Browser, Page

ASSETS = Path(__file__).parents[3] / "overrides/assets"
ENGINES = Path(__file__).with_name("engines")
# Below which what the bench needs is served.
_MADE = "/bench/"
# How many queries are asked at once.
_AT_ONCE = 50


class Answer(TypedDict):
    """What an engine gives for one query; `ms` are milliseconds.

    `answers` are the anchors of the answers that stand with `urls`, "" where none does.
    """

    ms: float
    urls: list[str]
    answers: NotRequired[list[str]]
    shown: NotRequired[str]
    errors: NotRequired[list[str]]


class FirstQuery(TypedDict):
    """What one query loads and takes in a browser that has nothing of the index yet."""

    requests: int
    bytes: int
    gzip_bytes: int
    ms: float
    long_tasks: list[float]


@dataclass(frozen=True)
class Served:
    """A site that is served, beside what the bench needs, and a browser.

    `made` is a folder for the bench's own pages; `asked` are the paths that were requested so far.
    """

    site: Path
    made: Path
    address: str
    asked: list[str]
    browser: Browser

    def open(
        self,
        engine: str,
        language: str = "vi",
        scripts: Sequence[str] = (),
        modules: dict[str, str] | None = None,
    ) -> Page:
        """A page of its own, which runs `engines/<engine>.js` after some scripts.

        `modules` are global names → addresses of what they import.
        """
        imports = "".join(
            f'<script type="module">import * as it from "{address}"; window.{name} = it</script>\n'
            for name, address in (modules or {}).items()
        )
        sources = [*scripts, f"engines/{engine}.js", "engines/driver.js"]
        html = (
            f'<!doctype html><html lang="{escape(language)}"><meta charset="utf-8">'
            f"<title>bench</title>\n{imports}"
            + "".join(f'<script defer src="{source}"></script>\n' for source in sources)
        )
        (self.made / f"{engine}.html").write_text(html, encoding="utf-8")
        page = self.browser.new_context().new_page()
        page.goto(f"{self.address}{_MADE}{engine}.html")
        return page

    def ours(self, language: str = "vi") -> Page:
        """A page with the site's own search, as readers load it."""
        return self.open("ours", language, ["search.js"])


@contextmanager
def served(site: Path, made: Path, more: dict[str, Path] | None = None) -> Iterator[Served]:
    """Serve a site, with `made` and `more` folders below /bench/, and start a browser."""
    from playwright.sync_api import sync_playwright

    below = {"engines": ENGINES, "assets": ASSETS, **(more or {})}
    folders = {"/": site, _MADE: made} | {f"{_MADE}{name}/": below[name] for name in below}
    code = browser_code.joined(ASSETS, *browser_code.SEARCH_ALONE)
    (made / "search.js").write_text(code, encoding="utf-8")
    with serve(folders) as (address, asked), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(os.environ), args=["--no-sandbox", *FLAGS]
        )
        try:
            yield Served(site, made, address, asked, browser)
        finally:
            browser.close()


def ask(page: Page, queries: Sequence[str]) -> list[Answer]:
    """The answers of a page's engine; raises RuntimeError for one that tells errors."""
    answers: list[Answer] = []
    for start in range(0, len(queries), _AT_ONCE):
        some = queries[start : start + _AT_ONCE]
        answers += page.evaluate("queries => BenchDriver.run(queries)", some)
    for query, answer in zip(queries, answers, strict=True):
        if answer.get("errors"):
            raise RuntimeError(f"{query!r}: {answer['errors']}")
    return answers


def first_queries(served: Served, queries: Sequence[str], language: str) -> dict[str, Any]:
    """What each query loads and takes as the first: median, 90th percentile, worst."""
    first = [_first_query(served, query, language) for query in queries]
    figures = ("bytes", "gzip_bytes", "requests", "ms")
    return {
        "queries": len(first),
        **{name: spread([one[name] for one in first]) for name in figures},  # type: ignore[literal-required]
        "long_tasks": [ms for one in first for ms in one["long_tasks"]],
    }


def _first_query(served: Served, query: str, language: str) -> FirstQuery:
    """One query in a browser that has loaded the scripts and nothing of the index."""
    page = served.ours(language)
    served.asked.clear()
    (answer,) = ask(page, [query])
    long_tasks: list[float] = page.evaluate("BenchDriver.longTasks()")
    page.context.close()
    files = [path.split("?")[0].lstrip("/") for path in served.asked if path.startswith("/assets/")]
    loaded = [(served.site / path).read_bytes() for path in files]
    return {
        "requests": len(loaded),
        "bytes": sum(map(len, loaded)),
        "gzip_bytes": sum(len(gzip.compress(data, 6)) for data in loaded),
        "ms": answer["ms"],
        "long_tasks": long_tasks,
    }


def typing(served: Served, query: str, language: str) -> list[float]:
    """Milliseconds of each long task while a query is typed into a fresh browser."""
    page = served.ours(language)
    page.evaluate("query => BenchDriver.type(query)", query)
    long_tasks: list[float] = page.evaluate("BenchDriver.longTasks()")
    page.context.close()
    return long_tasks
