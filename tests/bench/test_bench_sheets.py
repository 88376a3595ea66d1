"""The sheets of measurements are valid, and so is what is changed in them."""

from __future__ import annotations

import re
from datetime import date

from helpers.project import read_docs
from tailieu.bench.sheets import plain, repetition, sheet, statements, with_title, with_words
from tailieu.checks import runner

PAGE = """# Luật <b>Đường sắt</b>

*Số hiệu: 06/2017/QH14.*

## Điều 1. Phạm vi

1. Xem [Điều 2](dieu-2.md) và `mã`.
- Một ý | ba cột {: .x}
"""


def test_a_page_is_reduced_to_its_words():
    assert plain(PAGE) == (
        "Luật Đường sắt",
        "Số hiệu: 06/2017/QH14. Điều 1. Phạm vi 1. Xem Điều 2 và mã . Một ý ba cột : .x",
    )


def test_letters_that_the_checks_refuse_are_mended_or_left_out():
    assert plain("# Ðiều 1ː Ｂộ\n\nСР và жя.") == ("Điều 1: ộ", "CP và .")


def test_text_is_cut_into_statements_that_open_no_list():
    words = [f"tiếng{n}" for n in range(45)]
    assert statements(" ".join([*words, "2. Hết."])) == [" ".join(words), "2\\. Hết."]


def test_every_sheet_passes_the_checks_and_holds_the_whole_text(project):
    long_text = " ".join(f"tiếng{n}" for n in range(700))
    for number, text in enumerate([PAGE, "# Ngắn\n", f"# Dài\n\n{long_text}\n"]):
        page = sheet(number, text, ["548-cv-tu-2024", "203-2025-qh15"], ["chinhphu-vn"])
        (project / "docs" / "phieu" / f"bench-{number}.md").write_text(page, encoding="utf-8")
    catalog, findings = read_docs(project / "docs")
    assert findings == []
    found = runner.run(catalog, date(2026, 11, 26))
    of_sheets = [each for each in found if each.path.startswith("docs/phieu/bench-")]
    # Notes are for the reviewers of real sheets.
    assert [each for each in of_sheets if each.rule.severity != "note"] == []
    assert re.findall(r"tiếng\d+", catalog.sheets["bench-2"].body) == long_text.split()


def test_a_page_gets_another_title_and_more_words():
    page = "---\ntitle: 'Một: hai'\ntopic: dat-dai\n---\ntitle: không phải đây\n"
    assert with_words(with_title(page, 'Ba "bốn"'), "Câu cuối.") == (
        '---\ntitle: "Ba \\"bốn\\""\ntopic: dat-dai\n---\ntitle: không phải đây\n\nCâu cuối.\n'
    )


def test_repeated_text_is_said():
    assert repetition(13_486, 13_486) is None
    assert repetition(13_486, 20_000) == (
        "20000 phiếu từ 13486 trang có sẵn: chữ của 6514 phiếu là lặp lại."
    )
