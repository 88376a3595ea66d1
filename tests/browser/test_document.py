"""The page of a document: its tabs, the row above its text, the article typed, its diagram."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from helpers.browser import settle

PHONE = {"width": 360, "height": 640}
DIRECTIVE = "van-ban/548-cv-tu-2024.html"
AMENDED = "van-ban/31-2024-qh15.html"
LAW = "van-ban/luat-260-dieu.html"

# Whether a node stands in the window, below everything that stays at its top.
CLEAR = """(node) => {
  const { top } = node.getBoundingClientRect();
  const bar = document.querySelector("[data-ways]").getBoundingClientRect().bottom;
  return top >= bar - 1 && top < innerHeight;
}"""
# Counts in `window.touched` what scripts change in the full text.
WATCH = """
  window.touched = 0;
  new MutationObserver((changes) => {
    for (const { target } of changes) if (target.closest(".tl-fulltext")) window.touched += 1;
  }).observe(document, { attributes: true, subtree: true });
"""
# The lines of a diagram that reach out of their boxes.
OUTSIDE = """() => Array.from(document.querySelectorAll(".tl-map rect"), (rect) => {
  const text = rect.nextElementSibling;
  const [inner, outer] = [text.getBBox(), rect.getBBox()];
  const fits = inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width;
  return fits ? "" : text.textContent;
}).filter(Boolean)"""


def clear(page: Page, place: str) -> None:
    page.wait_for_function(CLEAR, arg=page.locator(f"[id='{place}']").element_handle())


def test_a_clause_stands_below_the_row_that_marks_it(address, page):
    page.set_viewport_size(PHONE)
    page.goto(address + DIRECTIVE + "#muc-3")
    here = page.locator(".tl-places [aria-current]")
    expect(here).to_have_accessible_name("Mục 3")
    clear(page, "muc-3")
    page.get_by_role("link", name="Mục 5", exact=True).first.click()
    expect(here).to_have_accessible_name("Mục 5")
    clear(page, "muc-5")


def test_without_scripts_the_tabs_lead_to_every_part(address, browser):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(address + AMENDED)
    tabs = page.locator(".tl-parts a")
    expect(tabs).to_have_text(["Tóm tắt", "Thuộc tính", "Lược đồ", "Lịch sử", "Phiếu"])
    for tab in tabs.all():
        tab.click()
        part = page.locator("section", has=page.locator(tab.get_attribute("href")))
        expect(part).to_be_in_viewport()
    # Too narrow to be drawn, it is told.
    expect(page.locator(".tl-map")).to_be_hidden()
    expect(page.locator(".tl-relations dd").first).to_be_visible()
    context.close()


def test_the_article_that_is_typed_comes_up_or_those_that_there_are(made_address, page):
    page.set_viewport_size(PHONE)
    page.goto(made_address + LAW)
    field = page.get_by_role("textbox", name="đến Điều")
    field.fill("200")
    field.press("Enter")
    expect(page).to_have_url(re.compile("/luat-260-dieu/chuong-10.html#dieu-200$"))
    clear(page, "dieu-200")
    here = page.locator(".tl-places [aria-current]")
    expect(here).to_have_accessible_name("Điều 200. Quy định về việc thứ 200")
    field.fill("261")
    field.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Điều")).to_have_text(
        "Không có Điều 261. Văn bản này có các điều: 1–260."
    )


def test_the_address_of_a_clause_leads_on_to_its_chapter(made_address, page):
    for place, chapter in (("dieu-45-muc-5-diem-a", 3), ("chuong-2", 2), ("muc-1", None)):
        page.goto("about:blank")
        page.goto(f"{made_address}{LAW}#{place}")
        folder = f"/luat-260-dieu/chuong-{chapter:02}" if chapter else "/luat-260-dieu"
        expect(page).to_have_url(re.compile(f"{folder}.html#{place}$"))


def test_without_scripts_the_contents_have_the_address_of_every_article(made_address, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{made_address}{LAW}#dieu-45")
    page.locator(":target a").click()
    expect(page.locator(":target")).to_have_text(re.compile("Điều 45. Quy định"))
    expect(page).to_have_url(re.compile("chuong-03.html#dieu-45$"))
    context.close()


def test_a_chapter_of_a_law_of_260_articles_opens_like_a_law_of_five(made_address, page):
    watched = page.context.new_cdp_session(page)
    watched.send("Performance.enable")
    page.add_init_script(WATCH)
    page.goto(made_address + LAW.replace(".html", "/chuong-01.html"))
    settle(page)
    expect(page.locator(".tl-clause")).to_have_count(20 * 8 + 1)
    assert page.evaluate("window.touched") == 0
    metrics = {
        one["name"]: one["value"] for one in watched.send("Performance.getMetrics")["metrics"]
    }
    # A law of five articles has 500.
    assert metrics["LayoutObjects"] < 1_000
    expect(page.locator("[data-copy-link='dieu-1']")).to_be_visible()


@pytest.mark.parametrize(
    "path", [AMENDED, pytest.param("van-ban/118-2025-nd-cp.html", marks=pytest.mark.full)]
)
def test_the_names_in_a_diagram_stand_in_their_boxes(address, page, path):
    page.goto(address + path)
    settle(page)
    expect(page.locator(".tl-map")).to_be_visible()
    assert page.evaluate(OUTSIDE) == []
