"""A build is whole or it has not happened; the same input gives the same bytes."""

from __future__ import annotations

import errno
import gzip
import hashlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from helpers.program import PROGRAM, run_program
from helpers.project import EPOCH, SITE_URL, build_site, copy_project
from tailieu import cli
from tailieu.content import dates
from tailieu.stopping import SENTENCE

# By the second every built site is known.
GOOD = ("index.html", "sw-files.json")


def contents(folder: Path) -> dict[str, str]:
    """Path → digest of every file below `folder`."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def good(project) -> Path:
    """A project whose last build was a good one; `site/` holds files to know it by."""
    (project / "site").mkdir()
    for name in GOOD:
        (project / "site" / name).write_text("the last good build")
    return project


def nothing_happened(project: Path) -> bool:
    """The last good site stands, and nothing half-written lies beside it, but what is kept."""
    kept = {f"site/{name}": hashlib.sha256(b"the last good build").hexdigest() for name in GOOD}
    beside = sorted(path.name for path in project.iterdir() if path.name != ".cache")
    site = contents(project / "site")
    return (
        beside == ["docs", "mkdocs.yml", "overrides", "site"]
        and {f"site/{name}": digest for name, digest in site.items()} == kept
    )


def main(*arguments: str, monkeypatch, capsys) -> tuple[int, str, str]:
    """The program inside this process, where a test can make the disk fail."""
    monkeypatch.setattr(sys, "argv", ["tailieu", *arguments])
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    monkeypatch.setenv("SITE_URL", SITE_URL)
    with pytest.raises(SystemExit) as left:
        cli.main()
    captured = capsys.readouterr()
    return left.value.code, captured.out, captured.err


# Whole or not at all ----------------------------------------------------------------------------


def test_a_good_build_replaces_the_last_one(good):
    done = run_program("build", "--root", str(good))
    assert (done.returncode, done.stdout) == (0, f"Đã dựng xong: {good}/site/index.html\n")
    assert done.stderr.splitlines() == [
        "Đọc và kiểm tra nội dung …",
        "Dựng khung của các trang …",
        "Dựng các trang …",
        "Ghi các tệp đi kèm …",
        "Lập chỉ mục tìm kiếm …",
        "Lập danh sách tệp …",
    ]
    assert "the last good build" not in (good / "site" / "index.html").read_text()
    assert sorted(path.name for path in good.iterdir()) == [
        ".cache",
        "docs",
        "mkdocs.yml",
        "overrides",
        "site",
    ]


def test_faults_in_the_content_leave_the_last_good_site(good, monkeypatch, capsys):
    (good / "docs" / "phieu" / "thu.md").write_text("")
    code, _, said = main("build", "--root", str(good), monkeypatch=monkeypatch, capsys=capsys)
    assert code == 1
    assert said.splitlines()[1:] == [
        "docs/phieu/thu.md: TL004 là tệp rỗng. "
        "Fix: chép một trang cùng loại rồi sửa, hoặc xóa tệp.",
        "1 chỗ cần sửa.",
    ]
    assert nothing_happened(good)


@pytest.mark.full
def test_a_page_that_the_search_finds_by_its_title_alone_is_named(project, tmp_path, caplog):
    (project / "docs" / "trong.md").write_text(
        "---\ntitle: Trang trống\ndescription: Không có chữ nào.\n---\n", encoding="utf-8"
    )
    build_site(project, tmp_path / "site")
    assert [
        record.getMessage() for record in caplog.records if record.name == "tailieu.pipeline"
    ] == [
        "trong.html: SEARCH-EMPTY trang không có chữ nào trong <article>; chỉ tìm được theo tên "
        "trang. Fix: thêm nội dung, hoặc bỏ trang khỏi tìm kiếm bằng tailieu:noindex."
    ]


def test_a_dead_link_is_a_fault_with_its_line(good, monkeypatch, capsys):
    page = good / "docs" / "lien-he.md"
    lines = page.read_text(encoding="utf-8").splitlines()
    page.write_text("\n".join([*lines, "", "[Không có](khong-co.md)", ""]), encoding="utf-8")
    code, _, said = main("build", "--root", str(good), monkeypatch=monkeypatch, capsys=capsys)
    assert code == 1
    assert f"docs/lien-he.md:{len(lines) + 2}: TL070 " in said
    assert "khong-co.md" in said
    assert nothing_happened(good)


def test_a_place_that_only_a_template_has_is_known_when_its_page_is_drawn(
    good, monkeypatch, capsys
):
    page = good / "docs" / "lien-he.md"
    lines = page.read_text(encoding="utf-8").splitlines()
    links = "[Có](index.md#chu-de), [không](index.md#chu-da)"
    page.write_text("\n".join([*lines, "", links, ""]), encoding="utf-8")
    code, _, said = main("build", "--root", str(good), monkeypatch=monkeypatch, capsys=capsys)
    assert code == 1
    (told,) = [line for line in said.splitlines() if "TL0" in line]
    assert told.startswith(f"docs/lien-he.md:{len(lines) + 2}: TL070 liên kết «index.md#chu-da»: ")
    assert "có phải «chu-de»?" in told
    assert nothing_happened(good)


@pytest.mark.parametrize(
    "sent", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.full)]
)
def test_stopped_in_mid_build_it_leaves_the_last_good_site(good, sent):
    running = subprocess.Popen(
        [PROGRAM, "build", "--root", str(good)],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH), "SITE_URL": SITE_URL},
    )
    for line in running.stderr:
        if line == "Dựng các trang …\n":
            running.send_signal(sent)
            break
    _, said = running.communicate(timeout=60)
    assert running.returncode == 128 + sent
    assert said.splitlines()[-1] == SENTENCE
    assert "Traceback" not in said
    assert nothing_happened(good)


def test_a_full_disk_leaves_the_last_good_site(good, monkeypatch, capsys):
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name == "lien-he.html" and path.parent.name != "en":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    code, _, said = main("build", "--root", str(good), monkeypatch=monkeypatch, capsys=capsys)
    assert code == 1
    assert re.fullmatch(
        rf"{re.escape(str(good))}/site\.\w+/lien-he\.html: TL093 No space left on device\. "
        r"Fix: giải phóng chỗ trên đĩa, rồi chạy lại; bản dựng trước đó còn nguyên\.",
        said.splitlines()[-1],
    )
    assert "Traceback" not in said
    assert nothing_happened(good)


def test_no_permission_to_write_is_told_with_the_folder(good, monkeypatch, capsys):
    # Injected, since whoever runs these tests as root may write everywhere.
    def forbidden(prefix: str, dir: Path) -> str:
        raise PermissionError(errno.EACCES, "Permission denied", str(dir))

    monkeypatch.setattr(tempfile, "mkdtemp", forbidden)
    code, _, said = main("build", "--root", str(good), monkeypatch=monkeypatch, capsys=capsys)
    assert code == 1
    assert said.splitlines()[-1] == (
        f"{good}: TL093 Permission denied. Fix: cấp quyền ghi cho thư mục này, rồi chạy lại; "
        "bản dựng trước đó còn nguyên."
    )
    assert nothing_happened(good)


@pytest.mark.parametrize("out", [".", "docs", "mkdocs.yml", "ring"])
def test_what_no_build_wrote_is_never_replaced(good, monkeypatch, capsys, out):
    monkeypatch.chdir(good)
    Path("ring").symlink_to("ring")
    before = contents(good)
    code, _, said = main("build", "--out", out, monkeypatch=monkeypatch, capsys=capsys)
    place = os.path.realpath(out)
    assert (code, said.splitlines()[0]) == (
        1,
        f"{place}: TL093 đã có tệp không do lệnh này dựng ra. Fix: chọn thư mục khác, hoặc dời các "
        "tệp ấy đi, rồi chạy lại; bản dựng trước đó còn nguyên.",
    )
    assert contents(good) == before


def test_a_failure_while_the_sites_change_places_brings_the_last_one_back(
    good, monkeypatch, capsys
):
    rename = os.rename

    def failing(source, target) -> None:
        if Path(target).name == "site" and not str(source).endswith(".old"):
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        rename(source, target)

    monkeypatch.setattr(os, "rename", failing)
    code, _, said = main("build", "--root", str(good), monkeypatch=monkeypatch, capsys=capsys)
    assert code == 1
    assert "TL093 No space left on device" in said
    assert nothing_happened(good)


def test_a_moment_that_is_none_is_a_usage_error(good):
    done = run_program("build", "--root", str(good), SOURCE_DATE_EPOCH="0")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        "SOURCE_DATE_EPOCH='0' is no positive whole number of seconds. "
        "Fix: bỏ biến môi trường ấy hoặc đặt một số dương."
    )
    assert nothing_happened(good)


# The same input, the same bytes -----------------------------------------------------------------


def committed(project: Path) -> None:
    """Commit what a build reads, and nothing that an earlier build has kept."""
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    environ = {
        **os.environ,
        "GIT_AUTHOR_DATE": "2026-11-27T03:00:00Z",
        "GIT_COMMITTER_DATE": "2026-11-27T03:00:00Z",
    }
    for arguments in (
        ["init", "--quiet"],
        ["add", "docs", "overrides", "mkdocs.yml"],
        ["commit", "--quiet", "--message=All"],
    ):
        subprocess.run([*git, *arguments], cwd=project, env=environ, check=True)


@pytest.mark.parametrize(
    "built", ["small_project", pytest.param("built_project", marks=pytest.mark.full)]
)
def test_the_same_input_gives_the_same_bytes(request, built, tmp_path):
    project = request.getfixturevalue(built)
    other = copy_project(tmp_path / "elsewhere" / "with a longer name", project)
    again = run_program(
        *("build", "--no-cache", "--root", str(other)),
        TZ="America/Los_Angeles", LC_ALL="C", PYTHONHASHSEED="2",
        SOURCE_DATE_EPOCH=str(EPOCH), SITE_URL=SITE_URL,
    )  # fmt: skip
    assert again.returncode == 0, again.stderr
    assert contents(project / "site") == contents(other / "site")


@pytest.mark.full
def test_today_is_the_last_commit_where_no_moment_is_given(project, monkeypatch):
    committed(project)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    done = run_program("build", "--root", str(project), SOURCE_DATE_EPOCH="")
    assert done.returncode == 0, done.stderr
    home = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert '<time datetime="2026-11-27">27/11/2026</time>' in home


# Addresses --------------------------------------------------------------------------------------

XHTML = "{http://www.w3.org/1999/xhtml}link"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_the_sitemap_pairs_the_languages_both_ways(site):
    text = gzip.decompress((site / "sitemap.xml.gz").read_bytes())
    assert text == (site / "sitemap.xml").read_bytes()
    pairs = {}
    for url in ElementTree.fromstring(text).iter(f"{SITEMAP}url"):
        address = url.findtext(f"{SITEMAP}loc").removeprefix(SITE_URL)
        pairs[address] = {
            link.attrib["hreflang"]: link.attrib["href"].removeprefix(SITE_URL)
            for link in url.iter(XHTML)
        }
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    # The lists of the sheets that cite a page are found from the page.
    lists = {name for name in pages if re.search(r"(van-ban|nguon)/.*-phieu\.html$", name)}
    assert set(pairs) == pages - lists - {"404.html"}
    for address, alternates in pairs.items():
        vietnamese = address.removeprefix("en/")
        expected = {"vi": vietnamese}
        if f"en/{vietnamese}" in pages:
            expected["en"] = f"en/{vietnamese}"
        # A page in one language alone needs no pair.
        assert alternates in ([expected, {}] if len(expected) == 1 else [expected]), address
    assert pairs["phieu/khi-co-bao.html"]["en"] == "en/phieu/khi-co-bao.html"
    assert "en/phieu/luat-dat-dai-2024.html" not in pairs


@pytest.mark.full
def test_without_an_address_there_is_no_sitemap(project, tmp_path):
    site = build_site(project, tmp_path / "site", site_url="")
    assert [path.name for path in site.glob("sitemap*")] == []
    assert 'rel="canonical"' not in (site / "index.html").read_text(encoding="utf-8")


def test_an_old_address_leads_to_the_new_one(made_site):
    moved = (made_site / "phieu" / "ten-cu.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=ten-moi.html">' in moved
    assert (made_site / "phieu" / "ten-moi.html").exists()


def test_the_tests_day(site):
    assert dates.local_date(EPOCH).isoformat() == "2026-11-26"
