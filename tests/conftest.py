"""Shared by all tests: the built sites, a project to spoil, and the system's Chromium."""

from __future__ import annotations

import os
import shutil
import signal
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import expect

from helpers import laws, shared
from helpers.browser import LAUNCH_ARGUMENTS, serving
from helpers.browsers import Browser, Chromium
from helpers.cases import CASES
from helpers.firefox import Firefox
from helpers.project import ROOT, build_site, built_copy, copy_project, make_bundle
from helpers.small import PAGES, copy_small
from install_programs import find

# No test waits longer for being given time, and a busy machine needs it.
expect.set_options(timeout=30_000)

# How many tests of the mark `full` a run left out.
LEFT = pytest.StashKey[int]()


def pytest_configure(config) -> None:
    # A run in the background is deaf to Ctrl-C, one below `nohup` to the end of its terminal; and
    # so would be the programs that tests stop.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    # Tests wait for browsers, programs and each other's sites: with one more than the cores, a
    # quarter of two was idle.
    return (os.cpu_count() or 1) + 2


def pytest_deselected(items) -> None:
    stash = items[0].config.stash
    stash[LEFT] = stash.get(LEFT, 0) + sum("full" in item.keywords for item in items)


def pytest_sessionfinish(session) -> None:
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left"] = session.config.stash.get(LEFT, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node, error) -> None:
    node.config.stash[LEFT] = getattr(node, "workeroutput", {}).get("left", 0)


def pytest_terminal_summary(terminalreporter, config) -> None:
    ran = Counter(
        value
        for reports in terminalreporter.stats.values()
        for report in reports
        # Warnings stand among the reports, and have none.
        for name, value in getattr(report, "user_properties", [])
        if name == "browser" and report.when == "teardown"
    )
    for browser, count in sorted(ran.items()):
        terminalreporter.write_line(f"{browser}: {count} bài kiểm tra.")
    if not any(browser.startswith("WebKitGTK") for browser in ran):
        why = "chỉ thử với `make test-all`" if find("webkit") else "máy này chưa có"
        terminalreporter.write_line(f"WebKitGTK: không bài nào ({why}).")
    costs = [
        (seconds, memory, name, command)
        for report in terminalreporter.getreports("passed")
        for key, (name, runs) in report.user_properties
        if key == "cost"
        for command, (_, seconds, memory) in runs.items()
    ]
    for seconds, memory, name, command in sorted(costs, reverse=True)[:10]:
        terminalreporter.write_line(f"{seconds:.1f} s, {memory / 1e6:.0f} MB: {command} · {name}")
    left = config.stash.get(LEFT, 0)
    if left:
        terminalreporter.write_line(f"Còn {left} bài kiểm tra chỉ chạy với `make test-all`.")


@pytest.fixture(scope="session")
def once(tmp_path_factory, worker_id) -> Callable[[str, Callable[[Path], object]], Path]:
    """`once(name, make)`: a folder that one process of this run makes and all of them read."""
    own = tmp_path_factory.getbasetemp()
    return partial(shared.once, own if worker_id == "master" else own.parent)


@pytest.fixture(scope="session")
def built_project(once) -> Path:
    """A copy of the project with its site, and with what a build keeps: see `built_copy`."""
    return once("built-project", lambda root: build_site(copy_project(root), root / "site"))


@pytest.fixture(scope="session")
def site(built_project) -> Path:
    """The project's own site, built for a sub-path."""
    return built_project / "site"


@pytest.fixture(scope="session")
def made_site(once, small_project) -> Path:
    """The small site with pages that real content lacks today (tests/data/made)."""

    def make(root: Path) -> None:
        built_copy(small_project, root)
        shutil.copytree(ROOT / "tests" / "data" / "made", root / "docs", dirs_exist_ok=True)
        laws.write(root / "docs", 260)
        build_site(root, root / "site")

    return once("made", make) / "site"


@pytest.fixture(scope="session")
def bundled(once) -> Path:
    """A small project with pages that only tests have, and a pack of ten sheets and one that ends.

    Its site is built, and its bundle lies in `dist`.
    """

    def make(root: Path) -> None:
        # Each pack takes seconds of Chromium for its PDF.
        copy_small(root, (*PAGES, "bo-tai-lieu/sinh-hoat-chi-bo", "phieu/nghia-vu-quan-su"))
        sheets = sorted(path.stem for path in (root / "docs" / "phieu").glob("*.md"))
        ten = [slug for slug in sheets if "." not in slug and slug != "index"][:10]
        items = "".join(f"  - sheet: {slug}\n" for slug in [*ten, "co-thoi-han"])
        shutil.copytree(ROOT / "tests" / "data" / "made", root / "docs", dirs_exist_ok=True)
        (root / "docs" / "bo-tai-lieu" / "bo-thu.md").write_text(
            f"---\ntitle: Bộ thử\ndescription: Mười một phiếu.\nitems:\n{items}---\nĐể kiểm thử.\n",
            encoding="utf-8",
        )
        make_bundle(root, root / "dist")

    return once("bundled", make)


