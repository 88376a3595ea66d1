"""Other search engines on the same pages and queries, each as it is usually set up.

Those that run in a browser do so in a page of the bench's own (engines/), the others in Python.
Folded: every word without its diacritics, in pages and queries alike.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

from tailieu.bench.search_browser import Answer, Served, ask
from tailieu.bench.search_rows import COUNTED, percentile
from tailieu.bench.search_site import Built, built
from tailieu.language.words import clean, fold, words

# Where `make bench-engines` puts the packages of engines/package.json.
MODULES = Path(__file__).parents[3] / ".cache/bench/node_modules"
# A title counts as so many times in the text, where an engine knows only text.
TITLE = 3
# BM25's usual saturation and length normalisation.
K1, B = 1.5, 0.75


class Section(TypedDict):
    """A stretch of a page below a heading."""

    anchor: str
    title: str
    text: str


class Page(TypedDict):
    """A page to be indexed; `text` is all of it but the title."""

    id: str
    title: str
    text: str
    sections: list[Section]


class Compared(TypedDict):
    """What an engine built and found; `found` are ids of pages for each query, best first.

    `median` and `p95` are milliseconds a query, once all is loaded.
    """

    index: Built
    median: float
    p95: float
    found: list[list[str]]


def read_site(site: Path) -> list[Page]:
    """The pages of a site as the search's own builder reads them."""
    # What reads HTML and what counts are imported where they are used: every command loads this.
    from selectolax.lexbor import LexborHTMLParser

    from tailieu.search.reader import read_page

    pages = []
    for path in sorted(site.glob("*.html")):
        page = read_page(LexborHTMLParser(path.read_text(encoding="utf-8")), path.name)
        sections = [
            Section(anchor=one.anchor, title=one.title, text="\n".join(one.lines))
            for one in page.sections
        ]
        text = "\n".join(
            text
            for one in sections
            for text in (one["title"], one["text"])
            if text and text != page.title
        )
        pages.append(Page(id=path.stem, title=page.title, text=text, sections=sections))
    return pages


def pagefind(at: Served, pages: Sequence[Page], queries: Sequence[str]) -> Compared:
    """Pagefind, which reads the same files as our own builder."""
    start = time.perf_counter()
    program = MODULES / "pagefind/lib/runner/bin.cjs"
    node = Path(sys.executable).with_name("node")
    command = [str(node), str(program), "--site", str(at.site)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"pagefind: {done.stderr[-2000:]}")
    folder = at.site / "pagefind"
    index = built(folder.rglob("*"), time.perf_counter() - start)
    tab = at.open("pagefind", modules={"Pagefind": "../pagefind/pagefind.js"})
    answers = ask(tab, queries)
    tab.context.close()
    shutil.rmtree(folder)
    return _compared(index, answers)


def minisearch(at: Served, pages: Sequence[Page], queries: Sequence[str]) -> Compared:
    """MiniSearch 7, folded; the last word may go on."""
    return _in_browser(at, pages, queries, "minisearch", ["modules/minisearch/dist/umd/index.js"])


def orama(at: Served, pages: Sequence[Page], queries: Sequence[str]) -> Compared:
    """Orama 3, folded."""
    modules = {"Orama": "./modules/@orama/orama/dist/browser/index.js"}
    return _in_browser(at, pages, queries, "orama", [], modules)


def lunr(at: Served, pages: Sequence[Page], queries: Sequence[str]) -> Compared:
    """lunr, in the worker of the Material theme that is installed with the project."""
    theme = find_spec("material")
    if not theme or not theme.origin:
        raise RuntimeError("lunr: không có mkdocs-material")
    scripts = Path(theme.origin).parent / "templates/assets/javascripts"
    shutil.copytree(scripts, at.made / "material", dirs_exist_ok=True)
    (worker,) = (at.made / "material/workers").glob("search.*.min.js")
    worker.rename(worker.with_name("search.js"))
    return _in_browser(at, pages, queries, "lunr")


def _in_browser(
    at: Served,
    pages: Sequence[Page],
    queries: Sequence[str],
    name: str,
    scripts: Sequence[str] = (),
    modules: dict[str, str] | None = None,
) -> Compared:
    """An engine that builds its index in a page from what pages.json holds."""
    (at.made / "pages.json").write_text(json.dumps(pages, ensure_ascii=False), encoding="utf-8")
    tab = at.open(name, scripts=["assets/search/text.js", *scripts], modules=modules)
    index: Built = tab.evaluate("BenchDriver.build()")
    answers = ask(tab, queries)
    tab.context.close()
    return _compared(index, answers)


