"""Pages in, index files out: what is read, what is kept, and that the bytes stay the same."""

import hashlib
import json
import re
import subprocess
import sys
import unicodedata
import zlib
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from helpers.packed import unpacked
from tailieu.cache import Cache
from tailieu.search import builder, files, packed
from tailieu.search.abbreviations import find_abbreviations, phrases_by_initials
from tailieu.search.builder import FOLDER, build_search, write_index
from tailieu.search.index import Index
from tailieu.search.reader import Page, Section, sections
from tailieu.search.reader import read_page as read_tree
from tailieu.search.record import decode, encode, split_parts


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


def test_an_answer_is_a_section_of_its_own_and_the_one_around_it_goes_on():
    page = read_page(
        html(
            """<article><h1 id="a">Phiếu</h1><h2 id="b">Ý</h2>
            <ol><li id="y-1" data-search="answer">Một.</li></ol><p>Thêm.</p>
            <table><tr id="y-2" data-search="answer"><td>Vùng I</td>
            <td data-label="Tháng">5.310.000</td></tr></table>
            <details data-search="answer"><summary><h3 id="c">Hỏi?</h3></summary>
            <p>Đáp.</p><p>Còn nữa.</p></details></article>"""
        ),
        "a.html",
    )
    assert page.sections == [
        Section("a", "Phiếu"),
        Section("b", "Ý"),
        Section("y-1", "", ["Một."], answer=True),
        Section("b", "", ["Thêm."]),
        Section("y-2", "", ["Vùng I · Tháng: 5.310.000"], answer=True),
        Section("c", "Hỏi?", ["Đáp.", "Còn nữa."], answer=True),
    ]
    text = decode(encode(page)).text.decode()
    assert text.split("\x1e")[3:5] == ["y-1\x1f\x1fMột.\x1f0\x1f9", "b\x1f\x1fThêm."]


def test_an_answer_may_be_true_for_some_days_and_asked_for_with_other_words():
    page = read_page(
        html(
            """<article><h1 id="a">Phiếu</h1>
            <section data-search="answer" data-asks="hồ sơ"><h2 id="giay-to">Giấy tờ</h2>
            <ul><li id="giay-to-1" data-search="answer">Thẻ cũ.</li></ul></section>
            <ul><li id="muc-1" data-search="answer" data-question="Chuẩn nghèo"
            data-from="2027-01-01">2.200.000 đồng</li></ul></article>"""
        ),
        "a.html",
    )
    text = decode(encode(page)).text.decode()
    assert text.split("\x1e")[2:] == [
        "giay-to\x1fGiấy tờ\x1fThẻ cũ.\x1f0\x1f9\x1f,hồ,,ho,,sơ,,so,",
        "muc-1\x1fChuẩn nghèo\x1f2.200.000 đồng\x1f2027-01-01\x1f9",
    ]


def test_a_page_without_article_is_read_whole():
    page = read_page(html("<h1>Tên</h1><p>Chữ</p>"), "a.html")
    assert (page.title, page.sections) == ("Tên", [Section("", "Tên", ["Chữ"])])


def test_a_deep_page_is_read():
    page = read_page(html("<div>" * 5_000 + "đáy" + "</div>" * 5_000), "a.html")
    assert "đáy" in [line for section in page.sections for line in section.lines]


def test_the_sections_of_a_page_can_be_read_from_its_body_alone():
    body = '<h1 id="a">Phiếu</h1><p>Mở đầu</p><h2 id="b">Hai</h2><p>một</p>'
    fragment = LexborHTMLParser(f"<article>{body}</article>").css_first("article")
    assert sections(fragment) == [Section("a", "Phiếu", ["Mở đầu"]), Section("b", "Hai", ["một"])]


def page_of(*lines: str, url="a.html", title="x") -> Page:
    return Page(url, "vi", title, [Section("", title, list(lines))])


