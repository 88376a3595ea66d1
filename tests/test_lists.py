"""Lists: the order of titles, and how a list that is too long for one page is divided."""

from __future__ import annotations

from tailieu.lists import Row, alphabetical, divide


def sheet(topic: str, month: str) -> Row:
    return Row("", "", "", "vi", month, "", facets={"chu-de": [topic]})


def document(day: str) -> Row:
    return Row("", "", "", "vi", day, "", facets={"nam": [day[:4]] if day else []})


def shown(parts) -> list[tuple[str, str, int]]:
    return [(part.path, part.title, len(part.rows)) for part in parts]


def test_titles_stand_as_in_a_vietnamese_dictionary():
    titles = ["Đất đai", "Zalo", "Ủy ban", "Dân", "ca", "Ưu", "An", "cá", "Điều 10", "cả nhà", "Ăn"]
    assert " ".join(sorted(titles, key=alphabetical)) == (
        "An Ăn ca cá cả nhà Dân Đất đai Điều 10 Ủy ban Ưu Zalo"
    )


def test_a_list_that_fits_has_no_parts():
    assert divide("phieu", [sheet("dat-dai", "2026-11")] * 200, "vi") == []


def test_topics_in_the_order_of_the_vocabulary_then_years_newest_first_then_numbers():
    rows = [
        *[sheet("an-sinh", "2026-11")] * 3,
        *[sheet("dat-dai", "2026-11")] * 250,
        *[sheet("dat-dai", "2025-02")] * 40,
    ]
    assert shown(divide("phieu", rows, "vi")) == [
        ("phieu/chu-de-dat-dai-2026-1", "Đất đai 2026 (phần 1)", 200),
        ("phieu/chu-de-dat-dai-2026-2", "Đất đai 2026 (phần 2)", 50),
        ("phieu/chu-de-dat-dai-2025", "Đất đai 2025", 40),
        ("phieu/chu-de-an-sinh", "An sinh xã hội", 3),
    ]


def test_documents_by_year_and_last_those_without_a_date():
    rows = [*[document("2024-01-18")] * 2, *[document("2026-05-01")] * 201, document("")]
    assert shown(divide("van-ban", rows, "vi")) == [
        ("van-ban/nam-2026-1", "2026 (phần 1)", 200),
        ("van-ban/nam-2026-2", "2026 (phần 2)", 1),
        ("van-ban/nam-2024", "2024", 2),
        ("van-ban/nam-khac", "Chưa xác định", 1),
    ]
