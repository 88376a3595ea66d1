"""axe-core finds nothing on any kind of page, in both languages, light and dark, phone and desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

KINDS = {
    "home": "index.html",
    "list of sheets": "phieu/index.html",
    "list of documents": "van-ban/index.html",
    "list of sources": "nguon/index.html",
    "sheet": "phieu/khi-co-bao.html",
    "sheet with a warning": "phieu/goi-156-va-lua-dao-qua-dien-thoai.html",
    "directive": "van-ban/548-cv-tu-2024.html",
    "record": "van-ban/74-2024-nd-cp.html",
    "source": "nguon/vbpl-vn.html",
    "unverified source": "nguon/www-tailieuhtnc-net-vn.html",
    "guide": "huong-dan/bao-cao-vien.html",
    "maintainers' guide": "huong-dan/quan-tri.html",
    "about": "gioi-thieu.html",
    "contact": "lien-he.html",
    "search": "tim-kiem.html",
    "glossary": "tu-viet-tat.html",
    "download": "tai-ve.html",
    "my pack": "bo-cua-toi.html",
    "form for a sheet": "huong-dan/soan-phieu.html",
    "not found": "404.html",
}
WIDTHS = (390, 1280)

# Everything that axe knows of WCAG 2.2 AA, and what it calls best practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def faults(page: Page, seen_as: str) -> list[str]:
    """One line a fault: how the page was seen, the rule, and the elements that break it."""
    found = page.evaluate(
        "(tags) => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", RULES
    )
    return [
        f"{seen_as}: {fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def unfold(page: Page) -> None:
    """Open what a reader can open, so that what it holds is looked at too."""
    page.evaluate("() => document.querySelectorAll('details').forEach((it) => (it.open = true))")


def pages(site: Path) -> list[str]:
    paths = [f"{prefix}{path}" for path in KINDS.values() for prefix in ("", "en/")]
    return [path for path in paths if (site / path).exists()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(site, address, new_context, scheme):
    # Past the page's own rules on scripts, which let nothing in from outside.
    context = new_context(color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    context.add_init_script(AXE_SCRIPT)
    page = context.new_page()
    found = []
    for path in pages(site):
        page.goto(address + path)
        unfold(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found += faults(page, f"{path} {scheme} {width}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["home", "sheet"])
def test_axe_finds_nothing_at_higher_contrast(address, new_context, kind, scheme):
    context = new_context(color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    context.add_init_script(AXE_SCRIPT)
    page = context.new_page()
    page.goto(address + KINDS[kind])
    page.evaluate("() => TailieuReading.keep('contrast', 'more')")
    page.reload()
    unfold(page)
    assert page.locator("html").get_attribute("data-contrast") == "more"
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += faults(page, f"{kind} {scheme} {width} more contrast")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_form_with_faults(address, new_context, scheme):
    context = new_context(color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    context.add_init_script(AXE_SCRIPT)
    page = context.new_page()
    page.goto(address + KINDS["form for a sheet"])
    page.locator("#phieu-messages-0-say").fill("Xử dụng từ ngày 1/8/2024.")
    page.locator("#phieu-messages-0-cite").fill("luat dat dai")
    page.locator("[role=option]").first.click()
    page.locator("[data-download]").click()
    page.locator("#phieu-facts-0-cite").fill("luat")
    found = []
    for width in reversed(WIDTHS):
        page.set_viewport_size({"width": width, "height": 900})
        found += faults(page, f"form {scheme} {width}")
    page.get_by_role("button", name="Xem trước").click()
    found += faults(page, f"preview {scheme}")
    assert not found, "\n".join(found)


def test_every_kind_of_page_is_looked_at(site):
    looked_at = pages(site)
    assert set(KINDS.values()) <= set(looked_at)
    english = {path for path in looked_at if path.startswith("en/")}
    assert {"en/index.html", "en/phieu/khi-co-bao.html", "en/van-ban/548-cv-tu-2024.html"} < english
