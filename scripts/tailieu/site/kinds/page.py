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
from tailieu.site.kind import Edition, Kind, Link, Status
from tailieu.site.links import named_link

NEW_DOCUMENTS = 6
THIS_MONTH = 9


@dataclass(frozen=True)
class SheetCard:
    """A sheet of this month on the home page."""

    link: Link
    description: str
    topic: str
    minutes: int
    status: Status | None


@dataclass(frozen=True)
class TopicTile:
    """A topic with the number of its sheets; `key` is a key of terms.TOPICS."""

    key: str
    label: str
    count: int


@dataclass(frozen=True)
class HomeView:
    """The context of overrides/home.html; documents are (link, date of issue)."""

    month: str | None
    sheets: list[SheetCard]
    topics: list[TopicTile]
    documents: list[tuple[Link, str]]
    directives: list[Link]


def home(edition: Edition) -> HomeView:
    """The sheets of the latest month, the topics, the newest documents and those in full text."""
    live = [s for s in edition.catalog.sheets.values() if not s.meta.withdrawn]
    latest = max((sheet.meta.month for sheet in live), default=None)
    this_month = [sheet for sheet in live if sheet.meta.month == latest]
    counts = Counter(sheet.meta.topic for sheet in live)
    documents = edition.catalog.documents.values()
    issued = sorted(
        ((d.meta.issued, d) for d in documents if d.meta.issued),
        key=lambda found: found[0],
        reverse=True,
    )
    return HomeView(
        month=dates.short_month(latest, edition.lang) if latest else None,
        sheets=[_card(edition, sheet) for sheet in this_month[:THIS_MONTH]],
        topics=[
            TopicTile(key, label.format(edition.lang), counts[key])
            for key, label in terms.TOPICS.items()
            if counts[key]
        ],
        documents=[
            (named_link(edition, document), dates.short_date(day, edition.lang))
            for day, document in issued[:NEW_DOCUMENTS]
        ],
        directives=[named_link(edition, document) for document in documents if document.clauses],
    )


def _card(edition: Edition, sheet: Entry[Sheet]) -> SheetCard:
    return SheetCard(
        link=edition.link(sheet),
        description=sheet.text("description", edition.lang),
        topic=terms.TOPICS[sheet.meta.topic].format(edition.lang),
        minutes=sheet.meta.minutes,
        status=edition.status(sheet),
    )


def abbreviations(edition: Edition) -> list[tuple[str, Abbreviation]]:
    """The glossary in the order of its abbreviations."""
    return sorted(edition.catalog.abbreviations.items())


# Template → the function that makes its `tl.view`.
VIEWS: Mapping[str | None, Callable[[Edition], object]] = {
    "home.html": home,
    "tu-viet-tat.html": abbreviations,
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
