"""What a page wears, hides, covers or spills, beside the sound page of its kind: tests/helpers/
trust.js looks, and this judges."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pytest import FixtureRequest

from helpers.browser import settle
from helpers.firefox import visit

# An expression: the function without the `;` after it.
LOOK = (Path(__file__).parent / "trust.js").read_text(encoding="utf-8").rstrip().rstrip(";")

# How many pages one window of Firefox looks at.
AT_ONCE = 30

# (what it ran or asked, what it told) of a page.
Seen = tuple[list[str], Any]

# What the build adds to tables, the links to headings, which show when pointed at, and an author's
# own note, which only a sheet may not have.
ADDED = re.compile(r"> div\.tl-scroll\b|> h\d(#[\w-]+)? > a$|> (li#fn|sup#fnref):gia$")
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


def look_at(
    request: FixtureRequest, looker: str, base: str, addresses: list[str], tell: str = LOOK
) -> Iterator[Seen]:
    """What `looker`, chromium or firefox, sees at each of the addresses, which begin with `base`.

    A page tells what the function `tell` returns, which is what trust.js sees unless it is given.
    `request` of pytest leads to the browser that tests share.
    """
    if looker == "chromium":
        return _in_chromium(request.getfixturevalue("page"), base, addresses, tell)
    return _in_firefox(request.getfixturevalue("firefox"), base, addresses, tell)


def _in_chromium(page, base: str, addresses: list[str], tell: str) -> Iterator[Seen]:
    did: list[str] = []
    page.on("dialog", lambda shown: (did.append(f"ran {shown.message}"), shown.dismiss()))
    page.on("request", lambda asked: did.append(f"asked {asked.url}"))
    for address in addresses:
        did.clear()
        page.goto(address)
        settle(page)
        told = page.evaluate(tell)
        own = f"asked {base}", "asked data:", "asked blob:"
        yield [what for what in did if not what.startswith(own)], told


def _in_firefox(firefox, base: str, addresses: list[str], tell: str) -> Iterator[Seen]:
    for first in range(0, len(addresses), AT_ONCE):
        some = addresses[first : first + AT_ONCE]
        answer = firefox.visit([visit(address, tell) for address in some])
        ran = [fault for fault in answer["faults"] if ": ran " in fault]
        asked = [f"asked {url}" for url in answer["asked"] if not url.startswith(base)]
        for told in answer["told"]:
            # Firefox does not tell which of them: the first bears it all.
            yield ran + asked, told
            ran, asked = [], []
