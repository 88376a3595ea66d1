"""The structure of a Markdown page: blocks, sections, footnote labels, links, with their positions.

Lines count from 1 and offsets from 0, both in the whole page with its front matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from typing import Literal, NamedTuple, cast

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from tailieu.content import clauses
from tailieu.content.dialect import NOTE, parser
from tailieu.content.places import anchor

_PARSER = parser()
# Text without these has no inline markup that matters here.
_SIGN = re.compile(r"[\[<{]")
# Text without these has none but footnote labels.
_NOT_NOTE = re.compile(r"[`\\<{]|\]\(")
# The markup of `**bold**` and `_italic_`, which is not rendered.
_EMPHASIS = re.compile(r"\*|(?<!\w)_+|_+(?!\w)")
_ID = re.compile(r"(?<![^ ])(?:#|id=[\"']?)([^\s\"'#]+)")

Kind = Literal[
    "paragraph",
    "heading",
    "item",
    "head",
    "row",
    "code",
    "record",
    "comment",
    # Definitions of footnotes, link references and abbreviations.
    "note",
    "address",
    "abbreviation",
]


class Block(NamedTuple):
    """A block of `page`, from the offset `start` to `end`: a paragraph, a list item, a table row, …

    `inner` is the range of its words, which is empty for code. `level` is that of a heading. `name`
    is the marker of an item (`1.`, `-`), the label of a footnote's definition, or the id that an
    attribute list gives to a heading.
    """

    kind: Kind
    line: int
    start: int
    end: int
    inner: tuple[int, int]
    level: int = 0
    name: str = ""
    page: str = ""

    @property
    def text(self) -> str:
        """The source of the block on one line."""
        return " ".join(line.strip() for line in self.page[self.start : self.end].split("\n"))

    @property
    def numbered(self) -> bool:
        """Whether it is an item of a numbered list."""
        return self.kind == "item" and self.name[0].isdigit()

    @property
    def quoted(self) -> bool:
        """Whether it is, or stands in, a block quote."""
        return self.text.startswith(">")

    @property
    def words(self) -> str:
        """The source of its words: a heading without `#`, a full text without its fences."""
        return self.page[self.inner[0] : self.inner[1]]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the first or second level, and the blocks below it."""

    heading: str
    line: int
    blocks: tuple[Block, ...]


class Label(NamedTuple):
    """A footnote label: a reference `[^name]`, or a definition `[^name]: …`."""

    offset: int
    name: str
    defines: bool = False


class Link(NamedTuple):
    """A link or picture; `offset` is that of its address.

    Only for `[words](address)`, in full texts too: `span` is the range of the whole, without the
    `!` of a picture, and `words` the range of its words.
    """

    offset: int
    address: str
    kind: Literal["link", "image", "autolink", "address", "record"]
    span: tuple[int, int] = (0, 0)
    words: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Marks:
    """The inline markup of a page, in order.

    `ids` are those of attribute lists, `headings` the rendered words of the headings without one.
    """

    labels: tuple[Label, ...]
    links: tuple[Link, ...]
    ids: frozenset[str]
    headings: tuple[str, ...]

    @property
    def anchors(self) -> frozenset[str]:
        """Every anchor of the page, those of headings included; repeated ones are numbered."""
        found = set(self.ids)
        numbers: dict[str, int] = {}
        for words in self.headings:
            name = unique = anchor(words)
            while unique in found:
                numbers[name] = numbers.get(name, 0) + 1
                unique = f"{name}_{numbers[name]}"
            found.add(unique)
        return frozenset(found)


