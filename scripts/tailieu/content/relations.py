"""What pages say of one another: references that lead nowhere, and every relation from its other
end."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from tailieu.content import faults
from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.findings import Finding
from tailieu.content.schema import Document, Sheet


def resolve(catalog: Catalog) -> list[Finding]:
    """Fill the backlinks of `catalog`; a finding for each relation that cannot be so."""
    _link_documents(catalog)
    _link_sheets(catalog)
    return list(
        chain(
            _missing_pages(catalog),
            _missing_clauses(catalog),
            _rings(catalog.documents),
            _rings(catalog.sheets),
            _same_documents(catalog.documents.values()),
        )
    )


def _missing_pages(catalog: Catalog) -> Iterator[Finding]:
    for entry in catalog.entries():
        for field, folder, wanted in entry.meta.references():
            known = catalog.in_folder(folder)
            # A page that is there but wrong has a finding of its own.
            if wanted in known or f"{folder}/{wanted}.md" in catalog.files:
                continue
            close = difflib.get_close_matches(wanted, known, 1)
            yield faults.NOT_THERE.at(
                entry.path,
                *entry.place(*field),
                wanted=wanted,
                folder=folder,
                hint=faults.NEAR if close else "",
                near=close[0] if close else "",
            )


def _missing_clauses(catalog: Catalog) -> Iterator[Finding]:
    for sheet in catalog.sheets.values():
        for label, citation in sheet.meta.citations.items():
            document = catalog.documents.get(citation.document or "")
            if document is None or citation.clause is None:
                continue
            known = [clause.id for clause in document.clauses]
            if citation.clause not in known:
                yield faults.NO_SUCH_CLAUSE.at(
                    sheet.path,
                    *sheet.place("citations", label, "clause"),
                    fix=None if known else faults.NO_FULL_TEXT_FIX,
                    document=document.id,
                    clause=citation.clause,
                    known=", ".join(known),
                )


def _link_documents(catalog: Catalog) -> None:
    for name, backlinks in (
        ("replaces", catalog.replaced_by),
        ("amends", catalog.amended_by),
        ("guides", catalog.guided_by),
    ):
        for document in catalog.documents.values():
            for other in getattr(document.meta, name):
                if other in catalog.documents:
                    backlinks[other].append(document)
    for document in catalog.documents.values():
        if document.meta.source in catalog.sources:
            catalog.holding[document.meta.source].append(document)


def _link_sheets(catalog: Catalog) -> None:
    for sheet in catalog.sheets.values():
        for other in sheet.meta.replaces:
            if other in catalog.sheets:
                catalog.sheet_replaced_by[other].append(sheet)
        for citation in sheet.meta.citations.values():
            document = catalog.documents.get(citation.document or "")
            if document:
                _once(catalog.citing_document[document.id], sheet)
                if citation.clause:
                    _once(catalog.citing_clause[document.id, citation.clause], sheet)
            source = document.meta.source if document else citation.source
            if source in catalog.sources:
                _once(catalog.citing_source[source], sheet)


def _once(sheets: list[Entry[Sheet]], sheet: Entry[Sheet]) -> None:
    # A sheet's citations come one after the other, so only the last can be the same.
    if not sheets or sheets[-1] is not sheet:
        sheets.append(sheet)


def _rings(
    entries: Mapping[str, Entry[Sheet]] | Mapping[str, Entry[Document]],
) -> Iterator[Finding]:
    """A replaces B replaces … replaces A: name every page on the ring."""
    finished: set[str] = set()
    for start in entries:
        trail: list[str] = []
        stack = [(start, iter(entries[start].meta.replaces))]
        trail.append(start)
        while stack:
            current, remaining = stack[-1]
            following = next((step for step in remaining if step in entries), None)
            if following is None:
                finished.add(current)
                stack.pop()
                trail.pop()
            elif following in trail:
                ring = [*trail[trail.index(following) :], following]
                page = entries[current]
                place = page.place("replaces")
                yield faults.RING.at(page.path, *place, ring=" → ".join(ring))
            elif following not in finished:
                stack.append((following, iter(entries[following].meta.replaces)))
                trail.append(following)


def _same_documents(documents: Iterable[Entry[Document]]) -> Iterator[Finding]:
    """Numbers restart each Party term, so the key of a document is body + number + date."""
    seen: dict[tuple[object, ...], Entry[Document]] = {}
    for document in documents:
        meta = document.meta
        if not meta.number:
            continue
        key = (meta.issuer.casefold(), meta.number.casefold(), meta.issued)
        first = seen.setdefault(key, document)
        if first is not document:
            yield faults.SAME_DOCUMENT.at(
                document.path,
                *document.place("number"),
                number=meta.number,
                issuer=meta.issuer,
                first=first.path,
            )
