"""What happened to the pages: added, changed, replaced, withdrawn, in force, by day.

From front matter, and from git where the history of docs/ is whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.history import History
from tailieu.content.schema import Document, Pack, Sheet, Source, TextPage
from tailieu.content.status import document_events

# What of one day comes first.
_FIRST = (Sheet.folder, Document.folder, Pack.folder, Source.folder)
# What of a document's history is news to those who speak from it.
_OF_DOCUMENTS = ("sua-doi-bo-sung", "bi-thay-the", "het-hieu-luc")


@dataclass(frozen=True)
class Event:
    """What happened to a page on a day; `what` is a key of terms.NEWS.

    `told` is the reason or the change, in Vietnamese, `by` the page that caused it.
    """

    day: date
    what: str
    entry: Entry[Any]
    told: str | None = None
    by: Entry[Any] | None = None

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics of the page, keys of terms.TOPICS."""
        meta = self.entry.meta
        return (meta.topic,) if isinstance(meta, Sheet) else getattr(meta, "topics", ())


def events(catalog: Catalog, history: History) -> list[Event]:
    """Everything that happened or is known to come, the newest first.

    Guides and the like are left out, since nobody speaks from them.
    """
    found = [
        event
        for entry in catalog.entries()
        if not isinstance(entry.meta, TextPage)
        for event in _of_page(catalog, history, entry)
    ]
    return sorted(found, key=_place)


def _place(event: Event) -> tuple[int, int, str, str]:
    kind = event.entry.kind
    rank = _FIRST.index(kind) if kind in _FIRST else len(_FIRST)
    return -event.day.toordinal(), rank, event.entry.path, event.what


def _of_page(catalog: Catalog, history: History, entry: Entry[Any]) -> Iterator[Event]:
    path = catalog.shown(entry.path)
    added = history.first(path)
    told = list(_told(catalog, history, entry))
    if added:
        told.append(Event(added, "them", entry))
    yield from told
    # What a law said of itself before it had a page here is not news of this site.
    for event in _by_dates(catalog, entry):
        if not added or event.day > added:
            yield event
    if added:
        # One change a month of which nobody has told.
        known = {(event.day.year, event.day.month) for event in told}
        for day in history.days[path]:
            if (day.year, day.month) not in known:
                known.add((day.year, day.month))
                yield Event(day, "sua", entry)


def _told(catalog: Catalog, history: History, entry: Entry[Any]) -> Iterator[Event]:
    """What editors did to a page."""
    meta = entry.meta
    for change in meta.changed:
        yield Event(change.on, "sua", entry, change.what)
    if isinstance(meta, Sheet):
        for what, done in (("rut", meta.withdrawn), ("luu-tru", meta.archived)):
            if done:
                yield Event(done.on, what, entry, done.reason)
        for newer in catalog.sheet_replaced_by.get(entry.id, []):
            on = history.first(catalog.shown(newer.path)) or newer.meta.in_force_from
            if on:
                yield Event(on, "bi-thay-the", entry, by=newer)


def _by_dates(catalog: Catalog, entry: Entry[Any]) -> Iterator[Event]:
    """What follows from the dates in front matter, whether the day has come or not."""
    meta = entry.meta
    if isinstance(meta, Sheet) and not meta.withdrawn:
        if meta.in_force_from:
            yield Event(meta.in_force_from, "co-hieu-luc", entry)
        if meta.in_force_until:
            # The last day in force is still one.
            yield Event(meta.in_force_until + timedelta(days=1), "het-hieu-luc", entry)
    if isinstance(meta, Document):
        for change in document_events(catalog, entry):
            if change.on and change.event in _OF_DOCUMENTS:
                yield Event(change.on, change.event, entry, change.note, change.document)
