"""The list of the rules about content, each of which is a module of rules/."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from types import ModuleType
from typing import NamedTuple

from tailieu.cache import NO_CACHE, Cache
from tailieu.checks.entry_links import evidence, outlinks
from tailieu.checks.page_results import PageResult, decoded, encoded
from tailieu.checks.project import Link, Outline, PageTexts, Project
from tailieu.checks.rendered import other_links
from tailieu.checks.rules import (
    advice_apart,
    basis_in_force,
    calls,
    checked_is_dated,
    citation_defined,
    citation_used,
    confusions,
    dates,
    decorated_letters,
    document_numbers,
    duties_quoted,
    event_handlers,
    evidence_marks,
    evidence_once,
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
    piled_marks,
    portable_names,
    punycode,
    raster_pictures,
    raw_html,
    record_unchanged,
    review_day,
    review_near,
    script_addresses,
    sheet_parts,
    source_in_use,
    speakable,
    statement_cited,
    svg_pictures,
    synonym_found,
    synonym_sets,
    tone_letter,
    tone_style,
    translation_amounts,
    translation_citations,
    translation_current,
    translation_figures,
    translation_headings,
    unicode_form,
    unseen_characters,
    unspoken,
    written_badges,
)
from tailieu.content import page_limits, page_time
from tailieu.content.catalogue import Catalog
from tailieu.content.findings import Finding
from tailieu.content.markdown import MarkdownText
from tailieu.in_child import no_children_left, start_in_child

# Each has RULE, and one function that yields findings. What it is given tells on what they depend:
# check_page(page) on the text of a page alone, check_texts(texts) on that of a page and of its
# translation, check(project) on any page, file or date.
RULES: tuple[ModuleType, ...] = (
    sheet_parts,
    key_messages,
    speakable,
    past_days,
    review_day,
    review_near,
    basis_in_force,
    one_successor,
    record_unchanged,
    duties_quoted,
    citation_defined,
    citation_used,
    statement_cited,
    source_in_use,
    evidence_marks,
    evidence_once,
    advice_apart,
    calls,
    unspoken,
    checked_is_dated,
    pack_items,
    synonym_sets,
    synonym_found,
    translation_headings,
    translation_citations,
    translation_figures,
    translation_amounts,
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
    decorated_letters,
    written_badges,
    piled_marks,
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
_BY_ID = {rule.RULE.id: rule.RULE for rule in RULES} | {page_limits.RULE.id: page_limits.RULE}

_ON_PAGES = tuple(rule for rule in RULES if hasattr(rule, "check_page"))
_ON_TEXTS = tuple(rule for rule in RULES if hasattr(rule, "check_texts"))
_ON_PROJECTS = tuple(rule for rule in RULES if hasattr(rule, "check"))

# The kind of what is kept.
_KIND = "checks"
# With fewer pages a second process costs more time than it saves.
_WORTH_A_CHILD = 100


class _Task(NamedTuple):
    """A page of which the text has to be looked at; `texts` only for those of the catalogue."""

    key: bytes
    page: MarkdownText
    texts: PageTexts | None


class Runner:
    """Runs the rules, as often as is wanted: those about a page only on pages that have changed.

    `whole` is false for any Markdown files, to which only the rules about text apply. What they
    find is kept in `cache` for the next run.
    """

    def __init__(self, cache: Cache = NO_CACHE, *, whole: bool = True):
        self._cache = cache
        self._whole = whole
        self._known: dict[bytes, PageResult] = {}

    def run(
        self,
        catalog: Catalog,
        today: date,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> list[Finding]:
        """The findings of all rules, sorted; `progress` is called with (pages done, all pages)."""
        results = self._results(catalog, progress)
        findings = [finding for result in results.values() for finding in result.findings]
        if self._whole:
            project = Project(catalog, _outlines(results), today)
            for rule in _ON_PROJECTS:
                findings += rule.check(project)
        return sorted(findings)

    def project(self, catalog: Catalog, today: date) -> Project:
        """What the rules about several pages are given."""
        return Project(catalog, _outlines(self._results(catalog, lambda done, total: None)), today)

    def _results(
        self, catalog: Catalog, progress: Callable[[int, int], None]
    ) -> dict[str, PageResult]:
        """The result of each page, by its path in docs/."""
        tasks = _tasks(catalog, self._whole)
        wanted = {path: task for path, task in tasks.items() if task.key not in self._known}
        kept = self._cache.get(_KIND, [task.key for task in wanted.values()])
        open = [task for task in wanted.values() if task.key not in kept]
        found = _carry_out(open, self._whole, progress)
        self._cache.put(_KIND, found)
        data = kept | found
        self._known = {
            task.key: self._known.get(task.key) or decoded(data[task.key], _BY_ID)
            for task in tasks.values()
        }
        return {path: self._known[task.key] for path, task in tasks.items()}


def run(catalog: Catalog, today: date, cache: Cache = NO_CACHE) -> list[Finding]:
    """The findings of all rules, sorted: see Runner."""
    return Runner(cache).run(catalog, today)


def findings_of(page: MarkdownText) -> list[Finding]:
    """The findings of the rules about the text of one page, sorted."""
    return sorted(
        page_limits.first_findings(
            finding for rule in _ON_PAGES for finding in rule.check_page(page)
        )
    )


def _outlines(results: Mapping[str, PageResult]) -> dict[str, Outline]:
    return {path: result.outline for path, result in results.items()}


def _tasks(catalog: Catalog, whole: bool) -> dict[str, _Task]:
    """What is to be looked at, by path in docs/."""
    entries = catalog.by_path()
    tasks = {}
    for path, page in catalog.texts.items():
        entry = entries.get(path)
        if entry is None:
            key, texts = (b"page" if whole else b"text") + page.digest, None
        else:
            english = catalog.texts[entry.en.path] if entry.en else None
            key = b"entry" + page.digest + (english.digest if english else b"")
            texts = PageTexts(entry, page, english)
        tasks[path] = _Task(key, page, texts)
    return tasks


def _carry_out(
    tasks: Sequence[_Task], whole: bool, progress: Callable[[int, int], None]
) -> dict[bytes, bytes]:
    """Key → encoded result of each task; half of many are carried out in a second process."""
    own, others = tasks, tasks[:0]
    if len(tasks) >= _WORTH_A_CHILD:
        own, others = tasks[::2], tasks[1::2]
    found = {}
    with no_children_left():
        wait: Callable[[], dict[bytes, bytes]] = dict
        if others:
            wait = start_in_child(
                lambda: {task.key: encoded(_look(task, whole)) for task in others}
            )
        for done, task in enumerate(own):
            progress(done * len(tasks) // len(own), len(tasks))
            found[task.key] = encoded(_look(task, whole))
        return found | wait()


def _look(task: _Task, whole: bool) -> PageResult:
    """Run the rules about one page.

    On copies, since what pages cache for the rules is many times their size. Raises ContentErrors
    for a page that takes too long.
    """
    page = replace(task.page)
    texts = task.texts
    if texts:
        texts = PageTexts(texts.entry, page, replace(texts.english) if texts.english else None)
    with page_time.limited(page.path):
        of_page = [rule for rule in _ON_PAGES if whole or rule.RULE.group == "text"]
        found = [rule.check_page(page) for rule in of_page]
        if texts:
            found += [rule.check_texts(texts) for rule in _ON_TEXTS]
        findings = tuple(page_limits.first_findings(chain.from_iterable(found)))
        if not whole:
            return PageResult(findings, Outline())
        outline = Outline(
            links=(
                *(Link(page.line(link.offset), link.address) for link in page.links),
                *(Link(line, address) for line, address in other_links(page)),
            ),
            outlinks=tuple(outlinks(texts.entry)) if texts else (),
            evidence=tuple(evidence(texts.entry)) if texts else (),
            anchors=page.anchors,
        )
        return PageResult(findings, outline)
