"""A reader keeps the site on the device: whole or not at all, and only because they asked."""

from __future__ import annotations

import hashlib
import json
import shutil
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from helpers.browser import record, serving
from tailieu.site import service_worker

BELOW = "/tai-lieu/"

# One of every kind of page, in both languages.
PAGES = (
    "index.html",
    "en/index.html",
    "phieu/index.html",
    "phieu/khi-co-bao.html",
    "van-ban/index.html",
    "van-ban/548-cv-tu-2024.html",
    "nguon/index.html",
    "nguon/vbpl-vn.html",
    "bo-tai-lieu/index.html",
    "bo-tai-lieu/mua-mua-bao.html",
    "huong-dan/bao-cao-vien.html",
    "tim-kiem.html",
    "tu-viet-tat.html",
    "tai-ve.html",
)


# What most of these tests can do without, to be quick.
LEFT_OUT = shutil.ignore_patterns("en", "van-ban", "vi*", "lunr", "schemas", "*.map")


class Host:
    """A web server whose site can be changed under the reader's feet."""

    def __init__(self, folder: Path, built: Path, ignore=LEFT_OUT, *, clean=False) -> None:
        self.folder = folder
        self.built = built
        self.ignore = ignore
        self.stack = ExitStack()
        self.asked: Counter[str] = Counter()
        self.held = ""
        self.free = threading.Event()
        self.put("1")
        server = serving(folder, BELOW, clean=clean, before=self.ask)
        self.url = self.stack.enter_context(server)
        # Before the server ends, which waits for its answers.
        self.stack.callback(self.free.set)

    def put(self, version: str, spoil: Callable[[Path], None] | None = None) -> None:
        """Another version of the whole site at once, for browsers look for one by themselves.

        Its home page says which; `spoil` takes from it what it is to lack.
        """
        made = self.folder.with_name("made")
        shutil.copytree(self.built, made, ignore=self.ignore)
        home = made / "index.html"
        home.write_text(home.read_text().replace("</h1>", f" – bản {version}</h1>", 1))
        code = Path(__file__).parents[2] / "overrides" / "sw.js"
        shutil.copy(code, made / "sw.js")
        service_worker.write(made)
        if spoil:
            spoil(made)
        shutil.rmtree(self.folder, ignore_errors=True)
        made.rename(self.folder)

    def ask(self, path: str) -> None:
        self.asked[path] += 1
        if path == self.held:
            assert self.free.wait(60), "nobody let it go"

    def hold(self, path: str) -> None:
        """Answer nobody who asks for this file until `release`."""
        self.held = BELOW + path
        self.free.clear()

    def release(self) -> None:
        self.held = ""
        self.free.set()

    def lead_nowhere(self) -> None:
        """Like a network that lets nobody through: every address gives the same page."""
        shutil.rmtree(self.folder)
        self.folder.mkdir()
        (self.folder / "404.html").write_text("<h1>Mời đăng nhập Wi-Fi</h1>")


@pytest.fixture
def host(small_site, tmp_path, monkeypatch):
    # So that the list has several parts, as that of a large site has.
    monkeypatch.setattr(service_worker, "FILES_IN_PART", 60)
    host = Host(tmp_path / "host", small_site)
    with host.stack:
        yield host


@pytest.fixture
def whole_host(small_site, tmp_path):
    host = Host(tmp_path / "host", small_site, ignore=None)
    with host.stack:
        yield host


def keep(page: Page, host: Host) -> None:
    page.goto(host.url + "tai-ve.html")
    page.get_by_role("button", name="Giữ trang này trên máy").click()
    expect(page.get_by_text("Trang đang được giữ trên máy này")).to_be_visible()


def caches(page: Page) -> list[str]:
    return page.evaluate("() => caches.keys()")


def look_for_news(page: Page) -> str:
    """What became of the version that a check for news found: `installed` or `redundant`."""
    return page.evaluate(
        """async () => {
          const kept = await navigator.serviceWorker.getRegistration();
          const found = new Promise((done) => {
            const settle = (worker) => {
              const tell = () => {
                if (["installed", "redundant"].includes(worker.state)) done(worker.state);
              };
              worker.addEventListener("statechange", tell);
              tell();
            };
            if (kept.installing || kept.waiting) settle(kept.installing || kept.waiting);
            kept.addEventListener("updatefound", () => settle(kept.installing));
          });
          await kept.update();
          return found;
        }"""
    )


