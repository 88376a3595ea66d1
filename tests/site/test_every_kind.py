"""Every hostile body on every kind of page, in Chromium and Firefox, from a server and a disk."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from helpers import every_kind, forgeries
from helpers.browser import serving
from helpers.checking import look
from helpers.every_kind import Page
from helpers.project import ROOT
from helpers.trust import Seen, forged, look_at

pytestmark = pytest.mark.full

# Where the verdicts of the last run are, a file for each browser and way.
VERDICTS = ROOT / ".cache" / "verdicts"


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
        seen = list(look_at(request, looker, base, addresses))
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
