"""sitemap.xml: the addresses of all pages for search engines (https://www.sitemaps.org)."""

from __future__ import annotations

import gzip
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from tailieu.content.messages import LANGUAGES
from tailieu.content.site import Site

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def write(site: Site, out: Path) -> None:
    """Write sitemap.xml and sitemap.xml.gz; nothing for a site whose address is not known."""
    if site.address:
        text = sitemap(site, site.address)
        (out / "sitemap.xml").write_bytes(text)
        with (
            (out / "sitemap.xml.gz").open("wb") as file,
            # gzip.compress() tells of the system in its header, in another way since Python 3.13.
            gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed,
        ):
            packed.write(text)


def sitemap(site: Site, address: str) -> bytes:
    """The sitemap as XML: every page with its last change, and with its other language."""
    root = Element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
    for lang in LANGUAGES:
        for entry in site.catalog.entries():
            if lang == "en" and not entry.en:
                continue
            changed = site.changed(entry, lang)
            for place, path in enumerate(entry.paths(lang)):
                url = SubElement(root, "url")
                SubElement(url, "loc").text = address + path
                if changed:
                    SubElement(url, "lastmod").text = changed.isoformat()
                for other in LANGUAGES if entry.en else (lang,):
                    href = address + entry.paths(other)[place]
                    SubElement(url, "xhtml:link", rel="alternate", hreflang=other, href=href)
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text
