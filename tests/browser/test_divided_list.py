"""A list that is divided over several pages: its filters and orders still find every row."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from helpers.browser import record, serving
from helpers.pages import DIVIDED
from helpers.project import own_catalog
from tailieu.language.order import alphabetical


@pytest.fixture(params=["http", pytest.param("disk", marks=pytest.mark.full)])
def sheets_page(request, divided, page) -> str:
    """The list's address; whatever its page complains of fails the test."""
    with serving(divided, "/tai-lieu/") as address:
        base = address if request.param == "http" else f"{divided.as_uri()}/"
        page.context.set_offline(request.param == "disk")
        kept = record(page.context, base)
        yield f"{base}phieu/index.html"
        assert kept.faults == []


@pytest.fixture(scope="module")
def sheets():
    return list(own_catalog().sheets.values())


def titles(page: Page) -> list[str]:
    return page.locator("tbody tr td.tl-list__main > a").all_text_contents()


def test_at_first_it_has_its_first_rows_and_says_how_many_there_are(sheets_page, page, sheets):
    page.goto(sheets_page)
    expect(page.locator("[data-shown]")).to_have_text(f"{len(sheets)} phiếu")
    assert len(titles(page)) == DIVIDED["FIRST_ROWS"]
    page.get_by_role("button", name="Xem thêm").click()
    expect(page.locator("tbody tr")).to_have_count(len(sheets))


PRINT = """() => {
  window.print = () => {
    dispatchEvent(new Event("beforeprint"));
    document.title = `${document.querySelectorAll("tbody tr").length} rows`;
    dispatchEvent(new Event("afterprint"));
  };
}"""


def test_the_key_that_prints_brings_every_row_to_paper(sheets_page, page, sheets):
    page.goto(sheets_page)
    page.evaluate(PRINT)
    page.evaluate("print()")
    expect(page).to_have_title(f"{DIVIDED['FIRST_ROWS']} rows")
    page.keyboard.press("Control+p")
    expect(page).to_have_title(f"{len(sheets)} rows")
    expect(page.locator("tbody tr")).to_have_count(len(sheets))


@pytest.mark.parametrize("sheets_page", ["http", "disk"], indirect=True)
def test_every_value_of_a_filter_finds_all_of_its_rows(sheets_page, page, sheets):
    page.goto(sheets_page)
    topics = {sheet.meta.topic for sheet in sheets}
    field = page.get_by_role("combobox", name="Chủ đề")
    field.focus()
    expect(field.locator("option")).to_have_count(len(topics) + 1)
    for topic in topics:
        field.select_option(topic)
        expected = [sheet.meta.title for sheet in sheets if sheet.meta.topic == topic]
        found = page.locator("tbody tr td.tl-list__main > a")
        expect(found).to_have_text(sorted(expected, key=alphabetical))


def test_an_address_keeps_the_order_of_all_titles(sheets_page, page, sheets):
    page.goto(f"{sheets_page}#sap-xep=title")
    expect(page.locator("tbody tr")).to_have_count(len(sheets))
    expected = sorted((sheet.meta.title for sheet in sheets), key=alphabetical)
    assert titles(page) == expected
    page.goto(f"{sheets_page}#sap-xep=oldest")
    expect(page.locator("tbody tr").first).to_have_attribute(
        "data-day", min(sheet.meta.month for sheet in sheets)
    )


def test_rows_that_do_not_come_are_asked_for_again(divided, page, sheets):
    with serving(divided, "/tai-lieu/") as address:
        page.route("**/danh-sach/hang-3.js", lambda route: route.abort())
        page.goto(f"{address}phieu/index.html#sap-xep=title")
        expect(page.locator("tbody tr")).to_have_count(len(sheets) - DIVIDED["ROWS_IN_FILE"])
        page.unroute("**/danh-sach/hang-3.js")
        page.get_by_role("combobox", name="Sắp xếp").select_option("oldest")
        expect(page.locator("tbody tr")).to_have_count(len(sheets))
