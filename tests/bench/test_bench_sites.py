"""The sites that are compared hold the same text."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from helpers.project import ROOT
from tailieu.bench.sites import edit, fewer, median_sheet, save, write_hugo, write_site, write_stock


@pytest.fixture
def texts(tmp_path):
    """Three pages of text, the second of median length."""
    pages = []
    for number, words in enumerate((1, 20, 300)):
        page = tmp_path / f"{number}.md"
        page.write_text(f"# Luật {{{{ số }}}} {number}\n\n{'chữ ' * words}\n", encoding="utf-8")
        pages.append(page)
    return pages


def test_growth_is_measured_against_a_tenth_of_the_sheets():
    assert [fewer(count) for count in (100, 101, 2_000, 20_000)] == [None, 100, 200, 2_000]


def test_the_sheet_that_is_looked_at_is_of_median_length(texts):
    assert median_sheet(texts, 3) == "phieu/bench-00002.md"


def test_a_file_is_saved_in_one_step(tmp_path):
    save(tmp_path / "a.md", "Một.")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.md", "Một.")]


def test_an_edited_sheet_has_another_title_and_text(tmp_path):
    page = tmp_path / "a.md"
    page.write_text("---\ntitle: Một\n---\nChữ.\n", encoding="utf-8")
    edit(page)
    assert page.read_text("utf-8") == '---\ntitle: "Tên vừa sửa"\n---\nChữ.\n\nCâu vừa thêm.\n'


@pytest.mark.full
def test_all_sites_have_the_same_pages(texts, tmp_path):
    ours, stock, hugo = tmp_path / "ours", tmp_path / "stock", tmp_path / "hugo"
    write_site(ROOT, ours, texts, 3)
    write_stock(ours, stock)
    write_hugo(stock, hugo)
    assert len(list((ours / "docs" / "phieu").glob("bench-*.md"))) == 3
    assert "approval: retired" in (ours / "docs" / "nguon" / "tuyengiao-vn.md").read_text("utf-8")
    assert "tuyengiao-vn" not in (ours / "docs" / "phieu" / "bench-00001.md").read_text("utf-8")
    of_stock = {path.relative_to(stock / "docs").as_posix() for path in stock.rglob("*.md")}
    of_hugo = {path.relative_to(hugo / "content").as_posix() for path in hugo.rglob("*.md")}
    # To Hugo an index.md is a page without others beside it.
    assert "phieu/index.md" in of_stock
    assert {path.replace("_index.", "index.") for path in of_hugo} == of_stock
    assert not any("{{" in path.read_text("utf-8") for path in (hugo / "content").rglob("*.md"))


@pytest.mark.skipif(not shutil.which("hugo"), reason="Hugo is not installed")
def test_hugo_makes_sheets_at_our_addresses(texts, tmp_path):
    write_site(ROOT, tmp_path / "ours", texts, 1)
    write_stock(tmp_path / "ours", tmp_path / "stock")
    write_hugo(tmp_path / "stock", tmp_path / "hugo")
    command = ["hugo", "--source", tmp_path / "hugo", "--destination", tmp_path / "out"]
    subprocess.run([*command, "--cacheDir", tmp_path / "cache"], check=True, capture_output=True)
    sheet = (tmp_path / "out" / "phieu" / "bench-00001.html").read_text("utf-8")
    assert "<h2" in sheet
    for page in ("index.html", "en/index.html", "phieu.html"):
        assert (tmp_path / "out" / page).is_file(), page
