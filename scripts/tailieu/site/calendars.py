"""Calendars (RFC 5545) of the duties and of the days of review, in Vietnamese.

A directive that says “every month” names no day. Its entry stands on the last day of each month or
quarter, as a reminder, and says so: no day is invented as the day of the duty.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from tailieu.content import dates, duties
from tailieu.content.catalogue import Entry
from tailieu.content.interface import say
from tailieu.content.schema import Document, Duty, Sheet
from tailieu.content.site import Site

DUTIES, REVIEWS = "lich-nhiem-vu.ics", "lich-ra-soat.ics"
# Path in the site → its name, a term of the interface.
FILES = {DUTIES: "calendar-duties", REVIEWS: "calendar-reviews"}
# The periods that a calendar can repeat, in months.
MONTHS = {"hang-thang": 1, "hang-quy": 3}
# Limits of the calendar of reviews: the next days, and the sheets that one day names.
MOST_DAYS, MOST_NAMED = 100, 10


def write(site: Site, out: Path) -> None:
    """Write both calendars into the site's folder."""
    for path, text in calendars(site).items():
        (out / path).write_bytes(text)


def calendars(site: Site) -> dict[str, bytes]:
    """Path in the site → iCalendar."""
    return {
        DUTIES: _calendar(site, DUTIES, _duties(site)),
        REVIEWS: _calendar(site, REVIEWS, _reviews(site)),
    }


def _calendar(site: Site, path: str, events: Iterator[Event]) -> bytes:
    made = Calendar()
    made.add("prodid", "-//Trang Tai lieu//tailieu//VI")
    made.add("version", "2.0")
    # The time zone of days that have no hour of their own.
    made.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    made.add("x-wr-calname", f"{site.name}: {say(FILES[path], 'vi')}")
    for event in events:
        made.add_component(event)
    text: bytes = made.to_ical()
    return text


def _duties(site: Site) -> Iterator[Event]:
    for document, duty in duties.in_force(site.catalog, site.today):
        for when in duty.when:
            if when in MONTHS and document.meta.issued:
                yield _duty(site, document, duty, when, document.meta.issued)


def _duty(site: Site, document: Entry[Document], duty: Duty, when: str, issued: date) -> Event:
    months = MONTHS[when]
    # The end of the month or quarter in which the document was issued.
    month = -(-issued.month // months) * months
    first = date(issued.year, month, calendar.monthrange(issued.year, month)[1])
    event = _day(site, first, f"{document.id}-{duty.clause}-{when}-{_nth(document, duty, when)}")
    rule: dict[str, object] = {"freq": "monthly", "interval": months, "bymonthday": -1}
    if document.meta.expires:
        rule["until"] = document.meta.expires
    event.add("rrule", rule)
    event.add("summary", f"{duty.what} ({say(f'calendar-{when}', 'vi')})")
    clause = next((one.label("vi") for one in document.clauses if one.id == duty.clause), "")
    event.add(
        "description",
        f"{duty.who}: “{duty.quote}”\n{document.meta.title}, {clause.lower()}."
        f"\n{say('calendar-no-day', 'vi')}",
    )
    if site.address:
        event.add("url", f"{site.address}{document.html_path}#{duty.clause}")
    return event


def _nth(document: Entry[Document], duty: Duty, when: str) -> int:
    """The number of a duty among those of its clause and period."""
    alike = [one for one in document.meta.duties if one.clause == duty.clause and when in one.when]
    return alike.index(duty) + 1


def _reviews(site: Site) -> Iterator[Event]:
    days = duties.review_days(site.catalog, site.today)
    for day, sheets in islice(days.items(), MOST_DAYS):
        event = _day(site, day, f"ra-soat-{day}")
        event.add("summary", f"{say('calendar-review', 'vi')}: {_count(sheets)}")
        event.add("description", "\n".join(_named(sheets)))
        if site.address:
            event.add("url", f"{site.address}huong-dan/den-han.html")
        yield event


def _count(sheets: list[Entry[Sheet]]) -> str:
    return say("sheets-held", "vi", count=len(sheets))


def _named(sheets: list[Entry[Sheet]]) -> Iterator[str]:
    for sheet in sheets[:MOST_NAMED]:
        yield sheet.meta.title
    if len(sheets) > MOST_NAMED:
        yield f"… ({_count(sheets)})"


def _day(site: Site, day: date, name: str) -> Event:
    """An entry for a whole day; `name` is unique, and stays what it is."""
    event = Event()
    host = urlsplit(site.address or "").hostname or "tai-lieu.invalid"
    event.add("uid", f"{name}@{host}")
    event.add("dtstamp", datetime.combine(site.today, time(), dates.HO_CHI_MINH).astimezone(UTC))
    event.add("dtstart", day)
    # It takes nobody's time.
    event.add("transp", "TRANSPARENT")
    return event
