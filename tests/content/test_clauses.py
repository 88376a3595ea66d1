"""The full text of a document: its addresses, and the few marks that are read in it."""

from __future__ import annotations

import pytest

from tailieu.content import clauses


def record(text: str) -> list[clauses.Clause]:
    return clauses.split(f"::: toan-van\n{text}\n:::\n")


def shown(text: str) -> str:
    """The HTML of the only clause of `text`, without what stands beside it."""
    html = clauses.html(record(text), "vi", {})
    start = html.index('<div class="tl-clause__body">') + len('<div class="tl-clause__body">')
    return html[start : html.index('<div class="tl-clause__side"')]


def test_numbers_that_begin_anew_have_addresses_of_their_own():
    found = record(
        "Mở đầu\n\n1. Một\n\n## I. MỤC ĐÍCH\n\n1. Một\n\n**2. Hai**\n\nThêm\n\n"
        "## II. NỘI DUNG\n\n1. Một\n\n**Điều 5.** Năm\n\n1. Khoản\n\n[^1]: Chú thích"
    )
    assert [(clause.id, clause.mark, clause.label("vi")) for clause in found] == [
        ("doan-1", "¶", "Đoạn 1"),
        ("muc-1", "1", "Mục 1"),
        ("phan-1", "I", "Phần I"),
        ("phan-1-muc-1", "1", "Phần I, mục 1"),
        ("phan-1-muc-2", "2", "Phần I, mục 2"),
        ("doan-2", "¶", "Đoạn 2"),
        ("phan-2", "II", "Phần II"),
        ("phan-2-muc-1", "1", "Phần II, mục 1"),
        ("dieu-5", "5", "Điều 5"),
        ("dieu-5-muc-1", "1", "Điều 5, mục 1"),
        ("chu-thich-1", "※", "Chú thích 1"),
    ]
    assert found[3].label("en") == "Part I, item 1"


def test_a_number_that_comes_twice_is_a_paragraph_the_second_time():
    assert [clause.id for clause in record("1. Một\n\n1. Lại một")] == ["muc-1", "doan-1"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Chữ <b> & “ngoặc”", "Chữ &lt;b&gt; &amp; “ngoặc”"),
        ("**đậm** và *nghiêng*", "<strong>đậm</strong> và <em>nghiêng</em>"),
        ("***cả hai***", "<strong><em>cả hai</em></strong>"),
        ("**đậm *và nghiêng***", "<strong>đậm <em>và nghiêng</em></strong>"),
        (r"\*không\* [phải] \[^1]", "*không* [phải] [^1]"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        (
            "[luật](https://vbpl.vn/a?b=1&c=2)",
            '<a href="https://vbpl.vn/a?b=1&amp;c=2">luật</a>',
        ),
        ("[bấm](javascript:alert(1))", "[bấm](javascript:alert(1))"),
        (
            "Xem[^2]",
            'Xem<sup><a class="footnote-ref" href="#chu-thich-2">2</a></sup>',
        ),
    ],
)
def test_marks(text, html):
    assert shown(text) == f'<p class="tl-clause__text" data-verbatim>{html}</p>'


def test_a_heading_is_one_below_that_of_the_full_text():
    assert shown("## II. *Nội* dung") == (
        '<h3 class="tl-clause__text" data-verbatim>II. <em>Nội</em> dung</h3>'
    )
    assert shown("### 1. Lịch").startswith("<h4 ")


def test_a_table_keeps_its_lines_and_its_signs():
    assert shown("| Việc | Ai<br>làm |\n| --- | --- |\n| a \\| b | **x** |") == (
        '<div class="tl-clause__text" data-verbatim><table><thead><tr><th scope="col">Việc</th>'
        '<th scope="col">Ai<br>làm</th></tr></thead><tbody><tr><td>a | b</td>'
        "<td><strong>x</strong></td></tr></tbody></table></div>"
    )


def test_a_hostile_text_takes_no_time():
    for text in ("**a " * 5_000, "[" * 20_000, "*" * 20_000, "[a](https://" * 2_000):
        assert record(text)[0].text
        shown(text)
