"""What pages say of where something was read: the words or the page, whose it is, and its date."""

from __future__ import annotations

import pytest

from tailieu.content.schema import Evidence
from tailieu.site.links import address_words, read_at


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://a.vn/cam-nang-ung-pho-bao-so-5-post809998.html", "cam nang ung pho bao so 5"),
        ("https://a.vn/tin/chuc-nang-cua-tong-dai-111", "chuc nang cua tong dai 111"),
        ("https://a.vn/Pages/tin.aspx?ItemID=5157", "/Pages/tin.aspx"),
        ("https://a.vn/?docid=211199", "a.vn"),
    ],
)
def test_an_address_is_told_by_its_words(address, words):
    assert address_words(address) == words


def test_a_page_is_told_with_its_words_and_the_date_that_it_gave():
    pages = [{"url": "https://www.a.vn/goi-so-nao", "date": 2025, "quote": "miễn cước"}]
    pages += [{"url": "https://b.vn/x", "date": "2025-09-05"}, {"url": "https://b.vn/y"}]
    evidence = Evidence.model_validate({"mark": "V1", "pages": pages})
    assert [(page.host, page.quote, page.date) for page in read_at(evidence, "vi")] == [
        ("a.vn", "miễn cước", "2025"),
        ("b.vn", None, "05/9/2025"),
        ("b.vn", None, None),
    ]
