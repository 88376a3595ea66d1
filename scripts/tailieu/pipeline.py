"""The stages of a build: docs → catalogue → checks → pages → my pack, policy, search → site.

Each stage reads only what the one before wrote. A build never leaves half a site: it is made in a
folder next to the last one, which it replaces when it is complete.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tailieu import disk, drawing
from tailieu.cache import NO_CACHE, Cache
from tailieu.checks import runner
from tailieu.content import dates, history
from tailieu.content.findings import ContentErrors, Finding, Rule
from tailieu.content.loader import Reader
from tailieu.content.messages import Message
from tailieu.content.site import Site
from tailieu.editor import form_data
from tailieu.in_child import no_children_left
from tailieu.offline import chromium, my_pack
from tailieu.offline.bundle import Made, Source, make_bundle, make_pack
from tailieu.progress import Progress
from tailieu.search.builder import write_index
from tailieu.site import (
    data_files,
    kinds,
    published,
    script_data,
    service_worker,
    sitemap,
    theme,
)
from tailieu.site.pages import Pages
from tailieu.site.templates import Templates

# Warnings of a build that goes on; by default logging prints them on standard error.
log = logging.getLogger(__name__)

CONFIGURATION = Rule(
    "TL091",
    "error",
    "reading",
    Message("Cấu hình đọc được", "The configuration can be read"),
    Message("mkdocs.yml phải đọc được.", "mkdocs.yml must be readable."),
    Message("không đọc được: {reason}.", "cannot be read: {reason}."),
    Message("sửa tệp này.", "mend this file."),
)
_NOT_DAYS = Message(
    "«old_after: {days}» không phải một số ngày.", "“old_after: {days}” is no number of days."
)
_NOT_DAYS_FIX = Message("ghi một số từ 1 trở lên.", "write a number from 1 up.")


class Content(NamedTuple):
    """What pages are made from, and what is wrong in it, by the reader and by the rules."""

    site: Site
    of_reading: list[Finding]
    of_rules: list[Finding]


class ContentReader:
    """Reads the content of a project, as often as is wanted: of what is unchanged nothing again.

    What depends on the text of a page alone is kept in `cache` for the next run.
    """

    def __init__(self, root: Path, environ: Mapping[str, str], cache: Cache):
        self._root = root
        self._environ = environ
        self._reader = Reader(root / "docs", kinds.MODELS, cache)
        self._rules = runner.Runner(cache)
        self._commit = ""
        self._changes: Mapping[str, date] = {}

    def read(self) -> Content:
        """The content as it is now. Raises ContentErrors where mkdocs.yml cannot be read."""
        today = dates.local_date(history.build_epoch(self._environ, self._root))
        catalog, of_reading = self._reader.load()
        of_rules = self._rules.run(catalog, today)
        config = configuration(self._root / "mkdocs.yml", self._environ)
        extra = config.get("extra") or {}
        address = str(config.get("site_url") or "")
        site = Site(
            catalog=catalog,
            today=today,
            changes=self._last_changes(),
            publisher=extra.get("publisher") or None,
            contact=extra.get("contact") or None,
            repository=(extra.get("repository") or "").rstrip("/") or None,
            old_after=_old_after(extra),
            address=f"{address.rstrip('/')}/" if address else None,
            configuration=config,
        )
        return Content(site, of_reading, of_rules)

    def _last_changes(self) -> Mapping[str, date]:
        """The days of the last changes, for which git's log is read once a commit."""
        commit = history.commit(self._root)
        if commit != self._commit:
            self._commit, self._changes = commit, history.last_changes(self._root, "docs")
        return self._changes


def read(
    root: Path, environ: Mapping[str, str], cache: Cache = NO_CACHE, *, allow_errors: bool = False
) -> Site:
    """The catalogue and everything else that pages are made from.

    Raises ContentErrors with every error of the reader and the checks; warnings and notes are
    reported by `tailieu check` only. `allow_errors` ignores the errors of the checks.
    """
    # Everything that is read is needed until the end, so there is no garbage to collect.
    gc.disable()
    try:
        site, of_reading, of_rules = ContentReader(root, environ, cache).read()
    finally:
        gc.enable()
    findings = of_reading if allow_errors else of_reading + of_rules
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        raise ContentErrors(errors)
    return site


def _old_after(extra: dict[str, Any]) -> int:
    """After how many days a copy counts as old."""
    days = extra.get("old_after", Site.old_after)
    if isinstance(days, int) and days > 0:
        return days
    found = CONFIGURATION.at("mkdocs.yml", 0, message=_NOT_DAYS, fix=_NOT_DAYS_FIX, days=days)
    raise ContentErrors([found])


