"""A pack in one HTML file, which a chat app can carry and a phone can open by itself.

Reads the built site and nothing else, so its text is the site's. Nothing in the file points to
another file: what it needs is inside, and its own policy lets nothing else in.
"""

from __future__ import annotations

import base64
import json
import posixpath
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import segno
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tailieu.content import dates, terms
from tailieu.content.catalogue import Entry
from tailieu.content.interface import say
from tailieu.content.schema import Pack, Sheet
from tailieu.content.site import Site
from tailieu.site import page_context
from tailieu.site.csp import digest

SCRIPTS = (
    "assets/search/text.js",
    "assets/js/dom.js",
    "assets/js/clock.js",
    "assets/js/badges.js",
    "assets/pack/pack.js",
)
STYLES = "assets/pack/pack.css"
FONTS = "assets/css/tailieu.css"

_FACE = re.compile(r"@font-face \{[^}]*url\(([^)]+\.woff2)\)[^}]*\}")
_LEFT_OUT = (
    "script,style,template,button,form,textarea,img,svg,iframe,object,.headerlink,.tl-actions,"
    ".tl-foot,.tl-clause__side,.footnote-backref ~ .footnote-backref,.footnote > hr"
)
_TAG = re.compile(
    "a|abbr|b|blockquote|br|code|del|details|div|em|h[1-5]|i|ins|li|mark|ol|p|pre|s|section|small|"
    "span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|ul"
)
_ATTRIBUTE = re.compile(
    "title|datetime|lang|colspan|rowspan|scope|start|hidden|"
    "data-(?:status|mark|approval|dates|last-day)"
)
_OWN_CLASS = re.compile(r"tl-[\w-]+|footnote[\w-]*")


@dataclass(frozen=True)
class Part:
    """One item of the agenda: its page's address, and where it stands in the file."""

    path: str
    id: str


def write(site: Site, built: Path, pack: Entry[Pack]) -> str:
    """The file's HTML, from the pages below `built`. Raises OSError where one is missing."""
    entries = [site.catalog.on_agenda(item) for item in pack.meta.items]
    parts = {entry.html_path: Part(entry.html_path, _id(entry)) for entry in entries}
    online = online_address(built, pack.html_path)
    root = online.removesuffix(pack.html_path) if online else None
    view = page_context.pack_view(site, pack, "vi")
    article = _read(built / pack.html_path).css_first("article")
    # The pack's own words stand between its head and the agenda, which is drawn anew below.
    intro = "".join(
        _copy(node, Part(pack.html_path, "bo"), parts, root)
        for node in article.iter()
        if node.tag in ("p", "ul", "ol", "blockquote")
    )
    return frame(
        site,
        built,
        Filling(
            title=escape(pack.meta.title),
            meeting=f" · {escape(pack.meta.meeting)}" if pack.meta.meeting else "",
            description=escape(pack.meta.description),
            holds=view["holds"],
            minutes=str(view["minutes"]),
            intro=_code(online) + intro,
            lines="".join(map(_agenda_line, view["agenda"], entries)),
            sections="".join(_section(built, part, parts, root) for part in parts.values()),
        ),
        online,
    )


@dataclass(frozen=True)
class Filling:
    """What one file has and another has not, as HTML."""

    title: str
    meeting: str
    description: str
    holds: str
    minutes: str
    intro: str
    lines: str
    sections: str


def frame(site: Site, built: Path, filling: Filling, online: str | None) -> str:
    """The whole file around `filling`; `online` is its page's address on the web, if it has one."""
    style = _fonts(built) + (built / STYLES).read_text(encoding="utf-8")
    script = "".join((built / name).read_text(encoding="utf-8") for name in SCRIPTS)
    made = dates.short_date(site.today)
    publisher = escape(site.publisher or _say("publisher-unset"))
    statuses = {code: terms.STATUSES[code].format("vi") for code in dates.SHEET_STATUSES}
    old = _say("old-copy", days=site.old_after)
    current = (
        f'{_say("current-copy")} <a href="{escape(online)}" rel="noreferrer">{escape(online)}</a>.'
        if online
        else _say("no-current-copy")
    )
    contact = escape(site.contact) if site.contact else _say("publisher-unset").lower()
    return f"""<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(script, style)}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="tailieu:noindex" content="1">
<meta name="tailieu:built" content="{site.today.isoformat()}">
<meta name="tailieu:statuses" content="{escape(json.dumps(statuses, ensure_ascii=False))}">
<title>{filling.title} – {_say("built").lower()} {made}</title>
<style>{style}</style>
</head>
<body>
<header id="dau">
<p class="tl-kicker">{_say("pack")}{filling.meeting}</p>
<h1>{filling.title}</h1>
<p class="tl-lead">{filling.description}</p>
<p class="tl-audience">{filling.holds} · {_say("speaking")} {filling.minutes} {_say("minutes")}</p>
<p class="tl-made"><strong>{_say("publisher")}:</strong> {publisher}.
<strong>{_say("offline-copy")} {made}.</strong></p>
<div data-age="{site.old_after}" hidden>
<p class="tl-notice" data-old hidden>{old} {current}</p></div>
{filling.intro}
</header>
<div class="tl-find" data-find hidden>
<label for="tim">{_say("search-in-pack")}</label>
<input id="tim" type="search" autocomplete="off" enterkeyhint="search">
<p role="status" data-none="{_say("search-nothing-here")}"
data-found="{_say("search-found-here", count="{}")}"></p>
<ol></ol>
</div>
<nav id="muc-luc" aria-labelledby="chuong-trinh">
<h2 id="chuong-trinh">{_say("agenda")}</h2>
<ol>{filling.lines}</ol>
<p>{_say("whole-agenda")}: {filling.minutes} {_say("minutes")}</p>
</nav>
<main>
{filling.sections}</main>
<footer>
<p><strong>{_say("publisher")}:</strong> {publisher}. {_say("contact")}: {contact}.
{_say("offline-copy")} {made}.</p>
</footer>
<script>{script}</script>
</body>
</html>
"""


