"""A small site with every hostile thing in it, built with the checks forced off."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from helpers import forgeries, hostile, pictures
from helpers.project import ROOT
from helpers.small import copy_small
from tailieu import pipeline
from tailieu.checks import runner
from tailieu.content import svg
from tailieu.content.catalogue import Catalog
from tailieu.content.loader import Reader
from tailieu.offline import one_file
from tailieu.site import build_warnings
from tailieu.site.kinds import MODELS
from tailieu.site.templates import Templates

SOUND = {
    "van-ban/goc.pdf": pictures.pdf(),
    "huong-dan/tot.png": pictures.picture(),
    "huong-dan/tot.svg": svg.rewritten(pictures.HARMLESS["figma"]).clean,
}
PICTURES = {f"xau-{name}.svg": data for name, data in pictures.HOSTILE.items()}


def attack(docs: Path) -> None:
    """Put every hostile thing into `docs`: bodies, pictures, files, names and a link out of it.

    One page shows every picture; a document leads to the PDF files, as if they were its originals.
    """
    folder = docs / "huong-dan"
    for at, body in enumerate(hostile.BODIES):
        (folder / f"xau-{at}.md").write_text(
            f"---\ntitle: Trang xấu {at}\ndescription: Một trang.\n---\n{body}\n", encoding="utf-8"
        )
    for name, content in {**PICTURES, **pictures.FAKES, **hostile.FILES}.items():
        (folder / name).write_bytes(content)
    shown = "\n\n".join(f"![{name}]({name})" for name in (*PICTURES, *pictures.FAKES))
    (folder / "hinh-xau.md").write_text(
        f"---\ntitle: Hình xấu\ndescription: Một trang.\n---\n{shown}\n", encoding="utf-8"
    )
    title = "<img src=https://la.example/a.png> xong"
    (folder / "chu-thich.md").write_text(
        "---\ntitle: Chú thích\ndescription: Một trang.\n---\n"
        f"Khi có bão.\n\nTrời *mưa*{{title='{title.replace('<', '&lt;')}'}}.\n\n*[bão]: {title}\n",
        encoding="utf-8",
    )
    (folder / "le.pdf").write_bytes(pictures.pdf())
    document = docs / "van-ban/31-2024-qh15.md"
    named = ["goc.pdf", *(f"../huong-dan/{name}" for name in pictures.FAKES)]
    files = "".join(f"\n\n[Gốc]({name})" for name in named)
    document.write_text(f"{document.read_text(encoding='utf-8')}{files}\n", encoding="utf-8")
    for name in hostile.NAMES:
        (folder / name).write_bytes(pictures.picture())
        (folder / f"{name.removesuffix('.png')}.md").write_text(
            "---\ntitle: Tên xấu\ndescription: Một trang.\n---\nMột câu.\n", encoding="utf-8"
        )
    (folder / "lien-ket.md").symlink_to(ROOT / "mkdocs.yml")
    (folder / "lien-ket.png").symlink_to(ROOT / "mkdocs.yml")
    (docs / "bi-mat").write_text("-----BEGIN PRIVATE KEY-----\n", encoding="utf-8")
    (folder / "cung.png").hardlink_to(docs / "bi-mat")
    os.mkfifo(folder / "ong.png")
    for path, content in hostile.OWN.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_bytes(content)
    for name in hostile.LIKE_FILES:
        (docs / name).mkdir(parents=True)
        (docs / name / "a.png").write_bytes(pictures.picture())
    sheet = docs / "phieu" / "khi-co-bao.md"
    bodies = "\n\n".join(body for body in hostile.BODIES if not body.startswith("</article"))
    sheet.write_text(f"{sheet.read_text(encoding='utf-8')}\n\n{bodies}\n", encoding="utf-8")


def with_hostile_titles(read: Catalog) -> None:
    """As if the reader had let HTML into front matter: pages of every kind."""
    for model in MODELS:
        pages = read.of(model)
        for at, (key, entry) in enumerate(pages.items()):
            text = hostile.TITLES[at % len(hostile.TITLES)]
            fields = {"title": f"{entry.meta.title} {text}", "description": text}
            pages[key] = replace(entry, meta=entry.meta.model_copy(update=fields))


@contextmanager
def heedless(titles: bool = True) -> Iterator[None]:
    """With the checks forced off, as if the reader had let everything in."""
    load = Reader.load

    def load_anything(reader: Reader):
        read, _ = load(reader)
        if titles:
            with_hostile_titles(read)
        return read, []

    @contextmanager
    def nothing():
        yield []

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Reader, "load", load_anything)
        patch.setattr(build_warnings, "collected", nothing)
        patch.setattr(runner.Runner, "run", lambda *arguments: [])
        patch.setenv("SOURCE_DATE_EPOCH", "1795410000")
        patch.setenv("SITE_URL", "")
        yield


def build(root: Path) -> None:
    pipeline.build(root, root / "site", os.environ, lambda stage, done, total: None)


def build_attacked(root: Path) -> None:
    copy_small(root)
    attack(root / "docs")
    forgeries.write(root / "docs")
    for name, content in SOUND.items():
        (root / "docs" / name).write_bytes(content)

    with heedless():
        build(root)
        site = pipeline.read(root, os.environ)
        templates = Templates(root / "overrides")
        for pack in site.catalog.packs.values():
            html = one_file.write(site, templates, root / "site", pack)
            (root / "site" / f"goi-{pack.id}.html").write_text(html, encoding="utf-8")
