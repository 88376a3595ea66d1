"""Draws the pages of the site, each by itself: body, template, frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from tailieu.content.catalogue import Entry
from tailieu.content.messages import LANGUAGES, Lang
from tailieu.content.site import Site
from tailieu.editor import form_data
from tailieu.editor.form_words import form_words
from tailieu.site import frames, html_filters, kinds, page_context, page_markdown
from tailieu.site.body import Converter, Heading, resolve_links
from tailieu.site.draft import Draft
from tailieu.site.lists import TEMPLATE as LIST
from tailieu.site.lists import Lists
from tailieu.site.templates import Templates


@dataclass(frozen=True)
class Drawn:
    """One page. `content` is the HTML of its article, `html` the whole file.

    `view` is the context of its template. `anchors` are (address, anchor) of its links to places on
    pages of the site.
    """

    url: str
    view: page_context.PageView
    content: str
    html: str
    anchors: list[tuple[str, str]]

    @property
    def noindex(self) -> bool:
        """Whether the search leaves it out."""
        return self.view.entry is None


class Pages:
    """All pages of a site. Nothing of a page is kept, so that each is drawn from what is given."""

    def __init__(self, site: Site, templates: Templates, drawn: frames.Frames) -> None:
        self._site = site
        self._frames = drawn
        self._of = {lang: _Edition(site, templates, lang) for lang in LANGUAGES}
        self._entries = {
            entry.page_path(lang): (lang, entry)
            for lang in LANGUAGES
            for entry in site.catalog.entries()
            if lang == "vi" or entry.en
        }

    def urls(self) -> Iterator[str]:
        """The addresses of all pages, from the site's root."""
        yield from self._entries
        for edition in self._of.values():
            for path in edition.lists.parts:
                yield path.removesuffix(".md") + ".html"

    def row_files(self) -> Iterator[tuple[str, str, object]]:
        """(path in the site, variable, value) of the script files of every divided list."""
        for edition in self._of.values():
            yield from edition.lists.row_files(edition.row)

    def draw(self, url: str) -> Drawn | None:
        """The page at `url`; None if there is none."""
        if url in self._entries:
            lang, entry = self._entries[url]
            return self._entry(self._of[lang], entry, url)
        path = url.removesuffix(".html") + ".md"
        for edition in self._of.values():
            if path in edition.lists.parts:
                return self._part(edition, path, url)
        return None

    def _entry(self, edition: _Edition, entry: Entry[Any], url: str) -> Drawn:
        body, headings, anchors = edition.body(entry, url)
        address = self._site.address
        view = page_context.of_page(
            edition.edition, edition.lists, entry, f"{address}{url}" if address else url
        )
        other: Lang = "en" if edition.lang == "vi" else "vi"
        other_url = entry.page_path(other) if entry.en else None
        return self._drawn(edition, url, view, body, headings, anchors, entry.path, other_url)

    def _part(self, edition: _Edition, path: str, url: str) -> Drawn:
        view = page_context.of_part(edition.edition, edition.lists, path)
        place = path.removeprefix(edition.edition.root)
        return self._drawn(edition, url, view, Markup(""), (), [], place, None)

    def _drawn(
        self,
        edition: _Edition,
        url: str,
        view: page_context.PageView,
        body: Markup,
        headings: tuple[Heading, ...],
        anchors: list[tuple[str, str]],
        path: str,
        other_url: str | None,
    ) -> Drawn:
        entry = view.entry
        template = LIST if entry is None else edition.edition.kinds[entry.kind].template_of(entry)
        content, scripts = edition.content(template or "page.html", url, tl=view, body=body)
        wide = template in frames.WIDE
        place = self._frames.place(edition.lang, path, wide=wide, toc=bool(headings))
        html = self._frames.fill(
            place,
            {
                "title": escape(view.title),
                "description": escape(view.description),
                "address": escape(f"{self._site.address}{url}"),
                "head": edition.head(view),
                "first": escape(headings[0].id if headings else ""),
                "toc": edition.toc(headings) if headings else "",
                "switch": escape(frames.switch(edition.lang, url, other_url, view.section)),
                "content": content,
                "scripts": edition.scripts(scripts, url),
            },
        )
        return Drawn(url, view, content, html, anchors)


class _Edition:
    """What the pages of one language share."""

    def __init__(self, site: Site, templates: Templates, lang: Lang) -> None:
        self.lang: Lang = lang
        self.edition = kinds.edition(site, lang)
        self._site = site
        self._templates = templates
        self._convert = Converter(lang)
        self._entries = site.catalog.by_path()
        self._abbreviations = page_markdown.Abbreviations(site.catalog, lang)

    @cached_property
    def lists(self) -> Lists:
        """The lists, which cost much and which a single page may not need."""
        return Lists(self.edition)

    @cached_property
    def _shared(self) -> dict[str, object]:
        return {
            **page_context.shared(self.edition),
            "form_words": form_words(self.lang),
            "form_scripts": [f"assets/{path}" for path in form_data.SCRIPTS],
        }

    def body(
        self, entry: Entry[Any], url: str
    ) -> tuple[Markup, tuple[Heading, ...], list[tuple[str, str]]]:
        """(HTML of a page's own text, its headings, its links to places)."""
        english = entry.en if self.lang == "en" else None
        draft = Draft(self._templates, self.lang, url, english.body if english else entry.body)
        kind = self.edition.kinds[entry.kind]
        written = kind.markdown(self.edition, entry, draft) if kind.markdown else draft.body
        html, headings = self._convert(f"{written}\n\n{self._abbreviations.definitions(written)}\n")
        body = html_filters.parsed(draft.finished(html))
        kind.arrange(body)
        html_filters.scroll_tables(body)
        path = english.path if english else entry.path
        files = self._site.catalog.files
        anchors = resolve_links(body, path, url, self.lang, self._entries, files)
        return Markup(body.html or ""), headings, anchors

    def content(self, template: str, url: str, **context: object) -> tuple[Markup, tuple[str, ...]]:
        """(HTML of the article, paths of the scripts that it needs)."""
        return self._templates.render_page(template, self.lang, url, **self._shared, **context)

    def head(self, view: page_context.PageView) -> Markup:
        """The metadata of a page, which the search and the browser's code read."""
        meta = Markup('<meta name="tailieu:{}" content="{}">')
        return Markup("\n  ").join(meta.format(name, value) for name, value in view.meta)

    def toc(self, headings: tuple[Heading, ...]) -> Markup:
        """The list of a page's headings."""
        return self._templates.render("partials/tl-toc.html", self.lang, toc=headings)

    def scripts(self, paths: tuple[str, ...], url: str) -> Markup:
        """The elements that load the scripts of a page."""
        up = "../" * url.count("/")
        element = Markup('<script src="{}{}"></script>')
        return Markup("\n  ").join(element.format(up, path) for path in paths)

    def row(self, row: object, url: str) -> str:
        """A row of a list, on the page at `url`."""
        return self._templates.render("partials/tl-row.html", self.lang, url, entry=row)
