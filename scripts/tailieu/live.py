"""The site in memory while it is being written: read again on every save, drawn page by page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tailieu import disk
from tailieu.cache import Cache
from tailieu.content.findings import ContentErrors, Finding
from tailieu.drawing import Drawing
from tailieu.pipeline import ContentReader
from tailieu.site import theme
from tailieu.site.pages import Pages
from tailieu.site.templates import Templates

NOT_FOUND = "404.html"


class LiveSite:
    """The project at `root`; a page is drawn from what the last `refresh` read.

    What cannot be read stays as it was before, so that the pages go on.
    """

    def __init__(self, root: Path, environ: Mapping[str, str], cache: Cache) -> None:
        self._root = root
        self._cache = cache
        self._reader = ContentReader(root, environ, cache)
        self._theme: theme.Theme | None = None
        self._theme_key = b""
        self._drawing: Drawing | None = None

    def refresh(self) -> Sequence[Finding]:
        """Read again what has changed on the disk; returns all findings of the project."""
        findings: list[Finding] = []
        try:
            site, of_reading, of_rules = self._reader.read()
            findings = of_reading + of_rules
            templates = Templates(self._root / "overrides")
            wanted = theme.key(self._root, site)
            if self._theme is None or wanted != self._theme_key:
                self._theme = theme.theme(self._root, site, wanted, self._cache)
                self._theme_key = wanted
            pages = Pages(site, templates, self._theme.frames)
            self._drawing = Drawing(site, templates, pages, self._cache)
        except ContentErrors as error:
            findings += error.findings
        except OSError as error:
            findings.append(disk.finding(error))
        return sorted(findings)

    def html(self, path: str) -> str | None:
        """The page at `path` from the site's root; None if there is none.

        Raises what a faulty template raises.
        """
        if path == NOT_FOUND:
            return self._theme.files[NOT_FOUND].decode() if self._theme else None
        return self._drawing.html(path) if self._drawing else None
