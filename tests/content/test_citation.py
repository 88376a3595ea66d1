"""Documents, places in them and sources as official papers name them, by examples."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from helpers.project import own_catalog
from tailieu.content import citation, clauses
from tailieu.content.schema import Citation, Document, Source

EVIDENCE = {"mark": "V2", "pages": ()}


def document(**fields: Any) -> Document:
    given = {
        "title": "X",
        "description": "X",
        "number": None,
        "type": "nghi-dinh",
        "issuer": "Chính phủ",
        "system": "nha-nuoc",
        "evidence": EVIDENCE,
    }
    return Document(**{**given, **fields})


@pytest.mark.parametrize(
    ("id", "cited"),
    [
        ("31-2024-qh15", "Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024 của Quốc hội"),
        # Where its name was not read word for word, a document is named by number alone.
        ("309-2026-nd-cp", "Nghị định số 309/2026/NĐ-CP ngày 05 tháng 8 năm 2026 của Chính phủ"),
        (
            "548-cv-tu-2024",
            "Công văn số 548-CV/TU ngày 10/6/2024 của Ban Thường vụ Thị ủy về việc tăng cường công "
            "tác tuyên truyền và định hướng chính trị tư tưởng trong thời gian tới",
        ),
        (
            "203-2025-qh15",
            "Nghị quyết số 203/2025/QH15 ngày 16 tháng 6 năm 2025 của Quốc hội sửa đổi, bổ sung "
            "một số điều của Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam",
        ),
        (
            "399-qd-tw-2026",
            "Quy định số 399-QĐ/TW ngày 09/01/2026 của Ban Bí thư về thể loại, thẩm quyền ban hành "
            "và thể thức văn bản của Đảng",
        ),
        # Of what is not known nothing is said.
        ("61-2018-nd-cp", "Nghị định số 61/2018/NĐ-CP của Chính phủ"),
    ],
)
def test_documents_of_the_site(id, cited):
    catalog = own_catalog()
    assert citation.of_document(catalog.documents[id].meta) == cited


@pytest.mark.parametrize(
    ("id", "cited"),
    [
        ("31-2024-qh15", "Law No. 31/2024/QH15 of 18 January 2024"),
        ("61-2018-nd-cp", "Decree No. 61/2018/NĐ-CP"),
        (
            "548-cv-tu-2024",
            "Official dispatch No. 548-CV/TU of 10 June 2024, "
            "Standing Committee of the Town Party Committee (Ban Thường vụ Thị ủy)",
        ),
    ],
)
def test_in_english_a_document_keeps_the_number_that_is_printed(id, cited):
    catalog = own_catalog()
    assert citation.in_english(catalog.documents[id]) == cited


def test_a_document_without_a_number():
    told = document(type="thong-bao", issued=date(2026, 2, 5), issuer="Ủy ban nhân dân xã")
    assert citation.of_document(told) == (
        "Thông báo ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân xã"
    )


@pytest.mark.parametrize(
    ("id", "cited"),
    [
        ("muc-3", "Mục 3"),
        ("phan-2-muc-1", "Mục 1 Phần II"),
        ("chuong-14", "Chương XIV"),
        ("dieu-5", "Điều 5"),
        ("dieu-5-muc-1", "khoản 1 Điều 5"),
        ("dieu-5-muc-1-diem-dd", "điểm đ khoản 1 Điều 5"),
        ("dieu-5-diem-a", "điểm a Điều 5"),
        ("doan-2", "đoạn 2"),
        ("chu-thich-1", "chú thích 1"),
    ],
)
def test_a_place_is_named_from_the_smallest_part_to_the_largest(id, cited):
    assert citation.of_clause(clauses.Clause(id, "", "")) == cited


def test_what_is_cited_of_a_source():
    source = Source(
        title="Bộ Công an",
        description="X",
        host="bocongan.gov.vn",
        kind="bo",
        approval="official",
        evidence=EVIDENCE,
    )
    cited = Citation(source="bocongan-gov-vn", title="Cảnh báo", at="đoạn 2", evidence=EVIDENCE)
    assert citation.of_source(cited, source) == "Cảnh báo, đoạn 2, Bộ Công an (bocongan.gov.vn)"
