"""What Chromium tells assistive programs: landmarks, headings, names, and what is announced."""

from __future__ import annotations

import pytest

from helpers import pages
from helpers.browser import settle
from helpers.tree import LANDMARKS, faults, tree

SIX = ("home", "list of sheets", "sheet", "directive", "my pack", "form for a sheet")


@pytest.mark.parametrize(
    "kinds", [SIX, pytest.param(pages.KINDS.keys() - SIX, marks=pytest.mark.full, id="others")]
)
def test_landmarks_headings_and_names_are_told(page, address, kinds):
    found = {}
    for kind in kinds:
        page.goto(address + pages.KINDS[kind])
        settle(page)
        found[kind] = faults(tree(page))
    assert not any(found.values()), found


@pytest.mark.full
def test_what_opens_over_a_page_is_a_dialog_with_a_name(page, address):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + pages.KINDS["sheet"])
    for opener in (".tl-menu", ".tl-settings", ".footnote-ref >> nth=0", "[data-room=tl-more]"):
        page.locator(opener).click()
        nodes = tree(page)
        assert [node.name for node in nodes if node.role == "dialog"] not in ([], [""]), opener
        # What lies below is told of no more.
        assert not [node for node in nodes if node.role in LANDMARKS[2:]], opener
        page.keyboard.press("Escape")


def test_what_happens_is_announced(page, address):
    """Without a move of the focus (WCAG 4.1.3)."""
    page.goto(address + pages.KINDS["list of sheets"])
    chosen = page.get_by_role("combobox", name="Chủ đề")
    chosen.select_option("suc-khoe")
    told = page.get_by_role("status").filter(has_text="phiếu")
    assert told.count() == 1
    page.goto(address + pages.KINDS["sheet"])
    page.locator("[data-my-pack]").click()
    assert page.locator("[data-my-pack]").inner_text() == "Bỏ khỏi bộ"