def fts5(at: Served, pages: Sequence[Page], queries: Sequence[str]) -> Compared:
    """SQLite FTS5, which folds all but đ: any of the words, ranked by its BM25."""
    path = at.made / "fts5.sqlite"
    start = time.perf_counter()
    database = sqlite3.connect(path)
    database.execute(
        "CREATE VIRTUAL TABLE pages USING "
        "fts5(id UNINDEXED, title, text, tokenize='unicode61 remove_diacritics 2')"
    )
    database.executemany(
        "INSERT INTO pages VALUES (?, ?, ?)",
        [(page["id"], page["title"], page["text"]) for page in pages],
    )
    database.commit()
    index = built([path], time.perf_counter() - start)

    def answer(query: str) -> list[str]:
        any_word = " OR ".join(f'"{word}"' for word in words(clean(query)))
        found = database.execute(
            "SELECT id FROM pages WHERE pages MATCH ? ORDER BY bm25(pages, 0, ?, 1) LIMIT ?",
            (any_word, TITLE, COUNTED),
        )
        return [page for (page,) in found] if any_word else []

    answers = _timed(answer, queries)
    database.close()
    path.unlink()
    return _compared(index, answers)


def bm25(at: Served, pages: Sequence[Page], queries: Sequence[str]) -> Compared:
    """BM25 in Python over words with their diacritics."""
    return _bm25(pages, queries, lambda text: words(clean(text)))


def bm25_folded(at: Served, pages: Sequence[Page], queries: Sequence[str]) -> Compared:
    """BM25 in Python over folded words."""
    return _bm25(pages, queries, lambda text: words(fold(clean(text))))


def _bm25(
    pages: Sequence[Page], queries: Sequence[str], split: Callable[[str], list[str]]
) -> Compared:
    import numpy as np

    start = time.perf_counter()
    texts = [split("\n".join([page["title"]] * TITLE + [page["text"]])) for page in pages]
    sizes = np.array([len(text) for text in texts])
    length = 1 - B + B * sizes / sizes.mean()
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for page, text in enumerate(texts):
        for word, many in Counter(text).items():
            postings[word].append((page, many * (K1 + 1) / (many + K1 * length[page])))
    scores = {
        word: (np.array([page for page, _ in found]), np.array([worth for _, worth in found]))
        for word, found in postings.items()
    }
    seconds = time.perf_counter() - start

    def answer(query: str) -> list[str]:
        total = np.zeros(len(pages))
        for word in split(query):
            if word in scores:
                found, worth = scores[word]
                total[found] += worth * np.log(
                    1 + (len(pages) - len(found) + 0.5) / (len(found) + 0.5)
                )
        best = np.argsort(-total, kind="stable")[:COUNTED]
        return [pages[page]["id"] for page in best if total[page]]

    memory = sum(found.nbytes + worth.nbytes for found, worth in scores.values())
    index = Built(bytes=memory, gzip_bytes=memory, files=0, build_s=round(seconds, 2))
    return _compared(index, _timed(answer, queries))


def _timed(answer: Callable[[str], list[str]], queries: Sequence[str]) -> list[Answer]:
    answers = []
    for query in queries:
        start = time.perf_counter()
        found = answer(query)
        answers.append(Answer(ms=(time.perf_counter() - start) * 1e3, urls=found))
    return answers


def _compared(index: Built, answers: Sequence[Answer]) -> Compared:
    times = [answer["ms"] for answer in answers]
    return Compared(
        index=index,
        median=round(percentile(times, 0.5), 1),
        p95=round(percentile(times, 0.95), 1),
        found=[[Path(url).stem for url in answer["urls"]] for answer in answers],
    )


Engine = Callable[[Served, Sequence[Page], Sequence[str]], Compared]
ENGINES: dict[str, Engine] = {
    "pagefind": pagefind,
    "minisearch": minisearch,
    "lunr": lunr,
    "orama": orama,
    "fts5": fts5,
    "bm25": bm25,
    "bm25-folded": bm25_folded,
}


def missing(names: Sequence[str]) -> list[str]:
    """Those of the engines that need packages which are not installed."""
    packages = {"pagefind": "pagefind", "minisearch": "minisearch", "orama": "@orama/orama"}
    return [name for name in names if name in packages and not (MODULES / packages[name]).exists()]
