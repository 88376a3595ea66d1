"""The contents of a file, independent of its format: paragraphs, headings and tables.

Their text has inline Markdown marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from tailieu.content.clauses import inline
from tailieu.content.schema import Signature
from tailieu.language.unseen import UNSEEN

Lines = tuple[str, ...]


@dataclass(frozen=True)
class Loss:
    """Something of the file that is not in the page as it was: what it is, where it was, its text.

    `decoration` is for what takes neither a word nor its meaning from the page: ruled lines,
    underlines, page numbers. `count` is how many such things there are at this place.
    """

    what: str
    where: str
    quote: str = ""
    decoration: bool = False
    count: int = 1

    def __str__(self) -> str:
        number = f"{self.count} " if self.count > 1 else ""
        quote = f" «{self.quote}»" if self.quote else ""
        return f"{number}{self.what}{quote}" + (f", {self.where}" if self.where else "")


@dataclass(frozen=True)
class Block:
    """One paragraph, heading or table; text has the inline marks of tailieu.content.clauses.

    `cell` is the number of the cell in a table that only lays out a page (0: not in such a table).
    A table has `rows` of cells, a cell has lines; `merged` are (row, column, rows down, columns
    across) of the cells that span others, which are empty, and `headed` tells whether the first row
    names the columns. `level` is that of a heading, from 1.
    """

    text: str = ""
    kind: Literal["paragraph", "heading", "table"] = "paragraph"
    level: int = 0
    cell: int = 0
    rows: tuple[tuple[Lines, ...], ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    headed: bool = True

    @property
    def plain(self) -> str:
        """The text without marks."""
        return plain(self.text)

    @property
    def bold(self) -> bool:
        """Whether all words of the text are bold; a comma between them may not be."""
        kinds = {kind for kind, content, _ in inline(self.text) if re.search(r"\w", content)}
        return kinds == {"bold"}


@dataclass
class Contents:
    """A file as read: blocks, footnotes in order, losses, decoded runs by legacy encoding.

    `signature` is the digital signature of a PDF, if it has one and all of it is intact.
    """

    blocks: list[Block]
    notes: list[str] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    repaired: dict[str, int] = field(default_factory=dict)
    signature: Signature | None = None


def mapped(contents: Contents, change: Callable[[str], str]) -> Contents:
    """`contents` with each of its texts as `change` returns it."""
    blocks = [
        replace(
            block,
            text=change(block.text),
            rows=tuple(
                tuple(tuple(change(line) for line in cell) for cell in row) for row in block.rows
            ),
        )
        for block in contents.blocks
    ]
    return replace(contents, blocks=blocks, notes=[change(note) for note in contents.notes])


def missing_text(paragraphs: list[str], contents: Contents) -> list[Loss]:
    """A loss for each of a file's `paragraphs` with words that its contents do not have.

    So nothing is lost silently, whatever a reader does with an unusual file.
    """
    texts = [block.text for block in contents.blocks] + contents.notes
    texts += [line for block in contents.blocks for row in block.rows for c in row for line in c]
    missing = _words(" ".join(paragraphs))
    missing.subtract(word for text in texts for word in _words(plain(text)).elements())
    losses = []
    for text in paragraphs:
        gone = [word for word in _words(text) if missing[word] > 0]
        if gone:
            missing.subtract(_words(text))
            losses.append(Loss("đoạn không chép được đủ chữ", "", text))
    return losses


def _words(text: str) -> Counter[str]:
    # NFKC: ² and 2 count as the same word. Word shows small letters as capitals.
    text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).casefold()
    return Counter(re.findall(r"[^\W_]+", text))


def plain(text: str) -> str:
    """`text` without its marks and its footnote references."""
    return "".join(
        content if kind == "text" else plain(content)
        for kind, content, _ in inline(text)
        if kind != "note"
    )


def clean(text: str) -> str:
    """`text` in NFC without invisible characters, its spaces, line ends and hyphens plain."""
    text = _UNSEEN.sub("", _SPACE.sub(" ", text)).replace("\u2011", "-")
    return unicodedata.normalize("NFC", text)


def escape(text: str) -> str:
    """`text` with a backslash before each character that would be read as a mark."""
    return re.sub(r"([\\*\[\]|])", r"\\\1", text)


_RULE = re.compile(r"[\W_]+")
# All but C1 controls, which may be quotation marks: see letters.py.
_UNSEEN = re.compile(f"(?![\x80-\x9f]){UNSEEN.pattern}")
_SPACE = re.compile("[\x0b-\r\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")


def without_rules(blocks: Iterable[Block]) -> tuple[list[Block], list[Loss]]:
    """(`blocks` without empty paragraphs and lines such as `-----`, losses for those lines)."""
    kept, losses = [], []
    for block in blocks:
        if block.kind == "table" or not _RULE.fullmatch(block.plain or " "):
            kept.append(block)
        elif block.plain.strip():
            where = f"sau đoạn «{short(kept[-1].plain)}»" if kept else "ở đầu tệp"
            losses.append(Loss("dòng chỉ có dấu", where, block.plain.strip(), decoration=True))
    return kept, losses


def letter_spaced(text: str) -> bool:
    """Whether letters are spaced out one by one, so that the ends of words are unknown."""
    return re.search(r"(?:(?<!\S)\w\s){8}", text) is not None


def short(text: str) -> str:
    """The first 50 characters of `text`, by which a person finds its place."""
    text = " ".join(text.split())
    return text if len(text) <= 50 else text[:47].rstrip() + "…"
