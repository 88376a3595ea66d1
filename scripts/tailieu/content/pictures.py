"""What may be copied of a picture or a PDF file that somebody put into docs/."""

from __future__ import annotations

from tailieu.content import pdf, raster, svg

RASTER = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
PICTURES = (*RASTER, ".svg")


def published(name: str, data: bytes) -> bytes | None:
    """The bytes that the site may hold for the file `name`; None where it may hold none.

    An SVG picture is written anew; of the others none is changed, and those that are not what
    their names say are left out.
    """
    ending = name.lower()
    if ending.endswith(".svg"):
        return svg.rewritten(data).clean
    if ending.endswith(RASTER):
        return None if raster.problem(data, raster.kind_of(name)) else data
    if ending.endswith(".pdf"):
        return None if pdf.problem(data) else data
    return None
