"""Begin a sheet with the facts of a table: one citation each, and each statement with its label."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from tailieu.checks.project import Project
from tailieu.checks.rules import evidence_marks
from tailieu.content.findings import ContentErrors, Finding
from tailieu.content.hosts import belongs, host_of, registered
from tailieu.content.schema import Evidence
from tailieu.content.text_files import read_text
from tailieu.editor import fact_tables
from tailieu.editor.fact_tables import Fact, Facts
from tailieu.editor.skeletons import REVIEW_AFTER
from tailieu.language.slugs import slug

# A label has the first words of its statement, and more where another begins with the same.
_LABEL_WORDS = 5

_SHEET = """---
title: {title}
description: "…"
topic: …
month: {month}
audience: […]
minutes: 3
review_by: {review}
{citations}---
## Nội dung chính

1. **…** …[^…]

## Số liệu cần nhớ

{statements}
## Hỏi – đáp

### …?

…[^…]

## Khi chưa biết thì nói gì

…
"""


def read(file: Path, section: str, project: Project) -> Facts:
    """The facts of a file that may go into a sheet of `project`; see fact_tables.read.

    Raises ContentErrors with everything that is wrong with them.
    """
    found: list[Finding] = []
    text = read_text(file, str(file), found)
    if text is None:
        raise ContentErrors(found)
    table = fact_tables.read(text, str(file), section)
    found += [
        *table.findings,
        *_unofficial(table.facts, str(file), evidence_marks.official(project)),
    ]
    if found:
        raise ContentErrors(found)
    return table


def _unofficial(facts: Iterable[Fact], shown: str, official: Container[str]) -> Iterator[Finding]:
    """One finding for each host under V1 that is none of the `official` ones."""
    for fact in facts:
        hosts = {host_of(page.url) or "" for page in fact.pages} if fact.mark == "V1" else set()
        for host in sorted(hosts):
            if not belongs(host, official):
                page = host.replace(".", "-")
                yield evidence_marks.RULE.at(shown, fact.line, host=host, page=page)


def sheet(table: Facts, project: Project) -> str:
    """A sheet begun on the project's day, with … for what the table does not say.

    Its title is the heading above the table, without a number like `F1 ·`.
    """
    title = re.sub(r"^\w+ · ", "", table.heading)
    statements = "".join(
        f"- {fact.statement.rstrip('.')}.[^{label}]\n"
        for label, fact in zip(labels(table.facts), table.facts, strict=True)
    )
    return _SHEET.format(
        title=_quoted(title or "…"),
        month=f"{project.today:%Y-%m}",
        review=project.today + REVIEW_AFTER,
        citations=citations(table, project),
        statements=statements,
    )


def citations(table: Facts, project: Project) -> str:
    """The front matter's `citations`: for each fact what it cites, and where it was read."""
    lines = ["citations:"]
    for label, fact in zip(labels(table.facts), table.facts, strict=True):
        lines += [f"  {label}:", *_citation(fact, project)]
    return "\n".join(lines) + "\n"


def labels(facts: Iterable[Fact]) -> list[str]:
    """A label for each fact: the first words of its statement, each label once."""
    found: list[str] = []
    for fact in facts:
        words = slug(fact.statement, "-").split("-")
        size = _LABEL_WORDS
        while (label := "-".join(words[:size])) in found and size < len(words):
            size += 1
        same = sum(re.fullmatch(rf"{label}(-\d+)?", other) is not None for other in found)
        found.append(f"{label}-{same + 1}" if same else label)
    return found


def _citation(fact: Fact, project: Project) -> Iterator[str]:
    """The lines of one citation: of a document that the statement names, else of a source."""
    documents = project.catalog.documents.values()
    named = [each for each in documents if each.meta.number and _names(fact, each.meta.number)]
    if len(named) == 1:
        yield f"    document: {named[0].id}"
        if _inherits(fact, named[0].meta.evidence):
            words = " … ".join(page.quote for page in fact.pages if page.quote)
            if words:
                yield f"    quote: {_quoted(words)}"
            return
    else:
        sources = registered(project.catalog)
        hosts = (host_of(page.url) or "" for page in fact.pages)
        known = (sources[name] for host in hosts for name in _domains(host) if name in sources)
        yield f"    source: {next(known, '…')}"
        yield f"    title: {_quoted(fact.statement.rstrip('.'))}"
    yield "    evidence:"
    yield f"      mark: {fact.mark}" + (f"  # {fact.remark}" if fact.remark else "")
    yield "      pages:"
    for page in fact.pages:
        day = f", date: {page.date}" if page.date else ""
        quote = f", quote: {_quoted(page.quote)}" if page.quote else ""
        yield f"        - {{url: {_quoted(page.url)}{day}{quote}}}"


def _inherits(fact: Fact, evidence: Evidence) -> bool:
    """Whether the evidence of the cited document is that of the fact, so that it stands once."""
    known = {page.url for page in evidence.pages}
    return fact.mark == evidence.mark and all(page.url in known for page in fact.pages)


def _names(fact: Fact, number: str) -> bool:
    """Whether a fact names this number of a document, and not as a part of a longer one."""
    return re.search(rf"(?<![\w/-]){re.escape(number)}(?![\w/-])", fact.statement) is not None


def _domains(host: str) -> Iterator[str]:
    """The host, and the domains that it is in: `a.moh.gov.vn`, `moh.gov.vn`, `gov.vn`."""
    names = host.split(".")
    return (".".join(names[at:]) for at in range(len(names) - 1))


def _quoted(text: str) -> str:
    """A text as YAML, of which JSON strings are a part."""
    return json.dumps(text, ensure_ascii=False)
