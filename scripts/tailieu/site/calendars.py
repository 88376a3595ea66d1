"""Calendars (RFC 5545) of the duties and of the days of review, in each language.

A directive that says “every month” names no day. Its entry stands on the last day of each month or
quarter, as a reminder, and says so: no day is invented as the day of the duty.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from itertools import islice
from pathlib import Path
from uuid import UUID, uuid5

from icalendar import Calendar, Event

from tailieu.content import dates, duties
from tailieu.content.catalogue import Entry
from tailieu.content.interface import say
from tailieu.content.messages import LANGUAGES, Lang
from tailieu.content.schema import Document, Duty, Sheet
from tailieu.content.site import Site

DUTIES, REVIEWS = "lich-nhiem-vu.ics", "lich-ra-soat.ics"
# File in the folder of a language → its name, a term of the interface.
FILES = {DUTIES: "calendar-duties", REVIEWS: "calendar-reviews"}
# The periods that a calendar can repeat, in months.
MONTHS = {"hang-thang": 1, "hang-quy": 3}
# Limits of the calendar of reviews: the next days, and the sheets that one day names.
MOST_DAYS, MOST_NAMED = 100, 10
# What the names of all entries are made from (RFC 9562, version 5): another one would give every
# entry in every reader's calendar a second time. No host is part of a name (RFC 7986, section 5.3).
_NAMES = UUID("3538c2b3-df2b-460e-8f99-8d82fb6fe0a1")


def path_of(lang: Lang, file: str) -> str:
    """The path in the site of a calendar of FILES."""
    return file if lang == "vi" else f"{lang}/{file}"


def write(site: Site, out: Path) -> None:
    """Write the calendars into the site's folder."""
    for path, text in calendars(site).items():
        (out / path).parent.mkdir(exist_ok=True)
        (out / path).write_bytes(text)


def calendars(site: Site) -> dict[str, bytes]:
    """Path in the site → iCalendar."""
    return {
        path_of(lang, file): _calendar(site, lang, file, entries(site, lang))
        for lang in LANGUAGES
        for file, entries in ((DUTIES, _duties), (REVIEWS, _reviews))
    }


def _calendar(site: Site, lang: Lang, file: str, events: Iterator[Event]) -> bytes:
    made = Calendar()
    made.add("prodid", f"-//Trang Tai lieu//tailieu//{lang.upper()}")
    made.add("version", "2.0")
    # The time zone of days that have no hour of their own.
    made.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    made.add("x-wr-calname", f"{site.name}: {say(FILES[file], lang)}")
    for event in events:
        made.add_component(event)
    text: bytes = made.to_ical()
    return text


def _duties(site: Site, lang: Lang) -> Iterator[Event]:
    for document, duty in duties.in_force(site.catalog, site.today):
        for when in duty.when:
            if when in MONTHS and document.meta.issued:
                yield _duty(site, lang, document, duty, when, document.meta.issued)


def _duty(
    site: Site, lang: Lang, document: Entry[Document], duty: Duty, when: str, issued: date
) -> Event:
    months = MONTHS[when]
    # The end of the month or quarter in which the document was issued.
    month = -(-issued.month // months) * months
    first = date(issued.year, month, calendar.monthrange(issued.year, month)[1])
    name = f"{document.id}-{duty.clause}-{when}-{_nth(document, duty, when)}"
    event = _day(site, lang, first, name)
    rule: dict[str, object] = {"freq": "monthly", "interval": months, "bymonthday": -1}
    if document.meta.expires:
        rule["until"] = document.meta.expires
    event.add("rrule", rule)
    what = duty.what if lang == "vi" else duty.what_en
    _text(event, lang, "summary", f"{what} ({say(f'calendar-{when}', lang)})")
    clause = next((one.label(lang) for one in document.clauses if one.id == duty.clause), "")
    # The words of the document, which are in Vietnamese in every calendar.
    _text(
        event,
        lang,
        "description",
        f"{duty.who}: “{duty.quote}”\n{document.text('title', lang)}, {clause.lower()}."
        f"\n{say('calendar-no-day', lang)}",
    )
    if site.address:
        event.add("url", f"{site.address}{document.clause_path(lang, duty.clause)}")
    return event


def _nth(document: Entry[Document], duty: Duty, when: str) -> int:
    """The number of a duty among those of its clause and period."""
    alike = [one for one in document.meta.duties if one.clause == duty.clause and when in one.when]
    return alike.index(duty) + 1


def _reviews(site: Site, lang: Lang) -> Iterator[Event]:
    days = duties.review_days(site.catalog, site.today)
    for day, sheets in islice(days.items(), MOST_DAYS):
        event = _day(site, lang, day, f"ra-soat-{day}")
        _text(event, lang, "summary", say("calendar-review", lang, count=len(sheets)))
        _text(event, lang, "description", "\n".join(_named(sheets, lang)))
        if site.address:
            event.add("url", f"{site.address}{path_of(lang, 'huong-dan/den-han.html')}")
        yield event


def _named(sheets: list[Entry[Sheet]], lang: Lang) -> Iterator[str]:
    for sheet in sheets[:MOST_NAMED]:
        yield sheet.text("title", lang)
    if len(sheets) > MOST_NAMED:
        yield f"… (+{len(sheets) - MOST_NAMED})"


def _text(event: Event, lang: Lang, name: str, text: str) -> None:
    event.add(name, text, parameters={"LANGUAGE": lang})


def _day(site: Site, lang: Lang, day: date, name: str) -> Event:
    """An entry for a whole day; `name` is its own within its language, and stays what it is."""
    event = Event()
    event.add("uid", str(uuid5(_NAMES, path_of(lang, name))))
    event.add("dtstamp", datetime.combine(site.today, time(), dates.HO_CHI_MINH).astimezone(UTC))
    event.add("dtstart", day)
    # It takes nobody's time.
    event.add("transp", "TRANSPARENT")
    return event
