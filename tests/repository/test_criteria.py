"""The table of WCAG's criteria (docs/tieu-chi-wcag.md) has each once, and tests that exist."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from helpers.named_tests import names_of
from helpers.project import ROOT

PAGES = ("docs/tieu-chi-wcag.md", "docs/tieu-chi-wcag.en.md")
ROW = re.compile(r"^\| (\d\.\d\.\d+) .*?\| (AA?) \| ([^|]+) \|.*$", re.MULTILINE)


def rows(page: str) -> list[re.Match[str]]:
    return list(ROW.finditer((ROOT / page).read_text(encoding="utf-8")))


@pytest.mark.parametrize("page", PAGES)
def test_every_criterion_is_there_once_and_the_page_counts_them(page):
    found = rows(page)
    # WCAG 2.2 has 31 of level A, without 4.1.1 which it dropped, and 24 of level AA.
    assert Counter(row[2] for row in found) == {"A": 31, "AA": 24}
    assert len({row[1] for row in found}) == 55
    text = (ROOT / page).read_text(encoding="utf-8").lower()
    for result, count in Counter(row[3].lower() for row in found).items():
        assert f"{count} {result}" in text


@pytest.mark.parametrize("page", PAGES)
def test_every_test_that_a_criterion_names_is_there(page):
    named = {test for row in rows(page) for test in re.findall(r"`(tests/[^`]+)`", row[0])}
    assert len(named) > 20
    missing = [
        test
        for test in named
        for file, _, name in [test.partition("::")]
        if name not in names_of(file)
    ]
    assert missing == []
