"""What happened to the pages, told from front matter and from git."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helpers.project import read_docs
from tailieu.content import news
from tailieu.content.history import Deletion, History

ADDED = date(2026, 11, 1)
SHEET = "docs/phieu/mau.md"


def told(docs: Path, history: History, page: str) -> list[tuple[str, str, str | None]]:
    catalog, _ = read_docs(docs)
    return [
        (event.day.isoformat(), event.what, event.told)
        for event in news.events(catalog, history)
        if event.entry.path == page
    ]


def say(docs: Path, field: str, page: str = "phieu/mau.md") -> None:
    path = docs / page
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("---\n", f"---\n{field}\n", 1), encoding="utf-8")


def days(*found: date) -> History:
    return History({SHEET: found}, whole=True)


def test_a_page_was_added_on_the_day_of_its_first_commit(docs):
    assert told(docs, days(ADDED), "phieu/mau.md") == [("2026-11-01", "them", None)]


def test_without_the_whole_history_nobody_knows_when_a_page_was_added(docs):
    assert told(docs, History({SHEET: (ADDED,)}), "phieu/mau.md") == []


def test_a_change_has_the_reason_that_its_page_gives(docs):
    say(docs, "changed: [{on: 2026-12-05, what: Sửa mức phạt.}]")
    expected = [("2026-12-05", "sua", "Sửa mức phạt.")]
    assert told(docs, History(), "phieu/mau.md") == expected
    # Commits of the same month are taken for the change that is told.
    history = days(date(2026, 12, 7), date(2026, 12, 5), ADDED)
    assert told(docs, history, "phieu/mau.md") == [*expected, ("2026-11-01", "them", None)]


def test_changes_that_nobody_tells_are_one_a_month(docs):
    history = days(date(2027, 1, 9), date(2027, 1, 2), date(2026, 12, 1), date(2026, 11, 3), ADDED)
    assert told(docs, history, "phieu/mau.md") == [
        ("2027-01-09", "sua", None),
        ("2026-12-01", "sua", None),
        ("2026-11-01", "them", None),
    ]


@pytest.mark.parametrize(("field", "what"), [("withdrawn", "rut"), ("archived", "luu-tru")])
def test_a_sheet_that_is_given_up_tells_why(docs, field, what):
    say(docs, field + ": {on: 2026-11-20, reason: Số sai.}")
    assert told(docs, History(), "phieu/mau.md") == [("2026-11-20", what, "Số sai.")]


def test_a_sheet_expires_on_the_day_after_its_last(docs):
    say(docs, "in_force_from: 2026-12-01\nin_force_until: 2027-01-31")
    assert told(docs, History(), "phieu/mau.md") == [
        ("2027-02-01", "het-hieu-luc", None),
        ("2026-12-01", "co-hieu-luc", None),
    ]


def test_a_replaced_sheet_names_the_one_that_was_added_then(docs):
    newer = (docs / "phieu/mau.md").read_text(encoding="utf-8")
    (docs / "phieu/moi.md").write_text(
        newer.replace("---\n", "---\nreplaces: [mau]\n", 1), encoding="utf-8"
    )
    catalog, _ = read_docs(docs)
    history = History({"docs/phieu/moi.md": (date(2026, 12, 2),)}, whole=True)
    replaced = [event for event in news.events(catalog, history) if event.what == "bi-thay-the"]
    (of_sheet,) = [event for event in replaced if event.entry.kind == "phieu"]
    assert (of_sheet.day, of_sheet.by) == (date(2026, 12, 2), catalog.sheets["moi"])


GONE = "---\ntitle: Phiếu <cũ>\ntopic: dat-dai\nformerly: [ten-dau]\nno-such-field: 1\n---\n"


def removed(name: str, text: str = GONE) -> History:
    path = f"docs/phieu/{name}.md"
    deleted = {path: Deletion(date(2026, 12, 2), text)}
    return History({path: (date(2026, 12, 2), ADDED)}, whole=True, deleted=deleted)


def test_a_removed_page_is_told_by_its_last_title(docs):
    catalog, _ = read_docs(docs)
    found = [event for event in news.events(catalog, removed("cu")) if event.gone]
    assert [(event.day, event.what) for event in found] == [
        (date(2026, 12, 2), "go"),
        (ADDED, "them"),
    ]
    for event in found:
        assert (event.entry.meta.title, event.topics) == ("Phiếu <cũ>", ("dat-dai",))
        assert event.by is None


def test_a_removed_page_leads_to_the_one_that_has_its_address(docs):
    say(docs, "formerly: [cu]")
    catalog, _ = read_docs(docs)
    (event, _) = [event for event in news.events(catalog, removed("cu")) if event.gone]
    assert event.by == catalog.sheets["mau"]


@pytest.mark.parametrize(("name", "text"), [("mau", GONE), ("cu.en", GONE), ("cu", "")])
def test_what_is_there_again_a_translation_and_what_git_lacks_are_not_told(docs, name, text):
    catalog, _ = read_docs(docs)
    assert not any(event.gone for event in news.events(catalog, removed(name, text)))


def test_what_befell_a_law_before_it_had_a_page_is_no_news(docs):
    replaced = [("2024-08-01", "bi-thay-the", None)]
    assert told(docs, History(), "van-ban/luat-cu.md") == replaced
    history = History({"docs/van-ban/luat-cu.md": (ADDED,)}, whole=True)
    assert told(docs, history, "van-ban/luat-cu.md") == [("2026-11-01", "them", None)]
