"""Somebody who has never seen Markdown makes a sheet, in the browser alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from helpers.browser import BOTH_WAYS, record
from helpers.filling import (
    FORM,
    LAND,
    SHEET,
    SHEETS,
    cite,
    download,
    field,
    fill,
    load,
    load_sheet,
    opened,
    rows,
    say,
    settled,
    told,
)
from tailieu.checks.sections import REQUIRED
from tailieu.content.messages import LANGUAGES
from tailieu.content.schema import Sheet
from tailieu.editor.form_data import RULES_IN_THE_FORM
from tailieu.editor.form_words import FIELDS

# The schema --------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_of_the_schema_has_a_label(lang):
    schema = Sheet.model_json_schema()
    wanted = {"Sheet": schema, **schema["$defs"]}
    assert {name: sorted(fields) for name, fields in FIELDS.items()} == {
        name: sorted(model["properties"]) for name, model in wanted.items()
    }
    labels = [label[LANGUAGES.index(lang)] for one in FIELDS.values() for label, _ in one.values()]
    assert all(labels)


def test_the_fields_stand_in_the_order_of_the_schema_with_its_choices_and_limits(form):
    schema = Sheet.model_json_schema()
    shown = form.eval_on_selector_all(
        "[data-part=general] > *",
        "(boxes) => boxes.map((box) => box.querySelector('.tl-found').id)",
    )
    asked = [name.removeprefix("phieu-").removesuffix("-found").replace("-", "_") for name in shown]
    kept = {"formerly", "changed", "reviewed", "archived", "withdrawn", "amounts", "citations"}
    wanted = [name for name in schema["properties"] if name not in kept]
    wanted.insert(1, "slug")
    assert asked == wanted
    assert field(form, "topic").locator("option").evaluate_all(
        "(options) => options.map((option) => option.value)"
    ) == ["", *schema["properties"]["topic"]["enum"]]
    expect(field(form, "minutes")).to_have_attribute("max", "60")
    expect(form.locator("#phieu-description-help")).to_contain_text("Tối đa 200 ký tự.")


# A sheet -----------------------------------------------------------------------------------------


@BOTH_WAYS
def test_a_sheet_is_filled_in_and_downloaded(home, page, tmp_path):
    kept = record(page.context, home)
    opened(page, home)
    expect(page.locator("[data-tally]")).to_have_text("Chưa có gì để kiểm tra")
    fill(page)
    expect(field(page, "slug")).to_have_value("luat-dat-dai-ap-dung-tu-ngay-nao")
    assert told(page) == []
    expect(page.locator("[data-tally]")).to_have_text("Không có lỗi nào")
    path = download(page, tmp_path)
    assert path.name == "luat-dat-dai-ap-dung-tu-ngay-nao.md"
    assert path.read_text(encoding="utf-8") == SHEET
    assert kept.faults == []


def test_the_check_passes_what_the_form_wrote_and_its_page_is_built(shared_site):
    root = shared_site.parent
    assert rows(root / "docs" / "phieu" / "tu-bieu-mau.md", root) == []
    page = (shared_site / "phieu" / "tu-bieu-mau.html").read_text(encoding="utf-8")
    assert "<strong>Gặp việc riêng thì hỏi cán bộ xã, phường.</strong>" in page
    assert "Chưa ai đối chiếu" in page


def spoil_fields(page: Page) -> None:
    say(page, "title", "")
    say(page, "slug", "phieu-thu")
    say(page, "description", "Mô tả " * 40)
    say(page, "minutes", "90")


def spoil_statements(page: Page) -> None:
    say(page, "slug", "phieu-thu")
    say(page, "review_by", "2026-01-01")
    say(page, "messages.0.why", "Câu này nói rất dài. " * 40)
    say(page, "messages.1.why", '<b onclick="x()">Xem</b>')
    page.get_by_role("button", name="Bỏ: Luật Đất đai 2024").nth(2).click()
    say(page, "questions.0.answer", "Xử dụng từ ngày 1/8/2024.")
    say(page, "unsure", "Hỏi [ở đây](khong-co.md).")
    say(page, "citations.vanban-chinhphu-vn.url", "https://vi-du.vn/toan-van")


@pytest.mark.parametrize(
    ("spoil", "sentences"),
    [
        (
            spoil_fields,
            [
                "Chưa có tiêu đề.",
                "Mô tả: dài 239 ký tự, quá 200. Rút gọn còn một câu.",
                "Thời lượng (phút): 90 là quá lớn. Ghi một số không quá 60.",
            ],
        ),
        (
            spoil_statements,
            [
                "Cảnh báo: Hạn rà soát: hạn 01/01/2026 đã qua, hoặc không sau lần rà soát cuối. "
                "Rà soát lại rồi ghi hạn mới.",
                "Nội dung chính: các ý chính dài 224 tiếng, nói hơn một phút. Rút gọn còn nhiều "
                "nhất 170 tiếng; chuyển bớt xuống «Số liệu cần nhớ».",
                "Số liệu 1: chưa có nguồn. Chọn ở ô “Căn cứ”.",
                "Cảnh báo: Câu hỏi 1: «Xử dụng» viết đúng là «Sử dụng». Ghi «Sử dụng».",
                "Cảnh báo: Câu hỏi 1: ngày «1/8/2024» chưa đúng dạng. Ghi «01/8/2024».",
            ],
        ),
    ],
)
def test_faults_are_told_in_the_order_of_the_form_by_the_names_of_its_fields(
    form, spoil, sentences, whole_project, tmp_path
):
    load_sheet(form)
    spoil(form)
    found = told(form)
    path = whole_project / "docs" / "phieu" / "phieu-thu.md"
    path.write_bytes(download(form, tmp_path).read_bytes())
    found_there = {row["rule"] for row in rows(path, whole_project)} & set(RULES_IN_THE_FORM)
    assert {rule for rule, _ in found} == found_there
    assert [sentence for _, sentence in found] == sentences


@pytest.mark.parametrize(
    ("folder", "line"),
    [
        ("", "Biểu mẫu không kiểm tra được liên kết, mã HTML và các tệp khác; máy kiểm tra sẽ xem"),
        ("en/", "The form cannot check links, HTML and other files; that is checked once you have"),
    ],
)
def test_what_the_form_does_not_check_is_said_beside_what_it_finds(site, folder, line):
    text = (site / folder / FORM).read_text(encoding="utf-8")
    results = text[text.index('id="phieu-results"') : text.index('id="phieu-out"')]
    assert line in results


def test_a_finding_leads_to_its_field_and_is_part_of_its_description(form):
    load_sheet(form)
    say(form, "minutes", "0")
    assert [rule for rule, _ in told(form)] == ["TL010"]
    expect(form.locator("[data-tally]")).to_have_text("1 lỗi")
    form.locator(".tl-form__beside [data-findings] button").click()
    minutes = field(form, "minutes")
    expect(minutes).to_be_focused()
    expect(minutes).to_have_attribute("aria-invalid", "true")
    expect(minutes).to_have_accessible_description(
        "Nói cả phiếu mất mấy phút. Từ 1 đến 60. 0 là quá nhỏ. Ghi một số từ 1 trở lên."
    )
    minutes.fill("3")
    expect(minutes).not_to_have_attribute("aria-invalid", "true")
    assert told(form) == []


def test_an_untouched_field_is_not_scolded(form):
    say(form, "title", "Một phiếu")
    settled(form)
    expect(form.locator("[data-tally]")).to_contain_text("lỗi")
    expect(form.locator(".tl-found:visible")).to_have_count(0)
    field(form, "description").focus()
    field(form, "topic").focus()
    expect(form.locator(".tl-found:visible")).to_have_count(1)
    expect(form.locator("#phieu-description-found")).to_be_visible()


def test_speaking_time_is_told_while_one_types(form):
    say(form, "messages.0.say", "Một hai ba bốn năm sáu bảy tám chín. " * 10)
    expect(form.locator("[data-spoken]")).to_have_text(
        "Các ý chính: 90 tiếng (nhiều nhất 170), nói trong khoảng 30 giây."
    )
    expect(form.locator(".tl-spoken")).to_have_text("Đọc cả phiếu: khoảng 1 phút.")


def test_half_a_question_and_a_taken_name_are_told_too(form):
    load_sheet(form)
    say(form, "slug", SHEETS[0].stem)
    say(form, "questions.0.answer", "")
    assert [sentence.split(":")[0] for rule, sentence in told(form) if not rule] == [
        "Tên tệp",
        "Câu hỏi 1",
    ]


# The keyboard, and order -------------------------------------------------------------------------


def test_a_basis_is_found_without_accents_and_with_the_keyboard_alone(form):
    say(form, "facts.0.text", "Một số liệu.")
    box = field(form, "facts.0.cite")
    box.focus()
    form.keyboard.type("cong van 548")
    expect(box).to_have_attribute("aria-expanded", "true")
    form.keyboard.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    expect(form.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    form.keyboard.press("Enter")
    expect(box).to_have_value("")
    expect(box).to_be_focused()
    field(form, "citations.548-cv-tu-2024.clause").select_option(label="Mục 1")
    expect(form.locator("[data-part=facts] .tl-chips span")).to_contain_text("Mục 1")
    form.keyboard.press("Escape")
    expect(form.locator("[role=option]")).to_have_count(0)


def test_whoever_presses_the_wrong_basis_can_move_away(form):
    """It is chosen when the button is let go on it (WCAG 2.5.2)."""
    box = form.locator("#phieu-messages-0-cite")
    box.fill("luat dat dai")
    option = form.locator("[role=option]").first
    option.hover()
    form.mouse.down()
    form.mouse.move(1, 1)
    form.mouse.up()
    expect(option).to_be_visible()
    option.click()
    expect(form.locator("[role=option]")).to_have_count(0)
    expect(box).to_have_value("")


def test_questions_change_places_with_the_keyboard(form):
    say(form, "questions.0.question", "Một?")
    form.get_by_role("button", name="Thêm câu hỏi").click()
    expect(field(form, "questions.1.question")).to_be_focused()
    form.keyboard.type("Hai?")
    form.get_by_role("button", name="Đưa lên: Câu hỏi 2").focus()
    form.keyboard.press("Enter")
    expect(field(form, "questions.0.question")).to_have_value("Hai?")
    expect(form.get_by_role("button", name="Đưa xuống: Câu hỏi 1")).to_be_focused()
    form.get_by_role("button", name="Bỏ: Câu hỏi 1").click()
    expect(field(form, "questions.0.question")).to_have_value("Một?")
    expect(form.get_by_role("button", name="Thêm câu hỏi")).to_be_focused()


def test_a_fourth_message_is_not_offered(form):
    more = form.get_by_role("button", name="Thêm ý chính")
    more.click()
    more.click()
    expect(more).to_be_hidden()


# Safety ------------------------------------------------------------------------------------------


HOSTILE = (
    '"><img src=x onerror="alert(1)"><script src="https://la.example/x.js"></script>'
    "[x](javascript:alert(1))${alert(1)}{: onclick=alert(1)}"
)


def test_hostile_words_run_nowhere_and_ask_nobody(page, address, tmp_path):
    kept = record(page.context, address)
    dialogs = []
    opened(page, address)
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.accept()))
    cite(page, "facts.0", "luat dat dai", LAND)
    cite(page, "facts.0", "bo y te", "moh.gov.vn")
    for box in page.locator(".tl-form__fields :is(textarea, input[type=text]):visible").all():
        box.fill(HOSTILE)
    settled(page)
    written = download(page, tmp_path)
    assert written.name == "img-src-x-onerror-alert-1-script-src-https-la-example-x-js.md"
    page.reload()
    load(page, written)
    expect(page.locator("[data-form-status]")).to_contain_text("Đã mở tệp")
    settled(page)
    assert page.locator("[data-preview] :is(img, script, a)").count() == 0
    assert dialogs == ["Mở tệp này thay cho những gì đang gõ?"]
    assert (kept.left, kept.failed) == ([], [])
    # All that the browser has to tell is what it did not run.
    assert [line for line in kept.said if "The action has been blocked." not in line] == []


def test_no_other_page_loads_the_form(site):
    loading = [
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if "assets/form/" in path.read_text(encoding="utf-8")
    ]
    assert sorted(loading) == [f"en/{FORM}", FORM]


# How it looks ------------------------------------------------------------------------------------


def test_on_a_phone_nothing_scrolls_sideways_and_the_preview_is_one_press_away(page, site):
    page.set_viewport_size({"width": 390, "height": 800})
    opened(page, site.as_uri() + "/")
    load_sheet(page)
    say(page, "facts.0.text", "mộttừrấtdài" * 20)
    settled(page)
    page.evaluate("() => scrollTo(0, 2000)")
    for view in ("Xem trước", "Soạn"):
        page.get_by_role("button", name=view, exact=True).click()
        wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert wide == 0, view
        shown = page.locator(".tl-form__preview").is_visible()
        assert shown == (view == "Xem trước")
    assert page.evaluate("() => scrollY") == 2000


def test_the_preview_stands_beside_the_form_and_looks_like_the_sheet(page, site):
    page.set_viewport_size({"width": 1280, "height": 900})
    opened(page, site.as_uri() + "/")
    load_sheet(page)
    settled(page)
    preview = page.locator("[data-preview]")
    expect(preview).to_be_visible()
    expect(preview.locator(".tl-sheet > ol:first-of-type > li")).to_have_text(
        [
            "Luật Đất đai 2024 có hiệu lực từ ngày 01/8/2024. "
            "Sớm hơn năm tháng so với ngày định ban đầu.1",
            "Gặp việc riêng thì hỏi cán bộ xã, phường.2",
        ]
    )
    assert preview.locator("h4").all_inner_texts()[:4] == list(REQUIRED["vi"])
    expect(preview.locator(".tl-sources li").first).to_have_text(
        "Luật Đất đai 2024 (31/2024/QH15), Điều 252."
    )


def test_on_paper_there_is_the_sheet_alone(form):
    load_sheet(form)
    settled(form)
    form.emulate_media(media="print")
    expect(form.locator("[data-preview]")).to_be_visible()
    for name in (".tl-form__fields", "#phieu-results", "[data-download]", ".tl-form__bar"):
        expect(form.locator(name)).to_be_hidden()


def test_in_english_the_form_speaks_english_and_writes_vietnamese(
    page, site, whole_project, tmp_path
):
    opened(page, site.as_uri() + "/en/")
    say(page, "title", "Phiếu thử")
    expect(page.locator("[data-tally]")).to_contain_text("errors: ")
    written = download(page, tmp_path)
    assert "## Nội dung chính" in written.read_text(encoding="utf-8")
    path = whole_project / "docs" / "phieu" / "phieu-thu.md"
    path.write_bytes(written.read_bytes())
    found = [sentence for _, sentence in told(page)]
    assert "No topic is chosen yet." in found
    there = {row["rule"] for row in rows(path, whole_project, "en")}
    assert there <= {rule for rule, _ in told(page)}
