"""What others left in this browser's storage under the site's names does no harm."""

from __future__ import annotations

import json

import pytest

from helpers.browser import settle

HTML = "<img src=x onerror=alert(1)>"
NAMES = ("size", "scheme", "contrast", "recent", "pack", "form")
VALUES = {
    "list": json.dumps([HTML, None, 7, {"a": 1}]),
    "fields": json.dumps({"sheet": {"title": HTML, "messages": HTML}, "text": HTML}),
    "words": f"khi-co-bao,{HTML},../../x,javascript:alert(1)",
    "broken": "{%",
    "nothing": "null",
    "number": "7",
    "prototype": '{"__proto__": {"a": 1}}',
    "long": "a" * 200_000,
}
PAGES = ("phieu/khi-co-bao.html", "bo-cua-toi.html", "huong-dan/soan-phieu.html")
PUT = """([names, value]) => {
  const own = `tailieu:${new URL("./", location.href).pathname}:`;
  for (const name of names) localStorage.setItem(own + name, value);
}"""


@pytest.mark.parametrize(
    "held",
    [
        "list",
        *(pytest.param(name, marks=pytest.mark.full) for name in VALUES if name != "list"),
    ],
)
def test_hostile_values_neither_run_nor_break_a_page(page, small_address, held):
    did: list[str] = []
    page.on("dialog", lambda dialog: did.append(dialog.message) or dialog.dismiss())
    page.on("pageerror", lambda error: did.append(str(error)))
    for path in PAGES:
        page.goto(small_address + "index.html")
        page.evaluate(PUT, [NAMES, VALUES[held]])
        page.goto(small_address + path)
        settle(page)
        page.locator("[data-search-open]").click()
        page.locator("#tl-search-input").wait_for()
        assert did == [], path
        assert page.locator("img[src='x']").count() == 0
