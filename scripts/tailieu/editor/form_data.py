"""What the form for a sheet needs in the browser: the scripts assets/form/data.js and danh-muc/.

They hold the schema of a sheet, what a sheet can cite, and all that the rules look up and tell,
taken from the rules themselves: overrides/assets/form/ has what they do, and no word or list of its
own. overrides/assets/form/README.md names what stands both there and here.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from types import ModuleType
from typing import Any

from tailieu.checks import runner, sections
from tailieu.checks.rule_table import rules
from tailieu.checks.rules import (
    basis_in_force,
    confusions,
    document_numbers,
    foreign_letters,
    key_messages,
    misspelt_syllables,
    speakable,
)
from tailieu.checks.rules import dates as date_rule
from tailieu.content import fields, relations, schema_errors, terms, text_files
from tailieu.content.catalogue import Entry
from tailieu.content.findings import Rule
from tailieu.content.messages import Message
from tailieu.content.schema import Document, Page, Sheet, Source
from tailieu.content.site import Site
from tailieu.content.status import ENDINGS, document_status
from tailieu.editor import skeletons
from tailieu.language import legacy_encodings, syllables
from tailieu.language.unseen import TURNING, UNSEEN

FOLDER = "assets/form"
# The lists that grow with the site are in files of at most so many bytes (one item at least).
LISTS = ("sources", "documents", "sheets")
BYTES_IN_FILE = 150_000
# Nobody chooses from more clauses.
MOST_CLAUSES = 40
# What the form writes of a page that the site has not got yet; a document may have no number.
DOCUMENT_FIELDS = (
    *("title", "description", "number", "type", "issuer", "system", "issued", "official_url"),
    "evidence",
)
SOURCE_FIELDS = (
    *("title", "description", "host", "punycode", "url", "kind", "approval", "evidence"),
)
# The scripts of the form, which its page loads after this file; paths below assets/.
SCRIPTS = (
    "search/text.js",
    "form/sheet.js",
    "form/write.js",
    "form/vendor/js-yaml.umd.min.js",
    "form/read.js",
    "form/limits.js",
    "form/content_rules.js",
    "form/own_words.js",
    "form/spelling.js",
    "form/text_rules.js",
    "form/check.js",
    "form/new_page.js",
    "form/zip.js",
    "form/pick.js",
    "form/preview.js",
    "form/state.js",
    "form/controls.js",
    "form/general.js",
    "form/add_page.js",
    "form/citations.js",
    "form/statements.js",
    "form/findings.js",
    "form/files.js",
    "form/form.js",
)
# What the form calls the parts that it has fields for.
PARTS = {
    sections.MESSAGES: "messages",
    sections.FIGURES: "facts",
    sections.QUESTIONS: "questions",
    sections.UNSURE: "unsure",
}
# The rules that the form checks too; the others are about links, HTML, pictures or other files.
RULES_IN_THE_FORM = (
    "TL003",
    "TL010",
    "TL011",
    "TL012",
    "TL021",
    "TL022",
    "TL024",
    "TL025",
    "TL026",
    "TL030",
    "TL031",
    "TL032",
    "TL033",
    "TL060",
    "TL061",
    "TL062",
    "TL063",
    "TL064",
    "TL065",
    "TL066",
    "TL067",
    "TL068",
    "TL069",
)


def files(site: Site) -> Iterator[tuple[str, str, object]]:
    """(path in the site, variable, value) of the script files."""
    whole = data(site)
    parts = _parts((name, item) for name in LISTS for item in whole[name])
    core = {**whole, **{name: [] for name in LISTS}, "parts": len(parts)}
    yield f"{FOLDER}/data.js", "tailieuForm", core
    for number, part in enumerate(parts):
        yield f"{FOLDER}/danh-muc/{number}.js", f"tailieuFormParts[{number}]", part


def sheet_texts(site: Site) -> Iterator[tuple[str, str, str]]:
    """The same of the text of each sheet, which the form opens by its id."""
    for sheet in site.catalog.sheets.values():
        # An id is a slug, which needs no escapes.
        name = f'tailieuSheetTexts["{sheet.id}"]'
        yield f"{FOLDER}/phieu/{sheet.id}.js", name, sheet.source.text


def _parts(items: Iterable[tuple[str, Any]]) -> list[dict[str, list[Any]]]:
    """The items of lists by the lists' names, in parts of at most BYTES_IN_FILE."""
    parts: list[dict[str, list[Any]]] = []
    room = 0
    for name, item in items:
        size = len(json.dumps(item, ensure_ascii=False).encode())
        if size > room:
            parts.append({})
            room = BYTES_IN_FILE
        room -= size
        parts[-1].setdefault(name, []).append(item)
    return parts


