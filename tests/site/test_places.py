"""What templates and browser code look up on a page is named by the site alone."""

from __future__ import annotations

import re
from pathlib import Path

from helpers.project import ROOT
from tailieu.content import author_html
from tailieu.content.places import may_name

OVERRIDES = ROOT / "overrides"
# Within the text, where site/draft.py keeps them for the site's own headings.
KEPT_BY_THE_BUILD = {"nguon", "toan-van"}
# On the calendar, the days of review and the form, where no author writes; guides have published
# addresses such as these.
ELSEWHERE = {"ra-soat", "phieu-1", "sua-1", "them-1"}
# Names of values in an address, and numbers of parts: `#q=…`, `#1`.
NO_IDS = {"q", "noi", "1"}
# Of notes and of code, which Markdown makes of an author's text (content/attributes.py).
OF_MARKDOWN = {"footnote", "footnote-ref", "footnote-backref"}


def texts(ending: str) -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in OVERRIDES.rglob(f"*.{ending}")}


def looked_up() -> dict[str, str]:
    """Id → a file that gives it or looks it up; what is computed in it stands as `1`."""
    found: dict[str, str] = {}
    in_code = re.compile(
        r"getElementById\(\s*[\"'`]([^\"'`]+)|[\"'`, (]#([a-zA-Z_](?:[\w-]|\$\{[^}]*\})*)"
        r"|\bid(?:\s*=|:)\s*[\"'`]([^\"'`]+)"
    )
    for path, text in texts("html").items():
        for id in re.findall(r'\bid="([^"]+)"', text):
            found[re.sub(r"\{\{.*?\}\}", "1", id)] = path.name
    for path, text in texts("js").items():
        for match in in_code.finditer(text):
            id = next(filter(None, match.groups()))
            found[re.sub(r"\$\{.*?\}", "1", id)] = path.name
    return found


def test_no_author_names_what_templates_and_code_look_up():
    found = looked_up()
    assert len(found) > 50
    assert {
        id: file
        for id, file in found.items()
        if may_name(id)
        and id not in KEPT_BY_THE_BUILD | ELSEWHERE | NO_IDS
        and not id.startswith("1-")
    } == {}


def test_no_author_names_what_the_theme_looks_up(small_site):
    page = (small_site / "huong-dan/index.html").read_text(encoding="utf-8")
    frame = page.partition("<article")[0] + page.partition("</article>")[2]
    ids = set(re.findall(r'\bid="?([^\s">]+)', frame))
    assert {"__drawer", "tl-menu"} <= ids
    assert {id for id in ids if may_name(id)} == set()


def test_no_author_gives_a_class_or_a_value_that_code_looks_up():
    written = " ".join((*texts("html").values(), *texts("js").values()))
    classes = set(re.findall(r"[\"'`,>+~ ]\.([a-z][\w-]+)", written))
    for names in re.findall(r'class="([^"{]+)"', written):
        classes.update(names.split())
    allowed = {
        name
        for name in classes
        for tag in author_html.ELEMENTS
        if author_html.kept(tag, "class", name)
    }
    assert allowed <= OF_MARKDOWN
    assert not any(re.match("data-|aria-|on|style|role", name) for name in author_html.ATTRIBUTES)
