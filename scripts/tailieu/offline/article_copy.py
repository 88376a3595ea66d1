"""The content of a page as it is copied into a file that must stand alone."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

# What a file without scripts and other files has no use for. Nothing is left out for safety: a
# page's content is our templates' and what the cleaning left of the author's text (site/draft.py).
_LEFT_OUT = (
    "script,style,template,button,dialog,form,textarea,img,svg,iframe,object,.headerlink,"
    ".tl-actions,.tl-foot,.tl-toc,.tl-ways,.tl-clause__side,.footnote-backref ~ .footnote-backref,"
    ".footnote > hr"
)
# Attributes that name ids of the same page.
_IDS = ("id", "aria-labelledby")
_NAMING = ",".join(f"[{name}]" for name in _IDS)
_ELSEWHERE = re.compile("https?:|mailto:|tel:")


@dataclass(frozen=True)
class Part:
    """One page in the file: its path on the site, and the id of its section in the file."""

    path: str
    id: str


def copied(
    content: str, part: Part, parts: Mapping[str, Part], root: str | None
) -> LexborHTMLParser:
    """A page's `content`, the HTML inside of its <article>, as the file holds it.

    `part` is the page's section of the file, `parts` are all sections by their paths on the site.
    `root` is the address of the site on the web, if it has one. Ids begin with that of the section,
    headings are one level lower, and links lead into the file, to the web or nowhere.
    """
    tree = LexborHTMLParser(content, is_fragment=True)
    # The inner ones first: a node takes what is in it along.
    for node in reversed(tree.css(_LEFT_OUT)):
        node.decompose()
    for node in tree.css(_NAMING):
        given = node.attributes
        for name in _IDS:
            if given.get(name):
                node.attrs[name] = f"{part.id}.{given[name]}"
    for link in tree.css("a"):
        href = _href(link.attributes.get("href") or "", part, parts, root)
        if href is None:
            link.unwrap()
            continue
        link.attrs["href"] = href
        if not href.startswith("#"):
            link.attrs["rel"] = "noreferrer"
    for heading in tree.css("h1,h2,h3,h4,h5"):
        _lower(tree, heading)
    return tree


def _lower(tree: LexborHTMLParser, heading: LexborNode) -> None:
    """Put a heading of the next level in place of `heading`."""
    lower = tree.create_node(f"h{int((heading.tag or '')[1]) + 1}")
    for name, value in heading.attributes.items():
        lower.attrs[name] = value
    for child in list(heading.iter(include_text=True)):
        lower.insert_child(child, move=True)
    heading.insert_before(lower, move=True)
    heading.decompose()


def _href(href: str, part: Part, parts: Mapping[str, Part], root: str | None) -> str | None:
    """The target of a link of the page, seen from the file; None where there is none."""
    if _ELSEWHERE.match(href):
        return href
    path, sign, fragment = href.partition("#")
    target = part.path
    if path:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(part.path), path))
    if there := parts.get(target):
        return f"#{there.id}{'.' if sign else ''}{fragment}"
    return f"{root}{target}{sign}{fragment}" if root else None