def data(site: Site) -> dict[str, Any]:
    """All that the form knows, in JSON types: `SheetData` in script_data.d.ts."""
    catalog = site.catalog
    modules = {module.RULE.id: module for module in runner.RULES}
    return {
        "schema": Sheet.model_json_schema(),
        "headings": [
            {
                "part": PARTS.get(part, part.key),
                "heading": part.vi,
                "numbered": part is sections.STEPS,
            }
            for part in sections.PARTS
        ],
        "pages": {
            "document": _part_of(Document, DOCUMENT_FIELDS),
            "source": _part_of(Source, SOURCE_FIELDS),
        },
        "choices": {
            "topic": _both(terms.TOPICS),
            "audience": _both(terms.AUDIENCES),
            "type": _both(terms.DOCUMENT_TYPES),
            "system": _both(terms.SYSTEMS),
            "kind": _both(terms.SOURCE_KINDS),
        },
        "sources": [_source(entry) for entry in catalog.sources.values()],
        "documents": [_document(site, entry) for entry in catalog.documents.values()],
        "sheets": [_sheet(entry) for entry in catalog.sheets.values()],
        "rules": {
            rule.id: _rule(rule, modules.get(rule.id, relations))
            for rule in rules()
            if rule.id in RULES_IN_THE_FORM
        },
        "explained": {
            kind: {"message": message._asdict(), "fix": fix._asdict()}
            for kind, (message, fix) in schema_errors.EXPLAINED.items()
        },
        "forms": _both(schema_errors.FORMS),
        "wrong": _both(fields.INVALID),
        "examples": fields.EXAMPLES,
        "limits": {
            "most_messages": key_messages.MOST_MESSAGES,
            "most_syllables": speakable.MOST_SYLLABLES,
            "most_bytes": text_files.MOST_BYTES,
            "slug": f"^{fields.SLUG.pattern}$",
            "past": basis_in_force.PAST,
            "pace": speakable.SYLLABLES_A_MINUTE,
            "review_days": skeletons.REVIEW_AFTER.days,
        },
        "text": text_tables(),
    }


def text_tables() -> dict[str, Any]:
    """The tables of the rules about text; patterns are for JavaScript with the flag `u`."""
    # In blocks, since all characters at once take 100 MB.
    size = 0x1000
    blocks = ("".join(map(chr, range(at, at + size))) for at in range(0, 0x110000, size))
    return {
        "syllables": {
            ",".join(map(str, spots)): " ".join(spelt)
            for spots, spelt in syllables.by_tone_places().items()
        },
        "words": sorted(misspelt_syllables.KNOWN),
        "misspelt": _for_browser(misspelt_syllables.CANDIDATE),
        "slips": misspelt_syllables.SLIPS,
        "no_start": _for_browser(misspelt_syllables.NO_START),
        "confusions": confusions.CONFUSIONS,
        "after": confusions.AFTER,
        "before": confusions.BEFORE,
        "foreign": _for_browser(foreign_letters.SUSPECT),
        "other": _for_browser(foreign_letters.OTHER),
        "looks": {chr(code): seen for code, seen in foreign_letters.LOOKS.items()},
        "unseen": {
            # As a number, since files should have no invisible characters.
            f"{ord(char):04X}": unicodedata.name(char, "CONTROL")
            for block in blocks
            for char in UNSEEN.findall(block)
        },
        "turning": _for_browser(TURNING),
        "suspect": _for_browser(legacy_encodings.SUSPECT),
        "legacy": {
            "TCVN3": {chr(code): chr(letter) for code, letter in legacy_encodings.TCVN3.items()},
            "VNI": legacy_encodings.vni_signs(),
        },
        "document_number": _for_browser(document_numbers.STATE),
        "party_bodies": document_numbers.PARTY_BODIES,
        "kinds_without_bar": document_numbers.CAPITALS_WITHOUT_BAR,
        "date": _for_browser(date_rule.DATE),
    }


