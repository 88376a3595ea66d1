"""The main tasks with Tab, Enter, Space, arrows and Esc alone.

At each stop something shows where the focus is, and it is not hidden below what stays on the screen
(WCAG 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11). `make test` walks through the longest task on a phone's
width, where most stays on the screen; the other tasks and widths go with `make test-all`.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from helpers.browser import settle
from helpers.filling import FORM
from helpers.keyboard import go, look, tab_to
from helpers.project import own_catalog

STORM = "khi-co-bao"
ON_A_PHONE = pytest.mark.parametrize("width", [390])
AT_NIGHT = [pytest.mark.full, pytest.mark.parametrize("width", [320, 390, 1280])]


@pytest.fixture
def reader(new_context, width) -> Page:
    return new_context(viewport={"width": width, "height": 640}).new_page()


def at_night(test):
    for mark in AT_NIGHT:
        test = mark(test)
    return test


@ON_A_PHONE
def test_a_sheet_is_found_read_followed_to_its_source_and_presented(reader, address):
    reader.goto(address)
    go(reader, ".tl-find")
    expect(reader.locator("#tl-search-input")).to_be_focused()
    reader.keyboard.type("khi co bao")
    found = reader.get_by_role("dialog").locator(f"ol a[href*='{STORM}']").first
    expect(found).to_be_visible()
    reader.keyboard.press("ArrowDown")
    look(reader)
    tab_to(reader, f"ol a[href*='{STORM}']")
    reader.keyboard.press("Enter")
    reader.wait_for_url(f"**/{STORM}.html*")

    # A source opens over the text, and gives the focus back to where it was cited.
    go(reader, ".footnote-ref")
    room = reader.get_by_role("dialog")
    expect(room).to_be_visible()
    tab_to(reader, ".tl-room[open] a[href]")
    reader.keyboard.press("Escape")
    expect(room).to_be_hidden()
    expect(reader.locator(".footnote-ref:focus")).to_have_count(1)
    # The browser goes back to the place in the address, too.
    settle(reader)

    # So do the slides.
    go(reader, "[data-present]")
    expect(reader.locator(".tl-slide").first).to_be_visible()
    reader.keyboard.press("ArrowRight")
    expect(reader.locator(".tl-present__bar")).to_contain_text("2 /")
    reader.keyboard.press("Escape")
    expect(reader.locator(".tl-present")).to_be_hidden()
    expect(reader.locator("[data-present]")).to_be_focused()


@at_night
def test_every_stop_of_a_page_is_seen_in_order_and_none_is_a_trap(reader, address, width):
    """Down to the foot and back up again, by the same stops."""
    for name in ("index.html", f"phieu/{STORM}.html", "van-ban/548-cv-tu-2024.html", "lich.html"):
        reader.goto(address + name)
        down = tab_to(reader, ".tl-footer li:last-child a")
        up = tab_to(reader, ".tl-skip", "Shift+Tab")
        assert up[::-1][1:] == down[1:-1], name


@at_night
def test_a_pack_is_made_ordered_and_taken_along(reader, address, width, tmp_path):
    for sheet in (STORM, "khai-sinh"):
        reader.goto(f"{address}phieu/{sheet}.html")
        go(reader, "[data-my-pack]")
        look(reader)
    reader.goto(address + "bo-cua-toi.html")
    expect(reader.locator("[data-items] li")).to_have_count(2)
    title = own_catalog().sheets["khai-sinh"].meta.title
    go(reader, f"[aria-label='Đưa lên: {title}']")
    expect(reader.locator("[data-items] li").first).to_contain_text(title)
    look(reader)
    tab_to(reader, "[data-my-pack-save]")
    with reader.expect_download() as kept:
        reader.keyboard.press("Enter")
    assert kept.value.suggested_filename.endswith(".html")


@at_night
def test_a_list_is_filtered_and_a_clause_opened(reader, address, width):
    reader.goto(address + "van-ban/index.html")
    if width < 960:
        go(reader, ".tl-filters__open")
    tab_to(reader, "#loc-loai")
    reader.keyboard.type("Công văn")
    if width < 960:
        reader.keyboard.press("Escape")
        look(reader)
    go(reader, "a[href*='548-cv-tu-2024']")
    reader.wait_for_url("**/548-cv-tu-2024.html")
    go(reader, ".tl-places a[href='#muc-2']")
    reader.keyboard.press("Tab")
    look(reader)
    box = reader.locator("#muc-2").bounding_box()
    assert box and 0 <= box["y"] < 640


@at_night
def test_a_sheet_is_written_by_the_form_and_its_faults_are_gone_to(reader, address, width):
    reader.goto(address + FORM)
    tab_to(reader, "#phieu-title")
    reader.keyboard.type("Luật Đất đai áp dụng từ ngày nào?")
    tab_to(reader, "#phieu-messages-0-say")
    reader.keyboard.type("Luật có hiệu lực từ ngày 01/8/2024.")
    tab_to(reader, "#phieu-messages-0-cite")
    reader.keyboard.type("luat dat dai")
    expect(reader.locator("[role=option]").first).to_be_visible()
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Enter")
    expect(reader.locator("[role=option]")).to_have_count(0)
    go(reader, "[data-download]")
    faulty = reader.locator("#phieu-faulty")
    expect(faulty).to_be_visible()
    look(reader)
    reader.keyboard.press("Escape")
    expect(faulty).to_be_hidden()
    expect(reader.locator("[data-download]")).to_be_focused()


@ON_A_PHONE
@pytest.mark.full
def test_single_letters_do_nothing_where_they_are_turned_off(reader, address):
    reader.goto(f"{address}phieu/{STORM}.html")
    go(reader, ".tl-settings")
    go(reader, "[data-set-keys=off]")
    reader.keyboard.press("Escape")
    reader.keyboard.press("/")
    expect(reader.get_by_role("dialog")).to_have_count(0)
    go(reader, "[data-present]")
    expect(reader.locator(".tl-slide").first).to_be_visible()
    reader.keyboard.press("o")
    expect(reader.locator(".tl-present__overview")).to_be_hidden()
    reader.keyboard.press("ArrowRight")
    expect(reader.locator(".tl-present__bar")).to_contain_text("2 /")
