"""Official sources (nguồn chính thống): their bodies, addresses and approvals."""

from __future__ import annotations

from dataclasses import dataclass

from tailieu.content import terms
from tailieu.content.catalogue import Entry
from tailieu.content.interface import UI
from tailieu.content.messages import Message
from tailieu.content.schema import Source
from tailieu.site.kind import LANGUAGE, Cells, Edition, Facet, Kind, Link, Listing, SearchMeta
from tailieu.site.links import ReadAt, named_link, newest_sheets, read_at

NEW = """---
title: "…"
description: "…"
host: HOST
kind: cong
approval: unchecked
evidence: {mark: V2, pages: []}
---
…
"""


@dataclass(frozen=True)
class SourceView:
    """The context of overrides/nguon.html. `mark` is a key of terms.MARKS."""

    kind: str
    approval: str
    mark: str
    mark_label: str
    read_at: list[ReadAt]
    warning: str | None
    sheets: list[Link]
    documents: list[Link]
    see_also: list[Link]


def _view(edition: Edition, source: Entry[Source]) -> SourceView:
    meta = source.meta
    lang = edition.lang
    catalog = edition.catalog
    return SourceView(
        kind=terms.SOURCE_KINDS[meta.kind].format(lang),
        approval=terms.APPROVALS[meta.approval].format(lang),
        mark=meta.mark,
        mark_label=terms.MARKS[meta.mark].format(lang),
        read_at=read_at(meta.evidence, lang),
        warning=source.text("warning", lang),
        sheets=newest_sheets(edition, catalog.citing_source.get(source.id, [])),
        documents=[named_link(edition, held) for held in catalog.holding.get(source.id, [])],
        see_also=[edition.link(catalog.sources[other]) for other in meta.see_also],
    )


def _cells(edition: Edition, source: Entry[Source]) -> Cells:
    meta = source.meta
    return Cells(
        note=terms.SOURCE_KINDS[meta.kind].format(edition.lang),
        number=meta.host,
        badge=(meta.approval, terms.APPROVALS[meta.approval].format(edition.lang)),
        day=meta.checked.on.isoformat() if meta.checked else "",
    )


KIND = Kind(
    model=Source,
    name=UI["source"],
    count=Message("{count} nguồn", "sources: {count}"),
    order=3,
    view=_view,
    listing=Listing(
        columns=(UI["source"], UI["kind"], UI["approval"]),
        cells=_cells,
        empty=Message("Chưa có nguồn nào.", "No sources yet."),
        facets=(
            Facet("loai", UI["kind"], terms.SOURCE_KINDS, lambda edition, page: [page.meta.kind]),
            Facet(
                "phe-duyet",
                UI["approval"],
                terms.APPROVALS,
                lambda edition, page: [page.meta.approval],
            ),
            LANGUAGE,
        ),
        divided_by="loai",
    ),
    new=NEW,
    search=lambda edition, source: SearchMeta(
        tags=[terms.TOPICS[topic].format(edition.lang) for topic in source.meta.topics]
    ),
)
