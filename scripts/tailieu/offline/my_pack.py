"""What the browser needs to put a reader's own pack together: script files below assets/bo/.

`phieu.js` lists the sheets; `phieu/<id>.js` holds a sheet's text as the one-file packs have it;
`khung.js` the file around them.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from tailieu.content.catalogue import Entry
from tailieu.content.interface import say
from tailieu.content.messages import LANGUAGES
from tailieu.content.schema import Sheet
from tailieu.content.site import Site
from tailieu.offline import one_file
from tailieu.site import page_context, script_data

FOLDER = "assets/bo"


def write(site: Site, built: Path) -> None:
    """Write them all below `built`, from the pages there."""
    folder = built / FOLDER
    sheets = site.catalog.sheets
    listed = [_listed(site, sheet) for sheet in sheets.values()]
    script_data.write(folder / "phieu.js", "tailieuSheets", listed)
    for sheet in sheets.values():
        line, section = one_file.sheet_parts(site, built, sheet)
        place = f"tailieuTexts[{script_data.literal(sheet.id)}]"
        text = {"line": line, "section": section}
        script_data.write(folder / "phieu" / f"{sheet.id}.js", place, text)
    script_data.write(folder / "khung.js", "tailieuFrame", _frame(site, built))


def _listed(site: Site, sheet: Entry[Sheet]) -> dict:
    state = page_context.status(site, sheet, "vi")
    return {
        "id": sheet.id,
        "formerly": sheet.meta.formerly,
        # A withdrawn sheet holds nothing to speak from.
        "minutes": 0 if sheet.meta.withdrawn else sheet.meta.minutes,
        "english": sheet.en is not None,
        "title": {lang: sheet.text("title", lang) for lang in LANGUAGES},
        "url": {lang: sheet.page_path(lang) for lang in LANGUAGES},
        "status": state["code"],
        "label": {lang: page_context.status(site, sheet, lang)["label"] for lang in LANGUAGES},
        "dates": state["dates"],
    }


def _frame(site: Site, built: Path) -> str:
    """The file with %SLOTS% that mine-page.js fills."""
    filling = one_file.Filling(
        title=escape(say("mine", "vi")),
        meeting="",
        description=escape(say("mine-description", "vi")),
        holds=say("sheets-held", "vi", count="%COUNT%"),
        minutes="%MINUTES%",
        intro="",
        lines="%LINES%",
        sections="%SECTIONS%",
    )
    return one_file.frame(site, built, filling, one_file.online_address(built, "bo-cua-toi.html"))
