"""The directive on its page is the seed's text, word for word, each clause with its address."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

TEXT = Path(__file__).parents[1] / "data" / "548-cv-tu.txt"

ADDRESSES = [
    *(f"doan-{number}" for number in range(1, 6)),
    *(f"muc-{number}" for number in range(1, 6)),
]


def fold(text: str) -> str:
    return " ".join(text.split())


def page(site: Path, lang: str) -> LexborHTMLParser:
    path = site / ("en" if lang == "en" else "") / "van-ban" / "548-cv-tu-2024.html"
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def clauses(html: LexborHTMLParser) -> dict[str, str]:
    return {
        node.attributes["id"]: fold(node.css_first("[data-verbatim]").text())
        for node in html.css(".tl-clause")
    }


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_text_on_the_page_is_the_record_word_for_word(site, lang):
    shown = " ".join(fold(node.text()) for node in page(site, lang).css("[data-verbatim]"))
    assert shown == fold(TEXT.read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_clause_has_an_address_of_its_own(site, lang):
    html = page(site, lang)
    assert list(clauses(html)) == ADDRESSES
    for address in ADDRESSES:
        assert html.css_first(f".tl-clause__mark[href='#{address}']") is not None
        assert html.css_first(f"button[data-copy-link='{address}']") is not None


def test_the_translation_stands_beside_the_same_clause(site):
    assert clauses(page(site, "en")) == clauses(page(site, "vi"))
    for node in page(site, "en").css(".tl-clause"):
        translated = fold(node.css_first(".tl-clause__text").text())
        original = node.css_first(".tl-clause__original")
        assert original.attributes["lang"] == "vi"
        assert translated != fold(original.text())
        address = node.attributes["id"]
        if address.startswith("muc-"):
            assert translated.startswith(f"{address.removeprefix('muc-')}. ")


def test_the_translation_says_that_it_is_unofficial(site):
    notice = page(site, "en").css_first(".tl-notice").text()
    assert "Unofficial translation. The Vietnamese text is the original." in fold(notice)


def test_what_the_record_does_not_say_is_shown_as_unknown(site):
    attributes = {
        fold(row.css_first("th").text()): fold(row.css_first("td").text())
        for row in page(site, "vi").css(".tl-attributes tr")
    }
    assert attributes["Số, ký hiệu"] == "548-CV/TU"
    assert attributes["Ngày ban hành"] == "10/6/2024"
    assert attributes["Chưa rõ"] == "người ký, nơi ban hành, phạm vi"
    assert attributes["Tệp gốc"] == "Không có tệp gốc"
    assert attributes["Tình trạng hiệu lực"] == (
        "Văn bản chỉ đạo – không thuộc hệ thống tình trạng hiệu lực VBQPPL"
    )
    assert attributes["Ngày đối chiếu"].startswith("Chưa ai đối chiếu")


def test_the_address_in_the_text_is_no_link(site):
    html = page(site, "vi")
    assert html.css("[data-verbatim] a") == []
    assert "xn--tiliuhtnc-q1a2235f" not in " ".join(
        link.attributes["href"] for link in html.css("a[href]")
    )


def test_every_row_of_who_does_what_leads_to_its_clause(site):
    tables = [
        table
        for table in page(site, "vi").css("table")
        if [fold(head.text()) for head in table.css("th")] == ["Ai", "Làm gì", "Khi nào", "Mục"]
    ]
    (table,) = tables
    links = [row.css_first("a").attributes["href"] for row in table.css("tbody tr")]
    assert sorted(set(links)) == [f"#muc-{number}" for number in range(1, 6)]
    assert len(links) == len(table.css("tbody tr"))
