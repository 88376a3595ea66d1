"""The bundle in Firefox: unpacked on a disk, opened from there, every outside address blocked.

Firefox takes seconds to start, so it is driven once; each test reads one part of what it saw.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from test_bundle_browser import PACK, disk_pages
from test_site_browser import FACTS, dead_links

from helpers.driving import drive, visit
from helpers.searching import DIRECTIVE

QUERY = "tuyen truyen"

ROWS = "() => [...document.querySelectorAll('tbody tr a')].map(link => link.textContent.trim())"
SHEETS_AND_HIT = """() => [
  document.querySelectorAll("main > section").length,
  document.querySelector("[data-find] li").textContent,
]"""
BROKEN = """<!doctype html><meta charset="utf-8"><title>Hỏng</title>
<link rel="stylesheet" href="thieu.css"><script>throw new Error("hỏng");</script>
<img src="thieu.png" alt=""><img src="https://example.org/ngoai.png" alt="">"""


@pytest.fixture(scope="module")
def home(unpacked) -> str:
    return f"{unpacked.as_uri()}/tai-lieu/"


@pytest.fixture(scope="module")
def broken(tmp_path_factory) -> Path:
    """A page with every fault that the others must not have, which shows that all are seen."""
    path = tmp_path_factory.mktemp("broken") / "hỏng.html"
    path.write_text(BROKEN, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def seen(unpacked, home, broken, tmp_path_factory) -> dict:
    """What the driver saw; `told` by name: `pages`, `list`, `pack`."""
    names = disk_pages(unpacked / "tai-lieu")
    alone = tmp_path_factory.mktemp("alone") / "bộ của tôi.html"
    alone.write_bytes((unpacked / "tai-lieu" / "goi" / f"{PACK}.html").read_bytes())
    answer = drive(
        [home],
        [QUERY],
        visits=[
            *(visit(home + name, FACTS) for name in names),
            visit(f"{home}phieu/index.html", ROWS, {"#loc-chu-de": "dat-dai"}),
            visit(alone.as_uri(), SHEETS_AND_HIT, {"[data-find] input": "vung iv la 17.800"}),
            visit(broken.as_uri(), "() => document.title"),
        ],
    )
    *facts, rows, pack, _ = answer["told"]
    told = dict(zip(names, facts, strict=True))
    return {**answer, "told": {"pages": told, "list": rows, "pack": pack}}


def test_every_link_of_every_page_leads_somewhere(seen, home, unpacked):
    dead = dead_links(seen["told"]["pages"], home, unpacked / "tai-lieu")
    assert not dead, "\n".join(dead)


def test_the_search_finds_the_directive_first(seen, home):
    first = seen["found"][home][QUERY][0]
    assert first.split("?")[0] == home + DIRECTIVE


def test_a_list_is_filtered(seen):
    assert seen["told"]["list"] == ["Luật Đất đai 2024 có hiệu lực từ ngày nào?"]


def test_a_pack_alone_in_a_folder_opens_and_searches_itself(seen):
    sheets, hit = seen["told"]["pack"]
    assert sheets == 6
    assert "vùng IV là 17.800" in hit


def test_nothing_is_asked_from_outside_and_nothing_is_missing(seen, broken):
    """Of all pages only the broken one did so, and of that one everything was seen."""
    page = broken.as_uri()
    folder = broken.parent.as_uri()
    assert seen["asked"] == ["https://example.org/ngoai.png"]
    assert sorted(seen["faults"]) == [
        f"{page}: Error: hỏng",
        f"{page}: missing: {folder}/thieu.css",
        f"{page}: missing: {folder}/thieu.png",
        f"{page}: missing: https://example.org/ngoai.png",
    ]
