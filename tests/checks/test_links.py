"""Outside links: what the checker is given, and what is made of its report."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from helpers.project import ROOT, read_docs
from tailieu.checks import outside_links
from tailieu.checks.project import Project
from tailieu.checks.runner import Runner
from tailieu.cli import app

TODAY = date(2026, 11, 23)

# What lychee 0.24.2 said of these, one a line, with a server on 127.0.0.1 that answered them.
REPORT = ROOT / "tests/data/lychee.json"
GIVEN = [
    "http://127.0.0.1:8765/ok",
    "http://127.0.0.1:8765/404",
    "http://127.0.0.1:8765/410?a=1&b=%C4%91",
    "http://127.0.0.1:8765/403",
    "http://127.0.0.1:8765/503",
    "http://127.0.0.1:8765/slow",
    "https://127.0.0.1:8765/tls",
    "http://127.0.0.1:1/refused",
    "http://khong-co-may-nay.vn/a",
    "http://[hong/",
]


@pytest.fixture
def root(tmp_path) -> Path:
    shutil.copytree(ROOT / "tests/cases/docs", tmp_path / "docs")
    return tmp_path


def project(root: Path) -> Project:
    return Runner().project(read_docs(root / "docs")[0], TODAY)


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def run(root: Path, *options: str | Path, **environ: str) -> Result:
    environ = {"GITHUB_OUTPUT": "", **environ}
    return CliRunner().invoke(app, ["links", "--root", str(root), *map(str, options)], env=environ)


def test_links_of_pages_and_places_where_something_was_read(root):
    sheet = root / "docs/phieu/mau.md"
    rewrite(
        sheet,
        "document: luat-moi\n    evidence: {mark: V2, pages: []}",
        'document: luat-moi\n    evidence: {mark: V2, pages: [{url: "https://bao.vn/a?x=1&y=2"}]}\n'
        "    url: https://vi-du.vn/luat",
    )
    rewrite(sheet, "Nói thật.", "[Nguồn](https://vi-du.vn/b), [luật](../van-ban/luat-moi.md).")
    rewrite(sheet, "Đáp thế.", "[Đáp](https://vi-du.vn/b) thế.")
    found = outside_links.addresses(project(root))
    lines = sheet.read_text(encoding="utf-8").splitlines()
    assert {address: places for address, places in found.items() if "phieu" in places[0]} == {
        "https://bao.vn/a?x=1&y=2": ["docs/phieu/mau.md:12"],
        "https://vi-du.vn/b": ["docs/phieu/mau.md:35", "docs/phieu/mau.md:39"],
        "https://vi-du.vn/luat": ["docs/phieu/mau.md:13"],
    }
    assert "bao.vn" in lines[11] and "/b" in lines[34] and "/b" in lines[38]
    assert list(found) == sorted(found)


def test_the_checker_is_given_one_link_a_line():
    assert outside_links.as_html(["https://a.vn/?x=1&y='2'", 'https://b.vn/"<']) == (
        '<a href="https://a.vn/?x=1&amp;y=&#x27;2&#x27;"></a>\n'
        '<a href="https://b.vn/&quot;&lt;"></a>\n'
    )


def test_the_whole_project_has_links_to_give():
    lines = run(ROOT).stdout.splitlines()
    assert '<a href="https://vbpl.vn"></a>' in lines
    assert all(line.startswith('<a href="http') for line in lines)


def judged(root: Path) -> dict[str, tuple[str, bool]]:
    report = json.loads(REPORT.read_text(encoding="utf-8"))
    found = outside_links.troubles(report, GIVEN, project(root))
    return {trouble.address: (trouble.why, trouble.gone) for trouble in found}


def test_what_a_server_says_is_gone_is_gone_and_a_refusal_is_not(root):
    found = judged(root)
    assert {address: found[address] for address in GIVEN[1:5]} == {
        GIVEN[1]: ("máy chủ báo không còn trang này (404)", True),
        GIVEN[2]: ("máy chủ báo không còn trang này (410)", True),
        GIVEN[3]: ("máy chủ từ chối hoặc đang bận (403)", False),
        GIVEN[4]: ("máy chủ từ chối hoặc đang bận (503)", False),
    }
    assert GIVEN[0] not in found


def test_silence_is_held_against_a_host_that_is_no_registered_source(root):
    found = judged(root)
    assert {address: found[address] for address in GIVEN[5:]} == {
        GIVEN[5]: ("không trả lời trong thời hạn", True),
        GIVEN[6]: (
            "không kết nối được: Network error: received corrupt message of type "
            "InvalidContentType",
            True,
        ),
        GIVEN[7]: (
            "không kết nối được: Connection refused - server may be down or port blocked",
            True,
        ),
        GIVEN[8]: (
            "không kết nối được: Connection failed. Check network connectivity and firewall "
            "settings",
            True,
        ),
        GIVEN[9]: (
            "không kết nối được: Cannot parse 'http://[hong/' into a URL: invalid IPv6 address",
            True,
        ),
    }


@pytest.mark.parametrize(
    ("address", "gone"),
    [
        ("https://vi-du.vn/a", False),
        ("https://www.vi-du.vn/a", False),
        ("https://trang.vi-du.vn/a", False),
        ("https://mot-so.gov.vn/a", False),
        ("https://mot-so-gov.vn/a", True),
        ("https://bao.vn/a", True),
    ],
)
@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("timeout_map", {"text": "Timeout", "details": "Request timed out"}),
        ("error_map", {"text": "…", "details": "SSL certificate expired."}),
    ],
)
def test_slow_sources_and_old_certificates_are_no_dead_links(root, address, gone, kind, status):
    report = {"successful": 1, "error_map": {}, "timeout_map": {}}
    report[kind] = {"stdin": [{"url": address, "status": status, "span": {"line": 1}}]}
    [trouble] = outside_links.troubles(report, [address], project(root))
    assert trouble.gone == gone


# What people are told ----------------------------------------------------------------------------


def test_the_issue():
    listed = {
        "https://a.vn/x|y`<z>": ["docs/phieu/a.md:9", "docs/phieu/b.md:4"],
        "https://b.vn": [f"docs/phieu/{n}.md:1" for n in range(12)],
        "https://c.vn": ["docs/phieu/c.md:1"],
    }
    found = [
        outside_links.Trouble(
            "https://a.vn/x|y`<z>", "máy chủ báo không còn trang này (404)", True
        ),
        outside_links.Trouble("https://b.vn", "máy chủ từ chối hoặc đang bận (403)", False),
    ]
    lines = outside_links.issue(found, listed).splitlines()
    assert lines[0] == (
        "Máy đã thử 3 địa chỉ ngoài mà các trang dẫn tới hoặc ghi là nơi đã đọc: "
        "1 không mở được, 1 không kiểm được."
    )
    assert [line for line in lines if line.startswith(("#", "|", "<"))] == [
        "## Không mở được",
        "| Địa chỉ | Vì sao | Ở đâu |",
        "| --- | --- | --- |",
        "| <https://a.vn/x%7Cy%60%3Cz%3E> | máy chủ báo không còn trang này (404) "
        "| docs/phieu/a.md:9, docs/phieu/b.md:4 |",
        "<details><summary>Không kiểm được (1)</summary>",
        "| Địa chỉ | Vì sao | Ở đâu |",
        "| --- | --- | --- |",
        "| <https://b.vn> | máy chủ từ chối hoặc đang bận (403) | "
        + ", ".join(f"docs/phieu/{n}.md:1" for n in range(10))
        + " và 2 chỗ nữa |",
        "</details>",
    ]


def test_an_issue_of_which_all_is_mended():
    assert outside_links.issue([], {"https://a.vn": ["docs/a.md:1"]}) == (
        "Máy đã thử 1 địa chỉ ngoài mà các trang dẫn tới hoặc ghi là nơi đã đọc: "
        "0 không mở được, 0 không kiểm được.\n"
    )


def test_an_issue_is_never_longer_than_github_takes():
    listed = {f"https://{n}.vn/{'x' * 200}": ["docs/a.md:1"] for n in range(4000)}
    found = [
        outside_links.Trouble(address, "m" * 200, number % 2 == 0)
        for number, address in enumerate(listed)
    ]
    text = outside_links.issue(found, listed)
    assert len(text) < 65_536
    assert text.count(" địa chỉ nữa, xem tệp kết quả") == 2


def given(root: Path, text: str) -> Path:
    path = root / "lien-ket.json"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_report_is_told_and_counted(root):
    rewrite(root / "docs/phieu/mau.md", "Nói thật.", "[Nguồn](https://bao.vn/b).")
    listed = list(outside_links.addresses(project(root)))
    dead = {"span": {"line": listed.index("https://bao.vn/b") + 1}, "status": {"code": 404}}
    report = {"successful": 3, "error_map": {"x": [dead]}, "timeout_map": {}}
    output = root / "output"
    done = run(root, "--report", given(root, json.dumps(report)), GITHUB_OUTPUT=str(output))
    assert done.exit_code == 0
    assert "| <https://bao.vn/b> | máy chủ báo không còn trang này (404) | docs/phieu/" in (
        done.stdout
    )
    assert output.read_text() == "gone=1\n"


def test_a_machine_without_a_network_accuses_nobody(root):
    report = json.loads(REPORT.read_text(encoding="utf-8"))
    report["successful"] = 0
    rewrite(
        root / "docs/phieu/mau.md", "Nói thật.", " ".join(f"[x](https://x.vn/{n})" for n in GIVEN)
    )
    path = given(root, json.dumps(report))
    done = run(root, "--report", path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        f"{path}: không địa chỉ nào mở được. Fix: xem máy có nối mạng không, rồi chạy lại.\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        "\0",
        '{"successful": 1, "error_map": {"x": [{"span": {"line": 999}}]}, "timeout_map": {}}',
        '{"successful": 1, "error_map": [], "timeout_map": {}}',
    ],
)
def test_a_report_that_is_none(root, text):
    path = given(root, text)
    done = run(root, "--report", path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        f"{path}: không phải kết quả của lychee cho các địa chỉ này. Fix: chạy lại `make links`.\n"
    )
