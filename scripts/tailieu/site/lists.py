"""The lists of pages: rows, facets, and how a long list is divided into several pages."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from tailieu.content import dates
from tailieu.content.catalogue import Entry
from tailieu.content.messages import Lang, in_language
from tailieu.content.schema import Sheet
from tailieu.language.order import alphabetical
from tailieu.site.kind import Cells, Edition, Facet, Kind, Listing
from tailieu.site.links import BACKLINKS

_T = TypeVar("_T")

TEMPLATE = "danh-sach.html"
# The folder, beside the list, of the script files with all rows of a divided list.
DATA = "danh-sach"

# A list with more entries is divided, so that its pages stay small for old phones.
LONGEST_LIST = 200
# How many rows of a divided list are on its first page.
FIRST_ROWS = 100
# How many rows a script file has in full (25 KB), and of how many another has what the filters ask
# (120 KB).
ROWS_IN_FILE = 25
ROWS_IN_TABLE = 5_000


@dataclass(frozen=True)
class Row:
    """One page in a list; `facets` maps a facet's key to the page's values."""

    url: str
    title: str
    description: str
    lang: Lang
    cells: Cells
    facets: dict[str, list[str]]


@dataclass(frozen=True)
class Part:
    """One page of a divided list. `path` is relative to docs/, without `.md`.

    `group` is its topic, kind or year; `label` is a year or number within the group, or empty.
    """

    path: str
    group: str
    label: str
    rows: list[Row]

    @property
    def title(self) -> str:
        """The title of the page."""
        return f"{self.group} {self.label}".strip()


@dataclass(frozen=True)
class PartLink:
    """A link to a part; `url` is from the site's root, `count` its number of rows."""

    url: str
    group: str
    label: str
    count: int


@dataclass(frozen=True)
class RowFiles:
    """Where the browser finds all rows of a divided list: see `Lists.row_files`."""

    folder: str
    tables: int
    rows_in_file: int


@dataclass(frozen=True)
class FacetView:
    """A field that filters a list; `options` are (value, label, its number of rows), in order."""

    key: str
    name: str
    options: list[tuple[str, str, int]]


@dataclass(frozen=True)
class ListView:
    """The context of overrides/danh-sach.html.

    `counted` says how many there are of `{count}`. `dated` tells whether rows can be ordered by
    day. `groups` are the parts of a divided list, and `data` says where all its rows are, of which
    `rows` are the first. The rows `apart` stand below the list, under their heading.
    """

    kind: str
    columns: list[str]
    rows: list[Row]
    count: int
    counted: str
    facets: list[FacetView]
    dated: bool
    empty: str
    my_pack: bool
    data: RowFiles | None
    apart_heading: str
    apart: list[Row]
    groups: list[list[PartLink]]


