"""Edits of a project's files as people make them, chosen by a random generator."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

WORDS = ("hồ", "sơ", "bão", "lũ", "đất", "rừng", "phường", "xã", "thuế", "điện", "nước", "lớp")


def edit(root: Path, choose: random.Random) -> str:
    """Edit one file of the project at `root`; returns what was done."""
    made: Callable[[Path, random.Random], str] = choose.choice(EDITS)
    return f"{made.__name__}: {made(root, choose)}"


def _words(choose: random.Random) -> str:
    return " ".join(choose.choices(WORDS, k=4))


def _page(root: Path, choose: random.Random, pattern: str = "**/*.md") -> Path:
    return choose.choice(sorted((root / "docs").glob(pattern)))


def _replaced(path: Path, pattern: str, by: str) -> str:
    text = path.read_text(encoding="utf-8")
    changed = re.sub(pattern, lambda found: by, text, count=1, flags=re.MULTILINE)
    path.write_text(changed, encoding="utf-8")
    return path.name


def add_words(root: Path, choose: random.Random) -> str:
    path = _page(root, choose)
    with path.open("a", encoding="utf-8") as page:
        page.write(f"\n{_words(choose)}.\n")
    return path.name


def change_title(root: Path, choose: random.Random) -> str:
    return _replaced(_page(root, choose), r"^title: .*$", f"title: {_words(choose)}")


def change_review(root: Path, choose: random.Random) -> str:
    day = choose.choice(["2026-11-01", "2027-01-31", "2028-02-29"])
    return _replaced(_page(root, choose, "phieu/*.md"), r"^review_by: .*$", f"review_by: {day}")


def change_host(root: Path, choose: random.Random) -> str:
    path = _page(root, choose, "nguon/*.md")
    return _replaced(
        path, r"^approval: .*$", f"approval: {choose.choice(['official', 'unchecked'])}"
    )


def change_issuer(root: Path, choose: random.Random) -> str:
    return _replaced(
        _page(root, choose, "van-ban/*.md"), r"^issuer: .*$", f"issuer: {_words(choose)}"
    )


def lose_translation(root: Path, choose: random.Random) -> str:
    path = _page(root, choose, "**/*.en.md")
    # The navigation names these in both languages.
    if path.stem.startswith("index") or path.parent.name in ("docs", "huong-dan"):
        return "nothing"
    path.unlink()
    return path.name


def add_sheet(root: Path, choose: random.Random) -> str:
    original = root / "docs/phieu/khi-co-bao.md"
    path = root / f"docs/phieu/moi-{choose.randrange(5)}.md"
    path.write_text(original.read_text(encoding="utf-8"), encoding="utf-8")
    _replaced(path, r"^title: .*$", f"title: {_words(choose)}")
    return path.name


def _added(root: Path, choose: random.Random) -> Path | None:
    """One of the sheets that `add_sheet` added, if there is one."""
    added = sorted((root / "docs/phieu").glob("moi-*.md"))
    return choose.choice(added) if added else None


def rename_sheet(root: Path, choose: random.Random) -> str:
    path = _added(root, choose)
    if path is None:
        return "nothing"
    path.rename(path.with_name(f"moi-{choose.randrange(5, 9)}.md"))
    return path.name


def delete_sheet(root: Path, choose: random.Random) -> str:
    path = _added(root, choose)
    if path is None:
        return "nothing"
    path.unlink()
    return path.name


def change_template(root: Path, choose: random.Random) -> str:
    name = choose.choice(["partials/tl-foot.html", "phieu.html", "frame.html", "moved.html"])
    path = root / "overrides" / name
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n", encoding="utf-8")
    with path.open("a", encoding="utf-8") as template:
        template.write("{# " + _words(choose) + " #}\n")
    return name


def change_style(root: Path, choose: random.Random) -> str:
    path = root / "overrides/assets/css/type.css"
    with path.open("a", encoding="utf-8") as style:
        style.write(f"/* {_words(choose)} */\n")
    return path.name


def change_publisher(root: Path, choose: random.Random) -> str:
    path = root / "mkdocs.yml"
    return _replaced(
        path, r"^  publisher: .*$", f'  publisher: "{choose.choice(["", "Phường Thử"])}"'
    )


# The commonest is there more than once.
EDITS = (
    *(add_words, add_words, add_words, change_title, change_title, change_review, change_host),
    *(change_issuer, lose_translation, add_sheet, add_sheet, rename_sheet, delete_sheet),
    *(change_template, change_style, change_publisher),
)
