"""Somebody cites a document and a source that the site has not got yet."""

from __future__ import annotations

import os
import zipfile
from datetime import UTC, datetime

from playwright.sync_api import Page, expect
from typer.testing import CliRunner

from helpers.filling import add_source
from helpers.project import EPOCH
from tailieu.cli import app

FORM = "huong-dan/soan-phieu.html"


def add_document(page: Page, place: str) -> None:
    page.locator(f"fieldset:has(#phieu-{place}-cite)").get_by_role(
        "button", name="Chưa có trong danh sách"
    ).click()
    room = page.get_by_role("dialog", name="Thêm văn bản hoặc nguồn")
    room.get_by_role("button", name="Thêm và dẫn vào ý này").click()
    expect(room.locator("#phieu-page-title")).to_be_focused()
    expect(room.locator("#phieu-page-title-found")).to_have_text("Đang để trống.")
    room.get_by_label("Tên văn bản").fill("Nghị định 999/2026/NĐ-CP về việc thử")
    room.get_by_label("Số, ký hiệu").fill("31/2024/QH15")
    expect(room.locator("#phieu-page-number-found")).to_have_text(
        "Trang này đã có: Luật Đất đai 2024."
    )
    room.get_by_label("Số, ký hiệu").fill("99/2026/NĐ-CP")
    room.get_by_label("Loại văn bản").select_option(label="Nghị định")
    room.get_by_label("Cơ quan ban hành").fill("Chính phủ")
    room.get_by_label("Thuộc hệ thống").select_option(label="Văn bản của Nhà nước")
    room.get_by_label("Ngày ban hành").fill("2026-10-01")
    room.get_by_label("Trên báo khác").check()
    room.get_by_label("Các trang đã đọc").fill("https://vi-du.vn/nghi-dinh")
    room.get_by_role("button", name="Thêm và dẫn vào ý này").click()
    expect(room).to_be_hidden()


def cite_new_source(page: Page, place: str) -> None:
    begin = page.locator(f"fieldset:has(#phieu-{place}-cite)").get_by_role(
        "button", name="Chưa có trong danh sách"
    )
    room = add_source(page, begin, "Trang thử nghiệm", "https://thử-nghiệm.vn/")
    expect(room).to_be_hidden()
    page.locator("#phieu-citations-thu-nghiem-vn-title").fill("Bài thử")


def change_document(page: Page) -> None:
    """It is opened again, is given a slip, and is taken back for a moment."""
    made = page.locator("[data-new-pages]")
    made.get_by_role("button", name="Sửa: Nghị định").click()
    room = page.get_by_role("dialog", name="Sửa trang mới")
    expect(room.get_by_label("Số, ký hiệu")).to_have_value("99/2026/NĐ-CP")
    room.get_by_label("Số, ký hiệu").fill("999/2026/NĐ-CP")
    room.get_by_label("Cơ quan ban hành").fill("Chính phũ và bộ nghành")
    room.get_by_label("Tên văn bản").click()
    expect(room.locator("#phieu-page-issuer-found")).to_contain_text("«nghành»")
    room.get_by_role("button", name="Xong").click()
    expect(room).to_be_hidden()
    expect(page.locator("#phieu-pages-0-found")).to_contain_text("«nghành»")
    made.get_by_role("button", name="Sửa: Nghị định").click()
    room.get_by_label("Cơ quan ban hành").fill("Chính phủ")
    room.get_by_role("button", name="Xong").click()
    cited = page.locator("[data-part=messages] .tl-chips span")
    expect(cited).to_contain_text("999/2026/NĐ-CP")
    made.get_by_role("button", name="Bỏ trang: Nghị định").click()
    expect(cited).to_have_count(0)
    expect(page.get_by_role("button", name="Tải 2 tệp (.zip)")).to_be_visible()
    made.get_by_role("button", name="Hoàn tác").click()
    expect(cited).to_contain_text("999/2026/NĐ-CP")


def fill(page: Page) -> None:
    page.locator("#phieu-title").fill("Phiếu có trang mới")
    page.locator("#phieu-description").fill("Phiếu dẫn một văn bản chưa có trên trang.")
    page.locator("#phieu-topic").select_option(label="Đất đai")
    page.get_by_label("Nhân dân").check()
    page.locator("#phieu-minutes").fill("2")
    page.locator("#phieu-messages-0-say").fill("Nghị định quy định việc thử.")
    add_document(page, "messages-0")
    page.locator("#phieu-facts-0-text").fill("Bài báo nói về việc thử.")
    cite_new_source(page, "facts-0")
    change_document(page)
    page.locator("#phieu-questions-0-question").fill("Việc thử là gì?")
    page.locator("#phieu-questions-0-answer").fill("Là việc thử.")
    page.locator("#phieu-questions-0-cite").fill("999 2026")
    page.locator("[role=option]").first.click()
    page.locator("#phieu-unsure").fill("“Việc này tôi chưa nắm.”")


def test_the_command_accepts_what_the_form_made(home, page, whole_project, tmp_path):
    page.clock.set_fixed_time(datetime.fromtimestamp(EPOCH, UTC))
    page.goto(home + FORM)
    fill(page)
    # The draft keeps the new pages too.
    expect(page.locator("[data-form]")).to_have_attribute("aria-busy", "false")
    page.reload()
    expect(page.locator("[data-new-pages] li")).to_have_count(2)
    expect(page.locator("[data-tally]")).to_have_text("Không có lỗi nào")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Tải 3 tệp (.zip)").click()
    assert waited.value.suggested_filename == "phieu-co-trang-moi.zip"
    waited.value.save_as(tmp_path / "goi.zip")
    with zipfile.ZipFile(tmp_path / "goi.zip") as package:
        assert package.testzip() is None
        made = package.namelist()
        package.extractall(whole_project)
    assert made == [
        "docs/phieu/phieu-co-trang-moi.md",
        "docs/van-ban/999-2026-nd-cp.md",
        "docs/nguon/thu-nghiem-vn.md",
    ]
    paths = [os.fspath(whole_project / path) for path in made]
    found = CliRunner().invoke(
        app,
        ["check", *paths, "--root", os.fspath(whole_project)],
        env={"SOURCE_DATE_EPOCH": str(EPOCH)},
    )
    assert [line for line in found.stdout.splitlines() if "TL0" in line] == []
    assert found.exit_code == 0, found.stdout
