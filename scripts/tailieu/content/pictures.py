"""Which bytes of a picture in docs/ are published."""

from __future__ import annotations

from tailieu.content import raster, svg

RASTER = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
PICTURES = (*RASTER, ".svg")


def published(name: str, data: bytes) -> bytes | None:
    """The bytes that are published for the picture `name`; None where it is left out.

    SVG pictures are rewritten. Others are published unchanged, or left out if they are not what
    their names say, as is what is no picture by its name.
    """
    ending = name.lower()
    if ending.endswith(".svg"):
        return svg.rewritten(data).clean
    if ending.endswith(RASTER):
        return None if raster.problem(data, raster.format_of_name(name)) else data
    return None
