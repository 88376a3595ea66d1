"""`tailieu bench serve`: what it saves, and what a browser then sees."""

from __future__ import annotations

import json

import pytest

from helpers.program import tailieu
from helpers.project import ROOT
from tailieu.bench.serve import changes


def test_every_save_shows_other_words(project):
    sheet = project / "docs" / "phieu" / "khi-co-bao.md"
    made = changes(project, sheet, 2)
    assert [each.words for saves in made.values() for each in saves] == [
        *("Sửa lần một xong", "Sửa lần một một xong"),
        *("Sửa lần một xong?", "Sửa lần một một xong?"),
        *("Sửa lần một xong!", "Sửa lần một một xong!"),
    ]
    for saves in made.values():
        for each in saves:
            assert each.words in each.text
            assert each.text != each.file.read_text("utf-8")


@pytest.mark.full
def test_saves_of_the_project_are_seen_and_nothing_of_it_changes(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    out = tmp_path / "a.json"
    done = tailieu("bench", "serve", "--sheets", "0", "--times", "1", "--json", out)
    assert (done.exit_code, done.exception) == (0, None)
    report = json.loads(out.read_text("utf-8"))
    assert [(each["kind"], len(each["seen"])) for each in report["saves"]] == [
        ("chữ của trang", 1),
        ("tên trang", 1),
        ("khuôn", 1),
    ]
    assert "Sửa lần" not in (ROOT / "docs" / report["page"].replace(".html", ".md")).read_text()
    assert "Dự án này" in done.stdout
