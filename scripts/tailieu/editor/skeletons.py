"""`tailieu new`: a valid page of each kind, for people to fill in."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from tailieu.content.findings import ContentErrors, Rule
from tailieu.content.messages import Message
from tailieu.content.schema import SLUG


class Kind(StrEnum):
    phieu = "phieu"
    van_ban = "van-ban"
    nguon = "nguon"
    bo_tai_lieu = "bo-tai-lieu"


# Half a year: what a sheet says is looked at twice a year.
REVIEW_AFTER = timedelta(days=182)


class BadName(ValueError):
    """A slug that cannot become an address."""


_SHEET = """---
title: "…"
description: "…"
topic: to-chuc
month: MONTH
audience: [nhan-dan]
minutes: 3
review_by: REVIEW
citations:
  nguon-1:
    document: 548-cv-tu-2024
    evidence: {mark: V2, pages: []}
---
## Nội dung chính

1. **…** …[^nguon-1]

## Số liệu cần nhớ

- …[^nguon-1]

## Hỏi – đáp

### …?

…[^nguon-1]

## Khi chưa biết thì nói gì

…
"""

_DOCUMENT = """---
title: "…"
description: "…"
number: null
type: nghi-dinh
issuer: "…"
system: nha-nuoc
evidence: {mark: V2, pages: []}
---
…
"""

_SOURCE = """---
title: "…"
description: "…"
host: HOST
kind: cong
approval: unchecked
evidence: {mark: V2, pages: []}
---
…
"""

_PACK = """---
title: "…"
description: "…"
meeting: "…"
items:
  - document: 548-cv-tu-2024
---
…
"""

_TEXTS = {
    Kind.phieu: _SHEET,
    Kind.van_ban: _DOCUMENT,
    Kind.nguon: _SOURCE,
    Kind.bo_tai_lieu: _PACK,
}


FILE_THERE = Rule(
    "TL092",
    "error",
    "reading",
    Message("Không ghi đè trang đã có", "No page is overwritten"),
    Message(
        "`tailieu new` và `tailieu import` chỉ ghi tệp mới, trừ khi có --force.",
        "`tailieu new` and `tailieu import` write new files only, but for --force.",
    ),
    Message("tệp đã có.", "the file is there already."),
    Message("chọn tên khác.", "choose another name."),
)


def require_slug(slug: str) -> None:
    """Raises BadName where `slug` can't become an address."""
    if not SLUG.fullmatch(slug):
        raise BadName(
            f"«{slug}» không thành địa chỉ được. Fix: chỉ dùng chữ thường không dấu, chữ số và "
            "dấu gạch nối, ví dụ luat-dat-dai-2024."
        )


def write(docs: Path, kind: Kind, slug: str) -> Path:
    """Write docs/<kind>/<slug>.md and return its path.

    Raises BadName, or ContentErrors where the page is there already.
    """
    slug = slug.removesuffix(".md")
    require_slug(slug)
    path = docs / kind.value / f"{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    today = date.today()
    text = _TEXTS[kind].replace("HOST", slug.replace("-", "."))
    text = text.replace("MONTH", f"{today:%Y-%m}").replace("REVIEW", str(today + REVIEW_AFTER))
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise ContentErrors([FILE_THERE.at(str(path), 0)]) from None
    return path
