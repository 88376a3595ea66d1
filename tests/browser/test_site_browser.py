"""The built site in Chromium, over http below a path and from a disk with the network off."""

from __future__ import annotations

import re
from datetime import date, timedelta
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from helpers.browser import BOTH_WAYS, REFUSE_COPYING, noon, record, serving
from helpers.project import SITE_URL, own_catalog
from tailieu.content import terms
from tailieu.site.kinds import KINDS

SHEET = "phieu/luat-dat-dai-2024.html"


# From page to page --------------------------------------------------------------------------------


def test_the_language_switch_leads_to_the_page_or_to_its_list(home, page):
    page.goto(home + "en/index.html")
    page.locator(".tl-header .tl-language").click()
    expect(page).to_have_url(home + "index.html")
    page.goto(home + SHEET)
    page.locator(".tl-header .tl-language").click()
    expect(page).to_have_url(home + "en/phieu/index.html")
    page.goto(home + "phieu/khi-co-bao.html")
    page.locator(".tl-header .tl-language").click()
    expect(page).to_have_url(home + "en/phieu/khi-co-bao.html")


def test_a_missing_address_shows_the_page_that_says_so(address, page):
    answer = page.goto(address + "khong/co/trang-nay.html")
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Không tìm thấy trang này")
    kept = record(page.context, address)
    page.get_by_role("link", name="Tất cả phiếu").click()
    expect(page).to_have_url(address + "phieu/index.html")
    page.go_back()
    page.get_by_role("link", name="English home page").click()
    expect(page).to_have_url(address + "en/index.html")
    assert kept.left == []


def test_a_site_that_does_not_know_its_address_is_found_from_a_missing_one(bundled, page):
    with serving(bundled / "site", "/mot/hai/") as home:
        for path in ("khong.html", "khong/co.html", "khong/co/trang/nay.html?a=1"):
            answer = page.goto(home + path)
            assert answer.status == 404
            expect(page.locator("body")).to_have_css("font-family", re.compile("Be Vietnam Pro"))
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            expect(page).to_have_url(f"{home}{path}#noi-dung")
            page.get_by_role("link", name="Trang chủ").last.click()
            expect(page).to_have_url(home + "index.html")


def test_without_scripts_it_is_taken_to_be_at_the_root(bundled, new_context):
    page = new_context(java_script_enabled=False).new_page()
    with serving(bundled / "site", "/") as home:
        page.goto(home + "khong/co/trang/nay.html")
        expect(page.locator("body")).to_have_css("font-family", re.compile("Be Vietnam Pro"))
        page.get_by_role("link", name="Tất cả phiếu").click()
        expect(page).to_have_url(home + "phieu/index.html")


# Lists -------------------------------------------------------------------------------------------


def test_without_scripts_a_list_holds_every_entry(home, site, browser):
    entries = own_catalog()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for folder in (name for name, kind in KINDS.items() if kind.listing):
        of_kind = entries.in_folder(folder).values()
        for prefix, lang in (("", "vi"), ("en/", "en")):
            page.goto(f"{home}{prefix}{folder}/index.html")
            # Those that nothing rests on stand apart, below the table.
            apart = page.locator(".tl-apart a").all_text_contents()
            rows = page.locator("tbody tr td.tl-list__main > a")
            expect(rows).to_have_count(len(of_kind) - len(apart))
            assert {*titles(page), *apart} == {entry.text("title", lang) for entry in of_kind}
    context.close()


def titles(page: Page) -> list[str]:
    return page.locator("tbody tr td.tl-list__main > a").all_text_contents()


