"""A sheet before a hall: with a keyboard, a remote or a mouse, and nothing left behind."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from helpers.project import ROOT

STORM = "phieu/khi-co-bao.html"
SHEETS = sorted(
    path.stem
    for path in (ROOT / "docs" / "phieu").glob("*.md")
    if path.stem != "index" and "." not in path.stem
)


@pytest.fixture
def hall(page) -> Page:
    page.set_viewport_size({"width": 1280, "height": 720})
    return page


def present(page: Page, address: str, path: str = STORM) -> None:
    page.goto(address + path)
    page.locator("[data-present]").click()
    expect(stage(page)).to_be_visible()


def stage(page: Page):
    return page.locator("dialog.tl-present")


def at(page: Page) -> str:
    return stage(page).get_by_role("status").inner_text()


def test_every_key_of_a_remote_turns_the_slides(hall, address):
    present(hall, address)
    last = at(hall).split(" / ")[1]
    seen = []
    for key in ("PageDown", "ArrowRight", "ArrowDown", "Space", "ArrowLeft", "PageUp", "End"):
        hall.keyboard.press(key)
        seen.append(at(hall).split(" / ")[0])
    assert seen == ["2", "3", "4", "5", "4", "3", last]


def test_the_keys_go_on_after_the_mouse_has_reached_the_last_slide(hall, address):
    present(hall, address)
    after = hall.get_by_role("button", name="Sau", exact=True)
    last = int(at(hall).split(" / ")[1])
    for _ in range(last - 1):
        after.click()
    expect(after).to_be_focused()
    expect(after).to_have_attribute("aria-disabled", "true")
    hall.keyboard.press("PageUp")
    assert at(hall) == f"{last - 1} / {last}"


def test_a_screen_can_be_black_and_f5_loads_nothing_anew(hall, address):
    present(hall, address)
    hall.keyboard.press("PageDown")
    hall.keyboard.press(".")
    expect(stage(hall).get_by_role("status")).to_be_hidden()
    hall.keyboard.press("PageDown")
    assert at(hall).startswith("2 ")
    hall.keyboard.press("F5")
    assert at(hall).startswith("2 ")


@pytest.mark.parametrize(
    "leave",
    [
        lambda page: page.keyboard.press("Escape"),
        lambda page: page.go_back(),
        lambda page: page.get_by_role("button", name="Thoát").click(),
    ],
)
def test_every_way_out_leads_back_to_the_button(hall, address, leave):
    present(hall, address)
    expect(stage(hall)).to_have_attribute("open", "")
    hall.keyboard.press("Tab")
    assert hall.evaluate("Boolean(document.activeElement.closest('dialog'))")
    leave(hall)
    expect(stage(hall)).to_have_count(0)
    expect(hall.locator("[data-present]")).to_be_focused()
    hall.wait_for_function("!document.fullscreenElement")
    assert hall.url == address + STORM


def test_where_esc_only_leaves_the_full_screen_that_closes_the_slides(hall, address):
    hall.add_init_script("Object.defineProperty(navigator, 'keyboard', {value: undefined})")
    present(hall, address)
    hall.wait_for_function("document.fullscreenElement")
    hall.evaluate("document.exitFullscreen()")
    expect(stage(hall)).to_have_count(0)


CUT = """() => {
  const holder = document.querySelector(".tl-present__holder");
  return holder.scrollHeight > holder.clientHeight;
}"""


def test_no_slide_is_longer_than_the_screen(hall, address):
    cut = []
    for sheet in SHEETS:
        present(hall, address, f"phieu/{sheet}.html")
        last = int(at(hall).split(" / ")[1])
        for _ in range(last):
            if hall.evaluate(CUT):
                cut.append((sheet, at(hall)))
            hall.keyboard.press("PageDown")
        assert at(hall) == f"{last} / {last}"
    assert cut == []


def test_a_slide_longer_than_a_small_screen_scrolls_before_it_is_turned(hall, address):
    hall.set_viewport_size({"width": 320, "height": 260})
    hall.add_init_script("Element.prototype.requestFullscreen = undefined")
    present(hall, address)
    hall.keyboard.press("End")
    hall.keyboard.press("PageUp")
    before = at(hall)
    assert hall.evaluate(CUT)
    hall.keyboard.press("ArrowDown")
    assert at(hall) == before
    assert hall.evaluate("document.querySelector('.tl-present__holder').scrollTop") > 0
    for _ in range(10):
        hall.keyboard.press("PageDown")
    assert at(hall) != before


def test_nothing_of_an_open_room_is_on_paper(hall, address):
    present(hall, address)
    hall.emulate_media(media="print")
    expect(stage(hall)).to_be_hidden()
    hall.emulate_media(media="screen")
    hall.keyboard.press("Escape")
    hall.keyboard.press("/")
    box = hall.locator(".tl-search-veil")
    expect(box).to_be_visible()
    hall.emulate_media(media="print")
    expect(box).to_be_hidden()
