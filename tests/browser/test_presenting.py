"""Pages before a hall: with a keyboard, a remote, a mouse or a finger, and nothing left behind."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from helpers.firefox import Firefox, visit
from helpers.project import ROOT

STORM = "phieu/khi-co-bao.html"
WAGES = "phieu/luong-toi-thieu-2026.html"
DIRECTIVE = "van-ban/548-cv-tu-2024.html"
MEETING = "bo-tai-lieu/sinh-hoat-chi-bo.html"
PACK = "bo-tai-lieu/an-toan-cho-nguoi-dan.html"
SHEETS = sorted(
    f"phieu/{path.stem}.html"
    for path in (ROOT / "docs" / "phieu").glob("*.md")
    if path.stem != "index" and "." not in path.stem
)
SIZES = [(1024, 768), (1280, 720), (1920, 1080)]


@pytest.fixture
def hall(page) -> Page:
    page.set_viewport_size({"width": 1280, "height": 720})
    return page


def stage(page: Page):
    return page.locator("dialog.tl-present")


def status(page: Page):
    return stage(page).get_by_role("status")


def at(page: Page) -> str:
    return status(page).inner_text()


def present(page: Page, address: str, path: str = STORM) -> None:
    page.goto(address + path)
    page.locator("[data-present]").click()
    expect(status(page)).to_have_text(re.compile(r"^1 / \d+$"))


def choose(page: Page, name: str) -> None:
    page.get_by_role("button", name="Việc khác").click()
    page.get_by_role("button", name=name, exact=True).click()


# Screens -----------------------------------------------------------------------------------------


def test_steps_what_is_needed_whom_to_call_and_amounts_have_screens(hall, made_address):
    hall.clock.set_fixed_time("2027-01-01T05:00:00Z")
    present(hall, made_address, "phieu/du-phan.html")
    shown = {}
    for _ in range(int(at(hall).split(" / ")[1]) - 1):
        hall.keyboard.press("PageDown")
        heading = stage(hall).locator(".tl-slide__head").inner_text()
        shown.setdefault(heading, stage(hall).locator(".tl-slide__body").inner_text())
    assert shown["Cần làm gì"].split("\n") == ["Bước thứ nhất.", "Bước thứ hai.", "Bước thứ ba."]
    assert "Thẻ cũ.\nĐơn theo mẫu." in shown["Giấy tờ · Lệ phí · Thời hạn · Nơi làm"]
    assert "1900 0000\thỏi về giấy thử." in shown["Gọi ai"]
    assert shown["Số liệu cần nhớ"] == "Mức thử\ttừ 01/01/2027: 2.400.000 đồng một tháng"


# Keys --------------------------------------------------------------------------------------------


def test_every_key_of_a_remote_turns_the_slides(hall, address):
    present(hall, address)
    last = at(hall).split(" / ")[1]
    seen = []
    for key in ("PageDown", "ArrowRight", "ArrowDown", "Space", "Shift+Space", "PageUp", "End"):
        hall.keyboard.press(key)
        seen.append(at(hall).split(" / ")[0])
    assert seen == ["2", "3", "4", "5", "4", "3", last]


def test_a_number_and_enter_go_to_a_screen_which_stays_when_the_window_changes(hall, address):
    hall.set_viewport_size({"width": 1024, "height": 768})
    present(hall, address, DIRECTIVE)
    hall.keyboard.press("9")
    expect(status(hall)).to_have_text("→ 9")
    hall.keyboard.press("Enter")
    head = stage(hall).locator(".tl-present__holder .tl-slide__head")
    expect(head).to_have_text("Mục 1 2/2")
    # A window that fills the screen has no size of its own to change.
    narrower = {"width": 1000, "height": 768, "deviceScaleFactor": 1, "mobile": False}
    hall.context.new_cdp_session(hall).send("Emulation.setDeviceMetricsOverride", narrower)
    expect(stage(hall).locator(".tl-present__holder > *")).to_have_css("width", "1000px")
    expect(head).to_have_text("Mục 1 2/2")


def test_a_screen_is_chosen_among_all(hall, address):
    present(hall, address)
    hall.keyboard.press("o")
    for key in ("ArrowRight", "ArrowRight", "Enter"):
        hall.keyboard.press(key)
    assert at(hall).startswith("3 / ")
    hall.keyboard.press("O")
    hall.keyboard.press("Escape")
    assert at(hall).startswith("3 / ")


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
    expect(status(hall)).to_be_hidden()
    hall.keyboard.press("PageDown")
    for key in ("F5", "Shift+F5"):
        hall.keyboard.press(key)
        assert at(hall).startswith("2 ")


def test_a_remote_starts_anew_where_the_slides_were_left(hall, address):
    present(hall, address)
    hall.keyboard.press("Escape")
    expect(stage(hall)).to_have_count(0)
    hall.keyboard.press("F5")
    expect(status(hall)).to_have_text(re.compile(r"^1 / "))


def test_controls_show_when_the_pointer_moves(hall, address):
    hall.clock.install()
    present(hall, address)
    hall.keyboard.press("PageDown")
    button = hall.get_by_role("button", name="Tổng quan")
    expect(button).to_have_css("opacity", "0")
    hall.mouse.move(200, 200)
    expect(button).to_have_css("opacity", "1")
    hall.clock.run_for(4000)
    expect(button).to_have_css("opacity", "0")


# From finding a sheet to its last screen ---------------------------------------------------------


def test_six_keys_and_the_words_lead_from_the_first_page_to_the_last_screen(hall, address):
    hall.goto(address)
    hall.keyboard.press("/")
    box = hall.locator("#tl-search-input")
    expect(box).to_be_focused()
    hall.keyboard.type("bão")
    expect(hall.locator(".tl-search__results a").first).to_have_attribute("href", re.compile(STORM))
    hall.keyboard.press("Enter")
    expect(hall.get_by_role("heading", level=1)).to_be_focused()
    assert hall.url == f"{address}{STORM}#y-1"
    assert hall.evaluate("scrollY") > 0
    for key in ("Tab", "Enter"):
        hall.keyboard.press(key)
    expect(status(hall)).to_have_text("1 / 8")
    hall.keyboard.press("End")
    expect(status(hall)).to_have_text("8 / 8")
    hall.keyboard.press("Escape")
    expect(stage(hall)).to_have_count(0)
    expect(hall.locator("[data-present]")).to_be_focused()


def test_three_taps_the_words_and_a_swipe_a_screen_lead_there_on_a_phone(new_context, address):
    phone = new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = phone.new_page()
    finger = phone.new_cdp_session(page)

    def touch(kind: str, *points: dict) -> None:
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def swipe(from_x: int, to_x: int) -> None:
        touch("touchStart", {"x": from_x, "y": 400})
        touch("touchMove", {"x": to_x, "y": 400})
        touch("touchEnd")

    page.goto(address)
    page.locator("#tl-q").tap()
    page.keyboard.type("bão")
    page.keyboard.press("Enter")
    page.locator(f".tl-search__results a[href*='{STORM}']").first.tap()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.locator("[data-present]").tap()
    for number in range(1, 9):
        expect(status(page)).to_have_text(f"{number} / 8")
        swipe(300, 100)
    swipe(100, 300)
    expect(status(page)).to_have_text("7 / 8")
    page.go_back()
    expect(stage(page)).to_have_count(0)
    expect(page.locator("[data-present]")).to_be_focused()


# Leaving -----------------------------------------------------------------------------------------


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
    hall.keyboard.press("Tab")
    assert hall.evaluate("Boolean(document.activeElement.closest('dialog'))")
    leave(hall)
    expect(stage(hall)).to_have_count(0)
    expect(hall.locator("[data-present]")).to_be_focused()
    hall.wait_for_function("() => !document.fullscreenElement")
    assert hall.url == address + STORM


def test_forward_to_a_room_that_was_left_keeps_no_slides_away(hall, address):
    hall.goto(address + STORM)
    hall.get_by_role("button", name="Cách hiển thị").click()
    hall.keyboard.press("Escape")
    hall.wait_for_function("() => !history.state")
    hall.go_forward()
    hall.locator("[data-present]").click()
    expect(status(hall)).to_be_visible()


def test_the_place_on_the_page_is_kept(hall, address):
    hall.goto(address + STORM)
    hall.evaluate("scrollTo(0, 150)")
    before = hall.evaluate("scrollY")
    hall.locator("[data-present]").evaluate("button => button.click()")
    expect(status(hall)).to_have_text(re.compile(r"^1 / "))
    hall.keyboard.press("Escape")
    expect(stage(hall)).to_have_count(0)
    hall.wait_for_function("() => !document.fullscreenElement")
    assert hall.evaluate("scrollY") == before == 150
    # Pressed by a script, or in Safari, it had no focus before.
    expect(hall.locator("[data-present]")).to_be_focused()


def test_where_esc_only_leaves_the_full_screen_that_closes_the_slides(hall, address):
    hall.add_init_script("Object.defineProperty(navigator, 'keyboard', {value: undefined})")
    present(hall, address)
    hall.wait_for_function("() => document.fullscreenElement")
    hall.evaluate("document.exitFullscreen()")
    expect(stage(hall)).to_have_count(0)


# What is on the screens --------------------------------------------------------------------------

# Texts that are cut, or smaller than what the tenth row reads: sizes in hundredths of the height.
AMISS = """() => {
  const least = {
    title: 7, message: 7, text: 5, list: 4.5, table: 4.5, questions: 4.5, sources: 3,
  };
  const slide = document.querySelector(".tl-present__slide");
  const room = document.querySelector(".tl-present__holder").getBoundingClientRect();
  const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  const amiss = [];
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const size = (100 * parseFloat(getComputedStyle(parentElement).fontSize)) / innerHeight;
    const isBody = parentElement.closest(".tl-slide__body > :first-child");
    const isSmall = size < (isBody ? least[slide.dataset.kind] : 3) - 0.01;
    const isCut = Array.from(range.getClientRects()).some(
      ({ top, bottom, right }) => top < room.top || bottom > room.bottom || right > room.right);
    if (data.trim() && (isSmall || isCut)) amiss.push(data);
  }
  return amiss;
}"""


def walk(page: Page, address: str, paths: list[str], size: tuple[int, int]) -> list:
    """What is amiss on any screen of the pages, by keyboard alone from first to last and back."""
    amiss = []
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for path in paths:
        page.goto(address + path)
        page.locator("[data-present]").focus()
        page.keyboard.press("Enter")
        expect(status(page)).to_have_text(re.compile(r"^1 / \d+$"))
        last = int(at(page).split(" / ")[1])
        for number in range(1, last + 1):
            if number > 1:
                page.keyboard.press("PageDown")
            assert at(page) == f"{number} / {last}"
            amiss += [(path, number, text) for text in page.evaluate(AMISS)]
        for _ in range(last):
            page.keyboard.press("PageUp")
        assert at(page) == f"1 / {last}"
    return amiss


@pytest.mark.parametrize("size", SIZES)
def test_every_screen_is_whole_and_large(size, site, context, page):
    context.set_offline(True)
    pages = [WAGES, PACK] if size == SIZES[0] else [DIRECTIVE]
    assert walk(page, f"{site.as_uri()}/", pages, size) == []


@pytest.mark.full
@pytest.mark.parametrize("size", SIZES)
def test_every_screen_of_every_sheet_is_whole_and_large(size, site, context, page):
    context.set_offline(True)
    english = [f"en/{sheet}" for sheet in SHEETS if (site / "en" / sheet).is_file()]
    pages = [*SHEETS, *english, DIRECTIVE, PACK, MEETING]
    assert walk(page, f"{site.as_uri()}/", pages, size) == []


# More than any page has screens.
MANY = 60
SEEN_ON_A_SCREEN = f"""() => [
  document.querySelector(".tl-present [role=status]").textContent, ({AMISS})()
]"""
# Slides are shown while how many they are is still being counted.
COUNTED = """() => !document.querySelector(".tl-present [role=status]").textContent.includes("…")"""
# The full screen of a Firefox without a screen has a size of its own.
WITHOUT_FULL_SCREEN = """() => {
  Element.prototype.requestFullscreen = null;
  return true;
}"""


def walk_in_firefox(
    firefox: Firefox, address: str, visits: list[tuple[str, tuple[int, int]]]
) -> list:
    """What is amiss on any screen of the pages at these sizes, from first to last and back."""
    keys = [*["PageDown"] * MANY, *["PageUp"] * MANY]
    walks = [
        visit(
            address + path,
            None,
            steps=[
                {"size": size, "wait": WITHOUT_FULL_SCREEN},
                {"focus": "[data-present]", "press": ["Enter"], "see": ".tl-present__slide"},
                {"wait": COUNTED},
                {"press": keys, "tell": SEEN_ON_A_SCREEN},
            ],
        )
        for path, size in visits
    ]
    answer = firefox.visit(walks)
    assert answer["faults"] == []
    told = answer["told"]
    amiss = []
    for path, size in visits:
        seen, told = told[: len(keys)], told[len(keys) :]
        last = int(seen[0][0].split(" / ")[1])
        numbers = [*range(2, last + 1), *[last] * (MANY - last + 1)]
        numbers += [*range(last - 1, 0, -1), *[1] * (MANY - last + 1)]
        assert [at for at, _ in seen] == [f"{number} / {last}" for number in numbers]
        amiss += [(path, size, at, texts) for at, texts in seen if texts]
    return amiss


@pytest.mark.full
def test_in_firefox_too_screens_are_whole(site, firefox):
    visits = [(STORM, SIZES[0]), (PACK, SIZES[1]), (DIRECTIVE, SIZES[2])]
    assert walk_in_firefox(firefox, f"{site.as_uri()}/", visits) == []


@pytest.mark.full
def test_in_firefox_too_the_speakers_view_keeps_step(site, firefox):
    address = f"{site.as_uri()}/"
    count = """() => document.querySelector(
      ".tl-speaker [role=status], .tl-present [role=status]").textContent"""
    there = {"other": True, "see": ".tl-speaker__now .tl-slide"}
    spoken = visit(
        f"{address}{STORM}#noi-dung-chinh",
        # A window behind another may take its time.
        """() => new Promise((done) => {
          const look = () => {
            const { activeElement, body } = document;
            if (activeElement === body) setTimeout(look, 20);
            else done(activeElement.textContent);
          };
          look();
        })""",
        steps=[
            {"focus": "[data-room='tl-more']", "press": ["Enter"]},
            {"focus": "[data-present-as='speaker']", "press": ["Enter"]},
            {"see": ".tl-present__slide", "wait": COUNTED},
            there,
            {"press": ["PageDown"], "tell": count},
            {"other": True, "press": ["PageDown", "PageDown"], "tell": count},
            {**there, "reload": True},
            {"other": True, "press": ["PageUp"], "tell": count},
            {"press": ["Escape"], "see": "html:not(.tl-in-room)"},
            {"other": True, "press": ["PageDown"], "tell": count},
        ],
    )
    answer = firefox.visit([spoken])
    assert answer["faults"] == []
    *screens, focused = answer["told"]
    assert [at.split(" / ")[0] for at in screens] == ["2", "3", "4", "3", "4"]
    assert focused == "⋯"


@pytest.mark.full
@pytest.mark.parametrize("size", SIZES)
def test_in_firefox_too_every_screen_of_every_sheet_is_whole_and_large(size, site, firefox):
    visits = [(path, size) for path in (*SHEETS, DIRECTIVE, PACK, MEETING)]
    assert walk_in_firefox(firefox, f"{site.as_uri()}/", visits) == []


def test_points_keep_numbers_and_the_last_screen_has_the_questions_and_a_code(hall, made_address):
    present(hall, made_address, "phieu/ten-moi.html")
    hall.keyboard.press("End")
    slide = stage(hall).locator(".tl-slide")
    expect(slide).to_contain_text("Hỏi gì?")
    expect(slide.locator("svg")).to_be_visible()
    expect(slide).to_contain_text("https://example.org/tai-lieu/phieu/ten-moi.html")
    hall.keyboard.press("PageUp")
    expect(slide.locator("ol > li").nth(1)).to_have_attribute("data-number", "2.")


def test_nothing_on_a_packs_agenda_is_left_out(hall, site):
    present(hall, f"{site.as_uri()}/", MEETING)
    hall.keyboard.press("PageDown")
    slide = stage(hall).locator(".tl-slide")
    expect(slide).to_contain_text("Công văn số 548-CV/TU ngày 10/6/2024")
    expect(slide).to_contain_text("Công văn · Ban Thường vụ Thị ủy · Văn bản chỉ đạo")
    expect(slide).to_contain_text("Về việc tăng cường công tác tuyên truyền")
    hall.keyboard.press("o")
    for title in hall.locator("[data-agenda] > li > a").all_inner_texts():
        expect(hall.locator(".tl-present__overview")).to_contain_text(title)


def test_the_readers_own_pack_is_presented(hall, site):
    hall.goto(f"{site.as_uri()}/bo-cua-toi.html#phieu=khi-co-bao,luong-toi-thieu-2026")
    hall.get_by_role("button", name="Trình chiếu").click()
    expect(status(hall)).to_have_text(re.compile(r"^1 / \d+$"))
    hall.keyboard.press("o")
    for title in ("Bộ của tôi", "Khi có bão: chuẩn bị gì, làm gì?", "Lương tối thiểu năm 2026"):
        expect(hall.locator(".tl-present__overview")).to_contain_text(title)


# The speaker's view ------------------------------------------------------------------------------


@pytest.mark.parametrize("told", ["by a channel", "from window to window"])
def test_the_speakers_view_keeps_step(told, hall, context, site):
    context.set_offline(True)
    if told == "from window to window":
        context.add_init_script("window.BroadcastChannel = undefined")
    hall.goto(f"{site.as_uri()}/{STORM}")
    with context.expect_page() as opened:
        choose(hall, "Màn hình người nói")
    speaker = opened.value
    count = speaker.locator(".tl-speaker").get_by_role("status")
    expect(count).to_have_text(re.compile(r"^1 / \d+$"))
    expect(speaker.locator(".tl-speaker__notes")).to_contain_text("Ít nhất 3 ngày, kèm theo thuốc.")
    expect(speaker.locator(".tl-speaker__spoken")).to_contain_text("/ 3 phút")

    hall.keyboard.press("PageDown")
    expect(count).to_have_text(re.compile("^2 / "))
    speaker.keyboard.press("PageDown")
    expect(status(hall)).to_have_text(re.compile("^3 / "))
    speaker.reload()
    expect(count).to_have_text(re.compile("^3 / "))
    expect(speaker.locator(".tl-speaker__now")).to_contain_text("Khi bão vào")

    hall.keyboard.press("Escape")
    expect(stage(hall)).to_have_count(0)
    expect(speaker.locator(".tl-speaker__told")).not_to_be_empty()
    speaker.keyboard.press("PageDown")
    expect(count).to_have_text(re.compile("^4 / "))


# On paper ----------------------------------------------------------------------------------------


def test_slides_handouts_and_the_card_are_printed(hall, address):
    hall.add_init_script("window.print = () => { document.title = 'printed'; }")
    for path, way, each, width in (
        (DIRECTIVE, "In trang chiếu", 1, 297),
        (MEETING, "In ba trang một tờ", 3, 210),
    ):
        hall.goto(address + path)
        choose(hall, way)
        expect(hall).to_have_title("printed")
        screens = hall.locator(".tl-deck .tl-slide").count()
        with pikepdf.open(BytesIO(hall.pdf(prefer_css_page_size=True))) as paper:
            widths = [round(float(page.mediabox[2]) / 72 * 25.4) for page in paper.pages]
        assert widths == [width] * -(-screens // each)
        hall.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(hall.locator(".tl-deck")).to_have_count(0)


def test_the_card_is_on_one_screen_of_a_phone(page, address):
    page.set_viewport_size({"width": 360, "height": 640})
    for sheet in (STORM, WAGES):
        page.goto(address + sheet)
        choose(page, "Thẻ nói")
        face = page.locator(".tl-card-room__face")
        expect(face.locator("ol > li")).to_have_count(3)
        expect(face).to_contain_text("[1]")
        assert face.evaluate("face => face.scrollHeight <= face.clientHeight")


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
