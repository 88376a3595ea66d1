"""Every hostile body on a page of each kind that takes an author's text, in one site."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from helpers import attacked, forgeries, hostile
from helpers.cases import CASES
from helpers.small import copy_small

VECTORS: Mapping[str, str] = {
    forgeries.SOUND: "Một câu.",
    **forgeries.BODIES,
    **{f"hostile-{number}": body for number, body in enumerate(hostile.BODIES)},
}

_BODY = "(the body)"


def _case(path: str) -> tuple[str, str]:
    """(front matter, body) of a page among the tests' cases."""
    head, end, body = (CASES / "docs" / path).read_text(encoding="utf-8").partition("\n---\n")
    return head + end, body


def _plain(fields: str = "") -> str:
    return f"---\ntitle: Trang\ndescription: Một trang.\n{fields}---\n{_BODY}\n"


def _sheet() -> str:
    head, body = _case("phieu/mau.md")
    return head + body.replace("\n## Số liệu", f"\n{_BODY}\n\n## Số liệu")


_DOCUMENT = _case("van-ban/cong-van.md")[0].replace("text_sha256", "# ")
_RECORD = f"::: toan-van\n1. Một điểm.\n\n{_BODY}\n:::\n"
# Kind → (folder, page).
KINDS: dict[str, tuple[str, str]] = {
    "guide": ("huong-dan", _plain()),
    "home": ("trang-chu", _plain("template: home.html\n")),
    "news": ("tin", _plain("template: co-gi-moi.html\n")),
    "sheet": ("phieu", _sheet()),
    "document": ("van-ban", f"{_DOCUMENT}{_BODY}\n"),
    "text": ("van-ban", _DOCUMENT + _RECORD),
    "source": ("nguon", _case("nguon/vi-du-vn.md")[0] + f"{_BODY}\n"),
    "pack": ("bo-tai-lieu", _plain("items: [{sheet: mau}]\n")),
}
_ENGLISH = {
    "guide-en": ("guide", _plain()),
    "sheet-en": ("sheet", _plain() + _case("phieu/mau.md")[1]),
    "document-en": ("document", _plain()),
    "text-en": ("text", _plain().replace(_BODY, _RECORD)),
    "source-en": ("source", _plain()),
    "pack-en": ("pack", _plain()),
}


class Page(NamedTuple):
    """`path` is that in docs/, `url` that on the site."""

    kind: str
    vector: str
    path: str
    url: str


def pages() -> Iterator[Page]:
    """Every page with a vector, those of each kind after the sound one."""
    for kind in (*KINDS, *_ENGLISH):
        folder = KINDS[_ENGLISH[kind][0] if kind in _ENGLISH else kind][0]
        for vector in VECTORS:
            stem = f"{folder}/{kind}-{vector}"
            english = kind in _ENGLISH
            path = f"{stem}.en.md" if english else f"{stem}.md"
            yield Page(kind, vector, path, f"{'en/' if english else ''}{stem}.html")


def write(docs: Path) -> None:
    """Put all pages into `docs`, translations beside the same in Vietnamese, which nobody opens."""
    shutil.copytree(CASES / "docs", docs, dirs_exist_ok=True)
    for page in pages():
        path = docs / page.path
        path.parent.mkdir(exist_ok=True)
        texts = {path: KINDS.get(page.kind, ("", ""))[1]}
        if page.kind in _ENGLISH:
            original, english = _ENGLISH[page.kind]
            texts = {
                path: english,
                path.with_name(path.name.replace(".en.", ".")): KINDS[original][1],
            }
        for written, text in texts.items():
            written.write_text(text.replace(_BODY, VECTORS[page.vector]), encoding="utf-8")


def build(root: Path) -> None:
    """A small project with all of them, and its site."""
    copy_small(root, ())
    write(root / "docs")
    with attacked.heedless(titles=False):
        attacked.build(root)
