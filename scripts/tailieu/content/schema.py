"""The schema of front matter: the fields of each kind of page.

Errors, JSON Schemas for editors' tools and pages are all derived from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any, ClassVar, NamedTuple

import idna
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from tailieu.content.fields import (
    Abbreviated,
    Address,
    Approval,
    Audience,
    CalendarMonth,
    Clause,
    Code,
    Day,
    Digest,
    DocumentType,
    EventName,
    Fingerprint,
    InvalidValue,
    Mark,
    Meaning,
    Moment,
    Month,
    OneOf,
    Outlink,
    PagePath,
    Period,
    Place,
    Prose,
    Punycode,
    ReadDay,
    Slug,
    SourceKind,
    System,
    Text,
    TextSource,
    Topic,
    marked_fields,
)
from tailieu.content.hosts import host_of, is_registered_name


class Model(BaseModel):
    """Front matter or a part of it: unknown fields are errors, and values are immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ReadPage(Model):
    """A web page where a fact was read: the date that it gave, if any, and the words read there."""

    url: Address
    date: ReadDay | None = None
    quote: Text | None = None


class Evidence(Model):
    """Where a fact was read.

    `mark` V1: in a copy of an official page; V2: elsewhere; `given`: in a copy that came with the
    project, of which nobody knows the page.
    """

    mark: Annotated[str, OneOf(("V1", "V2", "given"))]
    pages: tuple[ReadPage, ...] = ()


class Checked(Model):
    """Who compared a page with the original, and on which day."""

    by: Text
    on: Day


class Checkable(Model):
    """Something with evidence of where it was read, and of who compared it with the original."""

    evidence: Evidence
    checked: Checked | None = None

    @property
    def mark(self) -> str:
        """A key of terms.MARKS."""
        return "checked" if self.checked else self.evidence.mark


class Changed(Model):
    """A change of a page that readers should know of, and its day."""

    on: Day
    what: Prose


class Reference(NamedTuple):
    """A page that the front matter of another names.

    `field` is the path of the field; the page is docs/`folder`/`id`.md.
    """

    field: Place
    folder: str
    id: str


class Page(Model):
    """The fields that pages of all kinds have; each kind is a subclass."""

    # The folder in docs/, which is also the kind's name in addresses and in the search.
    folder: ClassVar[str]
    # May it hold a full text, word for word, between `::: toan-van` and `:::`?
    has_record: ClassVar[bool] = False

    title: Prose
    description: Annotated[Prose, Field(max_length=200)]
    # Earlier slugs of this page. Each becomes a redirect, since addresses are never reused.
    formerly: Annotated[tuple[Slug, ...], Field(max_length=20)] = ()
    # What changed since the page was published, told by “Có gì mới”.
    changed: tuple[Changed, ...] = ()

    def references(self) -> Iterator[Reference]:
        """Every page that this one names, all of which must exist."""
        yield from ()


def _named(field: str, folder: str, ids: Iterable[str]) -> Iterator[Reference]:
    for index, id in enumerate(ids):
        yield Reference((field, index), folder, id)


class Citation(Model):
    """What a footnote label of a sheet cites: a document or a registered source.

    A citation of a document without evidence of its own inherits that of the document
    (`Catalog.reading`); `quote` then holds the words read there for its statement.
    """

    evidence: Evidence | None = None
    checked: Checked | None = None
    document: Slug | None = None
    source: Slug | None = None
    at: Prose | None = None
    clause: Clause | None = None
    title: Prose | None = None
    url: Outlink | None = None
    quote: Text | None = None

    @model_validator(mode="after")
    def _one_target(self) -> Citation:
        if (self.document is None) == (self.source is None):
            raise InvalidValue("one-target")
        if self.source and not self.title:
            raise InvalidValue("untitled")
        if self.source and not self.evidence:
            raise InvalidValue("unread")
        if self.quote and self.evidence:
            raise InvalidValue("quote-apart")
        if self.clause and not self.document:
            raise InvalidValue("clause-alone")
        return self


class Archived(Model):
    """A sheet that is kept as a record, without a successor."""

    on: Day
    reason: Prose


class Withdrawn(Model):
    """A sheet that was withdrawn; its page is a notice with the reason."""

    on: Day
    reason: Prose


class Amount(Model):
    """An amount that holds from a day until another, both included; `what` names its series."""

    what: Prose
    amount: Prose
    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="until")
    cite: Slug


