"""Script data files: whatever a title holds, an old browser can run them."""

from __future__ import annotations

import json

import pytest

from helpers.project import build_site
from tailieu.site import script_data

TITLE = "Khi có\u2028bão"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\u2028b", '"a\\u2028b"'),
        ("a\u2029b", '"a\\u2029b"'),
        ("</script>", '"<\\/script>"'),
        ("<!-- a", '"\\u003c!-- a"'),
        ("bão, lũ", '"bão, lũ"'),
    ],
)
def test_what_would_end_a_line_or_a_script_is_escaped(text, written):
    assert script_data.literal(text) == written
    assert json.loads(written) == text


def test_a_file_is_one_assignment(tmp_path):
    path = tmp_path / "moi" / "a.js"
    script_data.write(path, 'texts["a"]', {"lời": [1, None]})
    assert path.read_text(encoding="utf-8") == 'window.texts["a"]={"lời":[1,null]};\n'


def test_a_title_that_holds_a_line_separator_breaks_no_script(project):
    """Before ES2019 such a character ends the line, and with it the string and the script."""
    sheet = project / "docs" / "phieu" / "khi-co-bao.md"
    text = sheet.read_text(encoding="utf-8")
    titled = "".join(
        f'title: "{TITLE}"\n' if line.startswith("title:") else line
        for line in text.splitlines(keepends=True)
    )
    sheet.write_text(titled, encoding="utf-8")
    site = build_site(project, project / "site")
    assert TITLE in (site / "phieu" / "khi-co-bao.html").read_text(encoding="utf-8")
    written = {
        path: path.read_text(encoding="utf-8") for path in (site / "assets" / "form").rglob("*.js")
    }
    assert "Khi có\\u2028bão" in written[site / "assets" / "form" / "danh-muc" / "0.js"]
    assert [path for path, text in written.items() if {"\u2028", "\u2029"} & {*text}] == []
