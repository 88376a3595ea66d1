"""Every page of the built site, read from its file: no dead link, no id twice, its own language."""

from __future__ import annotations

from itertools import pairwise

import pytest

from helpers import pages

# Where the site that a web server shows stands: below a path.
SERVED = "https://example.org/tai-lieu/"


@pytest.mark.parametrize("name", ["site", "made_site"])
def test_every_page_in_both_languages_is_sound(request, name):
    site = request.getfixturevalue(name)
    names = pages.html_files(site) if name == "site" else pages.on_disk(site)
    assert {"index.html", "en/index.html", "404.html"} <= {*names, "404.html"}
    facts = {one: pages.facts(pages.parsed(site, one), SERVED + one) for one in names}
    assert pages.faults(facts, SERVED, site) == []


def test_every_page_of_the_unpacked_bundle_is_sound(unpacked):
    site = unpacked / "tai-lieu"
    base = f"{site.as_uri()}/"
    names = pages.on_disk(site)
    facts = {one: pages.facts(pages.parsed(site, one), base + one) for one in names}
    assert pages.faults(facts, base, site) == []
    links = set(facts["bo-tai-lieu/sinh-hoat-chi-bo.html"]["links"])
    assert {f"{base}goi/sinh-hoat-chi-bo.html", f"{base}goi/sinh-hoat-chi-bo.pdf"} <= links


def test_the_faults_of_a_page_are_seen(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "index.html").write_text('<html lang="vi"><title>Một</title><p id="a"><p id="a">')
    (tmp_path / "en" / "b.html").write_text(
        '<html lang="vi"><title></title><a href="../index.html#a"></a><a href="../index.html#b">'
        '</a><a href="c.html"></a><a href="../phieu/index.html#chu-de=x"></a>'
    )
    (tmp_path / "phieu").mkdir()
    (tmp_path / "phieu" / "index.html").write_text('<html lang="vi"><title>Phiếu</title>')
    facts = {
        name: pages.facts(pages.parsed(tmp_path, name), SERVED + name)
        for name in pages.html_files(tmp_path)
    }
    assert pages.faults(facts, SERVED, tmp_path) == [
        f"en/b.html: {SERVED}index.html#b (no such place)",
        f"en/b.html: {SERVED}en/c.html",
        f"en/b.html: {SERVED}phieu/index.html#chu-de=x (no such filter)",
        "en/b.html: in the language 'vi'",
        "en/b.html: without a title",
        "index.html: ids used twice: ['a']",
    ]


def test_every_page_has_one_title_in_its_text_and_skips_no_level_of_headings(site):
    for name in pages.html_files(site):
        page = pages.parsed(site, name)
        levels = [int(node.tag[1]) for node in page.css("h1, h2, h3, h4, h5, h6")]
        assert levels.count(1) == 1, name
        skipped = [b for a, b in pairwise(levels) if b > a + 1]
        assert skipped == [], (name, levels)


def test_every_page_says_what_it_is_about(site):
    for name in pages.html_files(site):
        if name == "404.html":
            continue
        described = pages.parsed(site, name).css_first('meta[name="description"]')
        assert described and described.attributes["content"], name


def test_the_language_switch_leads_to_a_page_of_that_language(site):
    for name in pages.html_files(site):
        if name == "404.html":
            continue
        switch = pages.parsed(site, name).css_first("a.tl-language")
        target = ((site / name).parent / switch.attributes["href"]).resolve()
        assert target.is_file(), name
        html = pages.parsed(target.parent, target.name).css_first("html")
        assert html.attributes["lang"] == switch.attributes["hreflang"], name
