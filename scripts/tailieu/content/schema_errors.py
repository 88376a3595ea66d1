"""Explains pydantic's errors: front matter that does not fit its schema."""

from __future__ import annotations

import difflib
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from tailieu.content.fields import EXAMPLES, shown
from tailieu.content.messages import Message

# Kind of error → (message, fix) of the finding.
EXPLAINED = {
    "missing": (
        Message("thiếu trường «{name}».", "the field “{name}” is missing."),
        Message("thêm một dòng «{key}: …».", "add a line “{key}: …”."),
    ),
    "unknown": (
        Message("không có trường nào tên «{name}».", "there is no field “{name}”."),
        Message("xóa dòng này.", "remove this line."),
    ),
    "unknown-near": (
        Message("không có trường nào tên «{name}».", "there is no field “{name}”."),
        Message(
            "có phải «{near}»? Nếu không, xóa dòng này.",
            "did you mean “{near}”? If not, remove this line.",
        ),
    ),
    "choice": (
        Message(
            "«{name}: {given}» không nằm trong danh sách.", "“{name}: {given}” is not in the list."
        ),
        Message("chọn một trong: {allowed}.", "choose one of: {allowed}."),
    ),
    "wrong": (
        Message("trường «{name}»: {wrong}.", "field “{name}”: {wrong}."),
        Message("sửa giá trị theo câu trên.", "set the value right."),
    ),
    "wrong-page": (
        Message("{wrong}.", "{wrong}."),
        Message("sửa giá trị theo câu trên.", "set the value right."),
    ),
    "form": (
        Message("«{name}: {given}» sai dạng.", "“{name}: {given}” has a wrong form."),
        Message("ghi {form}.", "write {form}."),
    ),
    "pattern": (
        Message("«{name}: {given}» sai dạng.", "“{name}: {given}” has a wrong form."),
        Message("ghi như ví dụ này: {example}.", "write it like this: {example}."),
    ),
    "long": (
        Message(
            "«{name}» dài {length} ký tự, quá {most}.",
            "“{name}” has {length} characters, over {most}.",
        ),
        Message("rút gọn còn một câu.", "shorten it to one sentence."),
    ),
    "many": (
        Message(
            "«{name}» có {length} mục, quá {most}.", "“{name}” has {length} entries, over {most}."
        ),
        Message("xóa những mục không cần.", "remove those that are not needed."),
    ),
    "small": (
        Message("«{name}: {given}» quá nhỏ.", "“{name}: {given}” is too small."),
        Message("ghi một số từ {least} trở lên.", "write a number from {least} up."),
    ),
    "large": (
        Message("«{name}: {given}» quá lớn.", "“{name}: {given}” is too large."),
        Message("ghi một số không quá {most}.", "write a number of at most {most}."),
    ),
    "empty": (
        Message("«{name}» đang để trống.", "“{name}” is empty."),
        Message("ghi ít nhất một giá trị.", "write at least one value."),
    ),
    "other": (
        Message("«{name}: {given}»: {problem}.", "“{name}: {given}”: {problem}."),
        Message("sửa giá trị này.", "set this value right."),
    ),
}
FORMS = {
    "string": Message("một dòng chữ", "a line of text"),
    "tuple": Message("danh sách [a, b]", "a list [a, b]"),
    "int": Message("một số", "a number"),
    "fields": Message("các dòng «trường: giá trị» thụt vào", "indented lines of “field: value”"),
}


class Explanation(NamedTuple):
    """A pydantic error as the field, message, fix and values of a finding."""

    field: tuple[str | int, ...]
    message: Message
    fix: Message
    values: dict[str, Any]


def explain(error: ErrorDetails, model: type[BaseModel]) -> Explanation:
    """Explain one pydantic error of `model`."""
    # Pydantic adds "[key]" to the path of an invalid key.
    field = tuple(part for part in error["loc"] if part != "[key]")
    values: dict[str, Any] = {
        "name": ".".join(map(str, field)),
        "given": shown(error["input"]),
    }
    match error["type"]:
        case "missing":
            kind = "missing"
            values["key"] = field[-1]
        case "extra_forbidden" | "invalid_key":
            close = difflib.get_close_matches(str(error["loc"][-1]), model.model_fields, 1)
            kind = "unknown-near" if close else "unknown"
            values["near"] = close[0] if close else ""
        case "one_of":
            kind = "choice"
            values["allowed"] = error["ctx"]["words"]
        case "value_error":
            kind = "wrong" if values["name"] else "wrong-page"
            invalid = error["ctx"]["error"]
            field = field or ((invalid.field,) if invalid.field else ())
            values |= {"wrong": invalid.message, **invalid.values}
        case (
            "string_type"
            | "tuple_type"
            | "dict_type"
            | "model_type"
            | "int_type"
            | "int_parsing"
            | "int_from_float"
        ):
            kind = "form"
            values["form"] = FORMS.get(error["type"].split("_")[0], FORMS["fields"])
        case "finite_number":
            kind = "form"
            values["form"] = FORMS["int"]
        case "string_pattern_mismatch":
            kind = "pattern"
            values["example"] = EXAMPLES[error["ctx"]["pattern"]]
        case "string_too_long" | "too_long":
            kind = "long" if isinstance(error["input"], str) else "many"
            values |= {"length": len(error["input"]), "most": error["ctx"]["max_length"]}
        case "greater_than_equal":
            kind = "small"
            values["least"] = error["ctx"]["ge"]
        case "less_than_equal":
            kind = "large"
            values["most"] = error["ctx"]["le"]
        case "too_short" | "string_too_short":
            kind = "empty"
        case _:
            kind = "other"
            values["problem"] = error["msg"]
    return Explanation(field, *EXPLAINED[kind], values)