class Sheet(Page):
    """An information sheet: talking points on one topic, with the source of each statement."""

    folder: ClassVar[str] = "phieu"

    topic: Topic
    month: Month
    audience: Annotated[tuple[Audience, ...], Field(min_length=1)]
    minutes: Annotated[int, Field(ge=1, le=60)]
    in_force_from: Day | None = None
    in_force_until: Day | None = None
    # The months, from 1 to 12, in which the topic matters most; empty where it always does.
    season: tuple[CalendarMonth, ...] = ()
    reviewed: Checked | None = None
    review_by: Day
    replaces: tuple[Slug, ...] = ()
    archived: Archived | None = None
    withdrawn: Withdrawn | None = None
    warning: Prose | None = None
    amounts: tuple[Amount, ...] = ()
    citations: Annotated[dict[Slug, Citation], Field(min_length=1)]

    @model_validator(mode="after")
    def _order_of_dates(self) -> Sheet:
        if self.in_force_from and self.in_force_until and self.in_force_until < self.in_force_from:
            raise InvalidValue("dates-reversed", "in_force_until")
        return self

    @model_validator(mode="after")
    def _amount_of_each_day(self) -> Sheet:
        ends: dict[str, date] = {}
        for row in sorted(self.amounts, key=lambda row: row.start or date.min):
            end = row.end or date.max
            if row.start and end < row.start:
                raise InvalidValue("amount-reversed", "amounts", row=row.what)
            if row.what in ends and (not row.start or row.start <= ends[row.what]):
                raise InvalidValue("amounts-overlap", "amounts", row=row.what)
            if row.cite not in self.citations:
                raise InvalidValue("amount-uncited", "amounts", row=row.what, cite=row.cite)
            ends[row.what] = end
        return self

    def references(self) -> Iterator[Reference]:
        """Every page that this one names."""
        yield from _named("replaces", Sheet.folder, self.replaces)
        for label, citation in self.citations.items():
            if citation.document:
                yield Reference(
                    ("citations", label, "document"), Document.folder, citation.document
                )
            if citation.source:
                yield Reference(("citations", label, "source"), Source.folder, citation.source)


class Event(Model):
    """A change of a document that is not expressed by another document in docs/van-ban."""

    event: EventName
    on: Day | None = None
    by: Text | None = None
    note: Prose | None = None
    # The clauses that it changed, and whether the full text has their new wording.
    clauses: tuple[Clause, ...] = ()
    in_text: bool = False
    evidence: Evidence


class Duty(Model):
    """What a document with a full text asks to be done, and when.

    `who` and `quote` are the document's own words (checks/rules/duties_quoted.py), `quote` those of
    the `clause`; `what` and `what_en` are a short name.
    """

    clause: Clause
    when: Annotated[tuple[Period, ...], Field(min_length=1)]
    what: Prose
    what_en: Text
    who: Text
    quote: Text


class Signature(Model):
    """The digital signature, found intact, of the PDF that a full text was taken from.

    `signer` and `issuer` are the names in the certificate, whose chain nobody has checked;
    `certificate` is its SHA-256 and `sha256` that of the PDF. What is not known is left out.
    """

    signer: Text
    issuer: Text | None = None
    certificate: Fingerprint | None = None
    signed_at: Moment | None = None
    # Whether a timestamp authority told the time; else it is that of the signer's clock.
    timestamped: bool = False
    sha256: Digest | None = None


class Document(Page, Checkable):
    """A document of the State or the Party, with the metadata that vbpl.vn has."""

    folder: ClassVar[str] = "van-ban"
    has_record: ClassVar[bool] = True

    number: Text | None
    type: DocumentType
    summary: Prose | None = None
    issuer: Prose
    system: System
    signer: Text | None = None
    place: Prose | None = None
    issued: Day | None = None
    effective: Day | None = None
    expires: Day | None = None
    scope: Prose | None = None
    topics: tuple[Topic, ...] = ()
    official_url: Outlink | None = None
    source: Slug | None = None
    original_file: Annotated[Text, Mark.OUTLINK] | None = None
    text_sha256: Digest | None = None
    signature: Signature | None = None
    text_from: TextSource | None = None
    replaces: tuple[Slug, ...] = ()
    amends: tuple[Slug, ...] = ()
    guides: tuple[Slug, ...] = ()
    consolidates: tuple[Slug, ...] = ()
    history: tuple[Event, ...] = ()
    duties: tuple[Duty, ...] = ()
    warning: Prose | None = None

    @model_validator(mode="after")
    def _signed_if_said(self) -> Document:
        if self.text_from not in (None, "ban-sao") and not self.signature:
            raise InvalidValue("unsigned", "text_from", given=self.text_from)
        return self

    def references(self) -> Iterator[Reference]:
        """Every page that this one names."""
        yield from _named("replaces", Document.folder, self.replaces)
        yield from _named("amends", Document.folder, self.amends)
        yield from _named("guides", Document.folder, self.guides)
        yield from _named("consolidates", Document.folder, self.consolidates)
        if self.source:
            yield Reference(("source",), Source.folder, self.source)


