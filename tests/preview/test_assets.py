"""Files that pages load, as they are on the disk now and as a build writes them."""

from __future__ import annotations

import pytest

from helpers.pictures import picture, svg
from helpers.project import ROOT
from tailieu.preview import assets


def test_fonts_come_as_they_are():
    path = "assets/fonts/be-vietnam-pro-latin-400.woff2"
    assert assets.read(ROOT, path) == (ROOT / "overrides" / path).read_bytes()


@pytest.mark.parametrize("path", ["assets/js/site.js", "assets/css/tailieu.css"])
def test_files_that_pages_load_together_come_as_one(site, path):
    assert assets.read(ROOT, path) == (site / path).read_bytes()


def test_pictures_come_as_they_are_published(tmp_path):
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "anh.png").write_bytes(picture())
    (docs / "gia.png").write_bytes(b"GIF89a")
    drawn = svg('<script>alert(1)</script><rect width="9" height="9"/>')
    (docs / "hinh.svg").write_bytes(drawn)
    assert assets.read(tmp_path, "anh.png") == picture()
    assert assets.read(tmp_path, "gia.png") is None
    published = assets.read(tmp_path, "hinh.svg")
    assert published
    assert b"script" not in published


def test_all_else_is_left_to_the_last_build(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("Chữ.")
    (tmp_path / "docs" / "mat.txt").write_text("Không đăng.")
    (tmp_path / "docs" / "anh.png").symlink_to(ROOT / "mkdocs.yml")
    for path in ("a.md", "mat.txt", "anh.png", "sw.js", "assets/js/site.js", "assets/tim/kiem.js"):
        assert assets.read(tmp_path, path) is None
