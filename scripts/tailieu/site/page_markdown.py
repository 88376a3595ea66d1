"""The Markdown that a page is rendered from: its body, and what the build adds to it.

Addresses are relative to the site's root; here they are made relative to the page that they stand
on, since no template is at work.
"""

from __future__ import annotations

import posixpath
from html import escape

from tailieu.content import clauses, dates, terms
from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.interface import say
from tailieu.content.schema import Citation, Document, Sheet
from tailieu.content.site import Site
from tailieu.site.page_context import BACKLINKS, evidence, named, newest, status


def _href(page_url: str, target: str) -> str:
    """The address of `target` as the page at `page_url` writes it; both from the site's root."""
    return posixpath.relpath(target, posixpath.dirname(page_url) or ".")


def citation_html(site: Site, citation: Citation, page_url: str, lang: str) -> str:
    """One footnote: what is cited, where in it, how far it has been checked, where it was read."""

    if citation.document:
        document = site.catalog.documents[citation.document]
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
        source = site.catalog.sources[citation.source]
        cited = escape(citation.title)
        if citation.url:
            cited = f'<a href="{escape(citation.url)}">{cited}</a>'
        target = _href(page_url, source.page_path(lang))
        cited += f' – <a href="{target}">{escape(source.text("title", lang))}</a>'
    mark = terms.MARKS[citation.mark].format(lang)
    parts = [f'{cited}. <span class="tl-badge" data-mark="{citation.mark}">{mark}</span>']
    pages = ", ".join(
        f'<a href="{escape(page["url"])}">{escape(page["host"])}</a>'
        for page in evidence(citation.evidence)
    )
    if pages:
        parts.append(f"{say('read-at', lang)}: {pages}.")
    if citation.checked:
        on = dates.short_date(citation.checked.on)
        parts.append(f"{say('checked-on', lang)} {on}, {escape(citation.checked.by)}.")
    else:
        parts.append(f"{say('check-date', lang)}: {say('not-checked', lang).lower()}.")
    return " ".join(parts)


def sheet_markdown(site: Site, sheet: Entry[Sheet], page_url: str, lang: str) -> str:
    """A sheet's body followed by its basis, its sources and one footnote a citation.

    Nothing for a withdrawn sheet: its page is a notice, and has no headings to lead to.
    """
    if sheet.meta.withdrawn:
        return ""
    body = sheet.en.body if lang == "en" else sheet.body
    lines = [body.rstrip(), ""]

    documents = list(dict.fromkeys(c.document for c in sheet.meta.citations.values() if c.document))
    if documents:
        lines += [f"## {say('basis', lang)} {{ #can-cu }}", ""]
        for identifier in documents:
            document = site.catalog.documents[identifier]
            state = status(site, document, lang)
            kind = terms.DOCUMENT_TYPES[document.meta.type].format(lang)
            facts = [kind, escape(document.meta.issuer)]
            if document.meta.issued:
                facts.append(dates.short_date(document.meta.issued))
            lines.append(
                f'- <a href="{_href(page_url, document.page_path(lang))}">'
                f"{escape(named(document, lang))}</a> · {' · '.join(facts)} "
                f'<span class="tl-badge" data-status="{state["code"]}">{state["label"]}</span>'
            )
        lines.append("")
    sources = dict.fromkeys(
        c.source or site.catalog.documents[c.document].meta.source
        for c in sheet.meta.citations.values()
    )
    sources.pop(None, None)
    if sources:
        lines += [f"## {say('sources', lang)} {{ #nguon }}", ""]
        for identifier in sources:
            source = site.catalog.sources[identifier]
            approval = terms.APPROVALS[source.meta.approval].format(lang)
            lines.append(
                f'- <a href="{_href(page_url, source.page_path(lang))}">'
                f"{escape(source.text('title', lang))}</a> · {escape(source.meta.host)} "
                f'<span class="tl-badge" data-approval="{source.meta.approval}">{approval}</span>'
            )
        lines.append("")
    lines += [f"## {say('notes', lang)} {{ #ghi-chu-nguon }}", "", "///Footnotes Go Here///", ""]
    for label, citation in sheet.meta.citations.items():
        lines.append(f"[^{label}]: {citation_html(site, citation, page_url, lang)}")
    return "\n".join(lines) + "\n"


def document_markdown(site: Site, document: Entry[Document], page_url: str, lang: str) -> str:
    """A document's body with its full text drawn clause by clause, verbatim."""
    body = document.en.body if lang == "en" else document.body
    if not document.clauses:
        return body
    beside = {}
    for clause in document.clauses:
        sheets = site.catalog.citing_clause.get((document.id, clause.id), [])
        if sheets:
            items = "".join(
                f'<li><a href="{_href(page_url, sheet.page_path(lang))}">'
                f"{escape(sheet.text('title', lang))}</a></li>"
                for sheet in newest(sheets)[:BACKLINKS]
            )
            if len(sheets) > BACKLINKS:
                items += f'<li><a href="#phieu-lien-quan">{say("more-sheets", lang)}</a></li>'
            count = say("sheets-here", lang, count=len(sheets))
            beside[clause.id] = (
                f'<details class="tl-clause__sheets"><summary>{count}</summary>'
                f"<ul>{items}</ul></details>"
            )
    if lang == "en":
        block = clauses.html(clauses.split(body), lang, beside, list(document.clauses))
    else:
        block = clauses.html(list(document.clauses), lang, beside)
    heading = f"## {say('full-text', lang)} {{ #toan-van }}"
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
