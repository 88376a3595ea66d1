"""Files beside the pages: redirects, the glossary for the search, schemas for editors' tools."""

from __future__ import annotations

import json
from pathlib import Path

import rjsmin

from tailieu.content.messages import LANGUAGES
from tailieu.content.schema import json_schemas
from tailieu.content.site import Site
from tailieu.site import kinds
from tailieu.site.templates import Templates

# The folders of assets/ that hold our own browser code.
OWN_SCRIPTS = ("js", "search", "pack", "form")


def write(site: Site, templates: Templates, out: Path) -> None:
    """Write them all below `out`."""
    assets = out / "assets"
    assets.mkdir(exist_ok=True)
    _lighten_scripts(assets)
    glossary = {
        lang: {
            short: getattr(meaning, lang)
            for short, meaning in sorted(site.catalog.abbreviations.items())
        }
        for lang in LANGUAGES
    }
    _write_json(assets / "abbreviations.json", glossary)
    schemas = assets / "schemas"
    schemas.mkdir(exist_ok=True)
    for name, schema in json_schemas(kinds.MODELS).items():
        _write_json(schemas / name, schema)
    for entry in site.catalog.entries():
        for slug in entry.meta.formerly:
            for lang in LANGUAGES:
                if lang == "vi" or entry.en:
                    page = out / entry.page_path(lang)
                    moved = templates.render(
                        "moved.html", lang, target=page.name, title=entry.text("title", lang)
                    )
                    page.with_name(f"{slug}.html").write_text(moved, encoding="utf-8")


def _lighten_scripts(assets: Path) -> None:
    """Our own scripts leave their comments and indentation at home: a fifth of their gzip bytes.

    The files run as they stand in overrides/; this is no build step that they depend on.
    """
    for path in sorted(assets.glob("*/*.js")):
        if path.parent.name in OWN_SCRIPTS:
            source = path.read_text(encoding="utf-8")
            path.write_text(rjsmin.jsmin(source) + "\n", encoding="utf-8")


def _write_json(path: Path, value: object) -> None:
    path.write_text(
        json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
