"""A page under the preview server in Chromium: saved, loaded again, faulty, mended."""

from __future__ import annotations

import socket
from contextlib import suppress
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from helpers.axe import look_at
from helpers.browser import SEEN, record
from helpers.previewing import ERROR, WARNING, Fake, previewing
from tailieu.preview import builds
from tailieu.preview.pages import Pages
from tailieu.preview.server import Server

SHEET = "phieu/khi-co-bao.html"
SOURCE = "docs/phieu/khi-co-bao.md"
ERRORS = [
    ERROR.at(SOURCE, 12, name="Ý một"),
    ERROR.at("docs/nguon/vbpl-vn.md", 4, name="Ý hai"),
    WARNING.at(SOURCE, 30, name="Ý ba"),
]


class Built(Fake):
    """The pages of a built site, until a test changes them."""

    def __init__(self, site: Path) -> None:
        super().__init__()
        self.site = site

    def html(self, path: str) -> str | None:
        if path in self.pages:
            return super().html(path)
        found = builds.read_inside(self.site, path)
        return None if found is None else found.decode()


@pytest.fixture
def preview(site) -> Built:
    """The project's site, whose 404.html names its own place on the web."""
    made = Built(site)
    made.pages["404.html"] = made.html("404.html").replace('"/tai-lieu/', '"/')
    return made


@pytest.fixture
def pages(preview) -> Pages:
    return Pages(preview)


@pytest.fixture
def home(site, pages) -> str:
    with previewing(pages, lambda path: builds.read_inside(site, path)) as address:
        yield address


def faults(page: Page):
    return page.get_by_role("complementary", name="Chỗ cần sửa")


def test_a_saved_page_is_loaded_again_where_the_reader_stood(home, preview, pages, page):
    kept = record(page.context, home)
    page.goto(home + SHEET)
    page.mouse.wheel(0, 900)
    page.wait_for_function("scrollY > 800")
    stood = page.evaluate("scrollY")
    drawn = preview.html(SHEET)
    preview.pages[SHEET] = drawn.replace("</h1>", " (sửa lại)</h1>", 1)
    with page.expect_navigation():
        pages.refresh(assets=False)
    expect(page.get_by_role("heading", level=1)).to_contain_text("(sửa lại)")
    page.wait_for_function("stood => Math.abs(scrollY - stood) < 2", arg=stood)
    assert kept.faults == []


def test_a_search_that_is_being_typed_is_not_lost(home, preview, pages, context):
    page, other = context.new_page(), context.new_page()
    for one in (page, other):
        one.goto(home + SHEET)
    page.bring_to_front()
    page.keyboard.press("/")
    page.locator("#tl-search-input").fill("khi có bão")
    preview.pages[SHEET] = preview.html(SHEET).replace("</h1>", " (sửa lại)</h1>", 1)
    pages.refresh(assets=False)
    expect(other.get_by_role("heading", level=1)).to_contain_text("(sửa lại)")
    expect(page.locator("#tl-search-input")).to_have_value("khi có bão")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_contain_text("(sửa lại)")


def test_the_errors_of_a_page_come_and_go_by_themselves(home, preview, pages, page):
    kept = record(page.context, home)
    page.goto(home + SHEET)
    expect(faults(page)).to_have_count(0)
    preview.findings = ERRORS
    pages.refresh(assets=False)
    expect(faults(page)).to_contain_text(f"lỗi {SOURCE}:12 «Ý một» sai. Cách sửa: sửa «Ý một».")
    expect(faults(page).get_by_text("«Ý ba» sai.")).to_be_hidden()
    faults(page).get_by_text("Trang này có 1 cảnh báo").click()
    expect(faults(page).get_by_text("«Ý ba» sai.")).to_be_visible()
    faults(page).get_by_role("link", name="docs/nguon/vbpl-vn.md").click()
    expect(page).to_have_url(home + "nguon/vbpl-vn.html")
    expect(faults(page)).to_contain_text("docs/nguon/vbpl-vn.md:4")
    preview.findings = []
    pages.refresh(assets=False)
    expect(faults(page)).to_have_count(0)
    assert kept.faults == []


def test_an_unreadable_page_is_told_in_the_sites_frame_until_it_is_mended(
    home, preview, pages, page
):
    preview.findings = ERRORS
    preview.pages[SHEET] = None
    pages.refresh(assets=False)
    page.goto(home + SHEET)
    expect(page.get_by_role("heading", level=1)).to_have_text("Trang này chưa hiện được")
    expect(page.get_by_role("link", name="Phiếu thông tin").first).to_be_attached()
    preview.findings = []
    del preview.pages[SHEET]
    pages.refresh(assets=False)
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Trang này chưa hiện được")
    expect(faults(page)).to_have_count(0)


def test_only_the_page_that_was_saved_is_loaded_again(home, preview, pages, context):
    sheet, list_ = context.new_page(), context.new_page()
    sheet.goto(home + SHEET)
    list_.goto(home + "phieu/index.html")
    for page in (sheet, list_):
        page.evaluate("window.same = true")
    preview.pages[SHEET] = preview.html(SHEET).replace("</h1>", " (sửa lại)</h1>", 1)
    pages.refresh(assets=False)
    expect(sheet.get_by_role("heading", level=1)).to_contain_text("(sửa lại)")
    assert sheet.evaluate("window.same") is None
    assert list_.evaluate("window.same") is True


class Ending(Server):
    """A server whose connections end with it, as they do with a process."""

    def process_request(self, request, client_address) -> None:
        self.connections = [*getattr(self, "connections", []), request]
        super().process_request(request, client_address)

    def server_close(self) -> None:
        super().server_close()
        for connection in self.connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


def test_a_page_finds_a_server_that_was_started_again(site, preview, page):
    file = partial(builds.read_inside, site)
    with previewing(Pages(preview), file, server=Ending) as home:
        page.goto(home + SHEET)
    preview.pages[SHEET] = preview.html(SHEET).replace("</h1>", " (sửa lại)</h1>", 1)
    with previewing(Pages(preview), file, port=urlsplit(home).port):
        expect(page.get_by_role("heading", level=1)).to_contain_text("(sửa lại)")


@SEEN
def test_axe_finds_nothing_in_what_is_told(home, preview, pages, seen, theme, width):
    preview.findings = ERRORS
    preview.pages["phieu/index.html"] = RuntimeError("không ngờ")
    pages.refresh(assets=False)
    pages.build_ended(["docs/a.md: TL093 hỏng."])
    page = seen(theme, width)
    assert look_at(page, [home + SHEET, home + "phieu/index.html"]) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
