"""`tailieu index`: the search on sites of another make, as their readers use it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from helpers.browser import record, serving
from helpers.bundles import verified
from helpers.program import tailieu
from helpers.project import quiet
from helpers.searching import Box
from tailieu.site import other_site

# With marks, without, and in keystrokes that no input method converted.
QUERIES = ("nước lên", "nuoc len", "nuwowcs leen")
TITLE, TEXT = "Lịch trực", "Gọi khi nước lên; trực ban suốt ngày đêm."
BUTTON = '<button type="button" data-search-open>Tìm kiếm</button>'
# Nothing inline, nothing from elsewhere.
SEALED = "default-src 'none'; script-src 'self'; style-src 'self'"


def by_hand(root: Path) -> Path:
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{SEALED}">'
    snippet = other_site.snippet("vi")
    pages = {
        "index.html": (snippet, "<main><h1>Xã Ví Dụ</h1><p>Chào mừng.</p></main>"),
        "bai/truc.html": (
            '<meta name="tailieu:kind" content="Thông báo">'
            + snippet.replace("assets/", "../assets/"),
            f"<h1>Xã Ví Dụ</h1><article><header><h1>{TITLE}</h1></header><p>{TEXT}</p></article>",
        ),
        "cu.html": ('<meta http-equiv="refresh" content="0; url=bai/truc.html">', TEXT),
    }
    for name, (own, body) in pages.items():
        path = root / "web" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<!doctype html><html lang='vi'><head>{head}{own}</head><body>{body}")
    return root / "web"


def by_mkdocs(root: Path, *program: str, plugins: str) -> Path:
    write(
        root,
        {
            "mkdocs.yml": "site_name: Xã Ví Dụ\n"
            "theme: {name: material, language: vi, font: false, custom_dir: overrides}\n"
            "extra_css: [assets/search/tim.css]\n"
            f"extra_javascript: [assets/search/tim.js]\n{plugins}",
            "overrides/main.html": '{% extends "base.html" %}\n'
            f"{{% block announce %}}{BUTTON}{{% endblock %}}\n",
            "docs/index.md": "# Xã Ví Dụ\n\nChào mừng.\n",
            "docs/bai/truc.md": f"# {TITLE}\n\n{TEXT}\n",
        },
    )
    subprocess.run([*program, "build"], cwd=root, check=True, capture_output=True)
    return root / "site"


def by_material(root: Path) -> Path:
    return by_mkdocs(root, sys.executable, "-m", "mkdocs", plugins="plugins: []\n")


def by_zensical(root: Path) -> Path:
    return by_mkdocs(root, tool("zensical"), plugins="")


def by_hugo(root: Path) -> Path:
    head = "".join(
        f'<{before}="{{{{ "assets/search/{name}" | relURL }}}}"{after}'
        for before, name, after in (
            ('link rel="stylesheet" href', "tim.css", ">"),
            ("script src", "tim.js", " defer></script>"),
        )
    )
    page = "<article><header><h1>{{ .Title }}</h1></header>{{ .Content }}</article>"
    head = f"<meta charset='utf-8'>{head}"
    layout = f"<!doctype html><html lang='vi'><head>{head}</head><body>{BUTTON}{page}"
    write(
        root,
        {
            "hugo.toml": 'baseURL = "https://vi-du.vn/"\nrelativeURLs = true\n'
            'disableKinds = ["section", "taxonomy", "term", "RSS", "sitemap"]\n',
            "layouts/_default/single.html": layout,
            "layouts/index.html": layout,
            "content/_index.md": "---\ntitle: Xã Ví Dụ\n---\nChào mừng.\n",
            "content/bai/truc.md": f"---\ntitle: {TITLE}\naliases: [/cu/]\n---\n{TEXT}\n",
        },
    )
    subprocess.run([tool("hugo")], cwd=root, check=True, capture_output=True)
    return root / "public"


def by_sphinx(root: Path) -> Path:
    """In reStructuredText, with a search and scripts of its own."""
    title, own = f"{TITLE}\n=========\n", "{{ pathto('assets/search/%s', 1) }}"
    write(
        root,
        {
            "docs/conf.py": "project, language = 'Xã Ví Dụ', 'vi'\n"
            "templates_path = ['templates']\n",
            "docs/templates/layout.html": '{% extends "!layout.html" %}\n{% block extrahead %}'
            f'<link rel="stylesheet" href="{own % "tim.css"}">'
            f'<script src="{own % "tim.js"}" defer></script>{{% endblock %}}\n'
            f"{{% block header %}}{BUTTON}{{% endblock %}}\n",
            "docs/index.rst": "Xã Ví Dụ\n========\n\nChào mừng.\n\n.. toctree::\n\n   bai/truc\n",
            "docs/bai/truc.rst": f"{title}\n{TEXT}\n",
        },
    )
    command = [tool("sphinx-build"), "--fail-on-warning", "docs", "site"]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    return root / "site"


def tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


# What a tool's own pages complain of, as docs/huong-dan/bao-tri.md says: the seal stops attributes
# of style, and code that is made of text, with which Sphinx translates "1 result"; Zensical asks
# for a file that it does not ship on a disk.
COMPLAINTS = {
    by_zensical: ("Applying inline style", "ERR_FILE_NOT_FOUND"),
    by_sphinx: ("Applying inline style", "Evaluating a string as JavaScript"),
}

OF_ANOTHER_MAKE = (by_material, by_zensical, by_hugo, by_sphinx)


@pytest.mark.parametrize(
    "build",
    [
        by_hand,
        *(pytest.param(build, marks=pytest.mark.full) for build in OF_ANOTHER_MAKE),
    ],
)
def test_a_site_of_any_make_is_searched(tmp_path, new_context, build: Callable[[Path], Path]):
    site = build(tmp_path)
    write(site, {"404.html": f"<h1>{TITLE}</h1>{TEXT}", "favicon.ico": ""})
    done = tailieu("index", site)
    assert (done.exit_code, done.stdout) == (0, other_site.snippet("vi"))
    with serving(site, "/") as address:
        for base in (address, f"{site.as_uri()}/"):
            context = new_context()
            kept = record(context, base)
            box = Box(context.new_page(), base).open()
            # The page alone: neither where it was before nor what a server says of no page.
            found = [name.replace("/index.html", ".html") for q in QUERIES for name in box.ask(q)]
            assert found == ["bai/truc.html"] * len(QUERIES)
            box.links.click()
            marks = box.page.locator("mark")
            marks.first.wait_for()
            assert marks.all_inner_texts() == ["nước lên"]
            if build is not by_zensical:  # It asks for a file that it does not ship on a disk.
                assert kept.faults == []


@pytest.mark.full
@pytest.mark.parametrize("build", OF_ANOTHER_MAKE)
def test_a_sealed_site_of_any_make_is_searched_in_its_offline_copy_too(
    tmp_path, new_context, build: Callable[[Path], Path]
):
    site = build(tmp_path)
    write(site, {"favicon.ico": ""})
    for command in (("index", site), ("seal", site)):
        assert tailieu(*command).exit_code == 0
    done = tailieu("bundle", "--html", site, "--out", tmp_path / "dist")
    assert done.exit_code == 0, done.output
    [archive] = (tmp_path / "dist").glob("*.zip")
    assert verified(archive) == []
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path / "bản chép")
    copy = tmp_path / "bản chép" / "tai-lieu"
    with serving(site, "/") as address:
        for base in (address, f"{copy.as_uri()}/"):
            context = new_context()
            kept = record(context, base)
            box = Box(context.new_page(), base).open()
            for query in QUERIES:
                [found] = {name.replace("/index.html", ".html") for name in box.ask(query)}
                assert found == "bai/truc.html"
            box.links.first.click()
            expect(box.page.locator("mark").first).to_have_text("nước lên")
            known = COMPLAINTS.get(build, ())
            assert [line for line in kept.faults if not any(map(line.count, known))] == []


def test_kinds_of_pages_come_from_their_meta(tmp_path, new_context):
    site = by_hand(tmp_path)
    tailieu("index", site)
    box = Box(new_context().new_page(), f"{site.as_uri()}/").open()
    assert box.ask("trực ban") == ["bai/truc.html"]
    assert box.results.locator(".tl-search__about").all_inner_texts() == ["Thông báo"]
    assert box.ask("xã ví dụ") == ["index.html"]
    assert box.results.locator(".tl-search__about").all_inner_texts() == [""]


def test_only_regular_files_are_pages(tmp_path):
    """A pipe would be waited for without end, and a link may lead to what is nobody's business."""
    site = by_hand(tmp_path)
    secret = tmp_path / "kin.html"
    secret.write_text("<html lang='vi'><title>Kín</title><article>Kín</article>")
    os.mkfifo(site / "ong.html")
    (site / "lien-ket.html").symlink_to(secret)
    (site / "mat.html").symlink_to(tmp_path / "khong-co")
    (site / "thu-muc.html").mkdir()
    done = tailieu("index", site)
    assert (done.exit_code, "2 trang, " in done.output) == (0, True), done.output


