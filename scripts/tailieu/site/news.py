"""“Có gì mới”: what happened to the pages, by month, on as many pages as it takes."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
# A month with more additions tells their number by kind, and folds the list of each kind.
MOST_ADDED = 20
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
    """The events of one month, as many as are on a page; `key` is as in `2026-11`.

    Where a month has many additions, `added` tells how many, on every page that it is on, and
    `groups` are (number of a kind on this page, its lines); they are not among `lines` then.
    """

    key: str
    label: str
    lines: list[Line]
    added: str | None = None
    groups: list[tuple[str, list[Line]]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many events there are."""
        return len(self.lines) + sum(len(lines) for _, lines in self.groups)


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
    added = _many_added(edition, past)
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
            months=_months(edition, past[start:end], added),
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


def _many_added(edition: Edition, past: Sequence[Event]) -> dict[str, str]:
    """Month → how much of each kind was added, for the months with many additions."""
    additions = [event for event in past if event.what == "them"]
    months: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for event in additions:
        months[_month(event)][event.entry.kind] += 1
    first = _month(additions[-1]) if additions else None
    return {
        month: edition.say(
            "news-opened" if month == first else "news-added",
            counts=", ".join(
                _count(edition, kind, counts[kind]) for kind in edition.kinds if counts[kind]
            ),
        )
        for month, counts in months.items()
        if counts.total() > MOST_ADDED
    }


def _month(event: Event) -> str:
    return f"{event.day:%Y-%m}"


def _count(edition: Edition, kind: str, count: int) -> str:
    return edition.kinds[kind].count.format(edition.lang, count=count)


def _months(edition: Edition, chunk: list[Event], added: Mapping[str, str]) -> list[Month]:
    months = []
    for key, members in itertools.groupby(chunk, _month):
        lines: list[Line] = []
        groups: defaultdict[str, list[Line]] = defaultdict(list)
        for event in members:
            grouped = key in added and event.what == "them"
            (groups[event.entry.kind] if grouped else lines).append(_line(edition, event))
        months.append(
            Month(
                key,
                edition.say("news-month", month=dates.short_month(key, edition.lang)),
                lines,
                added.get(key),
                [
                    (_count(edition, kind, len(groups[kind])), groups[kind])
                    for kind in edition.kinds
                    if kind in groups
                ],
            )
        )
    return months


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
