"""The site in memory: read again on every save, and going on where a page cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.project import EPOCH, build_site
from tailieu.cache import NO_CACHE
from tailieu.live import LiveSite

SHEET = "phieu/khi-co-bao.html"


@pytest.fixture
def live(project) -> LiveSite:
    live = LiveSite(project, {"SOURCE_DATE_EPOCH": str(EPOCH)}, NO_CACHE)
    assert [found for found in live.refresh() if found.severity == "error"] == []
    return live


def source(project: Path, path: str) -> Path:
    return project / "docs" / path.replace(".html", ".md")


def spoil(page: Path) -> None:
    """Make the front matter of a page unreadable."""
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("title:", "tittle:", 1), encoding="utf-8")


def test_pages_and_the_themes_files_are_those_of_a_build(live, project, tmp_path):
    site = build_site(project, tmp_path / "site", "")
    for path in (SHEET, f"en/{SHEET}", "index.html", "phieu/index.html", "404.html"):
        assert live.html(path) == (site / path).read_text(encoding="utf-8")
    style = next((site / "assets" / "stylesheets").glob("main.*.css"))
    assert live.asset(style.relative_to(site).as_posix()) == style.read_bytes()
    assert live.html("khong-co.html") is None
    assert live.asset("khong-co.css") is None


def test_a_saved_page_is_drawn_anew(live, project):
    with source(project, SHEET).open("a", encoding="utf-8") as file:
        file.write("\nMột câu mới.\n")
    live.refresh()
    assert "Một câu mới." in live.html(SHEET)


def test_a_former_address_leads_on(live, project):
    page = source(project, SHEET)
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("title:", "formerly: [bao-den]\ntitle:", 1), encoding="utf-8")
    live.refresh()
    assert "url=khi-co-bao.html" in live.html("phieu/bao-den.html")


def test_an_unreadable_page_is_none_and_all_others_go_on(live, project):
    spoil(source(project, SHEET))
    found = live.refresh()
    assert "docs/phieu/khi-co-bao.md" in {each.path for each in found if each.severity == "error"}
    assert live.html(SHEET) is None
    # A pack that holds it, and the list of packs.
    assert "Khi có bão" not in live.html("bo-tai-lieu/an-toan-cho-nguoi-dan.html")
    assert live.html("bo-tai-lieu/index.html")


def test_a_page_that_rests_on_an_unreadable_one_is_shown_as_it_was(live, project):
    citing = "phieu/cong-van-548-yeu-cau-gi.html"
    before = live.html(citing)
    spoil(source(project, "van-ban/548-cv-tu-2024.html"))
    with source(project, "lien-he.html").open("a", encoding="utf-8") as file:
        file.write("\nMột câu mới.\n")
    live.refresh()
    assert live.html(citing) == before
    assert "Một câu mới." in live.html("lien-he.html")


def test_a_faulty_configuration_leaves_every_page_as_it_was(live, project):
    before = live.html(SHEET)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\n: [\n")
    assert [found.path for found in live.refresh()] == ["mkdocs.yml"]
    assert live.html(SHEET) == before
