"""The offline bundle: what it holds, the same bytes anywhere, and what of others it refuses."""

from __future__ import annotations

import base64
import errno
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from copy import copy
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from helpers.project import EPOCH, ROOT, SITE_URL, make_bundle, quiet, read_docs
from tailieu import pipeline
from tailieu.checks import runner
from tailieu.content.findings import ContentErrors
from tailieu.offline import chromium, one_file, pdf
from tailieu.offline.manifest import MANIFEST
from tailieu.offline.paths import path_problem
from tailieu.offline.verify import verify
from tailieu.site import service_worker
from tailieu.site.templates import Templates

TAILIEU = Path(sys.executable).with_name("tailieu")
CASES = ROOT / "tests" / "cases"
NAME = "tai-lieu-2026-11-23.zip"
AGAIN = "Fix: xin lại bản này từ nơi đã đưa; đừng mở."


@pytest.fixture
def built(bundled, bundle_zip, monkeypatch) -> Path:
    """`bundled` with its site built: bundling it again takes the site as it stands, and no PDFs."""
    site = pipeline.read(bundled, {"SOURCE_DATE_EPOCH": str(EPOCH)})
    monkeypatch.setattr(pipeline, "build", lambda *arguments: site)
    monkeypatch.setattr(chromium, "find_browser", lambda environ: None)
    return bundled


def contents(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def verified(archive: Path) -> list[str]:
    """What the check says of a zip: nothing, where it is whole."""
    try:
        verify(archive, quiet)
    except ContentErrors as refused:
        return [str(finding) for finding in refused.findings]
    return []


# What it holds ------------------------------------------------------------------------------------


def test_the_top_of_the_zip_is_one_page_one_note_and_one_folder(bundle_zip):
    names = list(contents(bundle_zip))
    assert sorted({name.split("/")[0] for name in names}) == [
        "HUONG-DAN.txt",
        "MO-TAI-LIEU.html",
        "tai-lieu",
    ]
    note = contents(bundle_zip)["HUONG-DAN.txt"]
    assert note.startswith(b"\xef\xbb\xbf")
    assert note.count(b"\n") == note.count(b"\r\n")


def test_the_folder_is_the_site_as_built_less_what_only_the_web_can_use(bundled, bundle_zip):
    site = bundled / "site"
    held = contents(bundle_zip)
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if name.startswith(service_worker.WEB_ONLY):
            assert f"tai-lieu/{name}" not in held
        elif path.is_file() and not re.match("(en/)?bo-tai-lieu/(?!index)", name):
            assert held[f"tai-lieu/{name}"] == path.read_bytes(), name


def test_every_path_opens_everywhere(bundle_zip):
    names = list(contents(bundle_zip))
    assert max(map(len, names)) < 120
    assert all(name.isascii() and not set(name) & set('<>:"\\|?*') for name in names)
    assert len({name.lower() for name in names}) == len(names)


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("tai-lieu/phieu/khi-co-bao.html", None),
        ("tai-lieu/phieu/con.html", "Windows không cho đặt tên «con.html»"),
        ("tai-lieu/Aux/a.html", "Windows không cho đặt tên «Aux»"),
        ("tai-lieu/com1", "Windows không cho đặt tên «com1»"),
        ("tai-lieu/common.html", None),
        ("tai-lieu/a.", "«a.» có ký tự ngoài a–z, 0–9, «.», «-», «_»"),
        ("tai-lieu/phiếu.html", "«phiếu.html» có ký tự ngoài a–z, 0–9, «.», «-», «_»"),
        ("../a", "«..» có ký tự ngoài a–z, 0–9, «.», «-», «_»"),
        ("/a", "«» có ký tự ngoài a–z, 0–9, «.», «-», «_»"),
        ("a" * 119, None),
        ("a" * 120, "dài 120 ký tự, quá 119"),
    ],
)
def test_a_path_that_some_machine_cannot_hold_is_known(path, problem):
    found = path_problem(path)
    assert (found and found.text("vi")) == problem


