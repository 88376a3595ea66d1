"""axe-core finds nothing on any kind of page, in both languages, light and dark, phone and desk.

Every kind is looked at in each theme and at each width once; English pages, and every combination
of them all, with `make test-all`.
"""

from __future__ import annotations

import pytest

from helpers import pages
from helpers.axe import faults, look_at, unfold
from helpers.browser import SEEN


@SEEN
def test_axe_finds_nothing(address, seen, theme, width):
    page = seen(theme, width)
    assert look_at(page, [address + path for path in pages.KINDS.values()]) == []


@pytest.mark.full
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_english(site, address, seen, theme, width):
    names = [name for name in pages.of_each_kind(pages.html_files(site)) if name.startswith("en/")]
    assert look_at(seen(theme, width), [address + name for name in names]) == []


@SEEN
@pytest.mark.parametrize("kind", ["home", "sheet"])
def test_axe_finds_nothing_at_higher_contrast(address, seen, kind, theme, width):
    page = seen(theme, width)
    page.goto(address + pages.KINDS[kind])
    page.evaluate("() => TailieuReading.keep('contrast', 'more')")
    page.reload()
    unfold(page)
    assert page.locator("html").get_attribute("data-contrast") == "more"
    assert faults(page) == []


@SEEN
def test_axe_finds_nothing_in_a_form_with_faults(address, seen, theme, width):
    page = seen(theme, width)
    page.goto(address + pages.KINDS["form for a sheet"])
    page.locator("#phieu-messages-0-say").fill("Xử dụng từ ngày 1/8/2024.")
    page.locator("#phieu-messages-0-cite").fill("luat dat dai")
    page.locator("[role=option]").first.click()
    page.locator("[data-download]").click()
    page.locator("#phieu-facts-0-cite").fill("luat")
    assert faults(page) == []
    if width < 1000:
        # Where the preview does not stand beside the form.
        page.get_by_role("button", name="Xem trước").click()
        assert faults(page) == []
