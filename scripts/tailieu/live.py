"""The site in memory while it is being written: read again on every save, drawn page by page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tailieu import disk
from tailieu.cache import Cache
from tailieu.content.findings import ContentErrors, Finding
from tailieu.drawing import Drawing
from tailieu.pipeline import ContentReader
from tailieu.preview.pages import MISSING
from tailieu.site import data_files, theme
from tailieu.site.pages import Pages
from tailieu.site.templates import Templates


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
        # As the site was drawn when all of its pages could last be read.
        self._sound: Drawing | None = None
        # The pages at former addresses.
        self._redirects: dict[str, str] = {}

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
            if not any(finding.severity == "error" for finding in of_reading):
                self._sound = self._drawing
            self._redirects = dict(data_files.redirects(site, templates))
        except ContentErrors as error:
            findings += error.findings
        except OSError as error:
            findings.append(disk.finding(error))
        return sorted(findings)

    def html(self, path: str) -> str | None:
        """The page at `path` from the site's root; None if there is none.

        Raises what a faulty template raises.
        """
        if path == MISSING:
            return self._theme.files[MISSING].decode() if self._theme else None
        if self._drawing is None:
            return None
        try:
            html = self._drawing.html(path)
        except LookupError:
            # It refers to a page that cannot be read.
            if self._sound is None or self._sound is self._drawing:
                raise
            html = self._sound.html(path)
        return self._redirects.get(path) if html is None else html

    def asset(self, path: str) -> bytes | None:
        """The file of the theme at `path` from the site's root; None if there is none."""
        return self._theme.files.get(path) if self._theme else None
