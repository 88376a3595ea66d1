"""The pages of the site and of the bundle in Chromium: what only a browser can see of them.

One page of each kind, over http and from the disk; all of them with `make test-all`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from helpers import pages
from helpers.browser import record, settle


def visit(context: BrowserContext, base: str, site: Path, names: list[str]) -> list[str]:
    """Open the pages `names` at `base`; what they complained of, and what was wrong with them."""
    kept = record(context, base)
    page = context.new_page()
    facts = {}
    for name in names:
        page.goto(base + name)
        settle(page)
        facts[name] = page.evaluate(pages.FACTS)
    page.close()
    return [*kept.faults, *pages.faults(facts, base, site)]


def test_no_kind_of_page_on_a_server_complains_or_asks_another_host(context, address, site):
    assert visit(context, address, site, pages.of_each_kind(pages.html_files(site))) == []


@pytest.mark.full
def test_no_page_on_a_server_complains_or_asks_another_host(context, address, site):
    assert visit(context, address, site, pages.html_files(site)) == []


def test_no_kind_of_page_in_the_bundle_complains_or_asks_another_host(context, unpacked):
    """In Vietnamese; those in English, which say the same by the same code, at night."""
    site = unpacked / "tai-lieu"
    context.set_offline(True)
    names = [name for name in pages.of_each_kind(pages.on_disk(site)) if name[:3] != "en/"]
    assert visit(context, f"{site.as_uri()}/", site, names) == []


@pytest.mark.full
@pytest.mark.parametrize("where", ["site", "unpacked"])
def test_no_page_on_a_disk_complains_or_asks_another_host(request, context, where):
    folder = request.getfixturevalue(where)
    site = folder if where == "site" else folder / "tai-lieu"
    context.set_offline(True)
    assert visit(context, f"{site.as_uri()}/", site, pages.on_disk(site)) == []


def test_every_kind_of_page_is_opened(site):
    opened = pages.of_each_kind(pages.html_files(site))
    assert set(pages.KINDS.values()) <= set(opened)
    english = {name for name in opened if name.startswith("en/")}
    assert {"en/index.html", "en/phieu/khi-co-bao.html", "en/van-ban/548-cv-tu-2024.html"} < english
