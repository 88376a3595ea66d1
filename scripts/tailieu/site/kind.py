"""The record of one kind of page, and what its functions are given and give.

Each module of kinds/ fills in one record; everything that treats the kinds alike (lists, search,
packs, the MkDocs plugin) reads the records and names no kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from selectolax.lexbor import LexborHTMLParser

from tailieu.content import terms
from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.interface import UI, say
from tailieu.content.messages import Lang, Message
from tailieu.content.schema import Page
from tailieu.content.site import Site
from tailieu.site.draft import Draft

M = TypeVar("M", bound=Page)


# What templates draw of any page ----------------------------------------------------------------


@dataclass(frozen=True)
class Link:
    """A page as readers of one language reach it; `url` from the site's root, `lang` its own."""

    url: str
    title: str
    lang: Lang


@dataclass(frozen=True)
class Status:
    """The state of a page. `code` is a key of terms.STATUSES.

    `dates` are those that it follows from (from, until, review_by; ISO or None), by which the
    browser tells it anew on the reader's day; None where no day changes it.
    """

    code: str
    label: str
    dates: Mapping[str, str | None] | None = None


def status(
    code: str,
    lang: Lang,
    *,
    start: date | None = None,
    end: date | None = None,
    review_by: date | None = None,
    fixed: bool = False,
) -> Status:
    """`fixed`: whatever the dates are, the reader's day changes nothing."""
    days = {"from": start, "until": end, "review_by": review_by}
    dates = {name: day.isoformat() if day else None for name, day in days.items()}
    return Status(code, terms.STATUSES[code].format(lang), None if fixed else dates)


@dataclass(frozen=True)
class Edition:
    """The site in one language: what the functions of a record are given beside a page."""

    site: Site
    lang: Lang
    kinds: Mapping[str, Kind[Any]]

    @property
    def catalog(self) -> Catalog:
        return self.site.catalog

    @property
    def root(self) -> str:
        """What the addresses of this language begin with."""
        return "" if self.lang == "vi" else f"{self.lang}/"

    def say(self, key: str, **values: object) -> str:
        """A term of the interface, its `{name}`s filled from `values`."""
        return say(key, self.lang, **values)

    def link(self, entry: Entry[Any]) -> Link:
        lang: Lang = self.lang if self.lang == "vi" or entry.en else "vi"
        return Link(entry.page_path(self.lang), entry.text("title", self.lang), lang)

    def status(self, entry: Entry[Any]) -> Status | None:
        """The state of a page on the site's day; None for kinds that have none."""
        of = self.kinds[entry.kind].status
        return of(self, entry) if of else None


# The record -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Facet(Generic[M]):
    """What a list can be filtered by: `#key=value` in its address.

    `labels` has the values in their order; one that is not among them shows itself. `of` gives
    those of a page.
    """

    key: str
    name: Message
    labels: Mapping[str, Message]
    of: Callable[[Edition, Entry[M]], Sequence[str]]


LANGUAGE: Facet[Any] = Facet(
    "ngon-ngu",
    UI["language"],
    {"vi": UI["vietnamese-only"], "vi-en": UI["both-languages"]},
    lambda edition, entry: ["vi-en" if entry.en else "vi"],
)


@dataclass(frozen=True, kw_only=True)
class Cells:
    """A page's row in the list of its kind, beside its title and description.

    `badge` (code and label of an approval) stands where `status` does not; `day` (ISO, may be
    empty) is what “newest first” sorts by, `day_label` the last column.
    """

    note: str
    number: str = ""
    status: Status | None = None
    badge: tuple[str, str] | None = None
    day: str = ""
    day_label: str = ""


@dataclass(frozen=True, kw_only=True)
class Listing(Generic[M]):
    """The list of a kind's pages, which stands at docs/<folder>/index.md.

    `columns` are its heads, as many as the cells of a row with its title; a list that is too long
    for one page is divided by the facet `divided_by`, then by year; `empty` stands for no pages.
    With `my_pack` its rows can be ticked into a reader's own pack, which knows sheets only.
    """

    columns: Sequence[Message]
    cells: Callable[[Edition, Entry[M]], Cells]
    empty: Message
    facets: Sequence[Facet[M]] = (LANGUAGE,)
    divided_by: str = LANGUAGE.key
    newest_first: bool = False
    my_pack: bool = False


@dataclass(frozen=True)
class SearchMeta:
    """What the search knows of a page beside its text; `subject` says more than the title."""

    tags: Sequence[str] = ()
    number: str | None = None
    subject: str | None = None


@dataclass(frozen=True, kw_only=True)
class Kind(Generic[M]):
    """Everything that the toolchain knows of one kind of page.

    `name` is that of one page, `count` of `{count}` of them on an agenda; `order` is the kind's
    place wherever all are named. `view` gives what the template draws as `tl.view`.
    """

    model: type[M]
    name: Message
    count: Message
    order: int
    view: Callable[[Edition, Entry[M]], object]
    listing: Listing[M] | None
    # A valid page to begin from (`tailieu new`).
    new: str = ""
    template: Callable[[Entry[M]], str | None] | None = None
    status: Callable[[Edition, Entry[M]], Status] | None = None
    minutes: Callable[[Entry[M]], int | None] = lambda entry: None
    search: Callable[[Edition, Entry[M]], SearchMeta] = lambda edition, entry: SearchMeta()
    # The page's Markdown; without it the body as it is written.
    markdown: Callable[[Edition, Entry[M], Draft], str] | None = None
    # A last change to what became of it.
    arrange: Callable[[LexborHTMLParser], None] = lambda body: None

    @property
    def folder(self) -> str:
        """Below docs/; the kind's name in addresses and in the search, too."""
        return self.model.folder

    def template_of(self, entry: Entry[M]) -> str | None:
        """The file in overrides/ that draws a page; None for the theme's own."""
        return self.template(entry) if self.template else f"{self.folder}.html"
