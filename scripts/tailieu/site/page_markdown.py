"""The Markdown that a page is rendered from: its body, and what the build adds to it.

Addresses are relative to the site's root; here they are made relative to the page that they stand
on, since no template is at work.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html import escape
from typing import Any

from tailieu.content import clauses, dates, terms
from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.schema import Citation, Document, Sheet
from tailieu.site.kind import Edition
from tailieu.site.links import BACKLINKS, named_link, newest, read_at


def _href(page_url: str, target: str) -> str:
    """The address of `target` as the page at `page_url` writes it; both from the site's root."""
    return posixpath.relpath(target, posixpath.dirname(page_url) or ".")


def citation_html(edition: Edition, citation: Citation, page_url: str) -> str:
    """One footnote: what is cited, where in it, how far it has been checked, where it was read."""
    lang = edition.lang
    if citation.document:
        document = edition.catalog.documents[citation.document]
        target = document.page_path(lang)
        place = citation.at
        if citation.clause:
            target += f"#{citation.clause}"
            place = next(
                clause.label(lang) for clause in document.clauses if clause.id == citation.clause
            )
        name = document.text("title", lang)
        if document.meta.number and document.meta.number not in name:
            name += f" ({document.meta.number})"
        cited = f'<a href="{_href(page_url, target)}">{escape(name)}</a>'
        if place:
            cited += f", {escape(place)}"
    else:
        source = edition.catalog.sources[citation.source]
        cited = escape(citation.title)
        if citation.url:
            cited = f'<a href="{escape(citation.url)}">{cited}</a>'
        target = _href(page_url, source.page_path(lang))
        cited += f' – <a href="{target}">{escape(source.text("title", lang))}</a>'
    mark = terms.MARKS[citation.mark].format(lang)
    parts = [f'{cited}. <span class="tl-badge" data-mark="{citation.mark}">{mark}</span>']
    pages = ", ".join(
        f'<a href="{escape(page.url)}">{escape(page.host)}</a>'
        for page in read_at(citation.evidence)
    )
    if pages:
        parts.append(f"{edition.say('read-at')}: {pages}.")
    if citation.checked:
        on = dates.short_date(citation.checked.on)
        parts.append(f"{edition.say('checked-on')} {on}, {escape(citation.checked.by)}.")
    else:
        parts.append(f"{edition.say('check-date')}: {edition.say('not-checked').lower()}.")
    return " ".join(parts)


def sheet_markdown(edition: Edition, sheet: Entry[Sheet], page_url: str) -> str:
    """A sheet's body followed by its basis, its sources and one footnote a citation.

    Nothing for a withdrawn sheet: its page is a notice, and has no headings to lead to.
    """
    if sheet.meta.withdrawn:
        return ""
    lang = edition.lang
    body = sheet.en.body if lang == "en" else sheet.body
    lines = [body.rstrip(), ""]

    documents = list(dict.fromkeys(c.document for c in sheet.meta.citations.values() if c.document))
    if documents:
        lines += [f"## {edition.say('basis')} {{ #can-cu }}", ""]
        for identifier in documents:
            document = edition.catalog.documents[identifier]
            state = edition.status(document)
            facts = [
                terms.DOCUMENT_TYPES[document.meta.type].format(lang),
                escape(document.meta.issuer),
            ]
            if document.meta.issued:
                facts.append(dates.short_date(document.meta.issued))
            lines.append(
                f'- <a href="{_href(page_url, document.page_path(lang))}">'
                f"{escape(named_link(edition, document).title)}</a> · {' · '.join(facts)} "
                f'<span class="tl-badge" data-status="{state.code}">{state.label}</span>'
            )
        lines.append("")
    sources = dict.fromkeys(
        c.source or edition.catalog.documents[c.document].meta.source
        for c in sheet.meta.citations.values()
    )
    sources.pop(None, None)
    if sources:
        lines += [f"## {edition.say('sources')} {{ #nguon }}", ""]
        for identifier in sources:
            source = edition.catalog.sources[identifier]
            approval = terms.APPROVALS[source.meta.approval].format(lang)
            lines.append(
                f'- <a href="{_href(page_url, source.page_path(lang))}">'
                f"{escape(source.text('title', lang))}</a> · {escape(source.meta.host)} "
                f'<span class="tl-badge" data-approval="{source.meta.approval}">{approval}</span>'
            )
        lines.append("")
    lines += [f"## {edition.say('notes')} {{ #ghi-chu-nguon }}", "", "///Footnotes Go Here///", ""]
    for label, citation in sheet.meta.citations.items():
        lines.append(f"[^{label}]: {citation_html(edition, citation, page_url)}")
    return "\n".join(lines) + "\n"


def document_markdown(edition: Edition, document: Entry[Document], page_url: str) -> str:
    """A document's body with its full text drawn clause by clause, verbatim."""
    lang = edition.lang
    body = document.en.body if lang == "en" else document.body
    if not document.clauses:
        return body
    beside = {}
    for clause in document.clauses:
        sheets = edition.catalog.citing_clause.get((document.id, clause.id), [])
        if sheets:
            items = "".join(
                f'<li><a href="{_href(page_url, sheet.page_path(lang))}">'
                f"{escape(sheet.text('title', lang))}</a></li>"
                for sheet in newest(sheets)[:BACKLINKS]
            )
            if len(sheets) > BACKLINKS:
                items += f'<li><a href="#phieu-lien-quan">{edition.say("more-sheets")}</a></li>'
            count = edition.say("sheets-here", count=len(sheets))
            beside[clause.id] = (
                f'<details class="tl-clause__sheets"><summary>{count}</summary>'
                f"<ul>{items}</ul></details>"
            )
    if lang == "en":
        block = clauses.html(clauses.split(body), lang, beside, list(document.clauses))
    else:
        block = clauses.html(list(document.clauses), lang, beside)
    heading = f"## {edition.say('full-text')} {{ #toan-van }}"
    return clauses.FENCE.sub(lambda _: f"{heading}\n\n{block}\n", body, count=1)


def abbreviation_definitions(catalog: Catalog, markdown: str, lang: str) -> str:
    """Markdown definitions that give each abbreviation in `markdown` its tooltip.

    Only of those that stand in it, since each costs time on every page.
    """
    return "\n".join(
        f"*[{short}]: {getattr(meaning, lang)}"
        for short, meaning in sorted(catalog.abbreviations.items())
        if meaning.tooltip and short in markdown
    )


def lead_to_vietnamese(
    markdown: str, path: str, page_url: str, entries: Mapping[str, Entry[Any]]
) -> str:
    """`markdown` of the translated page at `path` in docs/, its links to pages that have no
    translation led to the Vietnamese ones; `entries` by their Vietnamese paths."""
    folder = posixpath.dirname(path)

    def lead(match: re.Match[str]) -> str:
        target = entries.get(posixpath.normpath(posixpath.join(folder, match[2])))
        if target is None or target.en:
            return match[0]
        # As HTML, since MkDocs would look for a page of this language at a Markdown link.
        url = _href(page_url, target.html_path)
        return f'<a href="{url}{match[3] or ""}" hreflang="vi">{match[1]}</a>'

    return re.sub(r"\[([^\]\n]+)\]\(([^)\s:#]+\.md)(#[^)\s]*)?\)", lead, markdown)
