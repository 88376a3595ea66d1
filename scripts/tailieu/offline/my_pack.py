"""What the browser needs to put a reader's own pack together: script files below assets/bo/.

`phieu.js` lists the sheets; `phieu/<id>.js` holds a sheet's text as the one-file packs have it;
`khung.js` the file around them.
"""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tailieu.content.catalogue import Entry
from tailieu.content.interface import say
from tailieu.content.messages import LANGUAGES
from tailieu.content.schema import Sheet
from tailieu.content.site import Site
from tailieu.offline import one_file
from tailieu.site import kinds, script_data
from tailieu.site.templates import Templates

FOLDER = "assets/bo"
PAGE = "bo-cua-toi.html"


class MyPack:
    """Writes them below `built`: the list at once, the others as the pages come by."""

    def __init__(self, site: Site, templates: Templates, built: Path) -> None:
        self._site = site
        self._templates = templates
        self._built = built
        self._sheets = {sheet.html_path: sheet for sheet in site.catalog.sheets.values()}
        listed = [_listed(site, sheet) for sheet in self._sheets.values()]
        script_data.write(built / FOLDER / "phieu.js", "tailieuSheets", listed)

    def take(self, url: str, page: LexborHTMLParser) -> None:
        """Write what the built `page` at `url` gives: a sheet its text, one page the frame."""
        if url == PAGE:
            script_data.write(self._built / FOLDER / "khung.js", "tailieuFrame", self._frame(page))
        if sheet := self._sheets.get(url):
            line, section = one_file.sheet_parts(self._site, self._templates, page, sheet)
            script_data.write(
                self._built / FOLDER / "phieu" / f"{sheet.id}.js",
                f"tailieuTexts[{script_data.literal(sheet.id)}]",
                {"line": line, "section": section},
            )

    def _frame(self, page: LexborHTMLParser) -> str:
        """The file with %SLOTS% that mine-page.js fills."""
        filling = one_file.Filling(
            title=say("mine", "vi"),
            meeting=None,
            description=say("mine-description", "vi"),
            holds=say("sheets-held", "vi", count="%COUNT%"),
            minutes="%MINUTES%",
            code=None,
            intro="",
            lines="%LINES%",
            sections="%SECTIONS%",
        )
        online = one_file.online_address(page)
        return one_file.frame(self._site, self._templates, self._built, filling, online)


def _listed(site: Site, sheet: Entry[Sheet]) -> dict:
    states = {lang: kinds.edition(site, lang).status(sheet) for lang in LANGUAGES}
    state = states["vi"]
    return {
        "id": sheet.id,
        "formerly": sheet.meta.formerly,
        # A withdrawn sheet holds nothing to speak from.
        "minutes": 0 if sheet.meta.withdrawn else sheet.meta.minutes,
        "english": sheet.en is not None,
        "title": {lang: sheet.text("title", lang) for lang in LANGUAGES},
        "url": {lang: sheet.page_path(lang) for lang in LANGUAGES},
        "status": state.code,
        "label": {lang: state.label for lang, state in states.items()},
        "dates": state.dates,
    }
