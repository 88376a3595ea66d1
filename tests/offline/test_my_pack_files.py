"""The files of which a browser makes a reader's own pack."""

from __future__ import annotations

import json
import re

import pytest

from helpers.bundles import page, words
from helpers.packed import unpacked
from helpers.project import EPOCH, ROOT
from tailieu import pipeline
from tailieu.offline import my_pack, one_file
from tailieu.site.templates import Templates

STORM = "khi-co-bao"
TEMPLATES = Templates(ROOT / "overrides")


@pytest.fixture(scope="module")
def read():
    return pipeline.read(ROOT, {"SOURCE_DATE_EPOCH": str(EPOCH)})


def read_sheet(data: bytes) -> tuple[dict, str]:
    """(head, HTML of the text) of a sheet's file."""
    before, payload, after = unpacked(data)
    assert (before, after) == (f'window.tailieuTexts["{STORM}"]=[', "];\n")
    head, section = payload.decode().split("\n", 1)
    return json.loads(head), section


def section(read, content: str, online: str | None = None) -> str:
    """The text of a sheet whose page has this content."""
    sheet = read.catalog.sheets[STORM]
    head = my_pack.sheet_head(read, TEMPLATES, sheet)
    found, text = read_sheet(my_pack.sheet_file(TEMPLATES, sheet, head, content, online))
    assert found == json.loads(head)
    return text


def test_a_sheet_has_a_small_file_with_its_text(read, site):
    built = page((site / "phieu" / f"{STORM}.html").read_bytes())
    data = (site / my_pack.sheet_path(STORM)).read_bytes()
    assert len(data) < 6_000
    head, text = read_sheet(data)
    assert head["title"]["vi"] == read.catalog.sheets[STORM].meta.title
    assert head["title"]["vi"] in head["line"]
    for headerlink in built.css(".headerlink, .footnote-backref ~ .footnote-backref"):
        headerlink.decompose()
    assert words(page(text).css_first(".tl-sheet")) == words(built.css_first(".tl-sheet"))


def test_all_links_lead_into_the_file_or_to_the_web(read):
    content = (
        '<h2 id="a">Một <a class="headerlink" href="#a">¶</a></h2>'
        '<p><a href="#a">lên</a> <a href="../nguon/x.html#b">nguồn</a> '
        '<a href="https://a.vn/">ngoài</a></p>'
    )
    into = f'<h3 id="phieu_{STORM}.a">Một </h3><p><a href="#phieu_{STORM}.a">lên</a>'
    outside = '<a href="https://a.vn/" rel="noreferrer">ngoài</a></p>'
    online = f"https://t.vn/x/phieu/{STORM}.html"
    linked = '<a href="https://t.vn/x/nguon/x.html#b" rel="noreferrer">nguồn</a>'
    assert f"{into} {linked} {outside}" in section(read, content, online)
    assert f"{into} nguồn {outside}" in section(read, content)


def test_what_only_a_page_can_use_is_left_out(read):
    content = (
        '<div class="tl-actions"><button type="button"><svg></svg>In</button></div>'
        '<p aria-labelledby="a">Lời</p><pre>hai\n  dòng</pre><img src="a.png" alt="b">'
        '<footer class="tl-foot"><textarea>x</textarea></footer>'
    )
    text = section(read, content)
    assert f'<p aria-labelledby="phieu_{STORM}.a">Lời</p><pre>hai\n  dòng</pre>' in text
    assert re.search("<(button|svg|img|footer|textarea)", text) is None


def test_the_same_content_gives_the_same_bytes(read, site):
    tree = page((site / "phieu" / f"{STORM}.html").read_bytes())
    online = one_file.online_address(tree)
    sheet = read.catalog.sheets[STORM]
    head = my_pack.sheet_head(read, TEMPLATES, sheet)
    made = my_pack.sheet_file(TEMPLATES, sheet, head, one_file.article(tree), online)
    assert made == (site / my_pack.sheet_path(STORM)).read_bytes()
