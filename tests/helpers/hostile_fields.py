"""HTML in every field of front matter that the schema leaves to authors' words or addresses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import BaseModel

from tailieu.content.catalogue import Catalog
from tailieu.content.fields import _is_model, _parts
from tailieu.content.schema import Checked, Signature, Translation
from tailieu.site.kinds import MODELS

# Ends an attribute, an element, a script or a template's expression, wherever it stands.
TEXT = (
    "\"'><img src=x onerror=alert(1)></script><script>alert(1)</script>"
    "&lt;img src=x onerror=alert(1)&gt;{{ 7 * 7 }}\u2028"
)
# Parts that pages may lack, with what they need.
SAMPLES: dict[type[BaseModel], dict[str, Any]] = {
    Checked: {"by": "An", "on": "2026-11-01"},
    Signature: {
        "signer": "An",
        "issuer": "CA",
        "certificate": "DA:A7:37:CF:1C:46:99:DA…",
        "signed_at": "2026-04-01",
        "timestamped": False,
        "sha256": "0" * 64,
    },
}


@cache
def free_fields(model: type[BaseModel]) -> frozenset[str]:
    """The fields of `model` itself that hold text or addresses of authors."""
    fields = model.model_json_schema(by_alias=False)["properties"]
    formats = {
        name: re.findall(r'"format": "([\w-]+)"', json.dumps(fields[name])) for name in fields
    }
    return frozenset(name for name in fields if {"line", "sentence", "uri"} & {*formats[name]})


def every_field() -> set[tuple[str, str]]:
    """(model, field) of all of them, whatever holds the model."""
    return {(model.__name__, name) for model in _models() for name in free_fields(model)}


def _models() -> set[type[BaseModel]]:
    found: set[type[BaseModel]] = set()
    left: list[type[BaseModel]] = [*MODELS, Translation]
    while left:
        model = left.pop()
        found.add(model)
        inside = {
            part for field in model.model_fields.values() for part in _parts(field.annotation)
        }
        left += {part for part in inside if _is_model(part)} - found
    return found


def put_in(catalog: Catalog) -> set[tuple[str, str]]:
    """Put TEXT into the fields of all pages of `catalog`; returns those that were there.

    As if the reader had let it in: it refuses HTML in front matter.
    """
    filled: set[tuple[str, str]] = set()
    for model in MODELS:
        for entry in list(catalog.of(model).values()):
            english = entry.en and replace(entry.en, meta=_hostile(entry.en.meta, filled))
            catalog.add(replace(entry, meta=_hostile(entry.meta, filled), en=english))
    return filled


def _hostile(model: Any, filled: set[tuple[str, str]]) -> Any:
    """A copy of `model` with TEXT in its free fields."""
    free = free_fields(type(model))
    filled |= {(type(model).__name__, name) for name in free}
    return model.model_copy(
        update={
            name: _spoilt(getattr(model, name), name in free, field.annotation, filled)
            for name, field in type(model).model_fields.items()
        }
    )


def _spoilt(value: Any, free: bool, annotation: Any, filled: set[tuple[str, str]]) -> Any:
    if isinstance(value, BaseModel):
        return _hostile(value, filled)
    if free and value == ():
        return (TEXT,)
    if isinstance(value, tuple):
        return tuple(_spoilt(each, free, annotation, filled) for each in value)
    if isinstance(value, dict):
        return {key: _spoilt(each, free, annotation, filled) for key, each in value.items()}
    if value is None:
        for sample in _parts(annotation):
            if sample in SAMPLES:
                return _hostile(sample.model_validate(SAMPLES[sample]), filled)
    if free and (value is None or isinstance(value, str)):
        return f"{value or ''} {TEXT}"
    return value


def became(html: Any) -> Iterator[str]:
    """What TEXT became of a parsed page besides text."""
    for node in html.css("*"):
        for name, value in node.attributes.items():
            if name.startswith("on"):
                yield f"{node.tag} {name}"
            if name in ("src", "href", "action") and re.match(r"\s*(javascript:|x$)", value or ""):
                yield f"{node.tag} {name}={value}"
        if node.tag == "script" and "alert(1)" in node.text():
            yield "script alert(1)"
