"""Make a page of imported contents: front matter, text, and what its editor must still fill in."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace

from tailieu.checks.rules.record_unchanged import digest
from tailieu.checks.sections import HEADINGS, QUESTIONS, REQUIRED
from tailieu.content import clauses
from tailieu.content.schema import Document
from tailieu.importing import naming
from tailieu.importing.blocks import Block, Contents, Loss, plain, without_rules
from tailieu.importing.head.layout import flattened
from tailieu.importing.head.metadata import recognise
from tailieu.importing.headings import with_headings
from tailieu.importing.letters import tidy
from tailieu.importing.tables import arranged
from tailieu.language.words import fold

# Losses that the page itself mentions, since its readers miss them too.
_MOST_PLACES = 3
_MISSED = ("hình", "biểu đồ", "sơ đồ", "công thức", "đối tượng nhúng")


@dataclass
class NewPage:
    """A page made of a file.

    `slug` is "" where the file suggests none. `found` tells what was recognised, each with its
    label, `missing` are (label, how to fill it in).
    """

    text: str
    slug: str
    found: list[str] = field(default_factory=list)
    missing: list[tuple[str, str]] = field(default_factory=list)


def document(contents: Contents, file_name: str) -> NewPage:
    """A page of docs/van-ban with the full text; adds lines that cannot be kept to the losses."""
    laid_out = list(flattened(contents.blocks))
    found = recognise(laid_out)
    blocks, rules = without_rules(arranged(laid_out))
    contents.losses += rules
    text = "\n\n".join(_record(blocks, contents.notes))
    body = f"::: toan-van\n{text}\n:::\n"
    title = naming.title(found, blocks)
    made = NewPage("", naming.slug(found))
    lines = [f"title: {_yaml(title)}", f"description: {_yaml(naming.description(title, found))}"]
    if not found.number:
        lines.append("number: null")
    for name, label in naming.LABELS.items():
        stated = found.stated(name)
        if stated:
            made.found.append(naming.told(name, stated))
            doubt = "" if stated.sure else "  # chưa chắc, xem lại"
            lines.append(f"{name}: {_yaml(stated.value)}{doubt}")
        else:
            # A check refuses the page without these; a document may have no number.
            required = name != "number" and Document.model_fields[name].is_required()
            needed = "bắt buộc; " if required else ""
            made.missing.append((label, f"{needed}{name}: …"))
    lines.append(f"text_sha256: {_yaml(digest(tuple(clauses.split(text))))}")
    made.missing.append(("chủ đề", "topics: […]"))
    made.missing.append(("nơi đã đọc bản gốc", "evidence: {mark: …, pages: […]}"))
    if contents.signature:
        known = contents.signature.model_dump(exclude_defaults=True)
        gazette = fold(contents.signature.signer).startswith("cong bao")
        lines.append(f"text_from: {'cong-bao' if gazette else 'tep-da-ky'}")
        lines += ["signature:", *(f"  {name}: {_yaml(value)}" for name, value in known.items())]
        told = f"còn nguyên, của {contents.signature.signer}; chưa kiểm được chuỗi chứng thư"
        made.found.append(f"chữ ký số: {told}")
    made.text = (
        "---\n"
        + "\n".join([*lines, "evidence: {mark: V2, pages: []}"])
        + f"\n---\n{body}\n## Xuất xứ\n\n{_provenance(contents, file_name)}\n"
    )
    return made


def sheet(contents: Contents, file_name: str) -> NewPage:
    """A page of docs/phieu: the contents sorted into the parts of a sheet by their headings."""
    blocks, rules = without_rules(arranged(flattened(contents.blocks)))
    contents.losses += rules
    title = blocks.pop(0).plain if blocks and not _part(blocks[0]) else ""
    parts: dict[str, list[Block]] = {heading: [] for heading in HEADINGS["vi"]}
    current = HEADINGS["vi"][0]
    named: set[str] = set()
    others: list[str] = []
    for block in blocks:
        part = _part(block)
        if part:
            current = part
            named.add(part)
            continue
        if block.kind == "heading":
            others.append(block.plain)
        parts[current].append(block)
    made = NewPage("", naming.as_slug(title))
    if title:
        made.found.append(f"tên phiếu: {title}")
    for heading in HEADINGS["vi"]:
        if heading in named:
            made.found.append(f"phần: {heading}")
        elif heading in REQUIRED["vi"]:
            made.missing.append((f"phần «{heading}»", "thay dấu … dưới đề mục ấy"))
    made.missing += [
        (f"đề mục «{other}» không có trong mẫu phiếu", "chuyển chữ vào các phần của phiếu, hoặc bỏ")
        for other in others
    ]
    made.missing += [
        (f"chú thích {number}: {plain(note)}", "khai báo nguồn ấy trong citations")
        for number, note in enumerate(contents.notes, 1)
    ]
    made.missing.append(("khai báo của phiếu", "thay mọi dấu … ở đầu tệp"))
    made.missing.append(("nguồn của từng ý", "thêm [^tên-nguồn] ở cuối câu, khai báo ở citations"))
    body = []
    for heading, held in parts.items():
        if not held and heading not in REQUIRED["vi"]:
            continue
        body.append(f"## {heading}\n\n{_markdown(held, heading == QUESTIONS.vi) or '…'}")
    body += [f"[^{number}]: {_escaped(note)}" for number, note in enumerate(contents.notes, 1)]
    made.text = (
        f"---\ntitle: {_yaml(title or '…')}\n"
        "topic: …\nmonth: …\naudience: […]\nminutes: …\nreview_by: …\ncitations: {}\n---\n"
        + "\n\n".join(body)
        + "\n"
    )
    return made


# The record of a document -------------------------------------------------------------------------


def _record(blocks: list[Block], notes: list[str]) -> list[str]:
    paragraphs = []
    for block in blocks:
        if block.kind == "table":
            paragraphs.append(_table(block))
        elif block.kind == "heading":
            paragraphs.append(f"{'#' * min(block.level + 1, 4)} {block.text}")
        else:
            # Escape what would end the fence or begin a heading or a table.
            paragraphs.append(re.sub(r"^(?=[#:|])", r"\\", block.text))
    return with_headings("\n\n".join(paragraphs)) + [
        f"[^{n}]: {note}" for n, note in enumerate(notes, 1)
    ]


def _table(block: Block) -> str:
    """The rows of a table; a line of dashes below the first makes it the heads of the columns."""
    first, *others = (
        "| " + " | ".join("<br>".join(map(_cell_line, cell)) for cell in row) + " |"
        for row in block.rows
    )
    dashes = ["|" + " --- |" * len(block.rows[0])] if block.headed else []
    return "\n".join([first, *dashes, *others])


def _cell_line(line: str) -> str:
    """A line of a cell; what has only dashes would look like the line below the heads."""
    return f"\\{line}" if re.fullmatch("[-: ]*-[-: ]*", line) else line


def _provenance(contents: Contents, file_name: str) -> str:
    name = tidy(file_name).replace("`", "'")
    text = f"Toàn văn trên đây chuyển từ tệp `{name}`, chưa đối chiếu với bản gốc."
    missed: dict[str, list[Loss]] = {}
    for loss in contents.losses:
        if loss.what.startswith(_MISSED):
            missed.setdefault(loss.what, []).append(loss)
    if missed:
        what = "; ".join(_places(what, losses) for what, losses in missed.items())
        text += f" Tệp ấy còn có phần không chuyển được: {_escaped(tidy(what))}."
    return text


def _places(what: str, losses: list[Loss]) -> str:
    """`hình (3) ở trang 1, ở trang 4`: how many there are of a kind, and where the first are."""
    count = sum(loss.count for loss in losses)
    places = list(dict.fromkeys(loss.where for loss in losses if loss.where))
    first = ", ".join(places[:_MOST_PLACES]) + (" …" if places[_MOST_PLACES:] else "")
    return f"{what}{f' ({count})' if count > 1 else ''} {first}".strip()


# A sheet ------------------------------------------------------------------------------------------


def _part(block: Block) -> str | None:
    """The part of a sheet that a heading, or a bold line, begins; None for any other block."""
    if block.kind != "heading" and not block.bold:
        return None
    name = _folded(block.plain)
    return next((heading for heading in HEADINGS["vi"] if _folded(heading) == name), None)


def _folded(heading: str) -> str:
    return " ".join(re.findall(r"[a-z]+", fold(re.sub(r"^(?:[IVX]+|\d+)[.)]\s*", "", heading))))


def _markdown(blocks: list[Block], questions: bool) -> str:
    """Blocks as Markdown of a sheet; among `questions`, lines ending in `?` become headings."""
    written, before = "", ""
    for block in blocks:
        text = _escaped(block.text)
        if block.kind == "table":
            # In Markdown a table has heads.
            text = _escaped(_table(replace(block, headed=True)))
        elif questions and block.plain.rstrip().endswith("?"):
            text = "### " + re.sub(r"^(?:Hỏi|Câu hỏi)\s*:\s*", "", text.replace("**", ""))
        elif block.kind == "heading":
            text = f"### {text}"
        elif questions:
            text = re.sub(r"^(\**)(?:Đáp|Trả lời)\s*:\s*", r"\1", text)
        found = re.match(r"([-+]|\d+\.) ", text)
        item = found[1][-1] if found else ""
        if item == "+":
            # Official texts put `+` below `-`.
            text = f"{'    ' if before in ('-', '+') else ''}- {text[2:]}"
        together = item and (item == before or {item, before} == {"-", "+"})
        written += ("\n" if together else "\n\n") + text
        before = item
    return written.strip()


def _escaped(text: str) -> str:
    """`text`, which has inline marks, with HTML, code and headings escaped for Markdown."""
    text = re.sub(r"&(?=#?\w+;)", "&amp;", text)
    text = re.sub(r"<(?!br>)", "&lt;", text)
    return re.sub(r"`|^[#>]", r"\\\g<0>", text)


# Front matter -------------------------------------------------------------------------------------


def _yaml(value: object) -> str:
    """A string, a date or a boolean in YAML, of which JSON's strings and booleans are a part."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str | bool) else str(value)
