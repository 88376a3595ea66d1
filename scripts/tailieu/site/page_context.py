"""The context `tl` of a page's template, and the metadata that the search reads from the page.

Addresses are relative to the site's root; templates pass them through MkDocs' `url` filter.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from tailieu.content import dates, terms
from tailieu.content.catalogue import Entry
from tailieu.content.messages import Lang
from tailieu.content.schema import Checked, Sheet, TextPage
from tailieu.content.site import Site
from tailieu.site import script_words
from tailieu.site.kind import Edition, PieceKind
from tailieu.site.lists import TEMPLATE as LIST
from tailieu.site.lists import Lists, ListView, PartLink
from tailieu.site.news import NewsView
from tailieu.site.related import Related, RelatedLink, links


@dataclass(frozen=True)
class PageView:
    """Everything that the template of a page displays apart from its text.

    `meta` are (name, content) of `tailieu:*` metadata. `view` is the context of the page's kind,
    `listing` that of a list. `section` is the folder of the list that the page belongs to. `entry`
    is None for the further pages of a list, which have no file in docs/.
    """

    lang: Lang
    title: str
    meta: list[tuple[str, str]]
    description: str = ""
    # Not in the repr, which is part of the key of what is kept: the key has the page's text.
    entry: Entry[Any] | None = field(default=None, repr=False)
    view: object = None
    listing: ListView | None = None
    section: str | None = None
    # The lists of the sheets that cite the page, if it does not list all of them.
    citing: list[PartLink] = field(default_factory=list)
    # The sheets that go with a sheet.
    related: list[RelatedLink] = field(default_factory=list)
    changed: date | None = None
    # Who last reviewed or checked the page, and the day by which it is due.
    reviewed: Checked | None = None
    review_by: date | None = None
    source_path: str | None = None
    # Addresses in the repository, if there is one.
    edit: str | None = None
    report: str | None = None


def shared(edition: Edition) -> dict[str, object]:
    """The global variables of the templates of one language."""
    return {
        "site_lang": edition.lang,
        "site_info": {
            name: getattr(edition.site, name)
            for name in ("publisher", "contact", "repository", "old_after", "address")
        },
        "built_on": edition.site.today,
        "near_days": dates.REVIEW_NEAR_DAYS,
        "status_labels": {
            code: terms.STATUSES[code].format(edition.lang) for code in dates.BY_DATES
        },
        "search_words": script_words.search_words(edition),
        "told_words": script_words.told_words(edition),
        "list_words": script_words.list_words(edition),
        "present_words": script_words.present_words(edition),
        "my_pack_words": script_words.my_pack_words(edition),
    }


def of_page(
    edition: Edition, lists: Lists, related: Related, entry: Entry[Any], address: str
) -> PageView:
    """The context of a page; `address` is the page's on the web, or its path on the site."""
    site, lang = edition.site, edition.lang
    kind = edition.kinds[entry.kind]
    title = entry.text("title", lang)
    source = entry.en.path if lang == "en" and entry.en else entry.path
    section = _section(edition, entry)
    return PageView(
        lang=lang,
        title=title,
        meta=head_meta(edition, entry),
        description=entry.text("description", lang),
        entry=entry,
        view=kind.view(edition, entry),
        listing=lists.of_section(section) if section and kind.template_of(entry) == LIST else None,
        section=section,
        citing=lists.citing(entry),
        related=links(edition, related, entry) if entry.kind == Sheet.folder else [],
        changed=site.changed(entry, lang),
        reviewed=getattr(entry.meta, "reviewed", None) or getattr(entry.meta, "checked", None),
        review_by=getattr(entry.meta, "review_by", None),
        source_path=f"docs/{source}",
        edit=edit_address(site, f"docs/{source}") if site.repository else None,
        report=report_address(edition, title, address) if site.repository else None,
    )


def of_piece(
    edition: Edition, entry: Entry[Any], piece: PieceKind[Any], place: int, address: str
) -> PageView:
    """The context of the page of the piece at `place` of a long full text."""
    site, lang = edition.site, edition.lang
    title = f"{entry.text('title', lang)}: {piece.name(edition, entry, place)}"
    source = entry.en.path if lang == "en" and entry.en else entry.path
    # The number of the document leads to its own page.
    meta = [row for row in head_meta(edition, entry) if row[0] not in ("number", "subject")]
    return PageView(
        lang=lang,
        title=title,
        meta=[*meta, ("piece", "1")],
        description=entry.text("description", lang),
        entry=entry,
        view=piece.view(edition, entry, place),
        section=_section(edition, entry),
        changed=site.changed(entry, lang),
        reviewed=getattr(entry.meta, "checked", None),
        source_path=f"docs/{source}",
        edit=edit_address(site, f"docs/{source}") if site.repository else None,
        report=report_address(edition, title, address) if site.repository else None,
    )


def of_part(edition: Edition, lists: Lists, path: str) -> PageView:
    """The context of the further page of a list at `path`."""
    folder, part = lists.parts[path]
    return PageView(
        lang=edition.lang,
        title=part.title,
        description=part.title,
        meta=[("kind", TextPage.folder), ("noindex", "1")],
        listing=lists.of_part(folder, part),
        section=folder,
    )


def of_news(edition: Edition, view: NewsView, number: int) -> PageView:
    """The context of a further page of “Có gì mới”, the `number`th from the oldest."""
    part = edition.say("news-number", number=number)
    title = f"{edition.say('news-page')} ({part})"
    return PageView(
        lang=edition.lang,
        title=title,
        description=title,
        meta=[("kind", TextPage.folder), ("noindex", "1")],
        view=view,
    )


def _section(edition: Edition, entry: Entry[Any]) -> str | None:
    folder = entry.path.split("/")[0]
    kind = edition.kinds.get(folder)
    return folder if kind and kind.listing else None


def edit_address(site: Site, source_path: str) -> str:
    """The address at which GitHub opens its editor for a file of the repository."""
    return f"{site.repository}/edit/main/{quote(source_path)}"


def report_address(edition: Edition, title: str, place: str) -> str:
    """The address at which GitHub opens the form for errors, filled in for the page `title`.

    `trang` is the id of a field in .github/ISSUE_TEMPLATE/bao-loi.yml.
    """
    form = {
        "template": "bao-loi.yml",
        "title": edition.say("report-title", title=title),
        "trang": place,
    }
    return f"{edition.site.repository}/issues/new?{urlencode(form, quote_via=quote)}"


def head_meta(edition: Edition, entry: Entry[Any]) -> list[tuple[str, str]]:
    """(name, content) of the `tailieu:*` metadata, which the search and the browser's code read."""
    # Pages that tell how to use the site are a kind of their own for the search alone.
    guide = entry.kind == TextPage.folder and entry.id.startswith(f"{TextPage.guides}/")
    rows = [("kind", TextPage.guides if guide else entry.kind)]
    status = edition.status(entry)
    if status:
        rows.append(("status", status.code))
        if status.dates:
            rows.append(("status-dates", json.dumps(status.dates, separators=(",", ":"))))
    known = edition.kinds[entry.kind].search(edition, entry)
    for name, value in (
        ("number", known.number),
        ("subject", known.subject),
        ("tags", "; ".join(known.tags)),
    ):
        if value:
            rows.append((name, value))
    return rows
