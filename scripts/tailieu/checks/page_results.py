"""What is found out from the text of one page alone, as it is kept between runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from tailieu.checks.project import Link, Outline
from tailieu.content.findings import Edit, Finding, Rule
from tailieu.content.messages import Message


class PageResult(NamedTuple):
    """The findings of the rules about one page, and what other pages need to know of it."""

    findings: tuple[Finding, ...]
    outline: Outline


def encoded(result: PageResult) -> bytes:
    """A result as JSON."""
    outline = result.outline
    links = outline.links, outline.outlinks, outline.evidence
    held = [[_finding(finding) for finding in result.findings], links, sorted(outline.anchors)]
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def _finding(finding: Finding) -> list[Any]:
    return [
        finding.rule.id,
        finding.path,
        finding.line,
        finding.field,
        _plain(finding.message_template),
        _plain(finding.fix_template),
        {name: _plain(value) for name, value in finding.values.items()},
        finding.edits,
    ]


def _plain(value: Any) -> Any:
    """A value of a finding as JSON has it: a message as an object, text and numbers as they are."""
    return value._asdict() if isinstance(value, Message) else value


def decoded(data: bytes, rules: Mapping[str, Rule]) -> PageResult:
    """The result that was encoded as `data`; `rules` by their ids."""
    findings, found, anchors = json.loads(data)
    links, outlinks, evidence = (tuple(Link(*link) for link in some) for some in found)
    return PageResult(
        tuple(_decoded(finding, rules) for finding in findings),
        Outline(links, outlinks, evidence, frozenset(anchors)),
    )


def _decoded(finding: list[Any], rules: Mapping[str, Rule]) -> Finding:
    rule, path, line, field, message, fix, values, edits = finding
    return Finding(
        path,
        line,
        field,
        rules[rule],
        {name: _value(value) for name, value in values.items()},
        Message(**message),
        Message(**fix),
        tuple(Edit(*edit) for edit in edits),
    )


def _value(value: Any) -> Any:
    return Message(**value) if isinstance(value, dict) else value
