"""“Có gì mới”: which events are on which of its pages, and what these weigh."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helpers.checking import page
from helpers.project import ROOT, read_docs
from tailieu.content.catalogue import Catalog
from tailieu.content.findings import ContentErrors
from tailieu.content.history import History
from tailieu.content.site import Site
from tailieu.site import frames, news
from tailieu.site.kinds import edition
from tailieu.site.pages import Pages
from tailieu.site.templates import Templates

TODAY = date(2026, 11, 23)


def site(docs, sheets: int, changed: int = 0) -> Site:
    """`sheets` copies of one, added three a day until today; the oldest `changed` changed today."""
    catalog, _ = read_docs(docs)
    (sheet,) = catalog.sheets.values()
    days = {}
    grown = Catalog()
    for number in range(sheets):
        path = f"phieu/mau-{number:04}.md"
        grown.add(replace(sheet, id=f"mau-{number:04}", path=path))
        grown.texts[path] = sheet.source
        added = TODAY - timedelta(days=number // 3)
        days[f"docs/{path}"] = (TODAY, added) if number >= sheets - changed else (added,)
    return Site(grown, TODAY, History(days, whole=True))


def with_its_page(docs) -> Site:
    """A site of 500 sheets that has “Có gì mới”."""
    made = site(docs, 500)
    (docs / "co-gi-moi.md").write_bytes((ROOT / "docs/co-gi-moi.md").read_bytes())
    catalog, _ = read_docs(docs)
    page = catalog.pages["co-gi-moi"]
    made.catalog.add(page)
    made.catalog.texts[page.path] = page.source
    return made


def counted(made: Site) -> dict[str, int]:
    """Address → number of events of every page, and the number of the newest page first."""
    vi = edition(made, "vi")
    pages = {"co-gi-moi.html": news.first(vi)}
    pages |= {url: view for url, (_, view) in news.further(vi).items()}
    return {url: sum(month.count for month in view.months) for url, view in pages.items()}


def test_few_events_are_on_one_page(docs):
    assert counted(site(docs, 200)) == {"co-gi-moi.html": 200}


def test_pages_of_older_events_keep_their_addresses_and_events(docs):
    assert counted(site(docs, 500)) == {
        "co-gi-moi.html": 140,
        "co-gi-moi-3.html": 120,
        "co-gi-moi-2.html": 120,
        "co-gi-moi-1.html": 120,
    }

    def oldest(made: Site) -> list[str]:
        _, view = news.further(edition(made, "vi"))["co-gi-moi-1.html"]
        return [
            line.link.url for month in view.months for _, lines in month.groups for line in lines
        ]

    assert oldest(site(docs, 500)) == oldest(site(docs, 500, changed=50))


def test_many_additions_are_counted_by_kind_and_the_first_are_the_sites_opening(docs):
    made = site(docs, 150, changed=2)
    november, october = news.first(edition(made, "vi")).months
    assert (november.added, october.added) == (
        "Đã thêm 69 phiếu.",
        "Trang ra mắt với 81 phiếu.",
    )
    assert [(label, len(lines)) for label, lines in november.groups] == [("69 phiếu", 69)]
    assert [line.what for line in november.lines] == ["sua", "sua"]


def test_few_additions_stand_one_by_one(docs):
    (month,) = news.first(edition(site(docs, news.MOST_ADDED), "vi")).months
    assert (month.added, month.groups, len(month.lines)) == (None, [], news.MOST_ADDED)


def test_what_is_to_come_is_told_for_three_months_the_nearest_first(docs):
    page = docs / "phieu/mau.md"
    text = page.read_text(encoding="utf-8")
    for until in ("2026-12-31", "2026-11-30", "2027-06-30"):
        made = text.replace("---\n", f"---\nin_force_until: {until}\n", 1)
        page.with_name(f"den-{until}.md").write_text(made, encoding="utf-8")
    catalog, _ = read_docs(docs)
    shown = news.first(edition(Site(catalog, TODAY), "vi"))
    assert [(line.day, line.label) for line in shown.ahead] == [
        ("01/12/2026", "Hết hiệu lực"),
        ("01/01/2027", "Hết hiệu lực"),
    ]
    assert not shown.from_git


def test_a_page_of_events_is_small(docs):
    pages = Pages(with_its_page(docs), Templates(ROOT / "overrides"), frames.Frames({}))
    inputs = pages.inputs("co-gi-moi-1.html")
    assert inputs and len(pages.article(inputs).content.encode()) < 60_000


@pytest.mark.parametrize("nav", [[], [{"Có gì mới": "co-gi-moi.md"}]])
def test_every_page_of_events_has_a_frame(docs, nav):
    made = replace(with_its_page(docs), configuration={"nav": nav})
    drawn = frames.Frames({place: "" for place in frames.places(made)})
    pages = Pages(made, Templates(ROOT / "overrides"), drawn)
    urls = [url for url in pages.urls() if "co-gi-moi" in url]
    assert urls[:2] == ["co-gi-moi.html", "co-gi-moi-3.html"]
    for inputs in map(pages.inputs, urls):
        assert inputs and drawn.place(inputs.lang, inputs.path) in drawn.drawn


def test_no_page_may_take_the_address_of_one_of_events(docs):
    """Only the build knows how many pages these are."""
    (docs / "co-gi-moi-3.md").write_text(page("Một câu."), encoding="utf-8")
    made = with_its_page(docs)
    made.catalog.add(read_docs(docs)[0].pages["co-gi-moi-3"])
    pages = Pages(made, Templates(ROOT / "overrides"), frames.Frames({}))
    with pytest.raises(ContentErrors) as told:
        pages.urls()
    assert [str(finding) for finding in told.value.findings] == [
        "docs/co-gi-moi-3.md: TL018 địa chỉ «co-gi-moi-3.html» đã được một trang khác dùng. "
        "Fix: đặt tên khác, hoặc để ở thư mục khác."
    ]