@BOTH_WAYS
def test_a_filter_changes_rows_count_and_address_and_survives_a_reload(home, page):
    entries = own_catalog()
    on_land = {e.meta.title for e in entries.sheets.values() if e.meta.topic == "dat-dai"}
    page.goto(home + "phieu/index.html")
    count = page.get_by_role("status").filter(has_text="phiếu")
    expect(count).to_have_text(f"{len(entries.sheets)} phiếu")
    page.get_by_role("combobox", name="Chủ đề").select_option("dat-dai")
    expect(count).to_have_text(f"{len(on_land)} phiếu")
    assert set(titles(page)) == on_land
    expect(page).to_have_url(home + "phieu/index.html#chu-de=dat-dai")

    page.reload()
    expect(count).to_have_text(f"{len(on_land)} phiếu")
    expect(page.get_by_role("combobox", name="Chủ đề")).to_have_value("dat-dai")
    assert set(titles(page)) == on_land

    page.get_by_role("button", name="Bỏ lọc", exact=True).click()
    expect(count).to_have_text(f"{len(entries.sheets)} phiếu")
    expect(page).to_have_url(home + "phieu/index.html")


def test_two_filters_and_an_order_are_kept_in_one_address(home, page):
    entries = own_catalog()
    wanted = sorted(
        (
            document
            for document in entries.documents.values()
            if document.meta.type == "luat" and "2024" in str(document.meta.issued)
        ),
        key=lambda document: document.meta.issued,
    )
    page.goto(home + "van-ban/index.html#loai=luat&nam=2024&sap-xep=oldest")
    expect(page.get_by_role("combobox", name="Loại văn bản")).to_have_value("luat")
    expect(page.get_by_role("combobox", name="Năm")).to_have_value("2024")
    expect(page.locator("tbody tr")).to_have_count(len(wanted))
    days = [row.get_attribute("data-day") for row in page.locator("tbody tr").all()]
    assert days == [document.meta.issued.isoformat() for document in wanted]


def test_a_topic_on_the_home_page_opens_the_list_filtered(home, page):
    page.goto(home + "index.html")
    page.locator(".tl-topics a", has_text="Đất đai").click()
    expect(page).to_have_url(home + "phieu/index.html#chu-de=dat-dai")
    expect(page.get_by_role("combobox", name="Chủ đề")).to_have_value("dat-dai")


def test_where_nothing_is_found_it_says_which_filter_to_take_away(home, page):
    sheets = [entry.meta for entry in own_catalog().sheets.values()]
    for_parents = sum("phu-huynh" in sheet.audience for sheet in sheets)
    on_land = sum(sheet.topic == "dat-dai" for sheet in sheets)
    page.goto(home + "phieu/index.html#chu-de=dat-dai&doi-tuong=phu-huynh")
    none = page.locator("[data-none]")
    expect(none).to_contain_text("Không có mục nào khớp tất cả điều kiện.")
    expect(page.locator("tbody tr")).to_have_count(0)
    expect(none.get_by_role("button")).to_have_text(
        [f"Chủ đề: Đất đai → {for_parents} phiếu", f"Đối tượng: Phụ huynh → {on_land} phiếu"]
    )
    none.get_by_role("button").first.click()
    expect(page).to_have_url(home + "phieu/index.html#doi-tuong=phu-huynh")
    expect(page.locator("tbody tr")).to_have_count(for_parents)


def test_on_a_phone_the_filters_are_a_room_that_says_what_they_leave(home, page):
    sheets = [entry.meta for entry in own_catalog().sheets.values()]
    for_parents = sum("phu-huynh" in sheet.audience for sheet in sheets)
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(home + "phieu/index.html")
    page.get_by_role("button", name="Lọc, sắp xếp").click()
    page.get_by_role("combobox", name="Đối tượng").select_option("phu-huynh")
    page.get_by_role("button", name=f"Xem {for_parents} phiếu").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    # The room has left the history: the address is the list's own.
    expect(page).to_have_url(home + "phieu/index.html#doi-tuong=phu-huynh")
    expect(page.locator("tbody tr")).to_have_count(for_parents)
    page.get_by_role("button", name="Bỏ lọc Đối tượng: Phụ huynh").click()
    expect(page.locator("[data-shown]")).to_have_text(f"{len(sheets)} phiếu")
    expect(page).to_have_url(home + "phieu/index.html")


