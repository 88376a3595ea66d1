"""axe-core finds nothing on any kind of page, in both languages, light and dark, phone and desk.

Every kind is looked at in each theme and at each width once; English pages, and every combination
of them all, with `make test-all`.
"""

from __future__ import annotations

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from helpers import pages
from helpers.browser import SEEN

# Everything that axe knows of WCAG 2.2 AA, and what it calls best practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def seen(new_context):
    """`seen(theme, width)`: a page in a window of that theme and width, with axe in it."""

    def seen(theme: str, width: int) -> Page:
        context = new_context(
            color_scheme=theme,
            reduced_motion="reduce",
            viewport={"width": width, "height": 900},
            # Past the page's own rules on scripts, which let nothing in from outside.
            bypass_csp=True,
        )
        context.add_init_script(AXE_SCRIPT)
        return context.new_page()

    return seen


def faults(page: Page) -> list[str]:
    """One line a fault: the page, the rule, and the elements that break it."""
    found = page.evaluate(
        "(tags) => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", RULES
    )
    return [
        f"{page.url}: {fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def unfold(page: Page) -> None:
    """Open what a reader can open, so that what it holds is looked at too."""
    page.evaluate("() => document.querySelectorAll('details').forEach((it) => (it.open = true))")


def look_at(page: Page, addresses: list[str]) -> list[str]:
    found = []
    for address in addresses:
        page.goto(address)
        unfold(page)
        found += faults(page)
    return found


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
