"""A page wears nothing of what only the site says of pages, with the checks forced off too."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import forgeries
from helpers.attacked import build_attacked
from helpers.browser import serving, settle
from helpers.checking import look
from helpers.checking import page as page_of
from helpers.forgeries import BODIES
from helpers.trust import LOOK, forged
from tailieu.site.body import Converter
from tailieu.site.draft import Draft
from tailieu.site.html_filters import clean, readable
from tailieu.site.templates import Templates

# What stays on the page, as the words that it is, and so is not refused.
HARMLESS = {
    "al-list",
    "code-span-break",
    "email-autolink",
    "jinja",
    "long-cell",
    "long-heading",
    "long-word",
    "many-cells",
    "mkdocs-placeholder",
    "note-own",
    "open-comment",
    "second-title",
    "slash-attr",
    "table-align",
    "toc-marker",
    "unclosed-tag",
    "wide-picture",
}


def rendered(body: str) -> str:
    return clean(Converter("vi")(body)[0])


# The check ----------------------------------------------------------------------------------------


def test_the_check_refuses_each_but_harmless_words(docs):
    for name, body in BODIES.items():
        (docs / f"gia-{name}.md").write_text(page_of(body), encoding="utf-8")
    _, found = look(docs)
    refused = {finding.path for finding in found if finding.severity == "error"}
    passed = {name for name in BODIES if f"docs/gia-{name}.md" not in refused}
    assert passed == HARMLESS


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("**a**{: .tl-badge }", 'thuộc tính class="tl-badge" của thẻ «<strong>»'),
        ("Chữ.\n{: #dieu-5 }", 'thuộc tính id="dieu-5" của thẻ «<p>»'),
        ('<span role="alert">a</span>', "thuộc tính «role» của thẻ «<span>»"),
        ('<p lang="x y">a</p>', 'thuộc tính lang="x y" của thẻ «<p>»'),
        ("<div>a", "thẻ «<div>» không có thẻ đóng"),
        ("<div>\n" * 21 + "</div>\n" * 21, "thẻ «<div>» lồng quá 20 lớp"),
        ("<sup><sub>a</sub></sup>", "thẻ «<sub>» nằm trong một thẻ thu nhỏ chữ khác"),
        ("[1](#a){: .footnote-ref }", 'thuộc tính class="footnote-ref" của thẻ «<a>»'),
        ("a</article>", "thẻ đóng «</article>» mà không có thẻ mở"),
    ],
)
def test_the_check_names_what_a_page_may_not_wear(docs, body, said):
    (docs / "trang-thu.md").write_text(page_of(body), encoding="utf-8")
    found = [str(finding) for finding in look(docs)[1]]
    assert [
        text.partition(" có ")[2].partition(", không phải")[0].partition(". Fix")[0]
        for text in found
        if "TL080" in text
    ] == [said]


# The cleaning -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("**a**{: .tl-badge .note }", "<p><strong>a</strong></p>"),
        ("!!! note tl-present\n    a", '<div class="admonition note">\n'
         '<p class="admonition-title">Note</p>\n<p>a</p>\n</div>'),
        ("[a](b.md){: .headerlink }", '<p><a href="b.md">a</a></p>'),
        ('<div class="admonition">a</div>', "<div>a</div>"),
        ("```{ .python #__config }\na\n```",
         '<pre><code class="language-python">a\n</code></pre>'),
        ("Chữ.\n{: #muc-1 }", "<p>Chữ.</p>"),
        ("Chữ.\n{: #cho-nay }", '<p id="cho-nay">Chữ.</p>'),
        ('<p id="cho-nay">Chữ.</p>', "<p>Chữ.</p>"),
        ("a\n{: #b }\n\nc\n{: #b }", '<p id="b">a</p>\n<p>c</p>'),
        ('<p aria-hidden="true" role="alert" lang="en">a</p>', '<p lang="en">a</p>'),
        ("a &#xF0000; &#983041;b", "<p>a \ufffd \ufffdb</p>"),
        ("[1](#nguon){: .footnote-ref }", '<p><a href="#nguon">1</a></p>'),
        ("[a](#b){: .footnote-backref }", '<p><a href="#b">a</a></p>'),
        ('<div class="footnote" markdown="1">\n\na\n</div>', "<div>\n<p>a</p>\n</div>"),
        ('<ol markdown="1"><li id="fn:1" markdown="1">a</li></ol>', "<ol>\n<li>a</li>\n</ol>"),
        ('<td>a<p>b</td><div><b', "a<p>b\n</p><div>&lt;b</div>"),
    ],
)  # fmt: skip
def test_an_author_gives_no_marks_of_the_site(body, kept):
    assert rendered(body) == kept


def test_marks_of_notes_are_those_of_notes_alone():
    """An author's own, above them and within them, get none and take none of theirs."""
    own = "[ẩn](#fnref:a){: .footnote-backref }"
    html = rendered(f'<li id="fn:a" markdown="1">giả</li>\n\nCâu.[^a]\n\n[^a]: Chú thích. {own}')
    assert html.count("footnote-ref") == html.count('class="footnote"') == 1
    assert html.count("footnote-backref") == 1
    assert html.count('id="fn:a"') == 1
    assert "<li>giả" in html
    assert '<a href="#fnref:a">ẩn</a>' in html


