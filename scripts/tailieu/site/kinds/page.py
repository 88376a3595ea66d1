"""Other pages: guides, the pages of lists, and pages with a template of their own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from tailieu.content import dates, terms
from tailieu.content.catalogue import Entry
from tailieu.content.interface import UI
from tailieu.content.messages import Message
from tailieu.content.schema import Abbreviation, Sheet, TextPage
from tailieu.language.order import alphabetical
from tailieu.site import duty_page, news, review_page
from tailieu.site.kind import Edition, Kind, Link, Status
from tailieu.site.kinds.sheet import season_of, status_of
from tailieu.site.links import named_link

NEW_DOCUMENTS = 3
# Of a month's season, and of those that matter all year.
IN_SEASON_SHOWN = 5
ALL_YEAR_SHOWN = 3
# Those with the most sheets; the list of sheets has all of them.
TOPICS_SHOWN = 8
# Sheets that nobody should speak from any more.
_OVER = ("da-rut", "bi-thay-the", "het-hieu-luc", "luu-tru")


@dataclass(frozen=True)
class SheetLine:
    """A sheet on the home page; `month` is set for one of another year.

    `season` are the months, from 01 to 12, in which it is shown; none where it always is.
    """

    link: Link
    topic: str
    minutes: int
    status: Status
    month: str | None
    season: tuple[str, ...] = ()


@dataclass(frozen=True)
class TopicTile:
    """A topic with the number of its sheets; `key` is a key of terms.TOPICS."""

    key: str
    label: str
    count: int


@dataclass(frozen=True)
class HomeView:
    """The context of overrides/home.html; `sheet_count` is of all, documents are (link, date).

    `seasonal` are the sheets of every month's season: the reader's day tells which are shown.
    """

    month: str | None
    seasonal: list[SheetLine]
    sheets: list[SheetLine]
    sheet_count: int
    topics: list[TopicTile]
    documents: list[tuple[Link, str]]
    directives: list[Link]


def home(edition: Edition) -> HomeView:
    """The sheets of the season, the topics, the newest documents and those in full text."""
    sheets = edition.catalog.sheets.values()
    counts = Counter(sheet.meta.topic for sheet in sheets if not sheet.meta.withdrawn)
    live = [sheet for sheet in sheets if status_of(edition, sheet).code not in _OVER]
    latest = max((sheet.meta.month for sheet in live), default=None)
    always = [sheet for sheet in live if not sheet.meta.season]
    seasonal = in_season(edition, [sheet for sheet in live if sheet.meta.season])
    documents = edition.catalog.documents.values()
    issued = sorted(
        ((d.meta.issued, d) for d in documents if d.meta.issued),
        key=lambda found: found[0],
        reverse=True,
    )
    return HomeView(
        month=dates.short_month(latest, edition.lang) if latest else None,
        seasonal=[replace(_line(edition, sheet, latest), season=on) for sheet, on in seasonal],
        sheets=[
            _line(edition, sheet, latest)
            for sheet in of_month(edition, always, latest)[:ALL_YEAR_SHOWN]
        ],
        sheet_count=len(sheets),
        topics=[
            TopicTile(key, terms.TOPICS[key].format(edition.lang), counts[key])
            for key in most_spoken(counts)
        ],
        documents=[
            (named_link(edition, document), dates.short_date(day, edition.lang))
            for day, document in issued[:NEW_DOCUMENTS]
        ],
        directives=[
            named_link(edition, document) for document in documents if document.meta.duties
        ],
    )


def most_spoken(counts: Counter[str]) -> list[str]:
    """The topics with the most sheets, in the order of terms.TOPICS; the first of equals."""
    most = sorted(terms.TOPICS, key=lambda topic: -counts[topic])[:TOPICS_SHOWN]
    return [topic for topic in terms.TOPICS if topic in most and counts[topic]]


def in_season(
    edition: Edition, sheets: list[Entry[Sheet]]
) -> list[tuple[Entry[Sheet], tuple[str, ...]]]:
    """(sheet, the months in which it is shown), in the order of titles.

    Each month has its first `IN_SEASON_SHOWN` sheets: those of the shortest seasons, which can be
    spoken from at no other time.
    """
    by_title = sorted(sheets, key=lambda sheet: alphabetical(sheet.text("title", edition.lang)))
    fitting = sorted(by_title, key=lambda sheet: len(sheet.meta.season))
    months: defaultdict[str, list[str]] = defaultdict(list)
    for month in (f"{number:02}" for number in range(1, 13)):
        for sheet in [s for s in fitting if month in season_of(s)][:IN_SEASON_SHOWN]:
            months[sheet.id].append(month)
    return [(sheet, tuple(months[sheet.id])) for sheet in by_title if sheet.id in months]


def of_month(
    edition: Edition, sheets: list[Entry[Sheet]], latest: str | None
) -> list[Entry[Sheet]]:
    """The sheets to speak from in the month `latest`: its own, then those of it in other years.

    Within each group the last changed come first; those of one day are in the order of titles.
    """

    def order(sheet: Entry[Sheet]) -> tuple[bool, int, object]:
        changed = edition.site.changed(sheet, edition.lang)
        title = alphabetical(sheet.text("title", edition.lang))
        return sheet.meta.month != latest, -changed.toordinal() if changed else 0, title

    return sorted((s for s in sheets if latest and s.meta.month[4:] == latest[4:]), key=order)


def _line(edition: Edition, sheet: Entry[Sheet], latest: str | None) -> SheetLine:
    month = sheet.meta.month
    return SheetLine(
        link=edition.link(sheet),
        topic=terms.TOPICS[sheet.meta.topic].format(edition.lang),
        minutes=sheet.meta.minutes,
        status=status_of(edition, sheet),
        month=dates.short_month(month, edition.lang) if month != latest else None,
    )


def abbreviations(edition: Edition) -> list[tuple[str, Abbreviation]]:
    """The glossary in the order of its abbreviations."""
    return sorted(edition.catalog.abbreviations.items())


# Template → the function that makes its `tl.view`.
VIEWS: Mapping[str | None, Callable[[Edition], object]] = {
    "home.html": home,
    "tu-viet-tat.html": abbreviations,
    "den-han.html": review_page.view,
    news.TEMPLATE: news.first,
    duty_page.TEMPLATE: duty_page.view,
}


def _view(edition: Edition, page: Entry[TextPage]) -> object:
    view = VIEWS.get(page.meta.template)
    return view(edition) if view else None


KIND = Kind(
    model=TextPage,
    name=UI["page-kind"],
    count=Message("{count} trang", "pages: {count}"),
    order=5,
    view=_view,
    listing=None,
    template=lambda page: page.meta.template,
)
