"""Our templates escape what they print, within MkDocs and outside of it."""

from __future__ import annotations

import re

import pytest
from jinja2 import DictLoader, Environment

from helpers.project import ROOT
from tailieu.site.templates import Templates, prepare, relative

OVERRIDES = ROOT / "overrides"
BADGE = "{{ m.badge(*of) }}"
HOSTILE = '"><script>&'
ESCAPED = "&#34;&gt;&lt;script&gt;&amp;"


def badge(tmp_path, *of: object) -> str:
    (tmp_path / "partials").mkdir()
    macros = OVERRIDES / "partials" / "tl-macros.html"
    (tmp_path / "partials" / "tl-macros.html").write_text(macros.read_text(encoding="utf-8"))
    (tmp_path / "huy-hieu.html").write_text(BADGE)
    return Templates(tmp_path).render("huy-hieu.html", "vi", of=of)


@pytest.mark.parametrize(
    ("of", "drawn"),
    [
        (("Bản dịch",), '<span class="tl-badge">Bản dịch</span>'),
        ((HOSTILE,), f'<span class="tl-badge">{ESCAPED}</span>'),
        (("Gốc", "mark", "V1"), '<span class="tl-badge" data-mark="V1">Gốc</span>'),
        (
            ("Còn", "status", "con-hieu-luc", {"until": None}),
            '<span class="tl-badge" data-status="con-hieu-luc" '
            'data-dates="{&#34;until&#34;: null}">Còn</span>',
        ),
    ],
)
def test_the_badge(tmp_path, of, drawn):
    assert badge(tmp_path, *of) == drawn


def test_only_our_own_templates_escape_in_mkdocs_environment(tmp_path):
    (tmp_path / "own.html").write_text("")
    environment = Environment(
        loader=DictLoader({"own.html": "{{ text }}", "theme.html": "{{ text }}"})
    )
    prepare(environment, tmp_path)
    drawn = {
        name: environment.get_template(name).render(text=HOSTILE)
        for name in ("own.html", "theme.html")
    }
    assert drawn == {"own.html": ESCAPED, "theme.html": HOSTILE}


def test_no_template_escapes_by_hand_or_takes_text_as_html():
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(OVERRIDES.rglob("*.html")))
    assert re.findall(r"\|\s*(?:e|escape|forceescape)\b", text) == []
    assert re.findall(r"\{\{[^}]*\|\s*safe\b[^}]*\}\}", text) == []


# Where Python writes HTML, and whatever is not the build's own goes through `escape`.
BY_HAND = {
    *(
        "offline/one_file.py",
        "offline/other_site.py",
        "site/csp.py",
        "site/draft.py",
        "site/feeds.py",
        "site/frames.py",
    ),
    *("site/html_filters.py", "site/other_site.py", "site/page_markdown.py", "site/pages.py"),
    *("site/qr.py", "site/templates.py"),
}


def test_few_places_write_html_but_for_templates():
    code = ROOT / "scripts" / "tailieu"
    found = {
        path.relative_to(code).as_posix()
        for folder in ("site", "offline")
        for path in (code / folder).rglob("*.py")
        if re.search(r"\bMarkup\(|<\w[^>\n]*=\"\{", path.read_text(encoding="utf-8"))
    }
    assert found == BY_HAND


def test_the_badge_has_one_author_among_templates_and_one_among_scripts():
    sources = [
        path
        for folder, kind in ((OVERRIDES, "*.html"), (OVERRIDES, "*.js"), (ROOT / "scripts", "*.py"))
        for path in sorted(folder.rglob(kind))
    ]
    drawn = re.compile(r"""class(?:=|: )["']tl-badge\b""")
    authors = [
        path.relative_to(ROOT).as_posix()
        for path in sources
        for _ in drawn.findall(path.read_text(encoding="utf-8"))
    ]
    assert authors == ["overrides/partials/tl-macros.html", "overrides/assets/js/dom.js"]


@pytest.mark.parametrize(
    ("address", "page", "written"),
    [
        ("phieu/a.html", "phieu/b.html", "a.html"),
        ("phieu/a.html#muc-1", "en/phieu/b.html", "../../phieu/a.html#muc-1"),
        ("phieu/a.html", "index.html", "phieu/a.html"),
    ],
)
def test_addresses_are_written_from_the_page(address, page, written):
    assert relative(address, page) == written
