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
    on_the_day = groups(page, address, datetime(2026, 11, 23, 12))
    soon, later = on_the_day[0][2], on_the_day[1][2]
    assert on_the_day == [
        ["soon", f"Trong 30 ngày tới ({soon})", soon],
        ["2027-05", f"Hạn trong tháng 05/2027 ({later})", later],
    ]
    assert groups(page, address, datetime(2027, 5, 1, 12)) == [
        ["overdue", f"Quá hạn ({soon})", soon],
        ["soon", f"Trong 30 ngày tới ({later})", later],
    ]


def test_its_buttons_lead_to_the_form_with_the_sheet(page, address):
    page.goto(address + PAGE)
    button = page.locator("li", has=page.locator('[href$="luat-dat-dai-2024.html"]')).get_by_role(
        "link", name="Sửa bằng biểu mẫu"
    )
    assert button.get_attribute("href") == "soan-phieu.html#phieu=luat-dat-dai-2024"
