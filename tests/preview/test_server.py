"""What the preview server answers, over http."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote, urlsplit

import pytest

from helpers.previewing import ERROR, Fake, page, previewing
from tailieu.preview.pages import Pages
from tailieu.preview.server import Server, path_of

FILES = {
    "assets/css/a.css": b"p { color: red }",
    "phieu/rows.js": b"window.tailieuRows=[];",
    "tep.bin": b"\0\1",
}
FAKE = Fake(
    {
        "index.html": page("Trang chủ."),
        "404.html": page("Không tìm thấy."),
        "phieu/index.html": page("Các phiếu."),
        "phieu/bao.html": page("Khi có bão."),
        "hỏng.html": RuntimeError("không ngờ"),
    }
)


@pytest.fixture(scope="module")
def address() -> str:
    with previewing(Pages(FAKE), FILES.get) as address:
        yield address


@contextmanager
def asked(
    address: str, target: str, method: str = "GET"
) -> Iterator[tuple[http.client.HTTPResponse, http.client.HTTPConnection]]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    try:
        connection.request(method, target)
        yield connection.getresponse(), connection
    finally:
        connection.close()


def answer(address: str, target: str, method: str = "GET") -> tuple[int, str, str]:
    """Status, type and body."""
    with asked(address, target, method) as (response, _):
        return response.status, response.headers["Content-Type"], response.read().decode()


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", "index.html"),
        ("/phieu/", "phieu/index.html"),
        ("/phieu/bao.html?a=1#b", "phieu/bao.html"),
        ("/phieu/b%C3%A3o.html", "phieu/bão.html"),
        ("/a..b/c.html", "a..b/c.html"),
        ("/../etc/passwd", "404.html"),
        ("/phieu/%2e%2e/%2e%2e/etc/passwd", "404.html"),
        ("/phieu/..%2f..%2fetc/passwd", "404.html"),
        ("/phieu/..", "404.html"),
        ("/..%5Cetc", "404.html"),
        ("/a%00.html", "404.html"),
        ("/phieu//bao.html", "404.html"),
        ("/%2fetc/passwd", "404.html"),
        ("etc/passwd", "404.html"),
        ("*", "404.html"),
    ],
)
def test_the_path_that_a_request_is_for(target, path):
    assert path_of(target) == path


def test_pages_come_as_they_are_drawn(address):
    status, kind, html = answer(address, "/phieu/bao.html")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert "Khi có bão." in html
    assert "Trang chủ." in answer(address, "/")[2]
    assert "Các phiếu." in answer(address, "/phieu/")[2]


def test_a_folder_without_its_slash_leads_to_its_page(address):
    with asked(address, "/phieu") as (response, _):
        assert (response.status, response.headers["Location"]) == (302, "/phieu/")


def test_files_come_with_their_types(address):
    for path, content in FILES.items():
        assert answer(address, f"/{path}")[2] == content.decode()
    kinds = [answer(address, f"/{path}")[1] for path in FILES]
    assert kinds == [
        "text/css; charset=utf-8",
        "text/javascript; charset=utf-8",
        "application/octet-stream",
    ]


def test_what_pages_load_of_the_server_itself(address):
    assert answer(address, "/_tailieu/reload.js")[:2] == (200, "text/javascript; charset=utf-8")
    assert answer(address, "/_tailieu/faults.css")[:2] == (200, "text/css; charset=utf-8")
    assert answer(address, "/_tailieu/server.py")[0] == 404


def test_nothing_is_kept_by_a_browser(address):
    for target in ("/", "/assets/css/a.css", "/khong-co.html", "/_tailieu/reload.js"):
        with asked(address, target) as (response, _):
            assert response.headers["Cache-Control"] == "no-store"


def test_the_head_of_an_answer_alone(address):
    with asked(address, "/phieu/bao.html", "HEAD") as (response, connection):
        length = int(response.headers["Content-Length"])
        assert (response.status, response.read()) == (200, b"")
        # The same connection goes on.
        connection.request("GET", "/phieu/bao.html")
        assert len(connection.getresponse().read()) == length


@pytest.mark.parametrize("target", ["/khong-co.html", "/khong/co.css", "/a/../index.html"])
def test_what_is_missing_is_answered_with_the_sites_own_page(address, target):
    status, kind, html = answer(address, target)
    assert (status, kind) == (404, "text/html; charset=utf-8")
    assert "Không tìm thấy." in html


def test_a_fault_of_the_program_ends_one_page_only(address):
    status, _, html = answer(address, f"/{quote('hỏng.html')}")
    assert status == 500
    assert "RuntimeError: không ngờ" in html
    assert answer(address, "/")[0] == 200


def test_a_fault_with_a_file_is_told_in_one_line():
    told = []

    def file(path: str) -> bytes:
        raise RuntimeError(f"{path}\nhỏng")

    with previewing(Pages(FAKE), file, told.append) as address:
        with pytest.raises(http.client.RemoteDisconnected):
            answer(address, "/a.css")
        assert answer(address, "/")[0] == 200
    assert len(told) == 1
    assert told[0].endswith("RuntimeError: a.css\\u000ahỏng")


# Changes ------------------------------------------------------------------------------------------


def changes(page: str, digest: str) -> str:
    return f"/_tailieu/changes?page={quote(page)}&drawn={digest}"


def test_a_browser_is_told_when_its_page_is_drawn_anew():
    fake = Fake({"phieu/bão.html": page("Khi có bão."), "a.html": page("Chữ.")})
    pages = Pages(fake)
    digest = pages.page("phieu/bão.html").digest
    with previewing(pages) as address:
        target = changes(quote("/phieu/bão.html"), digest)
        with asked(address, target) as (response, _):
            assert response.headers["Content-Type"] == "text/event-stream; charset=utf-8"
            assert response.readline() == b"retry: 500\n"
            fake.pages["a.html"] = page("Chữ khác.")
            pages.refresh(assets=False)
            fake.findings = [ERROR.at("docs/phieu/bão.md", 1, name="Ý")]
            pages.refresh(assets=False)
            assert response.read() == b"\nevent: drawn\ndata:\n\n"


def test_a_browser_that_shows_an_older_page_is_told_at_once(address):
    with asked(address, changes("/", "khac")) as (response, _):
        assert response.read() == b"retry: 500\n\nevent: drawn\ndata:\n\n"


def test_a_browser_that_leaves_is_no_fault(monkeypatch):
    monkeypatch.setattr("tailieu.preview.server.HEARTBEAT_SECONDS", 0.01)
    left = threading.Semaphore(0)

    class Ending(Server):
        def shutdown_request(self, request) -> None:
            super().shutdown_request(request)
            left.release()

    told = []
    pages = Pages(FAKE)
    following = changes("/", pages.page("index.html").digest)
    with previewing(pages, told=told.append, server=Ending) as address:
        for begun in (f"GET {following} HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HT"):
            host = ("127.0.0.1", urlsplit(address).port)
            with socket.create_connection(host, timeout=60) as browser:
                browser.sendall(begun.encode())
            assert left.acquire(timeout=60)
    assert told == []


def test_a_port_that_is_taken():
    with previewing(Pages(FAKE)) as address, pytest.raises(OSError, match="in use"):
        Server(urlsplit(address).port, Pages(FAKE), FILES.get, print)
