"""Text for people is made at the end, in one language, and nothing is read back from it."""

from __future__ import annotations

import shutil
import string
from collections.abc import Iterator

import pytest

from helpers.cases import CASES, FAULTS, TODAY
from helpers.modules import all_modules
from helpers.project import read_docs
from tailieu.checks import runner
from tailieu.content.findings import ContentErrors, Rule
from tailieu.content.messages import Message, in_language

FOUND = Message("có {count} {what}", "there are {count} {what}")
PAGES = Message("trang của «{owner}»", "pages of “{owner}”")


def test_a_message_is_filled_in_one_language():
    assert FOUND.format("vi", count=2, what="trang") == "có 2 trang"
    assert FOUND.format("en", count=2, what="pages") == "there are 2 pages"


def test_a_value_may_be_a_message_and_takes_its_own_values_from_the_same_place():
    values = {"count": 2, "what": PAGES, "owner": "{count}"}
    assert FOUND.format("vi", **values) == "có 2 trang của «{count}»"
    assert FOUND.format("en", **values) == "there are 2 pages of “{count}”"


def test_a_message_that_nothing_names_needs_no_values():
    assert FOUND.format("vi", count=1, what="trang", hint=PAGES) == "có 1 trang"


def test_a_value_that_is_missing_is_an_error():
    with pytest.raises(KeyError, match="what"):
        FOUND.format("vi", count=1)


def test_a_template_can_be_handed_on_as_it_is():
    assert FOUND.template("en") == "there are {count} {what}"
    assert in_language({"a": Message("một", "one")}, "en") == {"a": "one"}


def held_by(value: object) -> Iterator[Message]:
    """Every message in a value of a module: in tables, in tuples, in rules."""
    if isinstance(value, Message):
        yield value
    elif isinstance(value, Rule):
        yield from (value.title, value.why, value.message, value.fix)
    elif isinstance(value, dict):
        yield from (message for held in value.values() for message in held_by(held))
    elif isinstance(value, list | tuple):
        yield from (message for held in value for message in held_by(held))


def test_every_message_names_the_same_values_in_both_languages():
    messages = {
        message for module in all_modules() for message in held_by(list(vars(module).values()))
    }
    assert len(messages) > 700
    for message in messages:
        vi, en = (
            sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
            for text in message
        )
        assert vi == en, message


def test_a_finding_is_a_sentence_only_when_it_is_told():
    rule = Rule(
        "TL999", "warning", "content", *[Message("", "")] * 2, FOUND, Message("sửa", "mend")
    )
    finding = rule.at("docs/a.md", 3, "citations.luat.clause", count=2, what=PAGES, owner="x")
    assert finding.text("vi") == ("docs/a.md:3: TL999 cảnh báo: có 2 trang của «x» Fix: sửa")
    assert finding.text("en") == "docs/a.md:3: TL999 warning: there are 2 pages of “x” Fix: mend"
    assert (finding.field, finding.values["count"]) == ("citations.luat.clause", 2)


def test_findings_stand_in_the_order_of_their_places():
    rule = Rule("TL999", "error", "content", *[Message("", "")] * 2, Message("{n}", "{n}"), PAGES)
    places = [("b.md", 1, 1), ("a.md", 2, 2), ("a.md", 10, 1), ("a.md", 2, 1)]
    found = [rule.at(path, line, n=n, owner="x") for path, line, n in places]
    assert [str(finding).split(" Fix")[0] for finding in ContentErrors(found).findings] == [
        "a.md:2: TL999 1",
        "a.md:2: TL999 2",
        "a.md:10: TL999 1",
        "b.md:1: TL999 1",
    ]


def test_whoever_rewords_a_message_moves_no_finding(docs, monkeypatch):
    """The places of every case are the same where all messages say nothing."""

    def places() -> list[tuple[str, int, str, str]]:
        pages, found = read_docs(docs)
        found += runner.run(pages, TODAY)
        return sorted((one.path, one.line, one.field, one.rule.id) for one in found)

    for number, (case, page, _) in enumerate(FAULTS):
        target = docs / page.replace("thu.md", f"thu-{number}.md")
        target.parent.mkdir(exist_ok=True)
        shutil.copy(CASES / case / "bad.md", target)
    before = places()
    monkeypatch.setattr(Message, "template", lambda message, lang: "…")
    assert len({id for *_, id in before}) > 30
    assert places() == before


def test_a_fault_between_two_fields_names_the_one_to_look_at(docs):
    shutil.copy(CASES / "dates-in-wrong-order" / "bad.md", docs / "phieu" / "thu.md")
    _, (finding,) = read_docs(docs)
    assert finding.field == "in_force_until"
