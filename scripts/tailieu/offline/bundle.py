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
import subprocess
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path

from tailieu import pipeline
from tailieu.content import dates, history
from tailieu.content.catalogue import Entry
from tailieu.content.findings import ContentErrors, Finding, Rule
from tailieu.content.interface import say
from tailieu.content.messages import LANGUAGES, Lang, Message
from tailieu.content.schema import Pack
from tailieu.content.site import Site
from tailieu.offline import chromium, one_file, pdf
from tailieu.offline.manifest import FOLDER, MANIFEST, Manifest, sha256
from tailieu.offline.paths import bad_paths
from tailieu.progress import Progress
from tailieu.site import service_worker
from tailieu.site.templates import Templates

PACKS = "goi"
# What a build reads of the project.
_READ = ("docs", "overrides", "scripts", "mkdocs.yml", "uv.lock")
PACKAGES = ("tailieu", "mkdocs", "mkdocs-material", "mkdocs-static-i18n")

_FILES_ON_PAGE = re.compile(r'(<div class="tl-files" data-pack="[^"]*">).*?(</div>)', re.DOTALL)


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
class Made:
    """`files` as they lie on the disk; `without_pdf` says why PDFs are missing, if they are."""

    files: list[Path]
    without_pdf: str | None


def make(
    root: Path, out: Path, slug: str | None, environ: Mapping[str, str], report: Progress
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
        templates = Templates(root / "overrides")
        made, without_pdf = _write_packs(
            site, templates, built, packs, work, browser, epoch, report
        )
        if slug is not None:
            return Made([_put(path, out) for path in made], without_pdf)
        files = dict(_contents(site, templates, built, made))
        unfit = bad_paths(files)
        if unfit:
            raise ContentErrors(unfit)
        manifest = _manifest(root, site, files, browser if not without_pdf else None)
        files[MANIFEST] = manifest.model_dump_json(indent=1).encode() + b"\n"
        target, checksum = work / name, work / f"{name}.sha256"
        _write_zip(target, files, epoch, report)
        checksum.write_text(f"{sha256(target)}  {name}\n", encoding="ascii")
        # A checksum must never stand beside another bundle than its own.
        (out / checksum.name).unlink(missing_ok=True)
        return Made([_put(target, out), _put(checksum, out)], without_pdf)


def _put(path: Path, out: Path) -> Path:
    target = out / path.name
    os.replace(path, target)
    return target


def _unknown(slug: str, packs: Mapping[str, Entry]) -> Finding:
    known = ", ".join(sorted(packs)) or _NO_PACKS
    return NO_PACK.at("docs/bo-tai-lieu", 0, slug=slug, known=known)


def _write_packs(
    site: Site,
    templates: Templates,
    built: Path,
    packs: Mapping[str, Entry[Pack]],
    work: Path,
    browser: str | None,
    epoch: int,
    report: Progress,
) -> tuple[list[Path], str | None]:
    made = []
    without_pdf = None if browser else "máy này không có Chromium"
    for number, pack in enumerate(packs.values()):
        report("packs", number, len(packs))
        html = one_file.write(site, templates, built, pack)
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


def _contents(
    site: Site, templates: Templates, built: Path, packs: list[Path]
) -> Iterator[tuple[str, Path | bytes]]:
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
            links = _links(templates, pack.id, page, sizes, lang)
            yield f"{FOLDER}/{page}", _FILES_ON_PAGE.sub(rf"\1{links}\2", html, count=1).encode()
    yield f"{FOLDER}/assets/mo.js", _OPENER.encode()
    yield "MO-TAI-LIEU.html", _opening_page(site, templates).encode()
    yield "HUONG-DAN.txt", _guide(site)


def _links(templates: Templates, slug: str, page: str, sizes: Mapping[str, int], lang: Lang) -> str:
    """The ways to a pack's files, from `page` in the copy."""
    files = [
        {
            "url": f"{PACKS}/{slug}{suffix}",
            "name": name,
            "kilobytes": f"{sizes[slug + suffix] / 1000:.0f}",
        }
        for suffix, name in ((".html", "pack-file"), (".pdf", "pack-pdf"))
        if slug + suffix in sizes
    ]
    with_pdf = f"{slug}.pdf" in sizes
    return templates.render("offline/pack-files.html", lang, page, files=files, with_pdf=with_pdf)


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
    target: Path, files: Mapping[str, Path | bytes], epoch: int, report: Progress
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


def _opening_page(site: Site, templates: Templates) -> str:
    return templates.render("offline/open.html", "vi", folder=FOLDER, built_on=site.today)


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
