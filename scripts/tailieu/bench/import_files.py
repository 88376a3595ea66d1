"""What became of one file of `tailieu bench import`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TypedDict

from tailieu.bench import import_heads
from tailieu.bench.import_addresses import Addresses, compare, expected
from tailieu.bench.import_child import Outcome
from tailieu.bench.import_heads import Verdict
from tailieu.bench.import_plain import read
from tailieu.bench.import_words import Kept, kept
from tailieu.bench.processes import program, run
from tailieu.content import clauses
from tailieu.content.relations import SAME_DOCUMENT

_FENCE = "::: toan-van\n"


class File(TypedDict):
    """What became of one file.

    `outcome` is `page`, the rules by which it was refused, or `crash`, whose last words are in
    `why`. What follows `peak_bytes` is only known of pages: `words` and `addresses` not of texts in
    an older encoding, `heads` only of files in heads.csv. `doubted` are the fields of `stated` that
    the import marks as unsure. `findings` are what `check` says of the page, by rule.
    """

    file: str
    outcome: str
    why: str
    seconds: float
    peak_bytes: int
    words: dict[str, Kept]
    addresses: Addresses | None
    stated: dict[str, str]
    doubted: list[str]
    heads: dict[str, Verdict]
    findings: dict[str, int]


def measure(work: Path, file: Path, slug: str, truth: dict[str, str] | None) -> File:
    """Import one file into the site in `work`, and compare its page with a plain reading."""
    out, log = work / "ket-qua.json", work / f"{slug}.log"
    out.unlink(missing_ok=True)
    command = [sys.executable, "-m", "tailieu.bench.import_child"]
    command += [str(file), str(work), slug, str(out)]
    used = run(file.name, command, log, tuple(range(-64, 256)))
    measured = File(
        file=file.name,
        outcome="crash",
        why=log.read_text(encoding="utf-8", errors="replace").strip()[-300:],
        seconds=used.seconds,
        peak_bytes=used.peak_bytes,
        words={},
        addresses=None,
        stated={},
        doubted=[],
        heads={},
        findings={},
    )
    if not out.is_file():
        return measured
    outcome: Outcome = json.loads(out.read_text(encoding="utf-8"))
    measured["outcome"] = " ".join(outcome["rules"]) or "page"
    measured["why"] = outcome["why"]
    if outcome["rules"]:
        return measured
    page = (work / "docs/van-ban" / f"{slug}.md").read_text(encoding="utf-8")
    measured["stated"] = import_heads.stated(page)
    measured["doubted"] = import_heads.doubted(page)
    if truth:
        measured["heads"] = import_heads.judge(truth, measured["stated"])
    try:
        paragraphs = read(file)
    except ValueError as reason:
        measured["why"] = f"{reason}"
        return measured
    text = clauses.split(page.split(_FENCE, 1)[1].split("\n:::\n", 1)[0])
    if not outcome["legacy"]:
        measured["addresses"] = compare(expected(paragraphs), text)
        # The stamp of a signature is in the front matter.
        told = [*outcome["losses"], page.split("\n---\n", 1)[0]]
        measured["words"] = kept(paragraphs, clauses.plain(text), told)
    return measured


def add_findings(work: Path, files: list[File]) -> None:
    """Add what `tailieu check` finds on each page, but that some files are the same document."""
    pages = {f"thu-{place:04}": file for place, file in enumerate(files, 1)}
    log = work / "check.json"
    run("check", program("check", "--root", str(work), "--format=json", "--no-cache"), log, (0, 1))
    for row in json.loads(log.read_text(encoding="utf-8")):
        file = pages.get(Path(row["path"]).stem)
        if file and row["rule"] != SAME_DOCUMENT.id:
            file["findings"][row["rule"]] = file["findings"].get(row["rule"], 0) + 1
