"""Reading a folder again: what has changed is seen, and the rest is not read a second time."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from helpers.cases import CASES
from tailieu.cache import Cache
from tailieu.content import front_matter, loader
from tailieu.site.kinds import MODELS

SHEET = "phieu/mau.md"


@pytest.fixture
def settled(monkeypatch) -> None:
    """As if no file had changed within the last seconds."""
    monkeypatch.setattr(loader, "_TICK", 0)


def write(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def reading(monkeypatch) -> list[str]:
    """The paths of the pages whose front matter is read from now on."""
    read, seen = front_matter.read, []

    def watched(text, path, findings):
        seen.append(path)
        return read(text, path, findings)

    monkeypatch.setattr(front_matter, "read", watched)
    return seen


@pytest.mark.usefixtures("settled")
def test_only_what_has_changed_is_read_again(docs, monkeypatch):
    reader = loader.Reader(docs, MODELS)
    before, _ = reader.load()
    seen = reading(monkeypatch)
    write(docs / SHEET, "title: ", "title: Mới ")
    after, _ = reader.load()
    assert seen == [SHEET]
    assert after.sheets["mau"].meta.title == f"Mới {before.sheets['mau'].meta.title}"
    assert after.documents == before.documents
    assert all(after.documents[id] is entry for id, entry in before.documents.items())


def test_a_file_changed_a_moment_ago_is_looked_at_again(docs):
    """Even if its size and times are as they were."""
    reader = loader.Reader(docs, MODELS)
    reader.load()
    path = docs / SHEET
    status = path.stat()
    write(path, "title: Ph", "title: Gh")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert reader.load()[0].sheets["mau"].meta.title.startswith("Gh")


@pytest.mark.usefixtures("settled")
def test_what_is_added_or_removed_is_seen(docs):
    reader = loader.Reader(docs, MODELS)
    reader.load()
    shutil.copy(docs / SHEET, docs / "phieu" / "hai.md")
    (docs / SHEET).unlink()
    catalog, _ = reader.load()
    assert list(catalog.sheets) == ["hai"]
    assert list(catalog.citing_document["luat-moi"]) == [catalog.sheets["hai"]]
    assert SHEET not in catalog.files and SHEET not in catalog.texts


@pytest.mark.usefixtures("settled")
def test_a_page_that_becomes_readable_is_read(docs):
    reader = loader.Reader(docs, MODELS)
    sound = (docs / SHEET).read_bytes()
    (docs / SHEET).write_bytes(b"---\ntitle: \xff\n---\n")
    catalog, found = reader.load()
    assert not catalog.sheets
    assert "TL001" in {finding.rule.id for finding in found}
    (docs / SHEET).write_bytes(sound)
    catalog, found = reader.load()
    assert list(catalog.sheets) == ["mau"]
    assert found == []


@pytest.mark.parametrize("case", sorted(path.parent.name for path in CASES.glob("*/bad.md")))
def test_a_faulty_page_reads_the_same_from_the_cache(docs, tmp_path, case):
    for path in CASES.glob(f"{case}/bad*.md"):
        shutil.copy(path, docs / "phieu")
    kept = Cache(tmp_path / "results.sqlite")
    cold, warm, none = (loader.load(docs, MODELS, cache) for cache in (kept, kept, Cache(None)))
    assert cold == warm == none


def test_front_matter_that_json_cannot_tell_is_read_again(docs, tmp_path, monkeypatch):
    """A key that is a number would come back as text."""
    write(docs / SHEET, "title: ", "7: bảy\ntitle: ")
    kept = Cache(tmp_path / "results.sqlite")
    cold = loader.load(docs, MODELS, kept)
    seen = reading(monkeypatch)
    assert loader.load(docs, MODELS, kept) == cold
    assert seen == [SHEET]


def test_what_an_editor_keeps_beside_an_open_page_is_no_file_of_the_site(docs):
    for name in (".mau.md.swp", "mau.md~", ".#mau.md", "#mau.md#", ".~lock.mau.odt#", "4913"):
        (docs / "phieu" / name).write_text("x")
    (docs / "phieu" / ".env").write_text("x")
    catalog, _ = loader.load(docs, MODELS)
    assert [path for path in catalog.files if "mau" in path or "4913" in path] == [SHEET]
    assert "phieu/.env" in catalog.files
