"""Measures what a browser loads to show one page of a site for the first time."""

from __future__ import annotations

import gzip
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tailieu.offline.chromium import FLAGS

CHROMIUM_ARGS = [
    "--headless",
    "--no-sandbox",
    *FLAGS,
    "--window-size=390,844",
    "--virtual-time-budget=5000",
    "--dump-dom",
]
# Compressed already, so servers send these as they are.
PACKED = (".woff2", ".woff", ".png", ".jpg", ".jpeg", ".webp", ".gz")


def first_visit(site: Path, page: str, browser: str) -> dict[str, int]:
    """Path → bytes sent for everything that `browser` requests to show `page` once.

    Bodies only, compressed with gzip except fonts and pictures. `browser` is Chromium's path.
    """
    with _serving(site) as (address, sent), tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [browser, *CHROMIUM_ARGS, f"--user-data-dir={profile}", f"{address}/{page}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
            check=True,
        )
    return sent


class _Handler(SimpleHTTPRequestHandler):
    """Serves files with gzip and counts the bytes of their bodies in `sent`, by path."""

    def __init__(self, *args: Any, sent: dict[str, int], **kwargs: Any):
        self.sent = sent
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = Path(self.translate_path(path))
        if not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        packed = file.suffix not in PACKED
        if packed:
            body = gzip.compress(body, 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.sent[path] = self.sent.get(path, 0) + len(body)

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def _serving(site: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """(address, bytes sent by path) of a server on the loopback interface."""
    sent: dict[str, int] = {}
    handler = partial(_Handler, directory=str(site), sent=sent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", sent
        finally:
            server.shutdown()
