"""A browser behind one small interface, so that a reader's task is written once for all of them.

No browser reaches anything but this machine. Functions are the text of one in JavaScript.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Browser as Playwright
from playwright.sync_api import BrowserContext, Download, Page

from helpers.browser import Record, record, settle


class Browser(ABC):
    """What a reader does in a window of 1280 × 720 pixels, waiting up to 30 s for what comes."""

    # With its version.
    name: str
    # Where the site begins that is read.
    home: str

    @abstractmethod
    def fresh(self) -> None:
        """A window of its own, in which nothing is kept."""

    @abstractmethod
    def go(self, address: str) -> None:
        """Open a page, and wait until it has run what it had to."""

    @abstractmethod
    def click(self, selector: str) -> None: ...

    @abstractmethod
    def type(self, text: str) -> None:
        """Type into what has the focus, key by key."""

    @abstractmethod
    def press(self, key: str) -> None:
        """Press a key by its name in KeyboardEvent.key."""

    @abstractmethod
    def tell(self, function: str) -> Any:
        """What the function returns, as JSON has it."""

    @abstractmethod
    def wait(self, function: str) -> None:
        """Wait until the function returns what is true."""

    @abstractmethod
    def saved(self, name: str) -> str:
        """Wait for a file that the page saves under this name; its text."""

    @abstractmethod
    def complaints(self) -> list[str]:
        """What this window's pages complained of, and what they asked of others than the site.

        WebKitGTK tells nobody.
        """

    def begin(self, home: str) -> None:
        """Begin to read the site at `home` as somebody who never did."""
        self.home = home
        self.fresh()

    def open(self, path: str) -> None:
        self.go(urljoin(self.home, path))

    def text(self, selector: str) -> str:
        """The text of the first such element, once it is there."""
        self.see(selector)
        return self.tell(f"() => document.querySelector({json.dumps(selector)}).textContent.trim()")

    def texts(self, selector: str) -> list[str]:
        """The texts of all such elements."""
        nodes = f"document.querySelectorAll({json.dumps(selector)})"
        return self.tell(f"() => Array.from({nodes}, (node) => node.textContent.trim())")

    def see(self, selector: str) -> None:
        """Wait until such an element is there and takes up room."""
        node = f"document.querySelector({json.dumps(selector)})"
        self.wait(f"() => {{ const node = {node}; return node && node.getClientRects().length; }}")

    def fill(self, selector: str, text: str) -> None:
        """Type a text in place of what stands in a field."""
        self.click(selector)
        self.tell("() => document.activeElement.select()")
        self.type(text)

    def choose(self, selector: str, value: str) -> None:
        """Choose from a list, which each browser draws outside the page."""
        self.see(selector)
        self.tell(f"""() => {{
          const list = document.querySelector({json.dumps(selector)});
          list.focus();
          list.value = {json.dumps(value)};
          for (const name of ["input", "change"]) {{
            list.dispatchEvent(new Event(name, {{ bubbles: true }}));
          }}
        }}""")


class Chromium(Browser):
    """The system's Chromium, through Playwright."""

    context: BrowserContext | None = None
    page: Page
    watched: Record
    downloads: list[Download]

    def __init__(self, browser: Playwright) -> None:
        self.browser = browser
        self.name = f"Chromium {browser.version}"

    def fresh(self) -> None:
        self.close()
        self.context = self.browser.new_context(
            proxy={"server": "http://127.0.0.1:9", "bypass": "127.0.0.1"}
        )
        self.watched = record(self.context, self.home)
        self.page = self.context.new_page()
        self.downloads = []
        self.page.on("download", lambda download: self.downloads.append(download))

    def close(self) -> None:
        if self.context:
            self.context.close()

    def go(self, address: str) -> None:
        self.page.goto(address)
        settle(self.page)

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def tell(self, function: str) -> Any:
        return self.page.evaluate(function)

    def wait(self, function: str) -> None:
        self.page.wait_for_function(function)

    def saved(self, name: str) -> str:
        if not self.downloads:
            self.page.wait_for_event("download")
        download = self.downloads.pop(0)
        assert download.suggested_filename == name
        return download.path().read_text(encoding="utf-8")

    def complaints(self) -> list[str]:
        return self.watched.faults
