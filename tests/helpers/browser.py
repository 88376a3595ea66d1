"""What tests in a real browser share: a server, and a record of what a page did."""

from __future__ import annotations

import posixpath
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page

from tailieu.offline.chromium import FLAGS

# What the newest versions of Chromium load for the address bar of every new window, in processes
# of their own, though a headless window has no address bar: half of what a short test cost.
ADDRESS_BAR = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
# A second list of features replaces the first, so it repeats what Playwright turns off.
TURNED_OFF_BY_PLAYWRIGHT = (
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding"),
    *("ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "AimEnabled"),
    *("OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch"),
)
# A process started for the page that a reader may open next, which most tests never do.
SPARE = ("SpareRendererForSitePerProcess",)
# Fewer processes and threads that wait for each other: with two tests at work, both cores are busy.
FEWER = (
    "--in-process-gpu",
    "--enable-features=NetworkServiceInProcess2",
    "--num-raster-threads=1",
    "--disable-partial-raster",
    "--js-flags=--single-threaded",
)
# All in all, opening a page in a window of its own costs an eighth less.
LAUNCH_ARGUMENTS = (
    "--no-sandbox",
    f"--disable-features={','.join((*TURNED_OFF_BY_PLAYWRIGHT, *ADDRESS_BAR, *SPARE))}",
    *FEWER,
    # The headless build rounds the widths of letters otherwise, and a window does not.
    "--font-render-hinting=none",
    *FLAGS,
)


# How axe sees a page: each theme once, each width once, and with `make test-all` each with each.
SEEN = pytest.mark.parametrize(
    ("theme", "width"),
    [
        ("light", 390),
        ("dark", 1280),
        pytest.param("light", 1280, marks=pytest.mark.full),
        pytest.param("dark", 390, marks=pytest.mark.full),
    ],
)

# For tests of much that is seen: the other ways at night.
SEEN_IN_THE_LIGHT = pytest.mark.parametrize(
    ("theme", "width"),
    [("light", 390)]
    + [
        pytest.param(theme, width, marks=pytest.mark.full)
        for theme, width in (("dark", 1280), ("light", 1280), ("dark", 390))
    ],
)

# For tests of what a browser does otherwise on a disk: addresses, storage, the clipboard, scripts.
BOTH_WAYS = pytest.mark.parametrize("home", ["http", "disk"], indirect=True)


@contextmanager
def serving(
    folder: Path,
    below: str,
    *,
    clean: bool = False,
    before: Callable[[str], object] = lambda path: None,
) -> Iterator[str]:
    """Serve `folder` on 127.0.0.1 below a path such as `/tai-lieu/`; gives its full address.

    Like a static host, it answers with 404.html where there is no file. `clean`: like some of them,
    it leads from `x.html` to `x` and from `x/index.html` to `x/`. `before` is called with each path
    that is asked for, and may hold the answer up.
    """

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def translate_path(self, path: str) -> str:
            path = posixpath.normpath(unquote(urlsplit(path).path))
            if not f"{path}/".startswith(below):
                return str(folder / "no-such-file")
            named = folder / path[len(below) :]
            page = named.with_name(f"{named.name}.html")
            return str(page if clean and page.is_file() else named)

        def do_GET(self) -> None:
            path, _, query = self.path.partition("?")
            before(path)
            if not clean or not path.endswith(".html"):
                super().do_GET()
                return
            self.send_response(308)
            shorter = path.removesuffix(".html").removesuffix("index")
            self.send_header("Location", f"{shorter}?{query}" if query else shorter)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def send_error(self, code, message=None, explain=None):
            page = (folder / "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{below}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Record:
    """What the pages of a context asked for and complained of, each as one readable line."""

    base: str
    requested: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        return [*self.left, *self.failed, *self.said]


def record(context: BrowserContext, base: str) -> Record:
    """Watch everything that the pages of `context` do; `base` is the site's own address.

    Requests below `base` belong to the site, as do `data:` and `blob:`; all others have left it.
    """
    kept = Record(base)

    def requested(request) -> None:
        kept.requested.append(request.url)
        if not request.url.startswith((base, "data:", "blob:")):
            kept.left.append(f"{request.frame.url}: request left for {request.url}")

    def answered(response) -> None:
        if response.status >= 400:
            kept.failed.append(f"{response.frame.url}: {response.status} {response.url}")

    def failed(request) -> None:
        # Leaving a page cuts short what it was still loading, such as its icon.
        if request.failure == "net::ERR_ABORTED":
            return
        kept.failed.append(f"{request.frame.url}: {request.failure} {request.url}")

    def console(message) -> None:
        if message.type in ("error", "warning"):
            kept.said.append(f"{message.page.url}: {message.type}: {message.text}")

    context.on("request", requested)
    context.on("response", answered)
    context.on("requestfailed", failed)
    context.on("console", console)
    context.on("weberror", lambda error: kept.said.append(f"{error.page.url}: {error.error}"))
    return kept


def noon(day: date) -> str:
    """Noon of a day in Viet Nam, to set a page's clock to."""
    return f"{day.isoformat()}T12:00:00+07:00"


def settle(page: Page) -> None:
    """Wait until the page has run what it had to run after loading."""
    # A headless shell may never call the first page idle.
    page.evaluate("() => new Promise((done) => requestIdleCallback(done, { timeout: 2000 }))")


# Makes a page's browser refuse to copy, by hand too.
REFUSE_COPYING = """() => {
  document.execCommand = () => false;
  const refuse = () => Promise.reject();
  if (navigator.clipboard) Object.assign(navigator.clipboard, { write: refuse, writeText: refuse });
}"""
