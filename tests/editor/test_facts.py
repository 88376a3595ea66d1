"""`tailieu facts`: from a table of facts to a sheet's citations, and what it refuses."""

from __future__ import annotations

import pytest

from helpers.program import tailieu
from tailieu.content.schema import ReadPage
from tailieu.editor import fact_tables

MARKDOWN = """# Dữ kiện

| Tên miền | Cơ quan |
|---|---|
| moh.gov.vn | Bộ Y tế |

### F1 · Gọi 112 khi nào?

| # | Fact | Evidence: address · date · "quote" | Mark |
|---|---|---|---|
| 1 | Gọi 112 để báo thiên tai | https://a.gov.vn/112 · 26/9/2025 · "báo sự cố" | V1 |
| 2 | Gọi không mất tiền | cùng trang · "miễn cước"; và https://bao.vn/1693834 · 9/2025 | V2 |
| 3 | Không gọi để đùa | a.gov.vn (như trên) · "không đùa" | V1 (một tỉnh) |
| 4 | Máy ở tỉnh | bài 1693834 · undated (10/2025) · "đặt ở tỉnh" | V2 |

### F2 · Số 111

| # | Fact | Evidence | Mark |
|---|---|---|---|
| 1 | Trực 24/24 giờ | https://b.gov.vn/111 · undated · "24/24 giờ" | V1 |
"""
FACTS = """| Câu | Bằng chứng | Dấu |
|---|---|---|
| Theo Luật 2/2024/QH15, họp ngày nghỉ thì nghỉ bù. | https://a.gov.vn/x · 2/2026 · "nghỉ bù" | V1 |
| Theo Luật 2/2024/QH15, họp ngày lễ thì không | https://bao.vn/y · 2026 · "ngày “lễ”" | V2 (cũ) |
| Họp ở nhà văn hóa | https://tin.vi-du.vn/z · undated | V1 |
| Họp ở nhà văn hóa | https://bao.vn/y | V2 |
"""
CITATIONS = """citations:
  theo-luat-2-2024-qh15:
    document: luat-moi
    evidence:
      mark: V1
      pages:
        - {url: "https://a.gov.vn/x", date: 2026-02, quote: "nghỉ bù"}
  theo-luat-2-2024-qh15-hop:
    document: luat-moi
    evidence:
      mark: V2  # cũ
      pages:
        - {url: "https://bao.vn/y", date: 2026, quote: "ngày “lễ”"}
  hop-o-nha-van-hoa:
    source: vi-du-vn
    title: "Họp ở nhà văn hóa"
    evidence:
      mark: V1
      pages:
        - {url: "https://tin.vi-du.vn/z"}
  hop-o-nha-van-hoa-2:
    source: …
    title: "Họp ở nhà văn hóa"
    evidence:
      mark: V2
      pages:
        - {url: "https://bao.vn/y"}
"""


def columns(*rows: str, head: str = "Câu,Địa chỉ,Ngày,Lời trích,Dấu") -> str:
    return "\n".join([head, *rows])


def quoted(page: ReadPage, words: str) -> ReadPage:
    return page.model_copy(update={"quote": words})


def only(text: str) -> ReadPage:
    (fact,) = fact_tables.read(text, "bang.csv").facts
    (page,) = fact.pages
    return page


def test_a_cell_of_evidence_holds_addresses_dates_and_quotes():
    table = fact_tables.read(MARKDOWN, "bang.md", "f1")
    assert (table.heading, table.findings) == ("F1 · Gọi 112 khi nào?", [])
    first = ReadPage(url="https://a.gov.vn/112", date="2025-09-26", quote="báo sự cố")
    other = ReadPage(url="https://bao.vn/1693834", date="2025-09")
    assert [(fact.statement, fact.mark, fact.remark, fact.pages) for fact in table.facts] == [
        ("Gọi 112 để báo thiên tai", "V1", "", (first,)),
        ("Gọi không mất tiền", "V2", "", (quoted(first, "miễn cước"), other)),
        ("Không gọi để đùa", "V1", "một tỉnh", (quoted(first, "không đùa"),)),
        ("Máy ở tỉnh", "V2", "", (quoted(other, "đặt ở tỉnh"),)),
    ]


def test_without_a_section_all_tables_of_facts_are_read():
    assert [fact.line for fact in fact_tables.read(MARKDOWN, "bang.md").facts] == [
        11, 12, 13, 14, 20,
    ]  # fmt: skip


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_columns_stand_in_any_order_and_in_either_language(separator):
    text = separator.join(["mark", "Quote", "Address", "Date (of the page)", "Statement"])
    text += "\n" + separator.join(["V2", '"lời"', "https://a.vn/b", "2025", "Một câu"])
    assert only(text) == ReadPage(url="https://a.vn/b", date="2025", quote="lời")


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("26/9/2025", "2025-09-26"),
        ("ngày 01/07/2025; trang tỉnh", "2025-07-01"),
        ("2025-09-26", "2025-09-26"),
        ("2025-09", "2025-09"),
        ("2025", "2025"),
        ("undated (sau 7/2025)", None),
        ("không ghi ngày", None),
        ("", None),
    ],
)
def test_a_date_is_taken_as_far_as_the_page_tells_it(given, day):
    assert only(columns(f"Câu,https://a.vn/b,{given},,V2")).date == day


