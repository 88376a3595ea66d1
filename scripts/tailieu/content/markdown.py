"""A page as it is written, and which of its characters are its own words.

Rules about text search `prose` or `own`: the same length as `text`, so that a place in one is the
same place in the others, with spaces where something is no text of that kind.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from tailieu.content import structure

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)

# Each alternative begins with a sign of its own, outside of any group, so that the search
# skips from one to the next. None looks far for an end that a hostile page never writes.
_NOT_PROSE = re.compile(
    r"`(?<!``)(?P<code>(`*)(?!`)[^\n]+?(?<!`)`\2(?!`))"
    r"|\$\$.+?\$\$|\$[^$\n]{1,200}\$"
    r"|<!--(?:(?!<!--).)*?-->|</?[a-zA-Z][^<>\n]*>|<https?://[^>\s]*>"
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\)"
    r"|\[(?<=\n\[)[^\]\n]+\]:[^\n]*"
    r"|\[\^[^\]\n]{1,200}\]"
    r"|\{[:#.][^}\n]{0,1000}\}",
    re.DOTALL,
)
# Without one of these, `://` or `@` the slow search for addresses is not needed.
_ADDRESS_END = re.compile(r"\.(?:vn|com|org|net|gov|edu|info|io|dev|asia|xyz)\b")
_ADDRESS = re.compile(
    r"https?://[^\s<>\"”»]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.-])(?:[\w-]+\.)+(?:vn|com|org|net|gov|edu|info|io|dev|asia|xyz)\b(?:/[^\s<>\"”»)]*)?"
)
_QUOTATION = re.compile(r"“[^“”\n]*”|«[^«»\n]*»|\"[^\"\n]{1,500}\"")
_QUOTED_LINE = re.compile(r"^[ \t]*>[^\n]*", re.MULTILINE)
# The marks that a letter has not taken up belong to its word.
WORD = re.compile("(?:[^\\W\\d_][\u0300-\u036f]*)+")


@dataclass(frozen=True)
class MarkdownText:
    """`path` as people are shown it; `text` with `\\n` at line ends.

    `prose_fields` are those of the front matter that people read as sentences; the rest is ids,
    dates and addresses. `has_record` is false on a page of a kind that holds no full text: what
    stands between `::: toan-van` and `:::` is Markdown there as any other.

    All is read when it is first asked for, and then kept: a copy is read anew.
    """

    path: str
    text: str
    prose_fields: frozenset[str] = frozenset()
    has_record: bool = True

    @property
    def lang(self) -> str:
        """The language of the page, by the end of its name."""
        return "en" if self.path.endswith(".en.md") else "vi"

    def line(self, offset: int) -> int:
        """The number, from 1, of the line that holds the character at `offset`."""
        return bisect.bisect_right(self._line_starts, offset)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def body_start(self) -> int:
        """The offset of the first character below the front matter."""
        match = FRONT_MATTER.match(self.text)
        return match.end() if match else 0

    @cached_property
    def body(self) -> str:
        """The text below the front matter, at its place."""
        return _spaces(self.text[: self.body_start]) + self.text[self.body_start :]

    # What the page is made of -------------------------------------------------------------------

    @cached_property
    def blocks(self) -> tuple[structure.Block, ...]:
        """Paragraphs, headings, items and so on, in order."""
        return structure.blocks(self.text, self.body_start, self.has_record)

    def _of(self, kind: structure.Kind) -> tuple[structure.Block, ...]:
        return tuple(block for block in self.blocks if block.kind == kind)

    @cached_property
    def headings(self) -> tuple[structure.Block, ...]:
        """The headings of the body, full texts left out."""
        return self._of("heading")

    @cached_property
    def sections(self) -> tuple[structure.Section, ...]:
        """The body cut at its headings of the first two levels."""
        return structure.sections(self.blocks)

    @cached_property
    def records(self) -> tuple[structure.Block, ...]:
        """The full texts of documents."""
        return self._of("record") if ":::" in self.text else ()

    @property
    def full_text(self) -> str:
        """That of a document, as it stands between its fences; empty where there is none."""
        return self.records[0].words if self.records else ""

    def recorded(self, offset: int) -> bool:
        """Whether the character at `offset` belongs to a full text."""
        return any(record.inner[0] <= offset < record.inner[1] for record in self.records)

    @cached_property
    def _marks(self) -> structure.Marks:
        return structure.marks(self.text, self.blocks)

    @property
    def labels(self) -> tuple[structure.Label, ...]:
        """Every `[^name]` that is rendered, in order."""
        return self._marks.labels

    def labels_in(self, block: structure.Block) -> tuple[structure.Label, ...]:
        """The labels within a block, in order."""
        first = bisect.bisect_left(self.labels, block.start, key=_offset)
        return self.labels[first : bisect.bisect_left(self.labels, block.end, key=_offset)]

    def spoken(self, block: structure.Block) -> str:
        """The words of a block less labels."""
        text = block.words
        for label in self.labels_in(block):
            text = text.replace(f"[^{label.name}]", "", 1)
        return text

    @property
    def links(self) -> tuple[structure.Link, ...]:
        """Every link and picture in Markdown's own marks, in order; none in HTML."""
        return self._marks.links

    @property
    def anchors(self) -> frozenset[str]:
        """The addresses that headings and attribute lists make on the page."""
        return self._marks.anchors

    # Which of its characters are words ----------------------------------------------------------

    @cached_property
    def without_code(self) -> str:
        """The body less fenced blocks and code in a line."""
        text = self._without_fences(self.body)
        if "`" not in text:
            return text
        return _NOT_PROSE.sub(lambda m: _blank(m) if m["code"] else m[0], text)

    @cached_property
    def prose(self) -> str:
        """What is read as sentences: no code, addresses, HTML or formulas."""
        head = _only_values(self.text[: self.body_start], self.prose_fields)
        text = self._without_fences(head + self.body[self.body_start :])
        text = _NOT_PROSE.sub(_blank, text)
        if "://" in text or "@" in text or _ADDRESS_END.search(text):
            return _ADDRESS.sub(_blank, text)
        return text

    @cached_property
    def own(self) -> str:
        """The prose less quotations and records, whose words are somebody else's."""
        text = without(self.prose, (record.inner for record in self.records))
        text = _QUOTATION.sub(_blank, text)
        return _QUOTED_LINE.sub(_blank, text) if ">" in text else text

    @cached_property
    def own_words(self) -> frozenset[str]:
        """Every word of its own, lower case, NFC."""
        return _vocabulary(self.own)

    def _without_fences(self, text: str) -> str:
        if "```" not in self.text and "~~~" not in self.text:
            return text
        return without(text, ((fence.start, fence.end) for fence in self._of("code")))


