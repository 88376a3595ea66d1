"""TL040: a pack names each page once."""

from __future__ import annotations

from collections.abc import Iterator

from tailieu.catalog import Catalog
from tailieu.findings import Finding


def check(catalog: Catalog) -> Iterator[Finding]:
    for pack in catalog.packs.values():
        first: dict[tuple[str, str], int] = {}
        for index, item in enumerate(pack.meta.items):
            name = "sheet" if item.sheet else "document"
            page = (name, item.sheet or item.document)
            line = pack.lines.get(("items", index, name), 1)
            if page in first:
                yield Finding(
                    f"docs/{pack.path}",
                    line,
                    "TL040",
                    f"«{name}: {page[1]}» đã có trong bộ này, ở dòng {first[page]}.",
                    "giữ một dòng.",
                )
            first.setdefault(page, line)
