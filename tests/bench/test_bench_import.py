"""`tailieu bench import`: what is read of a file without the importer, and how pages are judged."""

from __future__ import annotations

import json
import unicodedata

import pytest

from helpers.program import tailieu
from helpers.project import ROOT
from helpers.word_files import WordFile, cell, numbered, paragraph, run, table, text_box
from tailieu.bench.import_addresses import compare, expected
from tailieu.bench.import_heads import FIELDS, doubted, judge, read_truth, stated
from tailieu.bench.import_plain import Paragraph, read
from tailieu.bench.import_words import kept
from tailieu.content import clauses


def paragraphs(*texts: str) -> list[Paragraph]:
    return [Paragraph((("body", text),)) for text in texts]


def test_a_plain_reading_knows_where_each_text_stands(tmp_path):
    word = WordFile(header="Trang 1")
    note = word.note(paragraph(run("Ghi chú")))
    word.add(
        paragraph(
            run("Thân "),
            word.link("nối", "https://example.org"),
            note,
            text_box(paragraph(run("Hộp"))),
        ),
        table([cell(paragraph(run("Ô")))]),
        paragraph(run("Tự đánh số"), properties=numbered(1)),
    )
    file = tmp_path / "a.docx"
    file.write_bytes(word.data())
    found = read(file)
    texts = [(region, text) for each in found for region, text in each.texts]
    assert texts == [
        ("body", "Thân "),
        ("links", "nối"),
        ("boxes", "Hộp"),
        ("tables", "Ô"),
        ("body", "Tự đánh số"),
        ("notes", "Ghi chú"),
        ("headers", "Trang 1"),
    ]
    assert [each.text for each in found if each.listed] == ["Tự đánh số"]


def test_a_file_that_is_no_word_file_is_not_read_plainly(tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(b"PK\x03\x04")
    with pytest.raises(ValueError, match="zip"):
        read(file)


def test_words_are_on_the_page_told_or_neither():
    texts = [
        Paragraph((("body", "Một hai ba"), ("boxes", "bốn năm"))),
        Paragraph((("headers", "Trang 7"),)),
        Paragraph((("headers", "Trang 8"),)),
    ]
    found = kept(texts, "ba một", ["hộp văn bản «bốn»", "đầu trang «Trang»"])
    counts = {
        region: [each[name] for name in ("all", "page", "told", "untold")]
        for region, each in found.items()
    }
    # A page number is not lost, and what stands on every page is told once.
    assert counts == {"body": [3, 1, 0, 2], "boxes": [2, 0, 1, 1], "headers": [4, 0, 4, 0]}
    assert found["body"]["untold_words"] == ["Một", "hai"]


def test_a_word_that_is_glued_of_words_of_the_page_is_not_lost():
    texts = paragraphs("2Thành lập theo số 12/NĐCP, NĐCP")
    found = kept(texts, "2 Thành lập theo số 12/NĐ-CP", [])
    # The page has NĐ and CP once only.
    assert (found["body"]["untold"], found["body"]["untold_words"]) == (1, ["NĐCP"])


def test_addresses_are_expected_where_a_file_has_numbers():
    units = expected(
        paragraphs(
            "Chương I",
            "Điều 1. Phạm vi",
            "1. Quyết định này …",
            # Letters and their marks apart, as some programs write them.
            unicodedata.normalize("NFD", "Điều 1a. Đối tượng"),
            "a) Điểm",
            "“Điều 5. Trong ngoặc kép",
            "2. Cũng vậy”.",
            "Điều 2 của Luật này không phải một điều.",
            "PHỤ LỤC",
            "3. Không thuộc điều nào",
        )
    )
    assert [(unit.kind, unit.number, unit.section) for unit in units] == [
        ("chuong", "I", None),
        ("dieu", "1", 1),
        ("khoan", "1", 1),
        ("dieu", "1a", 3),
        ("diem", "a", 3),
    ]


def test_a_clause_whose_address_is_within_another_article_is_astray():
    texts = ("Điều 1. Một", "1. Khoản một", "Điều 1. Một nữa", "1. Khoản nữa")
    page = clauses.split("\n\n".join(texts))
    found = compare(expected(paragraphs(*texts)), page)
    assert found["kinds"]["dieu"] == {"expected": 2, "found": 1}
    assert found["kinds"]["khoan"]["expected"] == 2
    assert all("dieu-1-" in each for each in found["astray"])


def test_a_head_is_right_wrong_or_missed(tmp_path):
    (tmp_path / "heads.csv").write_text(
        "file,number,type,date,subject,issuer,signer\n"
        'a.docx,12/QĐ-UBND,Quyết định,5/3/2026,V/v họp báo,"UỶ BAN NHÂN DÂN XÃ A|XÃ A",\n',
        encoding="utf-8",
    )
    page = (
        "---\nnumber: 12/QĐ-UBND\ntype: quyet-dinh\n"
        'issued: 2026-03-06  # chưa chắc, xem lại\nsummary: "(V/v: Họp báo)"\n'
        "signer: Trần B\n---\n"
    )
    truth = read_truth(tmp_path)["a.docx"]
    assert judge(truth, stated(page)) == {
        "number": "right",
        "type": "right",
        "date": "wrong",
        "subject": "right",
        "issuer": "missed",
        # It states none.
        "signer": "wrong",
    }
    assert doubted(page) == ["date"]
    assert read_truth(tmp_path / "không có") == {}


@pytest.mark.parametrize(
    ("truth", "found", "verdict"),
    [
        ("Tòa án|", "", "none"),
        ("Tòa án|", "TOÀ ÁN", "right"),
        ("", "Tòa án", "wrong"),
        ("?", "Tòa án", "none"),
    ],
)
def test_a_field_may_be_left_out_or_unread(truth, found, verdict):
    fields = dict.fromkeys(FIELDS, "")
    assert judge({**fields, "issuer": truth}, {**fields, "issuer": found})["issuer"] == verdict


@pytest.mark.full
def test_a_folder_is_measured(tmp_path, monkeypatch):
    word = WordFile()
    word.add(paragraph(run("Điều 1. Một")), paragraph(run("1. Hai")))
    (tmp_path / "a.docx").write_bytes(word.data())
    (tmp_path / "b.docx").write_bytes(b"PK")
    monkeypatch.chdir(ROOT)
    out = tmp_path / "a.json"
    done = tailieu("bench", "import", tmp_path, "--json", out)
    assert (done.exit_code, done.exception) == (0, None)
    one, two = json.loads(out.read_text("utf-8"))["files"]
    assert (one["outcome"], two["outcome"]) == ("page", "TL094")
    assert one["words"]["body"]["untold"] == 0
    assert one["addresses"]["kinds"]["khoan"] == {"expected": 1, "found": 1}
    assert "Kết quả: page 1, TL094 1" in done.stdout
