"""What a day makes of documents and sheets; what it makes of dates alone is in test_clock.py."""

from __future__ import annotations

import shutil
from datetime import date

from helpers.cases import CASES
from helpers.project import read_docs
from tailieu.content.catalogue import Catalog
from tailieu.content.status import document_events, document_status, sheet_status


def test_a_law_is_replaced_on_the_day_its_successor_comes_into_force(docs):
    pages, _ = read_docs(docs)
    old = pages.documents["luat-cu"]
    assert document_status(pages, old, date(2014, 6, 30)) == "chua-hieu-luc"
    assert document_status(pages, old, date(2024, 7, 31)) == "chua-doi-chieu"
    assert document_status(pages, old, date(2024, 8, 1)) == "bi-thay-the"
    assert [(change.event, change.on, change.by) for change in document_events(pages, old)] == [
        ("ban-hanh", date(2013, 11, 29), "1/2013/QH13"),
        ("co-hieu-luc", date(2014, 7, 1), "1/2013/QH13"),
        ("bi-thay-the", date(2024, 8, 1), "2/2024/QH15"),
    ]


def test_only_what_a_person_has_checked_is_called_in_force(docs):
    today = date(2026, 11, 23)
    for path, said in (
        ("van-ban/luat-moi.md", "checked: {by: Nguyễn Văn A, on: 2026-11-20}\n"),
        ("phieu/mau.md", "reviewed: {by: Nguyễn Văn A, on: 2026-11-20}\n"),
    ):
        pages, _ = read_docs(docs)
        assert statuses(pages, path, today) == "chua-doi-chieu"
        text = (docs / path).read_text(encoding="utf-8")
        (docs / path).write_text(text.replace("\n---\n", f"\n{said}---\n", 1), encoding="utf-8")
        pages, _ = read_docs(docs)
        assert statuses(pages, path, today) == "con-hieu-luc"


def statuses(pages: Catalog, path: str, today: date) -> str:
    entry = pages.by_path()[path]
    of = sheet_status if entry.kind == "phieu" else document_status
    return of(pages, entry, today)


def test_a_party_dispatch_has_no_status_of_legal_documents(docs):
    pages, _ = read_docs(docs)
    assert document_status(pages, pages.documents["cong-van"], date(2026, 11, 23)) == "chi-dao"


def test_a_replaced_sheet_says_so_whatever_its_dates(docs):
    shutil.copy(CASES / "replaced-sheet-not-there" / "bad.valid.md", docs / "phieu" / "thu.md")
    pages, _ = read_docs(docs)
    assert sheet_status(pages, pages.sheets["mau"], date(2026, 11, 23)) == "bi-thay-the"
    assert pages.sheet_replaced_by == {"mau": [pages.sheets["thu"]]}
