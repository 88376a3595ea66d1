"""What the form says before a file with errors goes out."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from helpers.browser import BOTH_WAYS

FORM = "huong-dan/soan-phieu.html"


@BOTH_WAYS
@pytest.mark.parametrize("anyway", [True, False])
def test_a_file_with_errors_says_so_before_it_is_downloaded(home, page, anyway):
    page.goto(home + FORM)
    page.locator("#phieu-title").fill("Một phiếu mới")
    page.get_by_role("button", name="Tải tệp .md").click()
    room = page.get_by_role("dialog", name="Phiếu còn 6 lỗi")
    expect(room.locator(".tl-findings__part")).to_have_text(
        [
            "1. Thông tin chung: 4 lỗi",
            "2. Nội dung chính: 1 lỗi",
            "6. Căn cứ và nguồn: 1 lỗi",
        ]
    )
    if anyway:
        with page.expect_download() as waited:
            room.get_by_role("button", name="Tải về dù còn 6 lỗi").click()
        assert waited.value.suggested_filename == "mot-phieu-moi.md"
    else:
        room.get_by_role("button", name="Chưa chọn chủ đề.").click()
        expect(page.locator("#phieu-topic")).to_be_focused()
        expect(page.locator("#phieu-topic")).to_be_in_viewport()
    expect(room).to_be_hidden()
