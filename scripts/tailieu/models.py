"""Front matter as types: what each kind of page must and may say about itself.

The schema is data: errors, JSON Schemas for editors' tools and the pages all follow from it.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from datetime import date
from typing import Annotated, Any, Literal
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

from tailieu import terms

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _plain_text(value: str) -> str:
    if "<" in value or "\n" in value.strip():
        raise ValueError("phải là một dòng chữ thường, không chứa «<» (mã HTML)")
    if any(unicodedata.category(char) in ("Cc", "Cf") for char in value):
        raise ValueError("chứa ký tự điều khiển không nhìn thấy được")
    return unicodedata.normalize("NFC", value.strip())


def _iso_date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError(f"«{value}» không phải ngày dạng NĂM-THÁNG-NGÀY, ví dụ 2024-06-10")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"«{value}» không có trong lịch") from None


def _address(value: str) -> str:
    if urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname:
        raise ValueError(f"«{value}» không phải địa chỉ bắt đầu bằng https:// hoặc http://")
    if re.search(r"[\s<>\"']", value):
        raise ValueError(f"«{value}» chứa ký tự không được có trong địa chỉ")
    return value


Text = Annotated[str, Field(min_length=1), AfterValidator(_plain_text)]
Day = Annotated[date, BeforeValidator(_iso_date)]
Address = Annotated[str, AfterValidator(_address)]
Slug = Annotated[str, Field(pattern=f"^{SLUG.pattern}$")]
Clause = Annotated[str, Field(pattern=r"^(muc|doan)-\d+$")]
Month = Annotated[str, Field(pattern=r"^20\d{2}-(0[1-9]|1[0-2])$")]
Punycode = Annotated[str, Field(pattern=r"^[a-z0-9.-]+$")]
Topic = Literal[*terms.TOPICS]

# What a finding shows to people in place of each pattern.
EXAMPLES = {
    form.__metadata__[0].metadata[0].pattern: example
    for form, example in (
        (Slug, "luat-dat-dai-2024"),
        (Clause, "muc-1"),
        (Month, "2026-11"),
        (Punycode, "www.xn--vi-du.vn"),
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


class Page(Model):
    title: Text
    description: Annotated[Text, Field(max_length=200)]
    # Slugs that this page had before: each leaves a redirect, since addresses are never reused.
    formerly: tuple[Slug, ...] = ()


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
            raise ValueError("phải nêu đúng một trong hai: «document» hoặc «source»")
        if self.source and not self.title:
            raise ValueError("trích «source» thì phải có «title»: tên điều được trích")
        if self.clause and not self.document:
            raise ValueError("«clause» chỉ đi với «document»")
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
            raise ValueError("«in_force_until» đứng trước «in_force_from»")
        return self


class Event(Model):
    """A change that no record in docs/van-ban expresses."""

    event: Literal[*terms.EVENTS]
    on: Day | None = None
    by: Text | None = None
    note: Text | None = None
    evidence: Evidence


class Document(Page, Checkable):
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
    replaces: tuple[Slug, ...] = ()
    amends: tuple[Slug, ...] = ()
    guides: tuple[Slug, ...] = ()
    history: tuple[Event, ...] = ()
    warning: Text | None = None


class Source(Page, Checkable):
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
            raise ValueError(f"«host: {self.host}» không phải một tên miền") from None
        if ascii_host != self.host and self.punycode != ascii_host:
            raise ValueError(f"«host» có dấu nên phải có «punycode: {ascii_host}»")
        if ascii_host == self.host and self.punycode:
            raise ValueError("«punycode» chỉ dùng cho tên miền có dấu")
        return self


class PackItem(Model):
    """One point of a meeting's agenda: a sheet or a document."""

    sheet: Slug | None = None
    document: Slug | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _one_target(self) -> PackItem:
        if (self.sheet is None) == (self.document is None):
            raise ValueError("phải nêu đúng một trong hai: «sheet» hoặc «document»")
        return self


class Pack(Page):
    """What is carried to one meeting, in the order of its agenda."""

    meeting: Text | None = None
    items: Annotated[tuple[PackItem, ...], Field(min_length=1)]


class Abbreviation(Model):
    vi: Text
    en: Text
    # Short codes that also stand inside document numbers would be marked on every line.
    tooltip: bool = True


class TextPage(Page):
    template: Literal["home.html", "danh-sach.html", "tim-kiem.html", "tu-viet-tat.html"] | None = (
        None
    )
    abbreviations: dict[str, Abbreviation] = Field(default_factory=dict)


class Translation(Model):
    """Front matter of an English page; all else is inherited from the Vietnamese one."""

    title: Text
    description: Annotated[Text, Field(max_length=200)]
    summary: Text | None = None
    issuer: Text | None = None
    warning: Text | None = None
    template: Text | None = None


MODELS: dict[str, type[Page]] = {
    "phieu": Sheet,
    "van-ban": Document,
    "nguon": Source,
    "bo-tai-lieu": Pack,
    "trang": TextPage,
}


def explain(fault: dict, model: type[BaseModel]) -> tuple[str, str]:
    """One pydantic error of `model` as a message and what to type, in Vietnamese."""
    name = ".".join(str(part) for part in fault["loc"] if part != "[key]")
    given = fault["input"]
    match fault["type"]:
        case "missing":
            return f"thiếu trường «{name}».", f"thêm một dòng «{fault['loc'][-1]}: …»."
        case "extra_forbidden":
            last = str(fault["loc"][-1])
            close = difflib.get_close_matches(last, model.model_fields, 1)
            hint = f"có phải «{close[0]}»? Nếu không, xóa dòng này." if close else "xóa dòng này."
            return f"không có trường nào tên «{name}».", hint
        case "literal_error":
            allowed = fault["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
            return f"«{name}: {given}» không nằm trong danh sách.", f"chọn một trong: {allowed}."
        case "value_error":
            where = f"trường «{name}»: " if name else ""
            return f"{where}{fault['ctx']['error']}.", "sửa giá trị theo câu trên."
        case "string_type" | "tuple_type" | "dict_type" | "model_type" | "int_parsing" | "int_type":
            form = {"string": "một dòng chữ", "tuple": "danh sách [a, b]", "int": "một số"}
            wanted = form.get(fault["type"].split("_")[0], "các dòng «trường: giá trị» thụt vào")
            return f"«{name}: {given}» sai dạng.", f"ghi {wanted}."
        case "string_pattern_mismatch":
            example = EXAMPLES[fault["ctx"]["pattern"]]
            return f"«{name}: {given}» sai dạng.", f"ghi như ví dụ này: {example}."
        case "string_too_long" | "too_long":
            limit = fault["ctx"]["max_length"]
            return f"«{name}» dài {len(given)} ký tự, quá {limit}.", "rút gọn còn một câu."
        case "greater_than_equal":
            return f"«{name}: {given}» quá nhỏ.", f"ghi một số từ {fault['ctx']['ge']} trở lên."
        case "less_than_equal":
            return f"«{name}: {given}» quá lớn.", f"ghi một số không quá {fault['ctx']['le']}."
        case "too_short" | "string_too_short":
            return f"«{name}» đang để trống.", "ghi ít nhất một giá trị."
        case _:
            return f"«{name}: {given}»: {fault['msg']}.", "sửa giá trị này."


def json_schemas() -> dict[str, dict]:
    """JSON Schema of each kind's front matter, for editors' tools: file name → schema."""
    return {
        f"{name}.schema.json": model.model_json_schema()
        for name, model in [*MODELS.items(), ("ban-dich", Translation)]
    }