def test_the_manifest_knows_every_file(bundled, bundle_zip):
    held = contents(bundle_zip)
    manifest = json.loads(held.pop("tai-lieu/ban-ke.json"))
    assert manifest["files"] == {
        name: hashlib.sha256(content).hexdigest() for name, content in held.items()
    }
    assert manifest["made"] == "2026-11-23"
    assert manifest["pages"] == len(list((bundled / "site").rglob("*.html")))
    assert manifest["versions"]["mkdocs-material"] == "9.8.1"
    assert (manifest["commit"], manifest["uncommitted"]) == (None, False)


def test_the_checksum_beside_it_is_its_own(bundle_zip):
    digest = hashlib.sha256(bundle_zip.read_bytes()).hexdigest()
    assert bundle_zip.with_name(f"{NAME}.sha256").read_text() == f"{digest}  {NAME}\n"


# The same bytes -----------------------------------------------------------------------------------


def test_the_same_input_gives_the_same_bytes_anywhere(bundle_zip, bundled, tmp_path):
    other = tmp_path / "nơi khác" / "a longer name"
    # Another order of files in the folders than the copy that `root` is.
    for path in sorted(bundled.rglob("*"), reverse=True):
        target = other / path.relative_to(bundled)
        if path.is_file() and path.relative_to(bundled).parts[0] not in ("site", "dist"):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    done = subprocess.run(
        [TAILIEU, "bundle", "--root", str(other)],
        capture_output=True,
        text=True,
        umask=0o077,
        timeout=120,
        env={
            **os.environ,
            **{"SOURCE_DATE_EPOCH": str(EPOCH), "SITE_URL": "", "PYTHONHASHSEED": "7"},
            **{"TZ": "America/Los_Angeles", "LANG": "C", "LC_ALL": "C"},
        },
    )
    assert done.returncode == 0, done.stderr
    again = other / "dist" / NAME
    assert contents(again) == contents(bundle_zip)
    assert again.read_bytes() == bundle_zip.read_bytes()


# Verifying ----------------------------------------------------------------------------------------


def rewritten(bundle_zip: Path, target: Path, changes: dict[str, bytes | None]) -> Path:
    """The bundle with other files: None takes one away."""
    files = {**contents(bundle_zip), **changes}
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            if content is not None:
                archive.writestr(name, content)
    return target


def test_a_whole_bundle_is_whole(bundle_zip):
    assert verified(bundle_zip) == []


def test_every_missing_added_and_changed_file_is_named(bundle_zip, tmp_path):
    spoilt = rewritten(
        bundle_zip,
        tmp_path / "a.zip",
        {
            "tai-lieu/index.html": b"another",
            "tai-lieu/lien-he.html": None,
            "tai-lieu/moi.html": b"new",
        },
    )
    assert verified(spoilt) == [
        f"tai-lieu/index.html: TL045 tệp bị sửa. {AGAIN}",
        f"tai-lieu/lien-he.html: TL045 tệp thiếu. {AGAIN}",
        f"tai-lieu/moi.html: TL045 tệp thừa. {AGAIN}",
    ]


