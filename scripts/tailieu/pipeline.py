"""The stages of a build: docs → catalogue → checks → pages → my pack, policy, search → site.

Each stage reads only what the one before wrote. A build never leaves half a site: it is made in a
folder next to the last one, which it replaces when it is complete.
"""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import NamedTuple

from tailieu import disk, drawing, locks
from tailieu.cache import NO_CACHE, Cache
from tailieu.checks import runner
from tailieu.content import configuration, dates, history
from tailieu.content.findings import ContentErrors, Finding
from tailieu.content.loader import Reader
from tailieu.content.messages import Message
from tailieu.content.site import Site
from tailieu.editor import form_data
from tailieu.in_child import no_children_left
from tailieu.offline import chromium, my_pack
from tailieu.offline.bundle import Made, Source, make_bundle, make_pack
from tailieu.progress import Progress
from tailieu.search.builder import FOLDER, Told, write_index
from tailieu.site import (
    calendars,
    data_files,
    feeds,
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

_NOT_OURS = Message("đã có tệp không do lệnh này dựng ra", "there are files that no build wrote")
_ELSEWHERE = Message(
    "chọn thư mục khác, hoặc dời các tệp ấy đi", "choose another folder, or move these files away"
)


class Content(NamedTuple):
    """What pages are made from, and what is wrong in it, by the reader and by the rules.

    The configuration is one of the things that rules are about.
    """

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
        self._history = history.History()

    def read(self) -> Content:
        """The content as it is now. Raises ContentErrors where mkdocs.yml cannot be read."""
        today = dates.local_date(history.build_epoch(self._environ, self._root))
        catalog, of_reading = self._reader.load()
        of_rules = self._rules.run(catalog, today)
        config, wrong = configuration.read(self._root / "mkdocs.yml", self._environ)
        site = Site(
            catalog=catalog,
            today=today,
            history=self._history_now(),
            name=config.name,
            publisher=config.publisher,
            contact=config.contact,
            repository=config.repository,
            old_after=config.old_after,
            address=config.address,
            configuration=config.values,
        )
        return Content(site, of_reading, wrong + of_rules)

    def _history_now(self) -> history.History:
        """The history of docs/, for which git's log is read once a commit."""
        commit = history.commit(self._root)
        if commit != self._commit:
            self._commit, self._history = commit, history.read(self._root, "docs")
        return self._history


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


def build(
    root: Path,
    out: Path,
    environ: Mapping[str, str],
    progress: Progress,
    cache: Cache = NO_CACHE,
    *,
    allow_errors: bool = False,
) -> None:
    """Build the whole site into `out`, or leave `out` as it was; waits for another that does.

    Raises ContentErrors for errors in the content, and for an `out` that holds anything but a site;
    OSError for those of the disk. `allow_errors` builds in spite of errors that the checks find,
    for measurements.
    """
    with _alone(out, progress):
        _build(root, out, environ, progress, cache, allow_errors=allow_errors)


def _alone(out: Path, progress: Progress) -> AbstractContextManager[bool]:
    """In the folder of `out`, of all that build there.

    What takes the place of `out` removes all that is in it, so it must hold a site or nothing.
    """
    if os.path.lexists(out) and not (out / service_worker.LIST).is_file() and not _is_empty(out):
        raise ContentErrors([disk.RULE.at(str(out), 0, reason=_NOT_OURS, advice=_ELSEWHERE)])
    out.parent.mkdir(parents=True, exist_ok=True)
    return locks.alone(out.parent, lambda: progress("wait", 0, 0))


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and next(folder.iterdir(), None) is None


def _build(
    root: Path,
    out: Path,
    environ: Mapping[str, str],
    progress: Progress,
    cache: Cache,
    *,
    allow_errors: bool = False,
) -> None:
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
            told = _draw(root, site, fresh, records, progress, cache, allow_errors=allow_errors)
        finally:
            gc.unfreeze()
            del site
        # The content, of which nothing is left now, takes as much memory as the index.
        found = write_index(
            fresh / FOLDER,
            drawing.read_records(records),
            told,
            lambda stage, done, total: progress("search", done, total),
            cache,
        )
        for finding in (*history.findings(root), *found.findings):
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
) -> Told:
    """Write everything but the search into `out`, and the search's records into `records`.

    Returns what the search is told of words.
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
    feeds.write(site, out)
    calendars.write(site, out)
    for path, name, value in (*form_data.files(site), *form_data.sheet_texts(site)):
        script_data.write(out / path, name, value)
    online = f"{site.address}{my_pack.PAGE}" if site.address else None
    my_pack.write(site, templates, out, online)
    return Told(data_files.glossary(site.catalog), data_files.said_and_meant(site.catalog))


def bundle(
    root: Path,
    out: Path,
    pack: str | None,
    environ: Mapping[str, str],
    progress: Progress,
    cache: Cache = NO_CACHE,
    *,
    publish: bool = False,
) -> Made:
    """Build the site, then write its bundle, or only the pack of that name, into `out`.

    With `publish` the bundle goes into the site too. Raises ContentErrors and OSError as `build`
    does; earlier files then stay.
    """
    epoch = history.build_epoch(environ, root)
    built = root / "site"
    environ = {**environ, "SOURCE_DATE_EPOCH": str(epoch)}
    browser = chromium.find_browser(environ)
    place = _in_its_place(built) if publish else nullcontext(built)
    # Until the end, so that nobody replaces the site while it is packed.
    with _alone(built, progress), place as folder:
        _build(root, folder, environ, progress, cache)
        source = Source(root, read(root, environ, cache), folder, epoch, browser)
        if pack is not None:
            return make_pack(source, pack, out, progress)
        made = make_bundle(source, out, progress)
        if publish:
            zip_file = next(path for path in made.files if path.suffix == ".zip")
            service_worker.publish(zip_file, folder)
        return made


@contextmanager
def _in_its_place(built: Path) -> Iterator[Path]:
    """A folder for a site that takes the place of `built` when the block ends without an error.

    Only for who is alone there. So no site stands without the bundle that belongs to it.
    """
    with disk.temporary_folder(built) as work:
        folder = work / built.name
        yield folder
        with disk.replacing_folder(built) as fresh:
            fresh.rmdir()
            folder.rename(fresh)
