"""Pages in, index files out: what is read, what is kept, and that the bytes stay the same."""

import hashlib
import json
import re
import zlib

import pytest
from selectolax.lexbor import LexborHTMLParser

from helpers.packed import unpacked
from tailieu.search import packed
from tailieu.search.abbreviations import find_abbreviations, phrases_by_initials
from tailieu.search.builder import build_search
from tailieu.search.index import Postings, split_parts
from tailieu.search.reader import Page, Section
from tailieu.search.reader import read_page as read_tree


def html(body, head="", lang="vi"):
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


def unpack(data):
    """(name, version, unpacked bytes) of one index file."""
    before, payload, after = unpacked(data)
    call = re.fullmatch(r'TailieuSearch\.add\("([^"]*)","(\w+)",', before)
    assert (call is not None, after) == (True, ")")
    return call[1], call[2], payload


def read_page(html: str, url: str) -> Page:
    return read_tree(LexborHTMLParser(html), url)


def test_a_page_is_read_by_its_sections():
    page = read_page(
        html(
            """<nav>bỏ qua</nav><article><h1 id="a">Phiếu</h1><p>Mở đầu<b>,</b> rồi
            <span data-search="off">không tìm</span> hết.</p>
            <h2 id="b">Hai <a class="headerlink" href="#b">¶</a></h2><table><tr><td>một</td>
            <td>hai</td></tr></table><div id="muc-1" data-section="Mục 1">Lời<br>văn</div>
            <script>x()</script></article><footer>chân</footer>""",
            """<meta name="tailieu:kind" content="phieu"><meta name="tailieu:number"
            content="548-CV/TU"><meta name="tailieu:status" content="con-hieu-luc">
            <meta name="tailieu:status-dates" content='{"from":"2026-01-01","until":null}'>
            <meta name="tailieu:tags" content="Đất đai; Thuế;">""",
        ),
        "phieu/a.html",
    )
    assert page.title == "Phiếu"
    assert page.sections == [
        Section("a", "Phiếu", ["Mở đầu, rồi hết."]),
        Section("b", "Hai", ["một", "hai"]),
        Section("muc-1", "Mục 1", ["Lời", "văn"]),
    ]
    assert (page.kind, page.number, page.status) == ("phieu", "548-CV/TU", "con-hieu-luc")
    assert (page.dates, page.tags) == ({"from": "2026-01-01"}, ["Đất đai", "Thuế"])


def test_a_page_without_article_is_read_whole():
    page = read_page(html("<h1>Tên</h1><p>Chữ</p>"), "a.html")
    assert (page.title, page.sections) == ("Tên", [Section("", "Tên", ["Chữ"])])


def test_a_deep_page_is_read():
    page = read_page(html("<div>" * 5_000 + "đáy" + "</div>" * 5_000), "a.html")
    assert "đáy" in [line for section in page.sections for line in section.lines]


def test_terms_keep_accents_apart():
    postings = Postings()
    for number, line in enumerate(("lưu trữ", "lưu trú")):
        page = read_page(html(f"<p>{line}</p>"), f"{number}.html")
        page.title = "x"
        postings.add(page, split_parts(page))
    terms = {
        term: [(list(a), [p >> 8 for p in found]) for a, found in lists]
        for term, lists in postings.terms()
    }
    assert terms["luu"] == [([36], [0, 1])]  # both pages, one accentuation
    assert terms["tru"] == [([1], [1]), ([40], [0])]  # trú, trữ
    assert terms["luu tru"] == [([36, 1], [1]), ([36, 40], [0])]


def test_two_halves_joined_are_the_whole():
    pages = [
        read_page(html(f"<h1>Trang {n}</h1><p>số {n} và 12/2020/NĐ-CP</p>"), f"{n}.html")
        for n in range(5)
    ]
    whole, first, second = Postings(), Postings(), Postings()
    for number, page in enumerate(pages):
        whole.add(page, split_parts(page))
        (first if number < 2 else second).add(page, split_parts(page))
    first.join(second.packed())
    assert first.terms() == whole.terms()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ủy ban nhân dân (UBND) tỉnh", [("UBND", "ủy ban nhân dân")]),
        ("Bộ Giáo dục và Đào tạo (GDĐT)", [("GDĐT", "giáo dục và đào tạo")]),
        ("HĐND (Hội đồng nhân dân)", [("HĐND", "hội đồng nhân dân")]),
        ("giải phóng mặt bằng (sau đây viết tắt là GPMB)", [("GPMB", "giải phóng mặt bằng")]),
        ("theo quy định (ABC) và (XYZ)", []),  # initials that do not fit
    ],
)
def test_abbreviations_that_the_text_spells_out(text, found):
    assert find_abbreviations(text) == found


