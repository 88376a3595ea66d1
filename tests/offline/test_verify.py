"""A bundle is whole, or what is missing, added or changed is named; a hostile zip is refused."""

from __future__ import annotations

import os
import shutil
import zipfile
from copy import copy
from pathlib import Path

import pytest

from helpers.bundles import contents, verified
from helpers.program import tailieu
from tailieu.offline.manifest import MANIFEST

AGAIN = "Fix: xin lại bản này từ nơi đã đưa; đừng mở."


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


def test_what_is_no_file_is_not_waited_for(bundle_zip, tmp_path):
    os.mkfifo(tmp_path / "ong.zip")
    done = tailieu("bundle", "--verify", tmp_path / "ong.zip")
    assert (done.exit_code, "không phải tệp thường" in done.stderr) == (1, True)
    shutil.copyfile(bundle_zip, tmp_path / "a.zip")
    os.mkfifo(tmp_path / "a.zip.sha256")
    assert [line.split()[1] for line in verified(tmp_path / "a.zip")] == ["TL046"]


def test_a_zip_that_leads_to_before_its_beginning_is_refused(bundle_zip, tmp_path):
    damaged = bytearray(bundle_zip.read_bytes())
    # The place of the list of files, of which the last 22 bytes speak.
    damaged[-6:-2] = b"\xff" * 4
    (tmp_path / "a.zip").write_bytes(damaged)
    (said,) = verified(tmp_path / "a.zip")
    assert said.startswith(f"{tmp_path}/a.zip: TL043")


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
        done = tailieu("bundle", "--verify", archive)
        return done.exit_code, done.stdout or done.stderr.splitlines()[-1]

    files = len(contents(bundle_zip)) - 1
    assert said(bundle_zip) == (
        0,
        f"{bundle_zip}: nguyên vẹn. Bản lập ngày 26/11/2026, {files} tệp.\n",
    )
    spoilt = rewritten(bundle_zip, tmp_path / "a.zip", {"tai-lieu/index.html": b""})
    assert said(spoilt) == (1, "1 chỗ cần sửa.")
