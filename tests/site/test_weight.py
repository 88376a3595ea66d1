"""A page weighs little on the line: what a first visit moves, compressed."""

from __future__ import annotations

import gzip

import pytest

from helpers.browser import settle

LIMIT = 100 * 1024

# Kinds that compression has nothing to take from.
PACKED = (".woff2", ".png")


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "phieu/luat-dat-dai-2024.html",
        "phieu/nop-ho-so-dich-vu-cong-truc-tuyen.html",
        "en/phieu/khi-co-bao.html",
    ],
)
def test_a_first_visit_moves_at_most_100_kilobytes(site, address, page, path):
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(address + path)
    settle(page)
    weights = {}
    for name in asked:
        body = (site / name).read_bytes()
        weights[name] = len(body) if name.endswith(PACKED) else len(gzip.compress(body))
    assert path in weights
    assert sum(weights.values()) <= LIMIT, weights


def test_all_the_code_of_the_search_is_at_most_15_kilobytes(site):
    scripts = (site / "assets" / "search").glob("*.js")
    weights = {path.name: len(gzip.compress(path.read_bytes())) for path in scripts}
    # What marks words on a page comes without the search, what finds a clause where one is named,
    # English forms with an English index, and what unpacks where the browser cannot do it itself.
    later = {"mark.js", "clauses.js", "english.js", "inflate.js"}
    assert set(weights) == {"search.js", "text.js"} | later
    assert weights["search.js"] + weights["text.js"] <= 15_000, weights
