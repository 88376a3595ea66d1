"""Extract what the search needs from one built HTML page, whatever tool built it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tailieu.language.words import clean

_SKIPPED = (
    'script,style,template,nav,header,footer,svg,button,[data-search="off"],'
    ".headerlink,.footnote-ref,.footnote-backref"
)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote br caption dd details div dl dt fieldset figcaption
        figure h1 h2 h3 h4 h5 h6 hr legend li main ol p pre section summary table tbody td tfoot th
        thead tr ul""",
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3"))
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
# What stands on the reader's stack for the end of an element: of an answer, of another block.
_END_OF_ANSWER, _END_OF_BLOCK = "end of answer", "end of block"


@dataclass
class Section:
    """A part of a page with an anchor of its own; `anchor` is "" before the first heading.

    `answer`: it may be shown whole as the answer to a query; then `title` is its question, or "",
    `asks` are other words that ask for it, and `days` the first and the last day on which it is
    true (ISO, "" where there is none).
    """

    anchor: str
    title: str
    lines: list[str] = field(default_factory=list)
    answer: bool = False
    asks: str = ""
    days: tuple[str, str] = ("", "")


@dataclass
class Page:
    """One page as the search sees it; all that readers read is as `line` leaves it.

    `url` is relative to the site's root. `dates` are ISO dates by `from`, `until`, `review_by`.
    `subject` is a document's trích yếu, which says more than its title.
    """

    url: str
    language: str
    title: str
    sections: list[Section]
    kind: str = ""
    number: str = ""
    subject: str = ""
    status: str = ""
    dates: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    noindex: bool = False
    # Part of the page whose address it begins with: van-ban/luat/chuong-1.html of van-ban/luat.
    piece: bool = False


def read_page(tree: LexborHTMLParser, url: str) -> Page:
    """Read the article of a page, or else its main part, or else its body.

    What a page says of itself in <meta> is told in docs/huong-dan/tim-kiem-cho-trang-khac.md. Nodes
    that are not indexed are removed from `tree`.
    """
    root = tree.css_first("html")
    meta = {
        node.attributes.get("name") or "": node.attributes.get("content") or ""
        for node in tree.css('meta[name^="tailieu:"]')
    }
    article = tree.css_first("article") or tree.css_first("main")
    # In a header too, unless it is that of the whole site.
    title = _text_of_first("h1", article)
    read = article if article is not None else tree.body
    found = sections(read) if read is not None else []
    title = title or _text_of_first("h1", read) or _text_of_first("title", tree.head)
    return Page(
        url=url,
        language=((root.attributes.get("lang") if root is not None else "") or "").lower(),
        title=title,
        sections=found,
        kind=meta.get("tailieu:kind", ""),
        number=line(meta.get("tailieu:number", "")),
        subject=line(meta.get("tailieu:subject", "")),
        status=meta.get("tailieu:status", ""),
        dates=_dates(meta.get("tailieu:status-dates", "")),
        tags=[tag for tag in map(line, meta.get("tailieu:tags", "").split(";")) if tag],
        noindex="tailieu:noindex" in meta or _is_no_place(tree),
        piece="tailieu:piece" in meta,
    )


def _text_of_first(tag: str, within: LexborNode | None) -> str:
    node = within.css_first(tag) if within is not None else None
    if node is None:
        return ""
    for skipped in node.css(_SKIPPED):
        skipped.decompose()
    return line(node.text())


def _is_no_place(tree: LexborHTMLParser) -> bool:
    """Does a page only lead elsewhere, or does it want to be left out of searches?"""
    robots = tree.css_first('meta[name="robots" i]')
    return tree.css_first('meta[http-equiv="refresh" i]') is not None or (
        robots is not None and "noindex" in (robots.attributes.get("content") or "").lower()
    )


def sections(article: LexborNode) -> list[Section]:
    """The sections of an article, or of any part of a page.

    Nodes that are not indexed are removed from its tree. An element with `data-search="answer"` is
    a section of its own, with the heading in it, or else its `data-question`, as its question;
    `data-asks`, `data-from` and `data-until` are other words that ask for it and the days on which
    it is true. After it the section that it stands in goes on. The cells of a row that is an answer
    are named by their `data-label`.
    """
    for skipped in article.css(_SKIPPED):
        skipped.decompose()
    found = [Section("", "")]
    # The section that an answer stands in, while one is read, and its attributes.
    around: Section | None = None
    said: dict[str, str | None] = {}
    parts: list[str] = []

    def end_line() -> None:
        text = line("".join(parts))
        parts.clear()
        if text:
            found[-1].lines.append(text)

    def start_section(anchor: str, title: str) -> None:
        end_line()
        section = Section(anchor, title)
        if around:
            section.answer = True
            section.title = title or line(said.get("data-question") or "")
            section.asks = line(said.get("data-asks") or "")
            section.days = said.get("data-from") or "", said.get("data-until") or ""
        if found[-1].title or found[-1].lines:
            found.append(section)
        else:
            found[-1] = section

    # An explicit stack, since a hostile page may nest deeper than Python's recursion limit. A `str`
    # on it marks the end of a block.
    stack: list[LexborNode | str] = [article]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            end_line()
            if node == _END_OF_ANSWER and around:
                anchor, around = around.anchor, None
                start_section(anchor, "")
            continue
        tag = node.tag
        if tag == "-text":
            parts.append(node.text_content or "")
            continue
        anchor = node.id or ""
        if tag in _HEADINGS and (anchor or tag == "h1"):
            start_section(anchor, line(node.text()))
            continue
        if anchor and node.attributes.get("data-section"):
            start_section(anchor, line(node.attributes["data-section"] or ""))
        if node.attributes.get("data-search") == "answer" and not around:
            end_line()
            around, said = found[-1], node.attributes
            start_section(anchor or around.anchor, "")
            stack.append(_END_OF_ANSWER)
        elif around and tag == "td":
            # A row is an answer on one line, each figure with what it is.
            label = node.attributes.get("data-label")
            between = " · " if "".join(parts).strip() else ""
            parts.append(f"{between}{label}: " if label else between)
        elif tag in _BLOCKS:
            end_line()
            stack.append(_END_OF_BLOCK)
        child = node.last_child
        while child is not None:
            stack.append(child)
            child = child.prev
    end_line()
    if len(found) > 1 and not (found[-1].title or found[-1].lines):
        found.pop()
    return found


def line(text: str) -> str:
    """A text as the index takes it: clean (language.words), on one line, with single spaces."""
    return " ".join(clean(text).split())


def _dates(text: str) -> dict[str, str]:
    try:
        dates = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    found = dates.items() if isinstance(dates, dict) else ()
    return {key: day for key, day in found if isinstance(day, str) and _DAY.fullmatch(day)}
