"""The offline bundle: the built site as one zip that can be handed over, trusted and opened.

The same input gives the same bytes: entries sorted, one moment and one mode for all. A new bundle
takes the last one's place only when it is whole.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import stat
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape
from importlib import metadata
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from tailieu import pipeline
from tailieu.content import dates, faults, history
from tailieu.content.catalogue import Entry
from tailieu.content.findings import ContentErrors, Finding
from tailieu.content.interface import say
from tailieu.content.messages import LANGUAGES, Message
from tailieu.content.schema import Day, Model, Pack
from tailieu.content.site import Site
from tailieu.offline import chromium, one_file, pdf
from tailieu.site import service_worker

FOLDER = "tai-lieu"
MANIFEST = f"{FOLDER}/ban-ke.json"
PACKS = "goi"
# What a build reads of the project.
_READ = ("docs", "overrides", "scripts", "mkdocs.yml", "uv.lock")
PACKAGES = ("tailieu", "mkdocs", "mkdocs-material", "mkdocs-static-i18n")

# Windows' own limit is 260 for the whole path; this leaves room for where people unpack.
LONGEST_PATH = 119
_PART = re.compile(r"[A-Za-z0-9_-](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?")
_FORBIDDEN = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)

# What an honest bundle stays far below; more is an attempt to fill the reader's memory or disk.
MOST_FILES = 50_000
LARGEST_UNPACKED = 1 << 30
LARGEST_MANIFEST = 16 << 20
_CHUNK = 1 << 20

_FILES_ON_PAGE = re.compile(r'(<div class="tl-files" data-pack="[^"]*">).*?(</div>)', re.DOTALL)


class Manifest(Model):
    """What a bundle holds. `files`: path in the zip → SHA-256, for all but the manifest.

    `uncommitted` says that the build read changes which no commit holds.
    """

    made: Day
    commit: str | None
    uncommitted: bool
    pages: int
    versions: dict[str, str]
    files: dict[str, str]


@dataclass(frozen=True)
class Made:
    """`files` as they lie on the disk; `without_pdf` says why PDFs are missing, if they are."""

    files: list[Path]
    without_pdf: str | None


# Making -----------------------------------------------------------------------------------------


def make(
    root: Path, out: Path, slug: str | None, environ: Mapping[str, str], report: pipeline.Progress
) -> Made:
    """Build the site and write its bundle, or the one pack `slug`, below `out`.

    Raises ContentErrors for faults in the content and OSError for those of the disk; the last good
    bundle then stays.
    """
    epoch = history.build_epoch(environ, root)
    built = root / "site"
    site = pipeline.build(root, built, {**environ, "SOURCE_DATE_EPOCH": str(epoch)}, report)
    packs = site.catalog.packs
    if slug is not None:
        if slug not in packs:
            raise ContentErrors([_unknown(slug, packs)])
        packs = {slug: packs[slug]}
    name = f"{FOLDER}-{site.today.isoformat()}.zip"
    with pipeline.workplace(out / (name if slug is None else slug)) as work:
        browser = chromium.find_browser(environ)
        made, without_pdf = _write_packs(site, built, packs, work, browser, epoch, report)
        if slug is not None:
            return Made([_put(path, out) for path in made], without_pdf)
        files = dict(_contents(site, built, made))
        _refuse_bad_paths(files)
        manifest = _manifest(root, site, files, browser if not without_pdf else None)
        files[MANIFEST] = manifest.model_dump_json(indent=1).encode() + b"\n"
        target, checksum = work / name, work / f"{name}.sha256"
        _write_zip(target, files, epoch, report)
        checksum.write_text(f"{_sha256(target)}  {name}\n", encoding="ascii")
        # A checksum must never stand beside another bundle than its own.
        (out / checksum.name).unlink(missing_ok=True)
        return Made([_put(target, out), _put(checksum, out)], without_pdf)


def _put(path: Path, out: Path) -> Path:
    target = out / path.name
    os.replace(path, target)
    return target


def _unknown(slug: str, packs: Mapping[str, Entry]) -> Finding:
    known = ", ".join(sorted(packs)) or faults.NO_PACKS
    return faults.NO_PACK.at("docs/bo-tai-lieu", 0, slug=slug, known=known)


def _write_packs(
    site: Site,
    built: Path,
    packs: Mapping[str, Entry[Pack]],
    work: Path,
    browser: str | None,
    epoch: int,
    report: pipeline.Progress,
) -> tuple[list[Path], str | None]:
    made = []
    without_pdf = None if browser else "máy này không có Chromium"
    for number, pack in enumerate(packs.values()):
        report("packs", number, len(packs))
        html = one_file.write(site, built, pack)
        path = work / f"{pack.id}.html"
        path.write_text(html, encoding="utf-8")
        made.append(path)
        if browser:
            try:
                pdf.write(browser, html, work / f"{pack.id}.pdf", epoch)
                made.append(work / f"{pack.id}.pdf")
            except pdf.PrintFailed as failed:
                without_pdf = f"Chromium không in được bộ «{pack.id}»: {failed}"
    report("packs", len(packs), len(packs))
    return made, without_pdf


def _contents(site: Site, built: Path, packs: list[Path]) -> Iterator[tuple[str, Path | bytes]]:
    """Path in the zip → the file or its content."""
    for path in built.rglob("*"):
        name = path.relative_to(built).as_posix()
        if path.is_file() and not name.startswith(service_worker.WEB_ONLY):
            yield f"{FOLDER}/{name}", path
    for path in packs:
        yield f"{FOLDER}/{PACKS}/{path.name}", path
    sizes = {path.name: path.stat().st_size for path in packs}
    for pack in site.catalog.packs.values():
        for lang in LANGUAGES if pack.en else LANGUAGES[:1]:
            page = pack.page_path(lang)
            html = (built / page).read_text(encoding="utf-8")
            filled = _FILES_ON_PAGE.sub(rf"\1{_links(pack.id, page, sizes, lang)}\2", html, count=1)
            yield f"{FOLDER}/{page}", filled.encode()
    yield f"{FOLDER}/assets/mo.js", _OPENER.encode()
    yield "MO-TAI-LIEU.html", _opening_page(site).encode()
    yield "HUONG-DAN.txt", _guide(site)


def _links(slug: str, page: str, sizes: Mapping[str, int], lang: str) -> str:
    """The ways to a pack's files, from `page` in the copy."""
    up = "../" * page.count("/")
    items = "".join(
        f'<li><a href="{up}{PACKS}/{slug}{suffix}">{escape(say(words, lang))}</a> '
        f"({sizes[slug + suffix] / 1000:.0f} KB)</li>"
        for suffix, words in ((".html", "pack-file"), (".pdf", "pack-pdf"))
        if slug + suffix in sizes
    )
    missing = f"{slug}.pdf" not in sizes
    return f"<ul>{items}</ul>" + (f"<p>{say('pack-without-pdf', lang)}</p>" if missing else "")