def test_a_damaged_byte_is_found_in_its_file(bundle_zip, tmp_path):
    with zipfile.ZipFile(bundle_zip) as archive:
        entry = archive.getinfo("tai-lieu/tim-kiem.html")
    data = bytearray(bundle_zip.read_bytes())
    data[entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(data)
    assert verified(tmp_path / "a.zip") == [f"tai-lieu/tim-kiem.html: TL045 tệp bị sửa. {AGAIN}"]


def test_a_checksum_of_another_file_is_told(bundle_zip, tmp_path):
    shutil.copy(bundle_zip, tmp_path / "a.zip")
    (tmp_path / "a.zip.sha256").write_text("0" * 64 + "  a.zip\n")
    assert verified(tmp_path / "a.zip") == [
        f"{tmp_path}/a.zip: TL046 khác với mã ghi trong a.zip.sha256. {AGAIN}"
    ]


@pytest.mark.parametrize("kept", [0, 1000, 0.5, 0.999])
def test_a_truncated_bundle_is_refused(bundle_zip, tmp_path, kept):
    data = bundle_zip.read_bytes()
    (tmp_path / "a.zip").write_bytes(data[: int(kept if kept > 1 else kept * len(data))])
    (said,) = verified(tmp_path / "a.zip")
    assert said.startswith(f"{tmp_path}/a.zip: TL043 không phải một bản ngoại tuyến nguyên vẹn: ")


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        (None, "không có tai-lieu/ban-ke.json"),
        (b"{}", "tai-lieu/ban-ke.json không đọc được"),
        (b"[" * 100_000, "tai-lieu/ban-ke.json không đọc được"),
    ],
)
def test_a_zip_without_a_manifest_of_ours_is_refused(bundle_zip, tmp_path, manifest, said):
    spoilt = rewritten(bundle_zip, tmp_path / "a.zip", {MANIFEST: manifest})
    assert verified(spoilt) == [
        f"{spoilt}: TL043 không phải một bản ngoại tuyến nguyên vẹn: {said}. {AGAIN}"
    ]