def test_by_title_numbers_stand_as_numbers(home, page):
    page.goto(home + "van-ban/index.html#sap-xep=title")
    first = page.locator("tbody tr td.tl-list__main > a").filter(has_text="Nghị định số 59").first
    expect(first).to_be_visible()
    found = [re.match(r"Nghị định số (\d+)", title) for title in titles(page)]
    numbers = [int(match[1]) for match in found if match]
    assert numbers == sorted(numbers)


# A sheet -----------------------------------------------------------------------------------------


PHONE = {"width": 360, "height": 640}


def test_what_is_done_with_a_sheet_stands_at_the_foot_of_a_phone_and_covers_nothing(address, page):
    page.set_viewport_size(PHONE)
    page.goto(address + SHEET)
    bar = page.locator(".tl-bar")
    box = bar.bounding_box()
    assert box["y"] + box["height"] == PHONE["height"]
    for button in bar.locator("button:visible").all():
        size = button.bounding_box()
        assert size["height"] >= 44 and size["width"] >= 44
    page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)")
    last = page.locator(".tl-footer li").last.bounding_box()
    assert last["y"] + last["height"] <= box["y"]


def test_without_scripts_a_sheet_shows_nothing_that_does_nothing(address, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + SHEET)
    expect(page.locator("article button:visible")).to_have_count(0)
    page.get_by_label("Nguồn 2").first.click()
    expect(page.locator(".tl-source:target")).to_contain_text("43/2024/QH15")
    context.close()


def test_a_mark_is_large_enough_to_press_and_opens_its_source(home, page):
    page.goto(home + SHEET)
    mark = page.get_by_role("link", name="Nguồn 1").first
    size = mark.bounding_box()
    assert size["width"] >= 24 and size["height"] >= 24
    room = page.get_by_role("dialog", name="Nguồn 1")
    mark.press("Enter")
    expect(room).to_contain_text("31/2024/QH15")
    expect(room).to_contain_text("Đọc qua bản sao")
    expect(room).to_contain_text("Chưa ai đối chiếu.")
    official = room.get_by_role("link", name="Mở bản chính thức")
    assert official.get_attribute("href").startswith("https://vanban.chinhphu.vn/")
    page.keyboard.press("Escape")
    expect(room).to_be_hidden()
    expect(mark).to_be_focused()
    expect(page).to_have_url(home + SHEET)


def test_only_what_is_exceptional_has_a_coloured_badge(made_address, page):
    page.clock.set_fixed_time(noon(date(2026, 11, 23)))
    border = "(badge) => getComputedStyle(badge).borderTopWidth"
    for name, width in (("ten-moi", "0px"), ("luu-tru", "1px"), ("bi-thay", "1px")):
        page.goto(f"{made_address}phieu/{name}.html")
        assert page.locator(".tl-strip [data-status]").evaluate(border) == width, name
        assert page.locator(".tl-strip [data-mark]").evaluate(border) == "0px", name


def test_a_phone_reaches_whom_to_call_from_the_bar_and_dials(made_address, page):
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(made_address + "phieu/du-phan.html")
    page.get_by_role("link", name="Gọi ai", exact=True).last.click()
    number = page.get_by_role("link", name="1900 0000")
    expect(number).to_be_in_viewport()
    expect(number).to_have_attribute("href", "tel:19000000")
    assert number.bounding_box()["height"] >= 44


def test_a_slide_names_its_source_whole(address, page):
    """Also where the name has a full stop within."""
    name, other = "Luật Đất đai 2024 (31/2024/QH15)", "Khuyến cáo của TP. Hồ Chí Minh"

    def renamed(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(name, other))

    page.route("**/" + SHEET, renamed)
    page.goto(address + SHEET)
    page.get_by_role("button", name="Trình chiếu").click()
    # Others are measured out of sight now and then.
    expect(page.locator(".tl-present__slide:visible")).to_be_visible()
    page.keyboard.press("PageDown")
    source = page.locator(".tl-present__source:visible")
    expect(source).to_contain_text(f"Nguồn: {other}, khoản 1 Điều 252 (đọc qua bản sao);")


