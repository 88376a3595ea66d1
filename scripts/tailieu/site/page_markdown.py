"""The Markdown that a page is rendered from: its body and what the build adds to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from tailieu.content import dates, structure, terms
from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.interface import say
from tailieu.content.messages import Lang
from tailieu.content.schema import Checked, Citation, Document, Sheet
from tailieu.site.draft import Draft
from tailieu.site.full_text import TEMPLATE, full_text
from tailieu.site.kind import Edition, Link, Status
from tailieu.site.links import BACKLINKS, ReadAt, named_link, newest, read_at


@dataclass(frozen=True)
class CitationView:
    """The context of overrides/partials/tl-notes.html.

    What is cited is a `document`, with the `place` in it, or the page `title` at `url` of a
    `source`. `mark` is a key of terms.MARKS.
    """

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


@dataclass(frozen=True)
class SheetEnd:
    """What stands below the text of a sheet; notes are by the labels of citations."""

    documents: list[BasisView]
    sources: list[SourceView]
    notes: dict[str, CitationView]


def sheet_end(edition: Edition, sheet: Entry[Sheet]) -> SheetEnd:
    """The basis, the sources and the citations of a sheet."""
    citations = sheet.meta.citations
    documents = dict.fromkeys(cited.document for cited in citations.values() if cited.document)
    sources = dict.fromkeys(_source_of(edition, cited) for cited in citations.values())
    return SheetEnd(
        documents=[_basis(edition, edition.catalog.documents[key]) for key in documents],
        sources=[_source(edition, key) for key in sources if key],
        notes={label: _citation(edition, cited) for label, cited in citations.items()},
    )


def sheet_markdown(lang: Lang, sheet: Entry[Sheet], end: SheetEnd, draft: Draft) -> str:
    """A sheet's body, followed by its basis, its sources and a footnote for each citation.

    Empty for a withdrawn sheet, whose page is a notice only.
    """
    if sheet.meta.withdrawn:
        return ""
    body, cited = _with_references(draft, list(end.notes))
    parts = [body.rstrip()]
    if end.documents:
        parts.append(f"## {say('basis', lang)} {{ #can-cu }}")
        parts.append(draft.placed("partials/tl-sheet-basis.html", documents=end.documents))
    if end.sources:
        parts.append(f"## {say('sources', lang)} {{ #nguon }}")
        parts.append(draft.placed("partials/tl-sheet-sources.html", sources=end.sources))
    parts.append(f"## {say('notes', lang)} {{ #ghi-chu-nguon }}")
    parts.append(draft.placed("partials/tl-notes.html", notes=end.notes, cited=cited))
    return "\n\n".join(parts)


def _with_references(draft: Draft, citations: Sequence[str]) -> tuple[str, Counter[str]]:
    """(the body with each label of `citations` as a numbered link, how often each is cited).

    The links are those of Python-Markdown's footnotes, which take twice as long as all the rest.
    """
    body = draft.body
    # The end of each link, which is the same wherever its citation is cited.
    links = {
        label: f':{escape(label)}"><a class="footnote-ref" href="#fn:{escape(label)}">{number}</a>'
        for number, label in enumerate(citations, 1)
    }
    cited: Counter[str] = Counter()
    pieces, at = [], 0
    for label in structure.marks(body, structure.blocks(body, records=False)).labels:
        name = label.name
        written = f"[^{name}]"
        if label.defines or name not in links or not body.startswith(written, label.offset):
            continue
        cited[name] += 1
        again = cited[name] if cited[name] > 1 else ""
        place = draft.put(Markup(f'<sup id="fnref{again}{links[name]}</sup>'))
        pieces += [body[at : label.offset], place]
        at = label.offset + len(written)
    return "".join([*pieces, body[at:]]), cited


def _source_of(edition: Edition, citation: Citation) -> str | None:
    if citation.document:
        return edition.catalog.documents[citation.document].meta.source
    return citation.source


def _basis(edition: Edition, document: Entry[Document]) -> BasisView:
    meta = document.meta
    facts = [terms.DOCUMENT_TYPES[meta.type].format(edition.lang), meta.issuer]
    if meta.issued:
        facts.append(dates.short_date(meta.issued, edition.lang))
    return BasisView(named_link(edition, document), facts, edition.status(document))


def _source(edition: Edition, key: str) -> SourceView:
    source = edition.catalog.sources[key]
    approval = source.meta.approval
    label = terms.APPROVALS[approval].format(edition.lang)
    return SourceView(edition.link(source), source.meta.host, approval, label)


def _citation(edition: Edition, citation: Citation) -> CitationView:
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


def sheets_by_clause(
    edition: Edition, document: Entry[Document]
) -> dict[str, tuple[list[Link], int]]:
    """Clause of a document → (the newest sheets that cite it, the number of all)."""
    return {clause.id: _citing(edition, document, clause.id) for clause in document.clauses}


def document_markdown(
    lang: Lang,
    document: Entry[Document],
    citing: Mapping[str, tuple[list[Link], int]],
    draft: Draft,
) -> str:
    """A document's body with the full text as HTML, clause by clause, verbatim."""
    if not document.clauses:
        return draft.body
    if lang == "en" and document.en:
        values = full_text(document.en.clauses, lang, citing, document.clauses)
    else:
        values = full_text(document.clauses, lang, citing)
    heading = f"## {say('full-text', lang)} {{ #toan-van }}"
    block = draft.placed(TEMPLATE, **values)
    fence = next(block for block in structure.blocks(draft.body) if block.kind == "record")
    return f"{draft.body[: fence.start]}{heading}\n\n{block}\n\n{draft.body[fence.end :]}"


def _citing(edition: Edition, document: Entry[Document], clause: str) -> tuple[list[Link], int]:
    sheets = edition.catalog.citing_clause.get((document.id, clause), [])
    return [edition.link(sheet) for sheet in newest(sheets)[:BACKLINKS]], len(sheets)


class Abbreviations:
    """The tooltips of abbreviations in one language."""

    def __repr__(self) -> str:
        return repr(self._definitions)

    def __init__(self, catalog: Catalog, lang: Lang) -> None:
        self._definitions = [
            (short, f"*[{short}]: {getattr(meaning, lang)}")
            for short, meaning in sorted(catalog.abbreviations.items())
            if meaning.tooltip
        ]

    def definitions(self, markdown: str) -> str:
        """Markdown that gives each abbreviation in `markdown` its tooltip.

        Only of those that occur in it, since each definition costs rendering time.
        """
        return "\n".join(definition for short, definition in self._definitions if short in markdown)