@pytest.fixture(scope="session")
def bundle_zip(bundled) -> Path:
    """The bundle of `bundled`."""
    return bundled / "dist" / "tai-lieu-2026-11-26.zip"


@pytest.fixture(scope="session")
def unpacked(bundle_zip, once) -> Path:
    """Where a reader has unpacked the bundle."""
    name = "Tài liệu họp tháng 11 (bản sao)"

    def make(folder: Path) -> None:
        with zipfile.ZipFile(bundle_zip) as archive:
            archive.extractall(folder / name)

    return once("unpacked", make) / name


@pytest.fixture(scope="session")
def small_project(once) -> Path:
    """`built_project` with a few of its pages: see helpers.small."""
    return once("small-project", lambda root: build_site(copy_small(root), root / "site"))


@pytest.fixture(scope="session")
def small_site(small_project) -> Path:
    """The site of the small project."""
    return small_project / "site"


@pytest.fixture
def project(tmp_path, small_project) -> Path:
    """A copy of the small project, which a test may change; what it leaves, no build makes again.

    (That this gives the same bytes is for tests/test_live.py.)
    """
    return built_copy(small_project, tmp_path / "project")


@pytest.fixture
def whole_project(tmp_path, built_project) -> Path:
    """The same of the whole project, for tests of all that stands on its pages."""
    return built_copy(built_project, tmp_path / "project")


@pytest.fixture
def docs(tmp_path) -> Path:
    """A small tree of sound pages: a dispatch, two laws, a source and a sheet on all of them."""
    return Path(shutil.copytree(CASES / "docs", tmp_path / "docs"))


@pytest.fixture(scope="session")
def address(site) -> str:
    """Where the site is served, below a path as on a shared host."""
    with serving(site, "/tai-lieu/") as url:
        yield url


@pytest.fixture(params=["http", pytest.param("disk", marks=pytest.mark.full)])
def home(request, site, address, context) -> str:
    """The site's address: served below a path, or on a disk with the network off.

    `make test` goes the second way where a browser does otherwise there: helpers.browser.BOTH_WAYS.
    """
    if request.param == "http":
        return address
    context.set_offline(True)
    return site.as_uri() + "/"


@pytest.fixture(scope="session")
def small_address(small_site) -> str:
    with serving(small_site, "/tai-lieu/") as url:
        yield url


@pytest.fixture(scope="session")
def made_address(made_site) -> str:
    with serving(made_site, "/tai-lieu/") as url:
        yield url


@pytest.fixture(autouse=True)
def where_it_ran(request, record_property) -> Iterator[None]:
    """Notes for the last lines of the run which browsers a test asked for, by their fixtures."""
    yield
    if "browser" in request.fixturenames:
        record_property("browser", f"Chromium {request.getfixturevalue('browser').version}")
    for name in {"firefox", "webkit"}.intersection(request.fixturenames):
        record_property("browser", request.getfixturevalue(name).name)


@pytest.fixture(scope="module")
def chromium(browser) -> Iterator[Chromium]:
    reader = Chromium(browser)
    yield reader
    reader.close()


@pytest.fixture(scope="module")
def firefox(tmp_path_factory) -> Iterator[Firefox]:
    reader = Firefox(tmp_path_factory.mktemp("firefox"))
    yield reader
    reader.close()


@pytest.fixture(scope="module")
def webkit(tmp_path_factory) -> Iterator[Browser]:
    # Its library is there for `make test-all` alone.
    from helpers.webkit import WebKit

    reader = WebKit(tmp_path_factory.mktemp("webkit"))
    yield reader
    reader.close()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The system's Chromium, since Playwright's own cannot be installed everywhere.

    Without its windows where the system has it so; `make test-all` takes the whole one.
    """
    return {
        **browser_type_launch_args,
        "executable_path": find("headless-shell"),
        "args": list(LAUNCH_ARGUMENTS),
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}
