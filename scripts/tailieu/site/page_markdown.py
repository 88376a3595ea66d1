"""The Markdown that a page is rendered from: its body and what the build adds to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup, escape

from tailieu.checks.sections import FIGURES
from tailieu.content import citation, clauses, dates, structure, terms
from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.clauses import Clause
from tailieu.content.interface import say
from tailieu.content.messages import Lang
from tailieu.content.schema import Checked, Citation, Document, Sheet
from tailieu.site.draft import Draft
from tailieu.site.full_text import CONTENTS, TEMPLATE, Beside, contents, full_text, in_language
from tailieu.site.kind import Edition, Link, Status
from tailieu.site.links import BACKLINKS, ReadAt, named_link, newest, read_at

# In characters: how much of a clause stands beside the statement that cites it.
_MOST_WORDS = 600
# The mark of a note in the words of a clause.
_NOTE = re.compile(r"\[\d{1,3}\]")


@dataclass(frozen=True)
class SheetAbout:
    """What stands below the key messages of a sheet: overrides/partials/tl-sheet-about.html.

    `warnings` are what its readers should know before they use it.
    """

    description: str
    audience: list[str]
    minutes: int
    topic: str
    month: str
    warnings: list[str]


@dataclass(frozen=True)
class SourceNote:
    """A source of a sheet, one for each citation: an entry of overrides/partials/tl-sources.html.

    `citation` names it as official papers do, or in English on English pages. `page` is a
    document's page, `place` the place in it; `facts` are its type, issuer and date.
    `source` is the registered source, at `host`, with `approval` (a key of terms.APPROVALS).
    `official` is the address of what is cited on the web. `mark` is a key of terms.MARKS;
    `quote` are the words that were read for this citation, where the pages are the document's.
    """

    title: str
    citation: str
    page: Link | None
    place: str | None
    facts: list[str]
    status: Status | None
    source: Link | None
    host: str | None
    approval: str | None
    approval_label: str | None
    official: str | None
    mark: str
    mark_label: str
    read_at: list[ReadAt]
    quote: str | None
    checked: Checked | None
    # The words of the clause that is cited, a paragraph each, if they are not too many.
    words: list[str]


@dataclass(frozen=True)
class AmountRow:
    """An amount from a day until another, both included; `status` is that of the site's day.

    It is one of dates.BY_DATES, and `cite` the label of a citation.
    """

    amount: str
    start: date | None
    end: date | None
    status: str
    cite: str


@dataclass(frozen=True)
class SheetParts:
    """What the build adds to the text of a sheet.

    `notes` are by the labels of citations, `amounts` by what they are, each in the order of days.
    """

    about: SheetAbout
    notes: dict[str, SourceNote]
    amounts: dict[str, list[AmountRow]]


def source_notes(edition: Edition, sheet: Entry[Sheet]) -> dict[str, SourceNote]:
    """What each citation of a sheet cites, by its label, in the order of their numbers."""
    return {
        label: _of_document(edition, cited) if cited.document else _of_source(edition, cited)
        for label, cited in sheet.meta.citations.items()
    }


def amounts(edition: Edition, sheet: Entry[Sheet]) -> dict[str, list[AmountRow]]:
    """The amounts of a sheet by what they are, each in the order of days."""
    series: dict[str, list[AmountRow]] = {}
    shown = zip(sheet.meta.amounts, sheet.text("amounts", edition.lang), strict=False)
    for row, said in sorted(shown, key=lambda pair: pair[0].start or date.min):
        status = dates.status_on(edition.site.today, start=row.start, end=row.end, checked=True)
        series.setdefault(said.what, []).append(
            AmountRow(said.amount, row.start, row.end, status, row.cite)
        )
    return series


def sheet_markdown(lang: Lang, sheet: Entry[Sheet], parts: SheetParts, draft: Draft) -> str:
    """A sheet's body: its messages, what it is about, the other parts, and its sources.

    Empty for a withdrawn sheet, whose page is a notice only.
    """
    if sheet.meta.withdrawn:
        return ""
    blocks = structure.blocks(draft.body, records=False)
    marks = _Marks(lang, list(parts.notes))
    edits = _references(draft, blocks, marks)
    about = draft.placed("partials/tl-sheet-about.html", about=parts.about)
    headings = [block for block in blocks if block.kind == "heading" and block.level == 2]
    # Below the messages, which are the first part of every sheet.
    below = headings[1].start if len(headings) > 1 else len(draft.body)
    edits.append((below, below, f"\n{about}\n\n"))
    figures = [block.end for block in headings if block.words.strip() == FIGURES.heading(lang)]
    if parts.amounts and figures:
        rows = draft.placed("partials/tl-amounts.html", amounts=parts.amounts, mark=marks.put)
        edits.append((figures[0], figures[0], f"\n\n{rows}\n\n"))
    body = _edited(draft.body, sorted(edits))
    sources = draft.placed("partials/tl-sources.html", notes=parts.notes, cited=marks.cited)
    return f"{body.rstrip()}\n\n{draft.headed(say('sources', lang), 'nguon', sources)}"


# What to put in place of a text's characters: (start, end, the other text).
_Edit = tuple[int, int, str]


def _edited(text: str, edits: Sequence[_Edit]) -> str:
    pieces, at = [], 0
    for start, end, other in edits:
        pieces += [text[at:start], other]
        at = end
    return "".join([*pieces, text[at:]])


class _Marks:
    """The marks of sources: numbered links to the entries of `citations`, their labels.

    The links are those of Python-Markdown's footnotes, which take twice as long as all the rest.
    `cited` tells how often each is cited.
    """

    def __init__(self, lang: Lang, citations: Sequence[str]) -> None:
        # The end of each link, which is the same wherever its citation is cited.
        self._links = {
            label: f':{escape(label)}"><a class="footnote-ref" href="#fn:{escape(label)}" '
            f'aria-label="{escape(say("cited-source", lang, number=number))}">{number}</a>'
            for number, label in enumerate(citations, 1)
        }
        self.cited: Counter[str] = Counter()

    def __contains__(self, label: str) -> bool:
        return label in self._links

    def put(self, label: str) -> Markup:
        """One more mark of a citation."""
        self.cited[label] += 1
        again = self.cited[label] if self.cited[label] > 1 else ""
        return Markup(f'<sup class="tl-cite" id="fnref{again}{self._links[label]}</sup>')


def _references(draft: Draft, blocks: Sequence[structure.Block], marks: _Marks) -> list[_Edit]:
    """Marks in place of the labels in the text."""
    edits = []
    for label in structure.marks(draft.body, blocks).labels:
        written = f"[^{label.name}]"
        if label.defines or label.name not in marks:
            continue
        if not draft.body.startswith(written, label.offset):
            continue
        place = draft.put(marks.put(label.name))
        edits.append((label.offset, label.offset + len(written), place))
    return edits


def _of_document(edition: Edition, cited: Citation) -> SourceNote:
    document = edition.catalog.documents[cited.document or ""]
    meta = document.meta
    link, place, at = named_link(edition, document), cited.at, cited.at
    if cited.clause:
        link = replace(link, url=document.clause_path(edition.lang, cited.clause))
        clause = next(clause for clause in document.clauses if clause.id == cited.clause)
        place, at = clause.label(edition.lang), citation.of_clause(clause)
    if edition.lang == "en":
        named = ", ".join(filter(None, (citation.in_english(document), place)))
    else:
        named = " ".join(filter(None, (at, citation.of_document(meta))))
    facts = [terms.DOCUMENT_TYPES[meta.type].format(edition.lang), meta.issuer]
    if meta.issued:
        facts.append(dates.short_date(meta.issued, edition.lang))
    return _note(
        edition,
        cited,
        words=_words(document, cited.clause) if cited.clause else [],
        title=link.title,
        named=named,
        page=link,
        place=place,
        facts=facts,
        status=edition.status(document),
        source=meta.source,
        official=meta.official_url,
    )


def _of_source(edition: Edition, cited: Citation) -> SourceNote:
    return _note(
        edition,
        cited,
        title=cited.title or "",
        named=citation.of_source(cited, edition.catalog.sources[cited.source or ""].meta),
        page=None,
        place=cited.at,
        facts=[],
        status=None,
        source=cited.source,
        official=cited.url,
    )


def _note(
    edition: Edition,
    cited: Citation,
    *,
    title: str,
    named: str,
    page: Link | None,
    place: str | None,
    facts: list[str],
    status: Status | None,
    source: str | None,
    official: str | None,
    words: Sequence[str] = (),
) -> SourceNote:
    """A note; `named` is its citation, `source` the id of the registered source."""
    registered = edition.catalog.sources[source] if source else None
    approval = registered.meta.approval if registered else None
    read = edition.catalog.reading(cited)
    return SourceNote(
        title=title,
        citation=named,
        page=page,
        place=place,
        facts=facts,
        status=status,
        source=edition.link(registered) if registered else None,
        host=registered.meta.host if registered else None,
        approval=approval,
        approval_label=terms.APPROVALS[approval].format(edition.lang) if approval else None,
        official=official,
        mark=read.mark,
        mark_label=terms.MARKS[read.mark].format(edition.lang),
        read_at=read_at(read.evidence, edition.lang),
        quote=cited.quote,
        checked=read.checked,
        words=list(words),
    )


def _words(document: Entry[Document], clause: str) -> list[str]:
    """The words of a clause in Vietnamese, without the marks of notes, cut after _MOST_WORDS."""
    lines: list[str] = []
    length = 0
    for part in clauses.within(document.clauses, clause):
        text = _NOTE.sub("", clauses.plain([part]))
        for line in text.split("\n"):
            length += len(line)
            if length > _MOST_WORDS:
                kept = line[: max(0, len(line) - (length - _MOST_WORDS))].rpartition(" ")[0]
                return [*lines, f"{kept} …".lstrip()]
            lines.append(line)
    return lines


def beside_clauses(edition: Edition, document: Entry[Document]) -> Beside:
    """What stands beside the clauses of a document: the sheets that cite them, later changes."""
    return Beside(
        citing={
            clause.id: _citing(edition, document, clause.id)
            for clause in document.clauses
            if (document.id, clause.id) in edition.catalog.citing_clause
        },
        changes=_changes(edition, document),
    )


def _changes(edition: Edition, document: Entry[Document]) -> dict[str, list[str]]:
    """Clause → whose wording it is and from which day, as the history of the document tells."""
    told: dict[str, list[str]] = {}
    for event in document.meta.history:
        on = dates.short_date(event.on, edition.lang) if event.on else ""
        key = "worded-by" if event.in_text else "worded-before"
        key = key if on else f"{key}-undated"
        line = edition.say(key, by=event.by or "…", on=on)
        for clause in event.clauses:
            told.setdefault(clause, []).append(line)
    return told


def document_markdown(lang: Lang, document: Entry[Document], beside: Beside, draft: Draft) -> str:
    """A document's body with the full text as HTML, clause by clause, verbatim.

    Of a text that is cut into pieces it has the first, and the contents of the others.
    """
    if not document.clauses:
        return draft.body
    pieces = document.pieces
    shown = in_language(document, pieces[0], lang) if pieces else None
    text = [_full_text(lang, document, shown, beside, draft)]
    if pieces:
        # First, since the notes on a consolidated text's beginning are long.
        text.insert(0, draft.placed(CONTENTS, lines=contents(document, lang)))
    text[0] = draft.headed(say("full-text", lang), "toan-van", text[0])
    fence = next(block for block in structure.blocks(draft.body) if block.kind == "record")
    before, after = draft.body[: fence.start], draft.body[fence.end :]
    return "\n\n".join([before, *text, after])


def piece_markdown(
    lang: Lang, document: Entry[Document], place: int, beside: Beside, draft: Draft
) -> str:
    """The text of the piece of a document at `place`, as HTML."""
    shown = in_language(document, document.pieces[place], lang)
    return _full_text(lang, document, shown, beside, draft)


def _full_text(
    lang: Lang,
    document: Entry[Document],
    shown: Sequence[Clause] | None,
    beside: Beside,
    draft: Draft,
) -> str:
    """The clauses `shown` of a full text, or all of them, as a placeholder."""
    named: dict[Lang, str] = {"vi": citation.of_document(document.meta)}
    if lang == "en" and document.en:
        named["en"] = citation.in_english(document)
        shown = shown or document.en.clauses
        ids = {clause.id for clause in shown}
        original = [clause for clause in document.clauses if clause.id in ids]
        return draft.placed(TEMPLATE, **full_text(shown, lang, beside, named, original))
    return draft.placed(TEMPLATE, **full_text(shown or document.clauses, lang, beside, named))


def _citing(edition: Edition, document: Entry[Document], clause: str) -> tuple[list[Link], int]:
    sheets = edition.catalog.citing_clause.get((document.id, clause), [])
    return [edition.link(sheet) for sheet in newest(sheets)[:BACKLINKS]], len(sheets)


class Abbreviations:
    """The tooltips of abbreviations in one language."""

    def __repr__(self) -> str:
        return repr(self._tooltips)

    def __init__(self, catalog: Catalog, lang: Lang) -> None:
        self._tooltips = {
            short: getattr(meaning, lang)
            for short, meaning in sorted(catalog.abbreviations.items())
            if meaning.tooltip
        }

    def occurring(self, markdown: str) -> dict[str, str]:
        """The tooltips of those that occur in `markdown`, since each costs rendering time."""
        return {short: text for short, text in self._tooltips.items() if short in markdown}
