"""Every hostile body on every kind of page, in Chromium and Firefox, from a server and a disk."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import every_kind, forgeries
from helpers.browser import serving, settle
from helpers.checking import look
from helpers.every_kind import Page
from helpers.firefox import Firefox, visit
from helpers.project import ROOT
from helpers.trust import LOOK, forged

pytestmark = pytest.mark.full

# Where the verdicts of the last run are, a file for each browser and way.
VERDICTS = ROOT / ".cache" / "verdicts"
# How many pages one window of Firefox looks at.
AT_ONCE = 30

# (what it ran or asked, what trust.js told) of each address.
Seen = tuple[list[str], dict]


@pytest.fixture(scope="module")
def built(once) -> Path:
    return once("every-kind", every_kind.build)


@pytest.fixture(scope="module")
def refused(built) -> dict[str, list[str]]:
    """Path in docs/ → the rules by which the check refuses the page."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for finding in look(built / "docs")[1]:
        if finding.severity == "error":
            found[finding.path.removeprefix("docs/")].add(finding.rule.id)
    return {path: sorted(rules) for path, rules in found.items()}


def in_chromium(page, base: str, addresses: list[str]) -> Iterator[Seen]:
    did: list[str] = []
    page.on("dialog", lambda shown: (did.append(f"ran {shown.message}"), shown.dismiss()))
    page.on("request", lambda asked: did.append(f"asked {asked.url}"))
    for address in addresses:
        did.clear()
        page.goto(address)
        settle(page)
        told = page.evaluate(LOOK)
        own = f"asked {base}", "asked data:", "asked blob:"
        yield [what for what in did if not what.startswith(own)], told


def in_firefox(firefox: Firefox, base: str, addresses: list[str]) -> Iterator[Seen]:
    for first in range(0, len(addresses), AT_ONCE):
        some = addresses[first : first + AT_ONCE]
        answer = firefox.visit([visit(address, LOOK) for address in some])
        ran = [fault for fault in answer["faults"] if ": ran " in fault]
        asked = [f"asked {url}" for url in answer["asked"] if not url.startswith(base)]
        for told in answer["told"]:
            # Firefox does not tell which of them: the first bears it all.
            yield ran + asked, told
            ran, asked = [], []


def judged(pages: list[Page], seen: list[Seen], refused: dict[str, list[str]]) -> list[dict]:
    """A verdict for each page: `refused` by the check, and built all the same `inert` or not."""
    usual = {
        page.kind: told
        for page, (_, told) in zip(pages, seen, strict=True)
        if page.vector == forgeries.SOUND
    }
    verdicts = []
    for page, (did, told) in zip(pages, seen, strict=True):
        kind = page.kind
        # A full text gives a document what such a page has.
        if every_kind.VECTORS[page.vector].startswith("::: toan-van"):
            kind = kind.replace("document", "text")
        wrong = forged(told, usual[kind], not kind.startswith("guide"))
        what = "forged" if wrong else "inert"
        verdicts.append(
            {
                "kind": page.kind,
                "vector": page.vector,
                "refused": refused.get(page.path, []),
                "verdict": did[0].split()[0] if did else what,
                "seen": [*did, *wrong],
            }
        )
    return verdicts


def told(verdicts: list[dict]) -> str:
    """The table of a run: by kind of page, how many were refused and what became of all."""
    lines = []
    for kind in dict.fromkeys(row["kind"] for row in verdicts):
        rows = [row for row in verdicts if row["kind"] == kind and row["vector"] != forgeries.SOUND]
        count = Counter(row["verdict"] for row in rows)
        refused = sum(bool(row["refused"]) for row in rows)
        figures = ", ".join(f"{count[name]} {name}" for name in ("inert", "forged", "ran", "asked"))
        lines.append(f"{kind:12} {len(rows)} tried, {refused} refused; built: {figures}")
    return "\n".join(lines)


@pytest.mark.parametrize("way", ["http", "disk"])
@pytest.mark.parametrize("looker", ["chromium", "firefox"])
def test_no_page_of_any_kind_runs_asks_or_forges(built, refused, looker, way, request, capsys):
    pages = list(every_kind.pages())
    site = built / "site"
    with serving(site, "/") as address:
        base = address if way == "http" else f"{site.as_uri()}/"
        addresses = [base + page.url for page in pages]
        if looker == "chromium":
            seen = list(in_chromium(request.getfixturevalue("page"), base, addresses))
        else:
            seen = list(in_firefox(request.getfixturevalue("firefox"), base, addresses))
    verdicts = judged(pages, seen, refused)
    VERDICTS.mkdir(parents=True, exist_ok=True)
    kept = json.dumps(verdicts, ensure_ascii=False, indent=1)
    (VERDICTS / f"{looker}-{way}.json").write_text(kept, encoding="utf-8")
    with capsys.disabled():
        print(f"\n{looker}, {way}\n{told(verdicts)}")
    assert [row for row in verdicts if row["verdict"] != "inert"] == []


def test_what_the_check_lets_through_is_words(refused):
    """The same on every kind of page: what is refused on one is refused on all that render it."""
    passed = defaultdict(set)
    for page in every_kind.pages():
        # A full text is no Markdown, and only documents may have one.
        is_text = page.kind.startswith("text") or "::: toan-van" in every_kind.VECTORS[page.vector]
        if page.path not in refused and not is_text:
            passed[page.vector].add(page.kind)
    guides = {vector for vector, kinds in passed.items() if "guide" in kinds}
    assert {vector for vector in passed if vector not in guides} == set()
