"""Bad input gets one clear finding at the right line; the same page set right gets none.

The faults stand in helpers/cases.py.
"""

from __future__ import annotations

import inspect
import os
import shutil
import socket
import sys
from pathlib import Path

import pytest

from helpers.cases import CASES, FAULTS, TODAY
from helpers.project import read_docs
from tailieu.checks import runner
from tailieu.site import published


def put(case: Path, page: Path) -> None:
    page.parent.mkdir(exist_ok=True)
    shutil.copy(case, page)


def findings(docs: Path) -> list[str]:
    pages, found = read_docs(docs)
    return [str(finding) for finding in sorted(found + runner.run(pages, TODAY))]


@pytest.mark.parametrize(("fault", "page", "message"), FAULTS, ids=[row[0] for row in FAULTS])
def test_a_fault_is_named_with_its_line_and_its_remedy(docs, fault, page, message):
    put(CASES / fault / "bad.md", docs / page)
    assert findings(docs) == message.split("\n")


@pytest.mark.parametrize(("fault", "page", "message"), FAULTS, ids=[row[0] for row in FAULTS])
def test_the_page_set_right_has_no_finding(docs, fault, page, message):
    put(CASES / fault / "bad.valid.md", docs / page)
    assert findings(docs) == []


def test_every_case_is_tested():
    folders = {path.name for path in CASES.iterdir()} - {"docs", "trees"}
    assert folders == {row[0] for row in FAULTS}


def test_all_faults_are_shown_at_once(docs):
    for fault in ("missing-field", "value-not-in-list"):
        shutil.copy(CASES / fault / "bad.md", docs / "phieu" / f"{fault}.md")
    assert [line.split(" ")[0] for line in findings(docs)] == [
        "docs/phieu/missing-field.md:2:",
        "docs/phieu/value-not-in-list.md:4:",
    ]


def test_a_file_that_is_not_utf_8(docs):
    text = (docs / "van-ban" / "luat-cu.md").read_text(encoding="utf-8")
    (docs / "van-ban" / "luat-thu.md").write_bytes(text.encode("utf-16"))
    (docs / "van-ban" / "luat-cp1258.md").write_bytes(
        b"---\ntitle: x\ndescription: L\xe2u d\xe0i\n---\n"
    )
    assert findings(docs) == [
        "docs/van-ban/luat-cp1258.md:3: TL001 không phải chữ UTF-8. "
        "Fix: lưu lại tệp với bảng mã UTF-8.",
        "docs/van-ban/luat-thu.md:1: TL001 không phải chữ UTF-8. "
        "Fix: lưu lại tệp với bảng mã UTF-8.",
    ]


def test_a_byte_order_mark_and_windows_line_ends_are_read(docs):
    page = docs / "van-ban" / "luat-cu.md"
    page.write_bytes(b"\xef\xbb\xbf" + page.read_bytes().replace(b"\n", b"\r\n"))
    assert findings(docs) == []


@pytest.mark.parametrize("content", ["", "\n  \n"])
def test_an_empty_file(docs, content):
    (docs / "nguon" / "bao-thu-vn.md").write_text(content)
    assert findings(docs) == [
        "docs/nguon/bao-thu-vn.md: TL004 là tệp rỗng. "
        "Fix: chép một trang cùng loại rồi sửa, hoặc xóa tệp."
    ]


def test_no_docs_at_all(tmp_path):
    missing = tmp_path / "docs"
    assert findings(missing) == [
        f"{missing}: TL001 không có thư mục này. "
        "Fix: chạy lệnh ở thư mục gốc của dự án, hoặc chỉ thư mục bằng --docs."
    ]


@pytest.mark.parametrize("name", ["phieu/la.md", "anh.png", "phieu/ngoai"])
def test_a_symlink_to_a_page_a_file_or_a_folder(docs, tmp_path, name):
    outside = tmp_path / "outside"
    outside.mkdir()
    (docs / name).symlink_to(outside)
    assert findings(docs) == [
        f"docs/{name}: TL002 là liên kết tượng trưng. Fix: chép tệp thật vào đây."
    ]


@pytest.mark.parametrize("name", ["phieu/la.md", "anh.png", "goc.pdf", "phieu/la"])
def test_a_pipe_is_told_and_never_read(docs, name):
    """Reading it would wait for ever; so would the build, which begins with the same reading."""
    os.mkfifo(docs / name)
    assert findings(docs) == [
        f"docs/{name}: TL002 là ống, ổ cắm hay thiết bị, không phải tệp. Fix: xóa nó."
    ]
    assert list(published.copies(read_docs(docs)[0])) == []


def test_a_socket_is_told(docs, monkeypatch):
    # The path of a socket has to be short.
    monkeypatch.chdir(docs)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("o.png")
        assert findings(docs) == [
            "docs/o.png: TL002 là ống, ổ cắm hay thiết bị, không phải tệp. Fix: xóa nó."
        ]


