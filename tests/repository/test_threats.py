"""The table of threats (docs/huong-dan/an-toan.md) names tests that exist, in both languages."""

from __future__ import annotations

import re

import pytest

from helpers.named_tests import names_of
from helpers.project import ROOT

PAGES = ("docs/huong-dan/an-toan.md", "docs/huong-dan/an-toan.en.md")


def rows(page: str) -> list[list[str]]:
    """The tests that each row names."""
    text = (ROOT / page).read_text(encoding="utf-8")
    # Without the head of a table and the line below it.
    found = re.findall(r"(?<!\n\n)^\| (?!-).*\|$", text, re.MULTILINE)
    return [re.findall(r"`(tests/[^`]+)`", row) for row in found]


@pytest.mark.parametrize("page", PAGES)
def test_every_row_names_tests_that_there_are(page):
    named = rows(page)
    assert len(named) > 25
    assert [] not in named
    missing = [
        test
        for row in named
        for test in row
        for file, _, name in [test.partition("::")]
        if not ((ROOT / file).is_file() and name.startswith("test_") and name in names_of(file))
    ]
    assert missing == []


def test_both_languages_name_the_same_tests():
    assert rows(PAGES[0]) == rows(PAGES[1])


def test_those_who_look_for_it_are_led_to_it():
    for page in ("SECURITY.md", "docs/huong-dan/quan-tri.md", "docs/huong-dan/quan-tri.en.md"):
        assert "an-toan." in (ROOT / page).read_text(encoding="utf-8")
