"""Which bytes of a picture or a PDF file in docs/ are published."""

from __future__ import annotations

from collections.abc import Callable

from tailieu.content import raster, svg
from tailieu.content.problems import Problem

RASTER = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
PICTURES = (*RASTER, ".svg")


def published(
    name: str, data: bytes, wrong_with_pdf: Callable[[bytes], Problem | None]
) -> bytes | None:
    """The bytes that are published for the file `name`; None where it is left out.

    SVG pictures are rewritten. Other files are published unchanged, or left out if they are not
    what their names say. `wrong_with_pdf` is pdf.problem, perhaps within limits.
    """
    ending = name.lower()
    if ending.endswith(".svg"):
        return svg.rewritten(data).clean
    if ending.endswith(RASTER):
        return None if raster.problem(data, raster.format_of_name(name)) else data
    if ending.endswith(".pdf"):
        return None if wrong_with_pdf(data) else data
    return None
