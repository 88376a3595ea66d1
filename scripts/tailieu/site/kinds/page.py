"""Other pages: guides, the pages of lists, and pages with a template of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

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

NEW_DOCUMENTS = 5
SHEETS_SHOWN = 6
# Sheets that nobody should speak from any more.
_OVER = ("da-rut", "bi-thay-the", "het-hieu-luc", "luu-tru")


@dataclass(frozen=True)
class SheetLine:
    """A sheet on the home page; `month` is set for one of another year.

    `season` are the months, from 01 to 12, in which it matters most; none where it always does.
    """

    link: Link
    topic: str
    minutes: int
    status: Status
    month: str | None
    season: tuple[str, ...]


@dataclass(frozen=True)
class TopicTile:
    """A topic with the number of its sheets; `key` is a key of terms.TOPICS."""

    key: str
    label: str
    count: int


@dataclass(frozen=True)
class HomeView:
    """The context of overrides/home.html; `sheet_count` is of all, documents are (link, date).

    `seasonal` are all sheets with a season: the reader's day tells which of them are shown.
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
    seasonal = [sheet for sheet in live if sheet.meta.season]
    seasonal.sort(key=lambda sheet: alphabetical(sheet.text("title", edition.lang)))
    documents = edition.catalog.documents.values()
    issued = sorted(
        ((d.meta.issued, d) for d in documents if d.meta.issued),
        key=lambda found: found[0],
        reverse=True,
    )
    return HomeView(
        month=dates.short_month(latest, edition.lang) if latest else None,
        seasonal=[_line(edition, sheet, latest) for sheet in seasonal],
        sheets=[
            _line(edition, sheet, latest)
            for sheet in of_month(edition, always, latest)[:SHEETS_SHOWN]
        ],
        sheet_count=len(sheets),
        topics=[
            TopicTile(key, label.format(edition.lang), counts[key])
            for key, label in terms.TOPICS.items()
            if counts[key]
        ],
        documents=[
            (named_link(edition, document), dates.short_date(day, edition.lang))
            for day, document in issued[:NEW_DOCUMENTS]
        ],
        directives=[
            named_link(edition, document) for document in documents if document.meta.duties
        ],
    )


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
        season=season_of(sheet),
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
