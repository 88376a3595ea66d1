"""The sheets to be reviewed: by which day, what they rest on, and what changed there since."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tailieu.content import dates
from tailieu.content.catalogue import Catalog, Entry, M
from tailieu.content.schema import Document, Sheet, Source
from tailieu.content.status import Change, document_events, sheet_status

# What happens to a document once; everything else in its history changes what a sheet rests on.
_BEGINNINGS = ("ban-hanh", "co-hieu-luc")


@dataclass(frozen=True)
class Review:
    """A sheet to be reviewed by its `review_by`.

    `since` is the day of its last review, or of its making. `changes` are what has happened to its
    `documents` after that day, or is known to happen; a change of which no day is known is none.
    """

    sheet: Entry[Sheet]
    since: date
    documents: list[Entry[Document]]
    sources: list[Entry[Source]]
    changes: list[tuple[Entry[Document], Change]]


def reviews(
    catalog: Catalog, today: date, created: Callable[[Entry[Sheet]], date | None]
) -> list[Review]:
    """The review of every sheet that readers may rely on, by day, then by id.

    `created` tells the day on which a sheet was made; where it does not know it, that is the first
    of the sheet's month. A document's history is read once, however many sheets rest on it.
    """
    events = {
        document.id: [
            change
            for change in document_events(catalog, document)
            if change.on and change.event not in _BEGINNINGS
        ]
        for document in catalog.documents.values()
        if catalog.citing_document.get(document.id)
    }
    found = []
    for sheet in catalog.sheets.values():
        status = sheet_status(catalog, sheet, today)
        if status not in dates.BY_DATES or status == "het-hieu-luc":
            continue
        meta = sheet.meta
        since = meta.reviewed.on if meta.reviewed else created(sheet)
        since = since or date.fromisoformat(f"{meta.month}-01")
        documents = _named(catalog.documents, [c.document for c in meta.citations.values()])
        changes = [
            (document, change)
            for document in documents
            for change in events[document.id]
            if change.on and change.on > since
        ]
        sources = _named(catalog.sources, [c.source for c in meta.citations.values()])
        found.append(Review(sheet, since, documents, sources, changes))
    return sorted(found, key=lambda review: (review.sheet.meta.review_by, review.sheet.id))


def group(review: Review, today: date) -> str:
    """Where a review belongs: `changed`, `overdue`, `soon`, or the month of its day (`2027-05`).

    A sheet whose basis changed can't wait for its day. The browser groups the others again by the
    reader's day (overrides/assets/js/review-days.js).
    """
    due = review.sheet.meta.review_by
    if review.changes:
        return "changed"
    if due < today:
        return "overdue"
    return "soon" if due <= today + timedelta(days=dates.REVIEW_NEAR_DAYS) else f"{due:%Y-%m}"


def _named(pages: Mapping[str, Entry[M]], ids: list[str | None]) -> list[Entry[M]]:
    return [pages[id] for id in dict.fromkeys(ids) if id and id in pages]
