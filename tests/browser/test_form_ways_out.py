"""How a sheet leaves the form: as a file, or by way of GitHub, and what is said of its errors."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from helpers.browser import BOTH_WAYS
from helpers.filling import (
    FORM,
    REPOSITORY,
    SHEET,
    SHEETS,
    add_source,
    load,
    load_sheet,
    opened,
    say,
    settled,
    told,
)


@BOTH_WAYS
def test_a_file_with_errors_says_so_before_it_is_downloaded(home, page):
    page.goto(home + FORM)
    page.locator("#phieu-title").fill("Một phiếu mới")
    download = page.get_by_role("button", name="Tải tệp .md")
    download.click()
    room = page.get_by_role("dialog", name="Phiếu còn 6 lỗi")
    expect(room.locator(".tl-findings__part")).to_have_text(
        [
            "1. Thông tin chung: 4 lỗi",
            "2. Nội dung chính: 1 lỗi",
            "7. Căn cứ và nguồn: 1 lỗi",
        ]
    )
    room.get_by_role("button", name="Chưa chọn chủ đề.").click()
    expect(page.locator("#phieu-topic")).to_be_focused()
    expect(page.locator("#phieu-topic")).to_be_in_viewport()
    expect(room).to_be_hidden()
    download.click()
    with page.expect_download() as waited:
        room.get_by_role("button", name="Tải về dù còn 6 lỗi").click()
    assert waited.value.suggested_filename == "mot-phieu-moi.md"
    expect(room).to_be_hidden()


# GitHub ------------------------------------------------------------------------------------------


@pytest.fixture
def sending(page, context, shared_site):
    """The form of a site with a repository; GitHub is a page that answers nothing."""
    context.route("https://github.com/**", lambda route: route.fulfill(body="GitHub"))
    return opened(page, shared_site.as_uri() + "/")


def fill_at_length(page: Page) -> str:
    """A sheet that is too long for an address; gives its text."""
    load_sheet(page)
    more = "Chưa rõ thì nói là chưa rõ, rồi hẹn ngày trả lời. " * 20
    say(page, "unsure", more)
    settled(page)
    return SHEET[: SHEET.index("“Việc này")] + more.strip() + "\n"


def sent(page: Page) -> str:
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Gửi lên GitHub").click()
        anyway = page.locator("[data-anyway]")
        if anyway.is_visible():
            anyway.click()
    popup.value.wait_for_url("https://github.com/**")
    return popup.value.url


def test_a_short_sheet_is_part_of_the_address(sending):
    say(sending, "title", "Phiếu ngắn")
    address = urlsplit(sent(sending))
    assert f"https://{address.netloc}{address.path}" == REPOSITORY + "/new/main/docs/phieu"
    query = parse_qs(address.query)
    assert query["filename"] == ["phieu-ngan.md"]
    assert query["value"][0].startswith("---\ntitle: Phiếu ngắn\n")
    expect(sending.locator("[data-out-status]")).to_contain_text("có sẵn nội dung")
    expect(sending.locator("[data-out-status]")).to_contain_text("lỗi")


def test_a_long_sheet_is_copied_to_be_pasted(sending, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    text = fill_at_length(sending)
    assert sent(sending) == (
        REPOSITORY + "/new/main/docs/phieu?filename=luat-dat-dai-ap-dung-tu-ngay-nao.md"
    )
    expect(sending.locator("[data-out-status]")).to_contain_text("dán vào")
    sending.bring_to_front()
    assert sending.evaluate("() => navigator.clipboard.readText()") == text


def test_where_copying_is_refused_the_text_is_there_to_be_copied_by_hand(sending):
    sending.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    text = fill_at_length(sending)
    sending.get_by_role("button", name="Gửi lên GitHub").click()
    paper = sending.get_by_label("Toàn bộ nội dung phiếu")
    expect(paper).to_be_focused()
    assert paper.evaluate("(box) => box.value.slice(box.selectionStart, box.selectionEnd)") == text
    expect(sending.get_by_role("link", name="Mở trang GitHub")).to_have_attribute(
        "href", REPOSITORY + "/new/main/docs/phieu?filename=luat-dat-dai-ap-dung-tu-ngay-nao.md"
    )


def test_an_opened_sheet_goes_to_its_own_file(sending, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    load(sending, SHEETS[0])
    assert sent(sending) == f"{REPOSITORY}/edit/main/docs/phieu/{SHEETS[0].name}"
    expect(sending.locator("[data-out-status]")).to_contain_text("xóa hết chữ cũ")


def test_without_a_repository_the_form_says_so(form):
    expect(form.get_by_text("Bản mẫu, chưa có kho mã nguồn để gửi thẳng.")).to_be_visible()
    expect(form.get_by_role("button", name="Gửi lên GitHub")).to_have_count(0)


def test_with_a_contact_the_form_names_it(shared_site):
    page = (shared_site / FORM).read_text(encoding="utf-8")
    assert "mailto:gop-y@vi-du.vn" in page


def test_new_pages_have_github_pages_of_their_own(sending):
    load_sheet(sending)
    begin = sending.get_by_role("button", name="Chưa có trong danh sách").first
    add_source(sending, begin, "Báo thử", "https://bao-thu.vn")
    lacking = [sentence for _, sentence in told(sending)]
    assert lacking == ["Báo thử: chưa ghi tên bài hay khuyến cáo được dẫn."]
    say(sending, "citations.bao-thu-vn.title", "Bài thử")
    sent(sending)
    address = urlsplit(sending.get_by_role("link", name="Báo thử").get_attribute("href"))
    assert f"https://{address.netloc}{address.path}" == REPOSITORY + "/new/main/docs/nguon"
    query = parse_qs(address.query)
    assert query["filename"] == ["bao-thu-vn.md"]
    assert query["value"][0].startswith("---\ntitle: Báo thử\n")
