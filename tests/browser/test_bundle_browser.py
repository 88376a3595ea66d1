"""The bundle as a reader has it: unpacked on a disk, opened by a double click, no network."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from helpers.browser import Record, noon, record

PACK = "sinh-hoat-chi-bo"
BUILT = date(2026, 11, 26)
DAY_31 = date(2026, 12, 27)


@pytest.fixture
def kept(context: BrowserContext, unpacked) -> Record:
    """What the pages ask for and complain of, every address of the network blocked."""
    context.set_offline(True)
    context.route(re.compile("^(https?|wss?):"), lambda route: route.abort())
    return record(context, unpacked.as_uri() + "/")


@pytest.fixture
def home(unpacked) -> str:
    return f"{unpacked.as_uri()}/tai-lieu/"


# The folder ---------------------------------------------------------------------------------------


def test_a_double_click_opens_the_site(unpacked, kept, page: Page):
    page.goto(f"{unpacked.as_uri()}/MO-TAI-LIEU.html")
    page.wait_for_url("**/tai-lieu/index.html")
    expect(page.locator("h1")).to_be_visible()
    assert not kept.faults, "\n".join(kept.faults)


def test_opened_inside_the_zip_it_says_what_to_do(unpacked, tmp_path, page: Page):
    alone = tmp_path / "MO-TAI-LIEU.html"
    alone.write_bytes((unpacked / "MO-TAI-LIEU.html").read_bytes())
    page.goto(alone.as_uri())
    expect(page.get_by_text("Tệp zip chưa được giải nén")).to_be_visible()


def test_search_lists_and_packs_work(home, kept, page: Page):
    page.goto(f"{home}index.html")
    page.locator("[data-search-form] input").fill("luong toi thieu")
    page.locator("[data-search-form] input").press("Enter")
    page.locator(".tl-search__results a").first.click()
    expect(page.locator("h1")).to_have_text("Lương tối thiểu năm 2026 là bao nhiêu?")
    page.goto(f"{home}phieu/index.html")
    page.locator("#loc-chu-de").select_option("quoc-phong")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.goto(f"{home}bo-tai-lieu/index.html")
    page.get_by_role("link", name="Tài liệu sinh hoạt chi bộ hằng tháng").click()
    page.get_by_role("link", name=re.compile("^Bản một tệp")).click()
    expect(page.locator("main > section")).to_have_count(6)
    assert not kept.faults, "\n".join(kept.faults)


# The reader's clock -------------------------------------------------------------------------------


def test_every_page_tells_when_the_copy_was_made_and_an_old_one_says_so(home, page: Page):
    for day, old in ((BUILT, False), (date(2026, 12, 26), False), (DAY_31, True)):
        page.clock.set_fixed_time(noon(day))
        for name, made_on, words in (
            ("index.html", "Bản ngoại tuyến 26/11/2026", "có thể đã cũ"),
            ("en/index.html", "Offline copy 2026-11-26", "may be old"),
        ):
            page.goto(home + name)
            expect(page.locator(".tl-age")).to_contain_text(made_on)
            expect(page.locator("[data-old]")).to_be_visible(visible=old)
            expect(page.locator("[data-old]")).to_contain_text(words)
            # All of it in one line, on the smallest of phones too.
            page.set_viewport_size({"width": 360, "height": 640})
            line = page.locator(".tl-about-copy p")
            assert line.evaluate("(line) => line.scrollWidth - line.clientWidth") == 0


@pytest.mark.full
def test_on_the_web_no_page_calls_itself_a_copy(made_address, page: Page):
    page.clock.set_fixed_time(noon(DAY_31))
    page.goto(f"{made_address}index.html")
    expect(page.locator(".tl-age")).to_be_hidden()


def test_a_sheet_that_has_expired_since_says_so(home, page: Page):
    for day, label, over in (
        (date(2027, 1, 31), "Chưa ai đối chiếu", False),
        (date(2027, 2, 1), "Hết hiệu lực", True),
    ):
        page.clock.set_fixed_time(noon(day))
        page.goto(f"{home}phieu/co-thoi-han.html")
        expect(page.locator(".tl-strip .tl-badge[data-status]")).to_have_text(label)
        notice = page.get_by_text("Phiếu này đã hết hiệu lực, ngày cuối cùng là 31/01/2027.")
        expect(notice).to_be_visible(visible=over)
        # The pack on one page, in the agenda and in the sheet.
        page.goto(f"{home}goi/bo-thu.html")
        sheet = page.locator("#phieu_co-thoi-han")
        expect(sheet.locator(".tl-badge[data-status]").first).to_have_text(label)
        expect(page.locator("nav li").last.locator(".tl-badge")).to_have_text(label)
        expect(sheet.get_by_text("Phiếu này đã hết hiệu lực")).to_be_visible(visible=over)


# A pack in one file -------------------------------------------------------------------------------


@pytest.fixture
def alone(unpacked, tmp_path, context: BrowserContext) -> tuple[str, Record]:
    """The one-file pack in an empty folder, and what it does there."""
    folder = tmp_path / "Tải xuống"
    folder.mkdir()
    copy = folder / "bộ của tôi.html"
    copy.write_bytes((unpacked / "tai-lieu" / "goi" / f"{PACK}.html").read_bytes())
    context.set_offline(True)
    context.route(re.compile("^(https?|wss?):"), lambda route: route.abort())
    return copy.as_uri(), record(context, copy.as_uri())


def test_it_opens_alone_and_asks_for_nothing(alone, page: Page):
    address, kept = alone
    page.goto(address)
    for link in page.locator("nav li a").all():
        link.click()
        target = page.locator(f'[id="{(link.get_attribute("href") or "")[1:]}"]')
        expect(target).to_be_in_viewport()
    assert [url for url in kept.requested if not url.startswith("data:")] == [address]
    assert not kept.faults, "\n".join(kept.faults)


def test_its_search_finds_its_text_with_and_without_accents(alone, page: Page):
    page.goto(alone[0])
    for query, said in (
        ("vung iv la 17.800", "Vùng IV là 17.800"),
        ("đất đai", "đất đai"),
        ("VÙNG IV LÀ 17.800", "Vùng IV là 17.800"),
    ):
        page.get_by_label("Tìm trong bộ này").fill(query)
        hit = page.locator("[data-find] li").first
        expect(hit).to_contain_text(said, ignore_case=True)
        hit.get_by_role("link").click()
        expect(page.locator("main :focus")).to_be_in_viewport()
        expect(page.locator("main :focus")).to_contain_text(said, ignore_case=True)
    page.get_by_label("Tìm trong bộ này").fill("zzz")
    expect(page.locator("[data-find] [role=status]")).to_have_text("Không có đoạn nào khớp.")


def test_an_old_pack_says_so(alone, page: Page):
    page.clock.set_fixed_time(noon(DAY_31))
    page.goto(alone[0])
    expect(page.get_by_text("Bản này đã lập quá 30 ngày")).to_be_visible()


def test_on_paper_its_questions_open(alone, page: Page):
    page.goto(alone[0])
    answer = page.locator("details p").first
    expect(answer).to_be_hidden()
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(answer).to_be_visible()
