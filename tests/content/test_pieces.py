"""Long full texts in pieces: what stands on which page."""

from __future__ import annotations

import pytest

from tailieu.content import clauses, pieces

TEXT = """**LUẬT**[^1]

## Chương I
CHUNG

### Điều 1. Một[^2]

## Chương II
RIÊNG

Chung cho cả chương.

### Mục 1. A

### Điều 2. Hai[^1]

### Mục 2. B

### Điều 3. Ba

[^1]: Chú thích một

[^2]: Chú thích hai"""


def cut() -> list[tuple[str, list[str]]]:
    found = pieces.cut(clauses.split(TEXT))
    return [(piece.name, [clause.id for clause in piece.clauses]) for piece in found]


def test_a_short_text_stays_on_its_page():
    assert cut() == []


def test_a_long_text_is_cut_into_chapters_with_the_notes_that_they_refer_to(monkeypatch):
    monkeypatch.setattr(pieces, "LONGEST", 100)
    assert cut() == [
        ("", ["doan-1", "chu-thich-1"]),
        ("chuong-01", ["chuong-1", "dieu-1", "chu-thich-2"]),
        (
            "chuong-02",
            [
                "chuong-2",
                "doan-2",
                "chuong-2-muc-1",
                "dieu-2",
                "chuong-2-muc-2",
                "dieu-3",
                "chu-thich-1",
            ],
        ),
    ]


def test_a_long_chapter_is_cut_into_its_divisions(monkeypatch):
    monkeypatch.setattr(pieces, "LONGEST", 50)
    assert cut()[2:] == [
        ("chuong-02-muc-01", ["chuong-2", "doan-2", "chuong-2-muc-1", "dieu-2", "chu-thich-1"]),
        ("chuong-02-muc-02", ["chuong-2-muc-2", "dieu-3"]),
    ]


@pytest.mark.parametrize("text", ["", "Một đoạn", "## Chương I\n\n" + "Chữ. " * 20_000])
def test_a_text_without_chapters_is_not_cut(text):
    assert pieces.cut(clauses.split(text)) == ()
