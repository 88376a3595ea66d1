"""Draws the pages of the site, each by itself: what it is drawn from, its article, its frame."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import cached_property, partial
from typing import Any

from markupsafe import Markup, escape

from tailieu.cache import digest
from tailieu.content import own_addresses
from tailieu.content.catalogue import Entry
from tailieu.content.findings import ContentErrors
from tailieu.content.messages import LANGUAGES, Lang
from tailieu.content.site import Site
from tailieu.editor import form_data
from tailieu.editor.form_words import form_words
from tailieu.site import (
    feeds,
    frames,
    html_filters,
    kinds,
    news,
    page_context,
    page_markdown,
    passages,
)
from tailieu.site.body import Anchored, Converter, Heading, resolve_links
from tailieu.site.draft import Draft
from tailieu.site.lists import TEMPLATE as LIST
from tailieu.site.lists import Lists, Row
from tailieu.site.related import Related
from tailieu.site.tables import arrange_tables
from tailieu.site.templates import Templates


@dataclass(frozen=True)
class Inputs:
    """What one page is drawn from, besides its own text and what all pages share.

    `path` is the page's own in docs/, without its language; `view` is the context of its template,
    `taken` what its body takes from other pages, `other_url` the address of its translation.
    """

    url: str
    lang: Lang
    path: str
    template: str
    view: page_context.PageView
    taken: object
    other_url: str | None
    # Which piece of a long full text the page is; 0 for the document's own page.
    piece: int = 0


@dataclass(frozen=True)
class Article:
    """What is drawn of a page.

    `content` is the HTML of its article, `scripts` are the paths of what it loads, `anchored` its
    links to places that only drawing tells.
    """

    content: str
    scripts: list[str]
    anchored: list[Anchored]

    def encoded(self) -> bytes:
        """The article for `decoded`: a line of JSON, then the content."""
        anchored = [astuple(link) for link in self.anchored]
        rest = (self.scripts, anchored)
        return f"{json.dumps(rest)}\n{self.content}".encode()

    @classmethod
    def decoded(cls, data: bytes) -> Article:
        """The article that `encoded` wrote."""
        rest, _, content = data.partition(b"\n")
        scripts, anchored = json.loads(rest)
        links = [Anchored(*link) for link in anchored]
        return cls(content.decode(), scripts, links)


class Pages:
    """All pages of a site. Nothing of a page is kept, so that each is drawn from what is given."""

    def __init__(self, site: Site, templates: Templates, drawn: frames.Frames) -> None:
        self._site = site
        self._frames = drawn
        related = Related(site.catalog, site.today)
        self._of = {lang: _Edition(site, templates, related, lang) for lang in LANGUAGES}
        self._entries: dict[str, tuple[Lang, Entry[Any], int]] = {}
        # Addresses that two pages have.
        self._twice: set[str] = set()
        for lang in LANGUAGES:
            for entry in site.catalog.entries():
                for place, path in enumerate(entry.paths(lang) if lang == "vi" or entry.en else ()):
                    if path in self._entries:
                        self._twice.add(path)
                    self._entries[path] = lang, entry, place

    def urls(self) -> list[str]:
        """The addresses of all pages, from the site's root.

        Raises ContentErrors for pages of docs/ that have the address of another.
        """
        found = [*self._entries]
        for edition in self._of.values():
            found += [path.removesuffix(".md") + ".html" for path in edition.lists.parts]
            found += edition.older_news
        twice = self._twice | {url for url, count in Counter(found).items() if count > 1}
        if twice:
            shown = self._site.catalog.shown
            owners = [(shown(self._entries[url][1].path), url) for url in sorted(twice)]
            raise ContentErrors([own_addresses.taken(path, url) for path, url in owners])
        return found

    def row_files(self) -> Iterator[tuple[str, str, object]]:
        """(path in the site, variable, value) of the script files of every divided list."""
        for edition in self._of.values():
            yield from edition.lists.row_files(edition.row)

    def inputs(self, url: str) -> Inputs | None:
        """What the page at `url` is drawn from; None if there is none."""
        if url in self._entries:
            lang, entry, place = self._entries[url]
            of = self._of[lang]
            return of.of_piece(entry, place, url) if place else of.of_entry(entry, url)
        path = url.removesuffix(".html") + ".md"
        for edition in self._of.values():
            if path in edition.lists.parts:
                return edition.of_part(path, url)
            if url in edition.older_news:
                return edition.of_news(url)
        return None

    def key(self, inputs: Inputs) -> bytes:
        """A digest of everything that the article of a page depends on."""
        return self._of[inputs.lang].key(inputs)

    def article(self, inputs: Inputs) -> Article:
        """The article of a page."""
        return self._of[inputs.lang].article(inputs)

    def html(self, inputs: Inputs, article: Article) -> str:
        """The file of a page: its article in its frame."""
        view = inputs.view
        place = self._frames.place(inputs.lang, inputs.path)
        switch = frames.switch(inputs.lang, inputs.url, inputs.other_url, view.section)
        return self._frames.fill(
            place,
            {
                "title": escape(view.title),
                "description": escape(view.description),
                "address": escape(f"{self._site.address}{inputs.url}"),
                "head": _metadata(view),
                "switch": escape(switch),
                "content": article.content,
                "scripts": _scripts(article.scripts, inputs.url),
            },
        )


def _metadata(view: page_context.PageView) -> str:
    """The metadata of a page, which the search and the browser's code read."""
    return "\n  ".join(
        f'<meta name="tailieu:{name}" content="{escape(value)}">' for name, value in view.meta
    )


