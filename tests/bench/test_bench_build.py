"""`tailieu bench build`: what it measures of a site, and how a site grows."""

from __future__ import annotations

import json

import pytest

from helpers.program import tailieu
from helpers.project import ROOT
from tailieu.bench import build as bench_build
from tailieu.bench.build import Build, Growth, growth, largest_files, with_ends
from tailieu.bench.processes import Used
from tailieu.bench.usage import Stage


def stage(name: str, seconds: float) -> Stage:
    return Stage(
        stage=name,
        seconds=seconds,
        cpu_seconds=2 * seconds,
        own_peak_bytes=1,
        children_peak_bytes=1,
    )


def made(pages: int, *stages: Stage) -> Build:
    return Build(
        name="của ta",
        sheets=pages,
        seconds=10,
        cpu_seconds=20,
        peak_bytes=1,
        site_bytes=1,
        files=pages,
        pages=pages,
        sheet_html_bytes=1,
        first_visit=None,
        stages=list(stages),
    )


def test_growth_is_that_of_the_time_a_page():
    small, large = made(100, stage("read", 1)), made(1_000, stage("read", 15))
    large["seconds"], large["cpu_seconds"] = 50, 200
    assert growth(small, large) == [
        Growth(stage="read", seconds=1.5, cpu_seconds=1.5),
        Growth(stage="all", seconds=0.5, cpu_seconds=1.0),
    ]


def test_what_no_stage_took_belongs_to_start_and_end():
    stages = with_ends(
        [stage("start", 0.1), stage("read", 2), stage("pages", 3)], Used(6.0, 11.0, 1)
    )
    assert [(each["stage"], each["seconds"], each["cpu_seconds"]) for each in stages] == [
        ("start", 1, 1),
        ("read", 2, 4),
        ("pages", 3, 6),
    ]
    assert with_ends([], Used(6.0, 11.0, 1)) == []


def test_the_largest_files_are_those_that_a_reader_loads_beside_pages(tmp_path):
    sizes = {
        "index.html": 900,
        "sitemap.xml": 800,
        "assets/a.js": 300,
        "sw-files.json": 200,
        "sw-files/0.json": 500,
        "sw.js": 100,
    }
    for path, size in sizes.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(bytes(size))
    assert [(file["path"], file["size"]) for file in largest_files(tmp_path)] == [
        ("sw-files/0.json", 500),
        ("assets/a.js", 300),
        ("sw-files.json", 200),
        ("sw.js", 100),
    ]


@pytest.mark.full
def test_a_site_is_built_cold_and_warm(tmp_path, monkeypatch):
    (tmp_path / "a.md").write_text("# Luật Đường sắt\n\nMột câu.\n", encoding="utf-8")
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(bench_build.shutil, "which", lambda name: None)
    monkeypatch.setattr(bench_build, "find_browser", lambda environ: None)
    out = tmp_path / "a.json"
    done = tailieu(
        *("bench", "build", "--pages", tmp_path, "--sheets", "2", "--skip-stock", "--json", out)
    )
    assert (done.exit_code, done.exception) == (0, None)
    assert "Không có Hugo: bỏ qua" in done.stderr
    report = json.loads(out.read_text("utf-8"))
    cold, warm = report["builds"]
    assert [each["stage"] for each in cold["stages"]] == [
        *("start", "read", "frames", "pages", "extras", "search", "listing")
    ]
    assert (cold["pages"], cold["files"]) == (warm["pages"], warm["files"])
    assert report["pages_changed"] > 1
    assert report["repetition"] in done.stdout
    assert "Máy: " in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("build", "--sheets", "2", "--pages", "overrides"), 2),
        (("check", "--sheets", "0", "--pages", "docs"), 2),
        (("serve",), 2),
    ],
)
def test_arguments_that_cannot_be_are_refused(arguments, code, monkeypatch):
    monkeypatch.chdir(ROOT)
    done = tailieu("bench", *arguments)
    assert done.exit_code == code
    assert done.stderr
