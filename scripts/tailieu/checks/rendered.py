"""What Markdown makes of a page: the only sure answer to what a hostile one would run."""

from __future__ import annotations

import re
from functools import cache

import markdown
from selectolax.lexbor import LexborHTMLParser

from tailieu.content.markdown import MarkdownText, without

# Those of mkdocs.yml and MkDocs' own; a test holds them together.
EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
)
SETTINGS = {"tables": {"use_align_attribute": True}}
# Without one of these Markdown makes neither a link nor an attribute; they are found at once.
_MARKS = ("<", "{", "&", "](", "]:")
# A page without any of these can hold no HTML, no attribute, no picture and no strange address.
# Rendering the others only keeps thousands of pages quick.
_SUSPECT = re.compile(
    r"<[a-zA-Z/!?]|!\[|\{|&#|&\w+;|j\s*a\s*v\s*a|v\s*b\s*s|d\s*a\s*t\s*a\s*:|f\s*i\s*l\s*e\s*:|b\s*l\s*o\s*b"
    r"|\]\(\s*<?[a-zA-Z][\w+.-]*:(?!//)|\]:\s*<?[a-zA-Z][\w+.-]*:(?!//)",
    re.IGNORECASE,
)
# The parser of whole documents would merge these into the ones there are.
_FRAME = re.compile(r"<(/?)(?=(?:html|head|body|frameset|frame)(?![\w-]))", re.IGNORECASE)
_FRAMED = "x-tailieu-"


@cache
def elements(page: MarkdownText) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """(tag, attributes) of every element that the page's body becomes; empty for plain pages."""
    body = page.text[page.body_start :]
    if not any(mark in body for mark in _MARKS) or not _SUSPECT.search(body):
        return ()
    # Full texts are not left to Markdown: our own code makes HTML of them (content/clauses.py).
    records = ((record.start, record.end) for record in page.records)
    html = markdown.markdown(
        without(page.text, records)[page.body_start :],
        extensions=list(EXTENSIONS),
        extension_configs=SETTINGS,
    )
    html = _FRAME.sub(rf"<\1{_FRAMED}", html)
    tree = LexborHTMLParser(f"<!doctype html><title></title><body>{html}")
    found = []
    for node in tree.css("*"):
        attributes = tuple((name, value or "") for name, value in node.attributes.items())
        found.append(((node.tag or "").removeprefix(_FRAMED), attributes))
    # The frame that every HTML document has.
    return tuple(found[4:])


def line_of(page: MarkdownText, *wanted: str) -> int:
    """The line of the first of `wanted` that stands in the body outside code, else anywhere."""
    for text in (page.without_code, page.body):
        for mark in wanted:
            at = text.lower().find(mark.lower())
            if at >= 0:
                return page.line(at)
    return page.line(page.body_start)
