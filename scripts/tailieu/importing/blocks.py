"""What a file says, whatever its format: paragraphs, headings and tables in Markdown's marks."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from tailieu.content.clauses import inline


@dataclass(frozen=True)
class Loss:
    """Something that could not be carried over: what it is, what it says, where it stood."""

    what: str
    where: str
    quote: str = ""

    def __str__(self) -> str:
        quote = f" «{self.quote}»" if self.quote else ""
        return f"{self.what}{quote}, {self.where}" if self.where else f"{self.what}{quote}"


@dataclass(frozen=True)
class Block:
    """One paragraph, heading or table; all text in the marks of tailieu.content.clauses.

    `cell` tells the cells of a table that only lays out a page apart (0: none of them). `rows` of
    a table hold cells, cells hold lines.
    """

    text: str = ""
    kind: Literal["paragraph", "heading", "table"] = "paragraph"
    level: int = 0
    cell: int = 0
    rows: tuple[tuple[tuple[str, ...], ...], ...] = ()

    @property
    def plain(self) -> str:
        """The text without marks."""
        return plain(self.text)

    @property
    def bold(self) -> bool:
        """Is all of it bold?"""
        kinds = {kind for kind, content, _ in inline(self.text) if content.strip()}
        return kinds == {"bold"}


@dataclass
class Contents:
    """A file as read: its blocks, its notes in order, what was lost, what was put right."""

    blocks: list[Block]
    notes: list[str] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    repaired: dict[str, int] = field(default_factory=dict)


def left_out(paragraphs: list[str], contents: Contents) -> list[Loss]:
    """Those of a file's `paragraphs` that have more words than its contents: nothing is to be lost
    in silence, whatever a reader makes of an odd file."""
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
    # ² and 2 are the same word here.
    return Counter(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", _UNSEEN.sub("", text))))


def plain(text: str) -> str:
    """`text` without its marks; notes go."""
    return "".join(
        content if kind == "text" else plain(content)
        for kind, content, _ in inline(text)
        if kind != "note"
    )


def clean(text: str) -> str:
    """NFC, with plain spaces and hyphens for those that only keep a line from breaking."""
    text = _UNSEEN.sub("", text).replace("\u00a0", " ").replace("\u2011", "-")
    return unicodedata.normalize("NFC", text)


def escape(text: str) -> str:
    """`text` so that no mark is read in it."""
    return re.sub(r"([\\*\[\]|])", r"\\\1", text)


_LAYOUT = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|(?-i:ĐẢNG CỘNG SẢN VIỆT NAM)|^Số\s*:?\s*\d*\s*[-/]|^Nơi nhận"
    r"|(?-i:^(?:T/?M|K/?T|T/?L|TUQ)\b)",
    re.MULTILINE | re.IGNORECASE,
)
_RULE = re.compile(r"[\W_]+")
# What shows nothing; a soft hyphen only says where a word may be parted.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def flattened(blocks: Iterable[Block]) -> Iterator[Block]:
    """Tables that only lay out the head and the foot of a document become paragraphs.

    Column by column, as they are read: the issuer with its number, then the title with the date.
    """
    cells = 0
    for block in blocks:
        if not _is_layout(block):
            yield block
            continue
        for column in range(max(map(len, block.rows))):
            cells += 1
            for row in block.rows:
                for line in row[column] if column < len(row) else ():
                    yield Block(line, cell=cells)


def _is_layout(block: Block) -> bool:
    if block.kind != "table":
        return False
    rows, columns = len(block.rows), max(map(len, block.rows))
    if rows * columns == 1:
        return True
    text = "\n".join(plain(line) for row in block.rows for cell in row for line in cell)
    return rows <= 4 and columns <= 3 and _LAYOUT.search(text) is not None


def without_rules(blocks: Iterable[Block]) -> tuple[list[Block], list[Loss]]:
    """Lines that are drawn with signs, such as `-----`, go; empty paragraphs too."""
    kept, losses = [], []
    for block in blocks:
        if block.kind == "table" or not _RULE.fullmatch(block.plain or " "):
            kept.append(block)
        elif block.plain.strip():
            where = f"sau đoạn «{short(kept[-1].plain)}»" if kept else "ở đầu tệp"
            losses.append(Loss("dòng chỉ có dấu", where, block.plain.strip()))
    return kept, losses


def letter_spaced(text: str) -> bool:
    """Are letters set apart one by one? Where the words end is lost then."""
    return re.search(r"(?:(?<!\S)\w\s){8}", text) is not None


def short(text: str) -> str:
    """The beginning of `text`, to find its place by."""
    text = " ".join(text.split())
    return text if len(text) <= 50 else text[:47].rstrip() + "…"
