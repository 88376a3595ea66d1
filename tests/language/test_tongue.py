"""Names, titles and quotations are marked with the language that they are in."""

from __future__ import annotations

import pytest

from tailieu.language.tongue import language_of, vietnamese_runs


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Luật Trật tự, an toàn giao thông đường bộ", "vi"),
        ("Hướng dẫn của WHO: Guidelines for the care of burns", "vi"),
        ("Guidelines for the treatment of malaria", "en"),
        ("“The law takes effect from July 1, 2026”", "en"),
        # The end of an address: “thẻ” and “trừ điểm” without their marks.
        ("tru diem gplx cu the nhu the nao", None),
        ("548-CV/TU", None),
        ("VNeID", None),
    ],
)
def test_the_language_of_words_is_told_by_their_letters(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("mentions a Document Page (Trang Tài liệu) as one", ["Trang Tài liệu"]),
        ("In Hà Nội and Thành phố Hồ Chí Minh", ["Hà Nội", "Thành phố Hồ Chí Minh"]),
        (
            "Same basis: Luật số 118/2025/QH15 (sửa đổi luật về an ninh, trật tự), same topic",
            ["Luật số 118/2025/QH15 (sửa đổi luật về an ninh, trật tự"],
        ),
        ("135,000 đồng in person, 115,000 đồng online", ["đồng", "đồng"]),
        ("Bản &amp; mẫu", ["Bản", "mẫu"]),
        # French, an abbreviation and a sign are no Vietnamese.
        ("A café, Decree 118/2025/NĐ-CP, press × to close", []),
    ],
)
def test_vietnamese_passages_are_found_in_an_english_text(text, passages):
    assert [text[start:end] for start, end in vietnamese_runs(text)] == passages
