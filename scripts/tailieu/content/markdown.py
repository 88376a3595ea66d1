"""A page as it is written, and which of its characters are its own words.

Rules about text search `prose` or `own`: the same length as `text`, so that a place in one is the
same place in the others, with spaces where something is no text of that kind.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property

from tailieu.content import clauses

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)

_FENCE = re.compile(
    r"^([ \t]*)(```+(?!`)|~~~+(?!~))[^\n]*\n.*?^[ \t]*\2[`~]*[ \t]*$", re.MULTILINE | re.DOTALL
)
# Each alternative begins with a sign of its own, outside of any group, so that the search leaps
# from one to the next. None looks far for an end that a hostile page leaves out a million times.
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
# Without one of these, `://` or `@` the slow search for addresses can be spared.
_ADDRESS_END = re.compile(r"\.(?:vn|com|org|net|gov|edu|info|io|dev|asia|xyz)\b")
_ADDRESS = re.compile(
    r"https?://[^\s<>\"”»]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.-])(?:[\w-]+\.)+(?:vn|com|org|net|gov|edu|info|io|dev|asia|xyz)\b(?:/[^\s<>\"”»)]*)?"
)
_QUOTATION = re.compile(r"“[^“”\n]*”|«[^«»\n]*»|\"[^\"\n]{1,500}\"")
_QUOTED_LINE = re.compile(r"^[ \t]*>[^\n]*", re.MULTILINE)
# The marks that a letter has not taken up belong to its word.
WORD = re.compile("(?:[^\\W\\d_][\u0300-\u036f]*)+")
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)


@dataclass(frozen=True)
class MarkdownText:
    """`path` as people are shown it; `text` with `\\n` at line ends.

    `prose_fields` are those of the front matter that people read as sentences; the rest is ids,
    dates and addresses.
    """

    path: str
    text: str
    prose_fields: frozenset[str] = frozenset()

    @property
    def lang(self) -> str:
        return "en" if self.path.endswith(".en.md") else "vi"

    def line(self, offset: int) -> int:
        """The number, from 1, of the line that holds the character at `offset`."""
        return bisect.bisect_right(self._line_starts, offset)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def body_start(self) -> int:
        match = FRONT_MATTER.match(self.text)
        return match.end() if match else 0

    @cached_property
    def body(self) -> str:
        """The text below the front matter, at its place."""
        return _spaces(self.text[: self.body_start]) + self.text[self.body_start :]

    @cached_property
    def without_code(self) -> str:
        """The body less fenced blocks and code in a line."""
        text = (
            _FENCE.sub(_blank, self.body) if "```" in self.body or "~~~" in self.body else self.body
        )
        if "`" not in text:
            return text
        return _NOT_PROSE.sub(lambda m: _blank(m) if m["code"] else m[0], text)

    @cached_property
    def prose(self) -> str:
        """What is read as sentences: no code, addresses, HTML or formulas."""
        head = self.text[: self.body_start]
        text = _only_values(head, self.prose_fields) + self.body[self.body_start :]
        if "```" in text or "~~~" in text:
            text = _FENCE.sub(_blank, text)
        text = _NOT_PROSE.sub(_blank, text)
        if "://" in text or "@" in text or _ADDRESS_END.search(text):
            return _ADDRESS.sub(_blank, text)
        return text

    @cached_property
    def own(self) -> str:
        """The prose less quotations and records, whose words are somebody else's."""
        text = _QUOTATION.sub(_blank, self._blank_record(self.prose))
        return _QUOTED_LINE.sub(_blank, text) if ">" in text else text

    @cached_property
    def records(self) -> tuple[tuple[int, int], ...]:
        """Where the full texts of documents stand."""
        if clauses.MARK not in self.text:
            return ()
        return tuple(match.span(1) for match in clauses.FENCE.finditer(self.text))

    def recorded(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.records)

    def _blank_record(self, text: str) -> str:
        for start, end in self.records:
            text = text[:start] + _spaces(text[start:end]) + text[end:]
        return text

    @cached_property
    def own_words(self) -> frozenset[str]:
        """Every word of its own, lower case, NFC."""
        return _vocabulary(self.own)

    @cached_property
    def headings(self) -> list[tuple[int, int, str]]:
        """(offset, level, text) of every heading in the body, records left out."""
        text = self._blank_record(self.body)
        if "```" in text or "~~~" in text:
            text = _FENCE.sub(_blank, text)
        return [(m.start(), len(m[1]), m[2]) for m in _HEADING.finditer(text)]


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


def _blank(match: re.Match) -> str:
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
