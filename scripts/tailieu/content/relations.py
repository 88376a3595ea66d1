"""Relations between pages: finds references to missing pages, and fills in the backlinks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

from tailieu.content import hosts
from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message
from tailieu.content.nearest import Nearest
from tailieu.content.schema import Document, Evidence, Sheet

NOT_THERE = Rule(
    "TL011",
    "error",
    "content",
    Message("Trang được dẫn tới có thật", "What is referred to exists"),
    Message(
        "Văn bản, nguồn, phiếu được nêu trong khai báo phải có trang.",
        "Documents, sources and sheets named in front matter must have pages.",
    ),
    Message("«{wanted}» không có trong docs/{folder}/.", "“{wanted}” is not in docs/{folder}/."),
    Message(
        "{hint}Thêm docs/{folder}/{wanted}.md hoặc sửa dòng này.",
        "{hint}Add docs/{folder}/{wanted}.md or change this line.",
    ),
)
_NEAR = Message("có phải «{near}»? ", "did you mean “{near}”? ")
NO_SUCH_CLAUSE = Rule(
    "TL012",
    "error",
    "content",
    Message("Mục được dẫn có trong toàn văn", "The clause cited is in the full text"),
    Message(
        "Chỗ dẫn «clause» mở đúng mục của văn bản.",
        "A citation's “clause” opens that clause of the document.",
    ),
    Message(
        "văn bản «{document}» không có mục «{clause}».",
        "the document “{document}” has no clause “{clause}”.",
    ),
    Message("chọn một trong: {known}.", "choose one of: {known}."),
)
# A finding names so many clauses to choose from.
_MOST_NAMED = 40
_NO_FULL_TEXT_FIX = Message(
    "bỏ dòng này: văn bản ấy không có toàn văn.",
    "remove this line: that document has no full text.",
)
CYCLE = Rule(
    "TL013",
    "error",
    "content",
    Message("Không thay thế vòng tròn", "No ring of replacements"),
    Message(
        "Trang cũ không thể thay trang mới hơn nó.",
        "An older page cannot replace a newer one.",
    ),
    Message("vòng thay thế: {ring}.", "a ring of replacements: {ring}."),
    Message("bỏ «replaces» ở trang cũ hơn.", "remove “replaces” from the older page."),
)
# So many names of pages say which ring is meant.
_MOST_OF_A_RING = 12
SAME_DOCUMENT = Rule(
    "TL014",
    "error",
    "content",
    Message("Mỗi văn bản một trang", "One page a document"),
    Message(
        "Cơ quan, số, ký hiệu và ngày ban hành cùng nhau chỉ một văn bản.",
        "Issuer, number and date together name one document.",
    ),
    Message(
        "văn bản {number} của {issuer} đã có ở «docs/{first}».",
        "document {number} of {issuer} is at “docs/{first}” already.",
    ),
    Message(
        "giữ một tệp cho mỗi văn bản (cơ quan + số, ký hiệu + ngày ban hành).",
        "keep one file for each document (issuer + number + date of issue).",
    ),
)


def resolve(catalog: Catalog) -> list[Finding]:
    """Fill in the backlinks of `catalog`; a finding for each relation that is not valid."""
    _link_documents(catalog)
    _link_sheets(catalog)
    _link_evidence(catalog)
    return list(
        chain(
            _missing_pages(catalog),
            _missing_clauses(catalog),
            _cycles(catalog.documents),
            _cycles(catalog.sheets),
            _same_documents(catalog.documents.values()),
        )
    )


def _missing_pages(catalog: Catalog) -> Iterator[Finding]:
    nearest = Nearest()
    for entry in catalog.entries():
        for field, folder, wanted in entry.meta.references():
            known = catalog.in_folder(folder)
            # A page that exists but is invalid has a finding of its own.
            if wanted in known or f"{folder}/{wanted}.md" in catalog.files:
                continue
            near = nearest.of(wanted, known)
            yield NOT_THERE.at(
                entry.path,
                *entry.place(*field),
                wanted=wanted,
                folder=folder,
                hint=_NEAR if near else "",
                near=near,
            )


def _missing_clauses(catalog: Catalog) -> Iterator[Finding]:
    for document in catalog.documents.values():
        for number, event in enumerate(document.meta.history):
            known = {clause.id for clause in document.clauses} if event.clauses else set()
            for index, id in enumerate(event.clauses):
                if id not in known:
                    place = document.place("history", number, "clauses", index)
                    yield _no_clause(document, place, document, id)
    for sheet in catalog.sheets.values():
        for label, citation in sheet.meta.citations.items():
            cited = catalog.documents.get(citation.document or "")
            if cited is None or citation.clause is None:
                continue
            if all(clause.id != citation.clause for clause in cited.clauses):
                place = sheet.place("citations", label, "clause")
                yield _no_clause(sheet, place, cited, citation.clause)


def _no_clause(
    page: Entry[Any], place: tuple[int, str], document: Entry[Document], id: str
) -> Finding:
    known = [clause.id for clause in document.clauses]
    if len(known) > _MOST_NAMED:
        # Of a law only those of the same article.
        article = "-".join(id.split("-")[:2])
        known = [other for other in known if other.startswith(article)][:_MOST_NAMED]
    return NO_SUCH_CLAUSE.at(
        page.path,
        *place,
        fix=None if document.clauses else _NO_FULL_TEXT_FIX,
        document=document.id,
        clause=id,
        known=", ".join(known),
    )


def _link_documents(catalog: Catalog) -> None:
    for name, backlinks in (
        ("replaces", catalog.replaced_by),
        ("amends", catalog.amended_by),
        ("guides", catalog.guided_by),
        ("consolidates", catalog.consolidated_by),
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


def _link_evidence(catalog: Catalog) -> None:
    known = hosts.registered(catalog)
    held: Iterable[tuple[Entry[Any], Evidence | None]] = chain(
        ((document, document.meta.evidence) for document in catalog.documents.values()),
        (
            (sheet, citation.evidence)
            for sheet in catalog.sheets.values()
            for citation in sheet.meta.citations.values()
        ),
    )
    for entry, evidence in held:
        for page in evidence.pages if evidence else ():
            host = hosts.belongs(hosts.host_of(page.url) or "", known)
            if host:
                _once(catalog.read_at[known[host]], entry)


def _once(entries: list[Entry[Any]], entry: Entry[Any]) -> None:
    # What a page names is added one after the other, so only the last can be the same.
    if not entries or entries[-1] is not entry:
        entries.append(entry)


def _cycles(
    entries: Mapping[str, Entry[Sheet]] | Mapping[str, Entry[Document]],
) -> Iterator[Finding]:
    """A finding for each page that closes a cycle: A replaces B replaces … replaces A."""
    finished: set[str] = set()
    told: set[str] = set()
    for start in entries:
        # The pages on the way to the current one, each with its place there.
        trail = {start: 0}
        stack = [(start, iter(entries[start].meta.replaces))]
        while stack:
            current, remaining = stack[-1]
            following = next((step for step in remaining if step in entries), None)
            if following is None:
                finished.add(current)
                stack.pop()
                trail.popitem()
            elif following in trail:
                # Hundreds of pages may each name all others: that is one fault of each.
                if current in told:
                    continue
                told.add(current)
                ring = [*islice(trail, trail[following], None), following]
                if len(ring) > _MOST_OF_A_RING:
                    ring = [*ring[: _MOST_OF_A_RING - 2], "…", following]
                page = entries[current]
                yield CYCLE.at(page.path, *page.place("replaces"), ring=" → ".join(ring))
            elif following not in finished:
                stack.append((following, iter(entries[following].meta.replaces)))
                trail[following] = len(trail)


def _same_documents(documents: Iterable[Entry[Document]]) -> Iterator[Finding]:
    """A finding for each document with the issuer, number and date of another.

    Numbers restart with each Party term, so that they alone do not identify a document.
    """
    seen: dict[tuple[object, ...], Entry[Document]] = {}
    for document in documents:
        meta = document.meta
        if not meta.number:
            continue
        key = (meta.issuer.casefold(), meta.number.casefold(), meta.issued)
        first = seen.setdefault(key, document)
        if first is not document:
            yield SAME_DOCUMENT.at(
                document.path,
                *document.place("number"),
                number=meta.number,
                issuer=meta.issuer,
                first=first.path,
            )
