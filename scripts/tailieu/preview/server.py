"""The server on 127.0.0.1: pages as they are drawn now, all other files from the last build."""

from __future__ import annotations

import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from posixpath import splitext
from socketserver import ThreadingTCPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qs, quote, unquote, urlsplit

from tailieu.preview.pages import MISSING, OWN, Pages, place

# By the end of a file's name; the tables of the system differ from one to another.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
HTML = TYPES[".html"]

# What pages load of the server itself.
_FOLDER = Path(__file__).parent
_OWN_FILES = ("reload.js", "faults.css")

# After how many seconds an idle connection is written to, which tells whether its page is gone.
HEARTBEAT_SECONDS = 15


class Answer(NamedTuple):
    """What a request gets: `location` is where to go on, for a redirect."""

    status: int
    kind: str
    body: bytes
    location: str = ""


def path_of(target: str) -> str:
    """The path from the site's root that a request is for, a folder's as that of its index.html.

    What no page links to is as good as missing: a path that leads upwards or has an empty part.
    """
    path = unquote(urlsplit(target).path)
    first, *folders, name = path.split("/") if "/" in path else [path, ""]
    unfit = any(part in ("", ".", "..") for part in folders) or name in (".", "..")
    if first or unfit or "\\" in path or "\0" in path:
        return MISSING
    return "/".join([*folders, name or "index.html"])


class Server(ThreadingTCPServer):
    """Answers requests for `pages`, and with `file(path)` those for other files.

    Raises OSError when the port is taken; port 0 takes a free one. `told` gets a line for every
    fault of the program itself.
    """

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64

    def __init__(
        self,
        port: int,
        pages: Pages,
        file: Callable[[str], bytes | None],
        told: Callable[[str], None],
    ) -> None:
        self.pages = pages
        self.file = file
        self.told = told
        super().__init__(("127.0.0.1", port), _Handler)

    @property
    def address(self) -> str:
        """Where a browser finds the site."""
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def answer(self, path: str) -> Answer:
        """What a request for `path` gets."""
        own = path.removeprefix(OWN)
        if own != path:
            found = (_FOLDER / own).read_bytes() if own in _OWN_FILES else None
        elif path.endswith(".html"):
            return self._page(path)
        else:
            found = self.file(path)
        if found is not None:
            kind = TYPES.get(splitext(path)[1].lower(), "application/octet-stream")
            return Answer(200, kind, found)
        if self.pages.exists(f"{path}/index.html"):
            return Answer(302, HTML, b"", f"/{quote(path)}/")
        return self._page(path)

    def _page(self, path: str) -> Answer:
        page = self.pages.page(path)
        return Answer(page.status, HTML, page.html.encode(errors="replace"))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves is no fault; anything else is told in one line."""
        error = sys.exception()
        if isinstance(error, Exception) and not isinstance(error, ConnectionError):
            self.told(place(error))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        path = path_of(self.path)
        if path == f"{OWN}changes":
            self._tell_changes()
        else:
            self._send(self.server.answer(path))

    def do_HEAD(self) -> None:
        self._send(self.server.answer(path_of(self.path)), with_body=False)

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing: the terminal is for what a person saves."""

    def _send(self, answer: Answer, *, with_body: bool = True) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        # What a browser kept would be shown in place of what was saved.
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        if with_body:
            self.wfile.write(answer.body)

    def _tell_changes(self) -> None:
        """Server-sent events: one `drawn` when the page that a browser shows is drawn anew.

        https://html.spec.whatwg.org/multipage/server-sent-events.html
        """
        asked = parse_qs(urlsplit(self.path).query)
        path = path_of(quote(asked.get("page", ["/"])[0]))
        digest = asked.get("drawn", [""])[0]
        # Its length is unknown, so the connection ends with it.
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b"retry: 500\n\n")
        pages = self.server.pages
        with pages.watched(path):
            while not pages.differs(path, digest, HEARTBEAT_SECONDS):
                self.wfile.write(b":\n\n")
        self.wfile.write(b"event: drawn\ndata:\n\n")