def test_nothing_turns_a_line_about_or_spills_over_others():
    assert readable("a\u202eb\u202c" + "\u0301" * 9) == "ab\u0301\u0301"
    assert (
        readable("\u05c3 0912 345, \u05d0\u05d1 \u05d2, \u0663 \u05d0")
        == " 0912 345, \u05d0\u05d1 \u05d2, "
    )
    for mark in "\u2de0\ua8e0\u08e4\U0001e000":
        assert readable(f"a{mark * 9}") == f"a{mark * 2}"


@pytest.mark.parametrize(
    "address",
    [
        "http:la.example",
        r"https:\\\\la.example",
        "https://chinhphu.vn@la.example/",
        "https://chinhphu.vn%2Ela.example/",
        "//la.example/",
        "/&#9;/la.example",
        "/&lrm;/la.example/",
        "/\u202e/la.example/",
        "/.//la.example/",
        "/%2Fla.example/",
        "&#xE0041;//la.example/",
        "search-ms://query=x",
        "ms-word:ofe|u|https://la.example/a.docx",
        "smb://la.example/x",
        "mailto:a@la.example?body=y",
        "#%E0%A4%A",
    ],
)
def test_an_address_of_another_form_leads_nowhere(address):
    assert rendered(f'<a href="{address}">a</a>') == "<p><a>a</a></p>"
    assert rendered(f"[a](<{address}>)") in ("<p><a>a</a></p>", f"<p>[a](&lt;{address}&gt;)</p>")


def test_an_address_shows_its_true_host():
    assert 'href="https://xn--hinhphu-xjg.vn/"' in rendered("[a](https://\u0441hinhphu.vn/)")


def test_no_picture_comes_from_another_host():
    for address in (
        *("https://la.example/a.png", "//la.example/a.png", r"/\la.example/a.png"),
        *("/.//la.example/a.png", "..//la.example/a.png", "/%5Cla.example/a.png"),
    ):
        assert rendered(f'<img src="{address}" alt="a">') == '<p><img alt="a"></p>'


@pytest.mark.parametrize(
    "opened", ["<div>", "<table><tbody><tr><td>", "<pre>", "<!--", '<a title="']
)
def test_what_an_author_leaves_open_ends_where_a_template_begins(tmp_path, opened):
    (tmp_path / "own.html").write_text('<p id="nguon-1" class="tl-badge">b</p>', encoding="utf-8")
    draft = Draft(Templates(tmp_path), "vi", "a.html", opened)
    headed = draft.headed("Nguồn", "nguon", draft.placed("own.html"))
    html = draft.finished(Converter("vi")(f"{draft.body}\n\n{headed}\n\nSau.\n{{: #nguon-1 }}")[0])
    before, own, _ = html.partition('<p id="nguon-1" class="tl-badge">b</p>')
    assert own
    assert '<h2 id="nguon">Nguồn' in before
    assert before.count("<div") == before.count("</div")
    assert before.count("<td") == before.count("</td")
    assert before.count("<pre") == before.count("</pre")
    assert html.count('"nguon-1"') == 1


# In a browser -------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def attacked(once) -> Path:
    return once("attacked", build_attacked) / "site"


def pages() -> list[tuple[str, str, bool]]:
    """(name, path, whether it is a sheet) of the pages to look at, after the sound ones."""
    guides, sheets = forgeries.BY_DAY, forgeries.IN_SHEETS_BY_DAY
    return [
        *((name, f"huong-dan/gia-{name}.html", False) for name in (forgeries.SOUND, *guides)),
        *((name, f"phieu/gia-{name}.html", True) for name in (forgeries.SOUND, *sheets)),
    ]


def test_the_headings_of_a_document_s_author_are_seen(attacked, page):
    page.goto(f"file://{attacked}/van-ban/gia-muc.html")
    settle(page)
    unseen = [path.rpartition("> ")[2] for path in page.evaluate(LOOK)["unseen"]]
    assert [name for name in unseen if name.startswith("h2")] == ["h2#tom-tat"]


def test_a_sheet_has_no_marks_of_notes_but_those_of_its_sources(attacked):
    own, sound = (
        (attacked / f"phieu/gia-{name}.html").read_text(encoding="utf-8").count("footnote-ref")
        for name in ("note-own", forgeries.SOUND)
    )
    assert own == sound


def test_nothing_is_forged_run_or_asked(attacked, page):
    """At night on every kind of page, in Firefox and from the disk too: test_every_kind.py."""
    did: list[str] = []
    page.on("dialog", lambda shown: (did.append(f"ran {page.url}"), shown.dismiss()))
    page.route("https://la.example/**", lambda route: (did.append(page.url), route.abort()))
    usual: dict[bool, dict] = {}
    found = {}
    with serving(attacked, "/") as address:
        for name, path, sheet in pages():
            page.goto(address + path)
            settle(page)
            told = page.evaluate(LOOK)
            if name == forgeries.SOUND:
                usual[sheet] = told
            found[path] = forged(told, usual[sheet], sheet)
    assert {path: what for path, what in found.items() if what} == {}
    assert did == []
