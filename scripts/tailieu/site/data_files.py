"""Files other than pages: browser code, redirects, words for the search, editors' JSON Schemas."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from pathlib import Path

from tailieu.content import own_addresses, synonyms
from tailieu.content.catalogue import Catalog
from tailieu.content.messages import LANGUAGES
from tailieu.content.schema import json_schemas
from tailieu.content.site import Site
from tailieu.site import browser_code, csp, kinds
from tailieu.site.templates import Templates


def write(site: Site, templates: Templates, out: Path) -> None:
    """Write all of them below the site's folder `out`, where its pages are already."""
    assets = out / "assets"
    assets.mkdir(exist_ok=True)
    browser_code.write(assets)
    _write_json(assets / "abbreviations.json", glossary(site.catalog))
    _write_json(assets / "synonyms.json", said_and_meant(site.catalog))
    schemas = assets / "schemas"
    schemas.mkdir(exist_ok=True)
    for name, schema in json_schemas(kinds.MODELS).items():
        _write_json(schemas / name, schema)
    for path, html in redirects(site, templates):
        if not (out / path).exists():
            (out / path).write_text(html, encoding="utf-8")


def redirects(site: Site, templates: Templates) -> Iterator[tuple[str, str]]:
    """(address, HTML) of the pages that stand at former addresses and lead on to present ones.

    Where the site has a page, that one stands.
    """
    for entry in site.catalog.entries():
        for slug in entry.meta.formerly:
            for lang in LANGUAGES:
                if lang == "vi" or entry.en:
                    folder, name = posixpath.split(entry.page_path(lang))
                    address = posixpath.join(folder, f"{slug}.html")
                    if own_addresses.owned(_beside(entry.path, slug)):
                        continue
                    moved = templates.render(
                        "moved.html", lang, target=name, title=entry.text("title", lang)
                    )
                    yield address, csp.with_policy(moved)


def _beside(path: str, name: str) -> str:
    return posixpath.join(posixpath.dirname(path), name)


def glossary(catalog: Catalog) -> dict[str, dict[str, str]]:
    """Language → abbreviation → meaning."""
    return {
        lang: {
            short: getattr(meaning, lang)
            for short, meaning in sorted(catalog.abbreviations.items())
        }
        for lang in LANGUAGES
    }


def said_and_meant(catalog: Catalog) -> dict[str, dict[str, list[str]]]:
    """Language → words that people say → words of the pages."""
    return {lang: synonyms.synonyms(catalog, lang) for lang in LANGUAGES}


def _write_json(path: Path, value: object) -> None:
    path.write_text(
        json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
