"""A page's Markdown: what an author wrote is cleaned, what our templates drew is not."""

from __future__ import annotations

import markdown
import pytest

from tailieu.content.marks import FIRST_MARK
from tailieu.site.draft import Draft
from tailieu.site.html_filters import clean
from tailieu.site.templates import Templates


@pytest.fixture
def templates(tmp_path) -> Templates:
    (tmp_path / "badge.html").write_text('<b class="tl-badge" data-mark="V1">{{ label }}</b>')
    return Templates(tmp_path)


def finished(draft: Draft, text: str) -> str:
    return draft.finished(markdown.markdown(text, extensions=["attr_list", "abbr"]))


def test_our_own_html_passes_unread_within_text_and_alone(templates):
    draft = Draft(templates, "vi", "a.html", "*Lời*")
    badge = draft.put(templates.render("badge.html", "vi", label="*UBND* <i>"))
    alone = draft.placed("badge.html", label="b")
    assert finished(draft, f"{draft.body} {badge}\n\n{alone}\n\n*[UBND]: Ủy ban") == (
        '<p><em>Lời</em> <b class="tl-badge" data-mark="V1">*UBND* &lt;i&gt;</b></p>\n'
        '<b class="tl-badge" data-mark="V1">b</b>'
    )


def test_an_author_cannot_take_our_html(templates):
    mark = chr(FIRST_MARK)
    draft = Draft(templates, "vi", "a.html", f"{mark} [a](b '{mark}')")
    badge = draft.put(templates.render("badge.html", "vi", label=f"[x]({mark} 'y"))
    html = finished(draft, f"{draft.body} {badge}')")
    assert html.count("tl-badge") == 1
    # Between quotation marks our own HTML is text of the attribute no more.
    held = finished(draft, f"[a](b '{badge}')")
    assert "tl-badge" not in held


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<p class='tl-badge note'>a</p>", "<p>a</p>"),
        ("<p class='tl-badge'>a</p>", "<p>a</p>"),
        ("<p data-mark='checked' aria-label='b'>a</p>", "<p>a</p>"),
        ("<p onclick='x()' style='color: red'>a</p>", "<p>a</p>"),
        ("<a href='jav&#x09;ascript:x()'>a</a>", "<a>a</a>"),
        ("<a href='tel:113'>a</a>", '<a href="tel:113">a</a>'),
        ("<a href='b.html#c'>a</a>", '<a href="b.html#c">a</a>'),
        ("<SCRIPT>x()</SCRIPT>", "&lt;SCRIPT&gt;x()&lt;/SCRIPT&gt;"),
        ("<svg/onload=x()>", "&lt;svg/onload=x()&gt;"),
        ("<nghị định>", "&lt;nghị định&gt;"),
        ("a <!-- b -->c", "a c"),
        ("<code>&lt;form&gt;</code>", "<code>&lt;form&gt;</code>"),
        ("<div><p>a</div>", "<div><p>a</p></div>"),
    ],
)
def test_what_an_author_writes_is_cleaned_by_the_lists_of_the_check(written, kept):
    assert clean(written) == kept
