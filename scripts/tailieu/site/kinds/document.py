"""Documents (văn bản) that a body issued, with their full text where it is available."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tailieu.content import citation, dates, terms
from tailieu.content.catalogue import Entry
from tailieu.content.interface import UI
from tailieu.content.messages import Lang, Message
from tailieu.content.schema import Document
from tailieu.content.status import Change, document_events, document_status
from tailieu.site import diagram, page_markdown, signed
from tailieu.site.diagram import Diagram, Group, Related
from tailieu.site.full_text import Outline, articles, in_language, outline, titled
from tailieu.site.kind import (
    LANGUAGE,
    Cells,
    Edition,
    Facet,
    Kind,
    Link,
    Listing,
    PieceKind,
    SearchMeta,
    Status,
    status,
)
from tailieu.site.links import ReadAt, named_link, newest_sheets, read_at

# The relations in which the document is the one that acts.
_OUTWARD = ("replaces", "amends", "guides", "consolidates")

NEW = """---
title: "…"
description: "…"
number: null
type: nghi-dinh
issuer: "…"
system: nha-nuoc
evidence: {mark: V2, pages: []}
---
…
"""


@dataclass(frozen=True)
class TextFrom:
    """Where a full text was taken from, and what that does and does not prove."""

    label: str
    what: str


@dataclass(frozen=True)
class ChangeView:
    """One line of a document's history."""

    on: str | None
    event: str
    by: str | None
    document: Link | None
    note: str | None
    mark: str | None
    mark_label: str | None
    read_at: list[ReadAt]


@dataclass(frozen=True)
class DocumentView:
    """The context of overrides/van-ban.html. `mark` is a key of terms.MARKS; dates are texts."""

    status: Status
    mark: str
    mark_label: str
    read_at: list[ReadAt]
    type: str
    system: str
    summary: str | None
    citation: str
    # On English pages.
    citation_en: str | None
    issuer: str
    warning: str | None
    issued: str | None
    effective: str | None
    expires: str | None
    normative: bool
    outline: Outline | None
    # Where the full text was taken from.
    text_from: TextFrom | None
    # Documents with the full text as it has been amended.
    consolidated: list[Link]
    # The related documents, and how they are drawn, if there are any.
    related: list[Group]
    diagram: Diagram | None
    history: list[ChangeView]
    # What is known of the digital signature of the file that the text was taken from.
    signature: list[str]
    source: Link | None
    sheets: list[Link]


def _status(edition: Edition, document: Entry[Document]) -> Status:
    code = document_status(edition.catalog, document, edition.site.today)
    return status(
        code,
        edition.lang,
        start=document.meta.effective,
        end=document.meta.expires,
        checked=bool(document.meta.checked),
        fixed=code not in ("con-hieu-luc", "chua-doi-chieu", "chua-hieu-luc"),
    )


def _view(edition: Edition, document: Entry[Document]) -> DocumentView:
    meta = document.meta
    lang = edition.lang
    catalog = edition.catalog
    events = document_events(catalog, document)
    related = _related(edition, document, events)
    return DocumentView(
        status=_status(edition, document),
        mark=meta.mark,
        mark_label=terms.MARKS[meta.mark].format(lang),
        read_at=read_at(meta.evidence, lang),
        type=terms.DOCUMENT_TYPES[meta.type].format(lang),
        system=terms.SYSTEMS[meta.system].format(lang),
        summary=document.text("summary", lang),
        citation=citation.of_document(meta),
        citation_en=citation.in_english(document) if lang == "en" else None,
        issuer=document.text("issuer", lang),
        warning=document.text("warning", lang),
        issued=dates.short_date(meta.issued, lang) if meta.issued else None,
        effective=dates.short_date(meta.effective, lang) if meta.effective else None,
        expires=dates.short_date(meta.expires, lang) if meta.expires else None,
        normative=not (meta.system == "dang" and meta.type == "cong-van"),
        outline=_outline(document, lang),
        text_from=_text_from(edition, document),
        consolidated=[
            named_link(edition, other) for other in catalog.consolidated_by.get(document.id, [])
        ],
        related=related,
        diagram=diagram.draw(named_link(edition, document).title, related) if related else None,
        history=[_change(edition, change) for change in events],
        signature=signed.told(meta.signature, lang) if meta.signature else [],
        source=edition.link(catalog.sources[meta.source]) if meta.source else None,
        sheets=newest_sheets(edition, catalog.citing_document.get(document.id, [])),
    )


def _outline(document: Entry[Document], lang: Lang) -> Outline | None:
    """The outline of the full text; of one in pieces it leads to their pages."""
    text = document.en.clauses if lang == "en" and document.en else document.clauses
    found = outline(text, lang)
    if not found or not document.pieces:
        return found
    links = [replace(link, url=document.clause_path(lang, link.id)) for link in found.links]
    return replace(found, links=links)


@dataclass(frozen=True)
class PieceView:
    """The context of overrides/van-ban-phan.html, a page of a full text that is cut into pieces.

    `name` is its own (`Chương II`), `heading` the name with its title. `whole` is the document's
    page, `before` and `after` are the pages around it. `outline` is that of the page, `articles`
    the numbers of all articles of the text.
    """

    name: str
    heading: str
    status: Status
    warning: str | None
    text_from: TextFrom | None
    whole: Link
    before: Link | None
    after: Link | None
    outline: Outline | None
    articles: str


