"""`tailieu check`: what is printed in each format, and how it ends."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from helpers import made_up
from helpers.cases import CASES
from helpers.checking import page, spoil
from helpers.program import tailieu
from tailieu.checks import formatters
from tailieu.content.findings import Finding


def test_errors_end_with_one_and_warnings_do_not(docs):
    shutil.copy(CASES / "confused-words" / "bad.md", docs / "trang-thu.md")
    assert tailieu("check", "--docs", docs).exit_code == 0
    spoil(docs)
    assert tailieu("check", "--docs", docs).exit_code == 1


def test_json_rows(docs):
    spoil(docs)
    done = tailieu("check", "--docs", docs, "--format", "json", "--lang", "en")
    assert json.loads(done.stdout) == [
        {
            "path": "docs/phieu/thu.md",
            "line": 4,
            "field": "topic",
            "rule": "TL010",
            "severity": "error",
            "message": "“topic: nha-dat” is not in the list.",
            "fix": "choose one of: to-chuc, dat-dai, can-cuoc, an-sinh, giao-thong, phong-chay, "
            "lao-dong, an-toan-mang, suc-khoe, thien-tai, dia-gioi, dich-vu-cong, ho-tich, "
            "giao-duc, gia-dinh, an-toan, quoc-phong, thue, moi-truong, dan-chu.",
        },
        {
            "path": "docs/trang-thu.md",
            "line": 5,
            "field": "",
            "rule": "TL065",
            "severity": "warning",
            "message": "“Xử dụng” is rightly “Sử dụng”.",
            "fix": "write “Sử dụng”.",
        },
    ]


def test_no_findings_are_an_empty_list(docs):
    assert tailieu("check", "--docs", docs, "--format", "json").stdout == "[]\n"


def test_only_the_paths_that_are_named(docs):
    spoil(docs)
    done = tailieu("check", docs / "trang-thu.md", "--docs", docs)
    assert done.stdout == (
        "docs/trang-thu.md:5: TL065 cảnh báo: «Xử dụng» viết đúng là «Sử dụng». "
        "Fix: ghi «Sử dụng».\n7 trang: 1 cảnh báo.\n"
    )


def test_a_path_in_a_ring_of_links_is_told(docs, tmp_path):
    (tmp_path / "vong").symlink_to("vong")
    done = tailieu("check", tmp_path / "vong" / "la.md", "--docs", docs)
    assert (done.exit_code, done.stdout.splitlines()[0]) == (
        1,
        f"{tmp_path}/vong/la.md: TL001 không có trong thư mục nội dung. Fix: xem lại đường dẫn; "
        "trang nằm ngoài docs/ thì thêm --rules text.",
    )


def test_a_path_that_is_not_there(docs, tmp_path):
    done = tailieu("check", tmp_path / "la.md", "--docs", docs)
    assert done.exit_code == 1
    assert done.stdout.startswith(
        f"{tmp_path}/la.md: TL001 không có trong thư mục nội dung. Fix: xem lại đường dẫn; trang "
        "nằm ngoài docs/ thì thêm --rules text.\n"
    )


def test_a_wrong_moment_of_the_build_is_told(docs):
    done = tailieu("check", "--docs", docs, SOURCE_DATE_EPOCH="hôm qua")
    assert done.exit_code == 2
    assert done.stderr == (
        "SOURCE_DATE_EPOCH='hôm qua' is no positive whole number of seconds. "
        "Fix: bỏ biến môi trường ấy hoặc đặt một số dương.\n"
    )


def test_what_was_found_is_kept_unless_it_is_not_wanted(docs):
    root = docs.parent
    kept = root / ".cache"
    spoil(docs)
    without_project = tailieu("check", "--root", root)
    assert not kept.exists()
    (root / "mkdocs.yml").write_text("site_name: Thử\n", encoding="utf-8")
    not_wanted = tailieu("check", "--root", root, "--no-cache")
    assert not kept.exists()
    cold, warm = tailieu("check", "--root", root), tailieu("check", "--root", root)
    assert [path.name for path in kept.iterdir()] == ["results.sqlite"]
    said = [done.stdout for done in (without_project, not_wanted, cold, warm)]
    assert said == [said[0]] * 4


def test_the_text_of_a_stray_page(tmp_path):
    stray = tmp_path / "ghi-chep.md"
    stray.write_text("# Ghi chép\n\nXử dụng từ 1/2/2026; hoà và hòa, hòa.\n", encoding="utf-8")
    done = tailieu("check", stray, "--rules", "text", "--lang", "en")
    assert done.stdout == (
        f"{stray}:3: TL065 warning: “Xử dụng” is rightly “Sử dụng”. Fix: write “Sử dụng”.\n"
        f"{stray}:3: TL067 note: 1 words with the other tone placement, the first of them “hoà”. "
        "Fix: in your own words write “hòa”.\n"
        f"{stray}:3: TL069 warning: the date “1/2/2026” has not its right form. "
        "Fix: write “01/02/2026”.\n"
        "1 page(s): 2 warning(s), 1 note(s).\n"
    )
    assert done.exit_code == 0


# Formats ------------------------------------------------------------------------------------------


def finding(message: str, path: str = "docs/a.md", severity: str = "error") -> Finding:
    return made_up.finding(path, 3, message, severity=severity)


def test_github_annotations_escape_what_would_end_them():
    hostile = finding("100%\r\n::error::x", "docs/a,b:c%.md")
    assert formatters.github([finding("chú ý", severity="note"), hostile], "vi") == (
        "::error file=docs/a%2Cb%3Ac%25.md,line=3,title=TL999::100%25\\u000d\\u000a::error::x "
        "Fix: sửa\n"
        "::notice file=docs/a.md,line=3,title=TL999::chú ý Fix: sửa\n"
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "x\n::error::y",
        "x\r\n::set-output name=due::9",
        "a |\n\n## Đã duyệt",
        "<details open><img src=https://x.vn/a.png onerror=alert(1)>",
        "[bấm](javascript:alert(1)) ![](https://x.vn/a.png)",
        "@quan-tri https://x.vn www.x.vn #1 `${{ secrets.KEY }}` $(id)",
        "\u2028::warning::z\u202e\x1b[31m",
        ":tada: :man_dancing: :+1: $$y$$ $x$",
    ],
)
def test_titles_and_file_names_stay_text_wherever_github_reads_them(hostile):
    held = finding(hostile, f"docs/{hostile}.md")
    assert len(str(held).splitlines()) == 1
    command = formatters.github([held], "vi")
    assert command.startswith("::error file=docs/")
    assert command.removesuffix("\n").isprintable()
    row = formatters.summary([held], 1, "vi").split("\n")[-2]
    assert row.startswith("| lỗi | docs/")
    assert row.count("|") == 6
    assert not set(re.sub(r"&#?\w+;", "", row)) & set("<>[]`@#!*\\$")
    assert not re.search(r":[\w+-]+:", re.sub(r"&#95;", "_", row))
    assert "://" not in row and "www." not in row


def test_the_job_summary_holds_all_beyond_ten(docs, tmp_path):
    summary = tmp_path / "summary.md"
    few = page("Từ ngày 1/2/2026.\n" * 10)
    (docs / "nhieu.md").write_text(few, encoding="utf-8")
    tailieu("check", "--docs", docs, "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert not summary.exists()
    (docs / "nhieu.md").write_text(few + "Từ ngày 1/2/2026.\n", encoding="utf-8")
    tailieu("check", "--docs", docs, "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text(encoding="utf-8").count("\n| cảnh báo | docs/nhieu.md:") == 11


def test_the_job_summary_shows_no_markup_of_a_page_and_keeps_its_limit():
    lines = formatters.summary([finding("<img src=x> [a](b) | `c`")], 1, "vi").splitlines()
    assert lines[-1] == (
        "| lỗi | docs/a.md:3 | TL999 | &lt;img src=x&gt; &#91;a&#93;(b) &#124; &#96;c&#96; | sửa |"
    )
    long = formatters.summary([finding("x" * 500)] * 5000, 1, "en")
    assert len(long.encode()) < 1_000_000
    assert "more; run `tailieu check`" in long


def test_what_a_page_quotes_cannot_steer_a_terminal():
    assert str(finding("\x1b[2Jxóa\n")) == "docs/a.md:3: TL999 \\u001b[2Jxóa\\u000a Fix: sửa"
