"""The full text of a document on its page: the few marks that are read in it, and nothing else."""

from __future__ import annotations

import pytest

from helpers import laws
from helpers.full_text import drawn
from tailieu.content import clauses
from tailieu.site.full_text import outline


def shown(text: str) -> str:
    """The HTML of the only clause of `text`, without what stands beside it."""
    html = drawn(f"::: toan-van\n{text}\n:::\n")
    start = html.index('<div class="tl-clause__body">') + len('<div class="tl-clause__body">')
    end = html.find('<div class="tl-clause__side"')
    return html[start : end if end > 0 else html.rindex("</div></div>\n</div>")]


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
            'Xem<sup id="tham-chieu-2"><a class="footnote-ref" href="#chu-thich-2">2</a></sup>',
        ),
    ],
)
def test_marks(text, html):
    assert shown(text) == f'<p class="tl-clause__text" data-verbatim>{html}</p>'


def test_a_heading_is_one_below_that_of_the_full_text():
    assert shown("## II. *Nội* dung") == (
        '<h3 class="tl-clause__text" data-verbatim>II. <em>Nội</em> dung</h3>'
    )
    html = drawn("::: toan-van\n## I. Nội dung\n\n### 1. Lịch\n:::\n")
    assert "<h4 " in html
    # The largest heading of a text, whichever it is.
    assert shown("### 1. Lịch").startswith("<h3 ")
    assert "Chương I<br>QUY ĐỊNH CHUNG</h3>" in shown("## Chương I\nQUY ĐỊNH CHUNG")


def test_a_note_has_its_paragraphs_and_a_way_back():
    html = drawn("::: toan-van\nXem[^2]\n\n[^2]: Một\nHai\n:::\n")
    assert '<p><sup>2</sup> Một</p><p>Hai <a class="footnote-backref" href="#tham-chieu-2"' in html


def test_a_table_keeps_its_lines_and_its_signs():
    assert shown("| Việc | Ai<br>làm |\n| --- | --- |\n| a \\| b | **x** |") == (
        '<div class="tl-clause__text" data-verbatim><table><thead><tr><th scope="col">Việc</th>'
        '<th scope="col">Ai<br>làm</th></tr></thead><tbody><tr><td>a | b</td>'
        "<td><strong>x</strong></td></tr></tbody></table></div>"
    )


def test_a_hostile_text_takes_no_time():
    for text in ("**a " * 5_000, "[" * 20_000, "*" * 20_000, "[a](https://" * 2_000):
        assert shown(text)


def marks(text: str) -> tuple[str, list[str], str] | None:
    """What the row above a text offers: its name, the numbers in it, the articles to type."""
    found = outline(clauses.split(text), "vi")
    return found and (found.name, [link.mark for link in found.links], found.articles)


def test_the_row_above_a_text_is_of_its_largest_divisions():
    assert marks("Mở đầu\n\n1. Một\n\n2. Hai\n\n3. Ba") == ("Mục", ["1", "2", "3"], "")
    assert marks("## I. A\n\n1. Một\n\n2. Hai\n\n## II. B") == ("Phần", ["I", "II"], "")
    assert marks(laws.record(3)) == ("Điều", ["1", "2", "3"], "")
    assert marks(laws.record(60)) == ("Chương", ["I", "II", "III"], "1–60")
    assert marks(laws.record(60).replace("Điều 7.", "Điểm 7.")) == (
        "Chương",
        ["I", "II", "III"],
        "1–6, 8–60",
    )
    assert marks("Chỉ một đoạn") is None


def test_a_chapter_is_named_with_its_title():
    links = outline(clauses.split(laws.record(60)), "vi").links
    assert [link.name for link in links][:2] == [
        "Chương I. QUY ĐỊNH THỨ 1",
        "Chương II. QUY ĐỊNH THỨ 2",
    ]
