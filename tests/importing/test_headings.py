"""Bold lines that begin a section become headings, with their names below."""

from __future__ import annotations

from tailieu.importing.headings import with_headings


def headings(*paragraphs: str) -> list[str]:
    return with_headings("\n\n".join(paragraphs))


def test_a_chapter_a_division_and_an_article_become_headings_with_their_names():
    assert headings(
        "**Chương I**",
        "**QUY ĐỊNH**",
        "**CHUNG**",
        "**Mục 1. PHẠM VI**",
        "**Điều 1. Phạm vi[^1]**",
        "1. Một",
        "**Điều 2**",
        "**Đối tượng**",
        "**Đậm**",
    ) == [
        "## Chương I\nQUY ĐỊNH\nCHUNG",
        "### Mục 1. PHẠM VI",
        "### Điều 1. Phạm vi[^1]",
        "1. Một",
        "### Điều 2\nĐối tượng",
        "**Đậm**",
    ]


def test_what_has_no_address_or_is_a_sentence_stays_as_it_is():
    kept = [
        "**QUYẾT ĐỊNH:**",
        "**Điều 1.** Ban hành kèm theo Quyết định này Quy chế.",
        "**Điều 9. Lạc**",
        "**Điều 2.** Hai./.",
        "**Điều 1. Sau chỗ kết thúc**",
    ]
    assert headings(*kept) == kept


def test_an_attachment_is_a_heading_and_the_line_that_tells_of_it_is_none():
    issued = "(Ban hành kèm theo Quyết định số 5/QĐ-UBND)"
    found = headings("Điều 1. Một./.", "**QUY CHẾ**", "**LÀM VIỆC**", issued, "**Điều 1. A**")
    assert found[1:] == ["## QUY CHẾ\nLÀM VIỆC", issued, "### Điều 1. A"]
