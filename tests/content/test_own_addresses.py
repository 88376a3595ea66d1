"""No page or file of an author takes the place of what the site itself puts there."""

from __future__ import annotations

import pytest

from helpers.checking import findings, page
from helpers.pictures import picture, svg
from helpers.project import read_docs
from tailieu.content import own_addresses
from tailieu.site import published


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("assets/images/bieu-trung.svg", "docs/assets: TL018 địa chỉ «assets»"),
        ("ASSETS/bieu-trung.svg", "docs/ASSETS: TL018 địa chỉ «ASSETS»"),
        ("en/phieu/mau.md", "docs/en: TL018 địa chỉ «en»"),
        ("sw-files/0.png", "docs/sw-files: TL018 địa chỉ «sw-files»"),
        ("404.md", "docs/404.md: TL018 địa chỉ «404.md»"),
        ("sw.js/a.png", "docs/sw.js/a.png: TL018 thư mục «sw.js»"),
        ("phieu/mau.html/a.png", "docs/phieu/mau.html/a.png: TL018 thư mục «phieu/mau.html»"),
    ],
)
def test_a_place_of_the_site_is_refused_and_left_out(docs, name, said):
    put = docs / name
    put.parent.mkdir(parents=True, exist_ok=True)
    content = {"d": page("Một câu.").encode(), "g": picture()}[name[-1]]
    put.write_bytes(svg("") if name.endswith(".svg") else content)
    assert [
        line.partition(" là của ")[0].partition(" mang tên ")[0] for line in findings(docs)
    ] == [said]
    read, _ = read_docs(docs)
    assert name not in read.files
    assert name.removesuffix(".md") not in read.pages
    assert name not in dict(published.copies(read))


@pytest.mark.parametrize("name", ["tieng-anh/en.png", "phieu/assets.png", "en.png", "a/404.png"])
def test_the_same_names_elsewhere_are_nobodys(docs, name):
    (docs / name).parent.mkdir(exist_ok=True)
    (docs / name).write_bytes(picture())
    assert findings(docs) == []
    assert name in dict(published.copies(read_docs(docs)[0]))


def test_a_former_address_is_of_no_page_that_is_there(docs):
    (docs / "trang-cu.md").write_text(page("Một câu."), encoding="utf-8")
    given = {"a": "trang-cu", "b": "404", "c": "da-doi", "d": "da-doi", "e": "co-gi-moi-2"}
    for name, former in given.items():
        text = page("Một câu.").replace("title:", f"formerly: ['{former}']\ntitle:")
        (docs / f"trang-{name}.md").write_text(text, encoding="utf-8")
    assert [line.split(". Fix")[0] for line in findings(docs)] == [
        "docs/trang-a.md:2: TL018 địa chỉ cũ «trang-cu» đang là của một trang",
        "docs/trang-b.md:2: TL018 địa chỉ «404» là của chính trang",
        "docs/trang-d.md:2: TL018 địa chỉ cũ «da-doi» đang là của một trang",
        "docs/trang-e.md:2: TL018 địa chỉ «co-gi-moi-2» là của chính trang",
    ]


def test_a_page_has_few_former_addresses(docs):
    names = ", ".join(f"ten-{number}" for number in range(21))
    text = page("Một câu.").replace("title:", f"formerly: [{names}]\ntitle:")
    (docs / "trang-a.md").write_text(text, encoding="utf-8")
    assert findings(docs) == [
        "docs/trang-a.md:2: TL010 «formerly» có 21 mục, quá 20. Fix: xóa những mục không cần."
    ]


def test_all_that_the_site_puts_into_its_root_is_known(small_site, small_project):
    """Beside pages, and files that no page or picture can have the name of."""
    docs = {path.name for path in (small_project / "docs").iterdir()}
    own = {path.name for path in small_site.iterdir()} - docs
    assert {name for name in own if (small_site / name).is_dir()} == own_addresses.FOLDERS
    pages = {name.removesuffix(".html") for name in own if name.endswith(".html")}
    assert {name for name in pages if f"{name}.md" not in docs} == {own_addresses.MISSING}
