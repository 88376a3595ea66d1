"""The search box as a reader handles it, for the tests that type into it."""

from __future__ import annotations

import unicodedata
from urllib.parse import urldefrag, urljoin

from playwright.sync_api import Locator, Page, expect

DIRECTIVE = "van-ban/548-cv-tu-2024.html"

# As readers type: with marks, without, with keystrokes that no input method converted, in capitals,
# and in the decomposed Unicode that some systems write.
PROPAGANDA = (
    "tuyên truyền",
    "tuyen truyen",
    "tuyeen truyeenf",
    "tuye6n truye62n",
    "TUYÊN TRUYỀN",
    unicodedata.normalize("NFD", "tuyên truyền"),
)
QUERIES = (*PROPAGANDA, "548", "548cvtu", "ubnd", "thi uy", "thị uỷ")


class Box:
    """The box on `page`, whose site begins at `base`."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self.input = page.locator("#tl-search-input")
        self.status = page.locator(".tl-search__status")
        self.kinds = page.locator(".tl-search__kinds button")
        self.results = page.locator(".tl-search__results")
        self.links = self.results.locator("ol:first-child > li > a")

    def open(self, path: str = "index.html") -> Box:
        """Load a page of the site and open the box over it."""
        self.page.goto(urljoin(self.base, path))
        self.page.locator("[data-search-open]").click()
        self.input.wait_for()
        return self

    def ask(self, query: str) -> list[str]:
        """Addresses of the pages found for `query`, in order, below the site's own."""
        self.input.fill(query)
        self.settle()
        return self.found()

    def settle(self) -> None:
        """Wait until what the box shows belongs to what stands in it."""
        expect(self.results).not_to_have_attribute("aria-busy", "true")

    def found(self) -> list[str]:
        addresses = self.links.evaluate_all("links => links.map(link => link.href)")
        return [urldefrag(a).url.split("?")[0].removeprefix(self.base) for a in addresses]

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name)
