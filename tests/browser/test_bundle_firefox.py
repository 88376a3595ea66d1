"""The bundle in Firefox: unpacked on a disk, opened from there, every outside address blocked.

Firefox takes seconds to start, so it is driven once; each test reads one part of what it saw.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpers import pages
from helpers.driving import drive, visit
from helpers.searching import DIRECTIVE

PACK = "sinh-hoat-chi-bo"
QUERY = "tuyen truyen"

ROWS = "() => [...document.querySelectorAll('tbody tr a')].map(link => link.textContent.trim())"
SHEETS_AND_HIT = """() => [
  document.querySelectorAll("main > section").length,
  document.querySelector("[data-find] li").textContent,
]"""
BROKEN = """<!doctype html><meta charset="utf-8"><title>Hỏng</title>
<link rel="stylesheet" href="thieu.css"><script>throw new Error("hỏng");</script>
<img src="thieu.png" alt=""><img src="https://example.org/ngoai.png" alt="">"""


@pytest.fixture(scope="session")
def home(unpacked) -> str:
    return f"{unpacked.as_uri()}/tai-lieu/"


@pytest.fixture(scope="session")
def broken(once) -> Path:
    """A page with every fault that the others must not have, which shows that all are seen."""

    def make(folder: Path) -> None:
        (folder / "hỏng.html").write_text(BROKEN, encoding="utf-8")

    return once("broken", make) / "hỏng.html"


@pytest.fixture(scope="session")
def alone(once, unpacked) -> Path:
    """A pack in one file, with nothing beside it."""

    def make(folder: Path) -> None:
        pack = unpacked / "tai-lieu" / "goi" / f"{PACK}.html"
        (folder / "bộ của tôi.html").write_bytes(pack.read_bytes())

    return once("alone", make) / "bộ của tôi.html"


@pytest.fixture(scope="session")
def seen(once, unpacked, home, alone, broken) -> dict:
    """What the driver saw; `told` by name: `pages`, `list`, `pack`."""
    read_most = ("home", "list of sheets", "sheet", "directive", "source", "my pack", "search")
    names = [pages.KINDS[kind] for kind in read_most]

    def make(folder: Path) -> None:
        answer = drive(
            [home],
            [QUERY],
            visits=[
                *(visit(home + name, pages.FACTS) for name in names),
                visit(f"{home}phieu/index.html", ROWS, {"#loc-chu-de": "quoc-phong"}),
                visit(alone.as_uri(), SHEETS_AND_HIT, {"[data-find] input": "vung iv la 17.800"}),
                visit(broken.as_uri(), "() => document.title"),
            ],
        )
        (folder / "answer.json").write_text(json.dumps(answer), encoding="utf-8")

    answer = json.loads((once("firefox", make) / "answer.json").read_text(encoding="utf-8"))
    *facts, rows, pack, _ = answer["told"]
    told = dict(zip(names, facts, strict=True))
    return {**answer, "told": {"pages": told, "list": rows, "pack": pack}}


def test_what_is_read_most_is_sound(seen, home, unpacked):
    assert pages.faults(seen["told"]["pages"], home, unpacked / "tai-lieu") == []


@pytest.mark.full
def test_every_page_is_sound_and_complains_of_nothing(home, unpacked):
    site = unpacked / "tai-lieu"
    names = pages.on_disk(site)
    answer = drive([], [], visits=[visit(home + name, pages.FACTS) for name in names])
    facts = dict(zip(names, answer["told"], strict=True))
    assert [*answer["faults"], *answer["asked"], *pages.faults(facts, home, site)] == []


def test_the_search_finds_the_directive_first(seen, home):
    first = seen["found"][home][QUERY][0]
    assert first.split("?")[0] == home + DIRECTIVE


def test_a_list_is_filtered(seen):
    assert seen["told"]["list"] == ["Nghĩa vụ quân sự: mấy tuổi, khám khi nào, ai được hoãn?"]


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
