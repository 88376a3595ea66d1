"""The Markdown that a page is rendered from: its body and what the build adds to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from tailieu.content import dates, structure, terms
from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.messages import Lang
from tailieu.content.schema import Checked, Citation, Document, Sheet
from tailieu.site.draft import Draft
from tailieu.site.full_text import TEMPLATE, full_text
from tailieu.site.kind import Edition, Link, Status
from tailieu.site.links import BACKLINKS, ReadAt, named_link, newest, read_at


@dataclass(frozen=True)
class CitationView:
    """The context of overrides/partials/tl-citation.html.

    What is cited is a `document`, with the `place` in it, or the page `title` at `url` of a
    `source`. `mark` is a key of terms.MARKS. `cited` tells whether the body refers to it.
    """

    label: str
    cited: bool
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
    say = edition.say
    body, cited = _with_references(draft, citations)
    parts = [body.rstrip()]
    if documents:
        basis = [_basis(edition, edition.catalog.documents[key]) for key in documents]
        parts.append(f"## {say('basis')} {{ #can-cu }}")
        parts.append(draft.placed("partials/tl-sheet-basis.html", documents=basis))
    known = [_source(edition, key) for key in sources if key]
    if known:
        parts.append(f"## {say('sources')} {{ #nguon }}")
        parts.append(draft.placed("partials/tl-sheet-sources.html", sources=known))
    notes = [
        _citation(edition, label, citation, cited=label in cited)
        for label, citation in citations.items()
    ]
    parts.append(f"## {say('notes')} {{ #ghi-chu-nguon }}")
    parts.append(draft.placed("partials/tl-notes.html", notes=notes))
    return "\n\n".join(parts)


_REFERENCE = Markup('<sup id="{}"><a class="footnote-ref" href="#fn:{}">{}</a></sup>')


def _with_references(draft: Draft, citations: Mapping[str, Citation]) -> tuple[str, Counter[str]]:
    """(the body with each label of a citation as a numbered link, how often each is cited).

    The links are those of Python-Markdown's footnotes, which take twice as long as all the rest.
    """
    body = draft.body
    numbers = {label: number for number, label in enumerate(citations, 1)}
    cited: Counter[str] = Counter()
    pieces, at = [], 0
    for label in structure.marks(body, structure.blocks(body, records=False)).labels:
        name = label.name
        written = f"[^{name}]"
        if label.defines or name not in numbers or not body.startswith(written, label.offset):
            continue
        cited[name] += 1
        place = f"fnref{cited[name] if cited[name] > 1 else ''}:{name}"
        link = draft.put(_REFERENCE.format(place, name, numbers[name]))
        pieces += [body[at : label.offset], link]
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
        facts.append(dates.short_date(meta.issued))
    return BasisView(named_link(edition, document), facts, edition.status(document))


def _source(edition: Edition, key: str) -> SourceView:
    source = edition.catalog.sources[key]
    approval = source.meta.approval
    label = terms.APPROVALS[approval].format(edition.lang)
    return SourceView(edition.link(source), source.meta.host, approval, label)


def _citation(edition: Edition, label: str, citation: Citation, *, cited: bool) -> CitationView:
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
        cited=cited,
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
    block = draft.placed(TEMPLATE, **values)
    fence = next(block for block in structure.blocks(draft.body) if block.kind == "record")
    return f"{draft.body[: fence.start]}{heading}\n\n{block}\n\n{draft.body[fence.end :]}"


def _citing(edition: Edition, document: Entry[Document], clause: str) -> tuple[list[Link], int]:
    """(the newest sheets that cite a clause, the number of all)."""
    sheets = edition.catalog.citing_clause.get((document.id, clause), [])
    return [edition.link(sheet) for sheet in newest(sheets)[:BACKLINKS]], len(sheets)


class Abbreviations:
    """The tooltips of abbreviations in one language."""

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
