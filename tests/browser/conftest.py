"""What tests in a browser begin with: the search box, the form, and pages for axe."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from helpers.browser import record
from helpers.filling import REPOSITORY, SHEET, opened
from helpers.pages import DIVIDED
from helpers.project import build_site, built_copy
from helpers.searching import Box
from helpers.small import copy_small
from tailieu.site import lists


@pytest.fixture(scope="session")
def shared_site(once) -> Path:
    """A small site with the sheet of helpers.filling, whose repository and contact are known."""

    def make(root: Path) -> None:
        copy_small(root)
        (root / "docs" / "phieu" / "tu-bieu-mau.md").write_text(SHEET, encoding="utf-8")
        config = root / "mkdocs.yml"
        text = config.read_text(encoding="utf-8")
        text = text.replace('repository: ""', f'repository: "{REPOSITORY}"')
        text = text.replace('contact: ""', 'contact: "gop-y@vi-du.vn"')
        config.write_text(text, encoding="utf-8")
        build_site(root, root / "site")

    return once("shared", make) / "site"


@pytest.fixture(scope="session")
def divided(once, built_project) -> Path:
    """The project's site with lists that are divided over several pages."""

    def make(root: Path) -> None:
        built_copy(built_project, root)
        with pytest.MonkeyPatch.context() as patch:
            for name, value in DIVIDED.items():
                patch.setattr(lists, name, value)
            build_site(root, root / "site")

    return once("divided", make) / "site"


@pytest.fixture
def form(page, site) -> Page:
    return opened(page, site.as_uri() + "/")


@pytest.fixture
def box(new_context, address) -> Box:
    """A box on the served site. Whatever its pages complain of fails the test."""
    context = new_context()
    kept = record(context, address)
    made = Box(context.new_page(), address)
    made.record = kept
    yield made
    assert kept.faults == []


@pytest.fixture
def on_disk(new_context, site) -> Box:
    """A box on the site's folder, with the network off."""
    context = new_context(offline=True)
    base = f"{site.as_uri()}/"
    kept = record(context, base)
    yield Box(context.new_page(), base)
    assert kept.faults == []


@pytest.fixture(params=["http", pytest.param("disk", marks=pytest.mark.full)])
def either(request) -> Box:
    """Both boxes; `make test` takes the second where a browser does otherwise on a disk."""
    return request.getfixturevalue({"http": "box", "disk": "on_disk"}[request.param])


@pytest.fixture
def seen(new_context):
    """`seen(theme, width)`: a page in a window of that theme and width, with axe in it."""

    def seen(theme: str, width: int) -> Page:
        context = new_context(
            color_scheme=theme,
            reduced_motion="reduce",
            viewport={"width": width, "height": 900},
            # Past the page's own rules on scripts, which let nothing in from outside.
            bypass_csp=True,
        )
        context.add_init_script(AXE_SCRIPT)
        return context.new_page()

    return seen