def test_rows_of_the_same_statement_are_one_fact_with_several_pages():
    text = columns("Câu,https://a.vn/b,,,V2", "Câu,https://c.vn/d,,,V2", "Câu,https://e.vn/f,,,V1")
    facts = fact_tables.read(text, "bang.csv").facts
    assert [(fact.mark, len(fact.pages)) for fact in facts] == [("V2", 2), ("V1", 1)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Chỉ là chữ.", "TL120 không có bảng dữ kiện nào."),
        (columns("Câu,V2", head="câu,dấu"), ":1: TL120 bảng thiếu cột «địa chỉ»."),
        (columns("a,https://a.vn/b,,,V2,x"), ":2: TL120 dòng có 6 ô, bảng chỉ có 5 cột."),
        (columns("Một câu,,,,V2"), ":2: TL121 «Một câu»: chưa có địa chỉ trang đã đọc."),
        (columns("Một câu,a.vn/b,,,V2"), ":2: TL121 «Một câu»: «a.vn/b» không phải địa chỉ http"),
        (columns("Một câu,https://a.vn/b,,,"), ":2: TL121 «Một câu»: chưa có dấu V1 hay V2."),
        (columns("Một câu,https://a.vn/b,,,R"), ":2: TL121 «Một câu»: dấu R, tức chỉ nhớ"),
        (columns("Một câu,https://a.vn/b,,,V2 (số V1)"), "một dòng mang hai dấu «V2 (số V1)»."),
        (columns(",https://a.vn/b,,,V2"), ":2: TL121 dòng có bằng chứng mà không có câu."),
        (columns("Một câu,https://a.vn/b,31/2/2026,,V2"), "không rõ ngày «31/2/2026»."),
        (columns("Một câu,https://a.vn/b,hôm qua,,V2"), "không rõ ngày «hôm qua»."),
        (
            "| Câu | Bằng chứng | Dấu |\n|-|-|-|\n| Một câu | cùng trang | V2 |",
            "«cùng trang» không",
        ),
        (columns("Một câu,https://bao.vn/b,,,V1"), ":2: TL035 «bao.vn» không phải .gov.vn"),
    ],
)
def test_a_statement_without_evidence_is_refused(docs, text, fault):
    file = docs.parent / "bang.csv"
    file.write_text(text, encoding="utf-8")
    done = tailieu("facts", file, "--slug", "phieu-moi", "--root", docs.parent)
    assert done.exit_code == 1
    assert fault in done.stderr
    assert " Fix: " in done.stderr
    assert not (docs / "phieu" / "phieu-moi.md").exists()


def test_all_that_is_wrong_is_told_at_once(docs):
    file = docs.parent / "bang.csv"
    rows = ("Một,,,,V2", "Hai,https://bao.vn/a,,,V1", "Ba,https://a.gov.vn/b,,,V1", "Bốn,x,,,R")
    file.write_text(columns(*rows), encoding="utf-8")
    lines = tailieu("facts", file, "--root", docs.parent).stderr.splitlines()
    assert [line.removeprefix(f"{file}:")[:8] for line in lines[:-1]] == [
        "2: TL121", "3: TL035", "5: TL121",
    ]  # fmt: skip
    assert lines[-1] == "3 chỗ cần sửa."


def test_citations_name_the_document_or_the_source(docs):
    file = docs.parent / "bang.md"
    file.write_text(FACTS, encoding="utf-8")
    done = tailieu("facts", file, "--citations", "--root", docs.parent)
    assert (done.exit_code, done.stdout) == (0, CITATIONS)


def test_evidence_that_the_document_has_is_not_written_again(docs):
    file = docs.parent / "bang.csv"
    file.write_text(
        columns("Theo Luật 2/2024/QH15,https://tin.vn/luat,,nghỉ bù,V2"), encoding="utf-8"
    )
    done = tailieu("facts", file, "--citations", "--root", docs.parent)
    assert done.stdout == (
        'citations:\n  theo-luat-2-2024-qh15:\n    document: luat-moi\n    quote: "nghỉ bù"\n'
    )


def test_a_new_sheet_holds_each_statement_with_its_label(docs):
    file = docs.parent / "bang.md"
    file.write_text(f"## F7 · Họp ở đâu?\n\n{FACTS}", encoding="utf-8")
    done = tailieu("facts", file, "--slug", "hop-o-dau", "--root", docs.parent)
    page = docs / "phieu" / "hop-o-dau.md"
    assert (done.exit_code, done.stdout.split(".md.")[0]) == (0, f"Đã viết {page}"[:-3])
    text = page.read_text(encoding="utf-8")
    assert 'title: "Họp ở đâu?"\n' in text
    assert CITATIONS in text
    assert "- Theo Luật 2/2024/QH15, họp ngày nghỉ thì nghỉ bù.[^theo-luat-2-2024-qh15]\n" in text
    printed = tailieu("facts", file, "--root", docs.parent)
    assert printed.stdout == text


def test_no_page_is_overwritten(docs):
    file = docs.parent / "bang.md"
    file.write_text(FACTS, encoding="utf-8")
    before = (docs / "phieu" / "mau.md").read_bytes()
    done = tailieu("facts", file, "--slug", "mau", "--root", docs.parent)
    assert (done.exit_code, "TL092" in done.stderr) == (1, True)
    assert (docs / "phieu" / "mau.md").read_bytes() == before


@pytest.mark.parametrize("name", ["khong-co.csv", "docs"])
def test_a_file_that_cannot_be_read_is_told(docs, name):
    done = tailieu("facts", docs.parent / name, "--root", docs.parent)
    assert (done.exit_code, "TL001" in done.stderr) == (1, True)
