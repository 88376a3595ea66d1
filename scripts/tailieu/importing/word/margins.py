"""The headers and footers of a Word file: they do not go into the page."""

from __future__ import annotations

import re

from tailieu.importing.word.displayed import settle
from tailieu.importing.word.fonts import FontDecoder
from tailieu.importing.word.losses import Losses
from tailieu.importing.word.ooxml import Package, text_of

# `Trang 2/5`, `- 2 -`, `Page 2 of 5`, `iv`.
_PAGE_NUMBER = re.compile(r"(?:\b(?:trang|số|page|of|trên|[ivxl]+)\b|[\W\d_])*", re.IGNORECASE)


def record_headers_and_footers(package: Package, decoder: FontDecoder, losses: Losses) -> None:
    """Record the texts of headers and footers, each once; page numbers are no loss."""
    seen = set()
    for kind, what in (("header", "đầu trang"), ("footer", "chân trang")):
        for name in dict.fromkeys(package.related(kind)):
            part = package.part(name)
            if part is None:
                continue
            settle(part)
            decoder.decode(part)
            text = text_of(part)
            # Each section may have the same one with another number.
            key = text.strip(" 0123456789")
            if key not in seen and not _PAGE_NUMBER.fullmatch(text):
                seen.add(key)
                losses.add(what, part, text)