def _for_browser(pattern: re.Pattern[str]) -> str:
    """A pattern of `re` in the syntax of JavaScript's `RegExp` with the flag `u`."""
    source = pattern.pattern.replace("(?P<", "(?<").replace(r"\d", r"\p{Nd}")
    source = re.sub(r"(\[\^?)\\w", r"\1\\p{L}\\p{N}_", source)
    # Escaped, since files should have no invisible characters such as U+00AD.
    return "".join(char if char.isprintable() else f"\\u{{{ord(char):x}}}" for char in source)


def _part_of(model: type[Page], fields: Iterable[str]) -> dict[str, Any]:
    """The schema of some fields of a kind of page, in this order."""
    schema = model.model_json_schema()
    return {
        "$defs": {name: schema["$defs"][name] for name in ("Evidence", "ReadPage")},
        "properties": {name: schema["properties"][name] for name in fields},
        "required": [name for name in fields if name in schema["required"] and name != "number"],
    }


def _rule(rule: Rule, module: ModuleType) -> dict[str, Any]:
    """The texts of a rule; `special` are the module's texts for special cases, by name."""
    return {
        "severity": rule.severity,
        "message": rule.message._asdict(),
        "fix": rule.fix._asdict(),
        "special": _both(
            {
                name.strip("_").lower(): value
                for name, value in vars(module).items()
                if isinstance(value, Message)
            }
        ),
    }


def _both(messages: Mapping[str, Message]) -> dict[str, dict[str, str]]:
    """A table of messages in both languages."""
    return {key: message._asdict() for key, message in messages.items()}


def _source(source: Entry[Source]) -> dict[str, Any]:
    meta = source.meta
    return {
        "slug": source.id,
        "title": meta.title,
        "host": meta.host,
        "approval": meta.approval,
        "warning": meta.warning,
        "badge": _badge("approval", meta.approval, terms.APPROVALS),
    }


def _document(site: Site, document: Entry[Document]) -> dict[str, Any]:
    meta = document.meta
    status = document_status(site.catalog, document, site.today)
    return {
        "slug": document.id,
        "number": meta.number,
        "title": meta.title,
        "issued": meta.issued and meta.issued.isoformat(),
        "warning": meta.warning,
        "badge": _badge("status", status, terms.STATUSES),
        "past_from": _past_from(site, document),
        "replaced_by": [newer.id for newer in site.catalog.replaced_by.get(document.id, [])],
        "clauses": _clauses(document),
    }


def _clauses(document: Entry[Document]) -> list[dict[str, str]] | None:
    """The clauses to choose from; None where there are so many that they are typed."""
    if len(document.clauses) > MOST_CLAUSES:
        return None
    return [{"id": clause.id, "label": clause.label("vi")} for clause in document.clauses]


def _past_from(site: Site, document: Entry[Document]) -> str | None:
    """The first day on which a document, by its status, must not be relied on any more.

    Empty where it is so on every day, None where it never is.
    """
    meta = document.meta
    days = [newer.meta.effective for newer in site.catalog.replaced_by.get(document.id, [])]
    days += [event.on for event in meta.history if event.event in ENDINGS]
    days += [meta.expires + timedelta(days=1)] if meta.expires else []
    return min((day.isoformat() if day else "" for day in days), default=None)


def _sheet(sheet: Entry[Sheet]) -> dict[str, Any]:
    return {"slug": sheet.id, "title": sheet.meta.title, "replaces": sheet.meta.replaces}


def _badge(kind: str, code: str, labels: Mapping[str, Message]) -> dict[str, Any]:
    return {"kind": kind, "code": code, "label": labels[code].vi}
