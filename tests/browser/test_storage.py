"""What a reader's browser keeps: each copy of the site its own, nothing lost without a word."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from helpers.browser import serving

SHEET = "phieu/khi-co-bao.html"
FORM = "huong-dan/soan-phieu.html"
REFUSE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); },
});"""


@pytest.fixture(params=["http", "disk"])
def copies(request, site, tmp_path):
    """The addresses of two copies of the site, on one host and on one disk."""
    for name in ("xa-a", "xa-b"):
        (tmp_path / name).symlink_to(site)
    if request.param == "disk":
        yield [f"{(tmp_path / name).as_uri()}/" for name in ("xa-a", "xa-b")]
        return
    with serving(tmp_path, "/") as address:
        yield [f"{address}{name}/" for name in ("xa-a", "xa-b")]


def test_each_copy_of_the_site_keeps_its_own(copies, page):
    first, second = copies
    page.goto(first + SHEET)
    page.evaluate("TailieuReading.keep('size', '2')")
    page.locator("[data-my-pack]").click()
    for address, size, sheets in ((second, "0", 0), (first, "2", 1)):
        page.goto(address + "bo-cua-toi.html")
        expect(page.locator("html")).to_have_attribute("data-size", size)
        expect(page.locator("[data-items] li")).to_have_count(sheets)


def test_a_browser_that_keeps_nothing_says_so_once_and_does_what_was_asked(page, address):
    page.add_init_script(REFUSE)
    page.goto(address + SHEET)
    told = page.locator(".tl-told").get_by_text("Trình duyệt này không cho lưu trên máy")
    expect(told).to_have_count(0)
    page.locator("[data-my-pack]").click()
    expect(page.get_by_role("button", name="Bỏ khỏi bộ")).to_be_visible()
    expect(told).to_be_visible()
    page.locator("[data-my-pack]").click()
    page.locator(".tl-told").get_by_role("button", name="Đóng").click()
    expect(told).to_have_count(0)


# ---- the form's one draft in two tabs -------------------------------------------------------


def typed(page: Page, title: str) -> None:
    page.locator("#phieu-title").fill(title)
    expect(page.locator("[data-form]")).to_have_attribute("aria-busy", "false")


@pytest.fixture
def tabs(context, address):
    """The form in two tabs, after the first has changed the draft that both have read."""
    first, second = context.new_page(), context.new_page()
    first.goto(address + FORM)
    typed(first, "Bản đầu")
    second.goto(address + FORM)
    expect(second.locator("#phieu-title")).to_have_value("Bản đầu")
    typed(first, "Bản của thẻ một")
    return first, second


def draft(page: Page) -> str:
    return page.evaluate("JSON.parse(TailieuReading.kept('form')).sheet.fields.title")


def test_a_draft_that_another_tab_has_changed_is_not_written_over(tabs):
    first, second = tabs
    notice = second.get_by_text("Bản nháp đã được sửa ở một thẻ khác")
    expect(notice).to_be_visible()
    typed(second, "Bản của thẻ hai")
    expect(second.locator("[data-draft]")).to_have_text("Bản đang gõ ở thẻ này chưa được giữ.")
    assert draft(second) == "Bản của thẻ một"

    second.get_by_role("button", name="Giữ bản ở thẻ này").click()
    expect(notice).to_be_hidden()
    assert draft(second) == "Bản của thẻ hai"
    # Now the first tab is the one to choose.
    expect(first.get_by_text("Bản nháp đã được sửa ở một thẻ khác")).to_be_visible()
    expect(first.locator("#phieu-title")).to_have_value("Bản của thẻ một")


def test_the_other_tabs_draft_can_be_taken(tabs):
    _, second = tabs
    second.get_by_role("button", name="Lấy bản ở thẻ kia").click()
    expect(second.locator("#phieu-title")).to_have_value("Bản của thẻ một")
    typed(second, "Bản của thẻ một, viết tiếp")
    assert draft(second) == "Bản của thẻ một, viết tiếp"