def _piece_view(edition: Edition, document: Entry[Document], place: int) -> PieceView:
    lang, pieces = edition.lang, document.pieces
    whole = edition.link(document)

    def link(at: int) -> Link | None:
        if not 0 < at < len(pieces):
            return None
        name = _piece_name(edition, document, at)
        return Link(document.piece_path(lang, pieces[at]), name, whole.lang)

    text = in_language(document, pieces[place], lang)
    return PieceView(
        name=_piece_name(edition, document, place),
        heading=titled(next(clause for clause in text if clause.id == pieces[place].id), lang),
        status=_status(edition, document),
        warning=document.text("warning", lang),
        text_from=_text_from(edition, document),
        whole=whole,
        before=link(place - 1),
        after=link(place + 1),
        outline=outline(text, lang),
        articles=articles(document.clauses),
    )


def _piece_name(edition: Edition, document: Entry[Document], place: int) -> str:
    """The name of a piece: `Chương II, mục 1`."""
    piece = document.pieces[place]
    return next(c.label(edition.lang) for c in piece.clauses if c.id == piece.id)


def _text_from(edition: Edition, document: Entry[Document]) -> TextFrom | None:
    meta = document.meta
    key = meta.text_from or ("tep-da-ky" if meta.signature else None)
    if key is None:
        return None
    label = terms.TEXT_SOURCES[key].format(edition.lang)
    return TextFrom(
        label, edition.say("text-from-signed" if meta.signature else "text-from-copies")
    )


def _related(edition: Edition, document: Entry[Document], events: list[Change]) -> list[Group]:
    """The documents with a relation to `document`, by relation.

    Of those that changed it, some have no page here and are known from its history alone.
    """
    meta, catalog = document.meta, edition.catalog
    relations: tuple[tuple[str, list[Entry[Document]], str | None], ...] = (
        ("replaces", [catalog.documents[other] for other in meta.replaces], None),
        ("amends", [catalog.documents[other] for other in meta.amends], None),
        ("guides", [catalog.documents[other] for other in meta.guides], None),
        ("consolidates", [catalog.documents[other] for other in meta.consolidates], None),
        ("replaced-by", catalog.replaced_by.get(document.id, []), "bi-thay-the"),
        ("amended-by", catalog.amended_by.get(document.id, []), "sua-doi-bo-sung"),
        ("guided-by", catalog.guided_by.get(document.id, []), None),
        ("consolidated-by", catalog.consolidated_by.get(document.id, []), None),
        ("corrected-by", [], "dinh-chinh"),
    )
    groups = []
    for key, others, event in relations:
        links = [named_link(edition, other) for other in others]
        found = [Related(link.title, link) for link in links]
        for change in events:
            if not change.by or change.event != event or change.document in others:
                continue
            link = named_link(edition, change.document) if change.document else None
            found.append(Related(link.title if link else change.by, link))
        if found:
            groups.append(Group(edition.say(key), key in _OUTWARD, found))
    return groups


def _change(edition: Edition, change: Change) -> ChangeView:
    return ChangeView(
        on=dates.short_date(change.on, edition.lang) if change.on else None,
        event=terms.EVENTS[change.event].format(edition.lang),
        by=change.by,
        document=named_link(edition, change.document) if change.document else None,
        note=change.note,
        mark=change.mark,
        mark_label=terms.MARKS[change.mark].format(edition.lang) if change.mark else None,
        read_at=read_at(change.evidence, edition.lang) if change.evidence else [],
    )


def _cells(edition: Edition, document: Entry[Document]) -> Cells:
    meta = document.meta
    number = meta.number or ""
    return Cells(
        note=meta.issuer,
        number="" if number in document.text("title", edition.lang) else number,
        status=_status(edition, document),
        day=meta.issued.isoformat() if meta.issued else "",
        day_label=dates.short_date(meta.issued, edition.lang) if meta.issued else "",
    )


def _search(edition: Edition, document: Entry[Document]) -> SearchMeta:
    meta = document.meta
    return SearchMeta(
        tags=[terms.TOPICS[topic].format(edition.lang) for topic in meta.topics],
        number=meta.number,
        subject=document.text("summary", edition.lang) if meta.summary else None,
    )


KIND = Kind(
    model=Document,
    name=UI["document"],
    count=UI["documents-on-agenda"],
    order=2,
    view=_view,
    listing=Listing(
        columns=(UI["document"], UI["issuer"], UI["status"], UI["issued"]),
        cells=_cells,
        empty=Message("Chưa có văn bản nào.", "No documents yet."),
        facets=(
            Facet("chu-de", UI["topic"], terms.TOPICS, lambda edition, page: page.meta.topics),
            Facet("loai", UI["type"], terms.DOCUMENT_TYPES, lambda edition, page: [page.meta.type]),
            Facet(
                "nam",
                UI["year"],
                {},
                lambda edition, page: [str(page.meta.issued.year)] if page.meta.issued else [],
            ),
            Facet(
                "he-thong", UI["system"], terms.SYSTEMS, lambda edition, page: [page.meta.system]
            ),
            Facet(
                "trang-thai",
                UI["status"],
                terms.STATUSES,
                lambda edition, page: [_status(edition, page).code],
            ),
            LANGUAGE,
        ),
        divided_by="nam",
        newest_first=True,
    ),
    new=NEW,
    status=_status,
    search=_search,
    taken=page_markdown.beside_clauses,
    markdown=page_markdown.document_markdown,
    piece=PieceKind(_piece_name, _piece_view, page_markdown.piece_markdown),
)
