"""A site in memory for tests of the preview server, and the server that shows it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message
from tailieu.preview.pages import Pages
from tailieu.preview.server import Server

WORDS = Message("«{name}» sai.", "“{name}” is wrong.")
FIX = Message("sửa «{name}».", "mend “{name}”.")
ERROR = Rule("TL001", "error", "content", WORDS, WORDS, WORDS, FIX)
WARNING = Rule("TL002", "warning", "content", WORDS, WORDS, WORDS, FIX)


def page(text: str) -> str:
    """A page with what all pages of the site have."""
    return (
        '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n</head>\n<body>\n'
        f'<header>Đầu trang</header>\n<main class="md-main"><article class="a">{text}</article>'
        "</main>\n</body>\n</html>\n"
    )


@dataclass
class Fake:
    """Pages by their addresses and findings, as a test sets them: text, or what drawing raises."""

    pages: dict[str, str | Exception | None] = field(default_factory=dict)
    findings: Sequence[Finding] = ()

    def refresh(self) -> Sequence[Finding]:
        return self.findings

    def html(self, path: str) -> str | None:
        drawn = self.pages.get(path)
        if isinstance(drawn, Exception):
            raise drawn
        return drawn

    def asset(self, path: str) -> bytes | None:
        return None


@contextmanager
def previewing(
    pages: Pages,
    file: Callable[[str], bytes | None] = lambda path: None,
    told: Callable[[str], None] = lambda line: None,
    server: type[Server] = Server,
    port: int = 0,
) -> Iterator[str]:
    """Serve `pages` and files on `port`, or on a free one; gives the address."""
    with server(port, pages, file, told) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield running.address
        finally:
            running.shutdown()
            thread.join()
