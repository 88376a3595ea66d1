"""HTML in every field of front matter is text wherever the site shows it."""

from __future__ import annotations

import codecs
import os
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from helpers import hostile_fields
from helpers.browser import serving
from helpers.project import EPOCH, ROOT, quiet
from helpers.small import PAGES, copy_small
from helpers.trust import look_at
from tailieu import pipeline
from tailieu.checks import runner
from tailieu.content.loader import Reader
from tailieu.offline import one_file
from tailieu.site.templates import Templates


@pytest.fixture(scope="session")
def spoilt(once) -> Path:
    """A small site with HTML in every field of every page, built with the checks forced off."""
    return once("spoilt-fields", build_spoilt) / "site"


def build_spoilt(root: Path) -> None:
    copy_small(root, (*PAGES, "phieu/luong-toi-thieu-2026"))
    shutil.copytree(ROOT / "tests" / "data" / "made", root / "docs", dirs_exist_ok=True)
    load = Reader.load

    def load_spoilt(reader: Reader):
        read, _ = load(reader)
        filled = hostile_fields.put_in(read)
        assert hostile_fields.every_field() - filled == set()
        return read, []

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Reader, "load", load_spoilt)
        patch.setattr(runner.Runner, "run", lambda *arguments: [])
        patch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
        patch.setenv("SITE_URL", "https://vi-du.vn/")
        pipeline.build(root, root / "site", os.environ, quiet)
        site = pipeline.read(root, os.environ)
        templates = Templates(root / "overrides")
        for pack in site.catalog.packs.values():
            html = one_file.write(site, templates, root / "site", pack)
            (root / "site" / f"goi-{pack.id}.html").write_text(html, encoding="utf-8")


def texts(site: Path, *endings: str) -> dict[str, str]:
    """The files with these endings; the packed parts of the search are in UTF-16."""
    return {
        path.relative_to(site).as_posix(): data.decode(
            "utf-16" if data.startswith(codecs.BOM_UTF16_LE) else "utf-8"
        )
        for path in site.rglob("*")
        if path.suffix in endings
        for data in [path.read_bytes()]
    }


def test_on_every_page_it_is_text(spoilt):
    found = {
        name: became
        for name, text in texts(spoilt, ".html").items()
        if (became := [*hostile_fields.became(LexborHTMLParser(text))])
    }
    assert found == {}


def test_the_look_at_pages_sees_what_it_looks_for():
    page = f'<a title="{hostile_fields.TEXT}">x</a>'
    assert {*hostile_fields.became(LexborHTMLParser(page))} == {
        "img onerror",
        "img src=x",
        "script alert(1)",
    }


def test_feeds_calendars_and_maps_of_the_site_are_whole(spoilt):
    feeds = texts(spoilt, ".xml", ".atom")
    assert any("&lt;img src=x" in text for text in feeds.values())
    for text in feeds.values():
        tags = {node.tag.rpartition("}")[2] for node in ElementTree.fromstring(text).iter()}
        assert {"img", "script"} & tags == set()
    for text in texts(spoilt, ".ics").values():
        assert all(re.match(r"[A-Z-]+[:;]| ", line) for line in text.split("\r\n")[:-1])


def test_scripts_of_data_end_where_they_should(spoilt):
    """In the index of the search, the lists, the form and the packs."""
    scripts = texts(spoilt, ".js")
    held = [text for text in scripts.values() if "onerror=alert(1)" in text]
    assert held
    for text in held:
        assert "</script" not in text
        assert {"\u2028", "\u2029"} & {*text} == set()


TITLE = "() => document.title"


@pytest.mark.full
@pytest.mark.parametrize("way", ["http", "disk"])
@pytest.mark.parametrize("looker", ["chromium", "firefox"])
def test_no_browser_runs_it_or_asks_for_it(spoilt, looker, way, request):
    """On all pages, and in what their scripts make of the data: results, lists, the form."""
    pages = texts(spoilt, ".html")
    # A page that leads on to its new address is gone before it can be asked, and the page for what
    # is not there is a server's.
    names = [
        name
        for name in pages
        if 'http-equiv="refresh"' not in pages[name] and not (name == "404.html" and way == "disk")
    ]
    asked = [f"{name}?q=onerror" for name in ("tim-kiem.html", "en/tim-kiem.html")]
    with serving(spoilt, "/") as address:
        base = address if way == "http" else f"{spoilt.as_uri()}/"
        addresses = [base + name for name in sorted(names) + asked]
        seen = look_at(request, looker, base, addresses, TITLE)
        did = {address: did for address, (did, _) in zip(addresses, seen, strict=True) if did}
    assert did == {}
