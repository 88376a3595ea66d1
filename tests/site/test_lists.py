"""Lists: the order of titles, and how a list that is too long for one page is divided."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from helpers.project import build_site, read_docs
from tailieu.content import own_addresses
from tailieu.content.catalogue import Catalog
from tailieu.content.site import Site
from tailieu.language.order import alphabetical
from tailieu.site import lists
from tailieu.site.kind import Cells
from tailieu.site.kinds import KINDS, edition
from tailieu.site.lists import Part, Row, divide

EDITION = edition(Site(Catalog(), date(2026, 11, 23)), "vi")


def sheet(topic: str, month: str) -> Row:
    return Row("", "", "", "vi", Cells(note="", day=month), {"chu-de": [topic]})


def document(day: str) -> Row:
    return Row("", "", "", "vi", Cells(note="", day=day), {"nam": [day[:4]] if day else []})


def divided(folder: str, rows: list[Row]) -> list[Part]:
    return divide(EDITION, KINDS[folder], rows)


def shown(parts) -> list[tuple[str, str, int]]:
    return [(part.path, part.title, len(part.rows)) for part in parts]


def test_titles_stand_as_in_a_vietnamese_dictionary():
    titles = ["Đất đai", "Zalo", "Ủy ban", "Dân", "ca", "Ưu", "An", "cá", "Điều 10", "cả nhà", "Ăn"]
    assert " ".join(sorted(titles, key=alphabetical)) == (
        "An Ăn ca cá cả nhà Dân Đất đai Điều 10 Ủy ban Ưu Zalo"
    )


def test_numbers_in_titles_stand_by_what_they_amount_to():
    titles = ["Nghị định 293", "Nghị định 59", "Nghị quyết 4", "Điều 10", "Điều 9"]
    assert sorted(titles, key=alphabetical) == [
        "Điều 9",
        "Điều 10",
        "Nghị định 59",
        "Nghị định 293",
        "Nghị quyết 4",
    ]


def test_a_list_that_fits_has_no_parts():
    assert divided("phieu", [sheet("dat-dai", "2026-11")] * 200) == []


def test_topics_in_the_order_of_the_vocabulary_then_years_newest_first_then_numbers():
    rows = [
        *[sheet("an-sinh", "2026-11")] * 3,
        *[sheet("dat-dai", "2026-11")] * 250,
        *[sheet("dat-dai", "2025-02")] * 40,
    ]
    assert shown(divided("phieu", rows)) == [
        ("phieu/chu-de-dat-dai-2026-1", "Đất đai 2026 (phần 1)", 200),
        ("phieu/chu-de-dat-dai-2026-2", "Đất đai 2026 (phần 2)", 50),
        ("phieu/chu-de-dat-dai-2025", "Đất đai 2025", 40),
        ("phieu/chu-de-an-sinh", "An sinh xã hội", 3),
    ]


def test_documents_by_year_and_last_those_without_a_date():
    rows = [*[document("2024-01-18")] * 2, *[document("2026-05-01")] * 201, document("")]
    assert shown(divided("van-ban", rows)) == [
        ("van-ban/nam-2026-1", "2026 (phần 1)", 200),
        ("van-ban/nam-2026-2", "2026 (phần 2)", 1),
        ("van-ban/nam-2024", "2024", 2),
        ("van-ban/nam-khac", "Chưa xác định", 1),
    ]


def test_no_former_address_may_be_that_of_a_part():
    facets = {"phieu": "chu-de", "van-ban": "nam", "nguon": "loai", "bo-tai-lieu": "ngon-ngu"}
    values = {"chu-de": "dat-dai", "nam": "2026", "loai": "cong", "ngon-ngu": "vi"}
    for folder, facet in facets.items():
        row = Row("", "", "", "vi", Cells(note=""), {facet: [values[facet]]})
        for part in divided(folder, [row] * 201):
            assert own_addresses.may_be_further(part.path), part.path


# What the browser has of a divided list ---------------------------------------------------------


def test_the_filters_have_every_row_in_small_parts(monkeypatch):
    monkeypatch.setattr(lists, "ROWS_IN_TABLE", 2)
    rows = [
        Row("", title, "", "vi", Cells(note="", day=day), {"chu-de": [topic]})
        for title, day, topic in [
            ("Cá", "2026-11", "dat-dai"),
            ("Đất", "2026-11", "an-sinh"),
            ("An", "2026-10", "dat-dai"),
        ]
    ]
    assert lists.tables(rows) == [
        {
            "titles": [1, 2],
            "days": (["2026-11"], [0, 0]),
            "facets": {"chu-de": (["dat-dai", "an-sinh"], [0, 1])},
        },
        {
            "titles": [0],
            "days": (["2026-10"], [0]),
            "facets": {"chu-de": (["dat-dai"], [0])},
        },
    ]


# Sheets that cite a page ------------------------------------------------------------------------


def links(page: Path) -> dict[str, list[tuple[str, str]]]:
    """Heading's id → (address, words) of the links below it."""
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    found: dict[str, list[tuple[str, str]]] = {}
    for node in tree.css("article h2, article section li > a, article section p > a"):
        if node.tag == "h2":
            below = found.setdefault(node.attributes["id"], [])
        else:
            below.append((node.attributes["href"], node.text()))
    return found


