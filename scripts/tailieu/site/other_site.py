"""The search for a site of another make: any folder of built HTML.

What a page is, is told by plain HTML and <meta> (docs/huong-dan/tim-kiem-cho-trang-khac.md).
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from tailieu import disk, locks
from tailieu.content.interface import say
from tailieu.content.messages import Lang
from tailieu.progress import Progress
from tailieu.search.builder import FOLDER, SearchReport, build_any, html_files
from tailieu.site import browser_code, script_data, script_words

ASSETS = Path(__file__).parents[3] / "overrides/assets"
# What its pages load, and what each of these is made of, below ASSETS or beside this file.
SCRIPT, STYLES = "tim.js", "tim.css"
_BEFORE = ("js/dom.js", "js/storage.js")
_AFTER = ("js/clock.js", "js/room.js", "js/told.js", "search/open.js")
# Loaded by those when a reader first searches, or comes from a result.
_LATER = tuple(
    f"search/{name}.js" for name in ("text", "search", "mark", "clauses", "english", "inflate")
)
# The licence of what is part of the last.
_LICENCE = "vendor/wink-porter2-stemmer.LICENSE.txt"
# Our own pages have larger letters: 1rem is so many pixels. On another site it may be any number.
_REM = 20


class NoPages(Exception):
    """There is no HTML file in the folder."""


class Occupied(Exception):
    """The folder for the index holds something else."""


def index(site: Path, lang: Lang, progress: Progress) -> SearchReport:
    """Write the index of all pages below `site`, and the code of the box, into assets/search there.

    `lang` is the language of the pages that do not name theirs. What an earlier run wrote is
    replaced. Raises NoPages or Occupied.
    """
    folder = site / FOLDER
    if not html_files(site):
        raise NoPages
    linked = folder.is_symlink() or folder.parent.is_symlink()
    taken = folder.is_dir() and any(folder.iterdir()) and not (folder / SCRIPT).exists()
    if linked or taken:
        raise Occupied
    folder.parent.mkdir(exist_ok=True)
    with locks.alone(folder.parent), disk.replacing_folder(folder) as fresh:
        report = build_any(site, lang, fresh, progress)
        for name, code in _code(report).items():
            disk.write_file(fresh / name, code.encode())
    return report


def _code(report: SearchReport) -> dict[str, str]:
    """The files of the box by name, for the languages and kinds of pages that were indexed."""
    here = Path(__file__)
    kinds = {kind: kind for kind in sorted(report.kinds) if kind}
    languages: list[Lang] = [lang for lang in ("vi", "en") if lang in report.pages]
    words = {
        lang: script_words.box_words(
            lang, next((other for other in languages if other != lang), ""), kinds
        )
        for lang in languages
    }
    scripts = [ASSETS / name for name in _BEFORE]
    scripts += [here.with_suffix(".js"), *(ASSETS / name for name in _AFTER)]
    said = f"window.tailieuSearch={script_data.literal(words)};\n"
    styles = browser_code.minified(here.with_suffix(".css"), ASSETS / "css/search.css")
    return {
        SCRIPT: said + browser_code.minified(*scripts),
        STYLES: re.sub(r"(\d*\.?\d+)rem\b", lambda size: f"{float(size[1]) * _REM:g}px", styles),
        **{Path(name).name: browser_code.joined(ASSETS, name) for name in _LATER},
        _LICENCE: (ASSETS / "search" / _LICENCE).read_text("utf-8"),
    }


def snippet(lang: Lang) -> str:
    """HTML for a page in the site's own folder; one below it has `../` before each address."""
    label = escape(say("search", lang))
    return (
        f'<link rel="stylesheet" href="{FOLDER}/{STYLES}">\n'
        f'<script src="{FOLDER}/{SCRIPT}" defer></script>\n'
        f'<button type="button" data-search-open>{label}</button>\n'
    )
