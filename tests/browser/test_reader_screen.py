"""What a reader sees first on an old phone, measured: 360×640 and narrower, a slow processor.

One page of each kind; what only a look at every page can tell, with `make test-all`.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from helpers import pages
from helpers.browser import settle
from helpers.project import own_catalog
from tailieu.content.messages import LANGUAGES

PHONE = {"width": 360, "height": 640}
NARROWEST = {"width": 320, "height": 640}

# Where an element begins below the top of the window, once the fonts are there.
TOP = """async (selector) => {
  await document.fonts.ready;
  const found = document.querySelector(selector);
  return found ? Math.round(found.getBoundingClientRect().top) : null;
}"""

# What moved after it was drawn: (how much, what).
SHIFTS = """() => new Promise((done) => {
  const found = [];
  const seen = (list) => {
    for (const {value, sources} of list.getEntries()) {
      found.push([value, ...sources.map(({node}) => node && (node.className || node.nodeName))]);
    }
  };
  new PerformanceObserver(seen).observe({type: "layout-shift", buffered: true});
  const drawn = (next) => requestAnimationFrame(() => requestAnimationFrame(next));
  document.fonts.ready.then(() => drawn(() => done(found)));
})"""

# (How wide the page is, what sticks out to the right of the window.)
WIDTH = """() => {
  const {scrollWidth, clientWidth} = document.documentElement;
  if (scrollWidth <= clientWidth) return [scrollWidth, []];
  const out = [...document.body.querySelectorAll("*")].filter(
    (node) => node.getBoundingClientRect().right > clientWidth + 1,
  );
  return [scrollWidth, out.slice(0, 3).map((node) => node.outerHTML.slice(0, 80))];
}"""

# What lies over the beginning of whatever a link of this page leads to, and over both ends of what
# the keyboard stops at.
COVERED = """() => {
  const found = [];
  const look = (node, go, both) => {
    if (!node || !node.checkVisibility()) return;
    go(node);
    const {left, top, bottom, width, height} = node.getBoundingClientRect();
    // A heading that is only read aloud.
    if (height < 2) return;
    const inside = Math.min(height / 2, 8);
    const ends = both ? [top + inside, bottom - inside] : [top + inside];
    const over = ends.map((y) => document.elementFromPoint(left + Math.min(width / 2, 8), y));
    if (over.every((other) => other && !node.contains(other) && !other.contains(node))) {
      found.push([node, over[0]].map((one) => one.outerHTML.slice(0, 80)));
    }
  };
  for (const link of document.querySelectorAll("main a[href^='#']")) {
    look(document.getElementById(link.hash.slice(1)), (node) => (location.hash = node.id), false);
  }
  const stops = [...document.querySelectorAll("main :is(a[href], button, summary, input)")];
  for (const node of [...stops, ...stops.reverse()]) look(node, () => node.focus(), true);
  return found;
}"""

# How many lines the text of each button in the bar at the foot takes.
LINES = """() => Object.fromEntries(
  [...document.querySelectorAll(".tl-bar > *")]
    .filter((button) => button.checkVisibility())
    .map((button) => {
      const text = document.createRange();
      text.selectNodeContents(button.firstChild);
      const heights = [...text.getClientRects()].map((line) => Math.round(line.top));
      return [button.firstChild.data, new Set(heights).size];
    }),
)"""

FOCUSED = """() => {
  const node = document.activeElement;
  return node.closest("#noi-dung") ? "content" : node.className.split(" ").pop();
}"""


@pytest.fixture
def phone(new_context) -> Page:
    return new_context(viewport=PHONE).new_page()


def tops(page: Page, base: str, names: list[str], selector: str) -> dict[str, int]:
    found = {}
    for name in names:
        page.goto(base + name)
        found[name] = page.evaluate(TOP, selector)
    return found


def lower(found: dict[str, int], limit: int) -> dict[str, int]:
    """The pages on which it begins below `limit`, or is not there."""
    return {name: top for name, top in found.items() if top is None or top > limit}


# The answer first --------------------------------------------------------------------------------


# Those with most above it by day; all at night.
@pytest.mark.parametrize("many", [25, pytest.param(None, marks=pytest.mark.full)])
def test_the_first_message_of_every_sheet_is_seen_at_once(phone, address, many):
    entries = own_catalog()
    above = {
        entry.page_path(lang): len(entry.text("title", lang) + entry.text("description", lang))
        for entry in entries.sheets.values()
        for lang in LANGUAGES
        if entry.en or lang == "vi"
    }
    names = sorted(above, key=above.__getitem__, reverse=True)[:many]
    assert lower(tops(phone, address, names, ".tl-sheet ol > li"), 320) == {}


def test_little_stands_above_the_title_of_a_page_from_a_server(phone, address):
    assert lower(tops(phone, address, list(pages.KINDS.values()), "h1"), 72) == {}


@pytest.mark.parametrize(
    "kinds",
    [
        ("home", "list of sheets", "sheet", "directive"),
        pytest.param(pages.KINDS.keys() - {"not found"}, marks=pytest.mark.full, id="all"),
    ],
)
def test_little_stands_above_the_title_of_a_page_from_a_disk(phone, site, kinds):
    phone.context.set_offline(True)
    names = [pages.KINDS[kind] for kind in kinds]
    assert lower(tops(phone, f"{site.as_uri()}/", names, "h1"), 104) == {}


# Nothing moves -----------------------------------------------------------------------------------

MOVING = ("home", "list of sheets", "sheet", "form for a sheet")


@pytest.mark.parametrize(
    "kinds", [MOVING, pytest.param(pages.KINDS, marks=pytest.mark.full, id="all")]
)
def test_nothing_moves_when_fonts_and_scripts_come_late(phone, address, kinds):
    session = phone.context.new_cdp_session(phone)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    for kind in kinds:
        phone.goto(address + pages.KINDS[kind])
        settle(phone)
        shifts = phone.evaluate(SHIFTS)
        assert sum(shift[0] for shift in shifts) <= 0.05, (kind, shifts)


def test_who_reads_on_is_not_taken_back_to_the_place_when_fonts_come(phone, address):
    held = []
    phone.route("**/*.woff2", lambda route: held.append(route))
    # Not until the page is loaded, which waits for the fonts.
    phone.goto(f"{address}{pages.KINDS['directive']}#muc-3", wait_until="commit")
    expect(phone.locator("#muc-3")).to_be_in_viewport()
    expect(phone.locator("button[data-size][aria-disabled]").first).to_be_attached()
    phone.mouse.move(180, 400)
    phone.mouse.wheel(0, -20_000)
    expect(phone.locator("h1")).to_be_in_viewport()
    assert held
    # Which lets go of those held.
    phone.unroute("**/*.woff2")
    settle(phone)
    assert phone.evaluate("() => document.fonts.ready.then(() => scrollY)") == 0


# By keyboard -------------------------------------------------------------------------------------


def test_the_keyboard_goes_through_the_bar_into_the_content(phone, address):
    for kind in ("home", "list of sheets", "sheet"):
        phone.goto(address + pages.KINDS[kind])
        reached = []
        for _ in range(6):
            phone.keyboard.press("Tab")
            reached.append(phone.evaluate(FOCUSED))
        # No stop in the menu, which is closed.
        bar = ["tl-skip", "tl-menu", "tl-brand", "tl-find", "tl-settings"]
        assert reached == [*bar, "content"], kind
        phone.keyboard.press("Shift+Tab")
        phone.keyboard.press("Enter")
        expect(phone.get_by_role("dialog")).to_be_visible()
        phone.keyboard.press("Escape")
        assert phone.evaluate(FOCUSED) == "tl-settings", kind


def test_nothing_that_is_gone_to_lies_under_the_bar(phone, address):
    for kind in ("sheet", "directive", "guide", "glossary"):
        phone.goto(address + pages.KINDS[kind])
        assert phone.evaluate(COVERED) == [], kind


# Narrow screens, large text ----------------------------------------------------------------------


def sticking_out(page: Page, base: str, names: list[str]) -> dict[str, list]:
    """The pages that scroll sideways: at 320 pixels, or at 360 with the largest text."""
    page.goto(base)
    found = {}
    for viewport, size in ((NARROWEST, "0"), (PHONE, "3")):
        page.set_viewport_size(viewport)
        page.evaluate("(size) => TailieuReading.keep('size', size)", size)
        for name in names:
            page.goto(base + name)
            assert page.locator("html").get_attribute("data-size") == size
            width, nodes = page.evaluate(WIDTH)
            if width > viewport["width"]:
                found[f"{name} at size {size}"] = [width, nodes]
    return found


def test_what_is_read_most_does_not_scroll_sideways(phone, address):
    names = [pages.KINDS[kind] for kind in ("home", "list of sheets", "sheet", "directive")]
    assert sticking_out(phone, address, names) == {}


@pytest.mark.full
def test_no_page_scrolls_sideways(phone, address, site):
    assert sticking_out(phone, address, pages.on_disk(site)) == {}


def test_the_home_page_is_at_most_three_screens(address, page):
    page.set_viewport_size({"width": 390, "height": 844})
    for name in ("index.html", "en/index.html"):
        page.goto(address + name)
        settle(page)
        assert page.evaluate("() => document.documentElement.scrollHeight") <= 3 * 844, name


def test_what_can_be_done_with_a_sheet_stands_on_one_line(address, page):
    """In the bar at the foot of a phone, with the button that leads to telephone numbers."""
    for width in (360, 390):
        page.set_viewport_size({"width": width, "height": 640})
        page.goto(address + pages.KINDS["sheet"])
        assert page.evaluate(LINES) == {
            "Trình chiếu": 1,
            "Chép": 1,
            "Thêm vào bộ": 1,
            "Gọi ai": 1,
            "⋯": 1,
        }
