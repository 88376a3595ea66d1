"""What the browser needs to put a reader's own pack together: script files below assets/bo/.

Scripts, since a page opened from a disk can load nothing else. `phieu.js` lists the sheets;
`phieu/<id>.js` holds a sheet's text as the one-file packs have it; `khung.js` the file around them.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from tailieu.content.catalogue import Entry
from tailieu.content.schema import Sheet
from tailieu.content.site import Site
from tailieu.content.terms import LANGUAGES
from tailieu.offline import one_file
from tailieu.site import page_context

FOLDER = "assets/bo"


def write(site: Site, built: Path) -> None:
    """Write them all below `built`, from the pages there."""
    folder = built / FOLDER
    (folder / "phieu").mkdir(parents=True, exist_ok=True)
    sheets = site.catalog.sheets
    listed = [_listed(site, sheet) for sheet in sheets.values()]
    _write(folder / "phieu.js", f"window.tailieuSheets={_json(listed)}")
    for sheet in sheets.values():
        line, section = one_file.sheet_parts(site, built, sheet)
        place = f"window.tailieuTexts[{_json(sheet.id)}]"
        text = _json({"line": line, "section": section})
        _write(folder / "phieu" / f"{sheet.id}.js", f"{place}={text}")
    _write(folder / "khung.js", f"window.tailieuFrame={_json(_frame(site, built))}")


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
        title=escape(page_context.say("mine", "vi")),
        meeting="",
        description=escape(page_context.say("mine-description", "vi")),
        holds=page_context.say("sheets-held", "vi").format("%COUNT%"),
        minutes="%MINUTES%",
        intro="",
        lines="%LINES%",
        sections="%SECTIONS%",
    )
    return one_file.frame(site, built, filling, one_file.online_address(built, "bo-cua-toi.html"))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write(path: Path, statement: str) -> None:
    path.write_text(f"{statement};\n", encoding="utf-8")
