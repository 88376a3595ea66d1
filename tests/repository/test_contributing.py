"""The ways in for people who mend pages: links at a page's foot, issue forms, owners of files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from helpers.project import ROOT, SITE_URL, build_site, built_copy
from tailieu.content.catalogue import Catalog
from tailieu.content.site import Site
from tailieu.content.terms import AUDIENCES, TOPICS
from tailieu.site import kinds, page_context

REPOSITORY = "https://github.com/to-chuc/tai-lieu"
CONTACT = "gop-y@vi-du.vn"
PUBLISHER = "Ban Thử"
GITHUB = ROOT / ".github"
FORMS = GITHUB / "ISSUE_TEMPLATE"

# Page → (its file, the title of a report, its path on the site).
PLACES = {
    "phieu/lu-quet-sat-lo-dat.html": "docs/phieu/lu-quet-sat-lo-dat.md",
    "en/phieu/khi-co-bao.html": "docs/phieu/khi-co-bao.en.md",
    "phieu/index.html": "docs/phieu/index.md",
    "index.html": "docs/index.md",
}


def built(project: Path, folder: Path, site_url: str) -> Path:
    root = built_copy(project, folder)
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    text = text.replace('repository: ""', f"repository: {REPOSITORY}/")
    text = text.replace('contact: ""', f"contact: {CONTACT}")
    config.write_text(text.replace('publisher: ""', f"publisher: {PUBLISHER}"), "utf-8")
    return build_site(root, root / "site", site_url)


@pytest.fixture(scope="session")
def with_repository(once, small_project) -> Path:
    """The site with publisher, contact and repository named, and an address on the web."""
    return once("with-repository", lambda root: built(small_project, root, SITE_URL)) / "site"


def ways(site: Path, name: str) -> dict[str, str]:
    """Text → address of each link at the foot of a page."""
    page = LexborHTMLParser((site / name).read_text(encoding="utf-8"))
    return {a.text(strip=True): a.attributes["href"] for a in page.css(".tl-foot__ways a")}


# At the foot of a page ----------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "source"), PLACES.items())
def test_a_page_leads_to_its_own_file_and_to_a_filled_form(with_repository, name, source):
    links = ways(with_repository, name)
    english = name.startswith("en/")
    assert links["Edit this page" if english else "Sửa trang này"] == (
        f"{REPOSITORY}/edit/main/{source}"
    )
    report = urlsplit(links["Report an error" if english else "Báo lỗi"])
    assert f"{report.scheme}://{report.netloc}{report.path}" == f"{REPOSITORY}/issues/new"
    filled = dict(parse_qsl(report.query, strict_parsing=True))
    assert filled["template"] == "bao-loi.yml"
    assert filled["trang"] == SITE_URL + name


def test_the_browser_sends_github_what_the_page_says(with_repository, context, page):
    asked = []
    context.route(
        "https://github.com/**",
        lambda route: (asked.append(route.request.url), route.fulfill(body="GitHub"))[0],
    )
    page.goto((with_repository / "phieu/lu-quet-sat-lo-dat.html").as_uri())
    title = page.locator("h1").inner_text()
    page.get_by_role("link", name="Báo lỗi", exact=True).click()
    expect(page.locator("body")).to_have_text("GitHub")
    assert dict(parse_qsl(urlsplit(asked[0]).query, strict_parsing=True)) == {
        "template": "bao-loi.yml",
        "title": f"Báo lỗi: {title}",
        "trang": f"{SITE_URL}phieu/lu-quet-sat-lo-dat.html",
    }
    page.go_back()
    expect(page.get_by_text("Góp ý không cần tài khoản")).to_be_visible()


def test_pages_without_a_file_have_neither_link(with_repository):
    for name in ("404.html", "en/404.html"):
        assert not (with_repository / name).exists() or ways(with_repository, name) == {}


@pytest.mark.full
def test_a_site_without_an_address_names_the_page_by_its_path(small_project, tmp_path):
    site = built(small_project, tmp_path, "")
    report = urlsplit(ways(site, "en/phieu/khi-co-bao.html")["Report an error"])
    assert dict(parse_qsl(report.query))["trang"] == "en/phieu/khi-co-bao.html"


def test_without_a_repository_a_page_leads_to_the_form_alone(site):
    assert ways(site, "phieu/khi-co-bao.html") == {
        "Sửa bằng biểu mẫu": "../huong-dan/soan-phieu.html#phieu=khi-co-bao"
    }


def test_what_stands_in_a_title_stays_in_the_title():
    site = Site(catalog=Catalog(), today=None, repository=REPOSITORY)
    address = page_context.report_address(
        kinds.edition(site, "vi"), "Điều 1 & 2 + #3?trang=x", "a b.html"
    )
    assert address == (
        f"{REPOSITORY}/issues/new?template=bao-loi.yml"
        "&title=B%C3%A1o%20l%E1%BB%97i%3A%20%C4%90i%E1%BB%81u%201%20%26%202%20%2B%20%233%3Ftrang%3Dx"
        "&trang=a%20b.html"
    )


# The contact page --------------------------------------------------------------------------------


def rows(site: Path, name: str) -> list[tuple[str, str, list[str | None]]]:
    """(label, value, addresses of its links) of what the contact page tells first."""
    page = LexborHTMLParser((site / name).read_text(encoding="utf-8"))
    return [
        (
            row.css_first("th").text(strip=True),
            row.css_first("td").text(strip=True),
            [link.attributes["href"] for link in row.css("td a")],
        )
        for row in page.css("article .tl-attributes tr")
    ]


def test_the_contact_page_shows_who_publishes_and_where_to_write(with_repository):
    assert rows(with_repository, "lien-he.html") == [
        ("Cơ quan xuất bản", PUBLISHER, []),
        ("Thư điện tử nhận góp ý", CONTACT, [f"mailto:{CONTACT}"]),
        ("Kho mã nguồn", REPOSITORY, [REPOSITORY]),
    ]


def test_the_contact_page_says_so_where_nothing_is_set(site):
    assert rows(site, "en/lien-he.html") == [
        ("Published by", "Demonstration copy: no publisher yet", []),
        ("E-mail for reports", "None yet. Send your report to whoever gave you this site.", []),
    ]


# Forms --------------------------------------------------------------------------------------------


def fields(name: str) -> dict[str, dict]:
    form = yaml.safe_load((FORMS / name).read_text(encoding="utf-8"))
    return {field["id"]: field for field in form["body"] if "id" in field}


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-issue-forms", sorted(FORMS.glob("[!c]*.yml"))),
        ("github-issue-config", [FORMS / "config.yml"]),
        ("github-workflows", sorted((GITHUB / "workflows").glob("*.yml"))),
        ("dependabot", [GITHUB / "dependabot.yml"]),
    ],
)
def test_github_accepts_the_files_that_are_for_it(schema, files):
    program = Path(sys.executable).with_name("check-jsonschema")
    command = [program, "--builtin-schema", f"vendor.{schema}", *files]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n")


def test_the_fields_of_the_forms():
    assert list(fields("de-xuat-phieu.yml")) == ["chu-de", "noi-dung", "can-cu", "danh-cho"]
    assert list(fields("bao-loi.yml")) == ["trang", "cho-sai", "dung-la", "nguon"]


def test_a_proposal_offers_the_topics_and_audiences_of_the_site():
    form = fields("de-xuat-phieu.yml")
    topics = [term.vi for term in TOPICS.values()]
    assert form["chu-de"]["attributes"]["options"] == [*topics, "Chủ đề khác"]
    audiences = [term.vi for term in AUDIENCES.values()]
    assert form["danh-cho"]["attributes"]["options"] == audiences


# Owners -------------------------------------------------------------------------------------------


def owner(path: str) -> str | None:
    """Who owns a file by CODEOWNERS, which uses two kinds of pattern only: `*` and `/folder/`."""
    found = None
    for line in (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        pattern, name = line.split()
        assert pattern == "*" or (pattern[0] == pattern[-1] == "/" and "*" not in pattern)
        if pattern == "*" or path.startswith(pattern[1:]):
            found = name
    return found


def test_content_belongs_to_editors_and_all_else_to_maintainers():
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    files = list(filter(None, listed.stdout.split("\0")))
    assert {"mkdocs.yml", "uv.lock", "Makefile", ".ci/run"} <= set(files)
    content = {owner(path) for path in files if path.startswith("docs/")}
    rest = {owner(path) for path in files if not path.startswith("docs/")}
    assert (len(content), len(rest)) == (1, 1)
    assert None not in content | rest
    assert content != rest
    assert {owner("tep-moi-chua-ai-nghi-toi")} == rest
