"""The project, copies of it that a test may spoil, and what is built of them."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

import pytest

from tailieu import pipeline
from tailieu.cache import FILE, NO_CACHE, Cache
from tailieu.content import loader
from tailieu.content.catalogue import Catalog
from tailieu.content.findings import Finding
from tailieu.offline.bundle import Made
from tailieu.site.kinds import MODELS

ROOT = Path(__file__).resolve().parents[2]

SITE_URL = "https://example.org/tai-lieu/"

# 26 November 2026, noon in Viet Nam: the day on which the tests' sites are built.
EPOCH = 1795669200


def build_site(root: Path, out: Path, site_url: str = SITE_URL) -> Path:
    """Build `root` into `out` on the tests' day, and leave the environment as it was.

    Of a copy of the project that a test has from `built_copy` only what it changed is drawn.
    """
    kept = Cache(root / FILE) if root != ROOT else NO_CACHE
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
        patch.setenv("SITE_URL", site_url)
        pipeline.build(root, out, os.environ, quiet, kept)
    return out


def copy_project(target: Path, project: Path = ROOT) -> Path:
    """What a build reads, copied to where a test may spoil it."""
    for folder in ("docs", "overrides"):
        shutil.copytree(project / folder, target / folder)
    shutil.copy(project / "mkdocs.yml", target)
    return target


def built_copy(built: Path, target: Path) -> Path:
    """`copy_project` of the project at `built`, with what its build has kept."""
    shutil.copytree((built / FILE).parent, (target / FILE).parent)
    return copy_project(target, built)


def read_docs(docs: Path) -> tuple[Catalog, list[Finding]]:
    """The pages below `docs` and what the reader says of them, with all kinds of the project."""
    return loader.load(docs, MODELS)


@cache
def own_catalog() -> Catalog:
    """The project's own pages. A process reads them once, so no test may change them."""
    return read_docs(ROOT / "docs")[0]


def quiet(stage: str, done: int, total: int) -> None:
    """Shows no progress."""


def make_bundle(root: Path, out: Path, slug: str | None = None, report=quiet) -> Made:
    """The bundle of a site without an address, made on the tests' day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
        patch.setenv("SITE_URL", "")
        return pipeline.bundle(root, out, slug, os.environ, report)