def blocks(page: str, start: int = 0, records: bool = True) -> tuple[Block, ...]:
    """The blocks of a page whose body begins at the offset `start`.

    `records` is false for pages without a full text, in which `::: toan-van` has no meaning.
    """
    state = StateBlock(page[start:], _PARSER, {"records": records}, [])
    _PARSER.block.tokenize(state, 0, state.lineMax)
    line = page.count("\n", 0, start) + 1
    found = []
    for token in state.tokens:
        if token.map is None or "inner" not in token.meta:
            continue
        first, last = token.map
        inner = token.meta["inner"]
        level, name = int(token.tag[1:] or 0), token.info
        if level:
            given = _ID.search(name)
            name = given[1] if given else ""
        found.append(
            Block(
                cast(Kind, token.type),
                line + first,
                start + state.bMarks[first],
                start + state.eMarks[last - 1],
                (start + inner[0], start + inner[1]),
                level,
                name,
                page,
            )
        )
    return tuple(found)


def sections(found: Iterable[Block]) -> tuple[Section, ...]:
    """The sections of a page with the blocks `found`; blocks before the first are left out."""
    cut: list[tuple[Block, list[Block]]] = []
    for block in found:
        if block.kind == "heading" and block.level <= 2:
            cut.append((block, []))
        elif cut:
            cut[-1][1].append(block)
    return tuple(Section(head.words, head.line, tuple(below)) for head, below in cut)


def marks(page: str, found: Iterable[Block]) -> Marks:
    """The inline markup in the blocks `found` of a page."""
    # A fence that is rendered as text can pair with any backticks further down. Then nothing is
    # treated as code, so that nothing can hide in it.
    unpaired = ("```" in page or "~~~" in page) and any(
        block.words and (block.kind == "code" or "```" in block.words)
        for block in found
        if block.kind != "record"
    )
    state = StateInline(page, _PARSER, {"code": not unpaired}, [])
    labels: list[Label] = []
    links: list[Link] = []
    headings: list[str] = []
    ids: set[str] = set()
    for block in found:
        if block.kind == "record":
            start = block.inner[0]
            for mark in clauses.marks(block.words):
                if mark.kind == "note":
                    labels.append(Label(start + mark.offset, mark.value))
                    continue
                span, words = ((start + a, start + b) for a, b in (mark.span, mark.words))
                links.append(Link(start + mark.offset, mark.value, "record", span, words))
            continue
        if block.kind == "note":
            labels.append(Label(block.start, block.name, True))
        elif block.kind == "address":
            links.append(Link(block.inner[0], unescape(block.words), "address"))
            continue
        if block.kind != "heading" and not _NOT_NOTE.search(page, *block.inner):
            notes = NOTE.finditer(page, *block.inner)
            labels += [Label(found.start(), found[1]) for found in notes]
            continue
        within = _within(state, block)
        for token in within:
            match token.type:
                case "note":
                    labels.append(Label(token.meta["at"], token.content))
                case "link" | "image":
                    address = unescape(token.content)
                    place = token.meta["span"], token.meta["words"]
                    links.append(Link(token.meta["at"], address, token.type, *place))
                case "autolink":
                    links.append(Link(token.meta["at"], unescape(token.content), "autolink"))
                case "attributes":
                    ids.update(_ID.findall(token.content))
        if block.kind == "heading":
            if block.name:
                ids.add(block.name)
            else:
                headings.append(_plain(within) if within else _EMPHASIS.sub("", block.words))
    return Marks(tuple(labels), tuple(links), frozenset(ids), tuple(headings))


def _within(state: StateInline, block: Block) -> list[Token]:
    """The inline tokens of a block; empty if it consists of words only."""
    start, end = block.inner
    if not _SIGN.search(state.src, start, end):
        return []
    state.tokens = []
    state.env["text"] = block.kind == "heading"
    state.env["links"] = state.src.find("](", start, end) >= 0
    state.pos, state.posMax = start, end
    _PARSER.inline.tokenize(state)
    return state.tokens


def _plain(tokens: Iterable[Token]) -> str:
    """The words of a heading as they are rendered, close enough for the slug of its anchor."""
    words, pictures = "", 0
    for token in tokens:
        if token.type.startswith("image"):
            pictures += token.nesting
        elif token.type in ("text", "code_inline", "autolink") and not pictures:
            words += token.content if token.tag else _EMPHASIS.sub("", token.content)
    return words
