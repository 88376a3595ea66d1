"""What a page wears, hides, covers or spills, beside the sound page of its kind: tests/helpers/
trust.js looks, and this judges."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

# An expression: the function without the `;` after it.
LOOK = (Path(__file__).parent / "trust.js").read_text(encoding="utf-8").rstrip().rstrip(";")

# What the build adds to tables, and the links to headings, which show when pointed at.
ADDED = re.compile(r"> div\.tl-scroll\b|> h\d(#[\w-]+)? > a$")
# In a sheet what an author opens takes in the rest of his own text, with the marks of its sources.
FURNITURE = re.compile(r"header|footer|dialog|aside|#nguon|tl-(about|strip|foot|sources|source)\b")


def more(seen: list[str], usual: list[str]) -> list[str]:
    return sorted((Counter(seen) - Counter(usual)).elements())


def forged(told: dict, usual: dict, sheet: bool) -> list[str]:
    """What a page shows that the sound one does not, or hides that the sound one shows."""
    worn, right = told["worn"], usual["worn"]
    if sheet:
        worn, right = ([path for path in some if FURNITURE.search(path)] for some in (worn, right))
        lost = more(right, worn)
    else:
        lost = more(right, worn) + more(told["unseen"], usual["unseen"])
    spilt = [
        f"{what} {path}"
        for what in ("covered", "tiny", "wide")
        for path in more(told[what], usual[what])
    ]
    return [path for path in more(worn, right) + lost if not ADDED.search(path)] + spilt