def test_a_name_that_makes_no_address_is_told(tmp_path):
    site = by_hand(tmp_path)
    Path(os.fsdecode(os.fsencode(site) + b"/a\xff.html")).write_text("<p>a")
    with pytest.raises(OSError, match="udcff"):
        other_site.index(site, "vi", quiet)


@pytest.mark.parametrize(
    "dates",
    ["[1, 2]", "7", "null", '"x"', '{"from": {"a": 1}}', '{"from": "\\ud800"}', "[" * 100_000],
)
def test_dates_of_another_form_are_none(tmp_path, dates):
    site = by_hand(tmp_path)
    page = f"<meta name='tailieu:status-dates' content='{dates}'><article>Chữ</article>"
    write(site, {"ngay.html": f"<html lang='vi'><title>Ngày</title>{page}"})
    done = tailieu("index", site)
    assert done.exit_code == 0, done.output


def test_what_cannot_be_done_is_said(tmp_path):
    done = tailieu("index", tmp_path)
    assert (done.exit_code, "không có tệp .html" in done.stderr) == (2, True)
    site = by_hand(tmp_path)
    write(site, {"assets/search/vi/of-another.js": ""})
    done = tailieu("index", site)
    assert (done.exit_code, "đã có tệp không phải của lệnh này" in done.stderr) == (1, True)
    assert (site / "assets/search/vi/of-another.js").exists()


def test_a_link_to_another_folder_is_not_followed(tmp_path):
    other = tmp_path / "khac"
    other.mkdir()
    site = by_hand(tmp_path)
    (site / "assets").symlink_to(other)
    done = tailieu("index", site)
    assert (done.exit_code, "đã có tệp không phải của lệnh này" in done.stderr) == (1, True)
    assert list(other.iterdir()) == []