class _ConfigLoader(yaml.SafeLoader):
    """Reads mkdocs.yml; of tags it knows !ENV, since MkDocs' own loader runs what tags name."""

    environ: Mapping[str, str] = {}

    def variable(self, node: yaml.ScalarNode | yaml.SequenceNode) -> object:
        """`!ENV NAME` or `!ENV [NAME, …, default]`: the first variable that is set."""
        if isinstance(node, yaml.SequenceNode):
            *names, last = self.construct_sequence(node)
        else:
            names, last = [self.construct_scalar(node)], None
        found = (self.environ[name] for name in names if name in self.environ)
        return next(found, last)


_ConfigLoader.add_constructor("!ENV", _ConfigLoader.variable)
_ConfigLoader.add_multi_constructor("", lambda loader, suffix, node: None)


def configuration(path: Path, environ: Mapping[str, str]) -> dict[str, Any]:
    """The contents of mkdocs.yml; raises ContentErrors where it is unreadable."""
    try:
        loader = _ConfigLoader(path.read_text(encoding="utf-8"))
        loader.environ = environ
        config = loader.get_single_data()
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = str(error).replace("\n", " ")
        raise ContentErrors([CONFIGURATION.at(path.name, 0, reason=reason)]) from None
    return config or {}


def build(
    root: Path,
    out: Path,
    environ: Mapping[str, str],
    progress: Progress,
    cache: Cache = NO_CACHE,
    *,
    allow_errors: bool = False,
) -> None:
    """Build the whole site into `out`, or leave `out` as it was.

    Raises ContentErrors for errors in the content and OSError for those of the disk.
    `allow_errors` builds in spite of errors that the checks find, for measurements.
    """
    with (
        disk.replacing_folder(out) as fresh,
        disk.temporary_folder(out) as records,
        no_children_left(),
    ):
        progress("read", 0, 0)
        site = read(root, environ, cache, allow_errors=allow_errors)
        # So that the garbage collector does not look at all of the content again and again.
        gc.freeze()
        try:
            glossary = _draw(root, site, fresh, records, progress, cache, allow_errors=allow_errors)
        finally:
            gc.unfreeze()
            del site
        # The content, of which nothing is left now, takes as much memory as the index.
        found = write_index(
            fresh,
            drawing.read_records(records),
            glossary,
            lambda stage, done, total: progress("search", done, total),
            cache,
        )
        for finding in found.findings:
            log.warning("%s", finding)
        progress("listing", 0, 0)
        # Last, since it lists the digests of all other files.
        service_worker.write(fresh)


def _draw(
    root: Path,
    site: Site,
    out: Path,
    records: Path,
    progress: Progress,
    cache: Cache,
    *,
    allow_errors: bool,
) -> dict[str, dict[str, str]]:
    """Write everything but the search into `out`, and the search's records into `records`.

    Returns the glossary: language → abbreviation → meaning.
    """
    progress("frames", 0, 0)
    templates = Templates(root / "overrides")
    drawn = theme.theme(root, site, theme.key(root, site), cache)
    drawn.write(out)
    published.write(site.catalog, out)
    pages = Pages(site, templates, drawn.frames)
    links = drawing.Drawing(site, templates, pages, cache).write(
        out, records, lambda done, total: progress("pages", done, total)
    )
    faults = links.findings(site.catalog)
    if faults and not allow_errors:
        raise ContentErrors(faults)
    for path, name, value in pages.row_files():
        script_data.write(out / path, name, value)
    progress("extras", 0, 0)
    data_files.write(site, templates, out)
    sitemap.write(site, out)
    for path, name, value in form_data.files(site):
        script_data.write(out / path, name, value)
    online = f"{site.address}{my_pack.PAGE}" if site.address else None
    my_pack.write(site, templates, out, online)
    return data_files.glossary(site.catalog)


def bundle(
    root: Path,
    out: Path,
    pack: str | None,
    environ: Mapping[str, str],
    progress: Progress,
    cache: Cache = NO_CACHE,
) -> Made:
    """Build the site, then write its bundle, or only the pack of that name, into `out`.

    Raises ContentErrors for errors in the content and OSError; earlier files then stay.
    """
    epoch = history.build_epoch(environ, root)
    built = root / "site"
    environ = {**environ, "SOURCE_DATE_EPOCH": str(epoch)}
    build(root, built, environ, progress, cache)
    source = Source(root, read(root, environ, cache), built, epoch, chromium.find_browser(environ))
    if pack is not None:
        return make_pack(source, pack, out, progress)
    return make_bundle(source, out, progress)
