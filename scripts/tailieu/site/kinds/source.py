"""Official sources (nguồn chính thống): their bodies, addresses and approvals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tailieu.content import terms
from tailieu.content.catalogue import Entry
from tailieu.content.interface import UI
from tailieu.content.messages import Message
from tailieu.content.schema import Document, Sheet, Source
from tailieu.site.kind import LANGUAGE, Cells, Edition, Facet, Kind, Link, Listing, SearchMeta
from tailieu.site.links import BACKLINKS, ReadAt, named_link, newest_sheets, read_at

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
    # Of the pages of which something was read there, the first, and the number of the others.
    read_here: list[Link]
    more_read_here: int


def _serves(edition: Edition, source: Entry[Source]) -> tuple[int, int]:
    """(sheets, documents) that cite it, that it holds, or of which something was read there."""
    catalog = edition.catalog
    serving: list[Entry[Any]] = [
        *catalog.citing_source.get(source.id, []),
        *catalog.holding.get(source.id, []),
        *catalog.read_at.get(source.id, []),
    ]
    paths = {entry.path: entry.kind for entry in serving}
    kinds = list(paths.values())
    return kinds.count(Sheet.folder), kinds.count(Document.folder)


def _view(edition: Edition, source: Entry[Source]) -> SourceView:
    meta = source.meta
    lang = edition.lang
    catalog = edition.catalog
    read = catalog.read_at.get(source.id, [])
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
        read_here=[named_link(edition, entry) for entry in read[:BACKLINKS]],
        more_read_here=max(0, len(read) - BACKLINKS),
    )


def _cells(edition: Edition, source: Entry[Source]) -> Cells:
    meta = source.meta
    sheets, documents = _serves(edition, source)
    counts = [("sheets-held", sheets), ("documents-on-agenda", documents)]
    served = ", ".join(edition.say(name, count=count) for name, count in counts if count)
    return Cells(
        note=terms.SOURCE_KINDS[meta.kind].format(edition.lang),
        number=meta.host,
        badge=(meta.approval, terms.APPROVALS[meta.approval].format(edition.lang)),
        day=meta.checked.on.isoformat() if meta.checked else "",
        day_label=served,
    )


KIND = Kind(
    model=Source,
    name=UI["source"],
    count=Message("{count} nguồn", "sources: {count}"),
    order=3,
    view=_view,
    listing=Listing(
        columns=(UI["source"], UI["kind"], UI["approval"], UI["serves"]),
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
        apart=(UI["serves-nothing"], lambda edition, source: _serves(edition, source) == (0, 0)),
    ),
    new=NEW,
    search=lambda edition, source: SearchMeta(
        tags=[terms.TOPICS[topic].format(edition.lang) for topic in source.meta.topics]
    ),
)
