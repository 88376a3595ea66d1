"""The status of a page on a day, and the history of a document.

The browser computes statuses that follow from dates again for the reader's day
(overrides/assets/js/clock.js).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tailieu.content import dates
from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.schema import Document, Evidence, Sheet

# Events after which a document is no longer in force.
ENDINGS = ("bi-thay-the", "het-hieu-luc")


@dataclass(frozen=True)
class Change:
    """One line of a document's history; `document` is the one that caused it, if it has a page.

    `by` is the number of that document, `mark` the grade of evidence, `evidence` that of this line
    alone.
    """

    event: str
    on: date | None
    by: str | None
    document: Entry[Document] | None = None
    note: str | None = None
    mark: str | None = None
    evidence: Evidence | None = None


def sheet_status(catalog: Catalog, sheet: Entry[Sheet], today: date) -> str:
    """The status of a sheet on `today`, a key of terms.STATUSES."""
    meta = sheet.meta
    if meta.withdrawn:
        return "da-rut"
    if catalog.sheet_replaced_by.get(sheet.id):
        return "bi-thay-the"
    if meta.archived:
        return "luu-tru"
    return dates.status_on(
        today,
        start=meta.in_force_from,
        end=meta.in_force_until,
        checked=bool(meta.reviewed),
        review_by=meta.review_by,
    )


def document_status(catalog: Catalog, document: Entry[Document], today: date) -> str:
    """The status of a document on `today`, a key of terms.STATUSES.

    A replacement counts from the day on which it comes into force. If that day is unknown it counts
    at once, since readers must not rely on a text that is known to have a successor.
    """
    meta = document.meta
    for newer in catalog.replaced_by.get(document.id, []):
        if newer.meta.effective is None or newer.meta.effective <= today:
            return "bi-thay-the"
    if any(
        event.event in ENDINGS and (not event.on or event.on <= today) for event in meta.history
    ):
        return "het-hieu-luc"
    by_dates = dates.status_on(
        today, start=meta.effective, end=meta.expires, checked=bool(meta.checked)
    )
    if by_dates == "het-hieu-luc":
        return by_dates
    if meta.type == "cong-van" and meta.system == "dang":
        return "chi-dao"
    return by_dates if meta.effective else "chua-ro"


def document_events(catalog: Catalog, document: Entry[Document]) -> list[Change]:
    """The history of a document, oldest first; undated changes come last."""
    meta = document.meta
    changes = []
    # What comes into force is the law that a consolidated text has consolidated.
    laws = [catalog.documents[law] for law in meta.consolidates if law in catalog.documents]
    number = ", ".join(law.meta.number or "" for law in laws) or meta.number
    if meta.issued:
        changes.append(Change("ban-hanh", meta.issued, meta.number, mark=meta.mark))
    if meta.effective:
        changes.append(Change("co-hieu-luc", meta.effective, number, mark=meta.mark))
    # What the history itself tells is more than that there is such a document.
    told_of = {(told.event, _number(told.by)) for told in meta.history}
    for change, others in (
        ("sua-doi-bo-sung", catalog.amended_by.get(document.id, [])),
        ("bi-thay-the", catalog.replaced_by.get(document.id, [])),
    ):
        for other in others:
            if (change, other.meta.number) in told_of:
                continue
            on = other.meta.effective or other.meta.issued
            changes.append(Change(change, on, other.meta.number, other, mark=other.meta.mark))
    if meta.expires:
        changes.append(Change("het-hieu-luc", meta.expires, None, mark=meta.mark))
    numbered = {other.meta.number: other for other in catalog.documents.values()}
    changes += [
        Change(
            told.event,
            told.on,
            told.by,
            numbered.get(_number(told.by)) if told.by else None,
            note=told.note,
            mark=told.evidence.mark,
            evidence=told.evidence,
        )
        for told in meta.history
    ]
    return sorted(changes, key=lambda change: (change.on or date.max, change.by or ""))


def _number(by: str | None) -> str:
    """The number in the name of a document: `Luật số 116/2025/QH15`."""
    return (by or "").rpartition(" ")[2]
