"""What readers come for, in every browser, from a server and from the unpacked bundle on a disk.

Each task is written once, over helpers.browsers. `make test` has it done in Firefox from the disk;
what belongs to a task in detail is in the other files here, for Chromium.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import yaml

from helpers import pages
from helpers.browser import serving
from helpers.browsers import Browser
from helpers.firefox import Firefox
from helpers.project import ROOT, own_catalog
from helpers.searching import DIRECTIVE, PROPAGANDA, QUERIES
from tailieu.content.markdown import FRONT_MATTER

STORM = "khi-co-bao"
CALLS = "113-114-115-goi-so-nao"
PACK = "sinh-hoat-chi-bo"
FORM = "huong-dan/soan-phieu.html"
LINKS = """() => Array.from(
  document.querySelectorAll(".tl-search__results ol:first-child > li > a"),
  (link) => link.href.split(/[?#]/)[0],
)"""
SEARCHED = """() => document.querySelector(".tl-search__results:not([aria-busy])")
  && document.querySelector(".tl-search__status").textContent"""
# The clause stands below the row that stays at the top, and that row says which it is.
AT_MUC_3 = """() => {
  const { top } = document.getElementById("muc-3").getBoundingClientRect();
  const bar = document.querySelector("[data-ways]").getBoundingClientRect().bottom;
  const here = document.querySelector(".tl-places [aria-current]");
  return top >= bar - 1 && top < innerHeight && here && here.getAttribute("href") === "#muc-3";
}"""
FINDING = "[data-form][aria-busy=false] .tl-form__beside [data-findings] li"
READ_MOST = ("home", "list of sheets", "sheet", "directive", "source", "my pack", "search")
BROKEN = """<!doctype html><meta charset="utf-8"><title>Hỏng</title>
<link rel="stylesheet" href="thieu.css"><script>throw new Error("hỏng");</script>
<img src="thieu.png" alt=""><img src="https://example.org/ngoai.png" alt="">"""

AT_NIGHT = pytest.mark.full
EVERY_BROWSER = ["firefox", *(pytest.param(it, marks=AT_NIGHT) for it in ("chromium", "webkit"))]


@pytest.fixture(params=["disk", pytest.param("http", marks=AT_NIGHT)])
def way(request) -> str:
    return request.param


@pytest.fixture
def at(way) -> Iterator[Callable[[Path], str]]:
    """`at(folder)`: where the site in that folder is read."""
    with ExitStack() as servers:
        yield {
            "disk": lambda folder: f"{folder.as_uri()}/",
            "http": lambda folder: servers.enter_context(serving(folder, "/tai-lieu/")),
        }[way]


@pytest.fixture
def folder(way, bundled, unpacked) -> Path:
    """The small site where a server has it, and where a reader has unpacked it."""
    return bundled / "site" if way == "http" else unpacked / "tai-lieu"


@pytest.fixture(params=EVERY_BROWSER)
def reader(request, at, folder) -> Iterator[Browser]:
    """A browser that begins to read the small site; what its pages complain of fails the test."""
    reader = request.getfixturevalue(request.param)
    reader.begin(at(folder))
    yield reader
    assert reader.complaints() == []


def search(reader: Browser, query: str) -> list[str]:
    """Addresses of the pages found, in order, below the site's own."""
    reader.fill("#tl-search-input", query)
    reader.wait(SEARCHED)
    return [address.removeprefix(reader.home) for address in reader.tell(LINKS)]


def test_a_search_is_typed_in_many_ways_and_its_first_page_opened(reader):
    reader.open("index.html")
    reader.press("/")
    reader.see("#tl-search-input:focus")
    for query in PROPAGANDA:
        assert search(reader, query)[0] == DIRECTIVE, query
    reader.press("Enter")
    assert "tuyên truyền" in reader.text("article mark").lower()


@AT_NIGHT
@pytest.mark.parametrize("reader", ["firefox", "webkit"], indirect=True)
def test_every_browser_finds_the_same_in_the_same_order(reader, chromium, site, at):
    found = []
    for each in (reader, chromium):
        each.begin(at(site))
        each.open("index.html")
        each.click("[data-search-open]")
        found.append({query: search(each, query) for query in QUERIES})
    assert found[0] == found[1]


def test_a_statements_source_is_opened_and_left(reader):
    reader.open(f"phieu/{STORM}.html")
    reader.click(".footnote-ref")
    assert "Cẩm nang ứng phó bão số 5" in reader.text(".tl-room[open]")
    reader.press("Escape")
    reader.wait("() => !document.querySelector('.tl-room[open]')")
    assert reader.tell("() => document.activeElement.matches('.footnote-ref')")


def test_the_address_of_a_clause_leads_to_it(reader):
    reader.open(f"{DIRECTIVE}#muc-3")
    reader.wait(AT_MUC_3)


def test_a_sheet_is_presented_and_left(reader):
    reader.open(f"phieu/{STORM}.html")
    reader.click("[data-present]")
    at = ".tl-present [role=status]"
    reader.see(at)
    # How many screens there are is known once all are made.
    reader.wait(f"() => /^1 . [0-9]+$/.test(document.querySelector('{at}').textContent)")
    last = reader.text(at).removeprefix("1 / ")
    for number, key in (("2", "PageDown"), ("3", "ArrowRight"), ("2", "ArrowLeft"), (last, "End")):
        reader.press(key)
        # Some browsers draw a moment after a key.
        reader.wait(f"() => document.querySelector('{at}').textContent === '{number} / {last}'")
    reader.press("Escape")
    reader.wait("() => !document.querySelector('.tl-present')")
    assert reader.tell("() => document.activeElement.matches('[data-present]')")


def test_a_pack_is_put_together_and_taken_along(reader):
    sheets = own_catalog().sheets
    titles = [sheets[sheet].meta.title for sheet in (STORM, CALLS)]
    for sheet in (STORM, CALLS):
        reader.open(f"phieu/{sheet}.html")
        reader.click("[data-my-pack]")
    reader.open("bo-cua-toi.html")
    reader.see("[data-items] li:nth-child(2)")
    assert reader.texts("[data-items] a") == titles
    reader.click("[data-my-pack-save]")
    saved = reader.saved("bo-cua-toi.html")
    assert all(title in saved for title in titles)


@AT_NIGHT
@pytest.mark.parametrize("name", ["firefox", "chromium"])
def test_a_site_that_is_kept_is_read_and_searched_without_its_server(name, request, bundled):
    reader = request.getfixturevalue(name)
    with serving(bundled / "site", "/tai-lieu/") as home:
        reader.begin(home)
        reader.open("tai-ve.html")
        reader.click("[data-keep-start]:not([hidden])")
        reader.see("[data-keep-remove]:not([hidden])")
    reader.open(f"phieu/{STORM}.html")
    assert "Bản ngoại tuyến" in reader.text("[data-age]")
    reader.press("/")
    reader.see("#tl-search-input:focus")
    assert search(reader, "548")[0] == DIRECTIVE


@pytest.mark.parametrize("way", ["disk"], indirect=True)
def test_a_pack_in_one_file_opens_alone_and_searches_itself(reader, folder, tmp_path):
    alone = tmp_path / "bộ của tôi.html"
    alone.write_bytes((folder / "goi" / f"{PACK}.html").read_bytes())
    reader.begin(f"{tmp_path.as_uri()}/")
    reader.open(alone.as_uri())
    assert len(reader.texts("main > section")) == 6
    reader.fill("[data-find] input", "vung iv la 17.800")
    assert "vùng IV là 17.800" in reader.text("[data-find] li")


def test_a_sheet_is_mended_in_the_form_and_saved(reader):
    reader.open(f"phieu/{CALLS}.html")
    reader.click(f".tl-foot a[href$='#phieu={CALLS}']")
    reader.see("[data-form-status]:not(:empty)")
    reader.fill("#phieu-minutes", "90")
    told = "Thời lượng (phút): 90 là quá lớn. Ghi một số không quá 60."
    assert reader.text(FINDING) == told
    reader.click(f"{FINDING} button")
    reader.see("#phieu-minutes[aria-invalid]:focus")
    # The draft is there when the form is opened again.
    reader.open(FORM)
    reader.see(FINDING)
    reader.fill("#phieu-minutes", "4")
    reader.wait("() => document.querySelector('[data-tally]').textContent === 'Không có lỗi nào'")
    reader.click("[data-download]")
    head, body = parts((ROOT / "docs" / "phieu" / f"{CALLS}.md").read_text(encoding="utf-8"))
    assert parts(reader.saved(f"{CALLS}.md")) == ({**head, "minutes": 4}, body)


def parts(page: str) -> tuple[dict, str]:
    """What a page's front matter says, which may be written in many ways, and its text."""
    head = FRONT_MATTER.match(page)
    return yaml.safe_load(head[1]), page[head.end() :]


def test_a_divided_list_is_filtered(reader, at, divided):
    reader.begin(at(divided))
    reader.open("phieu/index.html")
    reader.choose("#loc-chu-de", "quoc-phong")
    title = "Nghĩa vụ quân sự: mấy tuổi, khám khi nào, ai được hoãn?"
    reader.wait("() => document.querySelectorAll('tbody tr').length === 1")
    assert reader.texts("tbody tr td.tl-list__main > a") == [title]
    assert reader.tell("() => location.hash") == "#chu-de=quoc-phong"


def test_what_is_read_most_is_sound(reader, folder):
    assert unsound(reader, folder, [pages.KINDS[kind] for kind in READ_MOST]) == []


@AT_NIGHT
@pytest.mark.parametrize("reader", ["firefox", "webkit"], indirect=True)
def test_every_page_is_sound_and_complains_of_nothing(reader, folder):
    assert unsound(reader, folder, pages.on_disk(folder)) == []


def unsound(reader: Browser, folder: Path, names: list[str]) -> list[str]:
    facts = {}
    for name in names:
        reader.open(name)
        facts[name] = reader.tell(pages.FACTS)
    return pages.faults(facts, reader.home, folder)


def test_what_a_page_complains_of_in_firefox_is_heard(firefox, tmp_path):
    """The others complain of nothing: this one has every fault."""
    page = tmp_path / "hỏng.html"
    page.write_text(BROKEN, encoding="utf-8")
    firefox.begin(f"{tmp_path.as_uri()}/")
    firefox.open(page.as_uri())
    assert sorted(firefox.complaints()) == [
        f"{page.as_uri()}: Error: hỏng",
        f"{page.as_uri()}: missing: {firefox.home}thieu.css",
        f"{page.as_uri()}: missing: {firefox.home}thieu.png",
        f"{page.as_uri()}: missing: https://example.org/ngoai.png",
        "https://example.org/ngoai.png",
    ]


@AT_NIGHT
def test_firefox_searches_where_nothing_may_be_kept(unpacked, tmp_path):
    firefox = Firefox(tmp_path, storage=False)
    try:
        firefox.begin(f"{unpacked.as_uri()}/tai-lieu/")
        firefox.open("index.html")
        firefox.click("[data-search-open]")
        assert DIRECTIVE in search(firefox, "thi uy")
        firefox.press("Enter")
        firefox.see("article mark")
        assert firefox.tell("() => TailieuReading.kept('recent')") is None
        assert firefox.complaints() == []
    finally:
        firefox.close()
