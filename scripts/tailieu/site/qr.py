"""QR codes of addresses on the web, for paper and for the last slide."""

from __future__ import annotations

import segno
from markupsafe import Markup, escape


def qr_code(address: str, label: str) -> Markup:
    """The code of `address` as an SVG element named `label`; styles give it its size."""
    # To try all eight masks takes four times as long, and phones read each of them.
    code = segno.make(address, error="m", micro=False, mask=0)
    svg = code.svg_inline(border=2, lineclass=None, svgclass=None, omitsize=True)
    return Markup(svg.replace("<svg", f'<svg role="img" aria-label="{escape(label)}"', 1))
