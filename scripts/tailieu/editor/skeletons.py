"""`tailieu new`: a valid page, for people to fill in."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tailieu.content.fields import SLUG
from tailieu.content.findings import ContentErrors, Rule
from tailieu.content.messages import Message

# Half a year: what a sheet says is looked at twice a year.
REVIEW_AFTER = timedelta(days=182)


class BadName(ValueError):
    """A slug that cannot become an address."""


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


def write(docs: Path, folder: str, text: str, slug: str) -> Path:
    """Write `text` as docs/<folder>/<slug>.md, with values for its slots; returns the path.

    MONTH stands for this month, REVIEW for the day of the next review, HOST for `slug` as a host.

    Raises BadName, or ContentErrors where the page is there already.
    """
    slug = slug.removesuffix(".md")
    require_slug(slug)
    path = docs / folder / f"{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    today = date.today()
    for slot, value in (
        ("MONTH", f"{today:%Y-%m}"),
        ("REVIEW", str(today + REVIEW_AFTER)),
        ("HOST", slug.replace("-", ".")),
    ):
        text = text.replace(slot, value)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise ContentErrors([FILE_THERE.at(str(path), 0)]) from None
    return path
