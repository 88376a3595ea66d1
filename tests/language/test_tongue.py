"""Names, titles and quotations are marked with the language that they are in."""

from __future__ import annotations

import pytest

from tailieu.language.tongue import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Luật Trật tự, an toàn giao thông đường bộ", "vi"),
        ("Hướng dẫn của WHO: Guidelines for the care of burns", "vi"),
        ("Guidelines for the treatment of malaria", "en"),
        ("548-CV/TU", None),
        ("VNeID", None),
    ],
)
def test_the_language_of_words_is_told_by_their_letters(text, language):
    assert language_of(text) == language
