"""What the form for a sheet needs in the browser as `window.tailieuForm`, from the file FILE.

The schema of a sheet, what a sheet can cite, and all that the rules look up and say, taken
from the rules themselves: overrides/assets/form/rules.js holds what they do, and no word or list
of its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import timedelta
from types import ModuleType

from tailieu.checks import runner, sections
from tailieu.checks.addresses import registered
from tailieu.checks.project import Project
from tailieu.checks.rule_table import rules
from tailieu.checks.rules import (
    confusions,
    document_numbers,
    foreign_letters,
    internal_links,
    key_messages,
    lookalike_hosts,
    misspelt_syllables,
    portable_names,
    raw_html,
    script_addresses,
    speakable,
    unseen_characters,
)
from tailieu.content import fields, front_matter, relations, schema_errors, terms, text_files
from tailieu.content.catalogue import Entry
from tailieu.content.findings import Rule
from tailieu.content.messages import Message
from tailieu.content.schema import Document, Sheet, Source
from tailieu.content.site import Site
from tailieu.content.status import ENDINGS, document_status, sheet_status
from tailieu.language import legacy_encodings, syllables

FILE = "assets/form/data.js"


def data(site: Site) -> dict:
    """All of it, as values that JSON has."""
    catalog = site.catalog
    places = internal_links.Places(catalog)
    modules = {module.RULE.id: module for module in runner.RULES}
    return {
        "schema": Sheet.model_json_schema(),
        "choices": {
            "topics": _both(terms.TOPICS),
            "audiences": _both(terms.AUDIENCES),
            "marks": _both(terms.MARKS),
            "approvals": _both(terms.APPROVALS),
            "statuses": _both(terms.STATUSES),
        },
        "sources": [_source(entry) for entry in catalog.sources.values()],
        "documents": [_document(site, entry) for entry in catalog.documents.values()],
        "sheets": [_sheet(site, entry) for entry in catalog.sheets.values()],
        # Page → the places in it, null where a template makes them; then whatever else is there.
        "pages": {
            path: None if (found := places.of(path)) is None else sorted(found)
            for path in sorted(catalog.texts)
        },
        "files": sorted(catalog.files.keys() - catalog.texts.keys()),
        "hosts": registered(Project(catalog, site.today)),
        "rules": {rule.id: _rule(rule, modules.get(rule.id)) for rule in rules()},
        "reader": _messages(front_matter) | _messages(relations),
        "explained": {
            kind: {"message": message._asdict(), "fix": fix._asdict()}
            for kind, (message, fix) in schema_errors.EXPLAINED.items()
        },
        "forms": _both(schema_errors.FORMS),
        "wrong": _both(fields.INVALID),
        "examples": fields.EXAMPLES,
        "tables": tables(),
        "repository": site.repository,
        "contact": site.contact,
    }


def tables() -> dict:
    """What the rules look up."""
    unseen = "".join(map(chr, range(0x110000)))
    return {
        "headings": list(sections.HEADINGS["vi"]),
        "most_messages": key_messages.MOST_MESSAGES,
        "most_syllables": speakable.MOST_SYLLABLES,
        "most_bytes": text_files.MOST_BYTES,
        "most_characters": portable_names.MOST_CHARACTERS,
        "initials": syllables.INITIALS,
        "rimes": sorted(syllables.RIMES),
        "rimes_after_qu": sorted(syllables.RIMES_AFTER_QU),
        "words": sorted(misspelt_syllables.KNOWN),
        "slips": misspelt_syllables.SLIPS,
        "confusions": confusions.CONFUSIONS,
        "after": confusions.AFTER,
        "before": confusions.BEFORE,
        "looks": {chr(code): seen for code, seen in foreign_letters.LOOKS.items()},
        "unseen": {
            # Its number, since a file should not hold what nobody sees.
            f"{ord(char):x}": unicodedata.name(char, "CONTROL")
            for char in unseen_characters.UNSEEN.findall(unseen)
        },
        "tcvn3": {chr(code): chr(letter) for code, letter in legacy_encodings.TCVN3.items()},
        "vni": {
            "tones": legacy_encodings.TONE,
            "circumflex": legacy_encodings.CIRCUMFLEX,
            "breve": legacy_encodings.BREVE,
            "single": {
                chr(code): chr(letter) for code, letter in legacy_encodings.VNI_SINGLE.items()
            },
        },
        "number_kinds": document_numbers.KINDS,
        "party_bodies": document_numbers.PARTY_BODIES,
        "kinds_without_bar": document_numbers.CAPITALS_WITHOUT_BAR,
        "alike": lookalike_hosts.SAME,
        "alike_letters": {chr(code): chr(seen) for code, seen in lookalike_hosts.LATIN.items()},
        "elements": sorted(raw_html.ALLOWED),
        "attributes": sorted(raw_html.ATTRIBUTES),
        "address_attributes": sorted(script_addresses.ADDRESSES),
        "schemes": sorted(script_addresses.SAFE),
    }


def _rule(rule: Rule, module: ModuleType | None) -> dict:
    """What a rule says; `said`: what its module says of special cases, by the name it has there."""
    return {
        "severity": rule.severity,
        "message": rule.message._asdict(),
        "fix": rule.fix._asdict(),
        "said": _messages(module),
    }


def _messages(module: ModuleType | None) -> dict:
    """Every message of a module, by the name that it has there."""
    return {
        name.strip("_").lower(): value._asdict()
        for name, value in (vars(module) if module else {}).items()
        if isinstance(value, Message)
    }


def _both(messages: Mapping[str, Message]) -> dict[str, dict[str, str]]:
    """A table of messages in both languages."""
    return {key: message._asdict() for key, message in messages.items()}


def _source(source: Entry[Source]) -> dict:
    meta = source.meta
    return {
        "slug": source.id,
        "title": meta.title,
        "host": meta.host,
        "kind": meta.kind,
        "approval": meta.approval,
        "former_hosts": meta.former_hosts,
        "warning": meta.warning,
        "badge": _badge("approval", meta.approval, terms.APPROVALS),
    }


def _document(site: Site, document: Entry[Document]) -> dict:
    meta = document.meta
    status = document_status(site.catalog, document, site.today)
    return {
        "slug": document.id,
        "number": meta.number,
        "title": meta.title,
        "type": meta.type,
        "issuer": meta.issuer,
        "issued": meta.issued and meta.issued.isoformat(),
        "warning": meta.warning,
        "badge": _badge("status", status, terms.STATUSES),
        "past_from": _past_from(site, document),
        "replaced_by": [newer.id for newer in site.catalog.replaced_by.get(document.id, [])],
        "clauses": [{"id": clause.id, "label": clause.label("vi")} for clause in document.clauses],
    }


def _past_from(site: Site, document: Entry[Document]) -> str | None:
    """The first day on which document_status tells that nobody should rest on a document.

    Empty where it is so on every day, None where it never is.
    """
    meta = document.meta
    days = [newer.meta.effective for newer in site.catalog.replaced_by.get(document.id, [])]
    days += [event.on for event in meta.history if event.event in ENDINGS]
    days += [meta.expires + timedelta(days=1)] if meta.expires else []
    return min((day.isoformat() if day else "" for day in days), default=None)


def _sheet(site: Site, sheet: Entry[Sheet]) -> dict:
    status = sheet_status(site.catalog, sheet, site.today)
    return {
        "slug": sheet.id,
        "path": sheet.path,
        "title": sheet.meta.title,
        "month": sheet.meta.month,
        "status": status,
        "badge": _badge("status", status, terms.STATUSES),
        "replaces": sheet.meta.replaces,
    }


def _badge(kind: str, code: str, labels: Mapping[str, Message]) -> dict:
    return {"kind": f"data-{kind}", "code": code, "label": labels[code].vi}