def test_headings_tell_what_initials_mean():
    pages = [
        read_page(html(f"<h1>Bồi thường, giải phóng mặt bằng {n}</h1>"), f"{n}.html")
        for n in range(2)
    ]
    assert "gpmb giải phóng mặt bằng" in phrases_by_initials(pages, {})
    assert phrases_by_initials([], {"UBND": "ủy ban nhân dân"}) == ["ubnd ủy ban nhân dân"]


def test_a_long_page_is_cut_into_sixteen_parts_at_most():
    line = "tuyên truyền " * 100_000
    page = read_page(html(f"<h1>Dài</h1><p>{line}</p>"), "a.html")
    parts = split_parts(page)
    assert 1 < len(parts) <= 16
    words = [word for part in parts for s in part for line in s.lines for word in line.split()]
    assert words == line.split()  # nothing is lost where it is cut


@pytest.fixture
def site(tmp_path):
    (tmp_path / "a.html").write_text(html("<article><h1>Một</h1><p>hòa bình</p></article>"))
    (tmp_path / "en").mkdir()
    (tmp_path / "en/a.html").write_text(
        html("<article><h1>One</h1><p>peace</p></article>", lang="en")
    )
    return tmp_path


def written(site):
    folder = site / "assets/search"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.js")}


def test_each_language_has_an_index_of_few_files(site):
    report = build_search(site)
    found = written(site)
    assert report.pages == {"vi": 1, "en": 1}
    assert set(found) == {
        f"{lang}/{name}.js" for lang in ("vi", "en") for name in ("index", "t0", "x0")
    }
    assert (report.files, report.bytes) == (len(found), sum(map(len, found.values())))
    name, _, core = unpack(found["vi/index.js"])
    assert (name, json.loads(core)["pages"]) == ("vi/index", 1)
    text = unpack(found["vi/x0.js"])[2].decode()
    assert text == "a.html\x1fMột\x1f\x1f\x1e\x1f\x1fhòa bình"


def test_the_same_site_gives_the_same_bytes(site):
    build_search(site)
    first = written(site)
    build_search(site)
    assert written(site) == first


def test_a_script_holds_any_bytes():
    payload = (
        b"".join(hashlib.sha256(bytes((n,))).digest() for n in range(256))
        + bytes(range(256)) * 2
        + b"\xff\xfe\xfd\xff\x28\x20\x29\x20\x00\xd8\xff\xdf"
    )
    call = 'TailieuSearch.add("vi/t0","v",'
    data = packed.script(call, zlib.compress(payload, 0), len(payload), ")")
    assert unpack(data) == ("vi/t0", "v", payload)


def test_pages_that_hold_nothing_or_speak_an_unknown_tongue_are_named(site):
    (site / "empty.html").write_text(html("<article></article>", "<title>Trống</title>"))
    (site / "nguon.html").write_text(html("<article><p>ສະບາຍດີ</p></article>", lang="lo"))
    (site / "off.html").write_text(html("<p>x</p>", '<meta name="tailieu:noindex">'))
    report = build_search(site)
    assert [(f.path, f.rule.id) for f in report.findings] == [
        ("empty.html", "SEARCH-EMPTY"),
        ("nguon.html", "SEARCH-LANGUAGE"),
    ]
    assert report.left_out == ["off.html"]
    assert report.pages == {"vi": 3, "en": 1}


def test_others_read_each_page_before_the_search_cuts_it(site):
    def through(pages):
        for page in pages:
            for node in page.tree.css("header"):
                (site / page.url).with_suffix(".txt").write_text(node.text())
            yield page

    (site / "a.html").write_text(html("<header>đầu</header><p>a</p>"))
    build_search(site, through=through)
    assert (site / "a.txt").read_text() == "đầu"


def test_an_empty_site_writes_nothing(tmp_path):
    assert build_search(tmp_path).pages == {}


def test_progress_is_told(site):
    stages = []
    build_search(site, lambda *step: stages.append(step))
    assert ("read", 2, 2) in stages
    assert ("index", 3, 3) in stages
