"""The files of a bundle: the built site, the packs, and what only a copy on a disk needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from tailieu.content import dates
from tailieu.content.interface import say
from tailieu.content.messages import LANGUAGES, Lang
from tailieu.content.site import Site
from tailieu.offline.manifest import FOLDER, PACKS
from tailieu.offline.zip_file import Content
from tailieu.site import service_worker
from tailieu.site.templates import Templates

# Where a pack's page lists the pack's files; on the web there are none.
_FILES_ON_PAGE = re.compile(r'(<div class="tl-files" data-pack="[^"]*">).*?(</div>)', re.DOTALL)

# A file of its own, so that it is missing when the opening page is opened inside the zip's window;
# the page then stays and tells the reader to unpack the zip.
_OPENER = 'location.replace(document.currentScript.src.replace(/[^/]*$/, "../index.html"));\n'


def bundle_files(
    site: Site, templates: Templates, built: Path, packs: Sequence[Path]
) -> Iterator[tuple[str, Content]]:
    """(path in the zip, content) of every file but the manifest.

    `built` is the folder of the built site, `packs` are the packs' HTML and PDF files.
    """
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
            links = _pack_links(templates, pack.id, page, sizes, lang)
            # Replaces the site's own file of that path.
            yield f"{FOLDER}/{page}", _FILES_ON_PAGE.sub(rf"\1{links}\2", html, count=1).encode()
    yield from opening(templates, site.name, site.today).items()
    yield "HUONG-DAN.txt", _guide(site)


def opening(templates: Templates, name: str, made: date) -> dict[str, Content]:
    """What a reader opens first, of the site `name` as it was on the day `made`."""
    page = templates.render("offline/open.html", "vi", folder=FOLDER, site_name=name, built_on=made)
    return {f"{FOLDER}/assets/mo.js": _OPENER.encode(), "MO-TAI-LIEU.html": page.encode()}


def _pack_links(
    templates: Templates, slug: str, page: str, sizes: Mapping[str, int], lang: Lang
) -> str:
    """The links from `page` to the files of a pack; `sizes` are in bytes by file name."""
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


def _guide(site: Site) -> bytes:
    """The guide as a text file for Windows' Notepad too: byte order mark and CRLF line ends."""
    publisher = site.publisher or say("publisher-unset", "vi")
    text = f"""{site.name.upper()} – BẢN NGOẠI TUYẾN
{say("built", "vi")} {dates.short_date(site.today, "vi")}
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