def _scripts(paths: list[str], url: str) -> str:
    """The elements that load the scripts of a page."""
    up = "../" * url.count("/")
    return "\n  ".join(f'<script src="{up}{escape(path)}"></script>' for path in paths)


def _as_target(entry: Entry[Any]) -> tuple[object, ...]:
    """What links to a page depend on."""
    pieces = [(piece.id, len(piece.clauses)) for piece in entry.pieces]
    return entry.path, bool(entry.en), getattr(entry.meta, "template", None), pieces


class _Edition:
    """What the pages of one language share."""

    def __init__(self, site: Site, templates: Templates, related: Related, lang: Lang) -> None:
        self.edition = kinds.edition(site, lang)
        self._lang: Lang = lang
        self._site = site
        self._templates = templates
        self._related = related
        self._convert = {notes: Converter(lang, notes) for notes in (True, False)}
        self._entries = site.catalog.by_path()
        self._abbreviations = page_markdown.Abbreviations(site.catalog, lang)
        self._shared: dict[str, object] = {
            **page_context.shared(self.edition),
            "form_words": form_words(lang),
            "form_scripts": [f"assets/{path}" for path in form_data.SCRIPTS],
        }

    @cached_property
    def lists(self) -> Lists:
        """The lists, which cost much and which a single page may not need."""
        return Lists(self.edition)

    @cached_property
    def older_news(self) -> dict[str, tuple[int, news.NewsView]]:
        """Address → (number, context) of the further pages of “Có gì mới”, if there is a first."""
        page = self._site.catalog.pages.get(feeds.PAGE)
        there = page and (self._lang == "vi" or page.en)
        return news.further(self.edition) if there else {}

    @cached_property
    def _digest(self) -> bytes:
        """A digest of what every article may depend on."""
        return digest(
            self._templates.digest,
            repr(self._shared),
            repr(self._abbreviations),
            # Whether a link leads to a page, to a translation, to a template's place, or nowhere.
            repr([_as_target(entry) for entry in self._entries.values()]),
            repr(list(self._site.catalog.files)),
        )

    def of_entry(self, entry: Entry[Any], url: str) -> Inputs:
        kind = self.edition.kinds[entry.kind]
        other: Lang = "en" if self._lang == "vi" else "vi"
        return Inputs(
            url=url,
            lang=self._lang,
            path=entry.path,
            template=kind.template_of(entry) or "page.html",
            view=page_context.of_page(
                self.edition, self.lists, self._related, entry, f"{self._site.address or ''}{url}"
            ),
            taken=kind.taken(self.edition, entry),
            other_url=entry.page_path(other) if entry.en else None,
        )

    def of_piece(self, entry: Entry[Any], place: int, url: str) -> Inputs:
        kind = self.edition.kinds[entry.kind]
        if kind.piece is None:
            raise ValueError(f"pages of {entry.kind} have no full text")
        other: Lang = "en" if self._lang == "vi" else "vi"
        address = f"{self._site.address or ''}{url}"
        return Inputs(
            url=url,
            lang=self._lang,
            path=frames.below(entry.path),
            template=f"{kind.folder}-phan.html",
            view=page_context.of_piece(self.edition, entry, kind.piece, place, address),
            taken=kind.taken(self.edition, entry),
            other_url=entry.paths(other)[place] if entry.en else None,
            piece=place,
        )

    def of_part(self, path: str, url: str) -> Inputs:
        return Inputs(
            url=url,
            lang=self._lang,
            path=path.removeprefix(self.edition.root),
            template=LIST,
            view=page_context.of_part(self.edition, self.lists, path),
            taken=None,
            other_url=None,
        )

    def of_news(self, url: str) -> Inputs:
        number, view = self.older_news[url]
        return Inputs(
            url=url,
            lang=self._lang,
            # In the frame of the first page.
            path=f"{feeds.PAGE}.md",
            template=news.TEMPLATE,
            view=page_context.of_news(self.edition, view, number),
            taken=None,
            other_url=None,
        )

    def key(self, inputs: Inputs) -> bytes:
        # Of both languages, since each page tells of the other.
        entry = inputs.view.entry
        paths = [entry.path] if entry else []
        if entry and entry.en:
            paths.append(entry.en.path)
        texts = self._site.catalog.texts
        return digest(self._digest, repr(inputs), *(texts[path].digest for path in paths))

    def article(self, inputs: Inputs) -> Article:
        body, headings, anchored = self._body(inputs)
        content, scripts = self._templates.render_page(
            inputs.template,
            self._lang,
            inputs.url,
            **self._shared,
            tl=inputs.view,
            body=body,
            headings=headings,
            row=partial(self.row, url=inputs.url),
        )
        html = passages.marked(str(content)) if self._lang == "en" else str(content)
        return Article(html, list(scripts), anchored)

    def _body(self, inputs: Inputs) -> tuple[Markup, tuple[Heading, ...], list[Anchored]]:
        """(HTML of a page's own text, its headings, what `resolve_links` returns)."""
        entry = inputs.view.entry
        if entry is None:
            return Markup(""), (), []
        written = entry.en if self._lang == "en" and entry.en else entry
        draft = Draft(self._templates, self._lang, inputs.url, written.body)
        kind = self.edition.kinds[entry.kind]
        if kind.piece and inputs.piece:
            text = kind.piece.markdown(self._lang, entry, inputs.piece, inputs.taken, draft)
        else:
            text = kind.markdown(self._lang, entry, inputs.taken, draft)
        html, headings = self._convert[kind.notes](text, self._abbreviations.occurring(text))
        body = html_filters.parsed(draft.finished(html))
        kind.arrange(body, self._lang)
        arrange_tables(body)
        files = self._site.catalog.files
        anchored = resolve_links(body, written.path, inputs.url, self._lang, self._entries, files)
        return Markup(html_filters.readable(body.html or "")), headings, anchored

    def row(self, row: Row, url: str) -> Markup:
        """A row of a list, on the page at `url`."""
        return self._templates.render("partials/tl-row.html", self._lang, url, entry=row)
