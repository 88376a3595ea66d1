"""`tailieu new`: write a new page for people to fill in."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tailieu import disk
from tailieu.checks.rules import portable_names
from tailieu.content.fields import SLUG
from tailieu.content.findings import ContentErrors, Rule
from tailieu.content.messages import Message

# Sheets are reviewed twice a year.
REVIEW_AFTER = timedelta(days=182)


class BadName(ValueError):
    """A slug that cannot be part of an address, or of a path on some computers."""


FILE_THERE = Rule(
    "TL092",
    "error",
    "reading",
    Message("Không ghi đè trang đã có", "No page is overwritten"),
    Message(
        "`tailieu new`, `facts` và `import` chỉ ghi tệp mới; `import` ghi đè khi có --force.",
        "`tailieu new`, `facts` and `import` write new files only; `import` may with --force.",
    ),
    Message("tệp đã có.", "the file is there already."),
    Message("chọn tên khác.", "choose another name."),
)


def require_slug(slug: str) -> None:
    """Raise BadName if `slug` cannot be part of an address, or names no file on some computers."""
    if not SLUG.fullmatch(slug):
        raise BadName(
            f"«{slug}» không thành địa chỉ được. Fix: chỉ dùng chữ thường không dấu, chữ số và "
            "dấu gạch nối, ví dụ luat-dat-dai-2024."
        )
    problem = portable_names.problem_of(f"{slug}.md")
    if problem:
        said = problem.vi.format(length=len(f"{slug}.md"))
        raise BadName(f"«{slug}» không đặt cho tệp được: {said}. Fix: chọn tên khác.")


def write(docs: Path, folder: str, text: str, slug: str) -> Path:
    """Write `text` to docs/<folder>/<slug>.md, with its placeholders replaced; returns the path.

    The placeholders are MONTH (this month), REVIEW (the day of the next review) and HOST (`slug`
    as a host name). Raises BadName, or ContentErrors if the page exists.
    """
    today = date.today()
    for placeholder, value in (
        ("MONTH", f"{today:%Y-%m}"),
        ("REVIEW", str(today + REVIEW_AFTER)),
        ("HOST", slug.removesuffix(".md").replace("-", ".")),
    ):
        text = text.replace(placeholder, value)
    return create(docs, folder, text, slug)


def create(docs: Path, folder: str, text: str, slug: str) -> Path:
    """Write `text` to docs/<folder>/<slug>.md, which must be new; returns the path.

    Raises BadName, or ContentErrors if the page exists.
    """
    slug = slug.removesuffix(".md")
    require_slug(slug)
    path = docs / folder / f"{slug}.md"
    try:
        disk.create_file(path, text.encode())
    except FileExistsError:
        raise ContentErrors([FILE_THERE.at(str(path), 0)]) from None
    return path