def lists(*pages: Page) -> dict[str, list[tuple[list[int], list[int]]]]:
    """Term → the accents and the page numbers of each of its lists."""
    index = Index()
    for page in pages:
        index.add(decode(encode(page)))
    terms = index.terms([])
    found = {}
    for number, name in enumerate(terms.names(0, len(terms))):
        found[name] = []
        for one in range(terms.first_list[number], terms.first_list[number + 1]):
            postings = terms.postings[terms.first_posting[one] : terms.first_posting[one + 1]]
            found[name].append((terms.accents[one].tolist(), (postings >> 8).tolist()))
    return found


def test_terms_keep_accents_apart():
    found = lists(page_of("lưu trữ", url="0.html"), page_of("lưu trú", url="1.html"))
    assert found["luu"] == [([36, 0], [0, 1])]  # both pages, one accentuation
    assert found["tru"] == [([1, 0], [1]), ([40, 0], [0])]  # trú, trữ
    assert found["luu tru"] == [([36, 1], [1]), ([36, 40], [0])]


def test_terms_are_sorted():
    names = list(lists(page_of("ab c", "abc d", "Số 12/2020/NĐ-CP", "đ")))
    assert names == sorted(names)
    assert {"ab", "ab c", "abc", "abc d", "#122020ndcp", "12", "d"} <= set(names)


def test_a_pair_typed_in_hundreds_of_ways_keeps_as_many_as_a_byte_counts():
    vowels = [letter + tone for letter in "aâă" for tone in ("", *"\u0301\u0300\u0309\u0303\u0323")]
    words = [unicodedata.normalize("NFC", f"{d}{vowel}m") for d in "dđ" for vowel in vowels]
    found = lists(page_of(*(f"{left} {right}" for left in words for right in words)))
    assert len(found["dam dam"]) == 255
    assert len(found["dam"]) == 36


def test_pages_are_numbered_by_address_in_whatever_order_they_come():
    pages = [page_of(f"trang {n}", "số 12/2020/NĐ-CP", url=f"{n}.html") for n in range(5)]
    assert lists(*pages) == lists(*reversed(pages))
    assert lists(*pages)["#122020ndcp"] == [([0, 0], [0, 1, 2, 3, 4])]


def weights(page: Page) -> dict[str, tuple[int, int]]:
    """Term → (part, weight) on the only page."""
    index = Index()
    index.add(decode(encode(page)))
    terms = index.terms([])
    names = terms.names(0, len(terms))
    return {
        name: (posting >> 4, posting & 15)
        for name, posting in zip(names, terms.postings.tolist(), strict=True)
    }


def test_a_term_weighs_by_where_and_how_often_it_stands():
    long = "dài " * 1_000
    page = Page(
        "a.html",
        "vi",
        "Công văn",
        [Section("", "Công văn", ["một hai", "hai", long]), Section("b", "Mục", [long, "cuối"])],
    )
    found = weights(page)
    assert found["cong van"][1] >= 12 > found["muc"][1] > found["hai"][1] > found["mot"][1]
    assert (found["mot"][0], found["cuoi"][0], found["dai"][0]) == (0, 1, 0)
    assert "hai hai" not in found  # on two lines


def test_a_page_has_the_same_record_whatever_was_read_before():
    page = page_of("hòa và hoà là một từ", "số 30/2020/NĐ-CP")
    first = encode(page)
    encode(page_of("từ khác", "khác nữa hoà"))
    assert encode(page) == first
    assert decode(first).head.words.split().count("hoa2") == 1


def test_a_record_holds_what_separates_its_parts():
    page = Page("a\x1d.html", "vi", "", [Section("b\x1d", "Một", ["chữ"])])
    record = decode(encode(page))
    assert record.text.decode() == "a\x1d.html\x1fa\x1d.html\x1f\x1f\x1eb\x1d\x1fMột\x1fchữ"
    assert record.head.part_chars == [len(record.text.decode())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ủy ban nhân dân (UBND) tỉnh", [("UBND", "ủy ban nhân dân")]),
        ("Bộ Giáo dục và Đào tạo (GDĐT)", [("GDĐT", "giáo dục và đào tạo")]),
        ("HĐND (Hội đồng nhân dân)", [("HĐND", "hội đồng nhân dân")]),
        ("giải phóng mặt bằng (sau đây viết tắt là GPMB)", [("GPMB", "giải phóng mặt bằng")]),
        ("Giải phóng mặt bằng, dưới đây gọi tắt là: “GPMB”", [("GPMB", "giải phóng mặt bằng")]),
        ("theo quy định (ABC) và (XYZ)", []),  # initials that do not fit
    ],
)
def test_abbreviations_that_the_text_spells_out(text, found):
    assert find_abbreviations(text) == found


