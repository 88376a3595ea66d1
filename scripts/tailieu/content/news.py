"""What happened to the pages: added, changed, replaced, withdrawn, removed, in force, by day.

From front matter, and from git where the history of docs/ is whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tailieu.content import front_matter, terms
from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.history import History
from tailieu.content.markdown import MarkdownText
from tailieu.content.schema import Document, Pack, Page, Sheet, Source, TextPage
from tailieu.content.status import document_events

# What of one day comes first.
_FIRST = (Sheet.folder, Document.folder, Pack.folder, Source.folder)
# What of a document's history is news to those who speak from it.
_OF_DOCUMENTS = ("sua-doi-bo-sung", "bi-thay-the", "het-hieu-luc")


@dataclass(frozen=True)
class Event:
    """What happened to a page on a day; `what` is a key of terms.NEWS.

    `told` is the reason or the change, in Vietnamese, `by` the page that caused it, or that stands
    where a removed page was. Of a page that is `gone` the entry has no text, and leads nowhere.
    """

    day: date
    what: str
    entry: Entry[Any]
    told: str | None = None
    by: Entry[Any] | None = None
    gone: bool = False

    @property
    def joined_by(self) -> str:
        """The term of the interface between what happened and `by`."""
        return "news-instead" if self.gone else "news-by"

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
    return sorted([*found, *_of_removed(catalog, history)], key=_place)


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


class _Removed(Page):
    """What is still known of a page that was deleted."""

    topics: tuple[str, ...] = ()


def _of_removed(catalog: Catalog, history: History) -> Iterator[Event]:
    """What git knows of the pages that are there no more: that they were added, and removed."""
    instead = {
        (entry.kind, slug): entry for entry in catalog.entries() for slug in entry.meta.formerly
    }
    for file, deletion in history.deleted.items():
        path = file.removeprefix(catalog.shown(""))
        entry = None if path in catalog.texts else _removed(path, deletion.text)
        if entry:
            by = instead.get((entry.kind, entry.id))
            yield Event(deletion.day, "go", entry, by=by, gone=True)
            added = history.first(file)
            if added:
                yield Event(added, "them", entry, gone=True)


def _removed(path: str, text: str) -> Entry[Any] | None:
    """The page that was at `path` in docs/; None for translations and where nobody spoke from it.

    Its front matter is of its time: it is not held to what front matter must be today.
    """
    kind, _, name = path.removesuffix(".md").partition("/")
    written = front_matter.read(text, path, []) if kind in _FIRST else None
    if not written or name.endswith(".en"):
        return None
    given = written.values
    topics = [given.get("topic"), *_list(given.get("topics"))]
    meta = _Removed.model_construct(
        title=str(given.get("title", name)),
        description=str(given.get("description", "")),
        formerly=tuple(map(str, _list(given.get("formerly")))),
        topics=tuple(topic for topic in terms.TOPICS if topic in topics),
    )
    id = name.rpartition("/")[2]
    return Entry(id, kind, path, meta, MarkdownText(path, ""), start=0, body_line=0, lines={})


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
