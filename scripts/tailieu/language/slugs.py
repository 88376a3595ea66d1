"""URL slugs for Vietnamese text."""

from __future__ import annotations

import re

from tailieu.language.words import fold


def slug(heading: str, separator: str) -> str:
    """The anchor of a heading: `Hỏi – đáp` → `hoi-dap`; `muc` where no letter or digit is left."""
    return separator.join(re.findall(r"[a-z0-9]+", fold(heading))) or "muc"