def hostile(target: Path, *entries: tuple[str, int]) -> list[str]:
    """What is said of a zip with entries of these names and Unix modes, less the common words."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, mode in entries:
            entry = zipfile.ZipInfo("x")
            entry.filename = name
            entry.external_attr = mode << 16
            archive.writestr(entry, b"content")
    start, end = f"{target}: TL044 ", f". {AGAIN}"
    said = verified(target)
    assert all(line.startswith(start) and line.endswith(end) for line in said)
    return [line[len(start) : -len(end)] for line in said]


@pytest.mark.parametrize("name", ["../a", "/etc/a", "a/../../b", "a\\b", "C:a", "a/", "nul.txt"])
def test_a_path_that_leads_elsewhere_is_refused(tmp_path, name):
    (said,) = hostile(tmp_path / "a.zip", (name, 0o100644))
    assert said.startswith(f"đường dẫn đáng ngờ {name!r}: ")


@pytest.mark.parametrize("mode", [0o120777, 0o020666, 0o040755])
def test_links_devices_and_folders_are_refused(tmp_path, mode):
    assert hostile(tmp_path / "a.zip", ("a", mode)) == [
        "'a' là liên kết hay thư mục, không phải tệp"
    ]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_path_twice_is_refused(tmp_path):
    assert hostile(tmp_path / "a.zip", ("a", 0o100644), ("A", 0o100644)) == [
        "đường dẫn 'A' có hai lần"
    ]


def test_files_laid_over_one_another_are_refused(tmp_path):
    target = tmp_path / "a.zip"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a", os.urandom(100_000))
        other = copy(archive.getinfo("a"))
        other.filename = "b"
        archive.filelist.append(other)
    (said,) = verified(target)
    assert said == f"{target}: TL044 các tệp chồng lên nhau. {AGAIN}"


@pytest.mark.parametrize("way", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_compression_that_is_not_ours_is_refused(tmp_path, way):
    target = tmp_path / "a.zip"
    with zipfile.ZipFile(target, "w", way) as archive:
        archive.writestr("a", b"content")
    assert verified(target) == [f"{target}: TL044 'a' nén theo cách lạ. {AGAIN}"]


def test_a_bomb_is_refused_before_it_is_opened(tmp_path, monkeypatch):
    monkeypatch.setattr("tailieu.offline.verify._digest", lambda *entry: pytest.fail("opened"))
    monkeypatch.setattr("tailieu.offline.verify.LARGEST_UNPACKED", 1_000_000)
    target = tmp_path / "a.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", bytes(1_000_001))
    assert verified(target) == [f"{target}: TL044 bung ra thành 1000001 byte. {AGAIN}"]
    monkeypatch.setattr("tailieu.offline.verify.MOST_FILES", 2)
    assert hostile(target, *((name, 0o100644) for name in "abc")) == ["chứa 3 tệp"]


def test_the_program_verifies(bundle_zip, tmp_path):
    def said(archive: Path) -> tuple[int, str]:
        done = subprocess.run(
            [TAILIEU, "bundle", "--verify", str(archive)],
            capture_output=True,
            text=True,
            timeout=60,
        )
        return done.returncode, done.stdout or done.stderr.splitlines()[-1]

    files = len(contents(bundle_zip)) - 1
    assert said(bundle_zip) == (
        0,
        f"{bundle_zip}: nguyên vẹn. Bản lập ngày 23/11/2026, {files} tệp.\n",
    )
    spoilt = rewritten(bundle_zip, tmp_path / "a.zip", {"tai-lieu/index.html": b""})
    assert said(spoilt) == (1, "1 chỗ cần sửa.")


# The last good bundle stays -----------------------------------------------------------------------


@pytest.fixture
def out(tmp_path) -> Path:
    """Where a good bundle lies already."""
    out = tmp_path / "dist"
    out.mkdir()
    (out / NAME).write_text("the last good bundle")
    (out / f"{NAME}.sha256").write_text("its checksum")
    return out


def nothing_happened(out: Path) -> bool:
    return {path.name: path.read_text() for path in out.iterdir()} == {
        NAME: "the last good bundle",
        f"{NAME}.sha256": "its checksum",
    }


def test_a_good_bundle_takes_the_last_ones_place(built, out, bundle_zip):
    make_bundle(built, out)
    assert sorted(path.name for path in out.iterdir()) == [NAME, f"{NAME}.sha256"]
    assert verified(out / NAME) == []


def test_a_full_disk_leaves_the_last_bundle(built, out, monkeypatch):
    def full(*arguments, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(OSError, match="No space left"):
        make_bundle(built, out)
    assert nothing_happened(out)


def test_a_read_only_folder_is_told(built, out, monkeypatch):
    # Injected, since whoever runs these tests as root may write everywhere.
    def forbidden(prefix: str, dir: Path) -> str:
        raise PermissionError(errno.EACCES, "Permission denied", str(dir))

    monkeypatch.setattr(tempfile, "mkdtemp", forbidden)
    with pytest.raises(PermissionError, match=re.escape(str(out))):
        make_bundle(built, out)
    assert nothing_happened(out)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("at", ["packs", "zip"])
def test_stopped_half_way_it_leaves_the_last_bundle(built, out, sent, at):
    def stop(stage: str, done: int, total: int) -> None:
        if stage == at:
            os.kill(os.getpid(), sent)

    with pytest.raises(KeyboardInterrupt):
        make_bundle(built, out, report=stop)
    assert nothing_happened(out)


def test_a_page_whose_name_windows_forbids_makes_no_bundle(built, out, tmp_path):
    project = Path(shutil.copytree(built, tmp_path / "project"))
    (project / "site" / "phieu" / "aux.html").write_text("")
    with pytest.raises(ContentErrors) as refused:
        make_bundle(project, out)
    assert [str(finding) for finding in refused.value.findings] == [
        "tai-lieu/phieu/aux.html: TL042 đường dẫn không mở được ở mọi máy: Windows không cho đặt "
        "tên «aux.html». Fix: đổi tên tệp nguồn của trang này trong docs/."
    ]
    assert nothing_happened(out)


def test_an_unknown_pack_makes_nothing(built, out):
    with pytest.raises(ContentErrors) as refused:
        make_bundle(built, out, "khong-co")
    assert [str(finding) for finding in refused.value.findings] == [
        "docs/bo-tai-lieu: TL041 không có bộ tài liệu tên «khong-co». "
        "Fix: chọn một trong: an-toan-cho-nguoi-dan, bo-thu, sinh-hoat-chi-bo."
    ]
    assert nothing_happened(out)


# Bad packs ----------------------------------------------------------------------------------------

PACK = """---
title: Bộ thử
description: Một bộ.
{}
---
"""


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ("items: [{sheet: mau}, {document: luat-moi, note: Đọc kỹ.}]", None),
        (
            "items: []",
            "4: TL010 trường «items»: phải nêu ít nhất một phiếu hoặc văn bản. "
            "Fix: sửa giá trị theo câu trên.",
        ),
        ("meeting: Họp", "2: TL010 thiếu trường «items». Fix: thêm một dòng «items: …»."),
        (
            "items:\n  - sheet: mau\n  - sheet: khong-co",
            "6: TL011 «khong-co» không có trong docs/phieu/. "
            "Fix: Thêm docs/phieu/khong-co.md hoặc sửa dòng này.",
        ),
        (
            "items:\n  - document: luat-mo",
            "5: TL011 «luat-mo» không có trong docs/van-ban/. "
            "Fix: có phải «luat-moi»? Thêm docs/van-ban/luat-mo.md hoặc sửa dòng này.",
        ),
        (
            "items:\n  - sheet: mau\n  - document: luat-moi\n  - sheet: mau",
            "7: TL040 «sheet: mau» đã có trong bộ này, ở dòng 5. Fix: giữ một dòng.",
        ),
        (
            "items:\n  - sheet: mau\n    document: luat-moi",
            "5: TL010 trường «items.0»: phải nêu đúng một trang: «sheet», «document» hoặc «page». "
            "Fix: sửa giá trị theo câu trên.",
        ),
        ("items: [{page: phieu/mau}, {page: nguon/vi-du-vn}]", None),
        (
            "items:\n  - page: mau",
            "5: TL010 «items.0.page: mau» sai dạng. "
            "Fix: ghi như ví dụ này: phieu/luat-dat-dai-2024.",
        ),
        (
            "items:\n  - page: chua-co/mau",
            "5: TL011 «mau» không có trong docs/chua-co/. "
            "Fix: Thêm docs/chua-co/mau.md hoặc sửa dòng này.",
        ),
        (
            "items:\n  - sheet: mau\n  - page: phieu/mau",
            "6: TL040 «page: phieu/mau» đã có trong bộ này, ở dòng 5. Fix: giữ một dòng.",
        ),
    ],
)
def test_a_fault_in_a_pack_is_named_with_its_line(tmp_path, items, said):
    docs = Path(shutil.copytree(CASES / "docs", tmp_path / "docs"))
    (docs / "bo-tai-lieu").mkdir()
    (docs / "bo-tai-lieu" / "thu.md").write_text(PACK.format(items), encoding="utf-8")
    pages, found = read_docs(docs)
    lines = [str(finding) for finding in sorted(found + runner.run(pages, date(2026, 11, 23)))]
    assert lines == ([f"docs/bo-tai-lieu/thu.md:{said}"] if said else [])


# Packs in one file --------------------------------------------------------------------------------


def page(data: bytes | str) -> LexborHTMLParser:
    return LexborHTMLParser(data)


def words(node) -> str:
    return " ".join(node.text().split())


@pytest.fixture(scope="session")
def one(bundle_zip) -> str:
    """The one-file pack of eleven sheets."""
    return contents(bundle_zip)["tai-lieu/goi/bo-thu.html"].decode()


def test_eleven_sheets_weigh_less_than_half_a_megabyte(one):
    assert one.count("<section id=") == 11
    assert len(one.encode()) < 500_000


def test_the_text_is_the_sites(bundled, one):
    sections = page(one).css("main > section")
    for section in sections:
        kind, slug = section.attributes["id"].split("_")
        site = page((bundled / "site" / kind / f"{slug}.html").read_bytes())
        for extra in site.css(".headerlink, .footnote-backref ~ .footnote-backref"):
            extra.decompose()
        for part in ("h1", ".tl-lead", ".tl-sheet"):
            own = section.css_first(part.replace("h1", "h2"))
            assert words(own) == words(site.css_first(f"article {part}")), (slug, part)


def test_nothing_in_the_file_asks_for_another(one):
    tree = page(one)
    assert tree.css("link, img, iframe, object, [src], [style], base, form") == []
    assert re.findall(r"url\((?!data:)", one) == []
    assert "@import" not in one
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    for link in tree.css("a"):
        href = link.attributes["href"]
        assert re.match("https?://", href) or (href[0] == "#" and href[1:] in ids), href


def test_its_policy_lets_in_only_what_it_holds(one):
    tree = page(one)

    def digest(selector: str) -> str:
        (node,) = tree.css(selector)
        text = node.text(deep=True)
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    policy = tree.css_first('meta[http-equiv="Content-Security-Policy"]').attributes["content"]
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{digest('script')}'; "
        f"style-src 'sha256-{digest('style')}'; font-src data:; base-uri 'none'; form-action 'none'"
    )


def test_it_says_who_publishes_it_and_when_it_was_made(one):
    said = words(page(one).css_first(".tl-made"))
    assert said == (
        "Cơ quan xuất bản: Bản mẫu, chưa có cơ quan xuất bản. Bản ngoại tuyến, lập ngày 23/11/2026."
    )


def test_the_code_for_phones_stands_only_where_there_is_an_address(site, one):
    catalogued = pipeline.read(ROOT, {"SOURCE_DATE_EPOCH": str(EPOCH)})
    pack = catalogued.catalog.packs["sinh-hoat-chi-bo"]
    with_address = page(
        one_file.write(catalogued, Templates(ROOT / "overrides"), site, pack)
    ).css_first(".tl-code")
    assert words(with_address).endswith(f"{SITE_URL}bo-tai-lieu/sinh-hoat-chi-bo.html")
    assert len(with_address.css("svg")) == 1
    assert page(one).css_first(".tl-code") is None


# The ways to the files ----------------------------------------------------------------------------


def ways(html: bytes) -> list[str]:
    return [link.attributes["href"] for link in page(html).css(".tl-files a")]


def test_a_packs_page_leads_to_its_files_in_the_copy_alone(bundled, bundle_zip):
    held = contents(bundle_zip)
    html = held["tai-lieu/bo-tai-lieu/bo-thu.html"]
    assert ways(html) == ["../goi/bo-thu.html", "../goi/bo-thu.pdf"]
    assert {f"tai-lieu/goi/bo-thu{end}" for end in (".html", ".pdf")} <= held.keys()
    assert ways((bundled / "site" / "bo-tai-lieu" / "bo-thu.html").read_bytes()) == []


def test_without_chromium_there_is_no_pdf_and_it_is_said(built, tmp_path):
    done = make_bundle(built, tmp_path)
    assert done.without_pdf == "máy này không có Chromium"
    held = contents(tmp_path / NAME)
    assert [name for name in held if name.endswith(".pdf")] == []
    html = held["tai-lieu/bo-tai-lieu/bo-thu.html"]
    assert ways(html) == ["../goi/bo-thu.html"]
    assert "Bản này được lập không kèm PDF." in html.decode()


def test_one_pack_alone(built, tmp_path):
    done = make_bundle(built, tmp_path, "sinh-hoat-chi-bo")
    assert done.files == [tmp_path / "sinh-hoat-chi-bo.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["sinh-hoat-chi-bo.html"]


# Paper --------------------------------------------------------------------------------------------


def test_a_pdf_carries_the_builds_moment_and_no_other(bundle_zip):
    data = contents(bundle_zip)["tai-lieu/goi/sinh-hoat-chi-bo.pdf"]
    assert data.startswith(b"%PDF-")
    assert (
        re.findall(rb"/(?:CreationDate|ModDate) \(([^)]*)\)", data)
        == [b"D:20261123050000+00'00'"] * 2
    )


def test_a_browser_that_fails_is_told_in_its_own_words(tmp_path):
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\necho no display >&2\nexit 3\n")
    broken.chmod(0o755)
    assert chromium.find_browser({"CHROMIUM": str(broken)}) == str(broken)
    with pytest.raises(pdf.PrintFailed, match=r"^no display$"):
        pdf.write(str(broken), "<p>", tmp_path / "a.pdf", EPOCH)
