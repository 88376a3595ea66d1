"""The examples in deploy/: nginx and Caddy at work, asked for what readers and strangers ask."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from helpers import servers

PAGE = "<!doctype html><title>Trang</title>" + "chữ " * 400
FILES = {
    "index.html": PAGE,
    "404.html": "<title>Không có trang này</title>",
    "phieu/index.html": PAGE,
    "phieu/khi-co-bao.html": PAGE,
    "van-ban/luat.html": PAGE,
    # A text in pieces: a page, and a folder of the same name without a page of its own.
    "van-ban/luat/chuong-1.html": PAGE,
    "assets/stylesheets/main.57a0d79d.min.css": "a{}",
    "assets/js/site.js": "1",
    "assets/fonts/chu.woff2": "x",
    "assets/images/hinh.svg": "<svg/>",
    "assets/synonyms.json": "{}",
    "lich.ics": "BEGIN:VCALENDAR",
    "sw.js": "1",
    "sw-files.json": "{}",
    "tai-ve/tai-lieu-2026-11-26.zip": "PK",
    "tai-ve/tai-lieu-2026-11-26.zip.sha256": "0",
    ".git/config": "secret",
    "phieu/.env": "secret",
}
HEADERS = {
    "strict-transport-security": "max-age=31536000",
    "content-security-policy": "frame-ancestors 'none'",
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-cache",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """What a site is made of, small, and with files that nobody should be able to fetch."""
    root = tmp_path_factory.mktemp("site")
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    packed = gzip.compress("được nén từ trước".encode())
    (root / "phieu/khi-co-bao.html.gz").write_bytes(packed)
    return root


@pytest.fixture(scope="module", params=["nginx", pytest.param("caddy", marks=pytest.mark.full)])
def server(request, folder, tmp_path_factory) -> servers.Server:
    start = {"nginx": servers.nginx, "caddy": servers.caddy}[request.param]
    with start(folder, tmp_path_factory.mktemp(request.param)) as running:
        yield running


def test_every_answer_has_the_headers(server):
    for path, status in (("/", 200), ("/phieu/khi-co-bao.html", 200), ("/khong-co", 404)):
        answer = server.get(path)
        assert answer.status == status
        assert HEADERS.items() <= answer.headers.items(), path
        assert "fullscreen=(self)" in answer.headers["permissions-policy"]
        assert "camera=()" in answer.headers["permissions-policy"]
        assert not any(char.isdigit() for char in answer.headers.get("server", ""))


def test_a_drawing_that_is_opened_by_itself_may_do_nothing(server):
    answer = server.get("/assets/images/hinh.svg")
    assert answer.headers["content-security-policy"] == (
        "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
    )


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/assets/stylesheets/main.57a0d79d.min.css", "public, max-age=31536000, immutable"),
        ("/assets/fonts/chu.woff2", "public, max-age=604800"),
        ("/assets/js/site.js", "no-cache"),
        ("/sw.js", "no-cache"),
        ("/sw-files.json", "no-cache"),
        ("/phieu/", "no-cache"),
    ],
)
def test_only_what_never_changes_is_kept_without_asking(server, path, kept):
    assert server.get(path).headers["cache-control"] == kept


def test_what_has_not_changed_is_not_sent_again(server):
    tag = server.get("/sw.js").headers["etag"]
    assert server.get("/sw.js", **{"If-None-Match": tag}).status == 304


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/phieu/khi-co-bao", "/phieu/khi-co-bao.html"),
        ("/phieu/khi-co-bao?q=a%20b", "/phieu/khi-co-bao.html?q=a%20b"),
        ("/van-ban/luat", "/van-ban/luat.html"),
        ("/phieu", "/phieu/"),
    ],
)
def test_addresses_without_an_ending_lead_to_the_page(server, path, target):
    answer = server.get(path)
    assert answer.status in (301, 308)
    assert answer.headers["location"] == target


def test_a_folder_shows_its_page_and_never_a_list_of_files(server):
    assert server.get("/phieu/").body.decode() == PAGE
    for path in ("/assets/", "/van-ban/luat/", "/tai-ve/"):
        answer = server.get(path)
        assert answer.status == 404
        assert answer.body.decode() == FILES["404.html"]


@pytest.mark.parametrize(
    "path",
    [
        "/.git/config",
        "/phieu/.env",
        "/%2e%67it/config",
        "/phieu/..%2f..%2f..%2fetc/passwd",
        "/../../etc/passwd",
        "/khong-co%0d%0aX-Hong:%201",
    ],
)
def test_what_is_not_the_sites_is_not_given(server, path):
    answer = server.get(path)
    assert answer.status in (400, 404)
    assert b"secret" not in answer.body and b"root:" not in answer.body
    assert "x-hong" not in answer.headers


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/index.html", "text/html; charset=utf-8"),
        ("/assets/js/site.js", "text/javascript; charset=utf-8"),
        ("/assets/stylesheets/main.57a0d79d.min.css", "text/css; charset=utf-8"),
        ("/lich.ics", "text/calendar; charset=utf-8"),
        ("/assets/fonts/chu.woff2", "font/woff2"),
        ("/tai-ve/tai-lieu-2026-11-26.zip", "application/zip"),
        ("/tai-ve/tai-lieu-2026-11-26.zip.sha256", "text/plain; charset=utf-8"),
    ],
)
def test_every_file_is_told_for_what_it_is(server, path, kind):
    assert server.get(path).headers["content-type"] == kind


def test_long_files_are_packed(server):
    wanted = {"Accept-Encoding": "gzip"}
    now = server.get("/van-ban/luat.html", **wanted)
    assert now.headers["content-encoding"] == "gzip"
    assert gzip.decompress(now.body).decode() == PAGE
    before = server.get("/phieu/khi-co-bao.html", **wanted)
    assert gzip.decompress(before.body).decode() == "được nén từ trước"
    assert "accept-encoding" in before.headers["vary"].lower()
    assert "content-encoding" not in server.get("/van-ban/luat.html").headers


def test_nothing_can_be_sent_to_it(server):
    assert server.get("/index.html", "POST").status == 405


def test_http_leads_to_https(server):
    if server.plain_port is None:
        # Caddy does so by itself for every host that is named without http://.
        assert "vi-du.gov.vn {" in (servers.ROOT / "deploy/Caddyfile").read_text(encoding="utf-8")
        return
    answer = server.get("/phieu/?q=a", plain=True)
    assert (answer.status, answer.headers["location"]) == (301, "https://vi-du.gov.vn/phieu/?q=a")


@pytest.mark.full
@pytest.mark.parametrize("path", ["index.html", "tim-kiem.html?q=đất", "huong-dan/soan-phieu.html"])
def test_pages_work_behind_the_headers(small_site, tmp_path, browser, path):
    with servers.nginx(small_site, tmp_path) as running:
        context = browser.new_context(ignore_https_errors=True)
        page = context.new_page()
        faults: list[str] = []
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto(f"https://{servers.HOST}:{running.port}/{path}", wait_until="networkidle")
        assert page.locator("h1").count() == 1
        assert faults == []
        context.close()
