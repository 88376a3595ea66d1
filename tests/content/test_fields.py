"""What the type of a field says of it, in a model and in what it holds."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from tailieu.content import fields
from tailieu.content.fields import Mark, Outlink, Prose, Slug, marked_fields, marked_values
from tailieu.content.schema import Model


class Speaker(Model):
    name: Prose
    page: Outlink | None = None


class Meeting(Model):
    title: Slug
    note: tuple[Prose, ...]
    held: dict[str, Speaker]


def test_the_fields_of_a_mark_are_found_in_what_a_model_holds():
    assert list(marked_fields(Meeting, Mark.PROSE)) == ["note", "name"]
    assert list(marked_fields(Meeting, Mark.OUTLINK)) == ["page"]
    assert list(marked_fields(Speaker, Mark.PROSE)) == ["name"]


def test_their_values_come_with_their_places():
    meeting = Meeting(
        title="hop",
        note=("Bão", "Lũ"),
        held={"a": Speaker(name="An", page="https://vi-du.vn/an"), "b": Speaker(name="Bình")},
    )
    assert list(marked_values(meeting, Mark.PROSE)) == [
        (("note", 0), "Bão"),
        (("note", 1), "Lũ"),
        (("held", "a", "name"), "An"),
        (("held", "b", "name"), "Bình"),
    ]
    assert list(marked_values(meeting, Mark.OUTLINK)) == [
        (("held", "a", "page"), "https://vi-du.vn/an")
    ]


@pytest.mark.parametrize(
    "address",
    ["https://la.example\\@chinhphu.vn/", "https://a@chinhphu.vn/", "https://la.example%2F.vn/"],
)
def test_an_address_leads_where_the_checks_say(address):
    """Browsers read a backslash as the end of the host, where a URL has none."""
    with pytest.raises(ValidationError):
        Speaker(name="An", page=address)


@pytest.mark.parametrize("sign", ["\u202e", "\u2028", "\u034f", "\u3164", "\ue000", "\U00100005"])
def test_a_text_holds_nothing_that_nobody_sees(sign):
    """Those of private use are what the build puts in place of its own HTML."""
    with pytest.raises(ValidationError):
        Speaker(name=f"An {sign}")


@pytest.mark.parametrize("address", ["https://vi-du.vn/\u200ea", "https://vi-du.vn/a b"])
def test_an_address_holds_nothing_that_nobody_sees(address):
    with pytest.raises(ValidationError):
        Speaker(name="An", page=address)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, ""), (True, "true"), ([1, "a"], "[1, a]"), ({"a": [None]}, "{a: []}"), (2.5, "2.5")],
)
def test_a_value_is_quoted_as_front_matter_writes_it(value, shown):
    assert fields.shown(value) == shown
