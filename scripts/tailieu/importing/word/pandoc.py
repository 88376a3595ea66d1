"""Read a Word file with pandoc: blocks from its syntax tree. The only module that runs pandoc."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypandoc

from tailieu.content.findings import ContentErrors, Rule
from tailieu.content.messages import Message
from tailieu.importing.blocks import Block, Contents, Loss, clean, escape, plain, short

# Of the runtime's memory, and how it ends where that does not do (EXIT_HEAPOVERFLOW).
_LIMITS = ("+RTS", "-M650m", "-RTS")
_HEAP_OVERFLOW = 251

_RAISED = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
# A table of so few cells, one with a table in it, only lays out what it holds.
_MOST_AROUND = 4
# In characters; longer ones are no index.
_LONGEST_SCRIPT = 20
Node = dict[str, Any]
_MARKED = (
    "Strong",
    "Emph",
    "Underline",
    "SmallCaps",
    "Strikeout",
    "Superscript",
    "Subscript",
)

_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)

NO_PANDOC = Rule(
    "TL097",
    "error",
    "reading",
    Message("Pandoc chạy được", "Pandoc runs"),
    Message(
        "Chương trình Pandoc, đi kèm dự án, đọc tệp Word.",
        "The program Pandoc, which comes with the project, reads Word files.",
    ),
    Message("không chạy được chương trình Pandoc ({reason}).", "Pandoc cannot be run ({reason})."),
    Message("gõ `make clean` rồi `make check` để cài lại.", "run `make clean`, then `make check`."),
)
_FAILED = Message("Pandoc không đọc được: {answer}.", "Pandoc cannot read it: {answer}.")
_FAILED_FIX = Message(
    "mở tệp bằng Word, lưu thành một tệp .docx mới rồi nhập.",
    "open the file in Word, save it as a new .docx, then import.",
)


def read(file: Path, shown: str) -> Contents:
    """The contents of `file`, a .docx; `shown` is the file's name in messages.

    Raises ContentErrors where pandoc is missing or cannot read the file, MemoryError where it needs
    too much memory.
    """
    try:
        program = pypandoc.get_pandoc_path()
        # With --sandbox pandoc reads no other file and nothing from the network.
        done = subprocess.run(
            [program, "--sandbox", "--from=docx", "--to=json", str(file), *_LIMITS],
            capture_output=True,
            check=True,
        )
        tree = json.loads(done.stdout)
    except OSError as error:
        found = NO_PANDOC.at(shown, 0, reason=error.strerror or error)
        raise ContentErrors([found]) from None
    except subprocess.CalledProcessError as error:
        if error.returncode == _HEAP_OVERFLOW:
            raise MemoryError from None
        answer = " ".join(error.stderr.decode("utf-8", "replace").split())[:200]
        found = NO_PANDOC.at(shown, 0, message=_FAILED, fix=_FAILED_FIX, answer=answer)
        raise ContentErrors([found]) from None
    return contents(tree)


def contents(tree: dict[str, Any]) -> Contents:
    """The blocks, footnotes and losses of pandoc's JSON tree.

    Its nodes are `{"t": type, "c": content}`, see https://hackage.haskell.org/package/pandoc-types.
    """
    writer = _Writer()
    return Contents(list(writer.blocks(tree["blocks"])), writer.notes, writer.losses)


class _Writer:
    """Turns pandoc's nodes into blocks; collects footnotes and losses on the way."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.losses: list[Loss] = []
        self.tables = 0
        self.last = ""

    def blocks(self, nodes: list[Node]) -> Iterator[Block]:
        for node in nodes:
            content: Any = node.get("c")
            match node["t"]:
                case "Para" | "Plain":
                    for line in _lines(content):
                        text = self.inlines(line).strip()
                        yield Block(text)
                        self.last = plain(text) or self.last
                case "Header":
                    level, _, inside = content
                    text = " ".join(self.inlines(line) for line in _lines(inside))
                    text = re.sub(r"(?<!\\)\*\*", "", text).strip()
                    yield Block(text, "heading", level)
                    self.last = plain(text) or self.last
                case "Table":
                    yield from self.table(content)
                case "BlockQuote":
                    yield from self.blocks(content)
                case "Div":
                    yield from self.blocks(content[1])
                case "Figure":
                    yield from self.blocks(content[2])
                case "BulletList" | "OrderedList":
                    for item in content if node["t"] == "BulletList" else content[1]:
                        yield from self.blocks(item)
                case "LineBlock":
                    yield from (Block(self.inlines(line)) for line in content)
                case "CodeBlock" | "RawBlock":
                    yield from (Block(escape(line)) for line in content[1].splitlines())
                case "DefinitionList":
                    for term, definitions in content:
                        yield Block(self.inlines(term))
                        for definition in definitions:
                            yield from self.blocks(definition)

    def table(self, content: list[Any]) -> Iterator[Block]:
        _, (_, caption), columns, head, bodies, foot = content
        yield from self.blocks(caption)
        self.tables += 1
        number = self.tables
        rows = [*head[1], *(row for body in bodies for part in body[2:] for row in part), *foot[1]]
        insides = [inside for _, cells in rows for *_, inside in cells if inside]
        if len(insides) <= _MOST_AROUND and any(map(_has_table, insides)):
            self.losses.append(Loss("khung bao quanh bảng khác", f"ở bảng {number}", "", True))
            for inside in insides:
                yield from self.blocks(inside)
            return
        merged = []
        grid: list[list[tuple[str, ...]]] = [[] for _ in rows]
        taken: set[tuple[int, int]] = set()
        for at, (_, cells) in enumerate(rows):
            column = 0
            for _, _, down, across, inside in cells:
                while (at, column) in taken:
                    grid[at].append(())
                    column += 1
                down, across = min(down, len(rows) - at), min(across, len(columns))
                taken |= {
                    (at + y, column + x)
                    for y in range(down)
                    for x in range(across)
                    if (y, x) > (0, 0)
                }
                grid[at].append(self.cell(inside))
                if down * across > 1 and grid[at][-1]:
                    merged.append((at, column, down, across))
                column += 1
            grid[at] += [()] * (len(columns) - len(grid[at]))
        if merged:
            where = f"ở bảng {number}"
            self.losses.append(Loss("ô gộp", where, decoration=True, count=len(merged)))
        if any(cell for row in grid for cell in row):
            yield Block(kind="table", rows=tuple(map(tuple, grid)), merged=tuple(merged))

    def cell(self, nodes: list[Node]) -> tuple[str, ...]:
        lines = []
        for block in self.blocks(nodes):
            if block.kind == "table":
                self.losses.append(Loss("khung của bảng nằm trong ô", f"ở bảng {self.tables}"))
                lines += [line for row in block.rows for cell in row for line in cell]
            elif block.text:
                lines.append(block.text)
        return tuple(lines)

    def inlines(self, nodes: list[Node]) -> str:
        text = ""
        for node in nodes:
            piece = self.inline(node)
            # Where italic follows bold directly, the marks would be ambiguous.
            if node["t"] == "Emph" and text.endswith("**"):
                piece = piece.strip("*")
            text += piece
        return text

    def inline(self, node: Node) -> str:
        content: Any = node.get("c")
        match node["t"]:
            case "Str":
                return escape(clean(content))
            case "Space" | "SoftBreak" | "LineBreak":
                return " "
            case "Strong":
                return _wrapped("**", self.inlines(content))
            case "Emph":
                text = self.inlines(content)
                return text if "**" in text else _wrapped("*", text)
            case "Superscript":
                return self.script(content, _RAISED, "chỉ số trên")
            case "Subscript":
                return self.script(content, _LOWERED, "chỉ số dưới")
            case "Strikeout":
                return self.noted("nét gạch ngang chữ", content)
            case "Underline":
                return self.noted("nét gạch chân", content, decoration=True)
            case "SmallCaps":
                return self.inlines(content)
            case "Span":
                return self.inlines(content[1])
            case "Quoted":
                marks = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
                return marks[0] + self.inlines(content[1]) + marks[1]
            case "Link":
                return self.link(content[1], content[2][0])
            case "Note":
                return self.note(content)
            case "Code" | "Math" | "RawInline":
                return escape(content[1])
            case _:
                return ""

    def script(self, content: list[Node], table: dict[int, int], what: str) -> str:
        text = self.inlines(content)
        if all(ord(char) in table for char in text):
            return text.translate(table)
        # Raised lines and long raised texts are a matter of looks.
        told = plain(text).strip()
        decoration = len(told) > _LONGEST_SCRIPT or not re.search(r"[^\W_]", told)
        return self.noted(what, content, decoration)

    def noted(self, what: str, content: list[Node], decoration: bool = False) -> str:
        text = self.inlines(content)
        if text.strip():
            where = f"sau đoạn «{short(self.last)}»" if self.last else "ở đầu tệp"
            self.losses.append(Loss(what, where, plain(text), decoration))
        return text

    def link(self, inside: list[Node], address: str) -> str:
        text = self.inlines(inside)
        if not _ADDRESS.fullmatch(address):
            if text.strip():
                where = f"tới «{address}»"
                what = "liên kết không dẫn ra trang nào"
                self.losses.append(Loss(what, where, plain(text), decoration=True))
            return text
        for char in ' ()<>"':
            address = address.replace(char, f"%{ord(char):02X}")
        label = re.sub(r"\[\^\d+\]", "", text).strip()
        return f"[{label}]({address})" if label else ""

    def note(self, content: list[Node]) -> str:
        # Numbered before its own text is read, which may have footnotes too.
        self.notes.append("")
        number = len(self.notes)
        self.notes[number - 1] = " ".join(self.cell(content))
        return f"[^{number}]"


def _has_table(nodes: list[Node]) -> bool:
    """Whether a cell holds a table of several rows and columns."""
    return any(
        node["t"] == "Table"
        and len(node["c"][2]) > 1
        and sum(len(part) for body in node["c"][4] for part in body[2:]) > 1
        for node in nodes
    )


def _lines(nodes: list[Node]) -> list[list[Node]]:
    """Inline nodes split at their line breaks, each line with its emphasis."""
    lines: list[list[Node]] = [[]]
    for node in nodes:
        content: Any = node.get("c")
        if node["t"] == "LineBreak":
            lines.append([])
            continue
        if node["t"] in _MARKED:
            parted = [{"t": node["t"], "c": line} for line in _lines(content)]
        elif node["t"] in ("Span", "Quoted", "Link"):
            before, inside, *after = content
            parted = [{"t": node["t"], "c": [before, line, *after]} for line in _lines(inside)]
        else:
            parted = [node]
        lines[-1].append(parted[0])
        lines += [[part] for part in parted[1:]]
    return lines


def _wrapped(mark: str, text: str) -> str:
    """`text` between two marks, with its outer spaces outside of them."""
    inner = text.strip()
    if not inner:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{inner}{mark}{after}"
