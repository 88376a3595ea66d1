"""A pack in one HTML file, which can be sent by a chat app and opened on a phone.

Its text is taken from the built site. The file loads no other file: styles, scripts and fonts are
inside, and its content security policy allows nothing else.
"""

from __future__ import annotations

import base64
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from tailieu.content import dates, terms
from tailieu.content.catalogue import Entry
from tailieu.content.interface import say
from tailieu.content.schema import Pack, Sheet
from tailieu.content.site import Site
from tailieu.offline.article_copy import Part, copied
from tailieu.site import kinds
from tailieu.site.csp import digest
from tailieu.site.kinds.pack import AgendaItem
from tailieu.site.kinds.pack import view as pack_view
from tailieu.site.kinds.sheet import season_of
from tailieu.site.qr import qr_code
from tailieu.site.templates import Templates

SCRIPT = "assets/pack/one-file.js"
STYLES = "assets/pack/one-file.css"
FONTS = "assets/css/fonts.css"

# So many letters of a title stand in the margin beside the name of the site.
_TITLE = 70

_FACE = re.compile(r"@font-face\s*\{[^}]*url\(([^)]+\.woff2)\)[^}]*\}")


@dataclass(frozen=True)
class Filling:
    """What differs from file to file; `code` is the QR code of the pack's page on the web."""

    title: str
    meeting: str | None
    description: str
    holds: str
    minutes: int | str
    code: Markup | None
    intro: Markup | str
    lines: Markup | str
    sections: Markup | str


def write(site: Site, templates: Templates, built: Path, pack: Entry[Pack]) -> str:
    """The HTML of a pack's file, from the pages below `built`; OSError where one is missing."""
    entries = [entry for _, entry in site.catalog.agenda(pack.meta)]
    parts = {entry.html_path: Part(entry.html_path, _id(entry)) for entry in entries}
    page = _read(built / pack.html_path)
    online = online_address(page)
    root = online.removesuffix(pack.html_path) if online else None
    view = pack_view(kinds.edition(site, "vi"), pack)
    items = zip(view.agenda, entries, strict=True)
    lines = [_line(site, templates, item, entry) for item, entry in items]
    sections = [
        _section(templates, copied(article(_read(built / part.path)), part, parts, root), part)
        for part in parts.values()
    ]
    filling = Filling(
        title=pack.meta.title,
        meeting=pack.meta.meeting,
        description=pack.meta.description,
        holds=view.holds,
        minutes=view.minutes,
        code=qr_code(online, f"{say('qr-code', 'vi')} {online}") if online else None,
        # The pack's own text is between its head and the agenda, which has its own template.
        intro=_paragraphs(copied(article(page), Part(pack.html_path, "bo"), parts, root)),
        lines=Markup("").join(lines),
        sections=Markup("").join(sections),
    )
    return frame(site, templates, built, filling, online)


def frame(
    site: Site, templates: Templates, built: Path, filling: Filling, online: str | None
) -> str:
    """The whole file; `online` is the address of its page on the web, if it has one."""
    style = _margins(site, filling.title, online) + _fonts(built)
    style += (built / STYLES).read_text(encoding="utf-8")
    script = (built / SCRIPT).read_text(encoding="utf-8")
    unset = say("publisher-unset", "vi")
    return templates.render(
        "offline/pack.html",
        "vi",
        pack=filling,
        online=online,
        policy=_policy(script, style),
        style=Markup(style),
        script=Markup(script),
        statuses={code: terms.STATUSES[code].format("vi") for code in dates.BY_DATES},
        built_on=site.today,
        old_after=site.old_after,
        publisher=site.publisher or unset,
        contact=site.contact or unset.lower(),
    )


def sheet_line(site: Site, templates: Templates, sheet: Entry[Sheet]) -> Markup:
    """The line of the agenda of a sheet, for a file whose other sheets are not known yet."""
    edition = kinds.edition(site, "vi")
    item = AgendaItem(
        edition.link(sheet),
        sheet.meta.minutes,
        None,
        edition.status(sheet),
        season=season_of(sheet),
    )
    return _line(site, templates, item, sheet)


def sheet_section(
    templates: Templates, sheet: Entry[Sheet], content: str, online: str | None
) -> Markup:
    """The section of a sheet, for a file whose other sheets are not known yet.

    `content` is the HTML inside of its page's <article>, `online` is the address of the page on the
    web, if it has one.
    """
    root = online.removesuffix(sheet.html_path) if online else None
    part = Part(sheet.html_path, _id(sheet))
    return _section(templates, copied(content, part, {part.path: part}, root), part)


def article(page: LexborHTMLParser) -> str:
    """The HTML inside of the <article> of a built page."""
    found = page.css_first("article")
    if found is None:
        raise ValueError("a built page has no article")
    return found.inner_html or ""


def online_address(page: LexborHTMLParser) -> str | None:
    """The address of a built page on the web; None where the site was built without an address."""
    link = page.css_first('link[rel="canonical"]')
    return link.attributes.get("href") if link else None


def _id(entry: Entry[Any]) -> str:
    return f"{entry.kind}_{entry.id}"


def _read(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def _paragraphs(copy: LexborHTMLParser) -> Markup:
    """The top-level paragraphs, lists and quotations of a copy only."""
    found = copy.css("p,ul,ol,blockquote")
    return Markup("").join(Markup(node.html) for node in found if node.parent is None)


def _line(site: Site, templates: Templates, item: AgendaItem, entry: Entry[Any]) -> Markup:
    return templates.render(
        "offline/agenda-line.html", "vi", item=item, id=_id(entry), built_on=site.today
    )


def _section(templates: Templates, copy: LexborHTMLParser, part: Part) -> Markup:
    text = Markup((copy.html or "").strip())
    return templates.render("offline/section.html", "vi", text=text, id=part.id)


def _margins(site: Site, title: str, online: str | None) -> str:
    """The words in the margins of paper, as custom properties that css/print.css displays."""
    made = f"{site.name} · {dates.short_date(site.today, 'vi')}"
    words = {
        "title": textwrap.shorten(title, _TITLE, placeholder=" …"),
        "site": made,
        "publisher": site.publisher or say("publisher-unset", "vi"),
        "address": online or "",
    }
    set_to = (f"--tl-paper-{name}: {_css_string(text)};" for name, text in words.items())
    return f":root {{ {' '.join(set_to)} }}\n"


def _css_string(text: str) -> str:
    """`text` as a string of CSS, which nothing in it ends, nor the element around it."""
    escaped = re.sub(r'["\\<\x00-\x1f]', lambda match: f"\\{ord(match[0]):x} ", text)
    return f'"{escaped}"'


def _fonts(built: Path) -> str:
    """The site's own @font-face rules with the fonts as data: URLs."""
    sheet = built / FONTS

    def inline(match: re.Match[str]) -> str:
        rule, path = match[0], match[1]
        font = base64.b64encode((sheet.parent / path).read_bytes()).decode()
        return str(rule.replace(path, f"data:font/woff2;base64,{font}"))

    faces = _FACE.finditer(sheet.read_text(encoding="utf-8"))
    return "\n".join(map(inline, faces)) + "\n"


def _policy(script: str, style: str) -> str:
    """The file's content security policy."""
    if "</script" in script.lower() or "</style" in style.lower():
        raise ValueError("a script or style would end its own element")

    return (
        f"default-src 'none'; script-src 'sha256-{digest(script.encode())}'; "
        f"style-src 'sha256-{digest(style.encode())}'; font-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