def _offset(label: structure.Label) -> int:
    return label.offset


def without(text: str, places: Iterable[tuple[int, int]]) -> str:
    """`text` with spaces at these places (start, end), which are in order."""
    pieces, at = [], 0
    for start, end in places:
        pieces += [text[at:start], _spaces(text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])


def _vocabulary(text: str) -> frozenset[str]:
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    # A page says most of its words many times over, and most stand free of other signs: what is
    # slow is left for few.
    tokens = set(map(str.lower, set(text.split())))
    plain = set(filter(str.isalpha, tokens))
    return frozenset(plain.union(WORD.findall(" ".join(tokens - plain))))


def _spaces(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _blank(match: re.Match[str]) -> str:
    return _spaces(match[0])


@cache
def _field(names: frozenset[str]) -> re.Pattern[str]:
    """A line of front matter that holds one of the fields `names`, and its value."""
    one_of = "|".join(sorted(names)) or "(?!)"
    return re.compile(rf"^[ \t]*(?:- )?(?:{one_of}):[ \t]*(.*)$", re.MULTILINE)


def _only_values(front_matter: str, names: frozenset[str]) -> str:
    kept = list(_spaces(front_matter))
    for match in _field(names).finditer(front_matter):
        kept[match.start(1) : match.end(1)] = match[1]
    return "".join(kept)
