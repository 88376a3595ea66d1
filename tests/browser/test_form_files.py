"""The draft that the browser keeps, and files that are opened in the form."""

from __future__ import annotations

import yaml
from playwright.sync_api import expect

from helpers.filling import (
    SHEET,
    SHEETS,
    download,
    field,
    load,
    load_sheet,
    opened,
    settled,
    told,
)

# The draft ---------------------------------------------------------------------------------------


def test_a_draft_is_kept_and_erased(form):
    load_sheet(form)
    settled(form)
    form.reload()
    expect(form.get_by_text("Đã mở lại bản nháp của bạn.")).to_be_visible()
    expect(field(form, "messages.1.say")).to_have_value("Gặp việc riêng thì hỏi cán bộ xã, phường.")
    assert told(form) == []
    form.once("dialog", lambda dialog: dialog.accept())
    form.get_by_role("button", name="Xóa bản nháp").click()
    expect(field(form, "title")).to_have_value("")
    form.reload()
    expect(field(form, "title")).to_have_value("")


def test_an_empty_form_is_no_draft(form):
    form.reload()
    expect(form.locator("[data-tally]")).to_have_text("Chưa có gì để kiểm tra")
    expect(form.locator("[data-form-status]")).to_have_text("")


def test_a_browser_that_keeps_nothing_is_told_of(page, site):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"
    )
    opened(page, site.as_uri() + "/")
    expect(page.get_by_text("Trình duyệt này không giữ được bản nháp.")).to_be_visible()
    load_sheet(page)
    assert told(page) == []


# Existing files ----------------------------------------------------------------------------------


def test_sheets_of_the_site_go_through_the_form_unchanged(form, tmp_path):
    """Two of them: tests/editor/test_sheet_files.py has all, without a page."""
    tables = [path for path in SHEETS if "\n| --" in path.read_text(encoding="utf-8")]
    for path in (tables[0], SHEETS[0]):
        form.once("dialog", lambda dialog: dialog.accept())
        load(form, path)
        expect(form.locator("[data-form-status]")).to_have_text(f"Đã mở tệp {path.name}.")
        expect(form.locator("[data-lost]")).to_be_hidden()
        assert form.locator(".tl-form__beside [data-severity=error]").count() == 0
        written = download(form, tmp_path)
        assert written.name == path.name
        before, after = (one.read_text(encoding="utf-8") for one in (path, written))
        assert yaml.safe_load(after.split("---\n")[1]) == yaml.safe_load(before.split("---\n")[1])
        assert after.split("---\n", 2)[2] == before.split("---\n", 2)[2], path.name


def test_what_the_form_cannot_hold_is_kept_or_named(form, tmp_path):
    text = SHEET.replace("title: Luật", "reviewed: {by: Người thử, on: 2026-11-01}\ntitle: Luật")
    text = text.replace("month: 2026-11\n", "month: 2026-11  # kỳ họp\nmau: do\n")
    text = text.replace("## Nội dung chính", "Lời mở đầu.\n\n## Nội dung chính")
    text = text.replace("- Số của", "1. Danh sách đánh số.[^31-2024-qh15]\n\n- Số của")
    path = tmp_path / "phieu-la.md"
    path.write_text(text, encoding="utf-8")
    load(form, path)
    expect(form.locator("[data-kept] li")).to_have_text("Rà soát lần cuối: Người thử, 2026-11-01")
    expect(form.locator("[data-lost] textarea")).to_have_value(
        "month: 2026-11  # kỳ họp\nLời mở đầu."
    )
    expect(form.get_by_label("Giữ nguyên từ tệp: mau")).to_have_value("mau: do")
    expect(field(form, "facts.0.raw")).to_have_value("1. Danh sách đánh số.[^31-2024-qh15]")
    form.reload()
    expect(form.locator("[data-lost] textarea")).to_be_visible()
    written = download(form, tmp_path).read_text(encoding="utf-8")
    assert 'reviewed: {by: "Người thử", on: 2026-11-01}' in written
    assert "\nmau: do\n" in written
    assert "1. Danh sách đánh số.[^31-2024-qh15]\n\n- Số của luật" in written
    form.get_by_role("button", name="Bỏ: mau").click()
    assert told(form) == []
    form.get_by_role("button", name="Đã chép xong").click()
    expect(form.locator("[data-lost]")).to_be_hidden()


def test_a_file_from_windows_is_a_sheet_like_others(form, tmp_path):
    path = tmp_path / "phieu-win.md"
    path.write_bytes(b"\xef\xbb\xbf" + SHEET.replace("\n", "\r\n").encode())
    load(form, path)
    expect(form.locator("[data-form-status]")).to_have_text("Đã mở tệp phieu-win.md.")
    expect(form.locator("[data-lost]")).to_be_hidden()
    assert told(form) == []
    assert download(form, tmp_path).read_bytes() == SHEET.encode()


def test_a_file_that_cannot_be_read_changes_nothing(form, tmp_path):
    path = tmp_path / "hong.md"
    for content, said in [
        (b"Khong co phan khai bao", "phần khai báo"),
        ("---\ntitle: Đất\n---\n".encode("utf-16"), "UTF-8"),
        (b"---\ntitle: [\n---\n", "phần khai báo"),
    ]:
        path.write_bytes(content)
        load(form, path)
        expect(form.locator("[data-form-status]")).to_contain_text(said)
        expect(field(form, "title")).to_have_value("")
