"""The body of a page: headings, links to other pages, and text that Markdown need not look at."""

from __future__ import annotations

import markdown
import pytest

from helpers.project import own_catalog
from tailieu.checks.rendered import EXTENSIONS, SETTINGS
from tailieu.site.body import Converter, Heading, resolve_links
from tailieu.site.html_filters import parsed
from tailieu.site.plain_text import PlainTextExtension


def test_headings_have_addresses_without_accents_and_a_link_in_the_language_of_the_page():
    html, headings = Converter("en")("## Đất & nhà\n\n### Hỏi\n\n## Đất & nhà { #dat }\n")
    assert headings == (
        Heading("dat-nha", "Đất & nhà", (Heading("hoi", "Hỏi", ()),)),
        Heading("dat", "Đất & nhà", ()),
    )
    assert 'href="#dat-nha" title="Link to this section">#</a>' in html


def test_the_glossary_gives_tooltips_and_nothing_else():
    """Before what a page says of an abbreviation, and also where its text is left open."""
    convert = Converter("vi")
    meanings = {"UBND": "[Ủy ban](a.md)", "\\": "**a**"}
    written = "*[UBND]: khác\n\nHỏi UBND, OTP.\n\n*[OTP]: mã\n\n<p>"
    assert convert(written, meanings)[0] == (
        '<p>Hỏi <abbr title="[Ủy ban](a.md)">UBND</abbr>, <abbr title="mã">OTP</abbr>.</p>\n<p>'
    )
    assert convert("Hỏi UBND.")[0] == "<p>Hỏi UBND.</p>"


@pytest.mark.parametrize(
    "text",
    [
        "Chữ thường, dòng một\ndòng hai.",
        "Một *từ*, một `mã`, một [liên kết](a.md), &amp; và \\*sao\\*.",
        "- mục\n- **mục**\n\n| a | b |\n| - | - |\n| UBND | `x` |\n\n*[UBND]: Ủy ban",
        "Xuống  \ndòng <b>đậm</b> <https://a.vn> ![ảnh](a.png)",
        "Câu[^1] UBND.\n\n[^1]: Chú *thích* UBND.\n\n*[UBND]: Ủy ban",
    ],
)
def test_leaving_plain_text_alone_changes_nothing(text):
    plain, every = (
        markdown.markdown(text, extensions=[*EXTENSIONS, *more], extension_configs=SETTINGS)
        for more in ([PlainTextExtension()], [])
    )
    assert plain == every


@pytest.mark.parametrize(
    ("lang", "written", "leads_to"),
    [
        ("vi", "khi-co-bao.md#can-cu", 'href="khi-co-bao.html#can-cu"'),
        ("vi", "../lien-he.md", 'href="../lien-he.html"'),
        ("en", "../lien-he.md", 'href="../lien-he.html"'),
        ("en", "phieu-chua-dich.md", 'href="../../phieu/phieu-chua-dich.html" hreflang="vi"'),
        ("en", "../van-ban/goc.pdf", 'href="../../van-ban/goc.pdf"'),
        ("vi", "https://a.vn/b.md", 'href="https://a.vn/b.md"'),
        ("vi", "khong-co.md", 'href="khong-co.md"'),
        ("vi", "#muc", 'href="#muc"'),
    ],
)
def test_a_link_to_a_file_of_docs_leads_to_its_page(lang, written, leads_to):
    catalog = own_catalog()
    entries = catalog.by_path()
    untranslated = next(
        entry for entry in entries.values() if entry.path.startswith("phieu/") and not entry.en
    )
    written = written.replace("phieu-chua-dich", untranslated.id)
    leads_to = leads_to.replace("phieu-chua-dich", untranslated.id)
    body = parsed(f'<a href="{written}">x</a>')
    url = "phieu/x.html" if lang == "vi" else "en/phieu/x.html"
    resolve_links(body, "phieu/x.md", url, lang, entries, {"van-ban/goc.pdf"})
    assert body.html == f"<a {leads_to}>x</a>"
