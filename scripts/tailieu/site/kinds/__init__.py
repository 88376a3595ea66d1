"""The kinds of pages: each module here defines one, as KIND.

A new kind is a module here, a template overrides/<folder>.html, and a folder docs/<folder>/ whose
index.md (`template: danh-sach.html`) is its list; a line in mkdocs.yml gives it a tab.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Any

from tailieu.content.messages import Lang
from tailieu.content.site import Site
from tailieu.site.kind import Edition, Kind

# By folder, in the order in which they are displayed.
KINDS: dict[str, Kind[Any]] = {
    kind.folder: kind
    for kind in sorted(
        (
            import_module(f"{__name__}.{module.name}").KIND
            for module in pkgutil.iter_modules(__path__)
        ),
        key=lambda kind: kind.order,
    )
}
# The front matter of each kind, for the catalogue.
MODELS = tuple(kind.model for kind in KINDS.values())


def edition(site: Site, lang: Lang) -> Edition:
    """The site in one language, with all kinds."""
    return Edition(site, lang, KINDS)
