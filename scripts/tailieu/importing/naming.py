"""What a page made of a document is called, and how its editor is told what was recognised."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from tailieu.content import terms
from tailieu.importing.blocks import Block, short
from tailieu.importing.head.lines import Line
from tailieu.importing.head.stated import Metadata, Stated
from tailieu.importing.head.subjects import begins_text
from tailieu.language.words import fold

# The fields of front matter that a document states, in their order there.
LABELS = {
    "number": "số, ký hiệu",
    "type": "loại văn bản",
    "summary": "trích yếu",
    "issuer": "cơ quan ban hành",
    "system": "hệ thống (của Đảng hay của Nhà nước)",
    "signer": "người ký",
    "place": "nơi ban hành",
    "issued": "ngày ban hành",
}
_LAWS = ("luat", "bo-luat")
# Words of laws' names that keep their capitals; without knowing all of them, a name that has one
# is left in capitals.
_PROPER = re.compile(
    r"VIỆT NAM|TỔ QUỐC|MẶT TRẬN|THỦ ĐÔ|HÀ NỘI|QUỐC HỘI|CHÍNH PHỦ|HỘI ĐỒNG|ỦY BAN|TÒA ÁN|VIỆN"
    r"|NHÀ NƯỚC|QUÂN ĐỘI|CÔNG AN|CẢNH SÁT|BIÊN PHÒNG|ĐẢNG|ĐOÀN|LUẬT|HIẾN PHÁP|KIỂM TOÁN"
)
_LONGEST_DESCRIPTION = 200


def title(found: Metadata, blocks: list[Block]) -> str:
    """`Công văn số 125/UBND-VX ngày 05/3/2026`, `Bộ luật Dân sự`; "…" where nothing gives one.

    Without a kind and a number it is the first heading, if that does not belong to the text. A kind
    in capitals that is in no list stays so, like a proper name.
    """
    name = _kind(found)
    if not name:
        heading = next((block.plain for block in blocks if block.kind == "heading"), "…")
        return "…" if begins_text(Line(heading)) else heading
    if found.type and found.type.value in _LAWS and found.summary:
        return f"{name} {_of_law(found.summary.value)}"
    number = f" số {found.number.value}" if found.number else ""
    day = f" ngày {_day(found.issued.value)}" if found.issued else ""
    if not number and not day:
        about = found.summary.value if found.summary else "…"
        return f"{name} {about}" if found.type or found.summary else name
    return f"{name}{number}{day}"


def _kind(found: Metadata) -> str | None:
    if found.type:
        return terms.DOCUMENT_TYPES[found.type.value].vi
    if found.kind:
        return found.kind.value
    return "Văn bản" if found.number else None


def _of_law(name: str) -> str:
    """A law's name with one capital: `DÂN SỰ` is the Bộ luật Dân sự."""
    plain = name.isupper() and not _PROPER.search(name)
    return name.capitalize() if plain else name


def description(title: str, found: Metadata) -> str:
    """One sentence of at most 200 characters; a longer one ends with "…"."""
    text = f"Toàn văn {title}"
    if found.summary and found.summary.value.lower() not in title.lower():
        text += f": {found.summary.value}"
    if len(text) >= _LONGEST_DESCRIPTION:
        text = text[: _LONGEST_DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"
    return text if text.endswith("…") else f"{text.rstrip('.')}."


def slug(found: Metadata) -> str:
    """`548-cv-tu-2024`: the number, and the year where the number does not have it."""
    if not found.number:
        return ""
    number = found.number.value
    year = f"-{found.issued.value.year}" if found.issued else ""
    return as_slug(number) + ("" if re.search(r"/\d{4}/", number) else year)


def as_slug(text: str) -> str:
    """`Kế hoạch số 12` → `ke-hoach-so-12`, at most 80 characters; "" without letters and digits."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))[:80].strip("-")


def told(name: str, stated: Stated[Any]) -> str:
    """What an editor reads of a value: its label, the value, its lines, and whether it is sure.

    >>> told("number", Stated("12/QĐ-UBND", ("Số: 12/QĐ-UBND",), sure=False))
    'chưa chắc: số, ký hiệu: 12/QĐ-UBND (từ dòng «Số: 12/QĐ-UBND»), xem lại'
    """
    lines = ", ".join(f"«{short(line)}»" for line in stated.lines)
    where = f"từ {'dòng' if len(stated.lines) == 1 else 'các dòng'} {lines}"
    text = f"{LABELS[name]}: {_display(name, stated.value)} ({where})"
    return text if stated.sure else f"chưa chắc: {text}, xem lại"


def _display(name: str, value: str | date) -> str:
    """The value of a field as people read it."""
    if isinstance(value, date):
        return _day(value)
    table = {"type": terms.DOCUMENT_TYPES, "system": terms.SYSTEMS}.get(name)
    return table[value].vi if table else value


def _day(day: date) -> str:
    """05/3/2026: leading zeros for days below 10 and months 1 and 2, as official texts do."""
    return f"{day.day:02}/{day.month:0{2 if day.month < 3 else 1}}/{day.year}"
