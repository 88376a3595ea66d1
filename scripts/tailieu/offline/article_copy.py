"""The article of a built page as it is copied into a file that must stand alone."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import urldefrag, urljoin

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

_LEFT_OUT = (
    "script,style,template,button,form,textarea,img,svg,iframe,object,.headerlink,.tl-actions,"
    ".tl-foot,.tl-clause__side,.footnote-backref ~ .footnote-backref,.footnote > hr"
)
_TAG = re.compile(
    "a|abbr|b|blockquote|br|code|del|details|div|em|h[1-5]|i|ins|li|mark|ol|p|pre|s|section|small|"
    "span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|ul"
)
_ATTRIBUTE = re.compile(
    "title|datetime|lang|colspan|rowspan|scope|start|hidden|"
    "data-(?:status|mark|approval|dates|last-day)"
)
_OWN_CLASS = re.compile(r"tl-[\w-]+|footnote[\w-]*")


@dataclass(frozen=True)
class Part:
    """One page in the file: its path on the site, and the id of its section in the file."""

    path: str
    id: str


class ArticleCopy:
    """The article of `page`, reduced to what a file may contain.

    `part` is the page's section of the file, `parts` are all sections by their paths on the site.
    `root` is the address of the site on the web, if it has one. The page's tree is not changed.
    """

    def __init__(
        self, page: LexborHTMLParser, part: Part, parts: Mapping[str, Part], root: str | None
    ) -> None:
        article = page.css_first("article")
        if article is None:
            raise ValueError(f"{part.path} has no article")
        self._article = article
        self._left_out = {node.mem_id for node in article.css(_LEFT_OUT)}
        self._part = part
        self._parts = parts
        self._root = root

    def whole(self) -> Markup:
        """The whole article."""
        nodes = self._article.iter(include_text=True)
        return Markup("".join(map(self._copy, nodes)).strip())

    def paragraphs(self) -> Markup:
        """The article's top-level paragraphs, lists and quotations only."""
        nodes = self._article.iter()
        kept = [node for node in nodes if node.tag in ("p", "ul", "ol", "blockquote")]
        return Markup("".join(map(self._copy, kept)))

    def _copy(self, node: LexborNode) -> str:
        """The HTML of `node`: allowed tags and attributes only, headings one level lower."""
        if node.mem_id in self._left_out:
            return ""
        tag = node.tag or ""
        if tag == "-text":
            return escape(re.sub(r"\s+", " ", node.text_content or ""), quote=False)
        inner = "".join(map(self._copy, node.iter(include_text=True)))
        if not _TAG.fullmatch(tag):
            return inner
        attributes = self._attributes(node)
        if attributes is None:
            return inner
        if re.fullmatch("h[1-5]", tag):
            tag = f"h{int(tag[1]) + 1}"
        written = "".join(
            f" {name}" if name == "hidden" else f' {name}="{escape(value)}"'
            for name, value in attributes.items()
        )
        return f"<{tag}{written}>" if tag == "br" else f"<{tag}{written}>{inner}</{tag}>"

    def _attributes(self, node: LexborNode) -> dict[str, str] | None:
        """The attributes of the copy of `node`; None for a link without a target."""
        given = node.attributes
        kept = {name: given[name] or "" for name in sorted(given) if _ATTRIBUTE.fullmatch(name)}
        classes = " ".join(_OWN_CLASS.findall(given.get("class") or ""))
        if classes:
            kept["class"] = classes
        if given.get("id"):
            kept["id"] = f"{self._part.id}.{given['id']}"
        if node.tag == "a":
            href = self._href(given.get("href") or "")
            if not href:
                return None
            kept["href"] = href
            if not href.startswith("#"):
                kept["rel"] = "noreferrer"
        return kept

    def _href(self, href: str) -> str | None:
        """The target of a link of the page, seen from the file; None where there is none."""
        if re.match("https?:|mailto:", href):
            return href
        path, fragment = urldefrag(href)
        here = posixpath.dirname(self._part.path)
        target = posixpath.normpath(posixpath.join(here, path)) if path else self._part.path
        there = self._parts.get(target)
        if there:
            return f"#{there.id}.{fragment}" if fragment else f"#{there.id}"
        if not self._root:
            return None
        return urljoin(self._root, target + (f"#{fragment}" if fragment else ""))
