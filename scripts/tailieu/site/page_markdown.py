"""The Markdown that a page is rendered from: its body and what the build adds to it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from tailieu.content import dates, structure, terms
from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.messages import Lang
from tailieu.content.schema import Checked, Citation, Document, Sheet
from tailieu.site.draft import Draft
from tailieu.site.full_text import TEMPLATE, full_text
from tailieu.site.kind import Edition, Link, Status
from tailieu.site.links import BACKLINKS, ReadAt, named_link, newest, read_at
from tailieu.site.templates import relative


@dataclass(frozen=True)
class CitationView:
    """The context of overrides/partials/tl-citation.html.

    What is cited is a `document`, with the `place` in it, or the page `title` at `url` of a
    `source`. `mark` is a key of terms.MARKS.
    """

    label: str
    document: Link | None
    place: str | None
    title: str | None
    url: str | None
    source: Link | None
    mark: str
    mark_label: str
    read_at: list[ReadAt]
    checked: Checked | None


@dataclass(frozen=True)
class BasisView:
    """A document that a sheet is based on; `facts` are its type, issuer and date."""

    link: Link
    facts: list[str]
    status: Status | None


@dataclass(frozen=True)
class SourceView:
    """A source of a sheet; `approval` is a key of terms.APPROVALS."""

    link: Link
    host: str
    approval: str
    approval_label: str


def sheet_markdown(edition: Edition, sheet: Entry[Sheet], draft: Draft) -> str:
    """A sheet's body, followed by its basis, its sources and a footnote for each citation.

    Empty for a withdrawn sheet, whose page is a notice only.
    """
    if sheet.meta.withdrawn:
        return ""
    citations = sheet.meta.citations
    documents = dict.fromkeys(cited.document for cited in citations.values() if cited.document)
    sources = dict.fromkeys(_source_of(edition, cited) for cited in citations.values())
    end = draft.inline(
        "partials/tl-sheet-end.html",
        documents=[_basis(edition, edition.catalog.documents[key]) for key in documents],
        sources=[_source(edition, key) for key in sources if key],
        notes=[_citation(edition, label, cited) for label, cited in citations.items()],
    )
    return f"{draft.body.rstrip()}\n\n{end}\n"


def _source_of(edition: Edition, citation: Citation) -> str | None:
    if citation.document:
        return edition.catalog.documents[citation.document].meta.source
    return citation.source


def _basis(edition: Edition, document: Entry[Document]) -> BasisView:
    meta = document.meta
    facts = [terms.DOCUMENT_TYPES[meta.type].format(edition.lang), meta.issuer]
    if meta.issued:
        facts.append(dates.short_date(meta.issued))
    return BasisView(named_link(edition, document), facts, edition.status(document))


def _source(edition: Edition, key: str) -> SourceView:
    source = edition.catalog.sources[key]
    approval = source.meta.approval
    label = terms.APPROVALS[approval].format(edition.lang)
    return SourceView(edition.link(source), source.meta.host, approval, label)


def _citation(edition: Edition, label: str, citation: Citation) -> CitationView:
    document = source = None
    place = citation.at
    if citation.document:
        entry = edition.catalog.documents[citation.document]
        document = named_link(edition, entry)
        if citation.clause:
            document = replace(document, url=f"{document.url}#{citation.clause}")
            place = next(
                clause.label(edition.lang)
                for clause in entry.clauses
                if clause.id == citation.clause
            )
    elif citation.source:
        source = edition.link(edition.catalog.sources[citation.source])
    return CitationView(
        label=label,
        document=document,
        place=place,
        title=citation.title,
        url=citation.url,
        source=source,
        mark=citation.mark,
        mark_label=terms.MARKS[citation.mark].format(edition.lang),
        read_at=read_at(citation.evidence),
        checked=citation.checked,
    )


def document_markdown(edition: Edition, document: Entry[Document], draft: Draft) -> str:
    """A document's body with the full text as HTML, clause by clause, verbatim."""
    if not document.clauses:
        return draft.body
    original = list(document.clauses)
    citing = {clause.id: _citing(edition, document, clause.id) for clause in original}
    if edition.lang == "en" and document.en:
        values = full_text(document.en.clauses, edition.lang, citing, original)
    else:
        values = full_text(original, edition.lang, citing)
    heading = f"## {edition.say('full-text')} {{ #toan-van }}"
    block = draft.block(TEMPLATE, **values)
    fence = next(block for block in structure.blocks(draft.body) if block.kind == "record")
    return f"{draft.body[: fence.start]}{heading}{block}{draft.body[fence.end :]}"


def _citing(edition: Edition, document: Entry[Document], clause: str) -> tuple[list[Link], int]:
    """(the newest sheets that cite a clause, the number of all)."""
    sheets = edition.catalog.citing_clause.get((document.id, clause), [])
    return [edition.link(sheet) for sheet in newest(sheets)[:BACKLINKS]], len(sheets)


def abbreviation_definitions(catalog: Catalog, markdown: str, lang: Lang) -> str:
    """Markdown definitions that give each abbreviation in `markdown` its tooltip.

    Only of those that occur in it, since each definition costs rendering time.
    """
    return "\n".join(
        f"*[{short}]: {getattr(meaning, lang)}"
        for short, meaning in sorted(catalog.abbreviations.items())
        if meaning.tooltip and short in markdown
    )


def lead_to_vietnamese(
    markdown: str, path: str, page_url: str, entries: Mapping[str, Entry[Any]]
) -> str:
    """`markdown` with links to untranslated pages replaced by links to the Vietnamese pages.

    It is the body of the translated page at `path` in docs/; `entries` are by their Vietnamese
    paths. `page_url` is the page's address from the site's root.
    """
    folder = posixpath.dirname(path)
    pieces, at = [], 0
    for link in structure.marks(markdown, structure.blocks(markdown, records=False)).links:
        place, _, anchor = link.address.partition("#")
        target = entries.get(posixpath.normpath(posixpath.join(folder, place)))
        if link.kind != "link" or target is None or target.en or link.span[0] < at:
            continue
        # As HTML, since MkDocs resolves Markdown links within the language.
        url = relative(target.html_path, page_url) + (f"#{anchor}" if anchor else "")
        words = markdown[slice(*link.words)]
        pieces += [markdown[at : link.span[0]], f'<a href="{url}" hreflang="vi">{words}</a>']
        at = link.span[1]
    return "".join([*pieces, markdown[at:]])
