"""Feeds, read back by a parser other than their writer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import feedparser

from helpers.project import SITE_URL, read_docs
from tailieu.content.catalogue import Catalog
from tailieu.content.history import Deletion, History
from tailieu.content.site import Site
from tailieu.site import feeds

TODAY = date(2026, 11, 23)
ADDED = date(2026, 11, 1)


def site_of(docs: Path, **known: tuple[date, ...]) -> Site:
    """A site that knows the days of its sheets."""
    catalog, _ = read_docs(docs)
    days = {f"docs/phieu/{name}.md": days for name, days in known.items()}
    return Site(catalog, TODAY, History(days, whole=True), name="Trang Tài liệu", address=SITE_URL)


def read(site: Site, path: str) -> feedparser.FeedParserDict:
    made = dict(feeds.feeds(site, SITE_URL))
    found = feedparser.parse(made[path].encode())
    assert (found.bozo, found.version) == (False, "atom10")
    return found


def entries(site: Site, path: str = "co-gi-moi.xml") -> list:
    return read(site, path).entries


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


def test_the_english_feeds_link_english_pages_and_have_ids_of_their_own(docs):
    rewrite(docs, "---\n", "---\nwithdrawn: {on: 2026-11-20, reason: Sai & thiếu.}\n")
    site = site_of(docs, mau=(ADDED,))
    untranslated = read(site, "en/co-gi-moi.xml")
    assert untranslated.feed.language == "en"
    assert of_sheet(untranslated.entries)[0] == (
        "Withdrawn: Phiếu mẫu",
        '<span lang="vi">Sai &amp; thiếu.</span>',
        "2026-11-20T00:00:00+07:00",
    )
    assert "en/co-gi-moi-dat-dai.xml" not in dict(feeds.feeds(site, SITE_URL))
    english = "---\ntitle: A sheet\ndescription: All of a sheet.\n---\n"
    (docs / "phieu/mau.en.md").write_text(english, encoding="utf-8")
    translated = entries(site_of(docs, mau=(ADDED,)), "en/co-gi-moi-dat-dai.xml")
    assert [(one.title, one.link, one.id) for one in translated] == [
        (
            f"{what}: A sheet",
            f"{SITE_URL}en/phieu/mau.html",
            f"tag:example.org,{day}:/tai-lieu/en/phieu/mau#{key}",
        )
        for what, day, key in (
            ("Withdrawn", "2026-11-20", "rut"),
            ("Added", "2026-11-01", "them"),
        )
    ]
    assert {one.id for one in translated} <= {one.id for one in untranslated.entries}


def test_a_removed_page_is_told_under_the_names_that_it_had(docs):
    site, path = site_of(docs), "docs/phieu/cu.md"
    text = "---\ntitle: Phiếu & cũ\nformerly: [ten-dau]\n---\n"
    days = {path: (date(2026, 11, 20), ADDED)}
    deleted = {path: Deletion(date(2026, 11, 20), text)}
    site = replace(site, history=History(days, whole=True, deleted=deleted))
    assert [(one.title, one.link, one.id) for one in entries(site) if "ten-dau" in one.id] == [
        (
            f"{what}: Phiếu & cũ",
            f"{SITE_URL}co-gi-moi.html",
            f"tag:example.org,{day}:/tai-lieu/phieu/ten-dau#{key}",
        )
        for what, day, key in (("Đã gỡ", "2026-11-20", "go"), ("Thêm", "2026-11-01", "them"))
    ]


def grown(docs: Path, sheets: int) -> Site:
    """A site of `sheets` sheets, of which one was added each day."""
    site = site_of(docs)
    (sheet,) = site.catalog.sheets.values()
    catalog, days = Catalog(), {}
    for number in range(sheets):
        catalog.add(replace(sheet, id=f"mau-{number}", path=f"phieu/mau-{number}.md"))
        days[f"docs/phieu/mau-{number}.md"] = (ADDED - timedelta(days=200 - number),)
    return replace(site, catalog=catalog, history=History(days, whole=True))


def test_a_feed_holds_the_latest_events_and_leads_to_archives_of_the_others(docs):
    site = grown(docs, 120)
    path, links, found, followed = "co-gi-moi.xml", {}, set(), []
    while path:
        part = read(site, path)
        links = {link.rel: link.href.removeprefix(SITE_URL) for link in part.feed.links}
        assert links["self"] == path and links.get("current") in (None, "co-gi-moi.xml")
        followed.append((path, len(part.entries)))
        found |= {one.link for one in part.entries}
        path = links.get("prev-archive")
    assert followed == [("co-gi-moi.xml", 50), ("co-gi-moi-2.xml", 50), ("co-gi-moi-1.xml", 50)]
    assert found == {f"{SITE_URL}phieu/mau-{number}.html" for number in range(120)}


def test_an_archive_stays_as_it_is_and_is_small(docs):
    before, again, later = (dict(feeds.feeds(grown(docs, n), SITE_URL)) for n in (120, 120, 170))
    assert before == again
    assert before["co-gi-moi-1.xml"] == later["co-gi-moi-1.xml"]
    assert max(len(text.encode()) for text in later.values()) < 50_000


def test_a_site_without_an_address_has_no_feed(docs, tmp_path):
    (tmp_path / "out").mkdir()
    feeds.write(replace(site_of(docs, mau=(ADDED,)), address=None), tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
