"""The HTML that Markdown produces of a page, which shows what a hostile page would run."""

from __future__ import annotations

import re
from functools import lru_cache

import markdown
from selectolax.lexbor import LexborHTMLParser

from tailieu.content.markdown import MarkdownText, without

# Those of mkdocs.yml and of MkDocs itself; a test compares them.
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
# Without one of these Markdown produces no links and attributes; a search for them is fast.
_MARKS = ("<", "{", "&", "](", "]:")
# A page without any of these has no HTML, attributes, pictures and unusual addresses, and need not
# be rendered.
_SUSPECT = re.compile(
    r"<[a-zA-Z/!?]|!\[|\{|&#|&\w+;|j\s*a\s*v\s*a|v\s*b\s*s|d\s*a\s*t\s*a\s*:|f\s*i\s*l\s*e\s*:|b\s*l\s*o\s*b"
    r"|\]\(\s*<?[a-zA-Z][\w+.-]*:(?!//)|\]:\s*<?[a-zA-Z][\w+.-]*:(?!//)",
    re.IGNORECASE,
)
# Elements that the HTML parser would merge into the existing ones, so they get another name.
_FRAME = re.compile(r"<(/?)(?=(?:html|head|body|frameset|frame)(?![\w-]))", re.IGNORECASE)
_FRAMED = "x-tailieu-"


# The rules ask for the same page one after the other.
@lru_cache(maxsize=1)
def elements(page: MarkdownText) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """(tag, attributes) of every element of the rendered body; empty for plain pages."""
    body = page.text[page.body_start :]
    if not any(mark in body for mark in _MARKS) or not _SUSPECT.search(body):
        return ()
    # Full texts are not rendered by Markdown but by our own code (content/clauses.py).
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
    # Without html, head, title and body.
    return tuple(found[4:])


def line_of(page: MarkdownText, *wanted: str) -> int:
    """The line of the first of `wanted` in the body outside of code, else anywhere in it."""
    for text in (page.without_code, page.body):
        for mark in wanted:
            at = text.lower().find(mark.lower())
            if at >= 0:
                return page.line(at)
    return page.line(page.body_start)
