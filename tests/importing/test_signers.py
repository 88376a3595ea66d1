"""Who signed a document, by the titles and names at its end."""

from __future__ import annotations

import pytest

from helpers.heads import office_head, recognised, table, unsure
from tailieu.importing.blocks import Block
from tailieu.importing.head.signers import signer

RECEIVERS = ("**Nơi nhận:**", "- Như trên;", "- Lưu: VT.")


@pytest.mark.parametrize(
    "column",
    [
        ("**TM. ỦY BAN NHÂN DÂN**", "**CHỦ TỊCH**", "(Đã ký)", "**Nguyễn Văn A**"),
        ("**KT. BỘ TRƯỞNG**", "**THỨ TRƯỞNG**", "**Nguyễn Văn A**"),
        ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Nguyễn Văn A"),
        ("**GIÁM ĐỐC**", "**Đại tá Nguyễn Văn A**"),
        ("**HIỆU TRƯỞNG**", "PGS.TS. Nguyễn Văn A"),
        ("**CHỦ TỊCH**", "Đã ký: Nguyễn Văn A"),
    ],
)
def test_the_name_below_the_title(column):
    assert recognised(table((RECEIVERS, column)))["signer"] == "Nguyễn Văn A"


def test_a_signature_needs_no_receivers_beside_it():
    found = recognised("Văn bản.", table(((), ("**CHỦ TỊCH QUỐC HỘI**", "**Nguyễn Văn A**"))))
    assert found["signer"] == "Nguyễn Văn A"


def test_in_a_pdf_title_and_name_may_be_boxes_of_their_own():
    blocks = [Block("Văn bản.", cell=1), Block("**GIÁM ĐỐC**", cell=1), Block("Lê Văn B", cell=2)]
    assert signer(blocks) == ("Lê Văn B", ("GIÁM ĐỐC", "Lê Văn B"), True)


@pytest.mark.parametrize(
    "lines",
    [
        ("Nơi nhận: TM. ỦY BAN NHÂN DÂN", "- Như trên; CHỦ TỊCH", "Lê Văn B"),
        ("Nơi nhận: HIỆU TRƯỞNG", "- Như trên;", "- Lưu: VT. Lê Văn B"),
    ],
)
def test_columns_may_be_laid_out_by_tabs(lines):
    assert recognised(*lines)["signer"] == "Lê Văn B"


def test_the_first_signature_is_that_of_the_document():
    found = recognised(
        table((RECEIVERS, ("**KT. CHỦ TỊCH**", "**PHÓ CHỦ TỊCH**", "**Lê Văn B**"))),
        "**QUY CHẾ**",
        *[f"Điều {number}. Mẫu" for number in range(50)],
        table(((), ("**TRƯỞNG BAN**", "**Trần Văn C**"))),
    )
    assert found["signer"] == "Lê Văn B"


def test_who_certifies_a_copy_did_not_sign_it():
    found = recognised(
        "**CHỦ TỊCH QUỐC HỘI**",
        "**Lê Văn B**",
        "**SAO Y BẢN CHÍNH**",
        "**KT. CHỦ NHIỆM**",
        "**PHÓ CHỦ NHIỆM**",
        "**Trần Văn C**",
    )
    assert found["signer"] == "Lê Văn B"


@pytest.mark.parametrize("title", ["**GIÁM ĐỐC**", "**KT. BỘ TRƯỞNG**"])
def test_of_two_who_sign_side_by_side_none_is_taken(title):
    pair = table(((title, "**Lê Văn B**"), (title, "**Trần Văn C**")))
    assert "signer" not in recognised("Văn bản.", pair)


@pytest.mark.parametrize(
    "lines",
    [
        ("QUYỀN SỞ HỮU", "Chương XI"),
        ("**CHỦ TỊCH**", "Căn cứ Luật;", "Nguyễn Văn A"),
        ("**TRƯỞNG THÔN ĐÔNG**", "Nhà Văn Hóa"),
    ],
)
def test_what_is_no_signature(lines):
    assert "signer" not in recognised(*lines)


def test_a_name_of_no_known_family_is_unsure():
    assert unsure(table((RECEIVERS, ("**CHỦ TỊCH**", "**Zơ Râm Mẫu**")))) == {"signer"}
    assert "signer" not in unsure(office_head("Số: 1/A-B"))
