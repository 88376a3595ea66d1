"""Feeds of “Có gì mới” in Atom (RFC 4287): one of everything, and one of each topic.

They need the site's address, and are in Vietnamese, as the pages that they tell of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from feedgenerator import Atom1Feed

from tailieu.content import dates, news, terms
from tailieu.content.interface import say
from tailieu.content.news import Event
from tailieu.content.site import Site

# The file of everything; that of a topic has the topic's key in its name.
FILE = "co-gi-moi.xml"
# Feeds hold the latest events only; “Có gì mới” has the others.
MOST_ENTRIES = 100


def path_of(topic: str | None) -> str:
    """The path of a feed in the site."""
    return f"{FILE.removesuffix('.xml')}-{topic}.xml" if topic else FILE


def topics(past: Sequence[Event]) -> list[str | None]:
    """What there are feeds of: everything (None), and each topic of which there is something."""
    if not past:
        return []
    known = {topic for event in past for topic in event.topics}
    return [None, *(topic for topic in terms.TOPICS if topic in known)]


def write(site: Site, out: Path) -> None:
    """Write the feeds into the site's folder; nothing for a site whose address is not known."""
    if site.address:
        for path, text in feeds(site, site.address):
            (out / path).write_text(text, encoding="utf-8")


def feeds(site: Site, address: str) -> Iterator[tuple[str, str]]:
    """(path in the site, Atom) of every feed."""
    found = news.events(site.catalog, site.history)
    past = [event for event in found if event.day <= site.today]
    named = list(zip(_ids(past, address), past, strict=True))
    for topic in topics(past):
        of_topic = [(id, event) for id, event in named if topic is None or topic in event.topics]
        yield path_of(topic), _feed(site, address, topic, of_topic[:MOST_ENTRIES])


def _feed(site: Site, address: str, topic: str | None, entries: Sequence[tuple[str, Event]]) -> str:
    title = f"{site.name}: {say('news-page', 'vi').lower()}"
    if topic:
        title += f" – {terms.TOPICS[topic].format('vi')}"
    feed = Atom1Feed(
        title=title,
        link=f"{address}co-gi-moi.html",
        description=None,
        language="vi",
        feed_url=address + path_of(topic),
        feed_guid=address + path_of(topic),
        # Every entry has an author, or the feed.
        author_name=site.publisher or site.name,
    )
    for id, event in entries:
        what = terms.NEWS[event.what].format("vi")
        feed.add_item(
            title=f"{what}: {event.entry.meta.title}",
            link=address + event.entry.html_path,
            # A summary is HTML.
            description=escape(_told(event) or event.entry.meta.description, quote=False),
            unique_id=id,
            updateddate=datetime.combine(event.day, time(), dates.HO_CHI_MINH),
            categories=[terms.TOPICS[topic].format("vi") for topic in event.topics],
        )
    text: str = feed.writeString("utf-8")
    return text


def _told(event: Event) -> str | None:
    by = f"{say('news-by', 'vi')} {event.by.meta.title}" if event.by else None
    return ". ".join(filter(None, (by, event.told))) or None


def _ids(past: Sequence[Event], address: str) -> Iterator[str]:
    """The id of each event: a tag (RFC 4151) of the page's first address, of what and of when.

    Neither another title nor another reason changes it.
    """
    parts = urlsplit(address)
    times: Counter[str] = Counter()
    for event in past:
        meta = event.entry.meta
        folder, _, slug = event.entry.html_path.removesuffix(".html").rpartition("/")
        # A page that is renamed stays what it was.
        page = f"{parts.path}{folder}/{meta.formerly[0] if meta.formerly else slug}"
        tag = f"tag:{parts.hostname},{event.day}:{page}#{event.what}"
        times[tag] += 1
        yield tag if times[tag] == 1 else f"{tag}-{times[tag]}"