def test_headings_tell_what_initials_mean():
    headings = [[f"Bồi thường, giải phóng mặt bằng {n}"] for n in range(2)]
    assert "gpmb giải phóng mặt bằng" in phrases_by_initials(headings, {})
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
        f"{lang}/{name}.js" for lang in ("vi", "en") for name in ("index", "t0", "x0", "d0")
    }
    assert (report.files, report.bytes) == (len(found), sum(map(len, found.values())))
    name, _, core = unpack(found["vi/index.js"])
    assert (name, json.loads(core)["pages"]) == ("vi/index", 1)
    assert json.loads(unpack(found["vi/d0.js"])[2]) == [""]
    text = unpack(found["vi/x0.js"])[2].decode()
    assert text == "a.html\x1fMột\x1f\x1f\x1e\x1f\x1fhòa bình"


def test_a_file_of_dates_tells_of_so_many_pages(monkeypatch):
    monkeypatch.setattr(files, "DATED_PAGES", 2)
    pages = [page_of("a", url=f"{n}.html") for n in range(3)]
    pages[0].status = pages[1].status = "con-hieu-luc"
    pages[1].dates = {"until": "2026-01-31"}
    heads = [decode(encode(page)).head for page in pages]
    assert [json.loads(data) for data in files.date_files(heads)] == [
        ["con-hieu-luc", {"until": "2026-01-31"}],
        [""],
    ]


def test_the_same_site_gives_the_same_bytes(site):
    build_search(site)
    first = written(site)
    build_search(site)
    assert written(site) == first


def test_records_in_any_order_give_the_same_bytes(site, tmp_path_factory):
    build_search(site)
    records = [
        encode(read_page(path.read_text(), path.relative_to(site).as_posix()))
        for path in sorted(site.rglob("*.html"), reverse=True)
    ]
    other = tmp_path_factory.mktemp("other")
    assert write_index(other / FOLDER, records).pages == {"vi": 1, "en": 1}
    assert written(other) == written(site)


def test_what_is_packed_once_is_taken_from_the_cache(site, tmp_path_factory, monkeypatch):
    # In this process, where all is seen that is packed.
    monkeypatch.setattr(builder, "start_in_child", lambda function: function)
    cache = Cache(tmp_path_factory.mktemp("cache") / "results.sqlite")
    pages = [page_of("hòa bình", url=f"{n}.html") for n in range(3)]
    records = list(map(encode, pages))
    write_index(site / FOLDER, records, cache=cache)
    first = written(site)
    pack, packs = packed.pack, []
    monkeypatch.setattr(packed, "pack", lambda streams: packs.append(streams) or pack(streams))
    write_index(site / FOLDER, records, cache=cache)
    assert (written(site), packs) == (first, [])
    pages[0].title = "Khác"
    write_index(site / FOLDER, [*map(encode, pages)], cache=cache)
    assert len(packs) == 3  # terms, texts, index; no dates
    assert written(site).keys() == first.keys()


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


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="Linux tells a process's threads")
def test_sorting_starts_no_threads_that_a_fork_would_lose():
    code = "import os, tailieu.search.builder; print(len(os.listdir('/proc/self/task')))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert answer.stdout.strip() == b"1"


def test_an_empty_site_writes_nothing(tmp_path):
    assert build_search(tmp_path).pages == {}


def test_progress_is_told(site):
    stages = []
    build_search(site, lambda *step: stages.append(step))
    assert ("read", 2, 2) in stages
    assert ("index", 3, 3) in stages
