"""The list of the rules about content, each of which is a module of rules/."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import ModuleType

from tailieu.checks import rendered
from tailieu.checks.project import Project
from tailieu.checks.rules import (
    basis_in_force,
    checked_is_dated,
    citation_defined,
    citation_used,
    confusions,
    dates,
    document_numbers,
    event_handlers,
    external_hosts,
    file_kinds,
    foreign_letters,
    image_size,
    internal_links,
    key_messages,
    legacy_encoding,
    lookalike_hosts,
    misspelt_syllables,
    one_successor,
    own_pictures,
    pack_items,
    past_days,
    pdf_files,
    portable_names,
    punycode,
    raster_pictures,
    raw_html,
    record_unchanged,
    review_day,
    script_addresses,
    sheet_parts,
    source_in_use,
    speakable,
    statement_cited,
    svg_pictures,
    tone_letter,
    tone_style,
    translation_citations,
    translation_current,
    translation_figures,
    translation_headings,
    unicode_form,
    unseen_characters,
)
from tailieu.content.catalogue import Catalog
from tailieu.content.findings import Finding

# Each has RULE and check(project), which yields findings.
RULES: tuple[ModuleType, ...] = (
    sheet_parts,
    key_messages,
    speakable,
    past_days,
    review_day,
    basis_in_force,
    one_successor,
    record_unchanged,
    citation_defined,
    citation_used,
    statement_cited,
    source_in_use,
    checked_is_dated,
    pack_items,
    translation_headings,
    translation_citations,
    translation_figures,
    translation_current,
    unicode_form,
    foreign_letters,
    unseen_characters,
    legacy_encoding,
    misspelt_syllables,
    confusions,
    tone_letter,
    tone_style,
    document_numbers,
    dates,
    internal_links,
    external_hosts,
    punycode,
    lookalike_hosts,
    raw_html,
    script_addresses,
    event_handlers,
    svg_pictures,
    raster_pictures,
    pdf_files,
    portable_names,
    image_size,
    own_pictures,
    file_kinds,
)
TEXT_RULES = tuple(rule for rule in RULES if rule.RULE.group == "text")


def run(
    catalog: Catalog,
    today: date,
    *,
    whole: bool = True,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[Finding]:
    """The findings of all rules, sorted.

    `whole` is false for any Markdown files, to which only the rules about text apply. `progress` is
    called with (rules done, all rules).
    """
    project = Project(catalog, today, whole)
    rules = RULES if whole else TEXT_RULES
    findings: list[Finding] = []
    for done, rule in enumerate(rules):
        progress(done, len(rules))
        findings += rule.check(project)
    # It keeps the copies of the pages, whose memory a build needs afterwards.
    rendered.elements.cache_clear()
    return sorted(findings)
