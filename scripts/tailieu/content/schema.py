"""Front matter as types: what each kind of page must and may say about itself.

The schema is data: errors, JSON Schemas for editors' tools and the pages all follow from it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, NamedTuple
from urllib.parse import urlsplit

import idna
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)

from tailieu.content import terms
from tailieu.content.messages import Message

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


# What no field of its kind can take. The form in the browser says the same (editor/form_data.py).
WRONG = {
    "not-plain": Message(
        "phải là một dòng chữ thường, không chứa «<» (mã HTML)",
        "must be one line of plain text without “<” (HTML)",
    ),
    "unseen": Message(
        "chứa ký tự điều khiển không nhìn thấy được", "holds control characters that nobody sees"
    ),
    "no-date": Message(
        "«{given}» không phải ngày dạng NĂM-THÁNG-NGÀY, ví dụ 2024-06-10",
        "“{given}” is no date of the form YEAR-MONTH-DAY, such as 2024-06-10",
    ),
    "no-such-day": Message("«{given}» không có trong lịch", "“{given}” is not in the calendar"),
    "no-address": Message(
        "«{given}» không phải địa chỉ bắt đầu bằng https:// hoặc http://",
        "“{given}” is no address that begins with https:// or http://",
    ),
    "address-characters": Message(
        "«{given}» chứa ký tự không được có trong địa chỉ",
        "“{given}” holds characters that no address may have",
    ),
    "one-target": Message(
        "phải nêu đúng một trong hai: «document» hoặc «source»",
        "must name exactly one of the two: “document” or “source”",
    ),
    "untitled": Message(
        "trích «source» thì phải có «title»: tên điều được trích",
        "a cited “source” needs a “title”: the name of what is cited",
    ),
    "clause-alone": Message("«clause» chỉ đi với «document»", "“clause” goes only with “document”"),
    "dates-reversed": Message(
        "«in_force_until» đứng trước «in_force_from»",
        "“in_force_until” is before “in_force_from”",
    ),
    "no-host": Message(
        "«host: {given}» không phải một tên miền", "“host: {given}” is no host name"
    ),
    "punycode-missing": Message(
        "«host» có dấu nên phải có «punycode: {punycode}»",
        "“host” has accents, so it needs “punycode: {punycode}”",
    ),
    "punycode-needless": Message(
        "«punycode» chỉ dùng cho tên miền có dấu",
        "“punycode” is only for host names with accents",
    ),
    "one-item": Message(
        "phải nêu đúng một trang: «sheet», «document» hoặc «page»",
        "must name exactly one page: “sheet”, “document” or “page”",
    ),
    "no-items": Message(
        "phải nêu ít nhất một phiếu hoặc văn bản", "must name at least one sheet or document"
    ),
}


class Wrong(ValueError):
    """A value that its field can't take; `what` is a key of WRONG.

    `field` is the field of a page to look at where the fault lies between several of them.
    """

    def __init__(self, what: str, field: str = "", **values: Any):
        self.message = WRONG[what]
        self.field = field
        self.values = values
        super().__init__(what)


def _plain_text(value: str) -> str:
    if "<" in value or "\n" in value.strip():
        raise Wrong("not-plain")
    if not value.isprintable() and any(unicodedata.category(c) in ("Cc", "Cf") for c in value):
        raise Wrong("unseen")
    return unicodedata.normalize("NFC", value.strip())


def _iso_date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise Wrong("no-date", given=shown(value))
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Wrong("no-such-day", given=value) from None


def _address(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        raise Wrong("no-address", given=value) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Wrong("no-address", given=value)
    if re.search(r"[\s<>\"']", value):
        raise Wrong("address-characters", given=value)
    return value


# The formats tell whoever reads the JSON Schema what the functions above look at.
Text = Annotated[
    str, Field(min_length=1, json_schema_extra={"format": "line"}), AfterValidator(_plain_text)
]
Day = Annotated[date, BeforeValidator(_iso_date)]
Address = Annotated[str, Field(json_schema_extra={"format": "uri"}), AfterValidator(_address)]
Slug = Annotated[str, Field(pattern=f"^{SLUG.pattern}$")]
PagePath = Annotated[str, Field(pattern=f"^{SLUG.pattern}/{SLUG.pattern}$")]
Clause = Annotated[
    str,
    Field(pattern=r"^((phan|dieu)-\d+(-muc-\d+)?|(muc|doan|chu-thich)-\d+)$"),
]
Month = Annotated[str, Field(pattern=r"^20\d{2}-(0[1-9]|1[0-2])$")]
Punycode = Annotated[str, Field(pattern=r"^[a-z0-9.-]+$")]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Code = Annotated[str, Field(pattern=r"^t[0-9a-f]{11}$")]
Topic = Literal[*terms.TOPICS]

# What a finding shows to people in place of each pattern.
EXAMPLES = {
    form.__metadata__[0].metadata[0].pattern: example
    for form, example in (
        (Slug, "luat-dat-dai-2024"),
        (PagePath, "phieu/luat-dat-dai-2024"),
        (Clause, "muc-1"),
        (Month, "2026-11"),
        (Punycode, "www.xn--vi-du.vn"),
        (Digest, "64 × 0-9a-f"),
        (Code, "t3f9a0c12b7d"),
    )
}


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Evidence(Model):
    """Where a fact was read. `mark` V1: in a copy of an official page; V2: elsewhere."""

    mark: Literal["V1", "V2"]
    pages: tuple[Address, ...] = ()


class Checked(Model):
    """Who compared a page with the original, and on which day."""

    by: Text
    on: Day


class Checkable(Model):
    evidence: Evidence
    checked: Checked | None = None

    @property
    def mark(self) -> str:
        """A key of terms.MARKS."""
        return "checked" if self.checked else self.evidence.mark


class Reference(NamedTuple):
    """One page that the front matter of another names.

    `field` is the place in the front matter; the page is the file `id`.md in docs/`folder`/.
    """

    field: tuple[str | int, ...]
    folder: str
    id: str


class Page(Model):
    """What a page of any kind says of itself; each kind is a class below this one."""

    # Below docs/; the kind's name in addresses and in the search, too.
    folder: ClassVar[str]

    title: Text
    description: Annotated[Text, Field(max_length=200)]
    # Slugs that this page had before: each leaves a redirect, since addresses are never reused.
    formerly: tuple[Slug, ...] = ()

    def references(self) -> Iterator[Reference]:
        """Every page that this one names: each must be there."""
        yield from ()


def _named(field: str, folder: str, ids: Iterable[str]) -> Iterator[Reference]:
    for index, id in enumerate(ids):
        yield Reference((field, index), folder, id)


class Citation(Checkable):
    """What one footnote label of a sheet stands for: a document or a registered source."""

    document: Slug | None = None
    source: Slug | None = None
    at: Text | None = None
    clause: Clause | None = None
    title: Text | None = None
    url: Address | None = None

    @model_validator(mode="after")
    def _one_target(self) -> Citation:
        if (self.document is None) == (self.source is None):
            raise Wrong("one-target")
        if self.source and not self.title:
            raise Wrong("untitled")
        if self.clause and not self.document:
            raise Wrong("clause-alone")
        return self


class Archived(Model):
    """Kept as a record, no successor known."""

    on: Day
    reason: Text


class Withdrawn(Model):
    """Taken back: the page stays as a notice with the reason."""

    on: Day
    reason: Text


class Sheet(Page):
    folder: ClassVar[str] = "phieu"

    topic: Topic
    month: Month
    audience: Annotated[tuple[Literal[*terms.AUDIENCES], ...], Field(min_length=1)]
    minutes: Annotated[int, Field(ge=1, le=60)]
    in_force_from: Day | None = None
    in_force_until: Day | None = None
    reviewed: Checked | None = None
    review_by: Day
    replaces: tuple[Slug, ...] = ()
    archived: Archived | None = None
    withdrawn: Withdrawn | None = None
    warning: Text | None = None
    citations: Annotated[dict[Slug, Citation], Field(min_length=1)]

    @model_validator(mode="after")
    def _order_of_dates(self) -> Sheet:
        if self.in_force_from and self.in_force_until and self.in_force_until < self.in_force_from:
            raise Wrong("dates-reversed", "in_force_until")
        return self

    def references(self) -> Iterator[Reference]:
        yield from _named("replaces", Sheet.folder, self.replaces)
        for label, citation in self.citations.items():
            if citation.document:
                yield Reference(
                    ("citations", label, "document"), Document.folder, citation.document
                )
            if citation.source:
                yield Reference(("citations", label, "source"), Source.folder, citation.source)


class Event(Model):
    """A change that no record in docs/van-ban expresses."""

    event: Literal[*terms.EVENTS]
    on: Day | None = None
    by: Text | None = None
    note: Text | None = None
    evidence: Evidence


class Document(Page, Checkable):
    folder: ClassVar[str] = "van-ban"

    number: Text | None
    type: Literal[*terms.DOCUMENT_TYPES]
    summary: Text | None = None
    issuer: Text
    system: Literal[*terms.SYSTEMS]
    signer: Text | None = None
    place: Text | None = None
    issued: Day | None = None
    effective: Day | None = None
    expires: Day | None = None
    scope: Text | None = None
    topics: tuple[Topic, ...] = ()
    official_url: Address | None = None
    source: Slug | None = None
    original_file: Text | None = None
    text_sha256: Digest | None = None
    replaces: tuple[Slug, ...] = ()
    amends: tuple[Slug, ...] = ()
    guides: tuple[Slug, ...] = ()
    history: tuple[Event, ...] = ()
    warning: Text | None = None

    def references(self) -> Iterator[Reference]:
        yield from _named("replaces", Document.folder, self.replaces)
        yield from _named("amends", Document.folder, self.amends)
        yield from _named("guides", Document.folder, self.guides)
        if self.source:
            yield Reference(("source",), Source.folder, self.source)


class Source(Page, Checkable):
    folder: ClassVar[str] = "nguon"

    body: Text | None = None
    host: Text
    punycode: Punycode | None = None
    url: Address | None = None
    kind: Literal[*terms.SOURCE_KINDS]
    approval: Literal[*terms.APPROVALS]
    approved: Checked | None = None
    former_hosts: tuple[Text, ...] = ()
    see_also: tuple[Slug, ...] = ()
    topics: tuple[Topic, ...] = ()
    warning: Text | None = None

    @model_validator(mode="after")
    def _host_forms(self) -> Source:
        try:
            ascii_host = idna.encode(self.host, uts46=True).decode()
        except idna.IDNAError:
            raise Wrong("no-host", "host", given=self.host) from None
        if ascii_host != self.host and self.punycode != ascii_host:
            raise Wrong("punycode-missing", "host", punycode=ascii_host)
        if ascii_host == self.host and self.punycode:
            raise Wrong("punycode-needless", "punycode")
        return self

    def references(self) -> Iterator[Reference]:
        yield from _named("see_also", Source.folder, self.see_also)


class PackItem(Model):
    """One point of a meeting's agenda: a sheet, a document, or a page of any kind by its path."""

    sheet: Slug | None = None
    document: Slug | None = None
    page: PagePath | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _one_target(self) -> PackItem:
        if sum(name is not None for name in (self.sheet, self.document, self.page)) != 1:
            raise Wrong("one-item")
        return self

    @property
    def target(self) -> Reference:
        """The page that it names; the place within the item."""
        if self.sheet:
            return Reference(("sheet",), Sheet.folder, self.sheet)
        if self.document:
            return Reference(("document",), Document.folder, self.document)
        folder, _, id = (self.page or "").partition("/")
        return Reference(("page",), folder, id)


