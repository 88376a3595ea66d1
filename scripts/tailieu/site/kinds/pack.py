"""Packs (bộ tài liệu): the pages for one meeting, in the order of its agenda."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from tailieu.content.catalogue import Entry
from tailieu.content.interface import UI
from tailieu.content.messages import Message
from tailieu.content.schema import Pack, PackItem
from tailieu.site.kind import Cells, Edition, Kind, Link, Listing, Status
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
    """One page of a pack; `minutes` is None for pages that are not for speaking."""

    link: Link
    minutes: int | None
    note: str | None
    status: Status | None


@dataclass(frozen=True)
class PackView:
    """The context of overrides/bo-tai-lieu.html and of the pack in one file.

    `minutes`: what its pages take together; `holds`: how many of which kind they are; `sheets`: the
    ids of those that can be presented.
    """

    agenda: list[AgendaItem]
    sheets: list[str]
    minutes: int
    holds: str


def view(edition: Edition, pack: Entry[Pack]) -> PackView:
    """The context of a pack's page."""
    agenda = [_item(edition, item, entry) for item, entry in edition.catalog.agenda(pack.meta)]
    counts = Counter(item.target.folder for item in pack.meta.items)
    return PackView(
        agenda=agenda,
        sheets=[item.sheet for item in pack.meta.items if item.sheet],
        minutes=sum(item.minutes or 0 for item in agenda),
        holds=", ".join(
            kind.count.format(edition.lang, count=counts[folder])
            for folder, kind in edition.kinds.items()
            if counts[folder]
        ),
    )


def _item(edition: Edition, item: PackItem, entry: Entry[Any]) -> AgendaItem:
    return AgendaItem(
        link=named_link(edition, entry),
        minutes=edition.kinds[entry.kind].minutes(entry),
        note=item.note,
        status=edition.status(entry),
    )


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
