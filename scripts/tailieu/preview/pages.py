"""The pages as they are drawn now, and what browsers that show them wait for."""

from __future__ import annotations

import hashlib
import re
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from traceback import extract_tb
from typing import NamedTuple, Protocol

from jinja2 import TemplateSyntaxError

from tailieu.content.findings import ContentErrors, Finding, visible
from tailieu.preview import faults

# What the server answers below this path is its own, and no part of the site.
OWN = "_tailieu/"

# The page that says that there is no page at its address; it has the frame of every page.
MISSING = "404.html"

# A person looks at few pages between two saves; a program may ask for all of them.
_KEPT_PAGES = 200

_STYLE = f'<link rel="stylesheet" href="/{OWN}faults.css">\n'


class Preview(Protocol):
    """The site in memory, drawn page by page; paths are from the site's root: `phieu/x.html`."""

    def refresh(self) -> Sequence[Finding]:
        """Read again what changed on the disk; returns all findings of the project.

        What a person can do wrong is a finding, and raises nothing.
        """

    def html(self, path: str) -> str | None:
        """The page at `path`, from what `refresh` read; None if there is none or it is unreadable.

        404.html, with the frame of every page, is there unless mkdocs.yml has never been readable.
        Raises ContentErrors for a faulty template.
        """

    def asset(self, path: str) -> bytes | None:
        """The file of the theme at `path`; None if there is none."""


class Page(NamedTuple):
    """A page as a browser gets it; `digest` differs when anything that it shows does."""

    status: int
    html: str
    digest: str


class Pages:
    """Draws pages with their faults; every method may be called from any thread."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._findings: Sequence[Finding] = ()
        # What kept the project from being read: a fault of the program.
        self._fault = ""
        self._failed: Sequence[str] = ()
        # Counts what pages show and their HTML does not tell: pictures, styles, scripts.
        self._assets = 0
        self._drawn: dict[str, Page] = {}
        self._watched: Counter[str] = Counter()
        self._changed = threading.Condition()

    def refresh(self, assets: bool) -> int:
        """Read the project again and draw every page that a browser shows; returns how many errors
        there are.

        `assets` says that files other than pages changed too.
        """
        with self._changed:
            try:
                self._findings = self._preview.refresh()
                self._fault = ""
            except Exception as error:
                # It is told on the pages, which go on as they were.
                self._fault = place(error)
            self._assets += assets
            self._draw_again()
            errors = sum(finding.severity == "error" for finding in self._findings)
            return errors + bool(self._fault)

    def build_ended(self, failed: Sequence[str]) -> None:
        """Show the errors of a build of the whole site, or no more if `failed` is empty."""
        with self._changed:
            self._failed = failed
            self._draw_again()

    def page(self, path: str) -> Page:
        """The page at `path` from the site's root, or what stands in its place."""
        with self._changed:
            if path not in self._drawn:
                if len(self._drawn) >= _KEPT_PAGES:
                    self._drawn.clear()
                self._drawn[path] = self._draw(path)
            return self._drawn[path]

    def exists(self, path: str) -> bool:
        """Whether there is a page, or one with errors, at `path`."""
        return self.page(path).status != 404

    @contextmanager
    def watched(self, path: str) -> Iterator[None]:
        """While a browser shows the page at `path`, every refresh draws it."""
        with self._changed:
            self._watched[path] += 1
        try:
            yield
        finally:
            with self._changed:
                self._watched[path] -= 1

    def differs(self, path: str, digest: str, seconds: float) -> bool:
        """Whether the page at `path` is another than `digest`, now or within `seconds`."""
        with self._changed:
            return self._changed.wait_for(lambda: self.page(path).digest != digest, seconds)

    def _draw_again(self) -> None:
        self._drawn.clear()
        for path in +self._watched:
            self.page(path)
        self._changed.notify_all()

    def _draw(self, path: str) -> Page:
        findings = self._findings
        broken = self._fault
        html = None
        try:
            html = self._preview.html(path)
        except ContentErrors as error:
            findings = [*findings, *error.findings]
        except Exception as error:
            # A fault of the program is told on the page, while all others go on.
            broken = place(error)
        about = faults.about(path, findings)
        if about.errors:
            # Where drawing a faulty page fails, its errors say why.
            broken = self._fault
        if html is not None:
            told = faults.box(path, about, failed=self._failed, broken=broken)
            return self._finished(404 if path == MISSING else 200, _above(html, told))
        frame = self._frame()
        if frame and not broken and not about.errors:
            told = faults.box(path, about, failed=self._failed)
            return self._finished(404, _above(frame, told))
        instead = "unreadable" if broken or about.errors else "missing"
        told = faults.box(path, about, failed=self._failed, instead=instead, broken=broken)
        status = 404 if instead == "missing" else 500
        return self._finished(status, _instead(frame or faults.alone(path, instead), told))

    def _frame(self) -> str | None:
        """The frame of every page, with what 404.html says; None where it cannot be drawn."""
        try:
            return self._preview.html(MISSING)
        except Exception:
            # Told where the page itself is drawn.
            return None

    def _finished(self, status: int, html: str) -> Page:
        """A page with the script that loads it again, and the style of its faults."""
        shown = f"{self._assets} {status} {html}".encode()
        digest = hashlib.blake2b(shown, digest_size=12).hexdigest()
        script = f'<script src="/{OWN}reload.js" data-drawn="{digest}" defer></script>\n'
        html = _before("</body>", html, script)
        return Page(status, _before("</head>", html, _STYLE), digest)


def place(error: Exception) -> str:
    """Where and why a program failed: `overrides/phieu.html:12: TemplateSyntaxError: …`."""
    if isinstance(error, TemplateSyntaxError):
        where = f"overrides/{error.name}:{error.lineno}: "
    else:
        frames = extract_tb(error.__traceback__)
        where = f"{frames[-1].filename}:{frames[-1].lineno}: " if frames else ""
    return visible(f"{where}{type(error).__name__}: {error}")


def _before(mark: str, html: str, added: str) -> str:
    """`html` with `added` before the last `mark`."""
    head, found, rest = html.rpartition(mark)
    return f"{head}{added}{found}{rest}"


def _above(html: str, added: str) -> str:
    """`html` with `added` above what a page says, and below the site's head."""
    main = re.search(r"<main\b", html)
    return f"{html[: main.start()]}{added}\n{html[main.start() :]}" if main and added else html


def _instead(frame: str, content: str) -> str:
    """`frame` with `content` in place of what its page says."""
    head, start, rest = frame.partition("<article")
    opened, closed, _ = rest.partition(">")
    foot = rest.rpartition("</article>")[2]
    return f"{head}{start}{opened}{closed}{content}</article>{foot}"