class Source(Page, Checkable):
    """An official source, registered by its host."""

    folder: ClassVar[str] = "nguon"

    body: Prose | None = None
    host: Text
    punycode: Punycode | None = None
    url: Outlink | None = None
    kind: SourceKind
    approval: Approval
    approved: Checked | None = None
    former_hosts: tuple[Text, ...] = ()
    see_also: tuple[Slug, ...] = ()
    topics: tuple[Topic, ...] = ()
    warning: Prose | None = None

    @model_validator(mode="after")
    def _host_forms(self) -> Source:
        try:
            ascii_host = idna.encode(self.host, uts46=True).decode()
        except idna.IDNAError:
            raise InvalidValue("no-host", "host", given=self.host) from None
        if not is_registered_name(ascii_host):
            raise InvalidValue("shared-host", "host", given=self.host)
        if ascii_host != self.host and self.punycode != ascii_host:
            raise InvalidValue("punycode-missing", "host", punycode=ascii_host)
        if ascii_host == self.host and self.punycode:
            raise InvalidValue("punycode-needless", "punycode")
        if self.url:
            leads_to = host_of(self.url) or ""
            if not f".{leads_to}".endswith(f".{ascii_host.removeprefix('www.')}"):
                raise InvalidValue("other-host", "url", given=self.url, host=self.host)
        return self

    def references(self) -> Iterator[Reference]:
        """Every page that this one names."""
        yield from _named("see_also", Source.folder, self.see_also)


class PackItem(Model):
    """An item of a pack's agenda: a sheet, a document, or a page of any kind by its path."""

    sheet: Slug | None = None
    document: Slug | None = None
    page: PagePath | None = None
    note: Prose | None = None

    @model_validator(mode="after")
    def _one_target(self) -> PackItem:
        if sum(name is not None for name in (self.sheet, self.document, self.page)) != 1:
            raise InvalidValue("one-item")
        return self

    @property
    def target(self) -> Reference:
        """The page of the item; `field` is relative to the item."""
        if self.sheet:
            return Reference(("sheet",), Sheet.folder, self.sheet)
        if self.document:
            return Reference(("document",), Document.folder, self.document)
        folder, _, id = (self.page or "").partition("/")
        return Reference(("page",), folder, id)


def _at_least_one(items: tuple[PackItem, ...]) -> tuple[PackItem, ...]:
    if not items:
        raise InvalidValue("no-items")
    return items


class Pack(Page):
    """The pages for one meeting, in the order of its agenda."""

    folder: ClassVar[str] = "bo-tai-lieu"

    meeting: Prose | None = None
    # Counted after each item was validated, so that one invalid item is one finding.
    items: Annotated[tuple[PackItem, ...], AfterValidator(_at_least_one)]

    def references(self) -> Iterator[Reference]:
        """Every page that this one names."""
        for index, item in enumerate(self.items):
            field, folder, id = item.target
            yield Reference(("items", index, *field), folder, id)


class Abbreviation(Model):
    """The meaning of an abbreviation in both languages."""

    vi: Meaning
    en: Meaning
    # False for short codes that also occur in document numbers, and so on almost every line.
    tooltip: bool = True


class TextPage(Page):
    """A page of no other kind, anywhere in docs/; its id is its path without `.md`."""

    # There is no such folder: these pages are wherever pages of other kinds are not.
    folder: ClassVar[str] = "trang"
    # Where those stand that tell how to use the site.
    guides: ClassVar[str] = "huong-dan"

    template: (
        Annotated[
            str,
            OneOf(
                (
                    "home.html",
                    "danh-sach.html",
                    "tim-kiem.html",
                    "tu-viet-tat.html",
                    "tu-dong-nghia.html",
                    "lien-he.html",
                    "tai-ve.html",
                    "bo-cua-toi.html",
                    "soan-phieu.html",
                    "den-han.html",
                    "co-gi-moi.html",
                    "lich.html",
                )
            ),
        ]
        | None
    ) = None
    # Each is looked for in every page.
    abbreviations: Annotated[dict[Abbreviated, Abbreviation], Field(max_length=300)] = Field(
        default_factory=dict
    )


class AmountText(Model):
    """A row of `amounts` in English; its days and its citation are those of the Vietnamese row."""

    what: Text
    amount: Text


class Translation(Model):
    """The front matter of an English page; other fields are those of the Vietnamese page."""

    title: Prose
    description: Annotated[Prose, Field(max_length=200)]
    summary: Prose | None = None
    issuer: Text | None = None
    warning: Prose | None = None
    template: Text | None = None
    # Row for row those of the Vietnamese page.
    amounts: tuple[AmountText, ...] = ()
    # The digest of the translated Vietnamese page: checks/rules/translation_current.py.
    original: Code | None = None


# The fields with text that a translation translates.
TRANSLATED = tuple(dict.fromkeys(marked_fields(Translation, Mark.PROSE)))


def prose_fields(models: Iterable[type[Page]]) -> frozenset[str]:
    """Names of the fields with text that people read as sentences, in pages of all kinds."""
    return frozenset(name for model in models for name in marked_fields(model, Mark.PROSE))


def json_schemas(models: Iterable[type[Page]]) -> dict[str, dict[str, Any]]:
    """File name → JSON Schema of the front matter of each kind, for editors' tools."""
    named = {model.folder: model for model in models} | {"ban-dich": Translation}
    return {f"{name}.schema.json": model.model_json_schema() for name, model in named.items()}
