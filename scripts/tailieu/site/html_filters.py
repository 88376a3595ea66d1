"""Filters for the HTML that Markdown makes of a page, and for numbers in titles."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

import nh3
from markupsafe import Markup, escape
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tailieu.checks.sections import FIGURES, MESSAGES, PARTS, UNSURE
from tailieu.content import author_html
from tailieu.content.marks import MADE, MARK, without_references
from tailieu.content.messages import Lang
from tailieu.language.piles import without_piles
from tailieu.language.slugs import slug
from tailieu.language.unseen import TURNING
from tailieu.site.sheet_parts import arrange_parts

# The class of links to headings, as Markdown is told to give it.
HEADERLINK = f"{MADE}headerlink"
# The beginning of every tag that is not allowed.
_OTHER_TAG = re.compile(
    rf"<(?=/?[a-zA-Z])(?!/?(?:{'|'.join(sorted(author_html.ELEMENTS))})[\s/>])", re.IGNORECASE
)
# Marks of direction, and tags, which nobody sees; letters that turn a line about are TURNING.
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
# The anchor of a part's heading, in each language → its name.
_PARTS = {slug(heading, "-"): part.key for part in PARTS for heading in (part.vi, part.en)}
# What the points of a sheet are called in addresses; those of other parts like their part.
_POINTS = {MESSAGES.key: "y", FIGURES.key: "so-lieu"}
_QUESTION = {"class": "tl-question", "data-search": "answer"}
_ENDS_ANSWER = "h1, h2, h3, div.footnote"
_NUMBER = re.compile(r"\b\d+(?:/\d{4})?[-/][A-ZĐ][\w-]*(?:/[A-ZĐ]\w*)?")


def clean(html: str) -> str:
    """The HTML that Markdown made of an author's text, reduced to what `author_html` allows.

    Other elements are displayed as text; other attributes, values and addresses are left out.
    Whatever is open at the end is closed.
    """
    return cleaner()(html)


def cleaner(taken: Collection[str] = ()) -> Callable[[str], str]:
    """`clean` for the pieces of one page.

    Classes and ids are those that Markdown gave (attributes.py), ids each once; those of `taken`
    are of our own headings alone. (Fenced code is raw HTML to Markdown.)
    """
    given: set[str] = set()

    def kept(tag: str, name: str, value: str) -> str | None:
        if name == "id":
            place = MARK.sub("", value)
            own = value.startswith(MADE * 2)
            if not value.startswith(MADE) or place in given or (place in taken and not own):
                return None
            given.add(place)
            return place
        if name == "class":
            if value == MADE + HEADERLINK:
                return "headerlink"
            if not value.startswith(MADE) and tag != "code":
                return None
        # The HTML of a placeholder would end the attribute. An address is judged as it will be.
        return author_html.kept(tag, name, readable(MARK.sub("", value)))

    made = nh3.Cleaner(
        tags=set(author_html.ELEMENTS),
        clean_content_tags=set(),
        attributes={"*": set(author_html.ATTRIBUTES)},
        attribute_filter=kept,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )

    def piece(html: str) -> str:
        return made.clean(_OTHER_TAG.sub("&lt;", without_references(html)))

    return piece


def readable(html: str) -> str:
    """HTML without characters that make a line read otherwise than it is, or spill over others."""
    return without_piles(TURNING.sub("", _DIRECTIONS.sub("", html)))


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
    named = {node.attributes["id"]: node for node in body.css("[id]")}
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
        # A list of ours has ids of its own.
        points = [point for point in points if "tl-" not in (point.attributes.get("class") or "")]
        for number, point in enumerate(points, 1):
            place = f"{name}-{number}"
            if place in named:
                # Of an author, who may not lead it elsewhere.
                del named[place].attrs["id"]
            point.attrs["id"] = place
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
