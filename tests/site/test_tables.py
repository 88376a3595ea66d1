"""Tables in a page's text: for phones every cell knows its column, and no column stands empty."""

from __future__ import annotations

from tailieu.site.html_filters import parsed
from tailieu.site.tables import arrange_tables

MARK = '<sup><a class="footnote-ref" href="#fn:1">1</a></sup>'


def table(head: str, *rows: str, around: str = "") -> str:
    """The HTML of a table whose cells are apart by `|`, arranged."""
    heads = "".join(f"<th>{cell}</th>" for cell in head.split("|"))
    lines = ["".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    html = f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    tree = parsed(f"<div{around}>{html}</div>")
    arrange_tables(tree)
    return tree.css_first("div").inner_html


def cells(html: str) -> list[tuple[str, str]]:
    return [(td.attributes.get("data-label", ""), td.inner_html) for td in parsed(html).css("td")]


def test_marks_of_sources_and_empty_columns_take_no_column():
    html = table("Vùng|Ghi chú|Mức|Căn cứ", f"Vùng I||5.310.000 đồng|{MARK}", "II||4.730.000 đồng|")
    assert cells(html) == [
        ("", f"Vùng I{MARK}"),
        ("Mức", "5.310.000 đồng"),
        ("Vùng", "II"),
        ("Mức", "4.730.000 đồng"),
    ]
    assert [th.text() for th in parsed(html).css("th")] == ["Vùng", "Mức"]


def test_columns_of_figures_are_known():
    html = table(
        "Vùng|Mức|Lúc|Từ|Điều|Khoảng",
        "I|5.310.000 đồng|30–60 phút|01/8/2024|Điều 5|12,5 %",
        "II|4.730.000|45 phút|2025|6|3 m²/người",
    )
    assert [th.text() for th in parsed(html).css("th.tl-figures")] == ["Mức", "Lúc", "Khoảng"]


def test_a_table_of_three_columns_stands_below_each_other_on_phones():
    assert table("A|B|C", "1|2|3").startswith('<div class="tl-scroll tl-stacked" tabindex="0"')
    assert table("A|B", "1|2").startswith('<div class="tl-scroll" tabindex="0"')


def test_a_text_shown_word_for_word_keeps_its_cells():
    html = table("A|B|C", f"x||{MARK}", around=" data-verbatim")
    assert cells(html) == [("A", "x"), ("B", ""), ("C", MARK)]


def test_the_lines_of_a_head_are_words_apart():
    assert cells(table("Thời gian<br>Từ|Đến", "7 giờ|9 giờ"))[0] == ("Thời gian Từ", "7 giờ")
