"""What becomes of the HTML that Markdown makes of a page, and of numbers in titles."""

from __future__ import annotations

import re

import nh3
from markupsafe import Markup, escape
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tailieu.checks.rules import raw_html, script_addresses

# Classes that Markdown's extensions give, and the kinds of admonition that the theme draws.
_CLASS = re.compile(
    r"admonition(?:-title)?|footnote(?:-ref|-backref)?|headerlink|language-\S+"
    r"|abstract|bug|danger|example|failure|info|note|question|quote|success|tip|warning"
)
_TAG = re.compile(r"<(?=/?([a-zA-Z][^\s/>]*))")
# Stand for HTML of our own until a page is cleaned (draft.py): characters for private use, which
# Markdown and the cleaner let through as letters that mean nothing to them.
FIRST_MARK = 0xF0000
MARK = re.compile(f"[{chr(FIRST_MARK)}-{chr(0xFFFFD)}]")
_ENDS_ANSWER = "h1, h2, h3, div.footnote"
_NUMBER = re.compile(r"\b\d+(?:/\d{4})?[-/][A-ZĐ][\w-]*(?:/[A-ZĐ]\w*)?")


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return " ".join(filter(_CLASS.fullmatch, value.split())) or None
    # What a mark stands for would end the attribute.
    return MARK.sub("", value)


# The same lists by which the check tells an author what may not be written.
_CLEANER = nh3.Cleaner(
    tags=set(raw_html.ALLOWED),
    clean_content_tags=set(),
    # The build itself says of links where they lead to another language.
    attributes={"*": {*raw_html.ATTRIBUTES, "hreflang"} - {"markdown"}},
    generic_attribute_prefixes={"aria-"},
    attribute_filter=_attribute,
    url_schemes=set(script_addresses.SAFE),
    link_rel=None,
)


def clean(html: str) -> str:
    """The HTML of an author's text with nothing in it but what Markdown makes of honest pages.

    An element that is not known is shown as the text that it was written as; attributes, classes
    and addresses that are not known go.
    """
    return _CLEANER.clean(
        _TAG.sub(
            lambda found: found[0] if found[1].lower() in raw_html.ALLOWED else "&lt;",
            html,
        )
    )


def parsed(html: str) -> LexborHTMLParser:
    """A page's body as a tree, to change in place."""
    return LexborHTMLParser(html, is_fragment=True)


def fold_questions(body: LexborHTMLParser) -> None:
    """Make every `### question` of a sheet and its answer one folded block.

    The heading stays a heading, so that the outline and the search still know it; its permalink
    goes, since a link inside a summary cannot be reached.
    """
    for heading in body.css("h3[id]"):
        for permalink in heading.css(".headerlink"):
            permalink.decompose()
        block = _put_before(body, heading, "details", {"class": "tl-question"})
        summary, answer = body.create_node("summary"), body.create_node("div")
        summary.insert_child(heading, move=True)
        while (node := block.next) and not node.css_matches(_ENDS_ANSWER):
            answer.insert_child(node, move=True)
        block.insert_child(summary, move=True)
        block.insert_child(answer, move=True)


def scroll_tables(body: LexborHTMLParser) -> None:
    """Let a wide table scroll in a box of its own, reachable by keyboard, on a narrow screen."""
    for table in body.css("table"):
        attributes = {"class": "tl-scroll", "tabindex": "0", "role": "group"}
        _put_before(body, table, "div", attributes).insert_child(table, move=True)


def _put_before(
    body: LexborHTMLParser, node: LexborNode, tag: str, attributes: dict[str, str]
) -> LexborNode:
    made = body.create_node(tag)
    for name, value in attributes.items():
        made.attrs[name] = value
    node.insert_before(made, move=True)
    return made


def whole_numbers(text: str) -> Markup:
    """`text` as HTML in which a document number is not broken at the end of a line."""
    return Markup(
        _NUMBER.sub(lambda match: f'<span class="tl-number">{match[0]}</span>', escape(text))
    )
