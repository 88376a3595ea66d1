"""The types of fields in front matter, for pydantic, and the reasons why values are invalid.

A field's type also tells which rules apply to it: those about text to `Prose`, those about
addresses to `Outlink`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Annotated, Any, TypeGuard, get_args
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic_core import PydanticCustomError, core_schema

from tailieu.content import clauses, terms
from tailieu.content.messages import Message
from tailieu.content.safe_addresses import sound
from tailieu.language.piles import PILE
from tailieu.language.unseen import TURNING, UNSEEN

# The path of a field in the front matter: keys and indices.
Place = tuple[str | int, ...]

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


# Why a value is invalid. The form in the browser uses the same texts (editor/form_data.py).
INVALID = {
    "not-plain": Message(
        "phải là một dòng chữ thường, không chứa «<» (mã HTML)",
        "must be one line of plain text without “<” (HTML)",
    ),
    "unseen": Message(
        "chứa ký tự điều khiển không nhìn thấy được", "holds control characters that nobody sees"
    ),
    "turning": Message(
        "có ký tự đổi chiều chữ, làm số quanh nó hiện theo thứ tự khác",
        "has a character that turns the numbers around it about",
    ),
    "piled": Message(
        "có chữ mang quá nhiều dấu chồng lên nhau",
        "has a letter on which too many marks pile up",
    ),
    "no-date": Message(
        "«{given}» không phải ngày dạng NĂM-THÁNG-NGÀY, ví dụ 2024-06-10",
        "“{given}” is no date of the form YEAR-MONTH-DAY, such as 2024-06-10",
    ),
    "no-read-day": Message(
        "«{given}» không phải ngày, tháng hay năm, ví dụ 2025-09-15, 2025-09 hoặc 2025",
        "“{given}” is no day, month or year, such as 2025-09-15, 2025-09 or 2025",
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
    "amount-reversed": Message(
        "dòng «{row}»: «until» đứng trước «from»", "in “{row}” “until” is before “from”"
    ),
    "amounts-overlap": Message(
        "hai dòng «{row}» có ngày trùng nhau: một ngày chỉ có một mức",
        "two rows of “{row}” share days: each day has one amount",
    ),
    "amount-uncited": Message(
        "dòng «{row}»: «cite: {cite}» không có dưới «citations»",
        "in “{row}” there is no “{cite}” below “citations”",
    ),
    "unread": Message(
        "trích «source» thì phải có «evidence»: nơi đã đọc điều được trích",
        "a cited “source” needs “evidence”: where it was read",
    ),
    "quote-apart": Message(
        "đã có «evidence» thì ghi «quote» ở từng trang trong đó",
        "with “evidence” each “quote” goes with its page in it",
    ),
    "unsigned": Message(
        "«text_from: {given}» chỉ đi với «signature», là điều đã kiểm được",
        "“text_from: {given}” goes only with “signature”, which says what was checked",
    ),
    "no-host": Message(
        "«host: {given}» không phải một tên miền", "“host: {given}” is no host name"
    ),
    "shared-host": Message(
        "«host: {given}» là đuôi tên miền chung hay địa chỉ IP, không phải tên miền của một nguồn",
        "“host: {given}” is an ending that many share or an IP address, and no source's own name",
    ),
    "other-host": Message(
        "«url: {given}» không thuộc tên miền «{host}»",
        "“url: {given}” does not belong to the host “{host}”",
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


class InvalidValue(ValueError):
    """A value that its field cannot have; `what` is a key of INVALID.

    If several fields of a page do not fit together, `field` is the one to report. `values` are for
    the message.
    """

    def __init__(self, what: str, field: str = "", **values: Any):
        self.message = INVALID[what]
        self.field = field
        self.values = values
        super().__init__(what)


def _plain_text(value: str) -> str:
    """One line of text without HTML and characters that nobody sees, in NFC."""
    if "<" in value or "\n" in value.strip():
        raise InvalidValue("not-plain")
    if UNSEEN.search(value) or (
        # Of private use are also the characters that the build puts in place of its own HTML.
        not value.isprintable()
        and any(unicodedata.category(c) in ("Cc", "Cf", "Co") for c in value)
    ):
        raise InvalidValue("unseen")
    if TURNING.search(value):
        raise InvalidValue("turning")
    if PILE.search(value):
        raise InvalidValue("piled")
    return unicodedata.normalize("NFC", value.strip())


def _iso_date(value: Any) -> Any:
    """A date written as YYYY-MM-DD."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise InvalidValue("no-date", given=shown(value))
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise InvalidValue("no-such-day", given=value) from None


