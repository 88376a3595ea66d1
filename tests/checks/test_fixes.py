"""`tailieu check --fix` mends what has one right form, and leaves the rest alone."""

from __future__ import annotations

import os
import shutil

import pytest

from helpers.cases import CASES
from helpers.checking import look, page, spoil
from helpers.program import tailieu
from tailieu.checks import fixes
from tailieu.content.findings import Edit

MENDED = (
    "decomposed-letters",
    "icelandic-letter",
    "russian-letter",
    "zero-width-space",
    "soft-hyphen",
    "confused-words",
    "tone-on-the-wrong-letter",
    "document-number-without-bar",
    "party-number-as-of-the-state",
    "date-without-zeros",
)


@pytest.mark.parametrize("case", MENDED)
def test_fix_makes_the_bad_page_its_mended_twin(docs, case):
    target = docs / "trang-thu.md"
    shutil.copy(CASES / case / "bad.md", target)
    pages, found = look(docs)
    assert list(fixes.write(pages, found)) == [target]
    assert target.read_text("utf-8") == (CASES / case / "bad.valid.md").read_text("utf-8")


def test_fix_keeps_the_words_read_where_the_document_has_the_evidence(docs):
    target = docs / "phieu" / "thu.md"
    bad = (CASES / "evidence-repeated" / "bad.md").read_text("utf-8")
    target.write_text(bad.replace('luat"}', 'luat", quote: "đã đọc"}'), "utf-8")
    pages, found = look(docs)
    assert list(fixes.write(pages, found)) == [target]
    assert '    document: luat-moi\n    quote: "đã đọc"\n  cong-van:\n' in target.read_text("utf-8")
    assert look(docs)[1] == []


def test_fix_leaves_quotations_records_and_guesses_alone(docs):
    text = (docs / "van-ban/cong-van.md").read_text(encoding="utf-8")
    (docs / "van-ban/cong-van.md").write_text(text + "\nÔng viết “xử dụng”. Tính theò.\n", "utf-8")
    before = {path: path.read_bytes() for path in docs.rglob("*.md")}
    done = tailieu("check", "--docs", docs, "--fix")
    assert {path: path.read_bytes() for path in docs.rglob("*.md")} == before
    assert done.stderr == ""


def test_fix_keeps_line_ends_marks_and_rights(docs):
    target = docs / "trang-thu.md"
    target.write_bytes(b"\xef\xbb\xbf" + page("Xử dụng.").replace("\n", "\r\n").encode())
    target.chmod(0o640)
    done = tailieu("check", "--docs", docs, "--fix")
    assert (done.exit_code, done.stderr) == (0, f"Đã sửa {target}: 1 chỗ.\n")
    assert target.read_bytes() == (
        b"\xef\xbb\xbf" + page("Sử dụng.").replace("\n", "\r\n").encode()
    )
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(docs.glob(".*")) == []


def test_fix_on_a_full_disk_leaves_the_page_whole(docs, monkeypatch):
    shutil.copy(CASES / "confused-words" / "bad.md", docs / "trang-thu.md")
    pages, found = look(docs)

    def full(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        fixes.write(pages, found)
    assert (docs / "trang-thu.md").read_bytes() == (CASES / "confused-words/bad.md").read_bytes()
    assert list(docs.glob(".*")) == []


def test_fix_leaves_what_somebody_has_saved_meanwhile(docs):
    target = docs / "trang-thu.md"
    shutil.copy(CASES / "confused-words" / "bad.md", target)
    pages, found = look(docs)
    target.write_text("Vừa lưu.\n", "utf-8")
    assert fixes.write(pages, found) == {target: 0}
    assert target.read_text("utf-8") == "Vừa lưu.\n"
    assert list(docs.glob(".*")) == []


def test_without_fix_nothing_is_written(docs):
    spoil(docs)
    before = {path: path.read_bytes() for path in docs.rglob("*.md")}
    tailieu("check", "--docs", docs)
    assert {path: path.read_bytes() for path in docs.rglob("*") if path.is_file()} == before


def test_edits_that_overlap_wait_for_the_next_round():
    assert fixes.apply("abcd", [Edit(1, 3, "X"), Edit(2, 4, "Y"), Edit(0, 0, "!")]) == ("!aXd", 2)
