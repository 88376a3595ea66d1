"""Feeds, read back by a parser other than their writer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import feedparser

from helpers.project import SITE_URL, read_docs
from tailieu.content.catalogue import Catalog
from tailieu.content.history import History
from tailieu.content.site import Site
from tailieu.site import feeds

TODAY = date(2026, 11, 23)
ADDED = date(2026, 11, 1)


def site_of(docs: Path, **known: tuple[date, ...]) -> Site:
    """A site that knows the days of its sheets."""
    catalog, _ = read_docs(docs)
    days = {f"docs/phieu/{name}.md": days for name, days in known.items()}
    return Site(catalog, TODAY, History(days, whole=True), name="Trang Tài liệu", address=SITE_URL)


def entries(site: Site, path: str = "co-gi-moi.xml") -> list:
    made = dict(feeds.feeds(site, SITE_URL))
    read = feedparser.parse(made[path].encode())
    assert (read.bozo, read.version) == (False, "atom10")
    return read.entries


def rewrite(docs: Path, old: str, new: str) -> None:
    page = docs / "phieu/mau.md"
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), encoding="utf-8")


def of_sheet(found: list) -> list[tuple[str, str, str]]:
    return [(one.title, one.summary, one.updated) for one in found if "/phieu/" in one.link]


def test_a_feed_tells_of_withdrawals_with_their_reasons(docs):
    rewrite(docs, "---\n", "---\nwithdrawn: {on: 2026-11-20, reason: Sai & thiếu.}\n")
    assert of_sheet(entries(site_of(docs, mau=(ADDED,)))) == [
        ("Rút: Phiếu mẫu", "Sai &amp; thiếu.", "2026-11-20T00:00:00+07:00"),
        ("Thêm: Phiếu mẫu", "Một phiếu đủ bốn phần.", "2026-11-01T00:00:00+07:00"),
    ]


def test_a_topic_has_a_feed_of_its_own(docs):
    site = site_of(docs, mau=(ADDED,))
    assert [one.title for one in entries(site, "co-gi-moi-dat-dai.xml")] == ["Thêm: Phiếu mẫu"]
    assert "co-gi-moi-suc-khoe.xml" not in dict(feeds.feeds(site, SITE_URL))


def test_what_lies_ahead_has_not_happened(docs):
    rewrite(docs, "---\n", "---\nin_force_until: 2026-12-31\n")
    assert of_sheet(entries(site_of(docs))) == []


def test_ids_outlive_another_title_another_reason_and_another_name(docs):
    twice = "changed: [{on: 2026-11-20, what: Một.}, {on: 2026-11-20, what: Hai.}]\n"
    rewrite(docs, "---\n", f"---\n{twice}")
    before = {one.id for one in entries(site_of(docs, mau=(ADDED,))) if "/phieu/" in one.link}
    sheet = "tag:example.org,2026-11-{}:/tai-lieu/phieu/mau#{}"
    assert before == {
        sheet.format("01", "them"),
        sheet.format("20", "sua"),
        sheet.format("20", "sua-2"),
    }
    rewrite(docs, "title: Phiếu mẫu", "title: Tên khác\nformerly: [mau]")
    rewrite(docs, "what: Một.", "what: Lý do khác.")
    (docs / "phieu/mau.md").rename(docs / "phieu/ten-khac.md")
    after = entries(site_of(docs, **{"ten-khac": (ADDED,)}))
    assert {one.id for one in after if "/phieu/" in one.link} == before


def test_a_feed_holds_the_latest_events_and_is_the_same_each_time(docs):
    site = site_of(docs)
    (sheet,) = site.catalog.sheets.values()
    grown, days = Catalog(), {}
    for number in range(500):
        grown.add(replace(sheet, id=f"mau-{number}", path=f"phieu/mau-{number}.md"))
        days[f"docs/phieu/mau-{number}.md"] = (TODAY - timedelta(days=number),)
    site = replace(site, catalog=grown, history=History(days, whole=True))
    found = entries(site)
    assert [one.link for one in found] == [
        f"{SITE_URL}phieu/mau-{number}.html" for number in range(feeds.MOST_ENTRIES)
    ]
    made = list(feeds.feeds(site, SITE_URL))
    assert made == list(feeds.feeds(site, SITE_URL))
    assert max(len(text.encode()) for _, text in made) < 100_000


def test_a_site_without_an_address_has_no_feed(docs, tmp_path):
    (tmp_path / "out").mkdir()
    feeds.write(replace(site_of(docs, mau=(ADDED,)), address=None), tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
