"""Information sheets (phiếu thông tin): the talking points on one topic."""

from __future__ import annotations

from dataclasses import dataclass

from tailieu.content import dates, terms
from tailieu.content.catalogue import Entry
from tailieu.content.interface import UI
from tailieu.content.schema import Sheet
from tailieu.content.status import sheet_status
from tailieu.site import html_filters, page_markdown
from tailieu.site.kind import (
    LANGUAGE,
    Cells,
    Edition,
    Facet,
    Kind,
    Link,
    Listing,
    SearchMeta,
    Status,
    status,
)

NEW = """---
title: "…"
description: "…"
topic: to-chuc
month: MONTH
audience: [nhan-dan]
minutes: 3
review_by: REVIEW
citations:
  nguon-1:
    document: 548-cv-tu-2024
---
## Nội dung chính

1. **…** …[^nguon-1]

## Ai được, ai phải

- …[^nguon-1]

## Cần làm gì

1. …[^nguon-1]

## Giấy tờ

- …[^nguon-1]

## Nơi làm

- …[^nguon-1]

## Gọi ai

- **…**: …[^nguon-1]

## Số liệu cần nhớ

- …[^nguon-1]

## Hỏi – đáp

### …?

…[^nguon-1]

## Khi chưa biết thì nói gì

…
"""


@dataclass(frozen=True)
class SheetView:
    """The context of overrides/phieu.html. `mark` is a key of terms.MARKS."""

    status: Status
    mark: str
    mark_label: str
    warned: bool
    replaced_by: list[Link]
    replaces: list[Link]


def status_of(edition: Edition, sheet: Entry[Sheet]) -> Status:
    """The status of a sheet on the site's day."""
    code = sheet_status(edition.catalog, sheet, edition.site.today)
    return status(
        code,
        edition.lang,
        start=sheet.meta.in_force_from,
        end=sheet.meta.in_force_until,
        review_by=sheet.meta.review_by,
        checked=bool(sheet.meta.reviewed),
        # Replaced, archived or withdrawn sheets do not depend on the day.
        fixed=code not in dates.BY_DATES,
    )


def season_of(sheet: Entry[Sheet]) -> tuple[str, ...]:
    """The months, from 01 to 12, in which a sheet matters most; empty where it always does."""
    return tuple(f"{month:02}" for month in sheet.meta.season)


def _view(edition: Edition, sheet: Entry[Sheet]) -> SheetView:
    meta = sheet.meta
    lang = edition.lang
    # The evidence of a sheet is as good as that of its weakest citation.
    mark = max(
        (edition.catalog.reading(citation).mark for citation in meta.citations.values()),
        key=["checked", "V1", "given", "V2"].index,
    )
    sheets = edition.catalog.sheets
    return SheetView(
        status=status_of(edition, sheet),
        mark=mark,
        mark_label=terms.MARKS[mark].format(lang),
        warned=bool(meta.warning),
        replaced_by=[
            edition.link(newer) for newer in edition.catalog.sheet_replaced_by.get(sheet.id, [])
        ],
        replaces=[edition.link(sheets[older]) for older in meta.replaces],
    )


def _parts(edition: Edition, sheet: Entry[Sheet]) -> page_markdown.SheetParts:
    meta = sheet.meta
    archived = meta.archived.reason if meta.archived else None
    about = page_markdown.SheetAbout(
        description=sheet.text("description", edition.lang),
        audience=[terms.AUDIENCES[key].format(edition.lang) for key in meta.audience],
        minutes=meta.minutes,
        topic=terms.TOPICS[meta.topic].format(edition.lang),
        month=dates.short_month(meta.month, edition.lang),
        warnings=[text for text in (archived, sheet.text("warning", edition.lang)) if text],
    )
    return page_markdown.SheetParts(
        about,
        page_markdown.source_notes(edition, sheet),
        page_markdown.amounts(edition, sheet),
    )


def _cells(edition: Edition, sheet: Entry[Sheet]) -> Cells:
    return Cells(
        note=terms.TOPICS[sheet.meta.topic].format(edition.lang),
        status=status_of(edition, sheet),
        day=sheet.meta.month,
        day_label=dates.short_month(sheet.meta.month, edition.lang),
    )


KIND = Kind(
    model=Sheet,
    # Its marks are those of its sources (page_markdown.py), which theirs would look like.
    notes=False,
    name=UI["sheet"],
    count=UI["sheets-held"],
    order=1,
    view=_view,
    listing=Listing(
        columns=(UI["sheet"], UI["topic"], UI["status"], UI["month"]),
        cells=_cells,
        empty=UI["no-sheets"],
        facets=(
            Facet("chu-de", UI["topic"], terms.TOPICS, lambda edition, sheet: [sheet.meta.topic]),
            Facet("ky", UI["month"], {}, lambda edition, sheet: [sheet.meta.month]),
            Facet(
                "doi-tuong",
                UI["audience"],
                terms.AUDIENCES,
                lambda edition, sheet: sheet.meta.audience,
            ),
            Facet(
                "trang-thai",
                UI["status"],
                terms.STATUSES,
                lambda edition, sheet: [status_of(edition, sheet).code],
            ),
            LANGUAGE,
        ),
        divided_by="chu-de",
        newest_first=True,
        my_pack=True,
    ),
    new=NEW,
    status=status_of,
    minutes=lambda sheet: sheet.meta.minutes,
    search=lambda edition, sheet: SearchMeta(
        tags=[terms.TOPICS[sheet.meta.topic].format(edition.lang)]
    ),
    taken=_parts,
    markdown=page_markdown.sheet_markdown,
    arrange=html_filters.arrange_sheet,
)
