"""The search box under bad input, damaged addresses, and files that are lost or torn."""

from __future__ import annotations

import re
import shutil

import pytest
from playwright.sync_api import expect

from helpers.searching import DIRECTIVE, Box

BAD = {
    "empty": "",
    "blank": " \u3000\t ",
    "very long": "tuyên truyền " * 7_693,
    "one very long word": "a" * 100_000,
    "emoji": "😀🎉👩‍👩‍👧‍👦",
    "half an emoji at the cut": "a" * 399 + "😀",
    "HTML": "<img src=x onerror=alert(1)>",
    "pattern": ".*(",
    "bidi": "\u202eneyurt\u2066 \u200f548\u2069",
    "nothing to search for": '"" - -"" "',
    "object's own names": "constructor __proto__ toString",
}


def test_bad_input_neither_breaks_nor_runs_anything(either):
    either.page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    either.open()
    for name, query in BAD.items():
        either.ask(query)
        assert either.page.locator(".tl-search img").count() == 0, name
        assert either.ask("thi uy")[0] == DIRECTIVE, name


def test_bad_input_does_no_harm_in_an_address(either):
    either.page.goto(either.base + "tim-kiem.html")
    for name, query in BAD.items():
        either.input.fill(query)
        either.input.blur()
        either.page.reload()
        assert either.input.input_value()[:399] == query[:399], name
        assert either.ask("thi uy")[0] == DIRECTIVE, name


def test_a_damaged_address_does_no_harm(either):
    either.page.goto(either.base + "tim-kiem.html#q=%E1%B%&tim=%")
    expect(either.input).to_have_value("\ufffd%B%")
    assert either.ask("thi uy")[0] == DIRECTIVE


def lost(page, pattern: str, body: str | None = None) -> None:
    """Lose the files whose addresses match, or put something else in their place."""
    answer = (lambda route: route.abort()) if body is None else (lambda r: r.fulfill(body=body))
    page.route(re.compile(pattern), answer)


DAMAGE = {"missing": None, "damaged": "TailieuSearch.add('", "foreign": "<h1>404</h1>"}


def test_a_lost_first_file_is_told_with_the_lists(page, address):
    for body in DAMAGE.values():
        lost(page, r"/search/vi/index\.js", body)
        box = Box(page, address).open()
        assert box.ask("thi uy") == []
        expect(box.status).to_contain_text("thiếu hoặc hỏng tệp")
        expect(box.status).to_contain_text("vi/index")
        expect(box.results.get_by_role("link", name="Văn bản")).to_be_visible()
        page.unroute_all()
        assert box.ask("thi uy")[0] == DIRECTIVE


def test_a_lost_file_of_titles_leaves_the_other_results(box, new_context):
    expected = box.open().ask("thi uy")
    name = next(match[0] for url in box.record.requested if (match := re.search(r"vi/x\d+", url)))
    page = new_context().new_page()
    for body in DAMAGE.values():
        page.unroute_all()
        lost(page, rf"/search/{name}\.js", body)
        other = Box(page, box.base).open()
        found = other.ask("thi uy")
        assert 0 < len(found) < len(expected)
        assert found == [path for path in expected if path in found]
        expect(other.status).to_contain_text(
            f"Thiếu hoặc hỏng tệp chỉ mục, kết quả có thể chưa đủ ({name})"
        )


def test_a_lost_file_of_the_other_language_goes_unnoticed(new_context, address):
    page = new_context().new_page()
    lost(page, "/search/en/")
    box = Box(page, address).open()
    assert box.ask("thi uy")[0] == DIRECTIVE
    expect(box.status).not_to_contain_text("hỏng")


@pytest.fixture
def torn_site(site, tmp_path):
    """A copy on a disk whose postings and first English file are gone or cut short."""
    copy = shutil.copytree(site, tmp_path / "site")
    for path in (copy / "assets/search/vi").glob("t*.js"):
        path.unlink()
    first = copy / "assets/search/en/index.js"
    first.write_bytes(first.read_bytes()[:2000])
    return copy


def test_a_torn_copy_on_a_disk_says_so_and_goes_on(new_context, torn_site):
    page = new_context(offline=True).new_page()
    box = Box(page, f"{torn_site.as_uri()}/").open()
    assert box.ask("thi uy") == []
    expect(box.status).to_contain_text("thiếu hoặc hỏng tệp")
    expect(box.status).to_contain_text("vi/t")
    box.open("en/index.html").ask("storm")
    expect(box.status).to_contain_text("en/index")
    box.results.locator("[href$='en/van-ban/index.html']").click()
    expect(page.locator("h1")).to_have_text("Documents")


@pytest.mark.parametrize("name", ["text", "search"])
def test_without_its_code_the_search_leads_to_the_lists(new_context, address, name):
    page = new_context().new_page()
    lost(page, rf"/assets/search/{name}\.js")
    page.goto(address)
    page.locator("[data-search-open]").click()
    page.wait_for_url(address + "tim-kiem.html")
    expect(page.locator("[data-search-page]")).to_contain_text("thiếu hoặc hỏng tệp")
    expect(page.locator("article a[href='phieu/index.html']").first).to_be_visible()
