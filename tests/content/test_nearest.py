"""Hints for names that are not there."""

from __future__ import annotations

from tailieu.content.nearest import Nearest

PAGES = [f"luat-so-{number}" for number in range(100)]


def test_the_most_similar_name_is_the_hint():
    assert Nearest().of("luat-so42", PAGES) == "luat-so-42"
    assert Nearest().of("mưa bão", PAGES) == ""


def test_thousands_of_mistakes_get_no_thousands_of_hints():
    nearest = Nearest()
    hints = [nearest.of(f"luat-so{number}", PAGES) for number in range(5000)]
    assert all(hints[:200])
    assert hints[200:] == [""] * 4800


def test_an_endless_name_is_compared_with_none():
    assert Nearest().of("a" * 100_000, ["a" * 100_000]) == ""
