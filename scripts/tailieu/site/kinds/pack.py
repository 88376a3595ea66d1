"""Packs (bộ tài liệu): the pages for one meeting, in the order of its agenda."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from tailieu.content import terms
from tailieu.content.catalogue import Entry
from tailieu.content.interface import UI
from tailieu.content.messages import Message
from tailieu.content.schema import Document, Pack, PackItem, Sheet, Source
from tailieu.site.kind import Cells, Edition, Kind, Link, Listing, Status
from tailieu.site.kinds.sheet import season_of
from tailieu.site.links import named_link

NEW = """---
title: "…"
description: "…"
meeting: "…"
items:
  - document: 548-cv-tu-2024
---
…
"""


@dataclass(frozen=True)
class AgendaItem:
    """One page of a pack; `minutes` is None for pages that are not for speaking.

    `season` are the months, from 01 to 12, in which a sheet matters most.

    `sheet` is the id of a sheet; of any other page, `about` is what a screen before a hall says of
    it, in lines, and `address` where it can be read on the web.
    """

    link: Link
    minutes: int | None
    note: str | None
    status: Status | None
    sheet: str | None = None
    season: tuple[str, ...] = ()
    about: str | None = None
    address: str | None = None


@dataclass(frozen=True)
class PackView:
    """The context of overrides/bo-tai-lieu.html and of the pack in one file.

    `minutes`: what its pages take together; `holds`: how many of which kind they are.
    """

    agenda: list[AgendaItem]
    minutes: int
    holds: str


def view(edition: Edition, pack: Entry[Pack]) -> PackView:
    """The context of a pack's page."""
    agenda = [_item(edition, item, entry) for item, entry in edition.catalog.agenda(pack.meta)]
    counts = Counter(item.target.folder for item in pack.meta.items)
    return PackView(
        agenda=agenda,
        minutes=sum(item.minutes or 0 for item in agenda),
        holds=", ".join(
            kind.count.format(edition.lang, count=counts[folder])
            for folder, kind in edition.kinds.items()
            if counts[folder]
        ),
    )


def _item(edition: Edition, item: PackItem, entry: Entry[Any]) -> AgendaItem:
    is_sheet = isinstance(entry.meta, Sheet)
    return AgendaItem(
        link=named_link(edition, entry),
        minutes=edition.kinds[entry.kind].minutes(entry),
        note=item.note,
        status=edition.status(entry),
        sheet=entry.id if is_sheet else None,
        season=season_of(entry) if is_sheet else (),
        about=None if is_sheet else _about(edition, entry),
        address=_address(entry.meta),
    )


def _about(edition: Edition, entry: Entry[Any]) -> str:
    lang = edition.lang
    described = entry.text("description", lang)
    if not isinstance(entry.meta, Document):
        return f"{edition.kinds[entry.kind].name.format(lang)}\n{described}"
    kind = terms.DOCUMENT_TYPES[entry.meta.type].format(lang)
    return f"{kind} · {entry.text('issuer', lang)}\n{entry.text('summary', lang) or described}"


def _address(meta: Any) -> str | None:
    if isinstance(meta, Document):
        return meta.official_url
    return meta.url if isinstance(meta, Source) else None


def _cells(edition: Edition, pack: Entry[Pack]) -> Cells:
    shown = view(edition, pack)
    return Cells(note=shown.holds, day_label=f"{shown.minutes} {edition.say('minutes')}")


KIND = Kind(
    model=Pack,
    name=UI["pack"],
    count=Message("{count} bộ", "packs: {count}"),
    order=4,
    view=view,
    listing=Listing(
        columns=(UI["pack"], UI["agenda"], UI["speaking"]), cells=_cells, empty=UI["no-packs"]
    ),
    new=NEW,
)
