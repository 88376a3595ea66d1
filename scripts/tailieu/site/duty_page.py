"""“Lịch nhiệm vụ”: what directives ask for and when, and the days of review, as displayed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from tailieu.content import dates, duties, terms
from tailieu.content.catalogue import Entry
from tailieu.content.schema import Document, Duty
from tailieu.site import calendars
from tailieu.site.kind import Edition, Link
from tailieu.site.links import named_link

TEMPLATE = "lich.html"
# How many days of reviews the page has; the page for editors has all of them.
DAYS_SHOWN = 10


@dataclass(frozen=True)
class DutyLine:
    """One duty; `clause` leads to the words that are quoted."""

    what: str
    who: str
    quote: str
    document: Link
    clause: Link


@dataclass(frozen=True)
class DutiesView:
    """The context of overrides/lich.html.

    `periods` are (key of terms.PERIODS, label, duties), `reviews` (day, number of sheets) of the
    next days, `files` (path in the site, name) of the calendars.
    """

    periods: list[tuple[str, str, list[DutyLine]]]
    reviews: list[tuple[str, int]]
    files: list[tuple[str, str]]


def view(edition: Edition) -> DutiesView:
    """The context of the page at docs/lich.md."""
    site, lang = edition.site, edition.lang
    found: dict[str, list[DutyLine]] = defaultdict(list)
    for document, duty in duties.in_force(site.catalog, site.today):
        for when in duty.when:
            found[when].append(_line(edition, document, duty))
    reviews = duties.review_days(site.catalog, site.today)
    return DutiesView(
        periods=[
            (key, label.format(lang), found[key])
            for key, label in terms.PERIODS.items()
            if key in found
        ],
        reviews=[
            (dates.short_date(day, lang), len(sheets))
            for day, sheets in [*reviews.items()][:DAYS_SHOWN]
        ],
        files=[
            (calendars.path_of(lang, file), edition.say(name))
            for file, name in calendars.FILES.items()
        ],
    )


def _line(edition: Edition, document: Entry[Document], duty: Duty) -> DutyLine:
    link = named_link(edition, document)
    label = next(
        (clause.label(edition.lang) for clause in document.clauses if clause.id == duty.clause),
        duty.clause,
    )
    return DutyLine(
        what=duty.what if edition.lang == "vi" else duty.what_en,
        who=duty.who,
        quote=duty.quote,
        document=link,
        clause=replace(link, url=document.clause_path(edition.lang, duty.clause), title=label),
    )
