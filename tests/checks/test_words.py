"""What rules say of words: each is asked about once, and found wherever our own text has it."""

from __future__ import annotations

import re

import pytest

from helpers.checking import page
from tailieu.checks import words
from tailieu.checks.rules import dates, document_numbers, translation_figures
from tailieu.checks.words import Verdicts, occurrences
from tailieu.content.markdown import MarkdownText


@pytest.fixture(autouse=True)
def no_rule_more(monkeypatch):
    """A test's own verdicts are asked for no longer than the test."""
    for name in ("_OF_WORDS", "_OF_PIECES"):
        monkeypatch.setattr(words, name, list(getattr(words, name)))
    yield
    words.forget()


def text(body: str) -> MarkdownText:
    return MarkdownText("docs/trang.md", page(body))


def test_a_word_is_judged_once_whatever_stands_around_it():
    asked = []

    def judge(word: str) -> int | None:
        asked.append(word)
        return len(word) if word.startswith("ngh") else None

    verdicts = Verdicts(judge)
    assert verdicts.among(text("Nghành, (nghành) ngành.").pieces) == {"nghành": 6}
    assert verdicts.among(text("Ngành; nghành!").pieces) == {"nghành": 6}
    assert asked.count("nghành") == asked.count("ngành") == 1


def test_a_piece_is_judged_as_it_is_written():
    verdicts = Verdicts(lambda piece: piece.endswith("…") or None, of_pieces=True)
    assert verdicts.among(text("Và nay… thì Nay…").pieces) == {"nay…": True, "Nay…": True}


@pytest.mark.parametrize(
    "body",
    [
        "Nghành NGHÀNH nghành. Nghànhs, xnghành, “nghành”",
        # One letter becomes two in lower case, and moves what follows.
        "İ nghành İ NGHÀNH",
        "không có",
    ],
)
def test_occurrences_are_those_that_a_pattern_finds_in_any_case(body):
    own = text(body)
    wanted = re.finditer(r"(?<!\w)nghành(?!\w)", own.own, re.IGNORECASE)
    assert [match.span() for match in occurrences("nghành", own)] == [
        match.span() for match in wanted
    ]


@pytest.mark.parametrize(
    ("rule", "body", "found"),
    [
        (dates, "(1/1/2024), 01/8/2024 và 31/02/2024.", ["1/1/2024", "31/02/2024"]),
        (document_numbers, "30/2020/NĐ-CP, 30 /2020/NĐ-CP.", ["30 /2020/NĐ-CP"]),
        (document_numbers, "30/ 2020/NĐ-CP", ["30/ 2020/NĐ-CP"]),
        (document_numbers, "30/2020/ NĐ-CP", ["30/2020/ NĐ-CP"]),
        (document_numbers, "30/2020/NĐ - CP", ["30/2020/NĐ - CP"]),
        (document_numbers, "30/2020/NĐ- CP", ["30/2020/NĐ- CP"]),
        (document_numbers, "30/2020/NĐ –CP", ["30/2020/NĐ –CP"]),
        (document_numbers, "số 18/NQ-TW", ["18/NQ-TW"]),
    ],
)
def test_what_spaces_divide_is_found_all_the_same(rule, body, found):
    assert [finding.values["found"] for finding in rule.check_page(text(body))] == found


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("01/11/2022", "1 November 2022"),
        ("có 205 thủ tục (8/2025)", "has 205 procedures (August 2025)"),
        ("trực 24/24 giờ", "answered 24 hours a day"),
        ("3,5 triệu", "3.5 million"),
    ],
)
def test_figures_are_the_same_in_both_languages(vietnamese, english):
    ours = translation_figures.figures(vietnamese, "vi")
    assert ours.keys() == translation_figures.figures(english, "en").keys()
