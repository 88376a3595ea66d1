"""What is imported passes the check, since nobody can mend a full text by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.word_files import WordFile, paragraph, picture, run
from tailieu.importing import importer, letters, links
from tailieu.importing.blocks import Block, Contents
from tailieu.importing.importer import Imported, Kind, import_file


def imported(root: Path, file: WordFile, kind: Kind = Kind.van_ban) -> Imported:
    source = root / "tep.docx"
    source.write_bytes(file.data())
    return import_file(source, root / "docs", kind, None, True, lambda *of: None)


def told(contents: Contents) -> list[str]:
    return [str(loss) for loss in contents.losses if not loss.decoration]


def text_of(*lines: str) -> WordFile:
    return WordFile([paragraph(run(line)) for line in lines])


def raised() -> WordFile:
    """Notes that are numbers by hand, behind letters."""
    number = run("1", '<w:vertAlign w:val="superscript"/>')
    return WordFile([paragraph(run("Giá t"), number, run(" c"), number, run(" m"), number)])


def linking(address: str) -> WordFile:
    file = WordFile()
    file.add(paragraph(run("Căn cứ "), file.link("Nghị định số 30", address)))
    return file


def decomposed() -> WordFile:
    """What stands before the picture is named on the page, by its words."""
    return WordFile([paragraph(run("Bie\u0302\u0309u tu\u031bo\u031b\u0323ng:"), picture("cờ"))])


@pytest.mark.parametrize(
    ("file", "record"),
    [
        (text_of("Ðiều 1. Phạm vi", "NGHỊ ÐỊNH"), "Điều 1. Phạm vi\n\nNGHỊ ĐỊNH"),
        (text_of("Gia\u0301o d\u1ee5c\u2028sớm"), "Giáo dục sớm"),
        (text_of("Dòng_x000D_ này \ufeffrõ"), "Dòng này rõ"),
        (raised(), "Giá t¹ c¹ m¹"),
        (decomposed(), "Biểu tượng:"),
        (linking("https://khong-ai-biet.vn/x.aspx"), "Căn cứ Nghị định số 30"),
        (linking("mailto:a@vi-du.vn"), "Căn cứ [Nghị định số 30](mailto:a@vi-du.vn)"),
    ],
)
def test_a_check_finds_nothing_to_mend(root, file, record):
    done = imported(root, file)
    assert f"::: toan-van\n{record}\n:::" in done.path.read_text(encoding="utf-8")
    assert done.findings == []


def test_a_link_to_an_unregistered_host_is_told_with_its_address(root):
    done = imported(root, linking("https://khong-ai-biet.vn/x.aspx"))
    assert told(done.contents) == [
        "địa chỉ của liên kết tới khong-ai-biet.vn, chưa có trong docs/nguon "
        "«Nghị định số 30: https://khong-ai-biet.vn/x.aspx»"
    ]


def test_links_to_registered_hosts_stay():
    text = "[Luật](https://vbpl.vn/a) [Luật](https://ts.vbpl.vn/b) \\[Luật](https://x.vn)"
    kept = links.only_registered(Contents([Block(text)]), {"vbpl.vn"})
    assert (kept.blocks, kept.losses) == ([Block(text)], [])


def test_an_address_that_is_written_out_is_not_lost():
    contents = Contents([Block("[www.vi-du.vn/](https://www.vi-du.vn)")])
    kept = links.only_registered(contents, set())
    assert kept.blocks == [Block("www.vi-du.vn/")]
    assert told(kept) == []


def test_registered_hosts_are_those_of_the_sources(root):
    folder = root / "docs" / "nguon"
    folder.mkdir()
    (folder / "mot.md").write_text("---\nhost: www.Vi-Du.vn\n---\n", encoding="utf-8")
    (folder / "hong.md").write_text("---\nhost: [\n---\n", encoding="utf-8")
    assert links.registered_hosts(root / "docs") == {"vi-du.vn"}


def test_a_title_with_control_signs_makes_readable_front_matter(root):
    """Quotation marks of Windows, taken for signs of Latin-1."""
    done = imported(root, text_of("\x84Phòng cháy\x93 chung cư", "Nội dung."), Kind.phieu)
    assert 'title: "„Phòng cháy“ chung cư"' in done.path.read_text(encoding="utf-8")
    assert told(done.contents) == [
        "2 ký tự điều khiển, đã đọc theo bảng mã Windows, ở đoạn «„Phòng cháy“ chung cư»"
    ]


@pytest.mark.parametrize(
    ("text", "right", "loss"),
    [
        ("Số \ud835 hỏng", "Số \ufffd hỏng", "ký tự hỏng, ghi là «\ufffd»"),
        ("a \ue123b", "a b", "ký hiệu riêng của phông chữ"),
        ("\uf0b7 Một", "- Một", ""),
        ("**\uf0a7 Một**", "**- Một**", ""),
        ("Ðộc lập, ðồng", "Độc lập, đồng", ""),
        ("Sigurðr, \x81này", "Sigurðr, này", "ký tự điều khiển"),
    ],
)
def test_signs_that_no_page_may_hold(text, right, loss):
    tidied = letters.tidied(
        Contents([Block(text), Block(rows=(((text,),),), kind="table")], [text])
    )
    assert tidied.blocks == [Block(right), Block(rows=(((right,),),), kind="table")]
    assert tidied.notes == [right]
    assert [line.startswith(loss) for line in told(tidied)] == [True] * (3 if loss else 0)


def test_a_font_that_names_the_vietnamese_d_by_its_low_byte():
    """As in PDF files of a gazette; a Spanish name proves nothing."""
    lines = ["ðiều 1. ñược sửa ñổi, Nð-CP", "theo ñề nghị"]
    read = letters.tidied(Contents([Block(line) for line in lines]))
    assert [b.text for b in read.blocks] == ["Điều 1. được sửa đổi, NĐ-CP", "theo đề nghị"]
    assert told(read) == ["chữ «ñ» và «ð» của phông chữ, đã đọc là «đ» và «Đ», ở cả tệp"]
    assert letters.tidied(Contents([Block("Ông Señor Muñoz")])).blocks == [Block("Ông Señor Muñoz")]


def test_fields_that_a_check_asks_for_are_told(root):
    summary = importer.summary(imported(root, text_of("Một dòng.")))
    asked = [line.split(";")[1] for line in summary.splitlines() if "(bắt buộc;" in line]
    assert sorted(asked) == [" issuer: …)", " system: …)", " type: …)"]


def test_many_pictures_are_named_in_one_line(root):
    file = WordFile([paragraph(run(f"Hình {n}:"), picture("cờ")) for n in range(5)])
    text = imported(root, file).path.read_text(encoding="utf-8")
    assert (
        "phần không chuyển được: hình (5) ở đoạn «Hình 0:», ở đoạn «Hình 1:», ở đoạn «Hình 2:» …."
    ) in text


def test_a_page_that_is_too_large_is_told(root, monkeypatch):
    monkeypatch.setattr(importer, "MOST_BYTES", 100)
    summary = importer.summary(imported(root, text_of("Một dòng.")))
    assert "Còn phải sửa trước khi gửi:\n  - TL015 nặng 0 MB, quá 2 MB." in summary


def test_what_remains_is_told_with_what_to_do(root):
    summary = importer.summary(imported(root, text_of("Chữ � mất", "Chữ � nữa")))
    assert (
        "Còn phải sửa trước khi gửi:\n"
        "  - dòng 9: TL062 có ký tự «�»: chữ ở đây đã mất khi chuyển mã. Fix: xem bản gốc và gõ "
        "lại chữ đã mất. (và 1 chỗ nữa)\n"
    ) in summary
