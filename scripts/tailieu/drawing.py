"""Draws all pages of a site in two processes, and keeps what is drawn for the next run."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tailieu import disk
from tailieu.cache import Cache
from tailieu.checks.rules import internal_links
from tailieu.content import page_time
from tailieu.content.catalogue import Catalog
from tailieu.content.findings import Finding
from tailieu.content.nearest import Nearest
from tailieu.content.schema import Sheet
from tailieu.content.site import Site
from tailieu.in_child import start_in_child
from tailieu.offline import my_pack
from tailieu.search.reader import Page, line, sections
from tailieu.search.record import encode
from tailieu.site.body import Anchored
from tailieu.site.pages import Article, Inputs, Pages
from tailieu.site.templates import Templates

# The kind of what is kept.
_KIND = "page"
# So many pages are looked up, and kept, at once.
_AT_ONCE = 250
_LENGTH, _LENGTHS = struct.Struct("<I"), struct.Struct("<II")


@dataclass(frozen=True)
class Made:
    """What is made of one page: its article, the search's record of it, and its file for packs.

    `record` is empty for pages that the search leaves out, `pack` for those that packs cannot hold.
    """

    article: Article
    record: bytes
    pack: bytes

    def encoded(self) -> bytes:
        """All of it, for `decoded`."""
        article = self.article.encoded()
        return _LENGTHS.pack(len(article), len(self.record)) + article + self.record + self.pack

    @classmethod
    def decoded(cls, data: bytes) -> Made:
        """What `encoded` wrote."""
        article, record = _LENGTHS.unpack_from(data)
        first = _LENGTHS.size + article
        return cls(
            Article.decoded(data[_LENGTHS.size : first]),
            data[first : first + record],
            data[first + record :],
        )


@dataclass(frozen=True)
class Links:
    """By the paths of pages in docs/, links to places that only drawing tells, and these places."""

    links: dict[str, list[Anchored]]
    places: dict[str, frozenset[str]]

    def add(self, inputs: Inputs, article: Article) -> None:
        """Add those of one page."""
        entry = inputs.view.entry
        if entry is None:
            return
        path = entry.en.path if inputs.lang == "en" and entry.en else entry.path
        if article.anchored:
            self.links[path] = article.anchored
        if getattr(entry.meta, "template", None):
            nodes = LexborHTMLParser(article.content).css("[id]")
            self.places[path] = frozenset(node.id for node in nodes if node.id)

    def joined(self, other: Links) -> Links:
        """Both together."""
        return Links(self.links | other.links, self.places | other.places)

    def findings(self, catalog: Catalog) -> list[Finding]:
        """One finding for each link to a place that there is not."""
        nearest = Nearest()
        return [
            internal_links.of_drawn(
                catalog.texts[path],
                link.address,
                link.path,
                link.anchor,
                self.places[link.path],
                nearest,
            )
            for path, links in sorted(self.links.items())
            for link in links
            if link.anchor not in self.places[link.path]
        ]


class Drawing:
    """Draws pages of a site; what is made of a page comes from `cache` if it would be the same."""

    def __init__(self, site: Site, templates: Templates, pages: Pages, cache: Cache) -> None:
        self._site = site
        self._templates = templates
        self._pages = pages
        self._cache = cache

    def html(self, url: str) -> str | None:
        """The file of the page at `url`; None if there is none."""
        inputs = self._pages.inputs(url)
        if inputs is None:
            return None
        (made,) = self._made([inputs])
        return self._pages.html(inputs, made.article)

    def write(self, out: Path, records: Path, progress: Callable[[int, int], None]) -> Links:
        """Write all pages and the files of packs below `out`, and their records into `records`."""
        urls = sorted(self._pages.urls())
        half = len(urls) // 2
        second = start_in_child(
            lambda: self._write(urls[half:], out, records / "1", lambda done: None)
        )
        first = self._write(
            urls[:half], out, records / "0", lambda done: progress(2 * done, len(urls))
        )
        return first.joined(second())

    def _write(
        self, urls: Sequence[str], out: Path, records: Path, progress: Callable[[int], None]
    ) -> Links:
        links = Links({}, {})
        with records.open("wb") as file:
            for first in range(0, len(urls), _AT_ONCE):
                progress(first)
                some = urls[first : first + _AT_ONCE]
                inputs = [found for found in map(self._pages.inputs, some) if found]
                for each, made in zip(inputs, self._made(inputs), strict=True):
                    disk.write_file(out / each.url, self._pages.html(each, made.article).encode())
                    entry = each.view.entry
                    if made.pack and entry:
                        disk.write_file(out / my_pack.sheet_path(entry.id), made.pack)
                    if made.record:
                        file.write(_LENGTH.pack(len(made.record)) + made.record)
                    links.add(each, made.article)
        return links

    def _made(self, pages: Sequence[Inputs]) -> Iterator[Made]:
        keys = [self._pages.key(inputs) for inputs in pages]
        kept = self._cache.get(_KIND, keys)
        fresh = {}
        for inputs, key in zip(pages, keys, strict=True):
            if key in kept:
                yield Made.decoded(kept[key])
            else:
                entry = inputs.view.entry
                path = entry.path if entry else inputs.path
                with page_time.limited(self._site.catalog.shown(path)):
                    made = self._make(inputs)
                fresh[key] = made.encoded()
                yield made
        self._cache.put(_KIND, fresh)

    def _make(self, inputs: Inputs) -> Made:
        article = self._pages.article(inputs)
        entry = inputs.view.entry
        pack = b""
        if entry and entry.kind == Sheet.folder and inputs.lang == "vi":
            address = self._site.address
            online = f"{address}{inputs.url}" if address else None
            head = my_pack.sheet_head(self._site, self._templates, entry)
            pack = my_pack.sheet_file(self._templates, entry, head, article.content, online)
        # The further pages of lists are many and long.
        left_out = ("noindex", "1") in inputs.view.meta
        record = b"" if left_out else encode(_searched(inputs, article))
        return Made(article, record, pack)


def read_records(folder: Path) -> Iterator[bytes]:
    """The search's records of all pages, as `Drawing.write` left them in `folder`."""
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            while length := file.read(_LENGTH.size):
                yield file.read(*_LENGTH.unpack(length))


def _searched(inputs: Inputs, article: Article) -> Page:
    """What the search reads of a page."""
    meta = dict(inputs.view.meta)
    node = LexborHTMLParser(f"<article>{article.content}</article>").css_first("article")
    return Page(
        url=inputs.url,
        language=inputs.lang,
        title=line(inputs.view.title),
        sections=sections(node) if node else [],
        kind=meta.get("kind", ""),
        number=line(meta.get("number", "")),
        subject=line(meta.get("subject", "")),
        status=meta.get("status", ""),
        dates={
            name: day for name, day in json.loads(meta.get("status-dates", "{}")).items() if day
        },
        piece="piece" in meta,
        tags=list(map(line, meta["tags"].split("; "))) if "tags" in meta else [],
    )
