"""A folder of HTML that something else built: searched, sealed, in a zip that can be verified."""

from __future__ import annotations

import errno
import json
import os
import re
from pathlib import Path

import pytest

from helpers.browser import serving
from helpers.bundles import NAME, contents, verified
from helpers.program import tailieu
from helpers.project import EPOCH, SITE_URL, quiet
from tailieu import pipeline
from tailieu.offline import other_site
from tailieu.offline.bundle import Source, make_pack

# As pandoc writes a page by itself: styles in its head, no file beside it.
PANDOC = """<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="vi" xml:lang="vi">
<head>
  <meta charset="utf-8" />
  <title>Xã Ví Dụ</title>
  <style>p{color: rgb(1, 2, 3)}</style>
</head>
<body>
<header id="title-block-header"><h1 class="title">Xã Ví Dụ</h1></header>
<p>Trực ban suốt ngày đêm.</p>
<p><a href="bai/truc.html">Lịch trực</a></p>
</body>
</html>
"""
# As Sphinx does: a script in the page, files of its own, line ends of Windows.
SPHINX = """<!DOCTYPE html>
<html lang="vi" data-content_root="../">
  <head>
    <meta charset="utf-8" />
    <title>Lịch trực</title>
    <link rel="stylesheet" href="../_static/basic.css" />
    <script src="../_static/doctools.js"></script>
  </head><body>
    <div class="body" role="main"><section id="truc"><h1>Lịch trực</h1>
      <p id="p" onclick="document.title='lạ'">Gọi khi nước lên.</p></section></div>
    <script>
      document.title += " (đã chạy)";
    </script>
  </body>
</html>
""".replace("\n", "\r\n")
SCRIPT = "document.documentElement.dataset.own = 'yes';"


@pytest.fixture
def html(tmp_path) -> Path:
    folder = tmp_path / "html"
    pages = {
        "index.html": PANDOC,
        "bai/truc.html": SPHINX,
        "_static/basic.css": "p{margin:0}",
        "_static/doctools.js": SCRIPT,
    }
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def test_a_folder_of_another_make_goes_through_every_stage(html, tmp_path):
    for command in (("index", html), ("seal", html)):
        assert tailieu(*command).exit_code == 0
    day = {"SOURCE_DATE_EPOCH": str(EPOCH)}
    done = tailieu("bundle", "--html", html, "--out", tmp_path / "dist", **day)
    assert done.exit_code == 0, done.output
    archive = tmp_path / "dist" / NAME
    assert verified(archive) == []
    held = contents(archive)
    assert json.loads(held["tai-lieu/ban-ke.json"])["pages"] == 2
    built = {p.relative_to(html).as_posix() for p in html.rglob("*") if p.is_file()}
    assert {f"tai-lieu/{name}" for name in built} < set(held)
    assert "<h1>Xã Ví Dụ – bản ngoại tuyến</h1>" in held["MO-TAI-LIEU.html"].decode()
    again = tailieu("bundle", "--html", html, "--out", tmp_path / "again", **day)
    assert again.exit_code == 0
    assert (tmp_path / "again" / NAME).read_bytes() == archive.read_bytes()


def test_what_tools_leave_for_themselves_is_not_in_the_copy(html, tmp_path):
    """Windows and old disks refuse some of these names."""
    for name in (".buildinfo", ".doctrees/index.doctree", "bai/.htaccess"):
        (html / name).parent.mkdir(exist_ok=True)
        (html / name).write_text("x")
    [archive, _] = other_site.bundle(html, tmp_path / "dist", EPOCH, quiet)
    assert [name for name in contents(archive) if "/." in name] == []


def test_no_link_is_followed_into_the_copy(html, tmp_path):
    secret = tmp_path / "secret.html"
    secret.write_text("<html><head><title>Kín</title></head>")
    (html / "link.html").symlink_to(secret)
    (html / "folder").symlink_to(tmp_path)
    assert other_site.seal(html) == 2
    assert "Content-Security-Policy" not in secret.read_text()
    [archive, _] = other_site.bundle(html, tmp_path / "dist", EPOCH, quiet)
    assert not [name for name in contents(archive) if "link" in name or "folder" in name]


