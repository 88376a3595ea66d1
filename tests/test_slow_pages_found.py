"""Looks for pages that are within the limits and still slow, or end in a traceback.

`TAILIEU_PAGES=1000 pytest -m full tests/test_slow_pages_found.py` looks at so many of each kind
that nobody has looked at.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings, target

from helpers import slow_strategies
from helpers.cases import CASES
from helpers.handled import cost
from helpers.slow_pages import HARMLESS, largest_of
from helpers.slow_strategies import Shape

pytestmark = pytest.mark.full

TEXT, DOCUMENT = HARMLESS
# Seconds of the processor.
CHECKED, DRAWN = 2, 10

_WANTED = os.environ.get("TAILIEU_PAGES")
looked_for = settings(
    max_examples=int(_WANTED or 25),
    derandomize=_WANTED is None,
    database=None,
    deadline=None,
    phases=(Phase.generate, Phase.target),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return Path(shutil.copytree(CASES / "docs", tmp_path_factory.mktemp("found") / "docs"))


def in_time(folder: Path, path: str, made: Shape) -> None:
    text = largest_of(made, has_record=path == DOCUMENT)
    note(f"{len(text)} characters: {text[:400]!r}")
    try:
        checked, drawn = cost(folder, path, text)
    finally:
        (folder / path).unlink()
    target(checked, label="check")
    target(drawn, label="draw")
    assert checked < CHECKED
    assert drawn < DRAWN


@looked_for
@given(made=slow_strategies.pages())
def test_of_marks(folder, made):
    in_time(folder, TEXT, made)


@looked_for
@given(made=slow_strategies.heads())
def test_of_front_matter(folder, made):
    in_time(folder, TEXT, made)


@looked_for
@given(made=slow_strategies.documents(HARMLESS[DOCUMENT]))
def test_of_full_texts(folder, made):
    in_time(folder, DOCUMENT, made)
