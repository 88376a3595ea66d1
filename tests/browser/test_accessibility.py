"""axe-core finds nothing on any kind of page, in any colours or language, or in what opens over it.

Every kind is looked at in each theme and at each width once; English pages, and every combination
of them all, with `make test-all`.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from helpers import pages
from helpers.axe import OF_COLOURS, RULES, faults, look_at
from helpers.browser import SEEN, SEEN_IN_THE_LIGHT


@SEEN_IN_THE_LIGHT
def test_axe_finds_nothing(address, small_address, small_site, seen, theme, width):
    # It takes its time over every row, and the rows of the small site are like all others.
    addresses = [
        (small_address if (small_site / path).is_file() else address) + path
        for path in pages.KINDS.values()
    ]
    assert look_at(seen(theme, width), addresses) == []


@pytest.mark.full
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_english(site, address, seen, theme, width):
    names = [name for name in pages.of_each_kind(pages.html_files(site)) if name.startswith("en/")]
    assert look_at(seen(theme, width), [address + name for name in names]) == []


def contrasting(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("() => TailieuReading.keep('contrast', 'more')")
    page.reload()
    assert page.locator("html").get_attribute("data-contrast") == "more"


@SEEN
def test_axe_finds_nothing_at_higher_contrast(address, seen, theme, width):
    page = seen(theme, width)
    contrasting(page, address)
    kinds = ("home", "list of sheets", "sheet", "directive")
    assert look_at(page, [address + pages.KINDS[kind] for kind in kinds], OF_COLOURS) == []


# What a reader opens over a sheet, by what opens it.
ROOMS = {
    "menu": ".tl-menu",
    "settings": ".tl-settings",
    "source": ".footnote-ref >> nth=0",
    "search": "[data-search-open]",
    "slides": "[data-present]",
}


def look_into_rooms(page: Page, rules: list[str]) -> list[str]:
    found = []
    for name, opener in ROOMS.items():
        if not page.locator(opener).is_visible():
            # The menu stands open as a row on wide screens.
            continue
        page.locator(opener).click()
        expect(page.get_by_role("dialog")).to_be_visible()
        if name == "search":
            page.keyboard.type("dat dai")
            expect(page.get_by_role("dialog").locator("ol a").first).to_be_visible()
        if name == "slides":
            expect(page.locator(".tl-present__holder .tl-slide")).to_be_visible()
            page.keyboard.press("o")
            page.mouse.move(9, 9)
            expect(page.locator(".tl-present__overview")).to_be_visible()
            found += faults(page, rules)
            page.keyboard.press("Escape")
        found += faults(page, rules)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
    return found


@SEEN_IN_THE_LIGHT
def test_axe_finds_nothing_in_what_opens_over_a_page(address, seen, theme, width):
    page = seen(theme, width)
    page.goto(address + pages.KINDS["sheet"])
    assert look_into_rooms(page, RULES) == []


def test_colours_are_told_apart_in_it_in_the_dark(address, seen):
    page = seen("dark", 1280)
    page.goto(address + pages.KINDS["sheet"])
    assert look_into_rooms(page, OF_COLOURS) == []


@pytest.mark.full
@SEEN
def test_axe_finds_nothing_in_it_at_higher_contrast(address, seen, theme, width):
    page = seen(theme, width)
    contrasting(page, address + pages.KINDS["sheet"])
    assert look_into_rooms(page, OF_COLOURS) == []


@SEEN_IN_THE_LIGHT
def test_axe_finds_nothing_in_a_form_with_faults(address, seen, theme, width):
    page = seen(theme, width)
    page.goto(address + pages.KINDS["form for a sheet"])
    page.locator("#phieu-messages-0-say").fill("Xử dụng từ ngày 1/8/2024.")
    page.locator("#phieu-messages-0-cite").fill("luat dat dai")
    page.locator("[role=option]").first.click()
    page.locator("[data-download]").click()
    # The room that lists the faults before a file with them leaves.
    expect(page.locator("#phieu-faulty")).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.locator("#phieu-facts-0-cite").fill("luat")
    assert faults(page) == []
    if width < 1000:
        # Where the preview does not stand beside the form.
        page.get_by_role("button", name="Xem trước").click()
        assert faults(page) == []
