"""Filters for the HTML that Markdown makes of a page, and for numbers in titles."""

from __future__ import annotations

import re

import nh3
from markupsafe import Markup, escape
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tailieu.checks.rules import raw_html, script_addresses
from tailieu.checks.sections import FIGURES, MESSAGES, PARTS, UNSURE
from tailieu.content.messages import Lang
from tailieu.language.slugs import slug
from tailieu.site.sheet_parts import arrange_parts

# Classes that Markdown's extensions add, and the admonitions of the theme.
_CLASS = re.compile(
    r"admonition(?:-title)?|footnote(?:-ref|-backref)?|headerlink|language-\S+"
    r"|abstract|bug|danger|example|failure|info|note|question|quote|success|tip|warning"
)
# The beginning of every tag that is not allowed.
_OTHER_TAG = re.compile(
    rf"<(?=/?[a-zA-Z])(?!/?(?:{'|'.join(sorted(raw_html.ALLOWED))})[\s/>])", re.IGNORECASE
)
# Placeholders for our own HTML until a page is cleaned (draft.py): private-use characters, which
# Markdown and the cleaner pass on like letters.
FIRST_MARK = 0xF0000
MARK = re.compile(f"[{chr(FIRST_MARK)}-{chr(0xFFFFD)}]")
# The anchor of a part's heading, in each language → its name.
_PARTS = {slug(heading, "-"): part.key for part in PARTS for heading in (part.vi, part.en)}
# What the points of a sheet are called in addresses; those of other parts like their part.
_POINTS = {MESSAGES.key: "y", FIGURES.key: "so-lieu"}
_QUESTION = {"class": "tl-question", "data-search": "answer"}
_ENDS_ANSWER = "h1, h2, h3, div.footnote"
_NUMBER = re.compile(r"\b\d+(?:/\d{4})?[-/][A-ZĐ][\w-]*(?:/[A-ZĐ]\w*)?")


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The value to keep of an allowed attribute; None to remove it."""
    if name == "class":
        return " ".join(filter(_CLASS.fullmatch, value.split())) or None
    # The HTML of a placeholder would end the attribute.
    return MARK.sub("", value)


# The same lists that the checks use to tell authors what is not allowed.
_CLEANER = nh3.Cleaner(
    tags=set(raw_html.ALLOWED),
    clean_content_tags=set(),
    # The build adds hreflang to links to pages in another language.
    attributes={"*": {*raw_html.ATTRIBUTES, "hreflang"} - {"markdown"}},
    generic_attribute_prefixes={"aria-"},
    attribute_filter=_attribute,
    url_schemes=set(script_addresses.SAFE),
    link_rel=None,
)


def clean(html: str) -> str:
    """The HTML of an author's text, reduced to allowed elements, attributes, classes and schemes.

    Other elements are displayed as text; other attributes, classes and addresses are removed.
    """
    return _CLEANER.clean(_OTHER_TAG.sub("&lt;", html))


def parsed(html: str) -> LexborHTMLParser:
    """The HTML of a page's body as a tree, which the functions below change in place."""
    return LexborHTMLParser(html, is_fragment=True)


def arrange_sheet(body: LexborHTMLParser, lang: Lang) -> None:
    """Give what a sheet answers addresses, for the search too, and make its parts easy to read."""
    _name_points(body)
    arrange_parts(body, lang)
    _fold_questions(body)


def _name_points(body: LexborHTMLParser) -> None:
    """Give the points of a sheet their ids: `y-1`, `so-lieu-1`, `can-lam-gi-1` …

    The heading of each part tells in `data-part` which it is, the same in both languages.
    """
    for heading in body.css("h2"):
        part = _PARTS.get(heading.attributes.get("id") or "")
        if not part:
            continue
        heading.attrs["data-part"] = part
        if part == UNSURE.key:
            continue
        name = _POINTS.get(part, part)
        points: list[LexborNode] = []
        node = heading.next
        while node and node.tag != "h2":
            if node.tag == "table":
                points += node.css("tbody tr")
            elif node.tag in ("ol", "ul"):
                points += [item for item in node.iter() if item.tag == "li"]
            node = node.next
        for number, point in enumerate(points, 1):
            point.attrs["id"] = f"{name}-{number}"
            point.attrs["data-search"] = "answer"


def _fold_questions(body: LexborHTMLParser) -> None:
    """Wrap every `### question` and its answer in <details>.

    The heading is kept for the outline and the search. Its permalink is removed, since a link
    inside of a <summary> cannot be reached.
    """
    for heading in body.css("h3[id]"):
        for permalink in heading.css(".headerlink"):
            permalink.decompose()
        block = _put_before(body, heading, "details", _QUESTION)
        summary, answer = body.create_node("summary"), body.create_node("div")
        summary.insert_child(heading, move=True)
        while (node := block.next) and not node.css_matches(_ENDS_ANSWER):
            answer.insert_child(node, move=True)
        block.insert_child(summary, move=True)
        block.insert_child(answer, move=True)


def _put_before(
    body: LexborHTMLParser, node: LexborNode, tag: str, attributes: dict[str, str]
) -> LexborNode:
    made = body.create_node(tag)
    for name, value in attributes.items():
        made.attrs[name] = value
    node.insert_before(made, move=True)
    return made


def whole_numbers(text: str) -> Markup:
    """`text` as HTML in which document numbers are not broken across lines."""
    return Markup(
        _NUMBER.sub(lambda match: f'<span class="tl-number">{match[0]}</span>', escape(text))
    )