class Lists:
    """All lists of one language."""

    def __init__(self, edition: Edition):
        self.edition = edition

    # Each only when it is asked for, since a single page may need none of them.

    @cached_property
    def rows(self) -> dict[str, list[Row]]:
        """Folder of a kind → all rows of its list."""
        edition = self.edition
        return {
            folder: rows(edition, kind) for folder, kind in edition.kinds.items() if kind.listing
        }

    @cached_property
    def _apart(self) -> dict[str, list[Row]]:
        """The same of the rows that stand apart."""
        edition = self.edition
        return {
            folder: rows(edition, kind, apart=True)
            for folder, kind in edition.kinds.items()
            if kind.listing and kind.listing.apart
        }

    @cached_property
    def _divided(self) -> dict[str, list[Part]]:
        return {
            folder: divide(self.edition, self.edition.kinds[folder], found)
            for folder, found in self.rows.items()
        }

    @cached_property
    def _citing(self) -> dict[str, list[Part]]:
        return citing(self.edition, self.rows[Sheet.folder])

    @cached_property
    def parts(self) -> dict[str, tuple[str, Part]]:
        """Path of each further page, with `.md` → (folder of the list, part)."""
        return {
            f"{self.edition.root}{part.path}.md": (folder, part)
            for folder, parts in [
                *self._divided.items(),
                *((Sheet.folder, parts) for parts in self._citing.values()),
            ]
            for part in parts
        }

    def of_section(self, folder: str) -> ListView:
        """The list of a kind: all its rows, or the first ones and links to its parts."""
        apart = self._apart.get(folder, [])
        return self._view(folder, self.rows[folder], self._divided[folder], apart)

    def of_part(self, folder: str, part: Part) -> ListView:
        """A further page of a divided list."""
        return self._view(folder, part.rows, [])

    def citing(self, entry: Entry[Any]) -> list[PartLink]:
        """The lists of the sheets that cite a page; empty if the page lists all of them."""
        if len(self.edition.catalog.citing(entry)) <= BACKLINKS:
            return []
        return [self._link(part) for part in self._citing.get(entry.path, [])]

    def row_files(self, draw: Callable[[Row, str], str]) -> Iterator[tuple[str, str, object]]:
        """(path in the site, variable, value) of the script files of every divided list.

        `loc-<n>.js` has what filters and orders ask of ROWS_IN_TABLE rows (`ListTable` in
        script_data.d.ts), `hang-<n>.js` the HTML of ROWS_IN_FILE rows. `draw` returns the HTML of a
        row for the page at an address.
        """
        for folder, parts in self._divided.items():
            if not parts:
                continue
            found = self.rows[folder]
            page = f"{self.edition.root}{folder}/index.html"
            for number, table in enumerate(tables(found)):
                yield f"{self._data(folder)}/loc-{number}.js", f"tailieuTables[{number}]", table
            for number, chunk in enumerate(_chunks(found, ROWS_IN_FILE)):
                drawn = [draw(row, page) for row in chunk]
                yield f"{self._data(folder)}/hang-{number}.js", f"tailieuRows[{number}]", drawn

    def _data(self, folder: str) -> str:
        return f"{self.edition.root}{folder}/{DATA}"

    def _view(
        self, folder: str, found: list[Row], parts: list[Part], apart: Sequence[Row] = ()
    ) -> ListView:
        lang = self.edition.lang
        kind = self.edition.kinds[folder]
        listing = _listing(kind)
        return ListView(
            kind=folder,
            columns=[column.format(lang) for column in listing.columns],
            rows=found[: FIRST_ROWS if parts else LONGEST_LIST],
            count=len(found),
            counted=kind.count.template(lang),
            facets=[_field(facet, found, lang) for facet in listing.facets],
            dated=any(row.cells.day for row in found),
            empty=listing.empty.format(lang),
            my_pack=listing.my_pack,
            data=RowFiles(self._data(folder), len(_chunks(found, ROWS_IN_TABLE)), ROWS_IN_FILE)
            if parts
            else None,
            apart_heading=listing.apart[0].format(lang, count=len(apart)) if listing.apart else "",
            apart=list(apart),
            groups=[
                [self._link(part) for part in group]
                for _, group in itertools.groupby(parts, lambda part: part.group)
            ],
        )

    def _link(self, part: Part) -> PartLink:
        url = f"{self.edition.root}{part.path}.html"
        return PartLink(url, part.group, part.label, len(part.rows))


def _listing(kind: Kind[Any]) -> Listing[Any]:
    if kind.listing is None:
        raise ValueError(f"pages of docs/{kind.folder} have no list")
    return kind.listing


def _labels(facet: Facet[Any], lang: Lang) -> tuple[str, dict[str, str]]:
    """A facet's name and the labels of its values."""
    return facet.name.format(lang), in_language(facet.labels, lang)


def _field(facet: Facet[Any], found: list[Row], lang: Lang) -> FacetView:
    """Values in the order of their labels; those without a label, which are times, newest first."""
    name, labels = _labels(facet, lang)
    counts = Counter(value for row in found for value in row.facets[facet.key])
    order = [value for value in labels if value in counts] or sorted(counts, reverse=True)
    options = [(value, labels.get(value) or _time(value, lang), counts[value]) for value in order]
    return FacetView(facet.key, name, options)


def _time(value: str, lang: Lang) -> str:
    return dates.short_month(value, lang) if "-" in value else value


def rows(edition: Edition, kind: Kind[Any], apart: bool = False) -> list[Row]:
    """The rows of a kind's list, or those `apart`: by title, or by day with the newest first."""
    listing = _listing(kind)
    found = []
    for entry in edition.catalog.of(kind.model).values():
        if bool(listing.apart and listing.apart[1](edition, entry)) != apart:
            continue
        link = edition.link(entry)
        found.append(
            Row(
                url=link.url,
                title=link.title,
                description=entry.text("description", edition.lang),
                lang=link.lang,
                cells=listing.cells(edition, entry),
                facets={facet.key: list(facet.of(edition, entry)) for facet in listing.facets},
            )
        )
    found.sort(key=lambda row: alphabetical(row.title))
    if listing.newest_first:
        found.sort(key=lambda row: row.cells.day, reverse=True)
    return found


