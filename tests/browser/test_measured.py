"""What WCAG 2.2 asks that a script can measure, on every kind of page in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from helpers import measured, pages
from helpers.browser import settle

pytestmark = pytest.mark.full

NARROW, WIDE = {"width": 390, "height": 640}, {"width": 1280, "height": 720}
# 1280 pixels at a zoom of 400%.
ENLARGED = {"width": 320, "height": 256}
ON_BOTH = pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["narrow", "wide"])


@pytest.fixture(scope="module")
def names(site, made_site) -> dict[str, list[str]]:
    """Pages of every kind; those of a withdrawn, an archived and an expired sheet are made up."""
    law = "van-ban/10-2022-qh15"
    return {
        "site": [
            *pages.of_each_kind(pages.html_files(site)),
            f"{law}.html",
            f"{law}/chuong-02.html",
        ],
        "made": [f"phieu/{name}.html" for name in ("da-rut", "luu-tru", "co-thoi-han")],
    }


@pytest.fixture
def told(names, address, made_address) -> Callable[..., dict[str, list[str]]]:
    """`told(page, script)`: what a script of helpers.measured says of each page."""

    def told(page: Page, script: str, style: str = "") -> dict[str, list[str]]:
        found = {}
        for where, base in (("site", address), ("made", made_address)):
            for name in names[where]:
                page.goto(base + name)
                settle(page)
                if style:
                    page.add_style_tag(content=style)
                found[name] = page.evaluate(script)
        return {name: faults for name, faults in found.items() if faults}

    return told


@pytest.fixture(scope="module")
def large_text(browser_type, browser_type_launch_args):
    """A browser whose reader has set letters twice as large, without zooming."""
    sizes = "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26"
    arguments = [*browser_type_launch_args["args"], sizes]
    browser = browser_type.launch(**{**browser_type_launch_args, "args": arguments})
    yield browser
    browser.close()


@ON_BOTH
def test_what_is_pressed_is_24_pixels_or_has_room_around_it(new_context, told, viewport):
    assert told(new_context(viewport=viewport).new_page(), measured.TARGETS) == {}


def test_names_contain_the_words_that_are_seen(new_context, told):
    assert told(new_context(viewport=WIDE).new_page(), measured.LABELS) == {}


@pytest.mark.parametrize("viewport", [NARROW, WIDE, ENLARGED], ids=["narrow", "wide", "enlarged"])
def test_what_has_the_focus_is_seen(new_context, told, viewport):
    assert told(new_context(viewport=viewport).new_page(), measured.COVERED) == {}


@ON_BOTH
def test_it_is_with_letters_twice_as_large_too(large_text, told, viewport):
    assert told(large_text.new_page(viewport=viewport), measured.COVERED) == {}


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_cut_when_letters_and_lines_stand_farther_apart(new_context, told, width):
    page = new_context(viewport={"width": width, "height": 640}, bypass_csp=True).new_page()
    assert told(page, measured.CUT, measured.SPACED) == {}


def test_nothing_is_cut_at_a_zoom_of_400_percent(new_context, told):
    assert told(new_context(viewport=ENLARGED).new_page(), measured.CUT) == {}


@ON_BOTH
def test_nothing_is_cut_with_letters_twice_as_large(large_text, told, viewport):
    assert told(large_text.new_page(viewport=viewport), measured.CUT) == {}


def test_nothing_moves_where_less_motion_is_wanted(new_context, told):
    assert told(new_context(reduced_motion="reduce").new_page(), measured.MOVING) == {}


def test_paper_has_the_addresses_of_links_and_cuts_nothing(new_context, told):
    # As wide as A4 without its margins.
    page = new_context(viewport={"width": 631, "height": 900}, color_scheme="dark").new_page()
    page.emulate_media(media="print")
    assert told(page, measured.UNPRINTED) == {}
