"""Makes the offline bundle: the built site and its packs as one zip, with a manifest.

The same input gives the same bytes. The files of an earlier bundle are replaced only when the new
ones are complete.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tailieu import disk
from tailieu.content.catalogue import Entry
from tailieu.content.findings import ContentErrors, Finding, Rule
from tailieu.content.messages import Message
from tailieu.content.schema import Pack
from tailieu.content.site import Site
from tailieu.offline import manifest, one_file, pdf, zip_file
from tailieu.offline.bundle_files import bundle_files
from tailieu.offline.manifest import FOLDER, MANIFEST, checksum_path, sha256
from tailieu.offline.paths import bad_paths
from tailieu.progress import Progress
from tailieu.site.templates import Templates

NO_PACK = Rule(
    "TL041",
    "error",
    "reading",
    Message("Bộ tài liệu có thật", "The pack exists"),
    Message(
        "`tailieu bundle --pack` đóng một bộ có trong docs/bo-tai-lieu.",
        "`tailieu bundle --pack` makes a pack that is in docs/bo-tai-lieu.",
    ),
    Message("không có bộ tài liệu tên «{slug}».", "there is no pack named “{slug}”."),
    Message("chọn một trong: {known}.", "choose one of: {known}."),
)
_NO_PACKS = Message("chưa có bộ nào", "there is none yet")


@dataclass(frozen=True)
class Source:
    """What the files are made of.

    `site` was built from the project `root` into the folder `built` at `epoch` (seconds since
    1970). `browser` is the path of Chromium, which prints PDFs, if there is one.
    """

    root: Path
    site: Site
    built: Path
    epoch: int
    browser: str | None


@dataclass(frozen=True)
class Made:
    """The files that were written; `without_pdf` is the reason why PDFs are missing, if any are."""

    files: list[Path]
    without_pdf: str | None


def make_bundle(source: Source, out: Path, progress: Progress) -> Made:
    """Write the bundle, its bill of materials and its licences, each with its checksum, into `out`.

    Raises ContentErrors for paths that some computers cannot store, and OSError.
    """
    # Takes a quarter of a second, of which builds have no need.
    from tailieu.offline import components

    site, templates = source.site, Templates(source.root / "overrides")
    stem = f"{FOLDER}-{site.today.isoformat()}"
    name = f"{stem}.zip"
    with disk.temporary_folder(out / FOLDER) as work, disk.replacing_files(out, FOLDER) as fresh:
        packs, without_pdf = _write_packs(source, site.catalog.packs, templates, work, progress)
        files = dict(bundle_files(site, templates, source.built, packs))
        # Inside too: licences ask to go with what they are for, and a zip is passed on by itself.
        licences = fresh / f"{stem}.giay-phep.txt"
        licences.write_text(components.licences(source.root), encoding="utf-8")
        files[f"{FOLDER}/giay-phep.txt"] = licences
        unfit = bad_paths(files)
        if unfit:
            raise ContentErrors(unfit)
        browser = None if without_pdf else source.browser
        described = manifest.describe(source.root, site, files, browser)
        files[MANIFEST] = manifest.encoded(described)
        bundle = fresh / name
        zip_file.write(bundle, files, source.epoch, progress)
        bill = fresh / f"{stem}.cdx.json"
        told = components.bill(source.root, name, sha256(bundle), source.epoch)
        bill.write_text(told, encoding="utf-8")
        made = [each for path in (bundle, bill, licences) for each in (path, write_checksum(path))]
    return Made([out / path.name for path in made], without_pdf)


def make_pack(source: Source, slug: str, out: Path, progress: Progress) -> Made:
    """Write the files of the one pack `slug` into the folder `out`.

    Raises ContentErrors where there is no such pack, and OSError.
    """
    packs = source.site.catalog.packs
    if slug not in packs:
        raise ContentErrors([_unknown(slug, packs)])
    templates = Templates(source.root / "overrides")
    with disk.replacing_files(out, FOLDER) as fresh:
        files, without_pdf = _write_packs(source, {slug: packs[slug]}, templates, fresh, progress)
    return Made([out / path.name for path in files], without_pdf)


def write_checksum(path: Path) -> Path:
    """Write the SHA-256 of a file beside it, as `sha256sum -c` reads it."""
    checksum = checksum_path(path)
    checksum.write_text(f"{sha256(path)}  {path.name}\n", encoding="ascii")
    return checksum


def _unknown(slug: str, packs: Mapping[str, Entry[Any]]) -> Finding:
    known = ", ".join(sorted(packs)) or _NO_PACKS
    return NO_PACK.at("docs/bo-tai-lieu", 0, slug=slug, known=known)


def _write_packs(
    source: Source,
    packs: Mapping[str, Entry[Pack]],
    templates: Templates,
    folder: Path,
    progress: Progress,
) -> tuple[list[Path], str | None]:
    """Write HTML and PDF files into `folder`; (the files, the reason why PDFs are missing)."""
    files = []
    without_pdf = None if source.browser else "máy này không có Chromium"
    for number, pack in enumerate(packs.values()):
        progress("packs", number, len(packs))
        html = one_file.write(source.site, templates, source.built, pack)
        path = folder / f"{pack.id}.html"
        path.write_text(html, encoding="utf-8")
        files.append(path)
        if source.browser:
            try:
                pdf.write(source.browser, html, folder / f"{pack.id}.pdf", source.epoch)
                files.append(folder / f"{pack.id}.pdf")
            except pdf.PrintFailed as failed:
                without_pdf = f"Chromium không in được bộ «{pack.id}»: {failed}"
    progress("packs", len(packs), len(packs))
    return files, without_pdf