def offer(page: Page, host: Host, version: str) -> None:
    """Another version, which the reader's browser has taken in and not yet used."""
    host.put(version)
    page.goto(host.url)
    assert look_for_news(page) == "installed"


def test_the_parts_of_the_list_name_every_file_once(host):
    listed = json.loads((host.folder / "sw-files.json").read_text())
    parts = [json.loads((host.folder / path).read_text()) for path in listed["parts"]]
    named = [path for part in parts for path in part]
    assert named == service_worker.kept_files(host.folder)
    assert listed["total"] == len(named)
    assert len(parts) > 1
    assert max(map(len, parts)) == 60


def test_nothing_is_kept_before_the_reader_agrees_and_the_size_is_told_first(host, page):
    for path in ("index.html", "tai-ve.html"):
        page.goto(host.url + path)
    start = page.get_by_role("button", name="Giữ trang này trên máy")
    expect(start).to_be_visible()
    size = sum(
        (host.folder / path).stat().st_size for path in service_worker.kept_files(host.folder)
    )
    told = f"{size / 1e6:.1f}".removesuffix(".0").replace(".", ",")
    expect(page.get_by_text("Sẽ chiếm trên máy khoảng")).to_contain_text(f"{told} MB")
    assert (
        page.evaluate("() => navigator.serviceWorker.getRegistrations().then((r) => r.length)") == 0
    )
    assert caches(page) == []


