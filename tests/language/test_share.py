"""How much of a text is Vietnamese."""

from __future__ import annotations

import pytest

from tailieu.language.share import Share, share


def test_numbers_abbreviations_and_codes_are_no_words():
    assert share("Căn cứ Nghị định số 30/2020/NĐ-CP, UBND xã (Luật) báo cáo 12.500 đồng") == Share(
        words=10, known=10, accented=10, english=0
    )


@pytest.mark.parametrize(
    ("text", "vietnamese", "rubbish"),
    [
        ("Ủy ban nhân dân xã đề nghị các thôn chuẩn bị cây giống.", True, False),
        ("Uy ban nhan dan xa de nghi cac thon chuan bi cay giong.", False, False),
        ("The parties to this agreement shall be bound by all of its terms.", False, False),
        ("cgNG HoA x.A. cHU NGHIA vrpr NAM DQc l$p Tq do H4nh phric viQc ph6p", False, True),
        ("(cid:12)(cid:7) (cid:31)(cid:2)\ue012\ue034 \ue020\ue031\ue044", False, True),
    ],
)
def test_what_a_text_is(text, vietnamese, rubbish):
    found = share(f"{text} " * 10)
    assert (found.is_vietnamese, found.is_rubbish) == (vietnamese, rubbish)


def test_a_few_words_tell_nothing():
    assert share("Annex III").is_vietnamese
    assert not share("vrpr NAM").is_rubbish
