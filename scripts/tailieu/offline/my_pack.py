"""Script data files in assets/bo/, of which the browser makes a reader's own pack.

`phieu/<id>.js` has what a sheet gives to a pack, packed: its text as it is in one-file packs, and
what the page of one's own pack says of it. `phieu/<earlier id>.js` names the id of today, and
`khung.js` has the HTML file around the sheets.
"""

from __future__ import annotations

import json
from pathlib import Path

from tailieu.content.catalogue import Entry
from tailieu.content.interface import say
from tailieu.content.messages import LANGUAGES
from tailieu.content.schema import Sheet
from tailieu.content.site import Site
from tailieu.offline import one_file
from tailieu.search import packed
from tailieu.site import kinds, script_data
from tailieu.site.kinds.sheet import status_of
from tailieu.site.templates import Templates

FOLDER = "assets/bo"
PAGE = "bo-cua-toi.html"


def write(site: Site, templates: Templates, built: Path, online: str | None) -> None:
    """Write all files below `built` but those of the sheets.

    `online` is the address of the page of one's own pack on the web, if it has one.
    """
    frame = _frame(site, templates, built, online)
    script_data.write(built / FOLDER / "khung.js", "tailieuFrame", frame)
    for sheet in site.catalog.sheets.values():
        for earlier in sheet.meta.formerly:
            script_data.write(built / sheet_path(earlier), _name(earlier), sheet.id)


def sheet_path(sheet: str) -> str:
    """The path in the site of the file of the sheet with the id `sheet`."""
    return f"{FOLDER}/phieu/{sheet}.js"


def sheet_head(site: Site, templates: Templates, sheet: Entry[Sheet]) -> str:
    """What a pack says of a sheet besides its text: `PackSheet` of script_data.d.ts, as JSON."""
    statuses = {lang: status_of(kinds.edition(site, lang), sheet) for lang in LANGUAGES}
    status = statuses["vi"]
    head = {
        "id": sheet.id,
        # A withdrawn sheet has no text to speak.
        "minutes": 0 if sheet.meta.withdrawn else sheet.meta.minutes,
        "english": sheet.en is not None,
        "title": {lang: sheet.text("title", lang) for lang in LANGUAGES},
        "url": {lang: sheet.page_path(lang) for lang in LANGUAGES},
        "status": status.code,
        "label": {lang: each.label for lang, each in statuses.items()},
        "dates": status.dates,
        "line": one_file.sheet_line(site, templates, sheet),
    }
    return json.dumps(head, ensure_ascii=False, separators=(",", ":"))


def sheet_file(
    templates: Templates, sheet: Entry[Sheet], head: str, content: str, online: str | None
) -> bytes:
    """The file of a sheet: a script with `head`, a line feed and the HTML of its text, packed.

    `content` is the HTML inside of its page's <article>, `online` is the address of the page on the
    web, if it has one. Of `sheet` nothing but its id counts.
    """
    section = one_file.sheet_section(templates, sheet, content, online)
    payload, size = packed.pack([f"{head}\n{section}".encode()])
    return packed.script(f"window.{_name(sheet.id)}=[", payload, size, "];\n")


def _name(sheet: str) -> str:
    """The variable of the file of the sheet with the id `sheet`."""
    return f"tailieuTexts[{script_data.literal(sheet)}]"


def _frame(site: Site, templates: Templates, built: Path, online: str | None) -> str:
    """The HTML file, with placeholders such as %LINES% that my-pack-page.js replaces."""
    filling = one_file.Filling(
        title=say("my-pack", "vi"),
        meeting=None,
        description=say("my-pack-description", "vi"),
        holds=say("sheets-held", "vi", count="%COUNT%"),
        minutes="%MINUTES%",
        code=None,
        intro="",
        lines="%LINES%",
        sections="%SECTIONS%",
    )
    return one_file.frame(site, templates, built, filling, online)
