"""The source text of a page: its structure, and which of its characters are its own words.

Rules about text search `prose` or `own`. Both have the same length as `text`, with spaces in place
of everything else, so that an offset in one is valid in all.
"""

from __future__ import annotations

import bisect
import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from tailieu import cache
from tailieu.content import structure
from tailieu.content.messages import Lang

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)

# Each alternative begins with a literal character outside of any group, which makes the search
# fast. None searches far for its end, so that a hostile page cannot make it slow.
_NOT_PROSE = re.compile(
    r"`(?<!``)(?P<code>(`*)(?!`)[^\n]+?(?<!`)`\2(?!`))"
    r"|\$\$.+?\$\$|\$[^$\n]{1,200}\$"
    r"|<!--(?:(?!<!--).)*?-->|</?[a-zA-Z][^<>\n]*>|<https?://[^<>\s]*>"
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\)"
    r"|\[(?<=\n\[)[^\]\n]+\]:[^\n]*"
    r"|\[\^[^\]\n]{1,200}\]"
    r"|\{[:#.][^}\n]{0,1000}\}",
    re.DOTALL,
)
# A text without these, `://` and `@` has no addresses, and need not be searched by the slow
# pattern below.
_ADDRESS_END = re.compile(r"\.(?:vn|com|org|net|gov|edu|info|io|dev|asia|xyz)\b")
_ADDRESS = re.compile(
    r"https?://[^\s<>\"”»]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.-])(?:[\w-]+\.)+(?:vn|com|org|net|gov|edu|info|io|dev|asia|xyz)\b(?:/[^\s<>\"”»)]*)?"
)
_QUOTATION = re.compile(r"“[^“”\n]*”|«[^«»\n]*»|\"[^\"\n]{1,500}\"")
_QUOTED_LINE = re.compile(r"^[ \t]*>[^\n]*", re.MULTILINE)
# The folder of the pages whose block quotes are our own words.
_SHEETS = "phieu"
# Combining marks that NFC could not compose belong to the word.
WORD = re.compile("(?:[^\\W\\d_][\u0300-\u036f]*)+")


