"""Script data files in assets/bo/, of which the browser makes a reader's own pack.

`phieu.js` lists the sheets; `phieu/<id>.js` has a sheet's text as it is in one-file packs;
`khung.js` has the HTML file around the sheets.
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
from tailieu.site.kinds.sheet import status_of
from tailieu.site.templates import Templates

FOLDER = "assets/bo"
PAGE = "bo-cua-toi.html"


class MyPack:
    """Writes the files below `built`: the list at once, the others page by page."""

    def __init__(self, site: Site, templates: Templates, built: Path) -> None:
        self._site = site
        self._templates = templates
        self._built = built
        self._sheets = {sheet.html_path: sheet for sheet in site.catalog.sheets.values()}
        listed = [_listed(site, sheet) for sheet in self._sheets.values()]
        script_data.write(built / FOLDER / "phieu.js", "tailieuSheets", listed)

    def take(self, url: str, page: LexborHTMLParser) -> None:
        """Write the file of the built `page` at `url`, if it is a sheet or the page of one's own
        pack.

        `page` is not changed.
        """
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
        online = one_file.online_address(page)
        return one_file.frame(self._site, self._templates, self._built, filling, online)


def _listed(site: Site, sheet: Entry[Sheet]) -> dict[str, object]:
    statuses = {lang: status_of(kinds.edition(site, lang), sheet) for lang in LANGUAGES}
    status = statuses["vi"]
    return {
        "id": sheet.id,
        "formerly": sheet.meta.formerly,
        # A withdrawn sheet has no text to speak.
        "minutes": 0 if sheet.meta.withdrawn else sheet.meta.minutes,
        "english": sheet.en is not None,
        "title": {lang: sheet.text("title", lang) for lang in LANGUAGES},
        "url": {lang: sheet.page_path(lang) for lang in LANGUAGES},
        "status": status.code,
        "label": {lang: each.label for lang, each in statuses.items()},
        "dates": status.dates,
    }
