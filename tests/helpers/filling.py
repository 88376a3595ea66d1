"""The form for a sheet, filled in and read by tests."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from typer.testing import CliRunner

from helpers.project import EPOCH, ROOT
from tailieu.cli import app

REPOSITORY = "https://github.com/vi-du/tai-lieu"
FORM = "huong-dan/soan-phieu.html"
SHEETS = sorted(
    path
    for path in (ROOT / "docs" / "phieu").glob("*.md")
    if path.stem != "index" and not path.name.endswith(".en.md")
)


def opened(page: Page, home: str) -> Page:
    """The form on the day on which the tests' sites are built."""
    page.clock.set_fixed_time(datetime.fromtimestamp(EPOCH, UTC))
    page.goto(home + FORM)
    return page


def field(page: Page, place: str) -> Locator:
    return page.locator("#phieu-" + re.sub(r"[._]", "-", place))


def add_source(page: Page, begin: Locator, title: str, address: str) -> Locator:
    """The room in which a new source was made and cited; `begin` is the button that opened it."""
    begin.click()
    room = page.get_by_role("dialog", name="Thêm văn bản hoặc nguồn")
    room.get_by_label("Nguồn", exact=True).check()
    room.get_by_label("Tên trang").fill(title)
    room.get_by_label("Địa chỉ trang chủ").fill(address)
    room.get_by_label("Loại trang").select_option(label="Báo")
    room.get_by_label("Trên báo khác").check()
    room.get_by_role("button", name="Thêm và dẫn vào ý này").click()
    return room


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
    say(page, "messages.1.say", "Gặp việc riêng thì hỏi cán bộ xã, phường.")
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
review_by: 2027-05-27
citations:
  31-2024-qh15:
    document: 31-2024-qh15
    at: Điều 252
    evidence:
      mark: V2
      pages:
        - {url: "https://vi-du.vn/bai-1"}
        - {url: "https://vi-du.vn/bai-2"}
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
2. **Gặp việc riêng thì hỏi cán bộ xã, phường.**[^31-2024-qh15-2]

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
