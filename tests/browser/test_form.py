"""Somebody who has never seen Markdown makes a sheet, in the browser alone."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect
from typer.testing import CliRunner

from helpers.browser import BOTH_WAYS, record
from helpers.project import EPOCH, ROOT, build_site, built_copy
from tailieu.checks.sections import HEADINGS
from tailieu.cli import app
from tailieu.content.messages import LANGUAGES
from tailieu.content.schema import Sheet
from tailieu.editor.form_data import RULES_IN_THE_FORM
from tailieu.editor.form_words import FIELDS

REPOSITORY = "https://github.com/vi-du/tai-lieu"
FORM = "huong-dan/soan-phieu.html"
SHEETS = sorted(
    path
    for path in (ROOT / "docs" / "phieu").glob("*.md")
    if path.stem != "index" and not path.name.endswith(".en.md")
)


@pytest.fixture(scope="session")
def shared_site(once, built_project) -> Path:
    """The site of a project with the sheet below, whose repository and contact are known."""

    def make(root: Path) -> None:
        built_copy(built_project, root)
        (root / "docs" / "phieu" / "tu-bieu-mau.md").write_text(SHEET, encoding="utf-8")
        config = root / "mkdocs.yml"
        text = config.read_text(encoding="utf-8")
        text = text.replace('repository: ""', f'repository: "{REPOSITORY}"')
        text = text.replace('contact: ""', 'contact: "gop-y@vi-du.vn"')
        config.write_text(text, encoding="utf-8")
        build_site(root, root / "site")

    return once("shared", make) / "site"


@pytest.fixture
def form(page, site) -> Page:
    return opened(page, site.as_uri() + "/")


def opened(page: Page, home: str) -> Page:
    """The form on the day on which the tests' sites are built."""
    page.clock.set_fixed_time(datetime.fromtimestamp(EPOCH, UTC))
    page.goto(home + FORM)
    return page


def field(page: Page, place: str) -> Locator:
    return page.locator("#phieu-" + re.sub(r"[._]", "-", place))


def cite(page: Page, place: str, query: str, name: str) -> None:
    field(page, place + ".cite").fill(query)
    page.locator("[role=option]").filter(has_text=name).first.click()


def say(page: Page, place: str, words: str) -> None:
    field(page, place).fill(words)


def settled(page: Page) -> None:
    """Wait until what was typed last has been checked."""
    expect(page.locator("[data-form]")).to_have_attribute("aria-busy", "false")


LAND = "Luật Đất đai 2024 (31/2024/QH15) Văn bản"


def fill(page: Page) -> None:
    """A whole sheet with no fault in it."""
    say(page, "title", "Luật Đất đai áp dụng từ ngày nào?")
    say(page, "description", "Luật Đất đai 2024 có hiệu lực từ ngày 01/8/2024.")
    field(page, "topic").select_option(label="Đất đai")
    page.get_by_label("Nhân dân").check()
    page.get_by_label("Hộ gia đình").check()
    say(page, "minutes", "2")
    say(page, "in_force_from", "2024-08-01")
    say(page, "messages.0.say", "Luật Đất đai 2024 có hiệu lực từ ngày 01/8/2024.")
    say(page, "messages.0.why", "Sớm hơn năm tháng so với ngày định ban đầu.")
    cite(page, "messages.0", "luat dat dai", LAND)
    page.get_by_role("button", name="Thêm ý chính").click()
    say(page, "messages.1.say", "Gặp việc riêng thì hỏi bộ phận một cửa.")
    cite(page, "messages.1", "dat dai", LAND + " · 18/01/2024")
    say(page, "facts.0.text", "Số của luật: 31/2024/QH15.")
    cite(page, "facts.0", "31 2024", "Đã dẫn trong phiếu này")
    say(page, "questions.0.question", "Luật áp dụng từ ngày nào?")
    say(page, "questions.0.answer", "Từ ngày 01/8/2024.\n\nTrước đó áp dụng luật cũ.")
    cite(page, "questions.0", "vanban chinhphu", "vanban.chinhphu.vn")
    say(page, "unsure", "“Việc này tôi chưa nắm, xin hẹn trả lời bà con sau.”")
    first, second, source = (
        "citations.31-2024-qh15",
        "citations.31-2024-qh15-2",
        "citations.vanban-chinhphu-vn",
    )
    say(page, first + ".at", "Điều 252")
    say(page, source + ".title", "Toàn văn Luật Đất đai")
    for place in (first, second, source):
        mark = page.locator(f"[name=phieu-{place.replace('.', '-')}-evidence-mark]")
        mark.nth(1).check()
    say(page, first + ".evidence.pages", "https://vi-du.vn/bai-1\nhttps://vi-du.vn/bai-2")


