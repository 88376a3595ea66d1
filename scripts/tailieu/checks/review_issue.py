"""The sheets to be reviewed now, as the text of an issue: Markdown in Vietnamese."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tailieu.checks import formatters
from tailieu.content import dates, reviews, terms
from tailieu.content.catalogue import Entry
from tailieu.content.reviews import Review
from tailieu.content.schema import Document
from tailieu.content.status import Change

# GitHub rejects issues of more than 65,536 characters; the three tables share these bytes.
MOST_BYTES = 18_000

_HEADINGS = {
    "changed": "Căn cứ đã thay đổi",
    "overdue": "Quá hạn rà soát",
    "soon": f"Đến hạn trong {dates.REVIEW_NEAR_DAYS} ngày tới",
}
_MORE = "… và {count} phiếu nữa, xem trang «Đến hạn rà soát»."


def due(found: Sequence[Review], today: date) -> dict[str, list[Review]]:
    """The reviews that can't wait, by the groups of `reviews.group`."""
    groups: dict[str, list[Review]] = {key: [] for key in _HEADINGS}
    for review in found:
        key = reviews.group(review, today)
        if key in groups:
            groups[key].append(review)
    return groups


def issue(groups: dict[str, list[Review]], today: date, address: str | None) -> str:
    """The text of the issue; `address` is that of the site on the web, if it is known."""
    count = sum(map(len, groups.values()))
    lines = [f"Tính đến ngày {dates.short_date(today, 'vi')}: {count} phiếu cần rà soát."]
    if count:
        lines += [
            "",
            "Mở lại từng căn cứ, sửa chỗ đã khác, ghi `reviewed` và hạn mới ở `review_by`. "
            "Tuần sau máy viết lại chính issue này; rà soát hết thì đóng nó.",
        ]
    for key, found in groups.items():
        if found:
            rows = [_row(review, address) for review in found]
            lines += [
                "",
                f"## {_HEADINGS[key]} ({len(found)})",
                "",
                "| Hạn | Phiếu | Căn cứ thay đổi từ lần rà soát trước | Sửa |",
                "| --- | --- | --- | --- |",
                *formatters.within(MOST_BYTES, rows, lambda left: _MORE.format(count=left)),
            ]
    return "\n".join(lines) + "\n"


def _row(review: Review, address: str | None) -> str:
    sheet = review.sheet
    changes = "; ".join(_told(document, change) for document, change in review.changes)
    form = f"[biểu mẫu]({address}huong-dan/soan-phieu.html#phieu={sheet.id})" if address else ""
    # The slug of a sheet has no character that Markdown or GitHub would read.
    file = f"`docs/{sheet.path}`"
    cells = (
        dates.short_date(sheet.meta.review_by, "vi"),
        f"{formatters.cell(sheet.meta.title)}<br>{file}",
        formatters.cell(changes) or "–",
        form or "–",
    )
    return "| " + " | ".join(cells) + " |"


def _told(document: Entry[Document], change: Change) -> str:
    event = terms.EVENTS[change.event].format("vi")
    told = f"{document.meta.number or document.meta.title}: {event[0].lower()}{event[1:]}"
    by = f" ({change.by})" if change.by else ""
    return f"{told}{by}, {dates.short_date(change.on, 'vi')}" if change.on else f"{told}{by}"
