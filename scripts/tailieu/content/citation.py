"""How official papers in Viet Nam name a document, a place in it, or a source.

A document is named by type, number, day, issuer and subject, a law by its name
(`Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024 của Quốc hội`); a place in it from the
smallest part to the largest (`điểm a khoản 1 Điều 5`). State papers spell a day out and Party
papers write `10/6/2024`; both write two digits of every day, and of January and February. These are
Vietnamese texts, on English pages too, which have an English form beside them, with the number as
printed.
"""

from __future__ import annotations

from datetime import date

from tailieu.content import terms
from tailieu.content.catalogue import Entry
from tailieu.content.clauses import NAMES, Clause
from tailieu.content.number_forms import ATTACHMENTS
from tailieu.content.schema import Citation, Document, Source

# Within a sentence these begin with a capital; paragraphs, clauses and notes do not.
_CAPITAL = [NAMES[kind] for kind in (*ATTACHMENTS, "chuong", "phan", "dieu", "muc")]


def of_document(meta: Document) -> str:
    """A document, with what is known of it.

    Its subject is left out where our own remark follows it in brackets: it is not word for word.
    """
    label = terms.DOCUMENT_TYPES[meta.type].vi
    subject = meta.summary if meta.summary and not meta.summary.endswith(")") else ""
    is_name = meta.type == "luat" and subject.startswith(f"{label} ")
    parts = [subject if is_name else label]
    if meta.number:
        parts.append(f"số {meta.number}")
    if meta.issued:
        parts.append(day(meta.issued, meta.system))
    parts.append(f"của {meta.issuer}")
    if subject and not is_name:
        parts.append(subject[0].lower() + subject[1:])
    return " ".join(parts)


def in_english(document: Entry[Document]) -> str:
    """A document for those who write in English; a place in it follows: `, Article 5, clause 1`.

    `Law No. 31/2024/QH15 of 18 January 2024, National Assembly`, the issuer where it is translated.
    """
    meta = document.meta
    parts = [terms.DOCUMENT_TYPES[meta.type].en]
    if meta.number:
        parts.append(f"No. {meta.number}")
    if meta.issued:
        parts.append(f"of {meta.issued.day} {meta.issued:%B} {meta.issued.year}")
    named = " ".join(parts)
    issuer = document.en.meta.issuer if document.en else None
    return f"{named}, {issuer}" if issuer else named


def day(on: date, system: str) -> str:
    """A day in the way of `system`, a key of terms.SYSTEMS."""
    month = f"{on.month:02}" if on.month < 3 else str(on.month)
    if system == "dang":
        return f"ngày {on.day:02}/{month}/{on.year}"
    return f"ngày {on.day:02} tháng {month} năm {on.year}"


def of_clause(clause: Clause) -> str:
    """The place of a clause in its document: `điểm a khoản 1 Điều 5`, `Mục 3`.

    Of an attachment it ends as the document's name goes on: `Điều 2 Quy chế kèm theo`.
    """
    names = [
        f"{name.vi if name in _CAPITAL else name.vi.lower()} {number}".rstrip()
        for name, number in clause.names
    ]
    if clause.numbers[0][0] in ATTACHMENTS and not names[0].endswith("kèm theo"):
        names.insert(0, "kèm theo")
    return " ".join(reversed(names))


def of_source(cited: Citation, source: Source) -> str:
    """What a sheet cites of a registered source: its title, its place, the source and its host."""
    return ", ".join(filter(None, (cited.title, cited.at, f"{source.title} ({source.host})")))
