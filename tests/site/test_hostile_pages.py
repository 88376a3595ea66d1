"""What the site did not make does not run: the policy of every page, and hostile pages under it."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import quote, unquote

import markdown
import pytest

from helpers import hostile, pictures
from helpers.attacked import PICTURES, SOUND, attack, build_attacked
from helpers.browser import serving, settle
from helpers.firefox import visit as visit_in_firefox
from helpers.project import ROOT, read_docs
from tailieu import pipeline
from tailieu.checks import runner
from tailieu.checks.rendered import EXTENSIONS, SETTINGS
from tailieu.content import svg
from tailieu.site import csp

POLICY = '<meta http-equiv="Content-Security-Policy"'
ARTICLE = '<article class="md-content__inner md-typeset" id="noi-dung" tabindex="-1">'
PAGE = '<head>\n<meta charset="utf-8">\n<title>Trang</title>'


# The policy -------------------------------------------------------------------------------------


def test_the_policy_stands_before_anything_that_loads():
    assert csp.with_policy(PAGE).startswith(
        f'<head>\n<meta charset="utf-8">\n{POLICY} content="default-src \'self\'; script-src '
        "'self'; "
    )


def test_a_page_that_the_build_did_not_make_is_not_sealed():
    with pytest.raises(csp.NoPlaceForPolicy):
        csp.with_policy("<script>alert(1)</script>")


def test_every_page_is_sealed_and_nothing_unsafe_is_allowed(site):
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    policies = [page.partition(POLICY)[2].partition(">")[0] for page in pages]
    assert len(policies) > 100
    assert [policy for policy in policies if "script-src 'self';" not in policy] == []
    assert [policy for policy in policies if "unsafe" in policy or "http" in policy] == []


# Hostile pages ----------------------------------------------------------------------------------


def test_the_check_refuses_each(tmp_path):
    docs = Path(shutil.copytree(ROOT / "docs", tmp_path / "docs"))
    attack(docs)
    pages, found = read_docs(docs)
    found += runner.run(pages, pipeline.dates.local_date(1795410000))
    refused = {finding.path for finding in found if finding.severity == "error"}
    put = {path.name for path in (docs / "huong-dan").iterdir() if not path.is_dir()}
    put -= {path.name for path in (ROOT / "docs/huong-dan").iterdir()}
    # These show what the others hold, and titles that only the theme takes for HTML.
    put -= {"hinh-xau.md", "chu-thich.md"}
    assert {f"docs/huong-dan/{name}" for name in put} <= refused


@pytest.mark.parametrize("title", hostile.TITLES)
@pytest.mark.parametrize("field", ["title", "description"])
def test_the_reader_refuses_html_in_front_matter(tmp_path, field, title):
    fields = {"title": "Trang", "description": "Một trang.", field: title}
    written = "".join(
        f"{name}: '{value.replace(chr(39), chr(39) * 2)}'\n" for name, value in fields.items()
    )
    (tmp_path / "trang.md").write_text(f"---\n{written}---\nMột câu.\n", encoding="utf-8")
    found = read_docs(tmp_path)[1]
    assert [f.rule.id for f in found if f.line] == (["TL010"] if "<" in title else [])


@pytest.fixture(scope="session")
def attacked(once) -> Path:
    """A small site with every hostile thing in it, built with the checks forced off."""
    return once("attacked", build_attacked) / "site"


SHOWN = (
    "index.html",
    "en/index.html",
    "phieu/index.html",
    "phieu/khi-co-bao.html",
    "phieu/lu-quet-sat-lo-dat.html",
    "en/phieu/khi-co-bao.html",
    "van-ban/index.html",
    "van-ban/548-cv-tu-2024.html",
    "nguon/index.html",
    "nguon/vbpl-vn.html",
    "bo-tai-lieu/index.html",
    "bo-tai-lieu/mua-mua-bao.html",
    "bo-cua-toi.html",
    "tu-viet-tat.html",
    "tim-kiem.html?q=alert",
    "huong-dan/hinh-xau.html",
    "van-ban/31-2024-qh15.html",
    "goi-mua-mua-bao.html",
)

# What a reader could touch: links that are code, and everything that handles events.
TOUCH = """() => {
  const links = [...document.querySelectorAll("article a[href]")]
    .filter((link) => ["javascript:", "vbscript:", "data:"].includes(link.protocol));
  for (const link of links) link.click();
  const handlers = [...document.querySelectorAll("article *")]
    .filter((node) => [...node.attributes].some((attribute) => /^on/.test(attribute.name)));
  for (const node of handlers) {
    node.addEventListener("click", (event) => event.preventDefault());
    for (const name of ["click", "mouseover", "focus", "toggle", "load", "error"])
      node.dispatchEvent(new Event(name, { cancelable: true }));
  }
  return links.length + handlers.length;
}"""


def visit(page, url: str) -> int:
    page.goto(url)
    settle(page)
    touched = page.evaluate(TOUCH)
    settle(page)
    return touched


def watch(page) -> list[str]:
    """What hostile code did: dialogs that it opened, and other hosts that were really asked."""
    did: list[str] = []

    def dialog(shown) -> None:
        did.append(f"ran {shown.message}")
        shown.dismiss()

    def route(asked) -> None:
        did.append(f"asked {asked.request.url}")
        asked.abort()

    page.on("dialog", dialog)
    # Asked only for requests that the page's policy lets through.
    page.route("https://la.example/**", route)
    return did


ONE_BY_ONE = (
    *(f"huong-dan/xau-{at}.html" for at in range(len(hostile.BODIES))),
    *(f"huong-dan/{quote(name.removesuffix('.png'))}.html" for name in hostile.NAMES),
)


# The sheet among SHOWN holds all bodies at once; one by one they are opened from the disk, where
# the same pages as on a server are opened at night.
@pytest.mark.parametrize(
    ("way", "paths"),
    [
        ("http", SHOWN),
        ("file", (SHOWN[-1], "phieu/khi-co-bao.html", *ONE_BY_ONE)),
        pytest.param("file", SHOWN, marks=pytest.mark.full),
    ],
    ids=["http", "file", "file-shown"],
)
def test_nothing_hostile_runs_or_asks_another_host(attacked, page, way, paths):
    assert [path for path in paths if not (attacked / unquote(path.split("?")[0])).is_file()] == []
    did = watch(page)
    with serving(attacked, "/") as address:
        base = address if way == "http" else f"file://{attacked}/"
        touched = {path: visit(page, base + path) for path in paths}
    assert did == []
    assert page.url.startswith("http" if way == "http" else "file:")
    assert {path: count for path, count in touched.items() if count} == {}


def uncleaned(attacked: Path, target: Path, *bodies: str) -> None:
    """Write a page of the site as it would be if nothing cleaned the `bodies` in it."""
    sealed = (attacked / "huong-dan" / "xau-0.html").read_text(encoding="utf-8")
    made = [
        markdown.markdown(body, extensions=list(EXTENSIONS), extension_configs=SETTINGS)
        for body in bodies
    ]
    assert sealed.count(ARTICLE) == 1
    target.write_text(sealed.replace(ARTICLE, ARTICLE + "\n".join(made)), encoding="utf-8")


@pytest.mark.parametrize("way", ["http", "file"])
def test_the_policy_alone_would_stop_them(attacked, page, tmp_path, way):
    did = watch(page)
    # No policy stops a page that leads on by itself: that is for the cleaning alone.
    stopped = [body for body in hostile.BODIES if "http-equiv" not in body]
    # One by one from the disk, all on one page from the server.
    pages = [stopped] if way == "http" else [[body] for body in stopped]
    for at, bodies in enumerate(pages):
        uncleaned(attacked, tmp_path / f"{at}.html", *bodies)
    with serving(tmp_path, "/") as address:
        base = address if way == "http" else f"file://{tmp_path}/"
        touched = [visit(page, f"{base}{at}.html") for at in range(len(pages))]
    assert did == []
    assert page.url.startswith("http" if way == "http" else "file:")
    assert sum(touched) > 5


def test_without_the_policy_they_would(attacked, page, tmp_path):
    """So the test above does look where it hurts."""
    did = watch(page)
    opened = tmp_path / "mo.html"
    for body, does in (
        ("## Đầu {onclick=alert(1)}", "ran 1"),
        ("<a href='jav&#x09;ascript:alert(1)'>a</a>", "ran 1"),
        ("<img src='https://la.example/a.png'>", "asked https://la.example/a.png"),
    ):
        uncleaned(attacked, opened, body)
        before, _, after = opened.read_text(encoding="utf-8").partition(POLICY)
        opened.write_text(before + after.partition(">")[2], encoding="utf-8")
        did.clear()
        visit(page, opened.as_uri())
        assert did == [does]


def test_files_that_would_run_where_they_lie_are_not_published(attacked):
    linked = {"le.pdf", "lien-ket.html", "lien-ket.md", "lien-ket.png", "cung.png", "ong.png"}
    put = {*pictures.FAKES, *hostile.FILES, *linked, *hostile.NAMES}
    assert [path.name for path in (attacked / "huong-dan").iterdir() if path.name in put] == []
    # Of no other kind than pages, pictures and originals, whatever it is called.
    left = {path.suffix for path in (attacked / "huong-dan").iterdir()}
    assert left == {".html", ".png", ".svg"}


def test_nothing_takes_the_place_of_what_is_the_sites_own(attacked):
    emblem = "assets/images/bieu-trung.svg"
    assert (attacked / emblem).read_bytes() == (ROOT / "overrides" / emblem).read_bytes()
    for name in ("404.html", "index.html", "en/index.html"):
        assert "laexample" not in (attacked / name).read_text(encoding="utf-8")
    for name in hostile.LIKE_FILES:
        assert not (attacked / name / "a.png").exists()


def test_sound_files_among_them_are_published_byte_for_byte(attacked):
    assert {name: (attacked / name).read_bytes() for name in SOUND} == SOUND


# Pictures by themselves, where no policy stands over them ----------------------------------------


@pytest.fixture(scope="module")
def published(attacked) -> list[Path]:
    """What the build made of the hostile pictures."""
    return sorted((attacked / "huong-dan").glob("xau-*.svg"))


def test_what_is_published_of_a_picture_is_written_anew(attacked, published):
    for path in published:
        assert svg.rewritten(path.read_bytes()) == ((), path.read_bytes())
        assert path.read_bytes() == svg.rewritten(PICTURES[path.name]).clean
    missing = {name for name, data in PICTURES.items() if svg.rewritten(data).clean is None}
    assert {path.name for path in published} == PICTURES.keys() - missing
    assert len(published) > 40


def open_alone(page, url: str) -> None:
    """Open a picture by its own address, and click into it."""
    page.goto(url)
    settle(page)
    page.mouse.click(100, 40)
    settle(page)


@pytest.mark.parametrize("way", ["http", pytest.param("file", marks=pytest.mark.full)])
def test_no_picture_runs_or_asks_when_it_is_opened(attacked, published, page, way):
    did = watch(page)
    with serving(attacked, "/") as address:
        base = address if way == "http" else f"file://{attacked}/"
        for path in published:
            open_alone(page, f"{base}huong-dan/{path.name}")
            assert page.url.endswith(path.name)
    assert did == []


@pytest.mark.full
def test_as_they_came_they_would(page, tmp_path):
    did = watch(page)
    asks = {"css-escape", "fe-image", "image-lines"}
    runs = {"script", "handler", "prefix", "xhtml-root", "in-metadata", "iso-2022-jp", "utf-16"}
    for name in sorted({*asks, *runs, "link-letters"}):
        picture = tmp_path / f"{name}.svg"
        picture.write_bytes(pictures.HOSTILE[name])
        did.clear()
        open_alone(page, picture.as_uri())
        assert set(did) == {"asked https://la.example/a.png" if name in asks else "ran 1"}, name


@pytest.mark.full
@pytest.mark.parametrize("way", ["http", "file"])
def test_nor_does_any_in_firefox(attacked, published, firefox, way):
    alive = "() => document.querySelectorAll('script, [onload], a, image').length"
    names = [*(path.name for path in published), "hinh-xau.html"]
    with serving(attacked, "/") as address:
        base = address if way == "http" else f"file://{attacked}/"
        answer = firefox.visit(
            [visit_in_firefox(f"{base}huong-dan/{name}", alive) for name in names]
        )
    assert len(answer["told"]) == len(names)
    assert [fault for fault in answer["faults"] if ": ran " in fault] == []
    assert [address for address in answer["asked"] if "la.example" in address] == []


# Attributes ---------------------------------------------------------------------------------------


def test_raw_html_does_not_end_an_attribute(attacked):
    for at, body in enumerate(hostile.BODIES):
        if "{title=" in body:
            html = (attacked / f"huong-dan/xau-{at}.html").read_text(encoding="utf-8")
            article = html.partition("<article")[2].partition("</article")[0]
            assert "<img" not in article
            assert 'title="&lt;b title=&quot;&gt;&lt;img' in article


def test_the_meaning_of_an_abbreviation_stays_text(attacked, page):
    did = watch(page)
    page.goto(f"file://{attacked}/huong-dan/chu-thich.html")
    settle(page)
    page.click("article abbr")
    assert page.inner_text(".tl-meaning") == " (<img src=https://la.example/a.png> xong)"
    assert page.locator("img[src*='la.example']").count() == 0
    assert did == []
