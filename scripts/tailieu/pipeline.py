"""The one way through: docs → catalogue → checks → pages → search → seal → site.

Each stage reads only what the one before wrote. A build never leaves half a site: it is made
beside the last good one and takes its place when it is whole.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import yaml

from tailieu.checks import runner
from tailieu.content import dates, history
from tailieu.content.findings import ContentErrors, Rule
from tailieu.content.loader import load
from tailieu.content.messages import Message
from tailieu.content.site import Site
from tailieu.editor import form_data
from tailieu.offline import my_pack
from tailieu.progress import Progress
from tailieu.search.builder import Through, build_search
from tailieu.search.built_pages import BuiltPage
from tailieu.site import csp, data_files, kinds, mkdocs_plugin, script_data, service_worker
from tailieu.site.templates import Templates

# What a person should know though the build goes on: on standard error, as logging does unasked.
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


def read(root: Path, environ: Mapping[str, str]) -> Site:
    """The catalogue and everything else that a page may say.

    Raises ContentErrors with every error of the reader and the checks; warnings and notes are for
    `tailieu check` to tell.
    """
    today = dates.local_date(history.build_epoch(environ, root))
    catalog, findings = load(root / "docs", kinds.MODELS)
    findings += runner.run(catalog, today)
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        raise ContentErrors(errors)
    extra = configuration(root / "mkdocs.yml").get("extra") or {}
    return Site(
        catalog=catalog,
        today=today,
        changes=history.last_changes(root, "docs"),
        publisher=extra.get("publisher") or None,
        contact=extra.get("contact") or None,
        repository=(extra.get("repository") or "").rstrip("/") or None,
        old_after=_old_after(extra),
    )


def _old_after(extra: dict) -> int:
    days = extra.get("old_after", Site.old_after)
    if isinstance(days, int) and days > 0:
        return days
    found = CONFIGURATION.at("mkdocs.yml", 0, message=_NOT_DAYS, fix=_NOT_DAYS_FIX, days=days)
    raise ContentErrors([found])


class _ConfigLoader(yaml.SafeLoader):
    """Reads mkdocs.yml without carrying out what its tags ask for."""


_ConfigLoader.add_multi_constructor("", lambda loader, suffix, node: None)


def configuration(path: Path) -> dict:
    """What mkdocs.yml says, less its tags; raises ContentErrors where it cannot be read."""
    try:
        config = yaml.load(path.read_text(encoding="utf-8"), _ConfigLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = str(error).replace("\n", " ")
        raise ContentErrors([CONFIGURATION.at(path.name, 0, reason=reason)]) from None
    return config or {}


def build(root: Path, out: Path, environ: Mapping[str, str], progress: Progress) -> Site:
    """Build the whole site into `out`, or leave `out` as it was; returns what it was built from.

    Raises ContentErrors for faults in the content and OSError for those of the disk.
    """
    progress("read", 0, 0)
    site = read(root, environ)
    with _replacing(out) as fresh:
        templates = Templates(root / "overrides")
        frame = mkdocs_plugin.build(
            root, site, templates, fresh, lambda done, total: progress("pages", done, total)
        )
        progress("extras", 0, 0)
        data_files.write(site, templates, fresh)
        script_data.write(fresh / form_data.FILE, "tailieuForm", form_data.data(site))
        found = build_search(
            fresh,
            lambda stage, done, total: progress("search", done, total),
            _through(site, templates, fresh, csp.inline_scripts(frame)),
        )
        for finding in found.findings:
            log.warning("%s", finding)
        # Last, since it lists the files as they are served.
        service_worker.write(fresh)
    return site


def _through(site: Site, templates: Templates, out: Path, scripts: tuple[str, ...]) -> Through:
    """What each built page goes through before the search reads it, so that all read it at once."""
    mine = my_pack.MyPack(site, templates, out)

    def through(pages: Iterator[BuiltPage]) -> Iterator[BuiltPage]:
        for page in pages:
            mine.take(page.url, page.tree)
            csp.write_page(out, page.url, page.html, scripts)
            yield page

    return through


@contextmanager
def _replacing(out: Path) -> Iterator[Path]:
    """A new folder beside `out` that takes its place when the block ends well."""
    with workplace(out) as fresh:
        yield fresh
        old = Path(f"{fresh}.old")
        try:
            if out.exists():
                os.rename(out, old)
            os.rename(fresh, out)
        finally:
            if old.exists() and not out.exists():
                os.rename(old, out)
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def workplace(out: Path) -> Iterator[Path]:
    """A new folder beside `out` in which its successor is made; gone when the block ends.

    However it ends: Ctrl-C and a polite kill among them.
    """

    def stop(signum: int, frame: object) -> None:
        raise KeyboardInterrupt

    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f"{out.name}.", dir=out.parent))
    before = signal.signal(signal.SIGTERM, stop)
    try:
        fresh.chmod(0o755)
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        signal.signal(signal.SIGTERM, before)
