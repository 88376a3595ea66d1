"""Every letter comes back from VNI and TCVN3, and the font tells which of them it is."""

from __future__ import annotations

import pytest

from helpers.word_files import (
    LETTERS,
    tcvn3,
    vni,
)
from tailieu.language import legacy_encodings


def test_every_letter_comes_back_from_vni():
    assert [legacy_encodings.repair(vni(letter), "VNI-Times") for letter in LETTERS] == LETTERS


def test_every_letter_comes_back_from_tcvn3():
    small = [letter for letter in LETTERS if letter.islower()]
    assert [legacy_encodings.repair(tcvn3(letter), ".VnTime") for letter in small] == small
    large = [letter.upper() for letter in small]
    assert [legacy_encodings.repair(tcvn3(letter), ".VnTimeH") for letter in small] == large
    # The seven capitals without a tone have signs of their own.
    assert legacy_encodings.repair("¡¢£¤¥¦§", ".VnArial") == "ĂÂÊÔƠƯĐ"


def test_the_signs_that_pdf_files_name_otherwise():
    assert legacy_encodings.repair("n\u2212íc x\u2219 héi", "VnTime") == "nước xã hội"
    assert legacy_encodings.repair("chñ nghÜa", "VnTimeHBold") == "CHỦ NGHĨA"


@pytest.mark.parametrize(
    ("text", "font", "encoding"),
    [
        ("C¨n cø NghÞ ®Þnh", "", "TCVN3"),
        ("ÑOÄC LAÄP TÖÏ DO", "", "VNI"),
        ("N¬i nhËn", "", None),
        ("N¬i nhËn", "VNTime", "TCVN3"),
        ("d©n téc, miÒn nói, cã sè m« h×nh häc, tr×nh ®é, c¸n bé", "", "TCVN3"),
        ("cà phê có thể là của bác", "VNTime", None),
        ("thé né été général intérêt, qualité de Genève, Müller, Ångström, señor", "", None),
        ("C¨n cø NghÞ ®Þnh của Chính phủ về việc ấy", "", None),
    ],
)
def test_words_tell_the_encoding(text, font, encoding):
    assert legacy_encodings.by_letters(text, font) == encoding


@pytest.mark.parametrize(
    ("text", "font", "right"),
    [
        ("d©n téc vµ miÒn nói", "VNSTCVN3", "TCVN3"),
        ("daân toäc vaø mieàn nuùi", "VNSTCVN3", "VNI"),
        ("dân tộc và miền núi", "VNSTCVN3", None),
        ("công an xã", ".VnTime", "TCVN3"),
        ("daân toäc", ".VnTime", "TCVN3"),
    ],
)
def test_one_font_may_hold_several_encodings(text, font, right):
    assert legacy_encodings.reading(text, font, "TCVN3") == right


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        (".VnTime", "TCVN3"),
        ("VnTimeHBold", "TCVN3"),
        (".VnArialH", "TCVN3"),
        (".VnTime,Bold", "TCVN3"),
        ("VNI-Times", "VNI"),
        ("VNI-Helve", "VNI"),
        ("Times New Roman", None),
        ("", None),
    ],
)
def test_the_font_tells_the_encoding(name, encoding):
    assert legacy_encodings.encoding(name) == encoding