@dataclass(frozen=True)
class MarkdownText:
    """A page by the path that messages display; `text` has `\\n` line ends. Offsets are in `text`.

    `prose_fields` are the fields of the front matter that people read as sentences. `has_record` is
    false for kinds of page without a full text, in which `::: toan-van` has no meaning; `in_docs`
    for a page that is not one of the project's.

    Properties are computed when they are first used, and cached; copies do not share the cache.
    """

    path: str
    text: str
    prose_fields: frozenset[str] = frozenset()
    has_record: bool = True
    in_docs: bool = True

    @cached_property
    def digest(self) -> bytes:
        """A digest of everything that what is computed of the page depends on."""
        settings = f"{_listed(self.prose_fields)} {self.has_record} {self.in_docs}"
        return cache.digest(self.path, self.text, settings)

    @property
    def lang(self) -> Lang:
        """The language of the page, by its file name."""
        return "en" if self.path.endswith(".en.md") else "vi"

    def line(self, offset: int) -> int:
        """The number, from 1, of the line with the character at `offset`."""
        return bisect.bisect_right(self._line_starts, offset)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def body_start(self) -> int:
        """The offset of the text below the front matter."""
        match = FRONT_MATTER.match(self.text)
        return match.end() if match else 0

    @cached_property
    def body(self) -> str:
        """The text with spaces in place of the front matter."""
        return _spaces(self.text[: self.body_start]) + self.text[self.body_start :]

    # Structure ------------------------------------------------------------------------------------

    @cached_property
    def blocks(self) -> tuple[structure.Block, ...]:
        """Paragraphs, headings, list items and so on, in order."""
        return structure.blocks(self.text, self.body_start, self.has_record)

    def _of(self, kind: structure.Kind) -> tuple[structure.Block, ...]:
        return tuple(block for block in self.blocks if block.kind == kind)

    @cached_property
    def headings(self) -> tuple[structure.Block, ...]:
        """The headings of the body, without those in full texts."""
        return self._of("heading")

    @cached_property
    def sections(self) -> tuple[structure.Section, ...]:
        """The sections of the body, each below a heading of the first or second level."""
        return structure.sections(self.blocks)

    @cached_property
    def records(self) -> tuple[structure.Block, ...]:
        """The full texts: fenced blocks `::: toan-van`."""
        return self._of("record") if ":::" in self.text else ()

    @property
    def full_text(self) -> str:
        """The full text without its fences; "" if there is none."""
        return self.records[0].words if self.records else ""

    def recorded(self, offset: int) -> bool:
        """Whether the character at `offset` is part of a full text."""
        return any(record.inner[0] <= offset < record.inner[1] for record in self.records)

    @cached_property
    def _marks(self) -> structure.Marks:
        return structure.marks(self.text, self.blocks)

    @property
    def labels(self) -> tuple[structure.Label, ...]:
        """Every footnote label `[^name]` that is rendered, in order."""
        return self._marks.labels

    def labels_in(self, block: structure.Block) -> tuple[structure.Label, ...]:
        """The footnote labels in a block."""
        first = bisect.bisect_left(self._label_offsets, block.start)
        return self.labels[first : bisect.bisect_left(self._label_offsets, block.end, first)]

    @cached_property
    def _label_offsets(self) -> list[int]:
        return [label.offset for label in self.labels]

    def spoken(self, block: structure.Block) -> str:
        """The words of a block without footnote labels."""
        text = block.words
        for label in self.labels_in(block):
            text = text.replace(f"[^{label.name}]", "", 1)
        return text

    @property
    def links(self) -> tuple[structure.Link, ...]:
        """Every link and picture in Markdown syntax, in order; those in HTML are not included."""
        return self._marks.links

    @property
    def anchors(self) -> frozenset[str]:
        """The anchors of the page: those of headings, and ids in attribute lists."""
        return self._marks.anchors

    # Words ----------------------------------------------------------------------------------------

    @cached_property
    def without_code(self) -> str:
        """The body without fenced blocks and inline code."""
        text = self._without_fences(self.body)
        if "`" not in text:
            return text
        return _NOT_PROSE.sub(lambda m: _blank(m) if m["code"] else m[0], text)

    @property
    def visible(self) -> str:
        """What a reader may see of the text outside of code, with the marks that it is written in.

        More than `prose`, in which what only looks like a formula or an attribute is left out, and
        of the front matter what is not in a line `field: value`, as YAML allows.
        """
        return self.text[: self.body_start] + self.without_code[self.body_start :]

    @cached_property
    def words_of_head(self) -> str:
        """All of the front matter without its addresses."""
        return _ADDRESS.sub(_blank, self.text[: self.body_start])

    @cached_property
    def prose(self) -> str:
        """The text that is read as sentences: no code, addresses, HTML or formulas."""
        head = _only_values(self.text[: self.body_start], self.prose_fields)
        text = self._without_fences(head + self.body[self.body_start :])
        text = _NOT_PROSE.sub(_blank, text)
        if not _has_address(text):
            return text
        # Addresses have no spaces, and so are on one line; few lines have any.
        return "\n".join(
            _ADDRESS.sub(_blank, line) if _has_address(line) else line for line in text.split("\n")
        )

    @cached_property
    def own(self) -> str:
        """The prose without quotations and full texts, which are the words of others.

        So are block quotes, but for those of sheets, which are the site's own advice.
        """
        text = without(self.prose, (record.inner for record in self.records))
        text = _QUOTATION.sub(_blank, text)
        if ">" not in text or PurePosixPath(self.path).parent.name == _SHEETS:
            return text
        return _QUOTED_LINE.sub(_blank, text)

    @cached_property
    def own_lower(self) -> str:
        """`own` in lower case; of the same length, except with a few letters of other languages."""
        return self.own.lower()

    @cached_property
    def pieces(self) -> frozenset[str]:
        """What stands between the spaces of `prose`, each piece once: `words_of` has its words."""
        return frozenset(self.prose.split())

    def _without_fences(self, text: str) -> str:
        if "```" not in self.text and "~~~" not in self.text:
            return text
        return without(text, ((fence.start, fence.end) for fence in self._of("code")))


def _has_address(text: str) -> bool:
    return "://" in text or "@" in text or _ADDRESS_END.search(text) is not None


def without(text: str, places: Iterable[tuple[int, int]]) -> str:
    """`text` with spaces in place of the ranges (start, end), which are in order."""
    pieces, at = [], 0
    for start, end in places:
        pieces += [text[at:start], _spaces(text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])


def words_of(text: str) -> list[str]:
    """The words of a text in lower case and NFC."""
    return WORD.findall(unicodedata.normalize("NFC", text).lower())


def _spaces(text: str) -> str:
    if "\n" not in text:
        return " " * len(text)
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _blank(match: re.Match[str]) -> str:
    return _spaces(match[0])


@functools.cache
def _listed(names: frozenset[str]) -> str:
    return ",".join(sorted(names))


@functools.cache
def _field(names: frozenset[str]) -> re.Pattern[str]:
    """A pattern for lines of front matter with one of the fields `names`; group 1 is the value."""
    one_of = "|".join(sorted(names)) or "(?!)"
    return re.compile(rf"^[ \t]*(?:- )?(?:{one_of}):[ \t]*(.*)$", re.MULTILINE)


def _only_values(front_matter: str, names: frozenset[str]) -> str:
    pieces, at = [], 0
    for match in _field(names).finditer(front_matter):
        pieces += [_spaces(front_matter[at : match.start(1)]), match[1]]
        at = match.end(1)
    return "".join([*pieces, _spaces(front_matter[at:])])