def test_a_page_names_the_newest_sheets_that_cite_it_and_leads_to_lists_of_all(
    project, monkeypatch
):
    monkeypatch.setattr(lists, "LONGEST_LIST", 30)
    sheets = project / "docs" / "phieu"
    source = (project / "docs" / "nguon" / "mae-gov-vn.md").read_text(encoding="utf-8")
    made = source.replace("mae.gov.vn", "thu.gov.vn")
    # As if the check had let it through: the list keeps its address.
    monkeypatch.setattr(own_addresses, "of_former", lambda catalog: [])
    made = made.replace("host:", "formerly: [thu-gov-vn-phieu-1]\nhost:", 1)
    (project / "docs" / "nguon" / "thu-gov-vn.md").write_text(made, encoding="utf-8")
    text = (sheets / "khi-co-bao.md").read_text(encoding="utf-8")
    text = text.replace("source: mae-gov-vn", "source: thu-gov-vn")
    for number in range(1, 36):
        month = f"20{10 + number // 12}-{1 + number % 12:02}"
        copy = text.replace("month: 2026-11", f"month: {month}", 1)
        (sheets / f"ban-sao-{number}.md").write_text(copy, encoding="utf-8")
    site = build_site(project, project / "site")
    named = links(site / "nguon" / "thu-gov-vn.html")["phieu-dan"]
    assert [address for address, _ in named[:3]] == [
        "../phieu/ban-sao-35.html",
        "../phieu/ban-sao-34.html",
        "../phieu/ban-sao-33.html",
    ]
    assert named[20:22] == [
        ("thu-gov-vn-phieu-1.html", "Phần 1"),
        ("thu-gov-vn-phieu-2.html", "Phần 2"),
    ]
    rows = [
        (site / "nguon" / address).read_text(encoding="utf-8").count("<tr data-day=")
        for address, _ in named[20:22]
    ]
    assert rows == [30, 5]
    assert own_addresses.may_be_further("nguon/thu-gov-vn-phieu-1")


def test_a_source_that_serves_nothing_stands_apart_from_the_list(docs):
    text = (docs / "nguon" / "vi-du-vn.md").read_text(encoding="utf-8")
    for host in ("tin.vn", "khong-dung.vn"):
        page = text.replace("vi-du.vn", host).replace("Cổng ví dụ", host)
        (docs / "nguon" / f"{host.replace('.', '-')}.md").write_text(page, encoding="utf-8")
    pages, _ = read_docs(docs)
    view = lists.Lists(edition(Site(pages, date(2026, 11, 23)), "vi")).of_section("nguon")
    assert [(row.title, row.cells.day_label) for row in view.rows] == [
        ("Cổng ví dụ", "1 phiếu, 1 văn bản"),
        # Only read there.
        ("tin.vn", "1 văn bản"),
    ]
    assert [row.title for row in view.apart] == ["khong-dung.vn"]
