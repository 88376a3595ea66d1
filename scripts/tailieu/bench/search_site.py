"""The site that a search is measured on: pages rendered, indexed and served."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TypedDict

EXTENSIONS = ["tables", "toc", "attr_list", "fenced_code", "footnotes"]


class Built(TypedDict):
    """An index: its bytes as they lie there and compressed one by one, the seconds it took."""

    bytes: int
    gzip_bytes: int
    files: int
    build_s: float


def render(sources: Sequence[Path], site: Path) -> None:
    """Render Markdown pages to `site/<stem>.html`."""
    import markdown

    converter = markdown.Markdown(extensions=EXTENSIONS)
    for path in sources:
        body = converter.reset().convert(path.read_text(encoding="utf-8"))
        html = (
            f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{escape(path.stem)}'
            f"</title></head><body><article>\n{body}\n</article></body></html>\n"
        )
        (site / f"{path.stem}.html").write_text(html, encoding="utf-8")


def build(site: Path) -> Built:
    """Build the index as the site does."""
    from tailieu.search.builder import build_search

    start = time.perf_counter()
    build_search(site)
    return built((site / "assets/search").rglob("*.js"), time.perf_counter() - start)


def built(paths: Iterable[Path], seconds: float) -> Built:
    """An index that lies in these files."""
    written = [path.read_bytes() for path in paths if path.is_file()]
    return Built(
        bytes=sum(map(len, written)),
        gzip_bytes=sum(len(gzip.compress(data, 6)) for data in written),
        files=len(written),
        build_s=round(seconds, 2),
    )


@contextmanager
def serve(folders: Mapping[str, Path]) -> Iterator[tuple[str, list[str]]]:
    """(address, requested paths as they come) of a server on the loopback interface.

    `folders` are what lies below which path; the longest that fits counts: {"/": site}.
    """
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            super().do_GET()

        def translate_path(self, path: str) -> str:
            prefix = max((start for start in folders if path.startswith(start)), key=len)
            self.directory = str(folders[prefix])
            return super().translate_path("/" + path.removeprefix(prefix))

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folders["/"])))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
