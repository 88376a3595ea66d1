"""The HTML that Markdown produces of a page, which shows what a hostile page would run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

import markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tailieu.content.attributes import AttributesExtension
from tailieu.content.hosts import host_of, may_name_a_host
from tailieu.content.markdown import MarkdownText, without
from tailieu.content.marks import MARK
from tailieu.content.structure import Link

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
_MARKS = ("<", "{", "&", "](", "]:", "!!!")
# A page without any of these has no HTML, attributes, pictures and unusual addresses, and need not
# be rendered if its links show no hosts either.
_SUSPECT = re.compile(
    r"<[a-zA-Z/!?]|!\[|\{|&#|&\w+;|j\s*a\s*v\s*a|v\s*b\s*s|d\s*a\s*t\s*a\s*:|f\s*i\s*l\s*e\s*:|b\s*l\s*o\s*b"
    # Classes of an admonition, beyond its kind.
    r'|!!! *[\w-]+ +[^"\s]'
    # All but https://host and paths.
    r"|(?:\]\(|\]:)\s*<?(?!https?://(?:[\w-]+\.)*[\w-]+(?::\d+)?(?:[/?#)>\s]|$))(?:[a-z][\w+.-]*:|[/\\])",
    re.IGNORECASE,
)
_NOTE_DEFINITION = re.compile(r"\[\^[^\]\n]*\]:")
# Links within links are long each, and there may be thousands.
_LONG = 1000
_BEGINNING = re.compile(r"[a-zA-Z][\w+.-]*://")
# Elements that the HTML parser would merge into the existing ones, so they get another name.
_FRAME = re.compile(r"<(/?)(?=(?:html|head|body|frameset|frame)(?![\w-]))", re.IGNORECASE)
_FRAMED = "x-tailieu-"
# Elements that stand below one another; cells stand side by side.
_BLOCKS = re.compile("h[1-6r]|blockquote|d[dltv]|div|li|ol|p|pre|t(?:able|body|head|r)|ul")


def html_of(page: MarkdownText) -> str:
    """The rendered body; empty for plain pages. Ids and classes that Markdown gave begin with MADE.

    Elements that the HTML parser would merge into others have another name.
    """
    return _rendered(page) if _is_suspect(page) else ""


def _body(page: MarkdownText) -> str:
    # Full texts are not rendered by Markdown but by our own code (content/clauses.py).
    records = ((record.start, record.end) for record in page.records)
    return MARK.sub("", without(page.text, records)[page.body_start :])


# The rules ask for the same page one after the other.
@lru_cache(maxsize=1)
def _rendered(page: MarkdownText) -> str:
    html = markdown.markdown(
        _body(page),
        extensions=[*EXTENSIONS, AttributesExtension()],
        extension_configs=SETTINGS,
    )
    return _FRAME.sub(rf"<\1{_FRAMED}", html)


@lru_cache(maxsize=1)
def _is_suspect(page: MarkdownText) -> bool:
    body = _body(page)
    if any(mark in body for mark in _MARKS) and _SUSPECT.search(body):
        return True
    # The words of links to addresses that are defined elsewhere are not known here.
    if body.count("]:") > sum(1 for _ in _NOTE_DEFINITION.finditer(body)):
        return True
    addresses = [link.address for link in page.links if link.kind != "record"]
    links = [link for link in page.links if link.kind in ("link", "image")]
    # An address, or words, that Markdown reads otherwise than our own parser, such as one within
    # another.
    if body.count("://") > sum(_BEGINNING.match(address) is not None for address in addresses):
        return True
    if body.count("](") > sum("](" not in link.address for link in links):
        return True
    return any(_may_name_a_host(page, link) for link in links)


def _may_name_a_host(page: MarkdownText, link: Link) -> bool:
    """Whether a host may be read in the words or the title of a link; so in any that are long."""
    start, end = link.span
    after = link.offset + len(link.address)
    if link.offset - start + end - after > _LONG:
        return True
    return may_name_a_host(page.text[start : link.offset] + page.text[after:end])


@lru_cache(maxsize=1)
def elements(page: MarkdownText) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """(tag, attributes) of every element of the rendered body; empty for plain pages."""
    html = html_of(page)
    if not html:
        return ()
    tree = _tree(html)
    found = []
    for node in tree.css("*"):
        attributes = tuple((name, value or "") for name, value in node.attributes.items())
        found.append(((node.tag or "").removeprefix(_FRAMED), attributes))
    # Without html, head, title and body.
    return tuple(found[4:])


def _tree(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(f"<!doctype html><title></title><body>{html}")


def link_texts(page: MarkdownText) -> Iterator[tuple[str, str]]:
    """(address, what a reader sees of it) of the texts and titles of the links of a page.

    None for plain pages. Of a long text only the beginning.
    """
    for node in _tree(html_of(page)).css("a[href]"):
        for text in (node.text(), node.attributes.get("title")):
            if text:
                yield node.attributes["href"] or "", _beginning(text)
    for link in page.links:
        if link.kind == "record":
            words = page.text[slice(*link.words)]
            yield link.address, _beginning(re.sub(r"\*|\\(?=[^\w\s])", "", words))


def _beginning(text: str) -> str:
    return "".join(filter(str.isprintable, " ".join(text.split())))[:500]


def seen(page: MarkdownText, *, with_code: bool) -> list[str]:
    """What a reader sees of the rendered body, each block on a line.

    After it come the columns of tables, from the top down, and what pictures and elements tell when
    a pointer is on them. Code is `x` unless it is wanted, and numbers of notes are left out.
    """
    body = _tree(_rendered(page)).body
    if body is None:
        return []
    texts = [_seen_of(body, with_code)]
    for table in body.css("table"):
        rows = [[_seen_of(it, with_code) for it in row.css("td, th")] for row in table.css("tr")]
        texts += ("\n".join(column) for column in zip_longest(*rows, fillvalue=""))
    for node in body.css("[alt], [title]"):
        given = node.attributes.get("alt"), node.attributes.get("title")
        texts += (" ".join(value.split()) for value in given if value)
    return texts


def _seen_of(within: LexborNode, with_code: bool) -> str:
    pieces = []
    for node in within.traverse(include_text=True):
        tag = node.tag or ""
        if tag == "-text":
            parent = node.parent
            around = (parent and parent.tag, parent and parent.parent and parent.parent.tag)
            # The bars keep the space at either end, which parts words of two elements.
            text = " ".join(f"|{node.text_content}|".split())[1:-1]
            if around[0] == "code" and not with_code:
                pieces.append("x")
            elif "sup" not in around or not text.isdecimal():
                pieces.append(text)
        elif _BLOCKS.fullmatch(tag):
            pieces.append("\n")
        elif tag in ("br", "td", "th"):
            pieces.append(" ")
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return "\n".join(filter(None, lines))


def other_links(page: MarkdownText) -> Iterator[tuple[int, str]]:
    """(line, address) of links to hosts that the Markdown of a page does not show as links."""
    known = {host_of(link.address) for link in page.links}
    for tag, attributes in elements(page):
        address = dict(attributes).get("href", "") if tag == "a" else ""
        host = host_of(address)
        if host and host not in known:
            known.add(host)
            yield line_of(page, address, host), address


def line_of(page: MarkdownText, *wanted: str) -> int:
    """The line of the first of `wanted` in the body outside of code, else anywhere in it."""
    for text in (page.without_code, page.body):
        for mark in wanted:
            at = text.lower().find(mark.lower())
            if at >= 0:
                return page.line(at)
    return page.line(page.body_start)