def _read_day(value: Any) -> Any:
    """A day, a month or a year as text: what a page told of its date."""
    if isinstance(value, date):
        return value.isoformat()
    text = str(value) if isinstance(value, str | int) else ""
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", text, re.ASCII):
        raise InvalidValue("no-read-day", given=shown(value))
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        raise InvalidValue("no-such-day", given=text) from None
    return text


def _moment(value: str) -> str:
    """A day, or a day and a time with its zone, that the calendar has."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise InvalidValue("no-such-day", given=value) from None
    return value


def _address(value: str) -> str:
    """An http or https address that browsers read as the checks do (safe_addresses.py)."""
    try:
        parts = urlsplit(value)
    except ValueError:
        raise InvalidValue("no-address", given=value) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InvalidValue("no-address", given=value)
    if re.search(r"[\s<>\"']", value) or sound(value) is None:
        raise InvalidValue("address-characters", given=value)
    return value


class OneOf:
    """An annotation for a string that must be one of `words`; the error of others lists them."""

    def __init__(self, words: Iterable[str]):
        self.words = tuple(words)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "enum": list(self.words)}

    def _check(self, value: Any) -> Any:
        if not isinstance(value, str) or value not in self.words:
            raise PydanticCustomError("one_of", "no such word", {"words": ", ".join(self.words)})
        return value


class Mark(Enum):
    """Annotations that tell which rules apply to a field."""

    PROSE = "prose"
    OUTLINK = "outlink"


# The formats express in the JSON Schema what the functions above check.
Text = Annotated[
    str, Field(min_length=1, json_schema_extra={"format": "line"}), AfterValidator(_plain_text)
]
# Text that people read as sentences: the rules about text apply.
Prose = Annotated[
    str,
    Field(min_length=1, json_schema_extra={"format": "sentence"}),
    AfterValidator(_plain_text),
    Mark.PROSE,
]
Day = Annotated[date, BeforeValidator(_iso_date)]
# What a page told of its own date: 2025-09-15, 2025-09 or 2025.
ReadDay = Annotated[
    str,
    Field(json_schema_extra={"format": "read-day", "type": ["string", "integer"]}),
    BeforeValidator(_read_day),
]
Address = Annotated[str, Field(json_schema_extra={"format": "uri"}), AfterValidator(_address)]
# An address that the page links to: its host must be that of a registered source.
Outlink = Annotated[Address, Mark.OUTLINK]
_SLUG = f"^{SLUG.pattern}$"
_PAGE_PATH = f"^{SLUG.pattern}/{SLUG.pattern}$"
_MONTH = r"^20\d{2}-(0[1-9]|1[0-2])$"
_PUNYCODE = r"^[a-z0-9.-]+$"
_MOMENT = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2})?$"
_DIGEST = r"^[0-9a-f]{64}$"
_FINGERPRINT = r"^([0-9A-F]{2}:){31}[0-9A-F]{2}$|^([0-9A-F]{2}:){7,30}[0-9A-F]{2}…$"
_CODE = r"^t[0-9a-f]{11}$"
_ABBREVIATION = r"^[0-9A-Za-zÀ-ɏḀ-ỿ][0-9A-Za-zÀ-ɏḀ-ỿ ./&-]{0,19}$"
# Without the marks of Markdown and the signs of badges, since it stands on every page.
_MEANING = r"^[0-9A-Za-zÀ-ɏḀ-ỿ][0-9A-Za-zÀ-ɏḀ-ỿ .,:;()'/&–-]{0,119}$"
Slug = Annotated[str, Field(pattern=_SLUG)]
PagePath = Annotated[str, Field(pattern=_PAGE_PATH)]
Clause = Annotated[str, Field(pattern=clauses.ADDRESS, min_length=1)]
Month = Annotated[str, Field(pattern=_MONTH)]
CalendarMonth = Annotated[int, Field(ge=1, le=12)]
Punycode = Annotated[str, Field(pattern=_PUNYCODE)]
# A day, or a moment: 2026-04-01T09:12:00+07:00.
Moment = Annotated[str, Field(pattern=_MOMENT), AfterValidator(_moment)]
# The SHA-256 of a certificate as programs show it, or its first bytes with `…`.
Fingerprint = Annotated[str, Field(pattern=_FINGERPRINT)]
Digest = Annotated[str, Field(pattern=_DIGEST)]
Code = Annotated[str, Field(pattern=_CODE)]
Abbreviated = Annotated[Text, Field(pattern=_ABBREVIATION)]
Meaning = Annotated[Text, Field(pattern=_MEANING)]

# Pattern → the example that messages quote instead of it.
EXAMPLES = {
    _SLUG: "luat-dat-dai-2024",
    _PAGE_PATH: "phieu/luat-dat-dai-2024",
    clauses.ADDRESS: "muc-1",
    _MONTH: "2026-11",
    _PUNYCODE: "www.xn--vi-du.vn",
    _MOMENT: "2026-04-01T09:12:00+07:00",
    _DIGEST: "64 × 0-9a-f",
    _FINGERPRINT: "DA:A7:37:CF:1C:46:99:DA…",
    _CODE: "t3f9a0c12b7d",
    _ABBREVIATION: "UBND",
    _MEANING: "Ủy ban nhân dân",
}

Topic = Annotated[str, OneOf(terms.TOPICS)]
Audience = Annotated[str, OneOf(terms.AUDIENCES)]
DocumentType = Annotated[str, OneOf(terms.DOCUMENT_TYPES)]
TextSource = Annotated[str, OneOf(terms.TEXT_SOURCES)]
System = Annotated[str, OneOf(terms.SYSTEMS)]
SourceKind = Annotated[str, OneOf(terms.SOURCE_KINDS)]
Approval = Annotated[str, OneOf(terms.APPROVALS)]
EventName = Annotated[str, OneOf(terms.EVENTS)]
Period = Annotated[str, OneOf(terms.PERIODS)]


def shown(value: Any) -> str:
    """A value of front matter as it would be written there: `true`, `[a, b]`, `{a: b}`."""
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


# Finding the fields with a mark
# ---------------------------------------------------------------------------


def marked_fields(model: type[BaseModel], mark: Mark) -> Iterator[str]:
    """Names of the fields of `model`, and of the models in its fields, that have `mark`."""
    for name, (marked, held) in _leading_to(model, mark).items():
        if marked:
            yield name
        for inner in held:
            yield from marked_fields(inner, mark)


def marked_values(values: BaseModel, mark: Mark, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """(path of the field, value) of every field with `mark` that has a value."""
    for name, (marked, _) in _leading_to(type(values), mark).items():
        yield from _texts(getattr(values, name), mark, (*place, name), marked)


def _texts(value: object, mark: Mark, place: Place, marked: bool) -> Iterator[tuple[Place, str]]:
    if isinstance(value, BaseModel):
        yield from marked_values(value, mark, place)
    elif isinstance(value, dict | tuple):
        for key, held in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(held, mark, (*place, key), marked)
    elif marked and isinstance(value, str):
        yield place, value


@cache
def _leading_to(
    model: type[BaseModel], mark: Mark
) -> dict[str, tuple[bool, tuple[type[BaseModel], ...]]]:
    """Field → (whether it has `mark`, the models in it whose fields have it).

    Fields without any are left out.
    """
    found = {}
    for name, info in model.model_fields.items():
        parts = list(_parts(info.annotation))
        marked = mark in info.metadata or mark in parts
        held = tuple(part for part in parts if _is_model(part) and _leading_to(part, mark))
        if marked or held:
            found[name] = marked, held
    return found


def _is_model(part: object) -> TypeGuard[type[BaseModel]]:
    return isinstance(part, type) and issubclass(part, BaseModel)


def _parts(annotation: object) -> Iterator[object]:
    """A type and, recursively, its arguments: `tuple[Text | None, ...]` → `Text`, its marks, …"""
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)
