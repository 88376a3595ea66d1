"""A pack in one file: its text is the site's, and it asks for nothing; and the same on paper."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pytest

from helpers.bundles import contents, page, words
from helpers.project import EPOCH, ROOT, SITE_URL
from tailieu import pipeline
from tailieu.checks.sections import REQUIRED
from tailieu.offline import chromium, one_file, pdf
from tailieu.site.templates import Templates


@pytest.fixture(scope="session")
def one(bundle_zip) -> str:
    """The one-file pack of eleven sheets."""
    return contents(bundle_zip)["tai-lieu/goi/bo-thu.html"].decode()


def test_eleven_sheets_weigh_less_than_half_a_megabyte(one):
    assert one.count("<section id=") == 11
    assert len(one.encode()) < 500_000


def test_the_text_is_the_sites(bundled, one):
    sections = page(one).css("main > section")
    for section in sections:
        kind, slug = section.attributes["id"].split("_")
        site = page((bundled / "site" / kind / f"{slug}.html").read_bytes())
        for extra in site.css(".headerlink, .footnote-backref ~ .footnote-backref"):
            extra.decompose()
        for part in ("h1", ".tl-lead", ".tl-sheet"):
            own = section.css_first(part.replace("h1", "h2"))
            assert words(own) == words(site.css_first(f"article {part}")), (slug, part)


def test_nothing_in_the_file_asks_for_another(one):
    tree = page(one)
    assert tree.css("link, img, iframe, object, [src], [style], base, form") == []
    assert re.findall(r"url\((?!data:)", one) == []
    assert "@import" not in one
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    for link in tree.css("a"):
        href = link.attributes["href"]
        assert re.match("https?://|tel:", href) or (href[0] == "#" and href[1:] in ids), href


def test_its_policy_lets_in_only_what_it_holds(one):
    tree = page(one)

    def digest(selector: str) -> str:
        (node,) = tree.css(selector)
        text = node.text(deep=True)
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    policy = tree.css_first('meta[http-equiv="Content-Security-Policy"]').attributes["content"]
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{digest('script')}'; "
        f"style-src 'sha256-{digest('style')}'; font-src data:; base-uri 'none'; form-action 'none'"
    )


def test_it_says_who_publishes_it_and_when_it_was_made(one):
    said = words(page(one).css_first(".tl-made"))
    assert said == (
        "Cơ quan xuất bản: Bản mẫu, chưa có cơ quan xuất bản. Bản ngoại tuyến, lập ngày 26/11/2026."
    )


def test_the_code_for_phones_stands_only_where_there_is_an_address(site, one):
    catalogued = pipeline.read(ROOT, {"SOURCE_DATE_EPOCH": str(EPOCH)})
    pack = catalogued.catalog.packs["sinh-hoat-chi-bo"]
    with_address = page(
        one_file.write(catalogued, Templates(ROOT / "overrides"), site, pack)
    ).css_first(".tl-code")
    assert words(with_address).endswith(f"{SITE_URL}bo-tai-lieu/sinh-hoat-chi-bo.html")
    assert len(with_address.css("svg")) == 1
    assert page(one).css_first(".tl-code") is None


# Paper --------------------------------------------------------------------------------------------


def test_a_pdf_carries_the_builds_moment_and_no_other(bundle_zip):
    data = contents(bundle_zip)["tai-lieu/goi/sinh-hoat-chi-bo.pdf"]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        said = {str(name): str(value) for name, value in pdf.docinfo.items()}
        xmp = str(pdf.open_metadata())
    assert said == {
        "/Title": "Tài liệu sinh hoạt chi bộ hằng tháng – bản lập ngày 26/11/2026",
        "/CreationDate": "D:20261126050000+00'00'",
        "/ModDate": "D:20261126050000+00'00'",
    }
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[^<]*", xmp)) == {"2026-11-26T05:00:00+00:00"}


@pytest.fixture(scope="session")
def printed(bundle_zip):
    """The PDF of a pack whose first page is a document with tables."""
    data = contents(bundle_zip)["tai-lieu/goi/sinh-hoat-chi-bo.pdf"]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield pdf


def kids(node: pikepdf.Object) -> list[pikepdf.Object | int]:
    held = node.get("/K", [])
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def elements(node: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Object]]:
    """(type, element) of everything below `node` in the structure tree, in reading order."""
    for kid in kids(node):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid["/S"]).removeprefix("/"), kid
            yield from elements(kid)


def test_a_pdf_has_an_outline_a_title_and_a_language(printed):
    assert printed.Root["/Lang"] == "vi"
    assert printed.Root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert printed.open_metadata()["dc:title"] == str(printed.docinfo["/Title"])
    with printed.open_outline() as outline:
        (whole,) = outline.root
        assert whole.title == "Tài liệu sinh hoạt chi bộ hằng tháng"
        titles = [part.title for part in whole.children]
        parts = [part.title for part in whole.children[2].children]
    assert titles[:3] == [
        "Chương trình",
        "Công văn số 548-CV/TU ngày 10/6/2024",
        "Công văn 548-CV/TU yêu cầu những gì, với ai?",
    ]
    assert [part for part in parts if part in REQUIRED["vi"]] == list(REQUIRED["vi"])


def test_a_pdf_is_tagged_for_those_who_listen(printed):
    assert printed.Root["/MarkInfo"]["/Marked"]
    found = list(elements(printed.Root["/StructTreeRoot"]))
    types = {kind for kind, _ in found}
    headings, lists = {"H1", "H2", "H3", "H4"}, {"L", "LI", "Lbl", "LBody"}
    assert headings | lists | {"Table", "TR", "TH", "TD", "Link"} <= types
    levels = [int(kind[1]) for kind, _ in found if re.fullmatch(r"H\d", kind)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for kind, element in found:
        if kind == "Lbl":
            assert kids(element)
        if kind == "TH":
            assert any("/Scope" in part for part in element["/A"])
        if kind == "LI":
            assert {str(kid["/S"]) for kid in kids(element)} <= {"/Lbl", "/LBody"}
    assert set(printed.Root["/StructTreeRoot"]["/RoleMap"].keys()) == {"/Strong", "/Em"}


def test_all_links_of_a_pdf_say_where_they_lead(printed):
    said = {str(link["/Contents"]) for leaf in printed.pages for link in leaf.get("/Annots", [])}
    assert "" not in said
    assert "Nguồn 3: Công văn số 548-CV/TU ngày 10/6/2024, Mục 1" in said


def test_what_a_pdf_paints_is_tagged_or_told_to_be_no_content(printed):
    for leaf in printed.pages:
        depth = 0
        for instruction in pikepdf.parse_content_stream(leaf):
            operator = str(instruction.operator)
            depth += (operator in ("BMC", "BDC")) - (operator == "EMC")
            assert depth or operator not in {"Tj", "TJ", "f", "f*", "S", "B", "Do"}
        assert depth == 0


def painted(leaf: pikepdf.Page) -> list[int]:
    """The numbers of what is tagged on a page, in the order in which it is painted."""
    return [
        int(instruction.operands[1]["/MCID"])
        for instruction in pikepdf.parse_content_stream(leaf)
        if str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]
    ]


def test_the_text_of_a_pdf_is_painted_in_the_order_in_which_it_is_read(printed):
    read: dict[tuple[int, int], list[int]] = {}
    for _, element in elements(printed.Root.StructTreeRoot):
        for kid in kids(element):
            if isinstance(kid, int):
                read.setdefault(element["/Pg"].objgen, []).append(kid)
            elif "/MCID" in kid:
                read.setdefault(kid["/Pg"].objgen, []).append(int(kid["/MCID"]))
    for leaf in printed.pages:
        assert painted(leaf) == read[leaf.obj.objgen]


def test_no_page_of_a_pdf_ends_with_a_heading(printed):
    numbers = list(printed.Root.StructTreeRoot.ParentTree.Nums)
    tagged = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for leaf in printed.pages:
        element = tagged[leaf.obj["/StructParents"]][painted(leaf)[-1]]
        while element.get("/S", "/Document") != "/Document":
            assert not re.fullmatch(r"/H\d", str(element["/S"]))
            element = element["/P"]


def test_a_browser_that_fails_is_told_in_its_own_words(tmp_path):
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\necho no display >&2\nexit 3\n")
    broken.chmod(0o755)
    assert chromium.find_browser({"CHROMIUM": str(broken)}) == str(broken)
    with pytest.raises(pdf.PrintFailed, match=r"^no display$"):
        pdf.write(str(broken), "<p>", tmp_path / "a.pdf", EPOCH)


def test_a_file_that_was_not_written_to_its_end_tells_of_a_full_disk(tmp_path):
    half = tmp_path / "chromium"
    half.write_text(
        '#!/bin/sh\nfor one; do case $one in --print-to-pdf=*) printf "%%PDF-1.4" > "${one#*=}";; '
        "esac; done\n"
    )
    half.chmod(0o755)
    with pytest.raises(OSError, match="No space left"):
        pdf.write(str(half), "<p>", tmp_path / "a.pdf", EPOCH)
    assert not (tmp_path / "a.pdf").exists()