def _some(items: tuple) -> tuple:
    if not items:
        raise Wrong("no-items")
    return items


class Pack(Page):
    """What is carried to one meeting, in the order of its agenda."""

    folder: ClassVar[str] = "bo-tai-lieu"

    meeting: Text | None = None
    # Counted after each item is known to be sound, so that one bad item is one finding.
    items: Annotated[tuple[PackItem, ...], AfterValidator(_some)]

    def references(self) -> Iterator[Reference]:
        for index, item in enumerate(self.items):
            field, folder, id = item.target
            yield Reference(("items", index, *field), folder, id)


class Abbreviation(Model):
    vi: Text
    en: Text
    # Short codes that also stand inside document numbers would be marked on every line.
    tooltip: bool = True


class TextPage(Page):
    """A page of no other kind, anywhere in docs/; its id is its path without `.md`."""

    # No folder of that name is there: TextPages lie wherever no other kind does.
    folder: ClassVar[str] = "trang"

    template: (
        Literal[
            "home.html",
            "danh-sach.html",
            "tim-kiem.html",
            "tu-viet-tat.html",
            "tai-ve.html",
            "bo-cua-toi.html",
            "soan-phieu.html",
        ]
        | None
    ) = None
    abbreviations: dict[Text, Abbreviation] = Field(default_factory=dict)


class Translation(Model):
    """Front matter of an English page; all else is inherited from the Vietnamese one."""

    title: Text
    description: Annotated[Text, Field(max_length=200)]
    summary: Text | None = None
    issuer: Text | None = None
    warning: Text | None = None
    template: Text | None = None
    # Which state of the Vietnamese page this translates: checks/rules/translation_current.py.
    original: Code | None = None


def shown(value: Any) -> str:
    """A value of front matter much as it is written there: `true`, `[a, b]`, `{a: b}`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        inside = ", ".join(f"{shown(key)}: {shown(held)}" for key, held in value.items())
        return "{" + inside + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(shown, value)) + "]"
    return str(value)


def json_schemas(models: Iterable[type[Page]]) -> dict[str, dict[str, Any]]:
    """JSON Schema of each kind's front matter, for editors' tools: file name → schema."""
    named = {model.folder: model for model in models} | {"ban-dich": Translation}
    return {f"{name}.schema.json": model.model_json_schema() for name, model in named.items()}