def test_a_sealed_page_runs_its_own_code_alone(html, new_context):
    assert tailieu("seal", html).output == "Đã ghi chính sách bảo mật vào 2 trang.\n"
    with serving(html, "/") as address:
        for base in (address, f"{html.as_uri()}/"):
            page = new_context().new_page()
            page.goto(f"{base}bai/truc.html")
            assert page.title() == "Lịch trực (đã chạy)"
            assert page.locator("html").get_attribute("data-own") == "yes"
            page.locator("#p").click()
            page.evaluate("document.body.append(document.createElement('script'))")
            assert page.title() == "Lịch trực (đã chạy)"
            page.goto(f"{base}index.html")
            style = "getComputedStyle(document.querySelector('p')).color"
            assert page.evaluate(style) == "rgb(1, 2, 3)"


def test_the_sign_that_windows_puts_before_a_text_stays_first(html):
    page = html / "index.html"
    page.write_text(PANDOC, encoding="utf-8-sig")
    for _ in range(2):
        assert tailieu("seal", html).exit_code == 0
        text = page.read_bytes().decode()
        assert text.startswith("\ufeff<!DOCTYPE html>")
        assert text.count("Content-Security-Policy") == 1


def test_a_folder_that_cannot_be_read_is_told(html, monkeypatch):
    """Its pages would stay as they are, and nobody would know."""

    def refuse(folder):
        if folder == html / "bai":
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return scandir(folder)

    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(PermissionError):
        other_site.seal(html)
    assert (html / "index.html").read_text() == PANDOC


def test_sealing_again_changes_nothing(html):
    tailieu("seal", html)
    first = {path: path.read_bytes() for path in html.rglob("*.html")}
    tailieu("seal", html)
    assert {path: path.read_bytes() for path in first} == first


@pytest.mark.parametrize(
    "page",
    [
        "<p>Không có đầu",
        "<!-- <head> --><head><title>Trong lời ghi</title></head>",
        "<!-- <head> --><head><meta data-tailieu><title>Trong lời ghi</title></head>",
        "<head></head>".encode("utf-16"),
    ],
)
def test_a_page_that_cannot_be_sealed_is_named_and_none_is_changed(html, page):
    (html / "x.html").write_bytes(page if isinstance(page, bytes) else page.encode())
    done = tailieu("seal", html)
    assert (done.exit_code, f"{html}/x.html: " in done.stderr) == (1, True)
    assert (html / "index.html").read_text() == PANDOC


def test_a_folder_without_a_first_page_makes_no_copy(html, tmp_path):
    (html / "index.html").unlink()
    done = tailieu("bundle", "--html", html, "--out", tmp_path / "dist")
    assert (done.exit_code, "không có index.html" in done.stderr) == (1, True)
    assert not (tmp_path / "dist").exists()


def test_a_pack_is_the_same_whatever_stands_around_the_articles(small_project, tmp_path):
    """Of a page it takes the article, and where it is on the web."""
    other = tmp_path / "site"
    for path in (small_project / "site").rglob("*"):
        if not path.is_file():
            continue
        content = path.read_bytes()
        if path.suffix == ".html":
            text = content.decode()
            head = "".join(re.findall(r'<link rel="canonical"[^>]*>', text))
            article = re.search(r"<article.*</article>", text, re.DOTALL)
            content = f"<html><head>{head}</head>{article and article[0]}".encode()
        copy = other / path.relative_to(small_project / "site")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(content)
    environ = {"SOURCE_DATE_EPOCH": str(EPOCH), "SITE_URL": SITE_URL}
    site = pipeline.read(small_project, environ)
    slug = next(iter(site.catalog.packs))
    [ours], [others] = (
        make_pack(
            Source(small_project, site, built, EPOCH, None), slug, tmp_path / name, quiet
        ).files
        for name, built in (("ours", small_project / "site"), ("other", other))
    )
    assert others.read_bytes() == ours.read_bytes()
