"""A sheet of the site is opened in the form, mended and sent."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import yaml
from playwright.sync_api import expect

from helpers.browser import BOTH_WAYS
from helpers.project import EPOCH, ROOT

SHEET = "luat-dat-dai-2024"


@BOTH_WAYS
def test_a_sheet_opens_in_the_form_and_leaves_as_it_was(home, page, tmp_path):
    page.goto(f"{home}phieu/{SHEET}.html")
    page.locator(".tl-foot").get_by_role("link", name="Sửa bằng biểu mẫu").click()
    expect(page.locator("[data-form-status]")).to_contain_text("Đã mở phiếu “Luật Đất đai")
    expect(page.locator("#phieu-slug")).to_have_value(SHEET)
    assert "#" not in page.url
    with page.expect_download() as waited:
        page.get_by_role("button", name="Tải tệp .md").click()
    waited.value.save_as(tmp_path / "tai-ve.md")
    paths = (tmp_path / "tai-ve.md", ROOT / "docs/phieu" / f"{SHEET}.md")
    written, held = (path.read_text(encoding="utf-8").split("---\n", 2) for path in paths)
    # Only quotation marks, which mean nothing there, may be others.
    assert yaml.safe_load(written[1]) == yaml.safe_load(held[1])
    assert written[2] == held[2]


def test_a_change_of_a_published_sheet_is_asked_for_and_told(page, site, tmp_path):
    page.clock.set_fixed_time(datetime.fromtimestamp(EPOCH, UTC))
    page.goto(f"{site.as_uri()}/huong-dan/soan-phieu.html#phieu={SHEET}")
    expect(page.locator("#phieu-slug")).to_have_value(SHEET)
    change = page.get_by_label("Bạn đã sửa gì?")
    expect(change).to_be_hidden()
    page.locator("#phieu-minutes").fill("4")
    change.fill("Sửa thời lượng: phiếu dài hơn trước.")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Tải tệp .md").click()
    waited.value.save_as(tmp_path / f"{SHEET}.md")
    written = (tmp_path / f"{SHEET}.md").read_text(encoding="utf-8")
    day = datetime.fromtimestamp(EPOCH, UTC).date()
    # Below what was told of it before.
    told = f'{{on: {day}, what: "Sửa thời lượng: phiếu dài hơn trước."}}]\n'
    assert told in written
    # Opened again, it is kept as it is.
    page.once("dialog", lambda box: box.accept())
    page.locator("[data-file]").set_input_files(tmp_path / f"{SHEET}.md")
    expect(page.locator("[data-kept] li").last).to_contain_text("Sửa thời lượng")
    expect(page.locator("[data-lost]")).to_be_hidden()


@pytest.mark.parametrize("agreed", [True, False])
def test_a_draft_is_replaced_only_where_somebody_agrees(page, site, agreed):
    form = f"{site.as_uri()}/huong-dan/soan-phieu.html"
    page.goto(form)
    page.locator("#phieu-title").fill("Bản nháp của tôi")
    asked = []
    page.once(
        "dialog",
        lambda box: (asked.append(box.message), box.accept() if agreed else box.dismiss()),
    )
    with page.expect_event("dialog"):
        page.goto(f"{form}#phieu={SHEET}")
    if agreed:
        expect(page.locator("#phieu-slug")).to_have_value(SHEET)
    expect(page.locator("#phieu-title")).not_to_have_value("")
    kept = page.locator("#phieu-title").input_value() == "Bản nháp của tôi"
    assert kept != agreed
    assert asked[0].startswith("Mở phiếu “Luật Đất đai")


def test_what_is_no_sheet_of_the_site_is_not_opened(page, site):
    page.goto(f"{site.as_uri()}/huong-dan/soan-phieu.html#phieu=khong-co")
    expect(page.locator("[data-form-status]")).to_contain_text("Không mở được phiếu này")
    expect(page.locator("#phieu-title")).to_have_value("")
