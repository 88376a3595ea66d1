"""Notices (thông báo), a kind that only a test has: what a body lets people know on one day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from tailieu.content.dates import short_date
from tailieu.content.fields import Day, Prose, Slug
from tailieu.content.messages import Message
from tailieu.content.schema import Page, Reference, Source
from tailieu.site.kind import LANGUAGE, Cells, Facet, Kind, Link, Listing


class Notice(Page):
    folder: ClassVar[str] = "thong-bao"

    on: Day
    where: Prose
    source: Slug

    def references(self) -> Iterator[Reference]:
        yield Reference(("source",), Source.folder, self.source)


@dataclass(frozen=True)
class NoticeView:
    on: str
    source: Link


KIND = Kind(
    model=Notice,
    name=Message("Thông báo", "Notice"),
    count=Message("{count} thông báo", "notices: {count}"),
    order=6,
    view=lambda edition, notice: NoticeView(
        on=short_date(notice.meta.on, edition.lang),
        source=edition.link(edition.catalog.sources[notice.meta.source]),
    ),
    listing=Listing(
        columns=(Message("Thông báo", "Notice"), Message("Nơi", "Place"), Message("Ngày", "Day")),
        cells=lambda edition, notice: Cells(
            note=notice.meta.where,
            day=notice.meta.on.isoformat(),
            day_label=short_date(notice.meta.on, edition.lang),
        ),
        empty=Message("Chưa có thông báo nào.", "No notices yet."),
        facets=(
            Facet(
                "nam",
                Message("Năm", "Year"),
                {},
                lambda edition, notice: [str(notice.meta.on.year)],
            ),
            LANGUAGE,
        ),
        newest_first=True,
    ),
    new="""---
title: "…"
description: "…"
on: 2026-11-23
where: "…"
source: moh-gov-vn
---
…
""",
)
