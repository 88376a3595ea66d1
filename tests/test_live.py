"""The site in memory, and what is kept between builds, give what a build from nothing gives."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from helpers import edits, slow_pages
from helpers.project import EPOCH, SITE_URL, quiet
from tailieu import cache, drawing, pipeline
from tailieu.cache import NO_CACHE, Cache
from tailieu.live import LiveSite
from tailieu.site import mkdocs_plugin

UNREADABLE = {"TL004", "TL005", "TL007", "TL010", "TL090", "TL091"}
MOVED = b'http-equiv="refresh"'


@pytest.fixture(autouse=True)
def environment(monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    monkeypatch.setenv("SITE_URL", SITE_URL)


def built(root: Path, out: Path, kept_results: Cache) -> dict[str, bytes]:
    """Path → content of the files of a build, whatever the rules say of the content."""
    pipeline.build(root, out, os.environ, quiet, kept_results, allow_errors=True)
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file()
    }


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


def test_nothing_is_made_twice(project, tmp_path, monkeypatch):
    kept_results = Cache(project / cache.FILE)
    first = built(project, tmp_path / "one", kept_results)

    def never(*arguments):
        raise AssertionError("made again")

    monkeypatch.setattr(drawing.Drawing, "_make", never)
    monkeypatch.setattr(mkdocs_plugin, "draw", never)
    assert differing(first, built(project, tmp_path / "two", kept_results)) == []


@pytest.mark.full
@pytest.mark.parametrize(("many", "at_once"), [(40, 10), (100, 4)])
def test_after_many_edits_all_ways_give_the_same_bytes(whole_project, tmp_path, many, at_once):
    root = whole_project
    choose = random.Random(548)
    kept_results = Cache(root / cache.FILE)
    built(root, tmp_path / "before", kept_results)
    live = LiveSite(root, os.environ, kept_results)
    done = []
    for number in range(1, many + 1):
        done.append(edits.edit(root, choose))
        # A save may be of several files.
        if number % at_once == 0:
            # None that keeps a page from being read.
            assert {finding.rule.id for finding in live.refresh()} & UNREADABLE == set(), done
    kept = built(root, tmp_path / "kept", kept_results)
    fresh = built(root, tmp_path / "fresh", NO_CACHE)
    assert differing(kept, fresh) == [], done
    pages = {path: html for path, html in fresh.items() if path.endswith(".html")}
    seen = {path: html.encode() for path in pages if (html := live.html(path)) is not None}
    # A former address leads on in the last build only.
    assert [path for path in pages if path not in seen and MOVED not in pages[path]] == []
    assert differing(seen, {path: pages[path] for path in seen}) == [], done


def test_a_page_that_would_be_slow_is_told_and_the_others_are_shown(project):
    live = LiveSite(project, os.environ, Cache(project / cache.FILE))
    live.refresh()
    (project / "docs" / "cham.md").write_text(slow_pages.page("bracket", 100_000), encoding="utf-8")
    assert "TL017" in {finding.rule.id for finding in live.refresh()}
    assert live.html("cham.html") is None
    assert live.html("index.html")
