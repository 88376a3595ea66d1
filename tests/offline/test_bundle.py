"""The offline bundle: what it holds, the same bytes anywhere, and the last good one that stays."""

from __future__ import annotations

import errno
import hashlib
import json
import re
import shutil
import tempfile
import zipfile
from pathlib import Path

import pytest

from helpers.bundles import NAME, contents, page, verified
from helpers.project import make_bundle
from tailieu.content.findings import ContentErrors
from tailieu.site import service_worker

BESIDE = sorted(
    f"tai-lieu-2026-11-26.{kind}{end}"
    for kind in ("zip", "cdx.json", "giay-phep.txt")
    for end in ("", ".sha256")
)

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


def test_the_manifest_knows_every_file(bundled, bundle_zip):
    held = contents(bundle_zip)
    manifest = json.loads(held.pop("tai-lieu/ban-ke.json"))
    assert manifest["files"] == {
        name: hashlib.sha256(content).hexdigest() for name, content in held.items()
    }
    assert manifest["made"] == "2026-11-26"
    assert manifest["pages"] == len(list((bundled / "site").rglob("*.html")))
    assert manifest["versions"]["mkdocs-material"] == "9.8.1"
    assert (manifest["commit"], manifest["uncommitted"]) == (None, False)


def test_every_file_beside_it_has_its_checksum(bundle_zip):
    assert sorted(path.name for path in bundle_zip.parent.iterdir()) == BESIDE
    for path in bundle_zip.parent.glob("*.sha256"):
        digest = hashlib.sha256(path.with_suffix("").read_bytes()).hexdigest()
        assert path.read_text() == f"{digest}  {path.stem}\n"


def test_the_bill_of_materials_is_that_of_this_bundle(bundle_zip):
    bill = json.loads(bundle_zip.with_name("tai-lieu-2026-11-26.cdx.json").read_text("utf-8"))
    digest = hashlib.sha256(bundle_zip.read_bytes()).hexdigest()
    assert bill["metadata"]["component"]["name"] == NAME
    assert bill["metadata"]["component"]["hashes"] == [{"alg": "SHA-256", "content": digest}]
    assert bill["metadata"]["timestamp"] == "2026-11-26T05:00:00+00:00"


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
    assert sorted(path.name for path in out.iterdir()) == BESIDE
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


@pytest.mark.parametrize("at", ["packs", "zip"])
def test_stopped_half_way_it_leaves_the_last_bundle(built, out, at):
    def stop(stage: str, done: int, total: int) -> None:
        if stage == at:
            raise KeyboardInterrupt

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
    pages = (path.stem for path in (built / "docs" / "bo-tai-lieu").glob("*.md"))
    packs = ", ".join(sorted(slug for slug in pages if not slug.startswith("index")))
    with pytest.raises(ContentErrors) as refused:
        make_bundle(built, out, "khong-co")
    assert [str(finding) for finding in refused.value.findings] == [
        "docs/bo-tai-lieu: TL041 không có bộ tài liệu tên «khong-co». "
        f"Fix: chọn một trong: {packs}."
    ]
    assert nothing_happened(out)


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
