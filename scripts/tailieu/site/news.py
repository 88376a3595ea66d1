"""“Có gì mới”: what happened to the pages, by month, on as many pages as it takes."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import timedelta

from tailieu.content import dates, news, terms
from tailieu.content.news import Event
from tailieu.site import feeds
from tailieu.site.kind import Edition, Link
from tailieu.site.links import named_link

TEMPLATE = "co-gi-moi.html"
# How many events a page has; the first page has up to twice as many, so that no page of older
# events changes its address or what it tells.
ON_A_PAGE = 120
# How far ahead, and how many events to come are told.
AHEAD = timedelta(days=92)
MOST_AHEAD = 60
# The months that are not folded.
OPEN_MONTHS = 2


@dataclass(frozen=True)
class Line:
    """One event; `day` is as displayed, `kind` the name of the page's kind.

    A page that is `gone` is named, and not linked. `joined_by` stands before `by`.
    """

    day: str
    what: str
    label: str
    kind: str
    link: Link
    told: str | None
    by: Link | None
    joined_by: str
    gone: bool


@dataclass(frozen=True)
class Month:
    """The events of one month; `key` is as in `2026-11`."""

    key: str
    label: str
    lines: list[Line]


@dataclass(frozen=True)
class NewsView:
    """The context of overrides/co-gi-moi.html.

    `from_git` tells whether the days of additions are known. `older` and `newer` are addresses from
    the site's root. `feeds` are (path in the site, name), none for a site without an address.
    """

    months: list[Month]
    ahead: list[Line]
    open_months: int
    from_git: bool
    feeds: list[tuple[str, str]]
    older: str | None = None
    newer: str | None = None


def first(edition: Edition) -> NewsView:
    """The context of the page at docs/co-gi-moi.md."""
    (_, view), *_ = _pages(edition)
    return view


def further(edition: Edition) -> dict[str, tuple[int, NewsView]]:
    """Address from the site's root → (number, context) of the pages of older events."""
    _, *older = _pages(edition)
    return {url: (len(older) - place, view) for place, (url, view) in enumerate(older)}


def _pages(edition: Edition) -> list[tuple[str, NewsView]]:
    """(address, context) of all pages, the newest first; the oldest is number 1."""
    site = edition.site
    found = news.events(site.catalog, site.history)
    past = [event for event in found if event.day <= site.today]
    ahead = [event for event in found if site.today < event.day <= site.today + AHEAD]
    numbers = range(max(len(past) // ON_A_PAGE - 1, 0), 0, -1)
    urls = [
        f"{edition.root}{name}.html"
        for name in (feeds.PAGE, *(f"{feeds.PAGE}-{count}" for count in numbers))
    ]
    # Where each page ends; all but the first have the same number of events.
    ends = [len(past) - number * ON_A_PAGE for number in numbers] + [len(past)]
    made = []
    for place, (url, start, end) in enumerate(zip(urls, [0, *ends], ends, strict=False)):
        view = NewsView(
            months=_months(edition, past[start:end]),
            ahead=[] if place else [_line(edition, event) for event in ahead[::-1][:MOST_AHEAD]],
            open_months=0 if place else OPEN_MONTHS,
            from_git=site.history.whole,
            feeds=[] if place or not site.address else _feeds(edition, past),
            older=urls[place + 1] if place + 1 < len(urls) else None,
            newer=urls[place - 1] if place else None,
        )
        made.append((url, view))
    return made


def _feeds(edition: Edition, past: list[Event]) -> list[tuple[str, str]]:
    return [
        (
            feeds.path_of(edition.lang, topic),
            terms.TOPICS[topic].format(edition.lang) if topic else edition.say("all"),
        )
        for topic in feeds.topics(past, edition.lang)
    ]


def _months(edition: Edition, chunk: list[Event]) -> list[Month]:
    grouped = itertools.groupby(chunk, lambda event: f"{event.day:%Y-%m}")
    return [
        Month(
            key,
            edition.say("news-month", month=dates.short_month(key, edition.lang)),
            [_line(edition, event) for event in members],
        )
        for key, members in grouped
    ]


def _line(edition: Edition, event: Event) -> Line:
    return Line(
        day=dates.short_date(event.day, edition.lang),
        what=event.what,
        label=terms.NEWS[event.what].format(edition.lang),
        kind=edition.kinds[event.entry.kind].name.format(edition.lang),
        link=named_link(edition, event.entry),
        told=event.told,
        by=named_link(edition, event.by) if event.by else None,
        joined_by=edition.say(event.joined_by),
        gone=event.gone,
    )
