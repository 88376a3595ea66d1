"""The search box in Chromium, on the built site: from a server below a path, and from a disk."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from helpers.browser import SEEN_IN_THE_LIGHT
from helpers.filling import REPOSITORY
from helpers.searching import DIRECTIVE, PROPAGANDA, QUERIES, Box

SHEET = "phieu/cong-van-548-yeu-cau-gi.html"
INDEX = re.compile(r"/assets/search/(vi|en)/|/assets/search/(text|search)\.js")


BOTH_WAYS = pytest.mark.parametrize("either", ["http", "disk"], indirect=True)


# ---- what is found --------------------------------------------------------------------------


def test_the_directive_is_found_first(either):
    either.open()
    for query in ("548", "548cvtu", "thi uy", "thị uỷ"):
        assert either.ask(query)[0] == DIRECTIVE, query


def test_every_way_to_type_a_word_finds_the_same_pages(either):
    either.open()
    expected, *others = [either.ask(query) for query in PROPAGANDA]
    assert expected[0] in (DIRECTIVE, SHEET)
    assert [other[0] for other in others] == [expected[0]] * len(others)
    assert [set(other) for other in others] == [set(expected)] * len(others)


def test_an_abbreviation_finds_the_pages_that_spell_it_out(either):
    # A sheet whose readers must go to the commune's Ủy ban nhân dân; no page that tells of the site
    # itself stands among the first.
    found = either.open().ask("ubnd")
    assert found[0].startswith("phieu/")
    assert all(page.startswith(("phieu/", "van-ban/", "nguon/")) for page in found[:3])


def test_what_pages_call_otherwise_is_searched_too_and_said_so(box):
    assert "phieu/diem-giay-phep-lai-xe.html" in box.open().ask("bằng lái")[:3]
    expect(box.status).to_contain_text("cũng tìm: giấy phép lái xe")


def test_a_server_and_a_disk_give_the_same_pages_in_the_same_order(box, on_disk):
    box.open()
    on_disk.open()
    for query in QUERIES:
        assert box.ask(query) == on_disk.ask(query) != []


def test_a_browser_that_unpacks_nothing_itself_finds_the_same(box, on_disk):
    expected = box.open().ask("thị uỷ")
    on_disk.page.add_init_script("delete window.DecompressionStream")
    assert on_disk.open().ask("thị uỷ") == expected


def test_results_come_as_you_type(either):
    expected = either.open().ask("thị uỷ")
    either.input.fill("")
    either.input.press_sequentially("thị u")
    expect(either.links.first).to_be_visible()
    either.input.press_sequentially("ỷ")
    either.settle()
    assert either.found() == expected


# ---- opening and closing --------------------------------------------------------------------


def test_nothing_of_the_search_is_fetched_before_it_is_touched(box):
    box.page.goto(box.base)
    box.page.wait_for_load_state("networkidle")
    assert [url for url in box.record.requested if INDEX.search(url)] == []
    box.page.locator("[data-search-open]").click()
    box.ask("thi uy")
    assert [url for url in box.record.requested if INDEX.search(url)] != []


def test_a_key_opens_the_box(either):
    either.page.goto(either.base + "index.html")
    for key in ("/", "Control+k"):
        either.page.keyboard.press(key)
        expect(either.input).to_be_focused()
        either.page.keyboard.press("Escape")
        expect(either.input).to_be_hidden()


def test_what_is_typed_before_the_box_is_there_stands_in_it(box):
    box.page.route("**/search/search.js*", lambda route: held.append(route))
    held = []
    box.page.goto(f"{box.base}index.html")
    with box.page.expect_request("**/search/search.js*"):
        box.page.keyboard.press("/")
    box.page.keyboard.type("luong ")
    held[0].continue_()
    expect(box.input).to_have_value("luong ")
    box.page.keyboard.type("co so")
    expect(box.input).to_have_value("luong co so")


def test_what_is_typed_elsewhere_before_the_box_is_there_stays_there(box):
    box.page.route("**/search/search.js*", lambda route: None)
    box.page.goto(f"{box.base}index.html")
    box.page.keyboard.press("/")
    field = box.page.locator("[data-search-form] [name=q]")
    field.press_sequentially("bao")
    expect(field).to_have_value("bao")


def test_a_tap_opens_the_box(new_context, address, playwright):
    context = new_context(**playwright.devices["Pixel 5"])
    page = context.new_page()
    page.goto(address + SHEET)
    page.locator("[data-search-open]").tap()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator("#tl-search-input")).to_be_focused()
    assert page.get_by_role("dialog").bounding_box()["height"] == page.viewport_size["height"]


def test_the_slash_can_be_typed_into_the_box(either):
    either.open().input.press("/")
    expect(either.input).to_have_value("/")


def test_escape_gives_the_focus_back(either):
    either.page.goto(either.base + "index.html")
    button = either.page.locator("[data-search-open]")
    button.focus()
    either.page.keyboard.press("Enter")
    either.ask("thi uy")
    address = either.page.url
    either.page.keyboard.press("ArrowDown")
    either.page.keyboard.press("Escape")
    expect(either.input).to_be_hidden()
    expect(button).to_be_focused()
    either.page.keyboard.press("Enter")
    either.page.go_back()
    expect(either.input).to_be_hidden()
    expect(button).to_be_focused()
    assert either.page.url == address


def test_arrows_walk_through_the_results_and_enter_opens_one(either):
    found = either.open().ask("thi uy")
    for _ in range(2):
        either.page.keyboard.press("ArrowDown")
    expect(either.links.nth(1)).to_be_focused()
    either.page.keyboard.press("ArrowUp")
    either.page.keyboard.press("ArrowUp")
    expect(either.input).to_be_focused()
    either.page.keyboard.press("ArrowDown")
    either.page.keyboard.press("Enter")
    either.page.wait_for_url(lambda url: url.startswith(either.base + found[0]))


def test_enter_opens_the_first_result_of_what_was_typed(either):
    either.open().ask("luong toi thieu")
    either.input.fill("thi uy")
    either.input.press("Enter")
    either.page.wait_for_url(lambda url: url.startswith(either.base + DIRECTIVE))


def test_the_focus_does_not_get_behind_the_box(either):
    either.open().ask("thi uy")
    behind = either.page.locator("body > :not(.tl-search-veil) :focus")
    for key in ("Tab", "Shift+Tab"):
        for _ in range(either.page.locator(".tl-search-veil :is(a, button, input)").count() + 2):
            either.page.keyboard.press(key)
            expect(behind).to_have_count(0)


def test_the_clear_button_empties_the_box(either):
    either.open().ask("thi uy")
    either.button("Xóa ô tìm kiếm").click()
    expect(either.input).to_have_value("")
    expect(either.input).to_be_focused()
    expect(either.links).to_have_count(0)


def test_more_results_follow_the_last_one_shown(either):
    either.open().ask("công an")
    shown = either.links.count()
    either.button("Xem thêm").click()
    expect(either.links.nth(shown)).to_be_focused()


# ---- what the box says ----------------------------------------------------------------------


def test_the_count_is_read_out(either):
    either.open().ask("sot xuat huyet")
    status = either.page.get_by_role("dialog").get_by_role("status")
    expect(status).to_have_text(re.compile(r"^[1-9]\d* trang"))


def test_results_can_be_narrowed_to_a_kind(either):
    either.open().ask("thi uy")
    expect(either.kinds.first).to_have_text("Mọi loại")
    kind = either.kinds.get_by_text("Phiếu thông tin")
    many = int(kind.inner_text().split()[-1])
    kind.click()
    expect(either.status).to_contain_text(f"{many} trang")
    assert SHEET in either.found()
    assert all(page.startswith("phieu/") for page in either.found())
    expect(kind).to_have_attribute("aria-pressed", "true")
    either.button("Mọi loại").click()
    expect(either.links.nth(1)).to_be_visible()


def test_a_result_names_its_kind_status_and_section(either):
    either.open().ask("thi uy")
    first = either.results.locator("ol > li").first
    expect(first.locator(".tl-search__about")).to_contain_text("Văn bản")
    expect(first.locator(".tl-badge")).to_have_text("Văn bản chỉ đạo")
    expect(first.locator("b")).to_have_text("Mục 5 · ")
    assert set(first.locator("mark").all_inner_texts()) == {"Thị", "ủy"}


def test_the_other_language_stands_under_its_own_heading(either):
    either.open().ask("548-CV/TU")
    expect(either.results.locator("h2")).to_have_text("Bằng tiếng Anh")
    other = either.results.locator("h2 + ol a")
    expect(other.first).to_have_attribute("lang", "en")
    assert all("/en/" in link.get_attribute("href") for link in other.all())
    assert not any(path.startswith("en/") for path in either.found())


def test_a_misspelt_query_is_mended_with_a_way_back(either):
    either.open().ask("lương tối thiêur vùngg")
    expect(either.status).to_contain_text("Đang hiện kết quả cho lương tối thiểu vùng")
    assert either.found()[0] == "phieu/luong-toi-thieu-2026.html"
    either.status.get_by_role("button").click()
    expect(either.status).not_to_contain_text("Đang hiện kết quả cho")
    expect(either.input).to_be_focused()


def test_nothing_found_says_what_is_missing_and_where_to_go_on(either):
    assert either.open().ask("998/2099") == []
    expect(either.status).to_have_text("Không có “998/2099” trên trang này.")
    expect(either.results.locator("li").first).to_have_text(
        "Thử ít từ hơn, hoặc từ khác cùng nghĩa."
    )
    expect(either.results.get_by_role("link", name="Đất đai")).to_be_visible()
    proposal = either.results.get_by_role("link", name="Đề xuất phiếu")
    expect(proposal).to_have_attribute("href", f"{either.base}lien-he.html")
    either.ask("lao động xyzq")
    expect(either.status).to_contain_text("Không có “xyzq” trên trang này.")
    # Of the topics only the nearest.
    expect(either.results.get_by_role("link", name="Đất đai", exact=True)).to_have_count(0)
    either.results.get_by_role("link", name="Lao động, tiền lương").click()
    either.page.wait_for_url(re.compile(r"/phieu/index\.html#chu-de=lao-dong"))


def test_a_request_for_a_sheet_goes_to_the_form_of_the_repository(page, shared_site):
    form = f"{REPOSITORY}/issues/new?template=de-xuat-phieu.yml"
    box = Box(page, shared_site.as_uri() + "/").open()
    box.ask("xyzq & 998/2099")
    link = box.results.get_by_role("link", name="Đề xuất phiếu")
    expect(link).to_have_attribute("href", f"{form}&title=xyzq+%26+998%2F2099")
    box.open("en/index.html").ask("xyzq")
    link = box.results.locator(f"[href^='{REPOSITORY}']")
    expect(link).to_have_attribute("href", f"{form}&title=xyzq")


def test_words_in_quotes_that_stand_nowhere_are_looked_for_without(either):
    either.open().input.fill('"lương cháy tối thiểu"')
    loose = either.status.get_by_role("button", name="Tìm không cần nguyên văn: lương cháy tối")
    expect(either.status).to_contain_text("Không trang nào có đúng nguyên văn này.")
    expect(either.links.first).to_have_attribute("href", re.compile("luong-toi-thieu"))
    loose.click()
    expect(either.input).to_have_value("lương cháy tối thiểu")
    expect(either.status).not_to_contain_text("nguyên văn")


def test_a_result_shows_the_answer_and_leads_to_it(either):
    either.open().ask("luong toi thieu vung 2")
    answer = either.results.locator(".tl-search__answer").first
    expect(answer).to_contain_text("4.730.000")
    expect(answer.locator("mark")).to_have_text(["Vùng", "II"])
    either.links.first.click()
    expect(either.page).to_have_url(re.compile(r"luong-toi-thieu-2026\.html#so-lieu-2$"))
    either.page.locator("[data-search-open]").click()
    either.ask("điều 20 luật phòng cháy")
    leads_to = re.compile(r"van-ban/55-2024-qh15/chuong-02\.html\?.*#dieu-20$")
    expect(either.links.first).to_have_attribute("href", leads_to)
    either.ask("điều 5 nghị định 105/2025")
    first = either.results.locator("ol > li").first
    expect(first.locator("a")).to_have_attribute("href", re.compile(r"van-ban/105-2025-nd-cp"))
    expect(first.locator(".tl-search__about")).to_contain_text("Chưa có toàn văn")


@BOTH_WAYS
def test_recent_queries_are_kept_on_the_device_and_erased(either):
    either.open().ask("thi uy")
    either.links.first.click()
    either.page.wait_for_url(lambda url: DIRECTIVE in url)
    either.page.locator("[data-search-open]").click()
    either.button("thi uy").click()
    assert either.input.input_value() == "thi uy"
    expect(either.links.first).to_be_visible()
    either.input.fill("")
    either.button("Xóa danh sách này").click()
    expect(either.button("thi uy")).to_have_count(0)
    assert either.page.evaluate("TailieuReading.kept('recent')") == "[]"


def test_what_led_to_no_page_is_not_kept(either):
    either.open().ask("thi uy")
    either.page.reload()
    either.page.locator("[data-search-open]").click()
    expect(either.results.get_by_text("Tới thẳng một mục")).to_be_visible()
    expect(either.results.get_by_role("button")).to_have_count(0)


def test_expired_pages_are_marked_by_the_readers_clock(new_context, made_address):
    page = new_context().new_page()
    page.clock.set_fixed_time(datetime(2027, 3, 1, 12))
    box = Box(page, made_address).open()
    assert "phieu/co-thoi-han.html" in box.ask('"phiếu có thời hạn"')
    row = box.results.locator("li", has=page.locator("[href*='co-thoi-han']"))
    expect(row).to_have_class("tl-search__old")
    expect(row.locator(".tl-badge")).to_have_text("Hết hiệu lực")


def test_the_badge_says_what_the_page_says(new_context, address):
    # The sheet on the directive is due for review; a copy on a disk may be years old.
    page = new_context().new_page()
    page.clock.set_fixed_time(datetime(2028, 3, 1, 12))
    box = Box(page, address).open(SHEET)
    badge = page.locator("article .tl-badge[data-dates]").first.inner_text()
    box.ask("thi uy")
    row = box.results.locator("li", has=page.locator("[href*='cong-van-548-yeu-cau-gi']"))
    expect(row.first.locator(".tl-badge")).to_have_text(badge)


# ---- the page that opens --------------------------------------------------------------------


def test_the_found_words_are_marked_on_the_page_that_opens(either):
    either.open().ask("tuyen truyen")
    either.page.goto(f"{either.base}{DIRECTIVE}?tim=tuyen%20truyen")
    expect(either.page.locator("article mark").first).to_be_visible()
    marks = {mark.lower() for mark in either.page.locator("article mark").all_inner_texts()}
    assert marks == {"tuyên truyền"}


def test_a_mark_in_a_folded_answer_opens_it(either):
    path = "phieu/tro-cap-huu-tri-xa-hoi.html"
    either.page.goto(f"{either.base}{path}?tim=uy%20ban%20nhan%20dan")
    expect(either.page.locator("details mark").first).to_be_visible()


@BOTH_WAYS
def test_the_result_leads_to_its_section_with_the_words(either):
    either.open().ask("thi uy")
    either.links.first.click()
    marks = either.page.locator("article mark")
    expect(marks.first).to_be_visible()
    assert {mark.lower() for mark in marks.all_inner_texts()} == {"thị ủy"}
    # What was searched for does not stay in the address, which may be kept or passed on.
    expect(either.page).to_have_url(f"{either.base}{DIRECTIVE}#muc-5")


def test_a_clause_named_beside_its_document_opens(either):
    either.open().ask("548 mục 3")
    either.links.first.click()
    expect(either.page).to_have_url(f"{either.base}{DIRECTIVE}#muc-3")


def test_the_marks_go_with_escape_and_with_a_button(either):
    marks = either.page.locator("article mark")
    article = either.page.locator("article")
    either.page.goto(either.base + DIRECTIVE)
    text = article.text_content()
    for leave in (
        lambda: either.page.keyboard.press("Escape"),
        lambda: either.button("Bỏ đánh dấu").click(),
    ):
        either.page.goto(f"{either.base}{DIRECTIVE}?tim=tuyen%20truyen")
        expect(marks.first).to_be_visible()
        leave()
        expect(marks).to_have_count(0)
        expect(either.button("Bỏ đánh dấu")).to_have_count(0)
        assert article.text_content() == text


# ---- the search page and addresses ----------------------------------------------------------


def test_the_search_page_gives_the_same(either):
    expected = either.open().ask("thi uy")
    either.page.goto(either.base + "tim-kiem.html")
    assert either.ask("thi uy")[: len(expected)] == expected


def test_an_address_opens_with_its_query(box):
    for path in ("tim-kiem.html?q=thi+uy", "tim-kiem.html#q=thi%20uy", "index.html?q=thi%20uy"):
        box.page.goto("about:blank")
        box.page.goto(box.base + path)
        expect(box.input).to_have_value("thi uy")
        expect(box.links.first).to_be_visible()
        assert box.found()[0] == DIRECTIVE


@pytest.mark.parametrize("path", ["tim-kiem.html", "index.html"])
def test_an_address_on_a_disk_opens_with_its_query(on_disk, path):
    on_disk.page.goto(f"{on_disk.base}{path}#q=th%E1%BB%8B%20u%E1%BB%B7")
    expect(on_disk.input).to_have_value("thị uỷ")
    expect(on_disk.links.first).to_be_visible()
    assert on_disk.found()[0] == DIRECTIVE


@BOTH_WAYS
def test_the_search_page_remembers_its_query_when_the_reader_comes_back(either):
    either.page.goto(either.base + "tim-kiem.html")
    found = either.ask("thi uy")
    either.links.first.click()
    either.page.wait_for_url(lambda url: DIRECTIVE in url)
    either.page.go_back()
    expect(either.input).to_have_value("thi uy")
    expect(either.links).to_have_count(len(found))


def test_the_home_pages_box_asks_the_search(either):
    either.page.goto(either.base + "index.html")
    either.page.locator("#tl-q").fill("thi uy")
    either.page.locator("#tl-q").press("Enter")
    expect(either.input).to_have_value("thi uy")
    expect(either.links.first).to_be_visible()


def test_without_scripts_the_search_page_leads_to_the_lists(new_context, address):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(address)
    page.locator("[data-search-open]").click()
    page.wait_for_url(address + "tim-kiem.html")
    for path in ("phieu", "van-ban", "nguon"):
        expect(page.locator(f"article a[href='{path}/index.html']").first).to_be_visible()


def test_the_english_pages_search_in_english(either):
    either.open("en/index.html").ask("storm")
    assert either.found()[0] == "en/phieu/khi-co-bao.html"
    expect(either.status).to_contain_text("Pages found: ")
    # In other forms too, but not in quotes.
    assert either.ask("typhoons ")[0] == "en/phieu/khi-co-bao.html"
    assert either.ask("mosquitoes ") == ["en/phieu/phong-sot-xuat-huyet.html"]
    assert either.results.locator("mark").first.inner_text() == "mosquito"
    either.ask('"mosquitoes"')
    expect(either.status).to_contain_text("No page has exactly these words in a row.")


# ---- for everyone ---------------------------------------------------------------------------


@SEEN_IN_THE_LIGHT
def test_the_open_box_has_no_accessibility_faults(new_context, address, theme, width):
    context = new_context(viewport={"width": width, "height": 800}, color_scheme=theme)
    page = context.new_page()
    box = Box(page, address).open()
    for query in ("548-CV/TU", "lương tối thiêur vùngg", "qwzxv kjhgf"):
        box.ask(query)
        report = Axe().run(page, context=".tl-search-veil")
        assert report.violations_count == 0, report.generate_report()
    box.ask("thi uy")
    box.links.first.click()
    page.wait_for_url(lambda url: DIRECTIVE in url)
    page.locator("[data-search-open]").click()
    box.button("thi uy").wait_for()
    report = Axe().run(page, context=".tl-search-veil")
    assert report.violations_count == 0, report.generate_report()


def test_nothing_is_cut_off_sideways(page, address):
    box = Box(page, address).open()
    parts = page.locator(".tl-search, .tl-search > :not(.tl-search__kinds)")
    wider = "parts => parts.filter(part => part.scrollWidth > part.clientWidth).length"
    for query in ("548-CV/TU", "x" * 300, "lương tối thiêur vùngg"):
        box.ask(query)
        for width, size in ((320, "0"), (360, "3"), (1280, "0")):
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate("(size) => { document.documentElement.dataset.size = size; }", size)
            assert parts.evaluate_all(wider) == 0, (query, width, size)
