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
    ("when", "short", "vietnamese", "english"),
    [
        (date(2024, 6, 10), "10/6/2024", "ngày 10 tháng 6 năm 2024", "10 June 2024"),
        (date(2026, 2, 5), "5/2/2026", "ngày 05 tháng 02 năm 2026", "5 February 2026"),
        (date(2025, 1, 1), "1/1/2025", "ngày 01 tháng 01 năm 2025", "1 January 2025"),
        (date(2025, 12, 31), "31/12/2025", "ngày 31 tháng 12 năm 2025", "31 December 2025"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(when, short, vietnamese, english):
    assert dates.short_date(when) == short
    assert dates.long_date(when, "vi") == vietnamese
    assert dates.long_date(when, "en") == english


def test_the_day_changes_at_midnight_in_viet_nam():
    last_second = 1795453199  # 2026-11-23 16:59:59 UTC
    assert dates.local_date(last_second) == date(2026, 11, 23)
    assert dates.local_date(last_second + 1) == date(2026, 11, 24)