def test_a_question_unfolds(home, page):
    page.goto(home + SHEET)
    question = page.locator(".tl-question").first
    answer = question.locator("p").first
    expect(answer).to_be_hidden()
    question.locator("summary").click()
    expect(answer).to_be_visible()
    expect(answer).to_contain_text("Từ ngày 01/8/2024.")


# What the page put on the clipboard, read where it copies by hand and where it asks the browser.
LISTEN = """() => {
  window.copied = [];
  document.addEventListener("copy", () => copied.push(String(document.activeElement.value)));
  const write = navigator.clipboard && navigator.clipboard.writeText;
  if (write) navigator.clipboard.writeText = async (text) => { copied.push(text); };
}"""


def copied(page: Page) -> str:
    page.wait_for_function("() => window.copied.length === 1")
    return page.evaluate("() => window.copied[0]")


@BOTH_WAYS
def test_a_sheet_is_copied_with_its_sources(home, page):
    page.goto(home + "phieu/luong-toi-thieu-2026.html?tim=luong")
    page.evaluate(LISTEN)
    page.get_by_role("button", name="Chép kèm nguồn").click()
    lines = copied(page).splitlines()
    expect(page.locator("[data-copy-sheet]")).to_have_text("Đã chép")
    assert lines[0] == "Lương tối thiểu năm 2026 là bao nhiêu?"
    assert "có hiệu lực từ 01/01/2026" in lines[1]
    assert lines[2] == "Cần rà soát trước 01/12/2026."
    assert lines[3].startswith("Cần rà soát trước ngày 01/12/2026: dự thảo mức mới")
    assert lines[-1] == SITE_URL + "phieu/luong-toi-thieu-2026.html"
    for heading in ("NỘI DUNG CHÍNH", "HỎI – ĐÁP", "NGUỒN"):
        assert heading in lines
    assert any(line.startswith("1. Từ ngày 01/01/2026") and line.endswith("[1]") for line in lines)
    source = next(line for line in lines if line.startswith("[1] "))
    assert "293/2025/NĐ-CP" in source
    assert "https://" in source
    assert "Chưa ai đối chiếu." in source


def test_the_label_of_a_button_comes_back_however_often_it_is_pressed(home, page):
    page.clock.install()
    page.goto(home + SHEET)
    page.evaluate(LISTEN)
    button = page.locator("[data-copy-sheet]")
    for _ in range(2):
        button.click()
        expect(button).to_have_text("Đã chép")
        page.clock.run_for(600)
    page.clock.run_for(5000)
    expect(button).to_have_text("Chép kèm nguồn")


def test_what_can_not_be_copied_is_shown_to_be_copied_by_hand(home, page):
    page.goto(home + SHEET)
    page.evaluate(REFUSE_COPYING)
    page.get_by_role("button", name="Chép kèm nguồn").click()
    expect(page.get_by_text("Không chép được")).to_be_visible()
    expect(page.locator("[data-copy-sheet]")).to_have_text("Chép kèm nguồn")
    selected = page.evaluate("() => String(getSelection())")
    assert selected.startswith("Luật Đất đai đang dùng là luật nào, hỏi việc đất ở đâu?")


def test_a_heading_is_copied_without_its_sign(home, page):
    page.goto(home + SHEET)
    select = "(node) => { getSelection().selectAllChildren(node); return String(getSelection()); }"
    heading = page.get_by_role("heading", name="Số liệu cần nhớ")
    assert heading.evaluate(select) == "Số liệu cần nhớ"


def test_a_report_is_copied_without_any_account(home, page):
    page.goto(home + SHEET)
    page.evaluate(LISTEN)
    page.get_by_text("Báo lỗi, góp ý").click()
    page.locator("[data-copy-report]").click()
    text = copied(page)
    assert text.startswith("Trang: Luật Đất đai đang dùng là luật nào, hỏi việc đất ở đâu?")
    assert SITE_URL + SHEET in text
    assert "Chỗ sai và cách sửa:" in text
    expect(page.get_by_text("Chưa có địa chỉ liên hệ.").first).to_be_visible()


