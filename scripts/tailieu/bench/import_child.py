"""The process that imports one file: `python -m tailieu.bench.import_child FILE ROOT SLUG OUT`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TypedDict

from tailieu.content.findings import ContentErrors
from tailieu.importing import importer


class Outcome(TypedDict):
    """What an import gave: `rules` and `why` it was refused, or else the page and what was told.

    `losses` are as a person reads them, one that stands for a head on several pages once for each.
    `legacy` says whether text in TCVN3 or VNI was converted.
    """

    rules: list[str]
    why: str
    losses: list[str]
    legacy: bool


def main(file: str, root: str, slug: str, out: str) -> None:
    """Import `file` as the document `slug` of the site in `root`; write the Outcome to `out`."""
    outcome = Outcome(rules=[], why="", losses=[], legacy=False)
    kind = importer.Kind.van_ban
    try:
        done = importer.import_file(
            Path(file), Path(root) / "docs", kind, slug, True, lambda stage, done, total: None
        )
    except ContentErrors as error:
        outcome["rules"] = [finding.rule.id for finding in error.findings]
        outcome["why"] = str(error)
    else:
        losses = done.contents.losses
        outcome["losses"] = [
            str(loss) for loss in losses for _ in range(loss.count if "«" in loss.what else 1)
        ]
        outcome["legacy"] = bool(done.contents.repaired)
    Path(out).write_text(json.dumps(outcome, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
