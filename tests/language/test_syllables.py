"""What is a Vietnamese syllable, and where its tone stands."""

from __future__ import annotations

import pytest

from tailieu.language import syllables


@pytest.mark.parametrize(
    "word",
    "nghiêng quyết giếng gìn khuỷu ngoèo thuở quý yêu uyên huơ Đắk hoạch".split(),  # noqa: SIM905
)
def test_a_syllable(word):
    assert syllables.is_syllable(word)


@pytest.mark.parametrize("word", ["nghành", "quyđịnh", "ngiệp", "kả", "cỉ", "đát́", "bổsung"])
def test_no_syllable(word):
    assert not syllables.is_syllable(word)


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("hoà", ("hòa", "hoà")),
        ("hòan", ("hoàn",)),
        ("qủa", ("quả",)),
        ("thúê", ("thuế",)),
        ("gìa", ("già",)),
        ("nguờì", ()),
    ],
)
def test_where_the_tone_stands(word, right):
    assert syllables.placements(word) == right
