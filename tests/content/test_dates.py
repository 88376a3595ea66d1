"""Dates decide: the same answers in Python and in the browser's code."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from helpers import node
from tailieu.content import dates

VECTORS = json.loads((Path(__file__).parents[1] / "data" / "status-vectors.json").read_text())


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: f"{v['case']}, {v['today']}")
def test_the_status_of_a_page_follows_from_its_dates(vector):
    status = dates.status_on(
        day(vector["today"]),
        start=day(vector["from"]),
        end=day(vector["until"]),
        checked=vector["checked"],
        review_by=day(vector["review_by"]),
    )
    assert status == vector["status"]


def test_the_browser_code_gives_the_same_status():
    ask = "(rows) => rows.map((row) => TailieuClock.statusOn(row.today, row))"
    assert node.call(["js/clock.js"], ask, VECTORS) == [vector["status"] for vector in VECTORS]


def test_the_vectors_reach_every_status():
    assert {vector["status"] for vector in VECTORS} == set(dates.BY_DATES)


@pytest.mark.parametrize(
    ("name", "shift"),
    [("from", 0), ("until", 0), ("review_by", 0), ("review_by", -dates.REVIEW_NOTICE_DAYS)],
)
def test_the_vectors_hold_each_edge_day_and_its_neighbours(name, shift):
    reached = {
        (day(vector["today"]) - day(vector[name])).days - shift
        for vector in VECTORS
        if vector[name]
    }
    assert {-1, 0, 1} <= reached


@pytest.mark.parametrize(
    ("lang", "day", "month"), [("vi", "05/02/2026", "02/2026"), ("en", "2026-02-05", "2026-02")]
)
def test_pages_and_browser_code_write_dates_in_one_form(lang, day, month):
    assert dates.short_date(date(2026, 2, 5), lang) == day
    assert dates.short_month("2026-02", lang) == month
    ask = "(asked) => asked.map(([iso, lang]) => TailieuClock.shown(iso, lang))"
    asked = [["2026-02-05", lang], ["2026-02", lang]]
    assert node.call(["js/clock.js"], ask, asked) == [day, month]


def test_the_day_changes_at_midnight_in_viet_nam():
    last_second = 1795453199  # 2026-11-23 16:59:59 UTC
    assert dates.local_date(last_second) == date(2026, 11, 23)
    assert dates.local_date(last_second + 1) == date(2026, 11, 24)
