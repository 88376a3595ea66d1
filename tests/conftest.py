"""Shared by all tests: the built site, a project to spoil, and the system's Chromium."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from helpers.browser import LAUNCH_ARGUMENTS, serving
from helpers.project import ROOT, build_site, copy_project, make_bundle
from install_browsers import find


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The project's own site, built for a sub-path. Tests only read it."""
    return build_site(ROOT, tmp_path_factory.mktemp("built") / "site")


@pytest.fixture(scope="session")
def made_site(tmp_path_factory) -> Path:
    """The site with pages that real content lacks today (tests/data/made). Tests only read it."""
    root = copy_project(tmp_path_factory.mktemp("made"))
    shutil.copytree(ROOT / "tests" / "data" / "made", root / "docs", dirs_exist_ok=True)
    return build_site(root, root / "site")


@pytest.fixture(scope="session")
def bundled(tmp_path_factory) -> Path:
    """The project with pages that only tests have, and a pack of ten sheets and one that ends."""
    root = copy_project(tmp_path_factory.mktemp("bundled"))
    sheets = sorted(path.stem for path in (root / "docs" / "phieu").glob("*.md"))
    ten = [slug for slug in sheets if "." not in slug and slug != "index"][:10]
    items = "".join(f"  - sheet: {slug}\n" for slug in [*ten, "co-thoi-han"])
    shutil.copytree(ROOT / "tests" / "data" / "made", root / "docs", dirs_exist_ok=True)
    (root / "docs" / "bo-tai-lieu" / "bo-thu.md").write_text(
        f"---\ntitle: Bộ thử\ndescription: Mười một phiếu.\nitems:\n{items}---\nĐể kiểm thử.\n",
        encoding="utf-8",
    )
    return root


@pytest.fixture(scope="session")
def bundle_zip(bundled, tmp_path_factory) -> Path:
    """The bundle of `bundled`. Tests only read it."""
    out = tmp_path_factory.mktemp("dist")
    make_bundle(bundled, out)
    return out / "tai-lieu-2026-11-23.zip"


@pytest.fixture(scope="session")
def unpacked(bundle_zip, tmp_path_factory) -> Path:
    """Where a reader has unpacked the bundle."""
    folder = tmp_path_factory.mktemp("unpacked") / "Tài liệu họp tháng 11 (bản sao)"
    with zipfile.ZipFile(bundle_zip) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def project(tmp_path) -> Path:
    """A copy of the project that a test may change."""
    root = tmp_path / "project"
    root.mkdir()
    return copy_project(root)


@pytest.fixture(scope="session")
def address(site) -> str:
    """Where the site is served, below a path as on a shared host."""
    with serving(site, "/tai-lieu/") as url:
        yield url


@pytest.fixture(params=["http", "disk"])
def home(request, site, address, context) -> str:
    """The site's address: served below a path, or on a disk with the network off."""
    if request.param == "http":
        return address
    context.set_offline(True)
    return site.as_uri() + "/"


@pytest.fixture(scope="session")
def made_address(made_site) -> str:
    with serving(made_site, "/tai-lieu/") as url:
        yield url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The system's Chromium, since Playwright's own cannot be installed everywhere."""
    return {
        **browser_type_launch_args,
        "executable_path": find("chromium"),
        "args": list(LAUNCH_ARGUMENTS),
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}