SHEET = """\
---
title: Luật Đất đai áp dụng từ ngày nào?
description: Luật Đất đai 2024 có hiệu lực từ ngày 01/8/2024.
topic: dat-dai
month: 2026-11
audience: [nhan-dan, ho-gia-dinh]
minutes: 2
in_force_from: 2024-08-01
review_by: 2027-05-24
citations:
  31-2024-qh15:
    document: 31-2024-qh15
    at: Điều 252
    evidence:
      mark: V2
      pages:
        - "https://vi-du.vn/bai-1"
        - "https://vi-du.vn/bai-2"
  31-2024-qh15-2:
    document: 31-2024-qh15
    evidence:
      mark: V2
      pages: []
  vanban-chinhphu-vn:
    source: vanban-chinhphu-vn
    title: Toàn văn Luật Đất đai
    evidence:
      mark: V2
      pages: []
---
## Nội dung chính

1. **Luật Đất đai 2024 có hiệu lực từ ngày 01/8/2024.** Sớm hơn năm tháng so với ngày định ban đầu.[^31-2024-qh15]
2. **Gặp việc riêng thì hỏi bộ phận một cửa.**[^31-2024-qh15-2]

## Số liệu cần nhớ

- Số của luật: 31/2024/QH15.[^31-2024-qh15]

## Hỏi – đáp

### Luật áp dụng từ ngày nào?

Từ ngày 01/8/2024.[^vanban-chinhphu-vn]

Trước đó áp dụng luật cũ.[^vanban-chinhphu-vn]

## Khi chưa biết thì nói gì

“Việc này tôi chưa nắm, xin hẹn trả lời bà con sau.”
"""  # noqa: E501


def load(page: Page, path: Path) -> None:
    page.locator("[data-file]").set_input_files(path)


def load_sheet(page: Page) -> None:
    """The sheet that `fill` makes, faster."""
    name = "luat-dat-dai-ap-dung-tu-ngay-nao.md"
    page.locator("[data-file]").set_input_files(
        [{"name": name, "mimeType": "text/markdown", "buffer": SHEET.encode()}]
    )
    expect(page.locator("[data-form-status]")).to_have_text(f"Đã mở tệp {name}.")


def download(page: Page, folder: Path) -> Path:
    with page.expect_download() as waited:
        page.locator("[data-download]").click()
        anyway = page.locator("[data-anyway]")
        if anyway.is_visible():
            anyway.click()
    target = folder / waited.value.suggested_filename
    waited.value.save_as(target)
    return target


def rows(path: Path, root: Path, lang: str = "vi") -> list[dict]:
    """What the command says of one page of the project at `root`."""
    called = CliRunner().invoke(
        app,
        ["check", str(path), "--root", str(root), "--format", "json", "--lang", lang],
        env={"SOURCE_DATE_EPOCH": str(EPOCH)},
    )
    return json.loads(called.stdout)


def told(page: Page) -> list[tuple[str, str]]:
    """What the form's list says: (rule, sentence)."""
    settled(page)
    lines = page.locator(".tl-form__beside [data-findings] li").evaluate_all(
        "(lines) => lines.map((line) => [line.dataset.rule, line.textContent])"
    )
    return [(rule, sentence) for rule, sentence in lines]


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
    kept = {"formerly", "changed", "reviewed", "archived", "withdrawn", "citations"}
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
    assert "<strong>Gặp việc riêng thì hỏi bộ phận một cửa.</strong>" in page
    assert "Chưa đối chiếu" in page


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
    form, spoil, sentences, project, tmp_path
):
    load_sheet(form)
    spoil(form)
    found = told(form)
    path = project / "docs" / "phieu" / "phieu-thu.md"
    path.write_bytes(download(form, tmp_path).read_bytes())
    found_there = {row["rule"] for row in rows(path, project)} & set(RULES_IN_THE_FORM)
    assert {rule for rule, _ in found} == found_there
    assert [sentence for _, sentence in found] == sentences


