"""Calendars, read back by a parser other than their writer."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import vobject

from helpers.project import ROOT, SITE_URL, own_catalog, read_docs
from tailieu.content.catalogue import Catalog
from tailieu.content.site import Site
from tailieu.site import calendars, duty_page
from tailieu.site.kinds import edition

TODAY = date(2026, 11, 23)


def site_of(docs: Path | None = None) -> Site:
    catalog = read_docs(docs)[0] if docs else own_catalog()
    return Site(catalog, TODAY, name="Trang Tài liệu", address=SITE_URL)


def events(site: Site, path: str) -> list:
    read = vobject.readOne(calendars.calendars(site)[path].decode())
    assert read.version.value == "2.0"
    return read.contents.get("vevent", [])


def days(event, count: int) -> list[str]:
    return [day.date().isoformat() for day in islice(event.getrruleset(addRDate=True), count)]


def test_the_directive_asks_for_two_things_a_month_and_one_a_quarter():
    found = events(site_of(), calendars.DUTIES)
    assert [event.summary.value for event in found] == [
        "Định hướng thông tin dư luận (trong tháng này)",
        "Dành thời gian định hướng trong sinh hoạt chi bộ (trong tháng này)",
        "Hội nghị toàn thể cán bộ, đảng viên (trong quý này)",
    ]
    # On the last day of a period, since the directive names none, and each entry says so.
    months = ["2024-06-30", "2024-07-31", "2024-08-31", "2024-09-30"]
    quarters = ["2024-06-30", "2024-09-30", "2024-12-31", "2025-03-31"]
    assert [days(event, 4) for event in found] == [months, months, quarters]
    for event in found:
        assert event.dtstart.value == date(2024, 6, 30)
        assert event.description.value.endswith("văn bản không ghi ngày.")


def test_an_entry_leads_to_its_clause_and_quotes_it():
    site = site_of()
    held = {one.id: one.text for one in site.catalog.documents["548-cv-tu-2024"].clauses}
    for event in events(site, calendars.DUTIES):
        page, _, clause = event.url.value.partition("#")
        assert page == f"{SITE_URL}van-ban/548-cv-tu-2024.html"
        (quote,) = [part.split("”\n")[0] for part in event.description.value.split(": “")[1:]]
        assert quote in held[clause]


def test_entries_keep_their_names_and_the_same_input_gives_the_same_bytes():
    names = [event.uid.value for event in events(site_of(), calendars.DUTIES)]
    assert names == [
        "7cb25c7d-23bd-5d42-a21a-89abc405d2bd",
        "64dc1b0e-897f-5b56-9562-8cac8375beab",
        "6ddcbc33-8b1c-5522-9062-33308742f3d7",
    ]
    # The site may move: its address is no part of a name.
    moved = replace(site_of(), address="https://example.com/")
    assert [event.uid.value for event in events(moved, calendars.DUTIES)] == names
    assert calendars.calendars(site_of()) == calendars.calendars(site_of())


def test_a_directive_that_is_no_longer_in_force_asks_for_nothing(docs):
    page = docs / "van-ban/548.md"
    text = (ROOT / "docs/van-ban/548-cv-tu-2024.md").read_text(encoding="utf-8")
    page.write_text(text.replace("\nduties:", "\nexpires: 2025-12-31\nduties:"), encoding="utf-8")
    assert events(site_of(docs), calendars.DUTIES) == []
    (event, *_) = events(replace(site_of(docs), today=date(2025, 6, 1)), calendars.DUTIES)
    assert days(event, 99)[-1] == "2025-12-31"


def test_a_day_of_review_names_its_sheets():
    site = site_of()
    due = Counter(sheet.meta.review_by for sheet in site.catalog.sheets.values())
    found = events(site, calendars.REVIEWS)
    assert [event.dtstart.value for event in found] == sorted(due)
    for event in found:
        count = due[event.dtstart.value]
        assert event.summary.value == f"Hạn rà soát: {count} phiếu"
        assert event.description.value.count("\n") == min(count - 1, calendars.MOST_NAMED)


def test_english_calendars_have_entries_of_their_own_that_lead_to_english_pages():
    site = site_of()
    found = events(site, f"en/{calendars.DUTIES}")
    assert [event.summary.value for event in found] == [
        "Orient information and public opinion (this month)",
        "Set aside time for orientation in Party cell meetings (this month)",
        "Conference of all cadres and Party members (this quarter)",
    ]
    assert found[0].summary.params == {"LANGUAGE": ["en"]}
    assert found[0].url.value == f"{SITE_URL}en/van-ban/548-cv-tu-2024.html#muc-1"
    (first, *_) = events(site, f"en/{calendars.REVIEWS}")
    assert first.summary.value.startswith("Sheets to be reviewed: ")
    names = [event.uid.value for path in calendars.calendars(site) for event in events(site, path)]
    assert len(names) == len(set(names))


def test_calendars_of_5000_sheets_are_small():
    site = site_of()
    (sheet, *_) = site.catalog.sheets.values()
    grown = Catalog()
    for number in range(5_000):
        due = TODAY + timedelta(days=number % 500)
        grown.add(
            replace(sheet, id=str(number), meta=sheet.meta.model_copy(update={"review_by": due}))
        )
    made = calendars.calendars(replace(site, catalog=grown))[calendars.REVIEWS]
    assert len(made) < 200_000
    found = vobject.readOne(made.decode()).contents["vevent"]
    assert len(found) == calendars.MOST_DAYS
    assert found[0].summary.value == "Hạn rà soát: 10 phiếu"


def test_the_page_has_what_no_calendar_can_repeat():
    shown = duty_page.view(edition(site_of(), "en"))
    assert [(key, len(lines)) for key, _, lines in shown.periods] == [
        ("hang-thang", 2),
        ("hang-quy", 1),
        ("khi-co-viec", 3),
        ("thuong-xuyen", 1),
    ]
    assert shown.periods[0][2][0].clause.url == "en/van-ban/548-cv-tu-2024.html#muc-1"
