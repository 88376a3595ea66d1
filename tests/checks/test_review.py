"""What a reviewer is told of a proposal: its pages, what becomes of them, and what is wrong."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from helpers import made_up
from helpers.pictures import picture
from helpers.project import EPOCH, ROOT
from helpers.repository import Repository
from tailieu.checks import formatters, review
from tailieu.checks.review import Change
from tailieu.cli import app
from tailieu.content.catalogue import Catalog

WELL = "không có lỗi"
HEAD = ["| Trang | Tệp | Thay đổi | Kết quả kiểm tra |", "| --- | --- | --- | --- |"]


@pytest.fixture
def repository(tmp_path) -> Repository:
    """A small project, committed on main."""
    root = tmp_path / "project"
    shutil.copytree(ROOT / "tests/cases/docs", root / "docs")
    return Repository.begin(root)


def run(root: Path, *options: str, **environ: str) -> Result:
    environ = {"SOURCE_DATE_EPOCH": str(EPOCH), "GITHUB_STEP_SUMMARY": "", **environ}
    command = ["review", "--root", str(root), "--base", "HEAD^1", *options]
    return CliRunner().invoke(app, command, env=environ)


def told(repository: Repository) -> list[str]:
    """The lines of the table in the job summary, head left out."""
    summary = repository.root / "summary.md"
    summary.unlink(missing_ok=True)
    run(repository.root, "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    lines = summary.read_text(encoding="utf-8").splitlines()
    at = lines.index(HEAD[0])
    assert lines[at : at + 2] == HEAD
    return lines[at + 2 :]


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# What changes ------------------------------------------------------------------------------------


def test_each_kind_of_change_is_a_row(repository):
    docs = repository.root / "docs"
    rewrite(docs / "phieu/mau.md", "minutes: 3", "minutes: 4")
    shutil.copy(docs / "van-ban/luat-cu.md", docs / "van-ban/luat-khac.md")
    rewrite(docs / "van-ban/luat-khac.md", "number: ", "number: 9")
    (docs / "hinh.png").write_bytes(picture())
    repository.propose()
    lines = told(repository)
    assert lines == [
        f"| – | docs/hinh.png | thêm | {WELL} |",
        f"| Phiếu mẫu | docs/phieu/mau.md | sửa | {WELL} |",
        f"| Luật cũ | docs/van-ban/luat-khac.md | thêm | {WELL} |",
    ]


def test_a_change_outside_the_content_is_no_row(repository):
    (repository.root / "Makefile").write_text("test:\n")
    repository.propose()
    summary = repository.root / "summary.md"
    run(repository.root, "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text(encoding="utf-8") == (
        "## Trang thay đổi\n\nKhông có gì thay đổi trong docs/.\n"
    )


def test_what_others_merged_meanwhile_is_not_of_this_proposal(repository):
    docs = repository.root / "docs"
    rewrite(docs / "phieu/mau.md", "Nói thật.", "Nói thật, nói ngắn.")
    repository.git("switch", "--quiet", "--create=proposal")
    repository.commit()
    repository.git("switch", "--quiet", "main")
    rewrite(docs / "van-ban/cong-van.md", "title: ", "title: Bản sao ")
    repository.commit()
    repository.git("switch", "--quiet", "proposal")
    assert review.changes(repository.root, "main") == [Change("M", "docs/phieu/mau.md")]


def test_an_address_that_a_proposal_loses_is_a_warning(repository):
    docs = repository.root / "docs"
    (docs / "phieu/mau.md").rename(docs / "phieu/moi.md")
    repository.propose()
    done = run(repository.root)
    assert done.stdout == (
        "docs/phieu/moi.md: TL098 cảnh báo: địa chỉ «phieu/mau.html» không còn dẫn tới đâu. Fix: "
        "đổi tên thì ghi «formerly: [mau]» ở trang mới; phiếu sai thì giữ tệp, ghi «withdrawn».\n"
        "1 trang: 1 cảnh báo.\n"
    )
    assert done.exit_code == 0
    assert told(repository)[0].startswith(
        "| Phiếu mẫu | docs/phieu/moi.md | đổi tên từ docs/phieu/mau.md "
        "| <details><summary>1 cảnh báo</summary>cảnh báo · TL098 · "
    )


def test_a_renamed_page_that_names_its_old_one_loses_nothing(repository):
    docs = repository.root / "docs"
    (docs / "phieu/mau.md").rename(docs / "phieu/moi.md")
    rewrite(docs / "phieu/moi.md", "minutes: 3\n", "minutes: 3\nformerly: [mau]\n")
    repository.propose()
    assert told(repository) == [
        f"| Phiếu mẫu | docs/phieu/moi.md | đổi tên từ docs/phieu/mau.md | {WELL} |"
    ]


def test_a_sheet_whose_text_changes_has_to_say_what_changed(repository):
    sheet = repository.root / "docs/phieu/mau.md"
    rewrite(sheet, "Nói thật.", "Nói thật, nói ngắn.")
    repository.propose()
    assert "TL055 cảnh báo: nội dung phiếu đã đổi" in run(repository.root).stdout
    rewrite(sheet, "minutes: 3\n", "minutes: 3\nchanged: [{on: 2026-11-20, what: Nói ngắn hơn.}]\n")
    repository.commit()
    done = run(repository.root, "--base", "main")
    assert (done.exit_code, done.stdout) == (0, "1 trang, không có lỗi.\n")


def test_a_deleted_page_is_told_by_its_file(repository):
    (repository.root / "docs/phieu/mau.md").unlink()
    repository.propose()
    assert told(repository)[0].startswith("| – | docs/phieu/mau.md | xóa | <details>")


# What is wrong -----------------------------------------------------------------------------------


def test_faults_of_a_changed_page_are_annotated_and_folded_into_its_row(repository):
    docs = repository.root / "docs"
    rewrite(docs / "phieu/mau.md", "topic: dat-dai", "topic: datdai")
    rewrite(docs / "van-ban/luat-cu.md", "title: ", "title: Văn bản ")
    repository.propose()
    done = run(repository.root, "--format", "github")
    assert done.exit_code == 1
    assert done.stdout.startswith(
        "::error file=docs/phieu/mau.md,line=4,title=TL010::"
        "«topic: datdai» không nằm trong danh sách. Fix: chọn một trong: to-chuc, "
    )
    assert done.stdout.count("\n") == 1
    sheet, document = told(repository)
    assert sheet.startswith(
        "| – | docs/phieu/mau.md | sửa | <details><summary>1 lỗi</summary>"
        "lỗi · dòng 4 · TL010 · «topic: datdai» không nằm trong danh sách. Fix: "
    )
    assert sheet.endswith("</details> |")
    assert document == f"| Văn bản Luật cũ | docs/van-ban/luat-cu.md | sửa | {WELL} |"


def test_an_error_that_shows_in_another_page_is_told_below(repository):
    docs = repository.root / "docs"
    (docs / "nguon/vi-du-vn.md").rename(docs / "nguon/vi-du-khac-vn.md")
    repository.propose()
    lines = told(repository)
    assert lines[1:3] == ["", review._ELSEWHERE.vi]
    assert lines[6] == (
        "| lỗi | docs/phieu/mau.md:18 | TL011 | «vi-du-vn» không có trong docs/nguon/. "
        "| có phải «vi-du-khac-vn»? Thêm docs/nguon/vi-du-vn.md hoặc sửa dòng này. |"
    )
    done = run(repository.root)
    assert (done.exit_code, "TL011" in done.stdout) == (0, False)


def test_a_sound_proposal(repository):
    rewrite(repository.root / "docs/phieu/mau.md", "minutes: 3", "minutes: 4")
    repository.propose()
    done = run(repository.root, "--lang", "en")
    assert (done.exit_code, done.stdout) == (0, "1 page(s), no faults.\n")
    assert run(repository.root, "--format", "json").stdout == "[]\n"


@pytest.mark.parametrize("base", ["khong-co", "--output=x", "HEAD^9", ""])
def test_a_base_that_is_not_there(repository, base):
    done = run(repository.root, "--base", base)
    assert done.exit_code == 2
    assert done.stderr == (
        f"Không so được với «{base}»: không có trong kho, hoặc không cùng gốc. "
        "Fix: chạy `git fetch origin`, hoặc ghi --base TÊN-NHÁNH.\n"
    )
    assert sorted(path.name for path in repository.root.iterdir()) == [".git", "docs"]


def test_a_folder_that_is_no_repository(tmp_path):
    (tmp_path / "docs").mkdir()
    assert run(tmp_path).exit_code == 2


# Hostile proposals -------------------------------------------------------------------------------


def test_names_and_titles_stay_text(repository):
    docs = repository.root / "docs"
    shutil.copy(docs / "phieu/mau.md", docs / "phieu/khac.md")
    rewrite(docs / "phieu/khac.md", "Phiếu mẫu", "'a | ![x](https://la.vn/x.png) @an **b** #1'")
    (docs / "$(touch x)\n::error::<b>.png").write_bytes(picture())
    (docs / os.fsdecode(b"\xff`x`|.png")).write_bytes(picture())
    repository.propose()
    lines = told(repository)
    assert len(lines) == 3
    assert lines[0].startswith(
        "| – | docs/&#36;(touch x)&#92;u000a:&#58;error::&lt;b&gt;.png | thêm |"
    )
    assert lines[1].startswith(
        "| a &#124; &#33;&#91;x&#93;(https&#58;//la.vn/x.png) &#64;an &#42;&#42;b&#42;&#42; &#35;1 "
        "| docs/phieu/khac.md | thêm |"
    )
    assert lines[2].startswith("| – | docs/&#92;udcff&#96;x&#96;&#124;.png | thêm |")
    done = run(repository.root, "--format", "github")
    assert all(line.startswith("::error file=docs/") for line in done.stdout.splitlines())
    assert "file=docs/\\udcff`x`|.png," in done.stdout
    rows = json.loads(run(repository.root, "--format", "json").stdout)
    assert [row["rule"] for row in rows] == ["TL084", "TL084"]
    assert not (repository.root / "x").exists()


def test_ten_thousand_findings_stay_within_what_github_takes():
    changed = [Change("M", f"docs/{n}.md") for n in range(2000)]
    findings = [made_up.finding(f"docs/{n}.md", 1, "x" * 300, "y") for n in range(2000)]
    findings += [made_up.finding("docs/khac.md", n, "x" * 300, "y") for n in range(8000)]
    text = review.summary(changed, Catalog(), findings, "vi")
    assert len(text.encode()) < formatters.MOST_SUMMARY_BYTES + 1000
    assert " tệp nữa.\n" in text
    assert " chỗ nữa; " in text


def test_many_findings_of_one_page_are_counted():
    findings = [made_up.finding("docs/a.md", n, "x", "y") for n in range(1, 61)]
    text = review.summary([Change("M", "docs/a.md")], Catalog(), findings, "en")
    assert "<summary>60 error(s)</summary>error · line 1 · TL999 · x Fix: y<br>" in text
    assert text.endswith("<br>… and 10 more</details> |\n")
