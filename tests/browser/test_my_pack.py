"""A reader puts a pack together, in the browser alone, from a server and from a disk."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from helpers.browser import BOTH_WAYS, record, settle
from helpers.project import SITE_URL, own_catalog

LAND = "luat-dat-dai-2024"
STORM = "khi-co-bao"
DENGUE = "phong-sot-xuat-huyet"

# A sheet's own words, without what is for the screen only: the text a speaker relies on.
TEXT = """(node) => {
  const copy = node.cloneNode(true);
  copy.querySelectorAll(".headerlink, .footnote-backref ~ .footnote-backref")
    .forEach((extra) => extra.remove());
  return copy.textContent.replace(/\\s+/g, "");
}"""


@pytest.fixture(scope="module")
def sheets():
    return own_catalog().sheets


def titles(page: Page) -> list[str]:
    return page.locator("[data-items] a").all_text_contents()


def add(page: Page, home: str, *ids: str) -> None:
    for sheet in ids:
        page.goto(f"{home}phieu/{sheet}.html")
        page.get_by_role("button", name="Thêm vào bộ").click()


def save(page: Page, target: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Lưu thành một tệp").click()
    assert download.value.suggested_filename == "bo-cua-toi.html"
    target.mkdir()
    download.value.save_as(target / "bo-cua-toi.html")
    return target / "bo-cua-toi.html"


def test_an_empty_pack_says_what_to_do(home, page):
    kept = record(page.context, home)
    page.goto(home + "bo-cua-toi.html")
    expect(page.get_by_text("Bộ của bạn chưa có phiếu nào.")).to_be_visible()
    expect(page.get_by_role("button", name="Lưu thành một tệp")).to_be_hidden()
    page.locator("[data-empty]").get_by_role("link", name="Tất cả phiếu").click()
    expect(page).to_have_url(home + "phieu/index.html")
    assert kept.faults == []


@BOTH_WAYS
def test_sheets_are_added_on_their_pages_and_in_the_list(home, page, sheets):
    add(page, home, LAND)
    expect(page.get_by_role("button", name="Bỏ khỏi bộ")).to_be_visible()
    page.goto(home + "phieu/index.html")
    name = "Thêm vào bộ: "
    land = page.get_by_role("checkbox", name=name + sheets[LAND].meta.title)
    expect(land).to_be_checked()
    page.get_by_role("checkbox", name=name + sheets[STORM].meta.title).check()
    # A row that a filter took away and brought back keeps its tick.
    page.get_by_role("combobox", name="Chủ đề").select_option("suc-khoe")
    expect(land).to_be_hidden()
    page.get_by_role("button", name="Bỏ lọc", exact=True).click()
    expect(land).to_be_checked()
    expect(page.locator(".tl-tick")).to_have_count(len(sheets))
    page.get_by_role("link", name="Bộ của tôi (2)").click()
    expect(page.locator("[data-items] li")).to_have_count(2)
    assert titles(page) == [sheets[LAND].meta.title, sheets[STORM].meta.title]
    minutes = sheets[LAND].meta.minutes + sheets[STORM].meta.minutes
    expect(page.locator("[data-total]")).to_have_text(f"Tổng thời gian nói: {minutes} phút")

    page.goto(f"{home}phieu/{LAND}.html")
    page.get_by_role("button", name="Bỏ khỏi bộ").click()
    page.goto(home + "bo-cua-toi.html")
    expect(page.locator("[data-items] li")).to_have_count(1)


def test_the_order_is_changed_with_the_keyboard_alone(home, page, sheets):
    add(page, home, LAND, STORM, DENGUE)
    land, storm, dengue = (sheets[sheet].meta.title for sheet in (LAND, STORM, DENGUE))
    page.goto(home + "bo-cua-toi.html")
    expect(page.locator("[data-items] li")).to_have_count(3)
    page.get_by_role("button", name=f"Đưa lên: {dengue}").focus()
    page.keyboard.press("Enter")
    assert titles(page) == [land, dengue, storm]
    expect(page.get_by_role("button", name=f"Đưa lên: {dengue}")).to_be_focused()
    expect(page.locator("[data-my-pack-status]")).to_have_text(f"{dengue}: 2 / 3")
    page.keyboard.press("Enter")
    assert titles(page) == [dengue, land, storm]
    # It can go no higher, so the focus is on the way down.
    expect(page.get_by_role("button", name=f"Đưa lên: {dengue}")).to_be_disabled()
    expect(page.get_by_role("button", name=f"Đưa xuống: {dengue}")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert titles(page) == [land, storm]
    expect(page.get_by_role("button", name=f"Bỏ khỏi bộ: {land}")).to_be_focused()
    page.reload()
    expect(page.locator("[data-items] li")).to_have_count(2)
    assert titles(page) == [land, storm]


@BOTH_WAYS
def test_the_saved_file_holds_the_sites_text_and_needs_nothing_else(
    home, page, site, browser, tmp_path, sheets
):
    chosen = (STORM, LAND)
    add(page, home, *chosen)
    texts = {}
    for sheet in chosen:
        page.goto(f"{home}phieu/{sheet}.html")
        settle(page)
        texts[sheet] = page.locator(".tl-sheet").evaluate(TEXT)
    page.goto(home + "bo-cua-toi.html")
    path = save(page, tmp_path / "một mình")
    assert path.stat().st_size < 500_000

    context = browser.new_context(offline=True, locale="vi-VN")
    kept = record(context, path.as_uri())
    alone = context.new_page()
    alone.goto(path.as_uri())
    assert alone.locator("main > section").evaluate_all("all => all.map(one => one.id)") == [
        f"phieu_{sheet}" for sheet in chosen
    ]
    for sheet in chosen:
        assert alone.locator(f"#phieu_{sheet} .tl-sheet").evaluate(TEXT) == texts[sheet]
    minutes = sum(sheets[sheet].meta.minutes for sheet in chosen)
    expect(alone.locator("nav")).to_contain_text(f"Tổng thời gian nói: {minutes} phút")
    expect(alone.get_by_text("Bản ngoại tuyến, lập ngày").first).to_be_visible()
    alone.get_by_role("navigation").get_by_role("link", name=sheets[LAND].meta.title).click()
    assert alone.evaluate("() => location.hash") == f"#phieu_{LAND}"
    alone.get_by_role("searchbox").fill("dat dai")
    expect(alone.locator("[data-find] [role=status]")).to_contain_text("đoạn khớp")
    assert alone.evaluate(
        "() => document.fonts.load('17px \"Be Vietnam Pro\"').then(f => f.length)"
    )
    assert kept.requested == [path.as_uri()] or all(
        url.startswith(("data:", path.as_uri())) for url in kept.requested
    )
    assert kept.faults == []
    context.close()


def test_printing_puts_the_sheets_themselves_on_paper(home, page, sheets):
    add(page, home, STORM, LAND)
    page.goto(home + "bo-cua-toi.html")
    # A window of a test prints nothing: what the browser does around printing is done here.
    page.evaluate("() => { window.print = () => dispatchEvent(new Event('beforeprint')); }")
    page.get_by_role("button", name="In", exact=True).click()
    expect(page.locator("[data-printout] section[id^=phieu_]")).to_have_count(2)
    page.emulate_media(media="print")
    expect(page.locator(f"#phieu_{STORM} .tl-sheet")).to_be_visible()
    expect(page.locator(f"#phieu_{LAND} .tl-sheet")).to_be_visible()
    expect(page.get_by_role("heading", name="Cách dùng")).to_be_hidden()
    expect(page.locator("[data-items]")).to_be_visible()
    assert page.locator("[data-printout] details:not([open])").count() == 0
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator("[data-items]")).to_be_visible()
    expect(page.locator("[data-printout]")).to_be_empty()


@BOTH_WAYS
def test_a_pack_travels_as_a_link(home, page, context, sheets):
    title = {sheet: sheets[sheet].meta.title for sheet in (LAND, STORM, DENGUE)}
    link = f"{home}bo-cua-toi.html#phieu={STORM},{LAND}"
    # Where there is no pack yet, the one that came becomes the reader's own.
    page.goto(link)
    expect(page.locator("[data-items] li")).to_have_count(2)
    assert titles(page) == [title[STORM], title[LAND]]
    expect(page).to_have_url(home + "bo-cua-toi.html")

    # Where there is one, it stays until the reader says otherwise.
    page.goto(f"{home}bo-cua-toi.html#phieu={quote(DENGUE)}")
    expect(page.get_by_text("Đây là bộ bạn nhận qua liên kết.")).to_be_visible()
    assert titles(page) == [title[DENGUE]]
    page.get_by_role("button", name="Trở lại bộ của tôi").click()
    assert titles(page) == [title[STORM], title[LAND]]
    page.goto(f"{home}bo-cua-toi.html#phieu={DENGUE}")
    page.get_by_role("button", name="Lấy bộ này thay bộ của tôi").click()
    page.goto(home + "index.html")
    page.goto(home + "bo-cua-toi.html")
    expect(page.locator("[data-items] li")).to_have_count(1)
    assert titles(page) == [title[DENGUE]]


def test_the_copied_link_names_the_sheets_in_their_order(address, page, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    add(page, address, STORM, LAND)
    page.goto(address + "bo-cua-toi.html")
    page.get_by_role("button", name="Chép liên kết").click()
    expect(page.locator("[data-my-pack-status]")).to_have_text("Đã chép")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == f"{SITE_URL}bo-cua-toi.html#phieu={STORM},{LAND}"


def test_a_sheet_that_is_gone_is_named_and_the_rest_stays_useful(home, page, tmp_path, sheets):
    page.goto(f"{home}bo-cua-toi.html#phieu=phieu-da-mat,{STORM},<b>,{STORM},../x")
    expect(page.locator("[data-items] li")).to_have_count(2)
    expect(page.locator("[data-items] li").first).to_contain_text("Không mở được phiếu này")
    expect(page.locator("[data-items] li").first).to_contain_text("phieu-da-mat")
    assert titles(page) == [sheets[STORM].meta.title]
    text = save(page, tmp_path / "tệp").read_text(encoding="utf-8")
    assert re.findall(r'<section id="([^"]+)"', text) == [f"phieu_{STORM}"]
    page.get_by_role("button", name="Bỏ khỏi bộ: phieu-da-mat").click()
    expect(page.locator("[data-items] li")).to_have_count(1)


def test_a_sheet_is_found_by_an_earlier_id(made_address, page, tmp_path):
    page.goto(f"{made_address}bo-cua-toi.html#phieu=ten-cu,{STORM}")
    expect(page.locator("[data-items] li")).to_have_count(2)
    assert titles(page)[0] == "Phiếu đổi tên"
    text = save(page, tmp_path / "tệp").read_text(encoding="utf-8")
    assert re.findall(r'<section id="([^"]+)"', text) == ["phieu_ten-moi", f"phieu_{STORM}"]


def test_the_whole_pack_is_removed_only_when_the_reader_is_sure(home, page):
    add(page, home, STORM, LAND)
    page.goto(home + "bo-cua-toi.html")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Bỏ tất cả").click()
    expect(page.locator("[data-items] li")).to_have_count(2)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Bỏ tất cả").click()
    expect(page.get_by_text("Bộ của bạn chưa có phiếu nào.")).to_be_visible()
    assert page.evaluate("TailieuReading.kept('pack')") == ""


def test_in_english_the_page_speaks_english(home, page, sheets):
    page.goto(f"{home}en/phieu/{STORM}.html")
    page.get_by_role("button", name="Add to pack").click()
    page.get_by_role("button", name="More").click()
    page.get_by_role("link", name="My pack (1)").click()
    expect(page).to_have_url(home + "en/bo-cua-toi.html")
    expect(page.locator("[data-items] li")).to_have_count(1)
    assert titles(page) == [sheets[STORM].en.meta.title]
    minutes = sheets[STORM].meta.minutes
    expect(page.locator("[data-total]")).to_have_text(f"Speaking time in all: {minutes} min")