@pytest.mark.parametrize(
    ("folder", "line"),
    [
        ("", "Biểu mẫu không kiểm tra được liên kết, mã HTML và các tệp khác; máy kiểm tra sẽ xem"),
        ("en/", "The form cannot check links, HTML and other files; that is checked once you have"),
    ],
)
def test_what_the_form_does_not_check_is_said_beside_what_it_finds(page, site, folder, line):
    opened(page, f"{site.as_uri()}/{folder}")
    expect(page.locator("section", has=page.locator("#phieu-results"))).to_contain_text(line)


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


# The draft ---------------------------------------------------------------------------------------


def test_a_draft_is_kept_and_erased(form):
    load_sheet(form)
    settled(form)
    form.reload()
    expect(form.get_by_text("Đã mở lại bản nháp của bạn.")).to_be_visible()
    expect(field(form, "messages.1.say")).to_have_value("Gặp việc riêng thì hỏi bộ phận một cửa.")
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


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Khong co phan khai bao", "phần khai báo"),
        (b"---\ntitle: [\n---\n", "phần khai báo"),
        ("---\ntitle: Đất\n---\n".encode("utf-16"), "UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(form, tmp_path, content, said):
    path = tmp_path / "hong.md"
    path.write_bytes(content)
    load(form, path)
    expect(form.locator("[data-form-status]")).to_contain_text(said)
    expect(field(form, "title")).to_have_value("")


# Ways out ----------------------------------------------------------------------------------------


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
            "Gặp việc riêng thì hỏi bộ phận một cửa.2",
        ]
    )
    assert preview.locator("h4").all_inner_texts()[:4] == list(HEADINGS["vi"])
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


def test_in_english_the_form_speaks_english_and_writes_vietnamese(page, site, project, tmp_path):
    opened(page, site.as_uri() + "/en/")
    say(page, "title", "Phiếu thử")
    expect(page.locator("[data-tally]")).to_contain_text("errors: ")
    written = download(page, tmp_path)
    assert "## Nội dung chính" in written.read_text(encoding="utf-8")
    path = project / "docs" / "phieu" / "phieu-thu.md"
    path.write_bytes(written.read_bytes())
    found = [sentence for _, sentence in told(page)]
    assert "No topic is chosen yet." in found
    there = {row["rule"] for row in rows(path, project, "en")}
    assert there <= {rule for rule, _ in told(page)}


def test_new_pages_have_github_pages_of_their_own(sending):
    load_sheet(sending)
    sending.get_by_role("button", name="Chưa có trong danh sách").first.click()
    room = sending.get_by_role("dialog", name="Thêm văn bản hoặc nguồn")
    room.get_by_label("Nguồn", exact=True).check()
    room.get_by_label("Tên trang").fill("Báo thử")
    room.get_by_label("Địa chỉ trang chủ").fill("https://bao-thu.vn")
    room.get_by_label("Loại trang").select_option(label="Báo")
    room.get_by_label("Trên báo khác").check()
    room.get_by_role("button", name="Thêm và dẫn vào ý này").click()
    lacking = [sentence for _, sentence in told(sending)]
    assert lacking == ["Báo thử: chưa ghi tên bài hay khuyến cáo được dẫn."]
    say(sending, "citations.bao-thu-vn.title", "Bài thử")
    sent(sending)
    address = urlsplit(sending.get_by_role("link", name="Báo thử").get_attribute("href"))
    assert f"https://{address.netloc}{address.path}" == REPOSITORY + "/new/main/docs/nguon"
    query = parse_qs(address.query)
    assert query["filename"] == ["bao-thu-vn.md"]
    assert query["value"][0].startswith("---\ntitle: Báo thử\n")
