"""A project of few pages, for what holds of any site: it is built in a third of the time."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml

from helpers.project import ROOT
from tailieu.content.markdown import FRONT_MATTER
from tailieu.site import kinds

# Pages of each kind, some in English too. They lead to few others.
PAGES = (
    "phieu/113-114-115-goi-so-nao",
    "phieu/cong-van-548-yeu-cau-gi",
    "phieu/khi-co-bao",
    "phieu/lu-quet-sat-lo-dat",
    "van-ban/31-2024-qh15",
    "bo-tai-lieu/mua-mua-bao",
)

_LINK = re.compile(r"\]\(([^)\s#]+\.md)")
_HOST = re.compile(r"\b[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def copy_small(target: Path, pages: tuple[str, ...] = PAGES) -> Path:
    """What a build reads: the pages that belong to no kind, `pages`, and all that they lead to."""
    docs = ROOT / "docs"
    texts = {
        path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8")
        for path in docs.rglob("*.md")
    }
    wanted = [path for path in texts if _belongs_to_every_site(path)]
    wanted += [f"{page}.md" for page in pages]
    kept: set[str] = set()
    while wanted:
        path = wanted.pop()
        if path in texts and path not in kept:
            kept.add(path)
            wanted += _led_to(path, texts[path])
    shutil.copytree(
        docs,
        target / "docs",
        ignore=lambda folder, names: [
            name
            for name in names
            if name.endswith(".md")
            and (Path(folder) / name).relative_to(docs).as_posix() not in kept
        ],
    )
    shutil.copytree(ROOT / "overrides", target / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", target)
    return target


def _belongs_to_every_site(path: str) -> bool:
    folder, name = posixpath.split(path)
    return folder not in kinds.KINDS or name.split(".")[0] == "index"


def _led_to(path: str, text: str) -> Iterator[str]:
    """The page in the other language, and every page that may be named; some do not exist."""
    yield path.removesuffix(".en.md").removesuffix(".md") + ".md"
    yield path.removesuffix(".en.md").removesuffix(".md") + ".en.md"
    for address in _LINK.findall(text):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
    for host in _HOST.findall(text):
        labels = host.split(".")
        for first in range(len(labels)):
            yield f"nguon/{'-'.join(labels[first:])}.md"
    head = FRONT_MATTER.match(text)
    for value in _values(yaml.safe_load(head[1]) if head else None):
        for kind in kinds.KINDS:
            yield f"{kind}/{value.split('#')[0]}.md"


def _values(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from _values(each)
    elif isinstance(node, str):
        yield node
