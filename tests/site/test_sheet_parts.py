"""The parts of a sheet that tell what to do, as its page has them."""

from __future__ import annotations

import pytest

from tailieu.site.html_filters import arrange_sheet, parsed


def arranged(html: str) -> str:
    body = parsed(html)
    arrange_sheet(body, "vi")
    return body.html or ""


@pytest.mark.parametrize(
    ("written", "dials"),
    [
        ("112", "112"),
        ("1900 0368", "19000368"),
        ("024.3733.5701", "02437335701"),
        ("+84 24 3733 5701", "+842437335701"),
    ],
)
def test_the_number_at_the_head_of_an_item_dials(written, dials):
    for head in (written, f"<strong>{written}</strong>"):
        html = f'<h2 id="goi-ai">Gọi ai</h2><ul><li>{head}: báo cháy.</li></ul>'
        assert (
            f'<a href="tel:{dials}"><strong>{written}</strong></a>'
            '<span class="tl-call__between">: </span><span>báo cháy.</span>'
        ) in arranged(html)


@pytest.mark.parametrize("head", ["Công an xã", "24/24", "Điều 5", "15"])
def test_words_and_other_figures_at_the_head_of_an_item_do_not_dial(head):
    for written in (head, f"<strong>{head}</strong>"):
        html = f'<h2 id="goi-ai">Gọi ai</h2><ul><li>{written}: hỏi.</li></ul>'
        assert "tel:" not in arranged(html)


def test_steps_are_numbered_through_where_advice_stands_between_them():
    html = arranged(
        '<h2 id="can-lam-gi">Cần làm gì</h2><ol><li>Một</li><li>Hai</li></ol>'
        "<blockquote><p>Nên gọi trước.</p></blockquote><ol><li>Ba</li></ol><h2>Khác</h2>"
    )
    assert '<ol class="tl-steps" start="3"><li id="can-lam-gi-3"' in html
    assert (
        '<div class="tl-advice" role="note" data-search="off">'
        "<p><strong>Lời khuyên của trang:</strong> Nên gọi trước.</p></div>"
    ) in html


def test_a_quote_within_advice_is_a_part_of_it():
    html = arranged(
        '<h2 id="can-lam-gi">Cần làm gì</h2>'
        "<blockquote><p>Nên gọi trước.</p><blockquote><p>Rồi đến.</p></blockquote></blockquote>"
    )
    assert html.count("Lời khuyên của trang:") == html.count("tl-advice") == 1


def test_what_is_needed_stands_in_one_box_each_an_answer_of_the_search():
    html = arranged(
        '<h2 id="giay-to">Giấy tờ</h2><ul><li>Thẻ</li></ul><h2 id="le-phi">Lệ phí</h2>'
        "<p>Không mất tiền.</p><h2>Khác</h2>"
    )
    box = html[html.index('<div class="tl-needs">') : html.index("<h2>Khác")]
    assert box.count('<section data-search="answer"') == 2
    assert box.endswith("<p>Không mất tiền.</p></section></div>")
