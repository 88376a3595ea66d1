"""Compare two built sites as their readers meet them, after a change that should change nothing.

    python scripts/compare_sites.py BEFORE AFTER

Of every HTML file in either folder: the text, the links, the anchors and the metadata. Prints
what differs, page by page, and ends with 1 where anything does. Scripts are left out, and of
other files only the names are compared.
"""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

# So many differing lines of one part of a page are shown.
MOST_LINES = 12


def view(html: str) -> dict[str, list[str]]:
    """What readers, links and search engines find in a page; each part as a list of lines."""
    tree = LexborHTMLParser(html)
    for node in tree.css("script, style"):
        node.decompose()
    text = tree.body.text(separator="\n") if tree.body else ""
    title = tree.css_first("title")
    return {
        "title": [title.text() if title else ""],
        "text": [" ".join(line.split()) for line in text.splitlines() if line.strip()],
        "links": [
            f"{node.tag} {name}={node.attributes[name]}"
            for node in tree.css("[href], [src]")
            for name in ("href", "src")
            if name in node.attributes
        ],
        "anchors": [node.attributes["id"] or "" for node in tree.css("[id]")],
        "metadata": sorted(
            f"{node.attributes.get('name')}={node.attributes.get('content')}"
            for node in tree.css("meta[name]")
        ),
    }


def differences(before: str, after: str) -> dict[str, list[str]]:
    """Part of the page → the lines that only one of the two has, marked `-` or `+`."""
    old, new = view(before), view(after)
    return {
        part: [
            line
            for line in difflib.unified_diff(old[part], new[part], n=0, lineterm="")
            if not line.startswith(("---", "+++", "@@"))
        ]
        for part in old
        if old[part] != new[part]
    }


def files(folder: Path) -> set[str]:
    """The names of all files below `folder`, relative to it."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def main(before: Path, after: Path) -> int:
    """Print every difference; 1 where there is one, else 0."""
    old, new = files(before), files(after)
    found = len(old ^ new)
    for name in sorted(old ^ new):
        print(f"{'only before' if name in old else 'only after'}: {name}")
    pages = sorted(name for name in old & new if name.endswith(".html"))
    for name in pages:
        texts = ((folder / name).read_text(encoding="utf-8") for folder in (before, after))
        for part, lines in differences(*texts).items():
            found += 1
            print(f"{name}: {part}")
            print("".join(f"    {line[:300]}\n" for line in lines[:MOST_LINES]), end="")
            if len(lines) > MOST_LINES:
                print(f"    … {len(lines) - MOST_LINES} more")
    print(f"{len(pages)} pages compared, {found} differences")
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
