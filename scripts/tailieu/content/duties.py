"""What directives ask for, and on which days sheets are to be reviewed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from tailieu.content import dates
from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.schema import Document, Duty, Sheet
from tailieu.content.status import ENDINGS, document_status, sheet_status


def in_force(catalog: Catalog, today: date) -> Iterator[tuple[Entry[Document], Duty]]:
    """The duties of all documents that are in force, by document."""
    for document in catalog.documents.values():
        if document.meta.duties and document_status(catalog, document, today) not in ENDINGS:
            for duty in document.meta.duties:
                yield document, duty


def review_days(catalog: Catalog, today: date) -> dict[date, list[Entry[Sheet]]]:
    """The days from `today` on which sheets are to be reviewed, in order, with these sheets."""
    days: dict[date, list[Entry[Sheet]]] = defaultdict(list)
    for sheet in catalog.sheets.values():
        status = sheet_status(catalog, sheet, today)
        if sheet.meta.review_by >= today and status in dates.BY_DATES and status not in ENDINGS:
            days[sheet.meta.review_by].append(sheet)
    return dict(sorted(days.items()))