def tables(found: list[Row]) -> list[dict[str, object]]:
    """What filters and orders ask of `found`, in parts of ROWS_IN_TABLE rows.

    A part has the place of each row's title in the order of titles, and columns: the days and the
    facets' values as (distinct values, place of each row's value among them).
    """
    by_title = sorted(range(len(found)), key=lambda number: alphabetical(found[number].title))
    places = [0] * len(found)
    for place, number in enumerate(by_title):
        places[number] = place
    made: list[dict[str, object]] = []
    for chunk, titles in zip(
        _chunks(found, ROWS_IN_TABLE), _chunks(places, ROWS_IN_TABLE), strict=True
    ):
        facets = {
            key: _column([" ".join(row.facets[key]) for row in chunk]) for key in chunk[0].facets
        }
        days = _column([row.cells.day for row in chunk])
        made.append({"titles": titles, "days": days, "facets": facets})
    return made


def _column(values: list[str]) -> tuple[list[str], list[int]]:
    distinct = {value: place for place, value in enumerate(dict.fromkeys(values))}
    return list(distinct), [distinct[value] for value in values]


def _chunks(items: list[_T], size: int) -> list[list[_T]]:
    return [items[first : first + size] for first in range(0, len(items), size)]


def divide(edition: Edition, kind: Kind[Any], found: list[Row]) -> list[Part]:
    """The parts of a list that is too long for one page: by a facet, then by year, then by number.

    Every part has at most LONGEST_LIST rows; a list that is not longer has no parts.
    """
    if len(found) <= LONGEST_LIST:
        return []
    listing = _listing(kind)
    facet = next(facet for facet in listing.facets if facet.key == listing.divided_by)
    _, labels = _labels(facet, edition.lang)
    parts = []
    groups = _group(found, lambda row: (row.facets[facet.key] or [""])[0])
    # In the order of the facet's labels; years, which have no labels, newest first.
    groups.sort(key=lambda group: list(labels).index(group[0]) if labels else -int(group[0] or 0))
    for key, members in groups:
        group = labels.get(key, key) or edition.say("unknown")
        for suffix, year, rest in _by_year(edition, members):
            path = f"{kind.folder}/{facet.key}-{key or 'khac'}{suffix}"
            parts += _parts(edition, path, group, year, rest)
    return parts


def citing(edition: Edition, found: list[Row]) -> dict[str, list[Part]]:
    """Path of a page → the lists of the sheets that cite it, if the page lists only the newest.

    `found` are the rows of all sheets, in the order of the lists.
    """
    catalog = edition.catalog
    lists = {}
    cited: list[Entry[Any]] = [*catalog.documents.values(), *catalog.sources.values()]
    for entry in cited:
        sheets = {sheet.page_path(edition.lang) for sheet in catalog.citing(entry)}
        if len(sheets) <= BACKLINKS:
            continue
        chosen = [row for row in found if row.url in sheets]
        group = edition.say("sheets-citing-it", title=entry.text("title", edition.lang))
        path = f"{entry.kind}/{entry.id}-phieu"
        lists[entry.path] = _parts(edition, path, group, "", chosen)
    return lists


def _parts(edition: Edition, path: str, group: str, label: str, found: list[Row]) -> list[Part]:
    chunks = _chunks(found, LONGEST_LIST)
    if len(chunks) == 1:
        return [Part(path, group, label, found)]
    part = edition.say("part").lower()
    return [
        Part(f"{path}-{number}", group, f"{label} ({part} {number})".strip(), chunk)
        for number, chunk in enumerate(chunks, 1)
    ]


def _by_year(edition: Edition, members: list[Row]) -> list[tuple[str, str, list[Row]]]:
    years = _group(members, lambda row: row.cells.day[:4])
    if len(members) <= LONGEST_LIST or len(years) == 1:
        return [("", "", members)]
    return [
        (f"-{year or 'khac'}", year or edition.say("unknown").lower(), rest)
        for year, rest in sorted(years, reverse=True)
    ]


def _group(found: list[Row], key: Callable[[Row], str]) -> list[tuple[str, list[Row]]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        groups[key(row)].append(row)
    return list(groups.items())