def test_a_kept_site_opens_every_kind_of_page_without_a_network(whole_host, context, page):
    host = whole_host
    keep(page, host)
    context.set_offline(True)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in PAGES:
        page.goto(host.url + path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        age = "Offline copy" if path.startswith("en/") else "Bản ngoại tuyến"
        expect(page.locator("[data-age]")).to_contain_text(age)
        expect(page.locator("[data-age]")).to_be_visible()
    page.goto(host.url)
    expect(page.get_by_role("heading", level=1)).to_contain_text("bản 1")
    page.goto(host.url + "tim-kiem.html#q=khi%20co%20bao")
    expect(page.get_by_role("link", name="Khi có bão").first).to_be_visible()
    assert complaints == []

    missing = page.goto(host.url + "khong/co.html")
    assert missing.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Không tìm thấy trang này")


@pytest.mark.full
def test_a_site_is_kept_on_a_host_that_leads_from_x_html_to_x(small_site, tmp_path, context, page):
    host = Host(tmp_path / "host", small_site, clean=True)
    with host.stack:
        keep(page, host)
        for offline in (False, True):
            context.set_offline(offline)
            for path in ("", "phieu/", "phieu", "phieu/khi-co-bao", "phieu/khi-co-bao/"):
                page.goto(host.url + path)
                expect(page.locator("link[rel=stylesheet]").first).to_be_attached()
                assert page.evaluate("TailieuDom.root") == host.url, path
            for path in ("tai-ve", "tai-ve.html?tu=qr", "phieu/khi-co-bao.html?tim=bao#nguon"):
                assert page.goto(host.url + path).ok
                expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.full
def test_the_age_is_told_too_where_a_network_leads_nowhere(host, page):
    keep(page, host)
    page.goto(host.url)
    expect(page.locator(".tl-age")).to_be_hidden()
    host.lead_nowhere()
    page.goto(host.url + "phieu/khi-co-bao.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Khi có bão")
    expect(page.locator(".tl-age")).to_be_visible()


def test_a_new_version_waits_for_the_readers_click(host, page):
    keep(page, host)
    first = caches(page)
    host.put("2")
    page.goto(host.url)
    expect(page.get_by_role("heading", level=1)).to_contain_text("bản 1")
    expect(page.get_by_text("Đã có bản mới của trang này.")).to_be_visible()
    page.goto(host.url)
    expect(page.get_by_role("heading", level=1)).to_contain_text("bản 1")

    page.get_by_role("button", name="Dùng bản mới").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("bản 2")
    expect(page.get_by_role("button", name="Dùng bản mới")).to_be_hidden()
    second = caches(page)
    assert len(first) == len(second) == 1
    assert first != second


def spoil_by_removing(folder: Path) -> None:
    (folder / "nguon" / "vbpl-vn.html").unlink()


def spoil_by_changing(folder: Path) -> None:
    # What a reader meets while a server is between two versions.
    with (folder / "nguon" / "vbpl-vn.html").open("a") as page:
        page.write("<!-- of another version -->")


def spoil_the_list(folder: Path) -> None:
    with (folder / "sw-files.json").open("a") as listed:
        listed.write(" ")


def spoil_a_part_of_the_list(folder: Path) -> None:
    with (folder / "sw-files" / "1.json").open("a") as listed:
        listed.write(" ")


def test_a_version_that_is_not_whole_never_serves(host, page):
    keep(page, host)
    first = caches(page)
    for number, spoil in enumerate(
        (spoil_by_removing, spoil_by_changing, spoil_the_list, spoil_a_part_of_the_list), 2
    ):
        page.goto(host.url)
        host.put(str(number), spoil)
        assert look_for_news(page) == "redundant", spoil
        assert caches(page) == first, spoil
        page.goto(host.url)
        expect(page.get_by_role("heading", level=1)).to_contain_text("bản 1")
        expect(page.get_by_role("button", name="Dùng bản mới")).to_be_hidden()


@pytest.mark.full
def test_a_version_that_comes_while_another_is_taken_is_whole_too(host, context, page):
    keep(page, host)
    offer(page, host, "2")
    host.put("3")
    host.hold("nguon/vbpl-vn.html")
    page.goto(host.url)
    page.evaluate("() => navigator.serviceWorker.getRegistration().then((kept) => kept.update())")
    page.get_by_role("button", name="Dùng bản mới").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("bản 2")
    host.release()
    page.get_by_role("button", name="Dùng bản mới").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("bản 3")
    context.set_offline(True)
    page.goto(host.url + "nguon/vbpl-vn.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert len(caches(page)) == 1


@pytest.mark.full
def test_a_server_that_goes_back_to_the_version_kept_takes_nothing_of_it(host, context, page):
    keep(page, host)
    offer(page, host, "2")
    host.put("1", spoil_by_removing)
    page.goto(host.url)
    look_for_news(page)
    context.set_offline(True)
    page.goto(host.url + "nguon/vbpl-vn.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.full
def test_what_the_browser_ends_is_gone_on_with(host, context, page):
    host.hold("nguon/vbpl-vn.html")
    page.goto(host.url + "tai-ve.html")
    host.asked.clear()
    page.get_by_role("button", name="Giữ trang này trên máy").click()
    expect(page.locator("progress[value]")).to_be_visible()
    taken = page.evaluate(
        """() => caches.keys().then(([name]) => caches.open(name))
          .then((cache) => cache.keys()).then((kept) => kept.map(({ url }) => url))"""
    )
    session = context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    host.asked.clear()
    session.send("ServiceWorker.stopAllWorkers")
    host.release()
    expect(page.get_by_text("Trang đang được giữ trên máy này")).to_be_visible()
    assert len(taken) >= 10
    assert [url for url in taken if host.asked[BELOW + url.removeprefix(host.url)]] == []
    assert len(caches(page)) == 1


@pytest.mark.full
def test_what_the_browser_has_thrown_away_is_kept_anew(host, context, page):
    keep(page, host)
    page.evaluate("() => caches.keys().then((names) => caches.delete(names[0]))")
    page.goto(host.url + "tai-ve.html")
    page.get_by_role("button", name="Giữ trang này trên máy").click()
    expect(page.get_by_text("Trang đang được giữ trên máy này")).to_be_visible()
    context.set_offline(True)
    page.goto(host.url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.full
def test_a_first_attempt_that_fails_says_so_and_leaves_nothing(host, page):
    spoil_by_removing(host.folder)
    page.goto(host.url + "tai-ve.html")
    page.get_by_role("button", name="Giữ trang này trên máy").click()
    expect(page.get_by_text("Chưa giữ được")).to_be_visible()
    assert caches(page) == []
    host.put("1")
    page.get_by_role("button", name="Giữ trang này trên máy").click()
    expect(page.get_by_text("Trang đang được giữ trên máy này")).to_be_visible()


@pytest.mark.full
def test_what_is_kept_can_be_erased(host, page):
    keep(page, host)
    page.goto(host.url + "tai-ve.html")
    page.get_by_role("button", name="Xóa bản giữ trên máy").click()
    expect(page.get_by_text("Đã xóa bản giữ trên máy.")).to_be_visible()
    expect(page.get_by_role("button", name="Giữ trang này trên máy")).to_be_focused()
    assert caches(page) == []
    host.put("2")
    page.goto(host.url)
    expect(page.get_by_role("heading", level=1)).to_contain_text("bản 2")
    assert (
        page.evaluate("() => navigator.serviceWorker.getRegistrations().then((r) => r.length)") == 0
    )


# The latest bundle -------------------------------------------------------------------------------


def bundle(folder: Path, day: str, content: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"tai-lieu-{day}.zip"
    path.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    path.with_name(f"{path.name}.sha256").write_text(f"{digest}  {path.name}\n")
    return path


def test_without_a_bundle_the_page_says_so(whole_host, context, page):
    host = whole_host
    kept = record(context, host.url)
    page.goto(host.url + "tai-ve.html")
    expect(page.get_by_text("Chưa có bản ngoại tuyến nào được phát hành")).to_be_visible()
    page.goto(host.url + "en/tai-ve.html")
    expect(page.get_by_text("No offline copy has been published")).to_be_visible()
    assert kept.faults == []


def test_the_latest_bundle_stands_on_the_page_with_its_figures(host, tmp_path, context, page):
    service_worker.publish(bundle(tmp_path / "dist", "2026-10-01", b"old"), host.folder)
    content = b"new" * 500_000
    service_worker.publish(bundle(tmp_path / "dist", "2026-11-23", content), host.folder)
    kept = record(context, host.url)
    page.goto(host.url + "tai-ve.html")
    facts = page.get_by_role("table").first
    expect(facts).to_contain_text("23/11/2026")
    expect(facts).to_contain_text("1,5 MB")
    expect(facts).to_contain_text(hashlib.sha256(content).hexdigest())
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải bản ngoại tuyến").click()
    assert Path(download.value.path()).read_bytes() == content
    assert kept.faults == []
    assert sorted(path.name for path in (host.folder / "tai-ve").iterdir()) == [
        "ban-moi-nhat.js",
        "giu-tren-may.js",
        "tai-lieu-2026-11-23.zip",
        "tai-lieu-2026-11-23.zip.sha256",
    ]


@pytest.mark.full
def test_a_kept_site_still_asks_the_web_for_the_latest_bundle(host, tmp_path, context, page):
    keep(page, host)
    service_worker.publish(bundle(tmp_path / "dist", "2026-11-23", b"new"), host.folder)
    page.goto(host.url + "tai-ve.html")
    expect(page.get_by_role("table").first).to_contain_text("tai-lieu-2026-11-23.zip")
    context.set_offline(True)
    page.reload()
    expect(page.get_by_text("Cần có mạng mới xem được")).to_be_visible()


def test_a_zip_that_is_not_what_its_checksum_says_is_not_published(site, tmp_path):
    out = tmp_path / "site"
    shutil.copytree(site / "tai-ve", out / "tai-ve")
    path = bundle(tmp_path / "dist", "2026-11-23", b"whole")
    path.write_bytes(b"cut")
    with pytest.raises(ValueError, match=r"tai-lieu-2026-11-23\.zip không khớp"):
        service_worker.publish(path, out)
    assert (out / "tai-ve" / "ban-moi-nhat.js").read_text() == "window.tailieuBundle=null;\n"


@pytest.mark.full
def test_how_to_check_a_copy_is_told_where_the_script_does_not_come(host, page):
    page.route("**/download*.js", lambda route: route.abort())
    page.goto(host.url + "tai-ve.html")
    expect(page.get_by_text("sha256sum tai-lieu.zip").first).to_be_visible()


def test_on_a_disk_the_page_says_that_it_is_the_copy(site, context, page):
    context.set_offline(True)
    base = site.as_uri() + "/"
    kept = record(context, base)
    page.goto(base + "tai-ve.html")
    notice = page.get_by_text("Bạn đang đọc chính bản ngoại tuyến, lập ngày")
    expect(notice).to_be_visible()
    expect(page.get_by_role("button", name="Giữ trang này trên máy")).to_be_hidden()
    expect(page.get_by_text("Chưa có bản ngoại tuyến nào")).to_be_hidden()
    assert kept.faults == []