def test_a_hard_link_is_judged_by_what_it_holds(docs, tmp_path):
    """It is a file like others, and git carries it as one: what it holds must be a page, too."""
    outside = tmp_path / "khoa-bi-mat"
    outside.write_text("-----BEGIN PRIVATE KEY-----\n")
    (docs / "khoa.md").hardlink_to(outside)
    (docs / "khoa.png").hardlink_to(outside)
    said = findings(docs)
    assert [line.split(" ")[:2] for line in said] == [
        ["docs/khoa.md:1:", "TL004"],
        ["docs/khoa.png:", "TL088"],
    ]
    assert not any("PRIVATE" in line for line in said)
    assert list(published.copies(read_docs(docs)[0])) == []


def test_folders_in_one_another_without_end(docs, monkeypatch):
    """Deeper than Python may call; not as deep as it could be, since pytest has to remove them."""
    monkeypatch.chdir(docs)
    for _ in range(400):
        os.mkdir("a")
        os.chdir("a")
    os.chdir(docs)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 200)
    try:
        said = findings(docs)
    finally:
        sys.setrecursionlimit(limit)
    assert said
    assert all("TL084" in line and "quá 180" in line for line in said)


def test_a_name_that_makes_no_address(docs):
    shutil.copy(docs / "van-ban" / "luat-cu.md", docs / "van-ban" / "Luật.md")
    (docs / "van-ban" / "luat-cu.md").unlink()
    (docs / "van-ban" / "luat-moi.md").unlink()
    (docs / "phieu" / "mau.md").unlink()
    assert findings(docs) == [
        "docs/van-ban/Luật.md: TL003 tên tệp «Luật.md» không thành địa chỉ được. "
        "Fix: chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ luat-dat-dai-2024.md."
    ]


def test_the_same_id_twice(docs):
    (docs / "phieu" / "cu").mkdir()
    shutil.copy(docs / "phieu" / "mau.md", docs / "phieu" / "cu" / "mau.md")
    assert findings(docs) == [
        "docs/phieu/mau.md: TL007 tên «mau» đã được «docs/phieu/cu/mau.md» dùng. "
        "Fix: đặt tên tệp khác; mỗi tên chỉ dùng một lần."
    ]


def test_a_translation_without_its_original(docs):
    shutil.copy(CASES / "translation-uncited" / "bad.valid.md", docs / "phieu" / "thu.en.md")
    assert findings(docs) == [
        "docs/phieu/thu.en.md: TL008 bản dịch không có bản tiếng Việt cùng tên đọc được. "
        "Fix: thêm hoặc sửa docs/phieu/thu.md, hoặc xóa bản dịch."
    ]


# Relations --------------------------------------------------------------------------------------


def test_relations_are_known_from_both_ends(docs):
    pages, found = read_docs(docs)
    assert found == []
    sheet = pages.sheets["mau"]
    new = pages.documents["luat-moi"]
    dispatch, source = pages.documents["cong-van"], pages.sources["vi-du-vn"]

    assert sheet.meta.citations["luat"].document == new.id
    assert pages.citing_document == {"luat-moi": [sheet], "cong-van": [sheet]}
    assert pages.citing_clause == {("cong-van", "muc-2"): [sheet]}
    assert [clause.id for clause in dispatch.clauses] == ["doan-1", "muc-1", "muc-2"]
    # Once by itself and once by the law that it holds: still one sheet.
    assert pages.citing_source == {"vi-du-vn": [sheet]}
    assert pages.holding == {"vi-du-vn": [new]}
    assert new.meta.replaces == ("luat-cu",)
    assert pages.replaced_by == {"luat-cu": [new]}
    assert source.meta.see_also == ()


def test_of_pages_that_all_replace_each_other_each_is_told_of_one_ring(docs):
    """Hundreds could make millions of rings of hundreds of names."""
    sheet = (docs / "phieu/mau.md").read_text(encoding="utf-8")
    slugs = [f"thu-{number}" for number in range(30)]
    for slug in slugs:
        others = ", ".join(other for other in slugs if other != slug)
        text = sheet.replace("topic:", f"replaces: [{others}]\ntopic:", 1)
        (docs / f"phieu/{slug}.md").write_text(text, encoding="utf-8")
    rings = [said for said in findings(docs) if ": TL013 " in said]
    assert len({said.split(":")[0] for said in rings}) == len(rings) == 29
    [longest] = [said for said in rings if said.startswith("docs/phieu/thu-29.md")]
    assert longest.endswith(
        "vòng thay thế: thu-0 → thu-1 → thu-2 → thu-3 → thu-4 → thu-5 → thu-6 → thu-7 → thu-8 → "
        "thu-9 → … → thu-0. Fix: bỏ «replaces» ở trang cũ hơn."
    )
