"""A kind that the project has not: one module, one template and one folder, and it is there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from helpers.project import EPOCH, ROOT
from helpers.small import copy_small

pytestmark = pytest.mark.full

MADE_UP = ROOT / "tests" / "data" / "new_kind"
PAGE = "thong-bao/cat-dien"


def tailieu(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program of the copy at `root` there, on the tests' day, without a browser."""
    environ = {
        **os.environ,
        "PYTHONPATH": str(root / "scripts"),
        "SOURCE_DATE_EPOCH": str(EPOCH),
        "CHROMIUM": "",
    }
    program = "from tailieu.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=root,
        env=environ,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def root(once) -> Path:
    """A small project and its toolchain, with notices; built, with a pack that holds one."""

    def make(folder: Path) -> None:
        copy_small(folder)
        package = folder / "scripts" / "tailieu"
        shutil.copytree(ROOT / "scripts" / "tailieu", package)
        shutil.copy(MADE_UP / "notice.py", package / "site" / "kinds")
        shutil.copy(MADE_UP / "thong-bao.html", folder / "overrides")
        shutil.copytree(MADE_UP / "docs", folder / "docs", dirs_exist_ok=True)
        (folder / "docs" / "bo-tai-lieu" / "bo-thu.md").write_text(
            "---\ntitle: Bộ thử\ndescription: Một thông báo, một phiếu.\nitems:\n"
            f"  - page: {PAGE}\n  - sheet: khi-co-bao\n---\n",
            encoding="utf-8",
        )
        made = tailieu(folder, "bundle", "--pack", "bo-thu")
        assert made.returncode == 0, made.stderr

    return once("new-kind", make)


def article(path: Path):
    return LexborHTMLParser(path.read_text(encoding="utf-8")).css_first("article")


def test_its_page_is_drawn_by_its_template(root):
    head = article(root / "site" / f"{PAGE}.html").css_first(".notice-head")
    assert head.text().startswith("25/11/2026, Thôn Hạ · ")
    assert head.css_first("a").attributes["href"] == "../nguon/nchmf-gov-vn.html"


def test_its_list_has_its_columns_rows_and_facets(root):
    listed = article(root / "site" / "thong-bao" / "index.html")
    assert [cell.text() for cell in listed.css("thead th")] == ["Thông báo", "Nơi", "Ngày"]
    row = listed.css_first("tbody tr")
    assert row.css_first("a").attributes["href"] == "cat-dien.html"
    assert row.attributes["data-f-nam"] == "2026"
    assert listed.css_first("label[for='loc-nam']").text() == "Năm"
    assert [option.text() for option in listed.css("#loc-nam option")] == ["Tất cả", "2026 (1)"]


def test_the_search_knows_it_by_name(root):
    page = LexborHTMLParser((root / "site" / f"{PAGE}.html").read_text(encoding="utf-8"))
    assert page.css_first('meta[name="tailieu:kind"]').attributes["content"] == "thong-bao"
    words = json.loads(page.css_first("[data-search-open]").attributes["data-words"])
    assert words["kinds"]["thong-bao"] == "Thông báo"
    assert words["lists"]["thong-bao/index.html"] == "Thông báo"


# What is written, what stands in its place, the line that is told, and the rule.
FAULTS = [
    ("on: 2026-11-25", "on: 25/11/2026", 4, "TL010"),
    ("source: nchmf-gov-vn", "source: nchmf-gov", 6, "TL011"),
    ("where: Thôn Hạ", "where: Xử dụng", 5, "TL065"),
    ("Ngừng từ 7 giờ", "Xem [bảng](bang.md), từ 7 giờ", 8, "TL070"),
]


def test_its_pages_are_checked(root, tmp_path):
    docs = Path(shutil.copytree(root / "docs", tmp_path / "docs"))
    text = (docs / f"{PAGE}.md").read_text(encoding="utf-8")
    pages = [docs / f"{PAGE}-{number}.md" for number in range(len(FAULTS))]
    for page, (right, wrong, _, _) in zip(pages, FAULTS, strict=True):
        assert right in text
        page.write_text(text.replace(right, wrong), encoding="utf-8")
    found = tailieu(root, "check", "--format", "json", "--docs", str(docs), *map(str, pages))
    assert [(row["path"], row["line"], row["rule"]) for row in json.loads(found.stdout)] == [
        (f"docs/{PAGE}-{number}.md", line, rule) for number, (_, _, line, rule) in enumerate(FAULTS)
    ]


def test_a_pack_holds_it(root):
    pack = LexborHTMLParser((root / "dist" / "bo-thu.html").read_text(encoding="utf-8"))
    assert "1 phiếu, 1 thông báo" in pack.css_first("header").text()
    assert "Ngừng từ 7 giờ" in pack.css_first("#thong-bao_cat-dien").text()
    agenda = article(root / "site" / "bo-tai-lieu" / "bo-thu.html").css_first(".tl-lines a")
    assert agenda.attributes["href"] == f"../{PAGE}.html"


def test_a_page_to_begin_from_is_valid(root, tmp_path):
    docs = shutil.copytree(root / "docs", tmp_path / "docs")
    made = tailieu(root, "new", "thong-bao", "moi", "--root", str(tmp_path))
    assert made.returncode == 0, made.stderr
    found = tailieu(root, "check", "--docs", str(docs), str(docs / "thong-bao" / "moi.md"))
    assert found.returncode == 0, found.stdout


def test_editors_tools_get_its_schema(root, tmp_path):
    assert tailieu(root, "schema", str(tmp_path)).returncode == 0
    schema = json.loads((tmp_path / "thong-bao.schema.json").read_text(encoding="utf-8"))
    assert schema["required"] == ["title", "description", "on", "where", "source"]
