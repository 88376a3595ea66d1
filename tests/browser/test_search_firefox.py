"""The search box finds in Firefox what it finds in Chromium, in the same order, both ways."""

from __future__ import annotations

import json

import pytest

from helpers.driving import drive
from helpers.searching import QUERIES, Box


@pytest.mark.full
def test_firefox_finds_the_same_in_the_same_order(site, address, page):
    box = Box(page, address).open()
    expected = {query: box.ask(query) for query in QUERIES}
    bases = [address, f"{site.as_uri()}/"]
    answer = drive(bases, list(QUERIES))
    for base in bases:
        found = {
            query: [href.removeprefix(base).split("?")[0] for href in hrefs]
            for query, hrefs in answer["found"][base].items()
        }
        assert found == expected
        assert json.loads(answer["recent"][base]) == [QUERIES[-1]]
    assert answer["faults"] == []


def test_firefox_searches_where_nothing_may_be_kept(site):
    base = f"{site.as_uri()}/"
    answer = drive([base], ["thi uy"], storage=False)
    assert answer["found"][base]["thi uy"] != []
    assert answer["recent"][base] is None
