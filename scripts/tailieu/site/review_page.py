"""The context of overrides/den-han.html: the sheets to be reviewed, for editors."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tailieu.content import dates, reviews, terms
from tailieu.content.catalogue import Entry
from tailieu.content.reviews import Review
from tailieu.content.schema import Checked, Document
from tailieu.content.status import Change
from tailieu.site.kind import Edition, Link, Status
from tailieu.site.kinds.sheet import status_of
from tailieu.site.links import named_link

# So many of the sheets are listed: about 150 KB.
SHOWN = 100
# The form for a sheet, which opens the one that its address names.
FORM = "huong-dan/soan-phieu"


@dataclass(frozen=True)
class ChangeLine:
    """What happened to a document on the day `on`; `by` is what caused it, if that is known."""

    document: Link
    event: str
    on: date | None
    by: Link | None
    by_number: str | None


@dataclass(frozen=True)
class ReviewLine:
    """One sheet: `form` opens it in the form, `basis` is what it cites."""

    link: Link
    form: Link | None
    topic: str
    status: Status
    due: date
    reviewed: Checked | None
    since: date
    basis: list[Link]
    changes: list[ChangeLine]


@dataclass(frozen=True)
class ReviewGroup:
    """The sheets of one group; `key` is as `reviews.group` tells it."""

    key: str
    name: str
    lines: list[ReviewLine]


@dataclass(frozen=True)
class ReviewsView:
    """`count` sheets in all: the first are in `groups`, `later` counts the others by month."""

    groups: list[ReviewGroup]
    count: int
    later: list[tuple[str, int]]

    @property
    def shown(self) -> int:
        """How many sheets are listed."""
        return sum(len(group.lines) for group in self.groups)


def view(edition: Edition) -> ReviewsView:
    """The sheets whose basis changed, those overdue, those of the next days, then by month."""
    today = edition.site.today
    found = reviews.reviews(edition.catalog, today, edition.site.created)
    # Those whose basis changed come first; the order of days holds among them and the others.
    found.sort(key=lambda review: not review.changes)
    # These two are there even if empty: by the reader's day, sheets may have come into them.
    of: dict[str, list[ReviewLine]] = {"overdue": [], "soon": []}
    if any(review.changes for review in found):
        of = {"changed": [], **of}
    for key, members in itertools.groupby(found[:SHOWN], lambda one: reviews.group(one, today)):
        of.setdefault(key, []).extend(_line(edition, review) for review in members)
    return ReviewsView(
        groups=[ReviewGroup(key, _name(edition, key), lines) for key, lines in of.items()],
        count=len(found),
        later=_months(edition, found[SHOWN:]),
    )


def _name(edition: Edition, key: str) -> str:
    if key in ("changed", "overdue", "soon"):
        return edition.say(f"review-{key}", days=dates.REVIEW_NEAR_DAYS)
    return edition.say("review-in-month", month=dates.short_month(key, edition.lang))


def _months(edition: Edition, left_out: Sequence[Review]) -> list[tuple[str, int]]:
    counts = Counter(f"{review.sheet.meta.review_by:%Y-%m}" for review in left_out)
    return [(dates.short_month(month, edition.lang), counts[month]) for month in sorted(counts)]


def _line(edition: Edition, review: Review) -> ReviewLine:
    sheet = review.sheet
    form = edition.catalog.pages.get(FORM)
    link = edition.link(form) if form else None
    return ReviewLine(
        link=edition.link(sheet),
        form=replace(link, url=f"{link.url}#phieu={sheet.id}") if link else None,
        topic=terms.TOPICS[sheet.meta.topic].format(edition.lang),
        status=status_of(edition, sheet),
        due=sheet.meta.review_by,
        reviewed=sheet.meta.reviewed,
        since=review.since,
        basis=[
            *(named_link(edition, document) for document in review.documents),
            *(edition.link(source) for source in review.sources),
        ],
        changes=[_change(edition, *change) for change in review.changes],
    )


def _change(edition: Edition, document: Entry[Document], change: Change) -> ChangeLine:
    return ChangeLine(
        document=named_link(edition, document),
        event=terms.EVENTS[change.event].format(edition.lang),
        on=change.on,
        by=named_link(edition, change.document) if change.document else None,
        by_number=change.by,
    )