def _refuse_bad_paths(paths: Mapping[str, object]) -> None:
    findings = []
    seen: dict[str, str] = {}
    for path in sorted(paths):
        problem = path_problem(path)
        if problem:
            findings.append(faults.BAD_PATH.at(path, 0, **problem))
        other = seen.setdefault(path.lower(), path)
        if other != path:
            findings.append(faults.BAD_PATH.at(path, 0, problem=faults.CASE_ONLY, other=other))
    if findings:
        raise ContentErrors(findings)


def path_problem(path: str) -> dict[str, Any] | None:
    """Why Windows or an old disk could not hold `path`, as values of a finding; else None."""
    if len(path) > LONGEST_PATH:
        return {"problem": faults.LONG_PATH, "length": len(path), "most": LONGEST_PATH}
    for part in path.split("/"):
        if not _PART.fullmatch(part):
            return {"problem": faults.STRANGE_PART, "part": part}
        if _FORBIDDEN.fullmatch(part):
            return {"problem": faults.RESERVED_PART, "part": part}
    return None


def _manifest(
    root: Path, site: Site, files: Mapping[str, Path | bytes], browser: str | None
) -> Manifest:
    versions = {name: metadata.version(name) for name in PACKAGES}
    versions |= {"python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    if browser:
        versions["chromium"] = _run(browser, "--version") or ""
    return Manifest(
        made=site.today,
        commit=_run("git", "rev-parse", "HEAD", cwd=root),
        uncommitted=bool(_run("git", "status", "--porcelain", "--", *_READ, cwd=root)),
        pages=sum(
            1
            for path in files
            if path.endswith(".html")
            and path.startswith(f"{FOLDER}/")
            and not path.startswith(f"{FOLDER}/{PACKS}/")
        ),
        versions=versions,
        files={path: hashlib.sha256(_bytes(files[path])).hexdigest() for path in sorted(files)},
    )


def _run(*command: str, cwd: Path | None = None) -> str | None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else None


def _bytes(content: Path | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.read_bytes()


def _write_zip(
    target: Path, files: Mapping[str, Path | bytes], epoch: int, report: pipeline.Progress
) -> None:
    # Zip knows no years before 1980 and no time zones: Viet Nam's clock, wherever this runs.
    moment = max(datetime.fromtimestamp(epoch, dates.HO_CHI_MINH).timetuple()[:6], (1980, 1, 1))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for number, name in enumerate(sorted(files)):
            report("zip", number, len(files))
            entry = zipfile.ZipInfo(name, (*moment, 0, 0, 0)[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, _bytes(files[name]), compresslevel=9)
    report("zip", len(files), len(files))


# What stands at the top of the zip ----------------------------------------------------------------

# A file of its own: opened inside the zip's window it is missing, and the page says what to do.
_OPENER = 'location.replace(document.currentScript.src.replace(/[^/]*$/, "../index.html"));\n'


def _opening_page(site: Site) -> str:
    return f"""<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Mở Trang Tài liệu</title>
<script src="{FOLDER}/assets/mo.js"></script>
</head>
<body>
<h1>Trang Tài liệu – bản ngoại tuyến</h1>
<p>{say("built", "vi")} {dates.short_date(site.today)}.</p>
<p><a href="{FOLDER}/index.html">Bấm vào đây để mở trang</a></p>
<p><strong>Trang không mở?</strong> Tệp zip chưa được giải nén. Đóng cửa sổ này, bấm chuột phải vào
tệp zip, chọn «Giải nén tất cả» (Extract All), rồi mở lại MO-TAI-LIEU.html trong thư mục vừa có.</p>
</body>
</html>
"""


def _guide(site: Site) -> bytes:
    """For Windows' Notepad too: a byte order mark and its line ends."""
    publisher = site.publisher or say("publisher-unset", "vi")
    text = f"""TRANG TÀI LIỆU – BẢN NGOẠI TUYẾN
{say("built", "vi")} {dates.short_date(site.today)}
{say("publisher", "vi")}: {publisher}

MỞ TRÊN MÁY TÍNH (Windows, Linux), không cần mạng
1. Giải nén cả tệp zip: bấm chuột phải, chọn «Giải nén tất cả» (Extract All).
2. Mở thư mục vừa giải nén, bấm đúp vào MO-TAI-LIEU.html.
Giữ nguyên thư mục {FOLDER} bên cạnh; chép sang USB thì chép cả hai.

ĐỌC TRÊN ĐIỆN THOẠI
Điện thoại không mở được cả thư mục. Hãy dùng bản một tệp của từng bộ tài liệu, trong thư mục
{FOLDER}/{PACKS}: gửi tệp .html qua ứng dụng nhắn tin, người nhận tải về rồi mở bằng trình duyệt.
Có mạng thì đọc thẳng trên trang.

IN
Tệp .pdf trong {FOLDER}/{PACKS} (nếu có) in ra khổ A4.

BẢN NÀY CÓ THỂ ĐÃ CŨ
Bản này không tự cập nhật. Mỗi trang ghi ngày lập và tự báo khi đã quá {site.old_after} ngày.

KIỂM TRA TỆP ZIP CÓ NGUYÊN VẸN KHÔNG
So mã sau với mã trong tệp .sha256 đi kèm, do người đưa bản này cung cấp:
Windows: certutil -hashfile TÊN-TỆP.zip SHA256
Linux:   sha256sum -c TÊN-TỆP.zip.sha256
"""
    return text.replace("\n", "\r\n").encode("utf-8-sig")


# Verifying ----------------------------------------------------------------------------------------


def verify(path: Path, report: pipeline.Progress) -> Manifest:
    """The manifest of the bundle at `path`, when every file in it is what the manifest says.

    Raises ContentErrors with every file that is missing, added or changed, or with the reason why
    the file is no bundle that may be opened. Nothing is unpacked to the disk.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            hostile = list(_hostile(entries, path.stat().st_size))
            if hostile:
                raise ContentErrors(
                    faults.SUSPICIOUS.at(str(path), 0, **suspicion) for suspicion in hostile
                )
            manifest = _read_manifest(archive)
            digests = {}
            for number, entry in enumerate(entries):
                report("verify", number, len(entries))
                digests[entry.filename] = _digest(archive, entry)
            report("verify", len(entries), len(entries))
    except (zipfile.BadZipFile, EOFError, struct.error, ValueError, NotImplementedError) as error:
        reason = error.message if isinstance(error, _NoManifest) else error
        raise ContentErrors(
            [faults.NOT_WHOLE.at(str(path), 0, reason=reason, name=MANIFEST)]
        ) from None
    digests.pop(MANIFEST)
    changes = [
        *((faults.MISSING, name) for name in manifest.files.keys() - digests.keys()),
        *((faults.ADDED, name) for name in digests.keys() - manifest.files.keys()),
        *(
            (faults.CHANGED, name)
            for name in manifest.files.keys() & digests.keys()
            if manifest.files[name] != digests[name]
        ),
    ]
    findings = [faults.NOT_AS_LISTED.at(name, 0, state=state) for state, name in changes]
    beside = path.with_name(f"{path.name}.sha256")
    if beside.exists() and not _matches(path, beside):
        findings.append(faults.OTHER_CHECKSUM.at(str(path), 0, name=beside.name))
    if findings:
        raise ContentErrors(findings)
    return manifest


def _hostile(entries: list[zipfile.ZipInfo], size: int) -> Iterator[dict[str, Any]]:
    """What no bundle of ours holds, as values of a finding; told before anything is read."""
    if len(entries) > MOST_FILES:
        yield {"suspicion": faults.MANY_FILES, "count": len(entries)}
        return
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        problem = path_problem(name)
        if problem:
            yield {"suspicion": faults.BAD_ENTRY_PATH, "name": name, **problem}
        if name.lower() in seen:
            yield {"suspicion": faults.ENTRY_TWICE, "name": name}
        seen.add(name.lower())
        if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
            yield {"suspicion": faults.NO_FILE_ENTRY, "name": name}
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            yield {"suspicion": faults.STRANGE_PACKING, "name": name}
        if entry.flag_bits & 1:
            yield {"suspicion": faults.LOCKED_ENTRY, "name": name}
    if sum(entry.compress_size for entry in entries) > size:
        yield {"suspicion": faults.OVERLAP}
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > LARGEST_UNPACKED:
        yield {"suspicion": faults.SWELLS, "size": unpacked}


class _NoManifest(ValueError):
    def __init__(self, message: Message):
        super().__init__(message)
        self.message = message


def _read_manifest(archive: zipfile.ZipFile) -> Manifest:
    try:
        entry = archive.getinfo(MANIFEST)
    except KeyError:
        raise _NoManifest(faults.NO_MANIFEST) from None
    if entry.file_size > LARGEST_MANIFEST:
        raise _NoManifest(faults.LARGE_MANIFEST)
    try:
        return Manifest.model_validate_json(archive.read(entry))
    except (ValidationError, zlib.error):
        raise _NoManifest(faults.BROKEN_MANIFEST) from None


def _digest(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
    """SHA-256 of an entry; "" where its bytes are damaged."""
    digest = hashlib.sha256()
    try:
        with archive.open(entry) as content:
            while chunk := content.read(_CHUNK):
                digest.update(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return ""
    return digest.hexdigest()


def _matches(path: Path, checksum: Path) -> bool:
    written = checksum.read_text(encoding="ascii", errors="replace")
    return written.split(" ")[0] == _sha256(path)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
