"""What of a page is prose, and what its own; and no page keeps the check busy for ever."""

from __future__ import annotations

import pytest

from tailieu.checks.rules import unseen_characters
from tailieu.content.markdown import MarkdownText, words_of


def page(text: str) -> MarkdownText:
    return MarkdownText("docs/trang-thu.md", text, frozenset({"title", "description"}))


@pytest.mark.parametrize(
    ("written", "prose"),
    [
        ("Mã `a b` đây.", "Mã       đây."),
        ("Mã ``a ` b`` đây.", "Mã           đây."),
        ("Giá $5 + 3$ đây.", "Giá         đây."),
        ("Một <!-- hai --> ba.", "Một              ba."),
        ("Thư a.b+c@vi-du.vn đi.", "Thư                đi."),
        ("Xem vi-du.gov.vn/a nhé.", "Xem                nhé."),
        ("Đầu {: .lop} đây.", "Đầu          đây."),
        ("Xem [đây](a.md) nhé.[^a]", "Xem [đây        nhé.    "),
        ("~~~\nmã\n~~~\nChữ.", "   \n  \n   \nChữ."),
    ],
)
def test_what_is_no_prose_is_blank_at_its_place(written, prose):
    assert page(written).prose == prose


def test_quotations_and_records_are_not_its_own():
    text = page("Ông nói “xử dụng”.\n\n::: toan-van\nXử dụng.\n:::\n")
    assert text.own.split() == ["Ông", "nói", ".", ":::", "toan-van", ":::"]
    assert text.pieces == {"Ông", "nói", "“xử", "dụng”.", ":::", "toan-van", "Xử", "dụng."}


@pytest.mark.parametrize(
    ("piece", "words"),
    [
        ("(Nghành,", ["nghành"]),
        ("toan-van_2/a", ["toan", "van", "a"]),
        ("Tie\u0302\u0301ng", ["tiếng"]),
        ("X\u0301", ["x\u0301"]),
        ("2024", []),
    ],
)
def test_the_words_of_a_piece_are_in_one_form(piece, words):
    assert words_of(piece) == words


@pytest.mark.parametrize("piece", ["`", "<!--", "{:", "a.b-", "~~~~", "$", "“", "[^"])
def test_what_never_ends_is_read_to_the_end(piece):
    text = page(piece * 200_000 + "a@\n")
    assert len(text.prose) == len(text.own) == len(text.text)


def test_a_record_that_never_ends_is_none():
    assert page("::: toan-van\n" * 50_000).records == ()


def test_a_line_of_unseen_characters_is_one_finding():
    found = list(unseen_characters.check_page(page("\u200b" * 200_000)))
    assert [finding.message("vi") for finding in found] == [
        "có 200000 ký tự không nhìn thấy: U+200B ZERO WIDTH SPACE."
    ]
