"""Feeds of “Có gì mới” in Atom (RFC 4287), in each language: one of everything, one of each topic.

They need the site's address. A feed holds the latest events; the feed of everything leads on to the
older ones, in archives (RFC 5005) that are counted from the oldest and so keep their addresses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from feedgenerator import Atom1Feed

from tailieu.content import dates, news, terms
from tailieu.content.interface import say
from tailieu.content.messages import LANGUAGES, Lang
from tailieu.content.news import Event
from tailieu.content.schema import Sheet
from tailieu.content.site import Site

PAGE = "co-gi-moi"
# How many events a feed or an archive holds.
MOST_ENTRIES = 50
_HISTORY = "http://purl.org/syndication/history/1.0"


def path_of(lang: Lang, topic: str | None = None, archive: int = 0) -> str:
    """The path in the site of a feed, or of one of its archives, which are numbered from 1."""
    name = "-".join(filter(None, (PAGE, topic, str(archive or ""))))
    return f"{_root(lang)}{name}.xml"


def _root(lang: Lang) -> str:
    return "" if lang == "vi" else f"{lang}/"


def _page(lang: Lang) -> str:
    return f"{_root(lang)}{PAGE}.html"


def topics(past: Sequence[Event], lang: Lang) -> list[str | None]:
    """What there are feeds of: everything (None), and each topic of which there is something.

    In English, each topic of which there is a sheet in English.
    """
    if not past:
        return []
    known = {
        topic
        for event in past
        if lang == "vi" or (event.entry.en and isinstance(event.entry.meta, Sheet))
        for topic in event.topics
    }
    return [None, *(topic for topic in terms.TOPICS if topic in known)]


def write(site: Site, out: Path) -> None:
    """Write the feeds into the site's folder; nothing for a site whose address is not known."""
    if site.address:
        for path, text in feeds(site, site.address):
            (out / path).parent.mkdir(exist_ok=True)
            (out / path).write_text(text, encoding="utf-8")


def feeds(site: Site, address: str) -> Iterator[tuple[str, str]]:
    """(path in the site, Atom) of every feed and every archive."""
    found = news.events(site.catalog, site.history)
    past = [event for event in found if event.day <= site.today]
    for lang in LANGUAGES:
        named = list(zip(_ids(past, address, lang), past, strict=True))
        for topic in topics(past, lang):
            of_topic = [one for one in named if topic is None or topic in one[1].topics]
            # The archives together with the feed hold everything; some of it stands in both.
            archives = 0 if topic else (len(named) - 1) // MOST_ENTRIES
            for number in range(archives + 1):
                end = len(named) - (number - 1) * MOST_ENTRIES if number else MOST_ENTRIES
                entries = of_topic[max(end - MOST_ENTRIES, 0) : end]
                made = _feed(site, address, lang, topic, entries, (number, archives))
                yield path_of(lang, topic, number), made


class _Feed(Atom1Feed):  # type: ignore[misc]
    """A feed with its place among its archives, given as `links` (relation → address)."""

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:fh": _HISTORY}

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        links: Mapping[str, str] = self.feed["links"]
        # An archive is what leads to the feed.
        if "current" in links:
            handler.addQuickElement("fh:archive")
        for relation, href in links.items():
            handler.addQuickElement("link", "", {"rel": relation, "href": href})


def _feed(
    site: Site,
    address: str,
    lang: Lang,
    topic: str | None,
    entries: Sequence[tuple[str, Event]],
    place: tuple[int, int],
) -> str:
    """The feed (number 0) or an archive; `place` is (its number, the number of archives)."""
    number, archives = place
    title = f"{site.name}: {say('news-page', lang).lower()}"
    if topic:
        title += f" – {terms.TOPICS[topic].format(lang)}"
    current = address + path_of(lang, topic)
    feed = _Feed(
        title=title,
        link=address + _page(lang),
        description=None,
        language=lang,
        feed_url=address + path_of(lang, topic, number),
        feed_guid=current,
        # Every entry has an author, or the feed.
        author_name=site.publisher or site.name,
        links=_links(current, address, lang, number, archives),
    )
    for id, event in entries:
        feed.add_item(
            title=f"{terms.NEWS[event.what].format(lang)}: {event.entry.text('title', lang)}",
            # An entry leads somewhere: for a page that is gone, to what is told of it.
            link=address + (_page(lang) if event.gone else event.entry.page_path(lang)),
            description=_summary(event, address, lang),
            unique_id=id,
            updateddate=datetime.combine(event.day, time(), dates.HO_CHI_MINH),
            categories=[terms.TOPICS[topic].format(lang) for topic in event.topics],
        )
    text: str = feed.writeString("utf-8")
    return text


def _links(current: str, address: str, lang: Lang, number: int, archives: int) -> dict[str, str]:
    """Relation → address of the documents next to a feed or an archive (RFC 5005, section 4)."""
    older = number - 1 if number else archives
    links = {"current": current} if number else {}
    if older:
        links["prev-archive"] = address + path_of(lang, archive=older)
    if 0 < number < archives:
        links["next-archive"] = address + path_of(lang, archive=number + 1)
    return links


def _summary(event: Event, address: str, lang: Lang) -> str:
    """HTML: what was told of the event, which is in Vietnamese, or what the page is about."""
    told = _escaped(event.told or "")
    if told and lang != "vi":
        told = f'<span lang="vi">{told}</span>'
    by = ""
    if event.by:
        title = _escaped(event.by.text("title", lang))
        if event.gone:
            title = f'<a href="{escape(address + event.by.page_path(lang))}">{title}</a>'
        by = f"{say(event.joined_by, lang)} {title}"
    said = ". ".join(filter(None, (by, told)))
    return said or _escaped(event.entry.text("description", lang))


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _ids(past: Sequence[Event], address: str, lang: Lang) -> Iterator[str]:
    """The id of each event: a tag (RFC 4151) of the page's first address, of what and of when.

    Neither another title nor another reason changes it, nor that a page is translated later.
    """
    parts = urlsplit(address)
    times: Counter[str] = Counter()
    for event in past:
        meta = event.entry.meta
        folder, _, slug = event.entry.html_path.removesuffix(".html").rpartition("/")
        # A page that is renamed stays what it was.
        page = f"{_root(lang)}{folder}/{meta.formerly[0] if meta.formerly else slug}"
        tag = f"tag:{parts.hostname},{event.day}:{parts.path}{page}#{event.what}"
        times[tag] += 1
        yield tag if times[tag] == 1 else f"{tag}-{times[tag]}"
