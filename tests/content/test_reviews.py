"""Sheets to be reviewed: in which order, and what of their basis has changed since."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helpers.cases import CASES, TODAY
from helpers.project import read_docs
from tailieu.checks import review_issue
from tailieu.content import reviews
from tailieu.content.reviews import Review
from tailieu.content.site import Site
from tailieu.site import kinds, review_page

SHEET = (CASES / "docs/phieu/mau.md").read_text(encoding="utf-8")
LAW = """---
title: Luật sửa
description: Sửa luật mới.
number: 9/2026/QH16
type: luat
issuer: Quốc hội
system: nha-nuoc
issued: 2026-10-01
effective: 2026-12-15
amends: [luat-moi]
evidence: {mark: V2, pages: []}
---
"""


def write(docs: Path, name: str, **fields: str) -> None:
    """A sheet like the others, with other fields."""
    text = SHEET
    for field, value in fields.items():
        lines = [line for line in text.split("\n") if not line.startswith(f"{field}:")]
        text = "\n".join([lines[0], f"{field}: {value}", *lines[1:]])
    (docs / "phieu" / f"{name}.md").write_text(text, encoding="utf-8")


def found(docs: Path, made: date | None = None) -> list[Review]:
    return reviews.reviews(read_docs(docs)[0], TODAY, lambda sheet: made)


def groups(docs: Path) -> dict[str, str]:
    return {review.sheet.id: reviews.group(review, TODAY) for review in found(docs)}


def test_sheets_in_force_stand_in_the_order_of_their_days(docs):
    write(docs, "qua-han", review_by="2026-11-22")
    write(docs, "hom-nay", review_by="2026-11-23")
    write(docs, "gan", review_by="2026-12-23")
    write(docs, "sau", review_by="2026-12-24")
    write(docs, "rut", review_by="2026-11-01", withdrawn="{on: 2026-11-02, reason: Sai}")
    write(docs, "het", review_by="2026-11-01", in_force_until="2026-11-02")
    assert groups(docs) == {
        "qua-han": "overdue",
        "hom-nay": "soon",
        "gan": "soon",
        "sau": "2026-12",
        "mau": "2027-05",
    }


@pytest.mark.parametrize(
    ("reviewed", "made", "is_told"),
    [
        # A sheet counts from its last review, else from its making, else from its month.
        ("2026-12-14", date(2026, 1, 1), True),
        ("2026-12-15", date(2026, 1, 1), False),
        (None, date(2026, 12, 14), True),
        (None, date(2026, 12, 15), False),
        (None, None, True),
    ],
)
def test_what_a_sheet_rests_on_and_changed_since_is_named_with_its_day(
    docs, reviewed, made, is_told
):
    (docs / "van-ban" / "luat-sua.md").write_text(LAW, encoding="utf-8")
    if reviewed:
        write(docs, "mau", reviewed=f"{{by: Người rà soát, on: {reviewed}}}")
    [review] = found(docs, made)
    told = [(page.id, change.event, change.by, change.on) for page, change in review.changes]
    amended = ("luat-moi", "sua-doi-bo-sung", "9/2026/QH16", date(2026, 12, 15))
    assert told == ([amended] if is_told else [])
    assert [page.id for page in review.documents] == ["luat-moi", "cong-van"]
    assert [page.id for page in review.sources] == ["vi-du-vn"]


def test_the_issue_names_what_can_not_wait(docs):
    (docs / "van-ban" / "luat-sua.md").write_text(LAW, encoding="utf-8")
    write(docs, "co-luat", title="'@ai-do | www.x.vn'")
    catalog, _ = read_docs(docs)
    listed = reviews.reviews(catalog, TODAY, lambda sheet: date(2026, 12, 30))
    due = review_issue.due(listed, TODAY)
    assert review_issue.issue(due, TODAY, None) == (
        "Tính đến ngày 23/11/2026: 0 phiếu cần rà soát.\n"
    )
    due = review_issue.due(reviews.reviews(catalog, TODAY, lambda sheet: None), TODAY)
    told = review_issue.issue(due, TODAY, "https://example.org/")
    assert "## Căn cứ đã thay đổi (2)\n" in told
    assert (
        "| 23/5/2027 | Phiếu mẫu<br>`docs/phieu/mau.md` "
        "| 2/2024/QH15: được sửa đổi, bổ sung (9/2026/QH16), 15/12/2026 "
        "| [biểu mẫu](https://example.org/huong-dan/soan-phieu.html#phieu=mau) |\n"
    ) in told
    assert "@ai-do" not in told


def test_of_many_sheets_the_most_urgent_are_listed_and_the_others_counted(docs):
    (docs / "phieu" / "mau.md").unlink()
    for number in range(review_page.SHOWN + 3):
        write(docs, f"phieu-{number:03}", review_by=f"2027-{number // 28 + 1:02}-01")
    view = review_page.view(kinds.edition(Site(read_docs(docs)[0], TODAY), "vi"))
    assert (view.count, view.shown) == (review_page.SHOWN + 3, review_page.SHOWN)
    assert view.later == [("04/2027", 3)]
    assert [group.key for group in view.groups][:3] == ["overdue", "soon", "2027-01"]
