"""The HTML of a page's body, from its Markdown."""

from __future__ import annotations

import posixpath
import re
from collections import ChainMap
from collections.abc import Container, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any, cast
from urllib.parse import quote, unquote

import markdown
from selectolax.lexbor import LexborHTMLParser

from tailieu.checks.rendered import EXTENSIONS, SETTINGS
from tailieu.content.attributes import AttributesExtension
from tailieu.content.catalogue import Entry
from tailieu.content.interface import say
from tailieu.content.marks import MARK
from tailieu.content.messages import Lang
from tailieu.content.places import anchor
from tailieu.site.html_filters import HEADERLINK, readable
from tailieu.site.plain_text import PlainTextExtension
from tailieu.site.templates import relative

# Addresses outside of docs/, places on the page itself, and none.
_SCHEME = re.compile(r"[a-zA-Z][\w+.-]*:|[/#?]|$")


@dataclass(frozen=True)
class Heading:
    """A heading of the table of contents, with those below it; `title` is plain text."""

    id: str
    title: str
    children: tuple[Heading, ...]


class Converter:
    """Python-Markdown as the pages of one language use it; `notes` are footnotes of authors."""

    def __init__(self, lang: Lang, notes: bool = True) -> None:
        settings: dict[str, dict[str, Any]] = {
            **SETTINGS,
            "footnotes": {"BACKLINK_TITLE": say("back-to-citation", lang, number="{}")},
            "toc": {
                "permalink": "#",
                "permalink_class": HEADERLINK,
                "permalink_title": say("link-to-section", lang),
                "toc_depth": 3,
                # No [TOC] within the text.
                "marker": "",
                # Addresses of headings without accents: Markdown's own would lose every đ.
                "slugify": lambda heading, separator: anchor(heading),
            },
        }
        self._markdown = markdown.Markdown(
            extensions=[
                *(name for name in EXTENSIONS if notes or name != "footnotes"),
                PlainTextExtension(),
                AttributesExtension(),
            ],
            extension_configs=settings,
        )
        self._tooltips: dict[str, str] = {}
        # Not as definitions within the text, where they could become something else. They go before
        # those that an author defines.
        tooltips = cast(Any, self._markdown.treeprocessors["abbr"])
        tooltips.abbrs = ChainMap(self._tooltips, tooltips.abbrs)

    def __call__(
        self, text: str, tooltips: Mapping[str, str] | None = None
    ) -> tuple[str, tuple[Heading, ...]]:
        """(HTML of `text`, its headings of the second and third level).

        `tooltips` are the meanings of the glossary's abbreviations.
        """
        self._markdown.reset()
        self._tooltips.clear()
        self._tooltips.update(tooltips or {})
        html = self._markdown.convert(text)
        return html, _headings(cast(Any, self._markdown).toc_tokens)


def _headings(tokens: list[dict[str, Any]]) -> tuple[Heading, ...]:
    return tuple(
        Heading(
            MARK.sub("", token["id"]),
            readable(MARK.sub("", unescape(token["name"]))),
            _headings(token["children"]),
        )
        for token in tokens
    )


@dataclass(frozen=True)
class Anchored:
    """A link to a place on a page: as it is written, the page's path in docs/, and the anchor."""

    address: str
    path: str
    anchor: str


def resolve_links(
    body: LexborHTMLParser,
    path: str,
    page_url: str,
    lang: Lang,
    entries: Mapping[str, Entry[Any]],
    files: Container[str],
) -> list[Anchored]:
    """Turn an author's links to files of docs/ into addresses of the site, in place.

    `path` is the page's own in docs/, `page_url` its address. `entries` are the pages by their
    Vietnamese paths, `files` all files. A link to a page that has no translation leads to the
    Vietnamese one. Returns the links to places on pages with a template of their own.
    """
    folder = posixpath.dirname(path)
    anchored = []
    own = entries.get(path.removesuffix(".en.md").removesuffix(".md") + ".md")
    for node in body.css("a[href], img[src]"):
        name = "href" if node.tag == "a" else "src"
        address = node.attributes[name] or ""
        if own and own.pieces and address.startswith("#"):
            there = own.clause_path(lang, unquote(address[1:]))
            # A piece has what it refers to itself.
            if page_url == own.page_path(lang) != there.partition("#")[0]:
                node.attrs[name] = relative(there, page_url)
        if _SCHEME.match(address):
            continue
        place, mark, anchor = address.partition("#")
        target = posixpath.normpath(posixpath.join(folder, unquote(place)))
        entry = entries.get(target.removesuffix(".en.md").removesuffix(".md") + ".md")
        if entry is not None and target.endswith(".md"):
            shown: Lang = "en" if target.endswith(".en.md") else lang
            # A clause of a long full text may stand on a page of its own.
            url = entry.clause_path(shown, unquote(anchor)).partition("#")[0]
            if lang == "en" and not entry.en:
                node.attrs["hreflang"] = "vi"
            if anchor and getattr(entry.meta, "template", None):
                leads_to = entry.en.path if entry.en and url != entry.html_path else entry.path
                anchored.append(Anchored(address, leads_to, unquote(anchor)))
        elif target in files:
            url = quote(target)
        else:
            continue
        node.attrs[name] = relative(url, page_url) + mark + anchor
    return anchored
