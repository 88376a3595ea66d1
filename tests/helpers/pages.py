"""What stands on the pages of a built site, and what of it must not: read from their files with a
parser, or in a browser once a page's scripts have run."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin

from selectolax.lexbor import LexborHTMLParser

from tailieu.site import kinds

# One page of every kind. Those that are translated are looked at in English too.
KINDS = {
    "home": "index.html",
    "list of sheets": "phieu/index.html",
    "list of documents": "van-ban/index.html",
    "list of sources": "nguon/index.html",
    "list of packs": "bo-tai-lieu/index.html",
    "sheet": "phieu/khi-co-bao.html",
    "sheet with a warning": "phieu/goi-156-va-lua-dao-qua-dien-thoai.html",
    "directive": "van-ban/548-cv-tu-2024.html",
    "record": "van-ban/74-2024-nd-cp.html",
    "source": "nguon/vbpl-vn.html",
    "unverified source": "nguon/www-tailieuhtnc-net-vn.html",
    "pack": "bo-tai-lieu/sinh-hoat-chi-bo.html",
    "guide": "huong-dan/bao-cao-vien.html",
    "maintainers' guide": "huong-dan/quan-tri.html",
    "about": "gioi-thieu.html",
    "accessibility": "kha-nang-tiep-can.html",
    "contact": "lien-he.html",
    "search": "tim-kiem.html",
    "glossary": "tu-viet-tat.html",
    "download": "tai-ve.html",
    "my pack": "bo-cua-toi.html",
    "form for a sheet": "huong-dan/soan-phieu.html",
    "due for review": "huong-dan/den-han.html",
    "what is new": "co-gi-moi.html",
    "calendar of duties": "lich.html",
    "not found": "404.html",
}

# Lengths of tailieu.site.lists with which the project's own sheets make a long list.
DIVIDED = {"LONGEST_LIST": 5, "FIRST_ROWS": 4, "ROWS_IN_FILE": 3, "ROWS_IN_TABLE": 7}

# What a browser says of a page, as `facts` says it of a file.
FACTS = """() => ({
  lang: document.documentElement.lang,
  title: document.title,
  ids: [...document.querySelectorAll("[id]")].map((node) => node.id),
  links: [...document.querySelectorAll("a[href]")].map(
    (link) => new URL(link.getAttribute("href"), document.baseURI).href,  // of drawings too
  ),
})"""


def html_files(site: Path) -> list[str]:
    """Paths of all pages below `site`, in order."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def on_disk(site: Path) -> list[str]:
    """The pages to read on a disk: 404.html is a server's page, and an old address leads away."""
    return [
        name
        for name in html_files(site)
        if name != "404.html" and 'http-equiv="refresh"' not in (site / name).read_text("utf-8")
    ]


def of_each_kind(names: list[str]) -> list[str]:
    """Of `names` one page of each kind, in each language that has it."""
    wanted = {f"{prefix}{path}" for path in KINDS.values() for prefix in ("", "en/")}
    return [name for name in names if name in wanted]


def parsed(site: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / name).read_bytes())


def facts(page: LexborHTMLParser, address: str) -> dict:
    """Language, title, ids and the links' addresses of the page that stands at `address`."""
    return {
        "lang": page.css_first("html").attributes.get("lang", ""),
        "title": page.css_first("title").text().strip(),
        "ids": [node.attributes["id"] for node in page.css("[id]")],
        "links": [urljoin(address, link.attributes["href"]) for link in page.css("a[href]")],
    }


def faults(pages: dict[str, dict], base: str, site: Path) -> list[str]:
    """What is wrong with pages of the site at `base`, whose files lie below `site`, by their facts.

    A link may lead to a page that is not among `pages`; where in it is then not looked at.
    """
    found = dead_links(pages, base, site)
    for name, page in pages.items():
        if page["lang"] != ("en" if name.startswith("en/") else "vi"):
            found.append(f"{name}: in the language {page['lang']!r}")
        if not page["title"]:
            found.append(f"{name}: without a title")
        repeated = sorted({one for one in page["ids"] if page["ids"].count(one) > 1})
        if repeated:
            found.append(f"{name}: ids used twice: {repeated}")
    return found


def dead_links(pages: dict[str, dict], base: str, site: Path) -> list[str]:
    """Links of the site to itself that lead nowhere, as `page: address`."""
    found = []
    for name, page in pages.items():
        for address in page["links"]:
            if not address.startswith(base):
                continue
            target, _, fragment = address.removeprefix(base).partition("#")
            target = unquote(target) or "index.html"
            fragment = unquote(fragment)
            if not (site / target).is_file():
                found.append(f"{name}: {address}")
            elif "=" in fragment:
                if not keeps_state(site, target, fragment):
                    found.append(f"{name}: {address} (no such filter)")
            elif fragment and target in pages and fragment not in pages[target]["ids"]:
                found.append(f"{name}: {address} (no such place)")
    return found


def keeps_state(site: Path, target: str, fragment: str) -> bool:
    """Whether a fragment such as `chu-de=dat-dai` means something to the page it leads to."""
    key, _, value = fragment.partition("=")
    name = target.removeprefix("en/")
    if name == "tim-kiem.html":
        return key == "q" and bool(value)
    if name == "huong-dan/soan-phieu.html":
        return key == "phieu" and (site / "phieu" / f"{value}.html").is_file()
    kind = name.split("/")[0]
    listing = kinds.KINDS[kind].listing if kind in kinds.KINDS else None
    known = {facet.key: facet.labels for facet in listing.facets} if listing else {}
    return key in known and (not known[key] or value in known[key])