def sheet_parts(site: Site, built: Path, sheet: Entry[Sheet]) -> tuple[str, str]:
    """A sheet's line of the agenda and its section, for a file whose other parts are not known."""
    online = online_address(built, sheet.html_path)
    root = online.removesuffix(sheet.html_path) if online else None
    part = Part(sheet.html_path, _id(sheet))
    item = {
        **page_context.link(sheet, "vi"),
        "minutes": sheet.meta.minutes,
        "note": None,
        "status": page_context.status(site, sheet, "vi"),
    }
    return _agenda_line(item, sheet), _section(built, part, {part.path: part}, root)


def _say(key: str, **values: object) -> str:
    return say(key, "vi", **values)


def _id(entry: Entry) -> str:
    return f"{entry.kind}_{entry.id}"


def _read(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def online_address(built: Path, path: str) -> str | None:
    """The page's address on the web; None where the site was built without one."""
    link = _read(built / path).css_first('link[rel="canonical"]')
    return link.attributes.get("href") if link else None


def _fonts(built: Path) -> str:
    """The site's own @font-face rules with the fonts inside them."""
    sheet = built / FONTS

    def inline(match: re.Match) -> str:
        font = (sheet.parent / match[1]).read_bytes()
        data = f"data:font/woff2;base64,{base64.b64encode(font).decode()}"
        return match[0].replace(match[1], data)

    faces = _FACE.finditer(sheet.read_text(encoding="utf-8"))
    return "\n".join(map(inline, faces)) + "\n"


def _policy(script: str, style: str) -> str:
    if "</script" in script.lower() or "</style" in style.lower():
        raise ValueError("a script or style would end its own element")

    return (
        f"default-src 'none'; script-src 'sha256-{digest(script.encode())}'; "
        f"style-src 'sha256-{digest(style.encode())}'; font-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def _code(online: str | None) -> str:
    """A QR code to the online page, for paper only; nothing where there is no such page."""
    if not online:
        return ""
    drawing = segno.make(online, error="m", micro=False).svg_inline(
        scale=3, border=2, lineclass=None, svgclass=None, omitsize=False
    )
    return f'<div class="tl-code">{drawing}<p>{_say("online-page")}<br>{escape(online)}</p></div>\n'


def _agenda_line(item: dict, entry: Entry) -> str:
    state = item["status"]
    dates = f' data-dates="{escape(json.dumps(state["dates"]))}"' if state["dates"] else ""
    minutes = f"{item['minutes']} {_say('minutes')} " if item["minutes"] else ""
    note = f"<br><small>{escape(item['note'])}</small>" if item["note"] else ""
    return (
        f'<li><a href="#{_id(entry)}">{escape(item["title"])}</a> {minutes}'
        f'<span class="tl-badge" data-status="{state["code"]}"{dates}>{escape(state["label"])}'
        f"</span>{note}</li>\n"
    )


def _section(built: Path, part: Part, parts: dict[str, Part], root: str | None) -> str:
    article = _read(built / part.path).css_first("article")
    for node in article.css(_LEFT_OUT):
        node.decompose()
    inner = "".join(_copy(node, part, parts, root) for node in article.iter(include_text=True))
    back = f'<p class="tl-up"><a href="#muc-luc">{_say("to-agenda")}</a></p>'
    return f'<section id="{part.id}">\n{inner.strip()}\n{back}\n</section>\n'


def _copy(node: LexborNode, part: Part, parts: dict[str, Part], root: str | None) -> str:
    """`node` as the file may hold it: known tags and attributes only, headings one level down."""
    if node.tag == "-text":
        return escape(re.sub(r"\s+", " ", node.text_content or ""), quote=False)
    inner = "".join(_copy(child, part, parts, root) for child in node.iter(include_text=True))
    if not _TAG.fullmatch(node.tag):
        return inner
    tag = f"h{int(node.tag[1]) + 1}" if re.fullmatch("h[1-5]", node.tag) else node.tag
    given = node.attributes
    kept = {name: given[name] or "" for name in sorted(given) if _ATTRIBUTE.fullmatch(name)}
    classes = " ".join(_OWN_CLASS.findall(given.get("class") or ""))
    if classes:
        kept["class"] = classes
    if given.get("id"):
        kept["id"] = f"{part.id}.{given['id']}"
    if tag == "a":
        href = _href(given.get("href") or "", part, parts, root)
        if not href:
            return inner
        kept["href"] = href
        if not href.startswith("#"):
            kept["rel"] = "noreferrer"
    written = "".join(
        f" {name}" if name == "hidden" else f' {name}="{escape(value)}"'
        for name, value in kept.items()
    )
    return f"<{tag}{written}>" if tag == "br" else f"<{tag}{written}>{inner}</{tag}>"


def _href(href: str, part: Part, parts: dict[str, Part], root: str | None) -> str | None:
    """Where a link of the page leads from the file; None where it would lead nowhere."""
    if re.match("https?:|mailto:", href):
        return href
    path, fragment = urldefrag(href)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(part.path), path))
    there = parts.get(target if path else part.path)
    if there:
        return f"#{there.id}.{fragment}" if fragment else f"#{there.id}"
    return urljoin(root, target + (f"#{fragment}" if fragment else "")) if root else None
