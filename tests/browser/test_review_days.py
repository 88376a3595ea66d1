"""The sheets to be reviewed stand in groups by the reader's day, on an old copy too."""

from __future__ import annotations

from datetime import datetime

from playwright.sync_api import Page

PAGE = "huong-dan/den-han.html"

GROUPS = """() => [...document.querySelectorAll('[data-group]:not([hidden])')].map((group) => [
  group.dataset.group,
  group.querySelector('h2').textContent.replace(/\\s+/g, ' ').trim(),
  group.querySelectorAll('ul > li').length,
])"""


def groups(page: Page, address: str, day: datetime) -> list[list]:
    page.clock.set_fixed_time(day)
    page.goto(address + PAGE)
    return page.evaluate(GROUPS)


def test_what_was_due_later_is_due_as_time_goes_on(page, address):
    # The sheets whose basis changed wait for no day.
    changed, soon, *months = groups(page, address, datetime(2026, 11, 26, 12))
    assert changed == ["changed", f"Căn cứ đã thay đổi ({changed[2]})", changed[2]]
    assert soon == ["soon", f"Trong 30 ngày tới ({soon[2]})", soon[2]]
    *earlier, last = months
    assert last == ["2027-05", f"Hạn trong tháng 05/2027 ({last[2]})", last[2]]
    over = soon[2] + sum(count for _, _, count in earlier)
    assert groups(page, address, datetime(2027, 5, 1, 12)) == [
        changed,
        ["overdue", f"Quá hạn ({over})", over],
        ["soon", f"Trong 30 ngày tới ({last[2]})", last[2]],
    ]


def test_its_buttons_lead_to_the_form_with_the_sheet(page, address):
    page.goto(address + PAGE)
    button = page.locator("li", has=page.locator('[href$="luat-dat-dai-2024.html"]')).get_by_role(
        "link", name="Sửa bằng biểu mẫu"
    )
    assert button.get_attribute("href") == "soan-phieu.html#phieu=luat-dat-dai-2024"