def test_a_clause_gives_its_own_address(home, page):
    page.goto(home + "van-ban/548-cv-tu-2024.html")
    page.evaluate(LISTEN)
    page.locator("[data-copy-link='muc-2']").click()
    assert copied(page) == SITE_URL + "van-ban/548-cv-tu-2024.html#muc-2"


# The reader's clock ------------------------------------------------------------------------------


def test_an_old_copy_tells_its_age_on_the_sheet_and_in_the_list(home, page):
    entries = own_catalog()
    sheet = entries.sheets["luat-dat-dai-2024"]
    for days, label in (
        (-15, "Chưa ai đối chiếu"),
        (-14, "Sắp đến hạn rà soát"),
        (0, "Sắp đến hạn rà soát"),
        (1, "Quá hạn rà soát"),
    ):
        page.clock.set_fixed_time(noon(sheet.meta.review_by + timedelta(days=days)))
        page.goto(home + SHEET)
        expect(page.locator(".tl-strip .tl-badge[data-status]")).to_have_text(label)
        page.goto(home + "phieu/index.html")
        row = page.locator("tbody tr", has=page.get_by_role("link", name=sheet.meta.title))
        expect(row.locator(".tl-badge[data-status]")).to_have_text(label)


def test_a_sheet_with_an_end_starts_and_expires_by_the_readers_clock(made_address, page):
    for day, label in (
        (date(2026, 11, 30), "Chưa có hiệu lực"),
        (date(2026, 12, 1), "Chưa ai đối chiếu"),
        (date(2027, 1, 31), "Chưa ai đối chiếu"),
        (date(2027, 2, 1), "Hết hiệu lực"),
    ):
        page.clock.set_fixed_time(noon(day))
        page.goto(made_address + "phieu/co-thoi-han.html")
        expect(page.locator(".tl-strip .tl-badge[data-status]")).to_have_text(label)


def test_the_amount_of_the_readers_day_stands_out(made_address, page):
    for day, amount in (
        (date(2024, 6, 30), "1.800.000 đồng một tháng"),
        (date(2026, 12, 31), "2.200.000 đồng một tháng"),
        (date(2027, 1, 1), "2.400.000 đồng một tháng"),
    ):
        page.clock.set_fixed_time(noon(day))
        page.goto(made_address + "phieu/du-phan.html")
        expect(page.locator("[data-when='con-hieu-luc'] strong")).to_have_text(amount)


def test_the_home_page_begins_with_the_sheets_of_the_season(made_address, page):
    seasonal = page.get_by_role("link", name="Xin giấy thử")
    for day, here in ((date(2027, 10, 31), True), (date(2027, 12, 1), False)):
        page.clock.set_fixed_time(noon(day))
        page.goto(made_address + "index.html")
        expect(seasonal).to_be_visible(visible=here)


def test_what_people_decided_no_clock_undoes(made_address, page):
    page.clock.set_fixed_time(noon(date(2036, 1, 1)))
    for name, status, notice in (
        ("da-rut", "da-rut", "Phiếu này đã được rút ngày 20/11/2026."),
        ("luu-tru", "luu-tru", "Lưu làm tư liệu từ ngày 19/11/2026. Vì sao?"),
        ("bi-thay", "bi-thay-the", "Bị thay thế bởi: Phiếu đổi tên"),
    ):
        page.goto(f"{made_address}phieu/{name}.html")
        badge = page.locator(".tl-strip .tl-badge[data-status]")
        expect(badge).to_have_attribute("data-status", status)
        expect(badge).to_have_text(terms.STATUSES[status].vi)
        expect(page.locator(".tl-notice").first).to_contain_text(notice)


def test_a_withdrawn_sheet_shows_nothing_of_what_it_said(made_address, page):
    page.goto(made_address + "phieu/da-rut.html")
    expect(page.locator(".tl-sheet")).to_have_count(0)
    expect(page.get_by_text("Ý thứ nhất.")).to_have_count(0)


def test_a_renamed_page_is_found_at_its_old_address(made_address, page):
    page.goto(made_address + "phieu/ten-cu.html")
    expect(page).to_have_url(made_address + "phieu/ten-moi.html")


