"""Which findings concern a page, and how the page tells them."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from helpers.previewing import ERROR, WARNING
from tailieu.preview import faults

SHEET = "docs/phieu/bao.md"


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("docs/phieu/bao.md", "phieu/bao.html"),
        ("docs/phieu/bao.en.md", "en/phieu/bao.html"),
        ("docs/index.md", "index.html"),
        ("docs/phieu/anh.png", None),
        ("mkdocs.yml", None),
        ("overrides/README.md", None),
    ],
)
def test_the_address_of_what_is_made_from_a_file(source, address):
    assert faults.address_of(source) == address
    assert address is None or source in faults.sources_of(address)


def test_a_translation_is_made_from_two_files():
    assert faults.sources_of("en/phieu/bao.html") == ("docs/phieu/bao.en.md", SHEET)


def test_a_page_has_its_own_errors_and_those_of_what_all_pages_are_made_from():
    own = ERROR.at(SHEET, 3, name="Ý một")
    hint = WARNING.at(SHEET, 9, name="Ý hai")
    site = ERROR.at("mkdocs.yml", 1, name="nav")
    other = ERROR.at("docs/nguon/a.md", 2, name="Ý ba")
    about = faults.about("phieu/bao.html", [hint, own, other, site])
    assert about == ([own, site], [hint], [other])
    assert faults.about("index.html", [hint, own, other, site]) == ([site], [], [own, other])


def box(address: str, *findings, **options) -> LexborHTMLParser:
    return LexborHTMLParser(faults.box(address, faults.about(address, findings), **options))


def text(node) -> str:
    return " ".join(node.text().split())


def test_an_error_is_told_with_its_place_and_the_way_to_mend_it():
    error = ERROR.at(SHEET, 3, name="<b>Ý</b>")
    told = box("phieu/bao.html", error)
    assert text(told.css_first(".tl-faults__head")) == "Cần sửa: 1 lỗi"
    assert [text(item) for item in told.css("li")] == [
        "lỗi docs/phieu/bao.md:3 «<b>Ý</b>» sai. Cách sửa: sửa «<b>Ý</b>». TL001"
    ]
    in_english = box("en/phieu/bao.html", error)
    assert [text(item) for item in in_english.css("li")] == [
        "error docs/phieu/bao.md:3 “<b>Ý</b>” is wrong. How to mend it: mend “<b>Ý</b>”. TL001"
    ]


def test_warnings_are_folded():
    told = box("phieu/bao.html", WARNING.at(SHEET, 3, name="Ý"))
    assert text(told.css_first("details > summary")) == "Trang này có 1 cảnh báo"
    assert [text(item.css_first("strong")) for item in told.css("details li")] == ["cảnh báo"]
    assert told.css(".tl-faults__head") == []


def test_errors_elsewhere_are_one_line_that_leads_to_them():
    others = [ERROR.at(f"docs/nguon/{number:02}.md", 1, name="Ý") for number in range(12)]
    told = box("phieu/bao.html", others[0], *others, ERROR.at("docs/anh.gif", 0, name="Ý"))
    line = told.css_first(".tl-faults__quiet")
    assert text(line).startswith("Ở chỗ khác: 14 lỗi — docs/anh.gif (1), docs/nguon/00.md (2), ")
    assert text(line).endswith("docs/nguon/08.md (1), và 3 chỗ nữa.")
    assert [link.attributes["href"] for link in line.css("a")] == [
        f"../nguon/{number:02}.html" for number in range(9)
    ]


def test_what_a_build_of_the_whole_site_ended_with_is_told():
    told = box("phieu/bao.html", failed=["docs/a.md:1: <TL093> hỏng."])
    assert [text(item) for item in told.css("li")] == ["docs/a.md:1: <TL093> hỏng."]


def test_a_sound_page_of_a_sound_site_tells_nothing():
    assert faults.box("phieu/bao.html", faults.about("phieu/bao.html", [])) == ""
