"""What one page takes of the processor, within this process: to be checked, and to be drawn."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import NamedTuple

from helpers.project import ROOT
from tailieu.cache import NO_CACHE
from tailieu.checks import runner
from tailieu.content import loader
from tailieu.content.site import Site
from tailieu.drawing import Drawing
from tailieu.site import frames
from tailieu.site.kinds import MODELS
from tailieu.site.pages import Pages
from tailieu.site.templates import Templates

_TEMPLATES = Templates(ROOT / "overrides")
_TODAY = date(2026, 11, 26)


class Cost(NamedTuple):
    """Seconds of the processor; `drawn` is near 0 where the front matter is refused."""

    checked: float
    drawn: float


def cost(docs: Path, path: str, text: str) -> Cost:
    """What the page `text` at `path` takes in the folder `docs` of a few small ones.

    It is drawn in spite of what the check finds. Raises ContentErrors where the net of page_time.py
    stops it.
    """
    (docs / path).write_text(text, encoding="utf-8")
    began = time.process_time()
    catalog, _ = loader.load(docs, MODELS)
    runner.run(catalog, _TODAY)
    checked = time.process_time()
    if path in catalog.by_path():
        site = Site(catalog, _TODAY)
        pages = Pages(site, _TEMPLATES, frames.Frames({place: "" for place in frames.places(site)}))
        drawing = Drawing(site, _TEMPLATES, pages, NO_CACHE)
        assert drawing.html(path.removesuffix(".md") + ".html") is not None
    return Cost(checked - began, time.process_time() - checked)