# Reading -----------------------------------------------------------------------------------------


@BOTH_WAYS
def test_text_size_and_contrast_are_kept_from_page_to_page(home, page):
    page.goto(home + "index.html")
    page.locator(".tl-settings").click()
    size = "() => parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"
    normal = page.evaluate(size)
    page.get_by_role("button", name="Tăng cỡ chữ").click()
    page.get_by_role("button", name="Tăng", exact=True).click()
    assert page.evaluate(size) > normal
    page.goto(home + SHEET)
    expect(page.locator("html")).to_have_attribute("data-size", "1")
    expect(page.locator("html")).to_have_attribute("data-contrast", "more")
    page.locator(".tl-settings").click()
    page.get_by_role("button", name="Cỡ chữ thường").click()
    page.get_by_role("button", name="Thường", exact=True).click()
    page.goto(home + "index.html")
    expect(page.locator("html")).to_have_attribute("data-size", "0")
    expect(page.locator("html")).to_have_attribute("data-contrast", "")


def test_a_size_at_its_end_keeps_the_focus_on_its_button(address, page):
    page.goto(address + SHEET)
    page.locator(".tl-settings").click()
    larger = page.get_by_role("button", name="Tăng cỡ chữ")
    larger.focus()
    for _ in range(4):
        page.keyboard.press("Enter")
    expect(larger).to_be_focused()
    expect(larger).to_have_attribute("aria-disabled", "true")
    expect(page.locator("html")).to_have_attribute("data-size", "3")


def test_the_keyboard_reaches_everything_in_the_header(home, page):
    page.goto(home + SHEET)
    reached = []
    for _ in range(5):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("() => document.activeElement.className.split(' ').pop()"))
    assert reached == ["tl-skip", "tl-brand", "tl-find", "tl-language", "tl-settings"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Giảm cỡ chữ")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".tl-settings")).to_be_focused()


@BOTH_WAYS
def test_the_menu_is_a_room_that_back_and_escape_leave(home, page):
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(home + SHEET)
    menu = page.get_by_role("button", name="Mục lục trang")
    room = page.get_by_role("dialog", name="Mục lục trang")
    expect(menu).to_have_attribute("aria-expanded", "false")
    for leave in (lambda: page.keyboard.press("Escape"), page.go_back):
        menu.click()
        expect(menu).to_have_attribute("aria-expanded", "true")
        expect(room).to_be_visible()
        leave()
        expect(room).to_be_hidden()
        expect(menu).to_be_focused()
        expect(menu).to_have_attribute("aria-expanded", "false")
        expect(page).to_have_url(home + SHEET)
    menu.click()
    room.get_by_role("link", name="Văn bản").click()
    expect(page).to_have_url(home + "van-ban/index.html")
    page.go_back()
    expect(page).to_have_url(home + SHEET)


def test_the_skip_link_jumps_to_the_text(home, page):
    page.goto(home + SHEET)
    page.keyboard.press("Tab")
    expect(page.locator(".tl-skip")).to_be_focused()
    page.keyboard.press("Enter")
    target = urlsplit(page.url).fragment
    expect(page.locator(f"[id='{target}']")).to_be_in_viewport()


def test_on_paper_the_header_goes_and_the_questions_open(home, page):
    page.goto(home + SHEET)
    page.emulate_media(media="print")
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    for hidden in (".tl-header", ".tl-actions", ".tl-report"):
        expect(page.locator(hidden).first).to_be_hidden()
    for answer in page.locator(".tl-question p").all():
        expect(answer).to_be_visible()
    expect(page.locator("h1")).to_be_visible()
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".tl-question[open]").count() == 0


def test_nothing_is_wider_than_a_small_phone(address, page):
    page.set_viewport_size({"width": 360, "height": 740})
    directive, *lists = "van-ban/548-cv-tu-2024.html", "phieu/index.html", "nguon/index.html"
    for name in ("index.html", SHEET, directive, *lists):
        page.goto(address + name)
        assert page.evaluate("() => document.documentElement.scrollWidth") == 360, name
