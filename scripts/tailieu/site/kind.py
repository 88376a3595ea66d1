"""The record that describes one kind of page, and the types of its functions.

Each module of kinds/ defines one record. Code that handles all kinds alike (lists, search, packs,
the MkDocs plugin) uses the records and names no kind.
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
    """A link to a page; `url` is from the site's root, `lang` the language of the page."""

    url: str
    title: str
    lang: Lang


@dataclass(frozen=True)
class Status:
    """The status of a page. `code` is a key of terms.STATUSES.

    `still` goes on after the label where nobody has checked whether the page still is in force.
    `dates` are those that it follows from (from, until, review_by; ISO or None; whether it is
    checked), from which the browser computes it again for the reader's day; None if it does not
    depend on the day.
    """

    code: str
    label: str
    still: str
    dates: Mapping[str, str | bool | None] | None = None


def status(
    code: str,
    lang: Lang,
    *,
    start: date | None = None,
    end: date | None = None,
    review_by: date | None = None,
    checked: bool = False,
    fixed: bool = False,
) -> Status:
    """A status with its label; `fixed` if it does not depend on the reader's day."""
    days = {"from": start, "until": end, "review_by": review_by}
    dates: dict[str, str | bool | None] = {
        name: day.isoformat() if day else None for name, day in days.items()
    }
    if checked:
        dates["checked"] = True
    label = terms.STATUSES[code].format(lang)
    return Status(code, label, say("still-unknown", lang), None if fixed else dates)


@dataclass(frozen=True)
class Edition:
    """The site in one language: a parameter of the functions of a record."""

    site: Site
    lang: Lang
    kinds: Mapping[str, Kind[Any]]

    @property
    def catalog(self) -> Catalog:
        """The catalogue of the site."""
        return self.site.catalog

    @property
    def root(self) -> str:
        """The prefix of the addresses of this language: "" or `en/`."""
        return "" if self.lang == "vi" else f"{self.lang}/"

    def say(self, key: str, **values: object) -> str:
        """A term of the interface, its `{name}`s filled from `values`."""
        return say(key, self.lang, **values)

    def link(self, entry: Entry[Any]) -> Link:
        """A link to a page, or to the Vietnamese page if it has no translation."""
        lang: Lang = self.lang if self.lang == "vi" or entry.en else "vi"
        return Link(entry.page_path(self.lang), entry.text("title", self.lang), lang)

    def status(self, entry: Entry[Any]) -> Status | None:
        """The status of a page on the site's day; None for kinds without a status."""
        of = self.kinds[entry.kind].status
        return of(self, entry) if of else None


# The record -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Facet(Generic[M]):
    """What a list can be filtered by: `#key=value` in its address.

    `labels` are the labels of the values, in order; values without labels are years or months.
    `of` returns the values of a page.
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
    """The cells of a page's row in the list of its kind, apart from title and description.

    `badge` (code and label of an approval) takes the place of `status`. “Newest first” sorts by
    `day` (ISO, may be empty); `day_label` is the last column.
    """

    note: str
    number: str = ""
    status: Status | None = None
    badge: tuple[str, str] | None = None
    day: str = ""
    day_label: str = ""


@dataclass(frozen=True, kw_only=True)
class Listing(Generic[M]):
    """The list of a kind's pages, which is at docs/<folder>/index.md.

    `columns` are its headings, one for the title and one for each cell. A list that is too long for
    one page is divided by the facet `divided_by`, then by year. `empty` is displayed for no pages.
    Pages that are `apart` stand below the list, under a heading that says `{count}`.
    With `my_pack` rows can be added to a reader's own pack, which consists of sheets.
    """

    columns: Sequence[Message]
    cells: Callable[[Edition, Entry[M]], Cells]
    empty: Message
    facets: Sequence[Facet[M]] = (LANGUAGE,)
    divided_by: str = LANGUAGE.key
    newest_first: bool = False
    apart: tuple[Message, Callable[[Edition, Entry[M]], bool]] | None = None
    my_pack: bool = False


@dataclass(frozen=True)
class SearchMeta:
    """What the search uses of a page apart from its text; `subject` says more than the title."""

    tags: Sequence[str] = ()
    number: str | None = None
    subject: str | None = None


@dataclass(frozen=True)
class PieceKind(Generic[M]):
    """How the pages of a long full text are drawn, from the place of a piece in `entry.pieces`.

    `view` returns the `tl.view` of the template `<folder>-phan.html`; `markdown` the page's text.
    """

    name: Callable[[Edition, Entry[M], int], str]
    view: Callable[[Edition, Entry[M], int], object]
    markdown: Callable[[Lang, Entry[M], int, Any, Draft], str]


@dataclass(frozen=True, kw_only=True)
class Kind(Generic[M]):
    """Everything that the toolchain knows about one kind of page.

    `name` is the name of one page, `count` of `{count}` of them on an agenda. `order` is the
    position of the kind among all. `view` returns the template's `tl.view`.
    """

    model: type[M]
    name: Message
    count: Message
    order: int
    view: Callable[[Edition, Entry[M]], object]
    listing: Listing[M] | None
    # The text of a new page (`tailieu new`).
    new: str = ""
    template: Callable[[Entry[M]], str | None] | None = None
    status: Callable[[Edition, Entry[M]], Status] | None = None
    minutes: Callable[[Entry[M]], int | None] = lambda entry: None
    search: Callable[[Edition, Entry[M]], SearchMeta] = lambda edition, entry: SearchMeta()
    # What the body takes from other pages, given to `markdown`. Its repr tells all of it, since it
    # is part of the key of what is kept of a page.
    taken: Callable[[Edition, Entry[M]], Any] = lambda edition, entry: None
    # The Markdown of a page, from (language, page, what is taken, draft); by default its body.
    markdown: Callable[[Lang, Entry[M], Any, Draft], str] = lambda lang, entry, taken, draft: (
        draft.body
    )
    # May authors write footnotes? Where not, their definitions are text like any other.
    notes: bool = True
    # Of kinds that have full texts.
    piece: PieceKind[M] | None = None
    # Changes the HTML of the body in place.
    arrange: Callable[[LexborHTMLParser, Lang], None] = lambda body, lang: None

    @property
    def folder(self) -> str:
        """The folder in docs/, which is also the kind's name in addresses and in the search."""
        return self.model.folder

    def template_of(self, entry: Entry[M]) -> str | None:
        """The template of a page in overrides/; None for the theme's own."""
        return self.template(entry) if self.template else f"{self.folder}.html"
